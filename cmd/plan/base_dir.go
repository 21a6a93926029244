package main

import (
	"os"

	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/lang"
)

// openBase reads the earlier version of a workspace: a folder that holds it, with
// the same layout. The note says what it is.
func openBase(_ *workspace, spec string) (s *lang.Snapshot, note string, err error) {
	info, err := os.Stat(spec)
	switch {
	case err != nil:
		return nil, "", fail(exitUndecided, "--base: %s", plainPathError(spec, err))
	case !info.IsDir():
		return nil, "", fail(exitUndecided, "--base: %s is no folder; name the folder that holds the earlier version of the workspace", spec)
	}
	s, err = lang.Load(os.DirFS(spec), ".", book.Vocabulary)
	if err != nil {
		return nil, "", fail(exitUndecided, "--base: %s", (&workspace{top: spec}).readErrors(err))
	}
	if len(s.Files) == 0 {
		return nil, "", fail(exitUndecided, "--base: no plan file (NAME%s) was found in %s", lang.Suffix, spec)
	}
	return s, "the plans in " + spec, nil
}
