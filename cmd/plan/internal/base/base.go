// Package base knows what plans are compared with: the commit, the branch or the
// folder that somebody names, or what --base auto finds by itself, of what git and
// a CI system say. It reads that version of a workspace, and says why where there
// is none. It judges nothing and shows nothing.
//
// Open is for plan check, OpenForDiff and OpenSince for plan diff, OpenForReport for plan report,
// History for plan score, Try for plan doctor, and Names for a shell that completes what people type.
package base

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/discovery"
	"github.com/plan-as-code/plan/lsp/git"
)

// Auto is the base that finds by itself what a change is compared with.
const Auto = "auto"

// ErrEmpty is what a command says of a --base without a value.
var ErrEmpty = exit.Errorf(exit.Usage, "--base is empty; name a commit, a branch or a folder, or write --base auto")

// Base is an earlier version of a workspace.
type Base struct {
	Snapshot *lang.Snapshot // nil where no plan was there
	Name     string         // what it is, in words
	Part     string         // the folder of it that is a workspace by itself now; "" where all of it is
}

// Open reads the earlier version of a workspace that spec names: a commit, a
// folder, or auto; fetch allows it to ask a remote. It has no snapshot, with a
// notice, where no plan was there; it is nil, with a notice, where auto finds none
// and nobody depends on it. Where a commit is about to be made, auto and HEAD have the
// workspace be what is to be committed. An error is undecided, and says what mends it;
// where ctx ends, it is that of ctx.
func Open(ctx context.Context, w *workspace.Workspace, spec string, fetch bool) (found *Base, notice string, err error) {
	forbids := ""
	if !fetch {
		forbids = "--no-fetch forbids to ask for it"
	}
	found, asked, err := find(ctx, w, spec, forbids)
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
		return nil, "Checked without a base: " + none.of(w).Error(), nil
	}
	return nil, "", undecided(w, err)
}

// OpenForDiff reads the base as Open does, for plan diff: there must be one, whether or
// not a plan was there. An error is undecided, and what mends it is said of that command.
func OpenForDiff(w *workspace.Workspace, spec string, fetch bool) (*Base, error) {
	found, _, err := find(context.Background(), w, spec, forbiddenForDiff(fetch))
	return found, forDiff(w, err)
}

// OpenSince reads the workspace as it was when a day began, for plan diff: in the last
// commit before it on the way that the branch took. It has no snapshot where there was
// none yet. An error is as in OpenForDiff.
func OpenSince(w *workspace.Workspace, day lang.Date, fetch bool) (*Base, error) {
	r, err := openRepository(context.Background(), w.Top, forbiddenForDiff(fetch))
	if err != nil {
		return nil, forDiff(w, err)
	}
	found, err := r.since(w, day)
	return found, forDiff(w, err)
}

// OpenForReport reads what plan report --since names: the commit, branch, tag or folder, or
// the workspace as it was when a day began. It asks no remote. It has no snapshot where no plan
// was there. An error is as in OpenForDiff.
func OpenForReport(w *workspace.Workspace, spec string) (*Base, error) {
	const forbids = "plan report asks no remote"
	if day, dated := lang.ParseDate(spec); dated {
		r, err := openRepository(context.Background(), w.Top, forbids)
		if err != nil {
			return nil, forReport(w, err)
		}
		found, err := r.since(w, day)
		return found, forReport(w, err)
	}
	found, _, err := find(context.Background(), w, spec, forbids)
	return found, forReport(w, err)
}

func forbiddenForDiff(fetch bool) string {
	if fetch {
		return ""
	}
	return "plan diff asks for it only with --fetch"
}

// forDiff is an error that ends plan diff; nil where there is none.
func forDiff(w *workspace.Workspace, err error) error {
	if none := asNoBase(err); none != nil {
		return undecided(w, none.forDiff())
	} else if err != nil {
		return undecided(w, err)
	}
	return nil
}

// forReport is an error that ends plan report; nil where there is none.
func forReport(w *workspace.Workspace, err error) error {
	if none := asNoBase(err); none != nil {
		return undecided(w, none.forReport())
	} else if err != nil {
		return undecided(w, err)
	}
	return nil
}

// find is the base, and says in words which remote was asked for it.
func find(ctx context.Context, w *workspace.Workspace, spec, forbids string) (found *Base, asked string, err error) {
	folder := isFolder(spec) && spec != Auto
	if folder && filepath.Base(spec) != spec {
		found, err = openFolder(ctx, w, spec)
		return found, "", err
	}
	r, err := openRepository(ctx, w.Top, forbids)
	none := (*NoBase)(nil)
	if errors.As(err, &none) && none.unborn && spec == head {
		return &Base{Name: "this repository, which has no commit yet"}, "", nil
	}
	if !folder && none != nil && spec != Auto {
		return nil, "", &NoBase{Why: "there is no folder called " + spec + ", and " + none.Why, Mend: none.Mend, Again: none.Again}
	}
	if folder {
		if err == nil && spec != "." && spec != ".." {
			if err := r.alike(w, spec); err != nil {
				return nil, "", err
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

// alike says that a folder and a commit have one name, and what tells the one apart that
// holds plans.
func (r *repository) alike(w *workspace.Workspace, spec string) error {
	commit, both := r.commit(spec)
	if !both {
		return nil
	}
	again := "./" + spec
	if _, err := openFolder(r.Ctx, w, again); err != nil {
		if again, _ = r.Line("rev-parse", "--symbolic-full-name", spec); again == "" || again == spec {
			again = commit
		}
	}
	return &NoBase{Why: spec + " is the name of a folder, which is ./" + spec + ", and of a commit or branch", Again: "--base " + terminal.Here.Word(again)}
}

// open reads the workspace in the commit that spec names.
func (r *repository) open(w *workspace.Workspace, spec string) (*Base, error) {
	if (spec == Auto || spec == head) && !inCI(os.Getenv) {
		r.Index = r.commitIndex(os.Getenv)
	}
	last := sync.OnceValues(func() (*lang.Snapshot, error) { return r.snapshot(w, r.head) })
	commit, name, err := "", spec, error(nil)
	if spec == Auto {
		commit, name, err = r.auto(os.Getenv, func() bool {
			was, err := last()
			return err == nil && edited(w, was)
		})
		name += " (" + short(commit) + ")"
	} else {
		commit, err = r.named(spec)
	}
	if err == nil && r.Index != "" {
		w.Snapshot, err = r.staged(w)
	}
	if err != nil {
		return nil, err
	}
	if commit == r.head {
		before, err := last()
		return &Base{before, name, r.part}, err
	}
	before, err := r.snapshot(w, commit)
	return &Base{before, name, r.part}, err
}

// head is the last commit as git calls it.
const head = "HEAD"

// since reads the workspace as it was when a day began.
func (r *repository) since(w *workspace.Workspace, day lang.Date) (*Base, error) {
	last := func() (string, error) { return r.lastBefore(day) }
	commit, err := last()
	if err == nil && commit == "" && r.shallow && r.remote != "" {
		none := &NoBase{Why: "this clone holds no commit of before " + day.String(), Mend: r.command("fetch --unshallow " + r.remote), Again: "--since " + day.ISO()}
		if why := r.mute(); why != "" {
			none.Why += ", and " + why
			return nil, none
		}
		if err := r.fetch("--unshallow", r.remote); err != nil {
			none.Why += ", and " + r.remote + " does not give one: " + gitReason(err)
			return nil, none
		}
		commit, err = last()
	}
	switch {
	case err != nil:
		return nil, r.damaged(r.head, err)
	case commit == "":
		return &Base{Name: "the time before the first commit"}, nil
	}
	snapshot, err := r.snapshot(w, commit)
	return &Base{Snapshot: snapshot, Name: "the last commit before " + day.String() + " (" + short(commit) + ")"}, err
}

// lastBefore is the last commit before a day began, on the way that the branch took; "" where
// there is none.
func (r *repository) lastBefore(day lang.Date) (string, error) {
	const oneDay = 24 * 60 * 60
	begins := time.Unix(int64(day)*oneDay, 0).UTC()
	begins = time.Date(begins.Year(), begins.Month(), begins.Day(), 0, 0, 0, 0, time.Local)
	return r.Line("rev-list", "--max-count=1", "--first-parent", fmt.Sprintf("--until=%d", begins.Unix()-1), r.head)
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
	s, err := lang.LoadContext(ctx, git.Disk(abs), root, book.Vocabulary)
	if err != nil {
		return nil, workspace.ReadErrors(abs, err)
	}
	if len(s.Files) == 0 {
		none := &NoBase{Why: "the folder " + folder + " holds no plan", Again: "--base auto"}
		if w.Repository("") == "" {
			none.Again, none.without = "", true
		}
		return nil, none
	}
	return &Base{Snapshot: s, Name: "the plans in " + inWords(filepath.ToSlash(folder))}, nil
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
