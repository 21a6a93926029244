// Package base knows what plans are compared with: the commit, the branch or the
// folder that somebody names, or what --base auto finds by itself, of what git and
// a CI system say. It reads that version of a workspace, and says why where there
// is none. It judges nothing and shows nothing.
//
// Open is for plan check, OpenForDiff for plan diff, Try for plan doctor.
package base

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

// Auto is the base that finds by itself what a change is compared with.
const Auto = "auto"

// ErrEmpty is what a command says of a --base without a value.
var ErrEmpty = exit.Errorf(exit.Usage, "--base is empty; name a commit, a branch or a folder, or write --base auto")

// Base is an earlier version of a workspace.
type Base struct {
	Snapshot *lang.Snapshot // nil where no plan was there
	Name     string         // what it is, in words
}

// Open reads the earlier version of a workspace that spec names: a commit, a
// folder, or auto; fetch allows it to ask a remote. It has no snapshot, with a
// notice, where no plan was there; it is nil, with a notice, where auto finds none
// and nobody depends on it. An error is undecided, and says what mends it; where ctx
// ends, it is that of ctx.
func Open(ctx context.Context, w *workspace.Workspace, spec string, fetch bool) (found *Base, notice string, err error) {
	found, asked, err := find(ctx, w, spec, fetch)
	switch {
	case ctx.Err() != nil:
		return nil, "", context.Cause(ctx)
	case err == nil && found.Snapshot == nil:
		return found, "No plan was there in " + found.Name + ", so everything here counts as new.", nil
	case err == nil && spec == Auto:
		return found, "Compared with " + found.Name + asked + ".", nil
	case err == nil:
		return found, "", nil
	}
	none := asNoBase(err)
	if none != nil && spec == Auto && !inCI(os.Getenv) {
		return nil, "Checked without a base: " + none.Error(), nil
	}
	return nil, "", undecided(err)
}

// OpenForDiff reads the base as Open does, for plan diff: there must be one, whether or
// not a plan was there. An error is undecided, and what mends it is said of that command.
func OpenForDiff(w *workspace.Workspace, spec string, fetch bool) (*Base, error) {
	found, _, err := find(context.Background(), w, spec, fetch)
	if none := asNoBase(err); none != nil {
		return nil, undecided(none.forDiff())
	} else if err != nil {
		return nil, undecided(err)
	}
	return found, nil
}

// find is the base, and says in words which remote was asked for it.
func find(ctx context.Context, w *workspace.Workspace, spec string, fetch bool) (found *Base, asked string, err error) {
	folder := isFolder(spec) && spec != Auto
	if folder && filepath.Base(spec) != spec {
		found, err = openFolder(ctx, w, spec)
		return found, "", err
	}
	r, err := openRepository(ctx, w.Top, fetch)
	if none := (*NoBase)(nil); !folder && errors.As(err, &none) && spec != Auto {
		return nil, "", &NoBase{Why: "there is no folder called " + spec + ", and " + none.Why, Mend: none.Mend, Again: none.Again}
	}
	if folder {
		if err == nil {
			if _, both := r.commit(spec); both && spec != "." && spec != ".." {
				return nil, "", &NoBase{Why: spec + " is the name of a folder, and of a commit or branch", Again: "--base ./" + spec + " for the folder, --base refs/heads/" + spec + " for the branch"}
			}
		}
		found, err = openFolder(ctx, w, spec)
		return found, "", err
	}
	if err != nil {
		return nil, "", err
	}
	found, err = r.open(w, spec)
	if r.asked {
		asked = ", which " + r.remote + " was asked for"
	}
	return found, asked, err
}

// open reads the workspace in the commit that spec names.
func (r *repository) open(w *workspace.Workspace, spec string) (*Base, error) {
	var commit, name string
	var err error
	if spec == Auto {
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
	return &Base{snapshot, name}, err
}

// isFolder reports whether a base is the path of a folder.
func isFolder(spec string) bool {
	info, err := os.Stat(spec)
	return err == nil && info.IsDir()
}

// openFolder reads an earlier version that lies in a folder of its own: at the
// path that the workspace has in its repository, or at the folder itself.
func openFolder(ctx context.Context, w *workspace.Workspace, folder string) (*Base, error) {
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
	s, err := lang.LoadContext(ctx, os.DirFS(abs), root, book.Vocabulary)
	if err != nil {
		return nil, workspace.ReadErrors(abs, err)
	}
	if len(s.Files) == 0 {
		return nil, &NoBase{Why: "the folder " + folder + " holds no plan", Again: "--base FOLDER, with the folder that holds the plans as they were"}
	}
	return &Base{s, "the plans in " + inWords(folder)}, nil
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
