package workspace

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/discovery"
)

// load reads the whole workspace. A file that was named counts even where
// .gitignore excludes it. Where ctx ends, nothing is read, and the error is that of ctx.
func (w *Workspace) load(ctx context.Context) error {
	s, err := lang.LoadContext(ctx, w.Disk(), w.Root, book.Vocabulary)
	if s == nil {
		w.Snapshot = lang.Empty(book.Vocabulary)
		return err
	}
	if err != nil {
		w.unread = w.unreadFiles(err)
		err = ReadErrors(w.Top, err)
		for _, e := range exit.All(err) {
			e.Listed = len(w.unread) > 0
		}
	}
	for _, name := range w.Wanted {
		if discovery.IsPlanFile(name) && s.Files[name] == nil {
			if src, readErr := os.ReadFile(w.Path(name)); readErr == nil {
				s = s.With(map[string][]byte{name: src})
			}
		}
	}
	w.Snapshot = s
	return err
}

// ReadErrors says of an error in reading files below a folder on disk which could
// not be read, each in an error of its own that is undecided.
func ReadErrors(top string, err error) error {
	var several interface{ Unwrap() []error }
	if errors.As(err, &several) {
		var list []error
		for _, e := range several.Unwrap() {
			list = append(list, ReadErrors(top, e))
		}
		return errors.Join(list...)
	}
	name := top
	var failed *fs.PathError
	if errors.As(err, &failed) {
		name = filepath.Join(top, filepath.FromSlash(failed.Path))
	}
	return pathError(fromHere(name), err)
}

// unreadFiles are the obstacles that an error in reading names.
func (w *Workspace) unreadFiles(err error) []*checks.Finding {
	var several interface{ Unwrap() []error }
	if errors.As(err, &several) {
		var list []*checks.Finding
		for _, e := range several.Unwrap() {
			list = append(list, w.unreadFiles(e)...)
		}
		return list
	}
	var failed *fs.PathError
	if !errors.As(err, &failed) {
		return nil
	}
	name := strings.TrimPrefix(failed.Path, w.Root+"/")
	fix := "Ask whoever looks after the folder to let you read it"
	if notInPlace(err) {
		fix = "Put the files themselves in the place of the link"
	}
	return []*checks.Finding{obstacle(name, 1, terminal.Sentence(plainPathError(path.Base(name), err)), fix)}
}
