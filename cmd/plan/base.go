package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/lang"
)

// baseAuto is the --base that finds by itself what a change is compared with.
const baseAuto = "auto"

// noBase says why there is nothing to compare with, and the line that mends it.
type noBase struct{ why, mend string }

func (e *noBase) Error() string {
	if e.mend == "" {
		return e.why
	}
	return e.why + "\n      Fix  " + e.mend
}

// base is an earlier version of a workspace.
type base struct {
	snapshot *lang.Snapshot
	name     string // what it is, in words
}

// openBase reads the earlier version of a workspace that spec names: a commit, a
// folder, or auto. It is nil, with the reason, where auto finds none and nobody
// depends on it.
func openBase(w *workspace, spec string, fetch bool) (found *base, notice string, err error) {
	found, err = findBase(w, spec, fetch)
	var none *noBase
	switch {
	case err == nil:
		return found, "", nil
	case errors.Is(err, errNoGit):
		none = &noBase{err.Error(), "apt-get install git, or what installs it here"}
	case !errors.As(err, &none):
		return nil, "", fail(exitUndecided, "there is no base to compare with: %v", err)
	}
	if spec == baseAuto && !inCI(os.Getenv) {
		return nil, none.Error(), nil
	}
	return nil, "", fail(exitUndecided, "there is no base to compare with: %s", none.Error())
}

func findBase(w *workspace, spec string, fetch bool) (*base, error) {
	if isFolder(spec) && spec != baseAuto {
		return folderBase(w, spec)
	}
	r, err := openRepository(context.Background(), w.top, fetch)
	if none := (*noBase)(nil); errors.As(err, &none) && spec != baseAuto {
		return nil, &noBase{"there is no folder called " + spec + ", and " + none.why, none.mend}
	}
	if err != nil {
		return nil, err
	}
	var commit, name string
	if spec == baseAuto {
		commit, name, err = r.auto(os.Getenv)
	} else {
		commit, err = r.named(spec)
		name = spec
	}
	if err != nil {
		return nil, err
	}
	snapshot, err := r.snapshot(w, commit)
	if err != nil {
		return nil, err
	}
	return &base{snapshot, name}, nil
}

// isFolder reports whether a base is the path of a folder.
func isFolder(spec string) bool {
	info, err := os.Stat(spec)
	return err == nil && info.IsDir()
}

// folderBase reads an earlier version that lies in a folder of its own: at the
// path that the workspace has in its repository, or at the folder itself.
func folderBase(w *workspace, folder string) (*base, error) {
	abs, err := filepath.Abs(folder)
	if err != nil {
		return nil, err
	}
	root := "."
	if info, err := os.Stat(filepath.Join(abs, filepath.FromSlash(w.root))); err == nil && info.IsDir() && w.root != "." {
		if _, err := os.Stat(filepath.Join(abs, lang.WorkspaceFile)); err != nil {
			root = w.root
		}
	}
	s, err := lang.Load(os.DirFS(abs), root, book.Vocabulary)
	if err != nil {
		return nil, fmt.Errorf("%s", (&workspace{top: abs, root: root}).readErrors(err))
	}
	if len(s.Files) == 0 {
		return nil, &noBase{"the folder " + folder + " holds no plan", "plan check --base FOLDER, with the folder that holds the plans as they were"}
	}
	return &base{s, "the plans in " + folder}, nil
}

// inCI reports whether a program is watching, for whom a check that compares
// nothing would look like a success.
func inCI(env func(string) string) bool {
	ci := strings.ToLower(env("CI"))
	return ci != "" && ci != "false" && ci != "0" || env("GITHUB_ACTIONS") != "" || env("GITLAB_CI") != ""
}
