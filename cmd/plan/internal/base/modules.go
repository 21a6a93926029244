package base

import (
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
)

// addModules adds to the files of a tree, by path, those that its submodules held, each at
// the commit that is named there, where plans of the workspace lie in them: the repository
// around them has none of these. Submodules lie in a folder; "" is the top.
func (r *repository) addModules(w *workspace.Workspace, blobs map[string]string, folder string, commits map[string]string) error {
	for _, name := range slices.Sorted(maps.Keys(commits)) {
		at := path.Join(folder, name)
		if !holdsPlans(w, at) {
			continue
		}
		inner, err := openRepository(r.Ctx, filepath.Join(r.Dir, filepath.FromSlash(at)), r.forbids)
		if err != nil {
			return apart(w, at, err)
		}
		err = inner.have(commits[name], "the commit of the submodule "+at)
		r.asked = r.asked || inner.asked
		if err != nil {
			return apart(w, at, err)
		}
		files, within, err := inner.tree(commits[name])
		if err != nil {
			return apart(w, at, err)
		}
		for file, blob := range files {
			blobs[path.Join(at, file)] = blob
		}
		if r.modules == nil {
			r.modules = map[string]*repository{}
		}
		r.modules[at] = inner
		if err := r.addModules(w, blobs, at, within); err != nil {
			return err
		}
	}
	return nil
}

// holdsPlans reports whether a plan of the workspace lies in a folder, whose path is from
// the top of the repository.
func holdsPlans(w *workspace.Workspace, folder string) bool {
	for name := range w.Snapshot.Files {
		if workspace.Within(folder, path.Join(w.Root, name)) {
			return true
		}
	}
	return false
}

// apart has the plans of a submodule compared by themselves where what they were cannot be
// had, unless something brings it.
func apart(w *workspace.Workspace, at string, err error) error {
	none := asNoBase(err)
	if none == nil || none.Mend != "" && none.Again == "" {
		return err
	}
	cwd, err := os.Getwd()
	if err != nil {
		cwd = w.Top
	}
	shown := (&workspace.Workspace{Top: w.Top, Root: "."}).Display(cwd, at)
	return &NoBase{Why: none.Why, Again: "--base auto", paths: terminal.Here.Word(shown)}
}

// texts reads files of a tree as they are checked out, each from the repository that it
// lies in.
func (r *repository) texts(blobs map[string]string, names []string) (map[string][]byte, error) {
	in := map[string][]string{} // by the folder of a submodule; "" for the repository itself
	for _, name := range names {
		at := ""
		for folder := range r.modules {
			if workspace.Within(folder, name) && len(folder) > len(at) {
				at = folder
			}
		}
		in[at] = append(in[at], name)
	}
	all := map[string][]byte{}
	for at, names := range in {
		from := r
		if at != "" {
			from = r.modules[at]
		}
		own, short := map[string]string{}, make([]string, len(names))
		for i, name := range names {
			short[i] = strings.TrimPrefix(strings.TrimPrefix(name, at), "/")
			own[short[i]] = blobs[name]
		}
		contents, err := from.contents(own, short)
		if err != nil {
			return nil, err
		}
		from.asCheckedOut(own, contents)
		for name, text := range contents {
			all[path.Join(at, name)] = text
		}
	}
	return all, nil
}
