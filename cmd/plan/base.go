package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/discovery"
)

// baseAuto is the --base that finds by itself what a change is compared with.
const baseAuto = "auto"

var errEmptyBase = exit.Errorf(exit.Usage, "--base is empty; name a commit, a branch or a folder, or write --base auto")

// noBase says why there is nothing to compare with, and the line that mends it.
type noBase struct {
	why, mend string
	lies      string // what lies with the remote, and was not to be asked for
	mendDiff  string // the line for plan diff, where it is not that for plan check
}

func (e *noBase) Error() string {
	if e.mend == "" {
		return e.why
	}
	return e.why + "\n      Fix  " + e.mend
}

// base is an earlier version of a workspace.
type base struct {
	snapshot *lang.Snapshot // nil where no plan was there
	name     string         // what it is, in words
}

// openBase reads the earlier version of a workspace that spec names: a commit, a
// folder, or auto. It has no snapshot, with a notice, where no plan was there; it is
// nil, with a notice, where auto finds none and nobody depends on it.
func openBase(w *workspace.Workspace, spec string, fetch bool) (found *base, notice string, err error) {
	found, asked, err := findBase(w, spec, fetch)
	switch {
	case err == nil && found.snapshot == nil:
		return found, "No plan was there in " + found.name + ", so everything here counts as new.", nil
	case err == nil && spec == baseAuto:
		return found, "Compared with " + found.name + asked + ".", nil
	case err == nil:
		return found, "", nil
	}
	none := asNoBase(err)
	if none != nil && spec == baseAuto && !inCI(os.Getenv) {
		return nil, "Checked without a base: " + none.Error(), nil
	}
	return nil, "", noBaseFailure(err)
}

// asNoBase is the error that says why there is nothing to compare with; nil where
// it is of another kind.
func asNoBase(err error) *noBase {
	none := &noBase{why: errNoGit.Error(), mend: mendNoGit}
	if errors.Is(err, errNoGit) || errors.As(err, &none) {
		return none
	}
	return nil
}

func noBaseFailure(err error) error {
	if none := asNoBase(err); none != nil {
		err = none
	}
	return exit.Errorf(exit.Undecided, "there is no base to compare with: %v", err)
}

const mendNoGit = "apt-get install git, or what installs it here"

// findBase also says whether a remote was asked.
func findBase(w *workspace.Workspace, spec string, fetch bool) (found *base, asked string, err error) {
	folder := isFolder(spec) && spec != baseAuto
	if folder && filepath.Base(spec) != spec {
		found, err = folderBase(w, spec)
		return found, "", err
	}
	r, err := openRepository(context.Background(), w.Top, fetch)
	if none := (*noBase)(nil); !folder && errors.As(err, &none) && spec != baseAuto {
		return nil, "", &noBase{why: "there is no folder called " + spec + ", and " + none.why, mend: none.mend}
	}
	if folder {
		if err == nil {
			if _, both := r.commit(spec); both && spec != "." && spec != ".." {
				return nil, "", &noBase{why: spec + " is the name of a folder, and of a commit or branch", mend: "plan check --base ./" + spec + " for the folder, --base refs/heads/" + spec + " for the branch"}
			}
		}
		found, err = folderBase(w, spec)
		return found, "", err
	}
	if err != nil {
		return nil, "", err
	}
	found, err = r.base(w, spec)
	if r.asked {
		asked = ", which " + r.remote + " was asked for"
	}
	return found, asked, err
}

// base is the workspace in the commit that spec names.
func (r *gitRepository) base(w *workspace.Workspace, spec string) (*base, error) {
	var commit, name string
	var err error
	if spec == baseAuto {
		commit, name, err = r.auto(os.Getenv)
		name += " (" + short(commit) + ")"
	} else {
		commit, err = r.named(spec)
		name = spec
	}
	if err != nil {
		return nil, err
	}
	snapshot, err := r.snapshot(w, commit)
	return &base{snapshot, name}, err
}

// isFolder reports whether a base is the path of a folder.
func isFolder(spec string) bool {
	info, err := os.Stat(spec)
	return err == nil && info.IsDir()
}

// folderBase reads an earlier version that lies in a folder of its own: at the
// path that the workspace has in its repository, or at the folder itself.
func folderBase(w *workspace.Workspace, folder string) (*base, error) {
	abs, err := filepath.Abs(folder)
	if err != nil {
		return nil, err
	}
	root := "."
	if info, err := os.Stat(filepath.Join(abs, filepath.FromSlash(w.Root))); err == nil && info.IsDir() && w.Root != "." {
		if _, err := os.Stat(filepath.Join(abs, discovery.WorkspaceFile)); err != nil {
			root = w.Root
		}
	}
	s, err := lang.Load(os.DirFS(abs), root, book.Vocabulary)
	if err != nil {
		return nil, workspace.ReadErrors(abs, err)
	}
	if len(s.Files) == 0 {
		return nil, &noBase{why: "the folder " + folder + " holds no plan", mend: "plan check --base FOLDER, with the folder that holds the plans as they were"}
	}
	return &base{s, "the plans in " + inWords(folder)}, nil
}

// inWords names a folder in a sentence, where a dot would be taken for its end.
func inWords(folder string) string {
	switch filepath.Clean(folder) {
	case ".":
		return "this folder"
	case "..":
		return "the folder above"
	}
	return folder
}
