package workspace

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/discovery"
	"github.com/plan-as-code/plan/lsp/git"
)

// Disk is where paths of the command line lead.
type Disk struct {
	Cwd   string              // the working directory, from which paths are shown
	found []*Workspace        // that the paths led to; filled by Open or OpenStdin, one of which is called once
	disks map[string]fs.FS    // by the top of the repository, so that git is asked once for each
	names map[string]*listing // by the same: how files are spelled
}

// NewDisk looks from the working directory. An error is undecided.
func NewDisk() (*Disk, error) {
	cwd, err := os.Getwd()
	if err != nil {
		return nil, exit.Errorf(exit.Undecided, "the working directory cannot be read: %v", err)
	}
	return &Disk{Cwd: cwd}, nil
}

// Open finds the workspaces that the paths belong to and loads each of them
// whole; without a path, that of the working directory. An error says of each path
// and file that cannot be read why, and has an exit code; the workspaces beside it
// hold the rest.
func (d *Disk) Open(paths []string) ([]*Workspace, error) {
	return d.OpenContext(context.Background(), paths)
}

// OpenContext is Open up to the end of ctx: then the workspaces are of no use, and the
// error is that of ctx.
func (d *Disk) OpenContext(ctx context.Context, paths []string) ([]*Workspace, error) {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	paths, err := Expand(paths)
	errs := []error{err}
	for _, p := range paths {
		if err := d.add(p); err != nil {
			errs = append(errs, err)
		}
	}
	for _, w := range d.found {
		if err := w.load(ctx); err != nil {
			errs = append(errs, err)
		}
	}
	return d.found, errors.Join(errs...)
}

func (d *Disk) add(p string) error {
	if p == "" {
		return exit.Errorf(exit.Usage, "one of the paths is empty; write . for this folder")
	}
	abs, top, rel, err := d.locate(p)
	if err != nil {
		return err
	}
	info, err := os.Stat(abs)
	if err != nil {
		return pathError(p, err)
	}
	if link, err := os.Lstat(abs); err == nil && link.Mode()&fs.ModeSymlink != 0 && !info.IsDir() {
		return exit.Errorf(exit.Undecided, "%s is a symbolic link, and these are not followed; name the file itself", p)
	}
	fsys := d.disk(top)
	if !info.IsDir() {
		if !discovery.IsPlanFile(rel) {
			return exit.Errorf(exit.Undecided, "%s is not a plan: the names of plan files end in %s", p, discovery.Suffix)
		}
		d.want(top, discovery.Root(fsys, rel), rel)
		return nil
	}
	root, ok := discovery.Find(fsys, rel)
	if !ok {
		root = rel
	}
	d.want(top, root, rel)
	nested, _ := discovery.Workspaces(fsys, rel) // what cannot be read, loading says
	for _, n := range nested {
		d.want(top, n, n)
	}
	return nil
}

// locate finds a path on disk, and in the file system of its repository.
func (d *Disk) locate(p string) (abs, top, rel string, err error) {
	if abs, err = filepath.Abs(p); err != nil { // on Windows that of \folder, which no drive is named of, too
		return "", "", "", exit.Errorf(exit.Undecided, "the path %s cannot be used", p)
	}
	top = repository(abs)
	r, err := filepath.Rel(top, abs)
	rel = filepath.ToSlash(r)
	if err != nil || !fs.ValidPath(rel) {
		return "", "", "", exit.Errorf(exit.Undecided, "the path %s cannot be used", p)
	}
	rel = d.spelled(top, rel)
	return filepath.Join(top, filepath.FromSlash(rel)), top, rel, nil
}

// spelled is a path in a repository as its folders list it, below the working directory where
// it lies there.
func (d *Disk) spelled(top, rel string) string {
	if d.names == nil {
		d.names = map[string]*listing{}
	}
	if d.names[top] == nil {
		d.names[top] = &listing{fsys: os.DirFS(top)}
	}
	above := "."
	if cwd, err := filepath.Rel(top, d.Cwd); err == nil && filepath.IsLocal(cwd) && Within(filepath.ToSlash(cwd), rel) {
		above = filepath.ToSlash(cwd)
	}
	return d.names[top].spelled(above, rel)
}

// disk is the file system that starts at the top of a repository.
func (d *Disk) disk(top string) fs.FS {
	if d.disks == nil {
		d.disks = map[string]fs.FS{}
	}
	if d.disks[top] == nil {
		d.disks[top] = git.Disk(top)
	}
	return d.disks[top]
}

// repository is the nearest folder upwards that is the top of a git repository;
// the file system's top where there is none.
func repository(abs string) string {
	top := filepath.VolumeName(abs) + string(filepath.Separator)
	rel, err := filepath.Rel(top, abs)
	if err != nil {
		return top
	}
	return filepath.Join(top, filepath.FromSlash(discovery.Repository(os.DirFS(top), filepath.ToSlash(rel))))
}

// pathError says why a file or folder is not read.
func pathError(p string, err error) error {
	e := &exit.Error{Code: exit.Undecided, Text: plainPathError(p, err)}
	switch {
	case errors.Is(err, fs.ErrPermission):
		e.Forbidden = p
	case errors.Is(err, discovery.ErrLinkedLock):
		e.Mend = terminal.Here.Unlink(p)
	case errors.Is(err, discovery.ErrLinkedFolder):
		e.Mend = terminal.Here.UnlinkFolder(p)
	}
	return e
}

// notInPlace reports whether an agreement is not read because of a link.
func notInPlace(err error) bool {
	return errors.Is(err, discovery.ErrLinkedLock) || errors.Is(err, discovery.ErrLinkedFolder)
}

func plainPathError(p string, err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "there is no file or folder " + p
	case errors.Is(err, fs.ErrPermission):
		return p + " may not be read"
	case errors.Is(err, discovery.ErrLinkedLock):
		return p + " is a symbolic link, and an agreement is not read through one; put the file itself in its place"
	case errors.Is(err, discovery.ErrLinkedFolder):
		return p + " is a symbolic link to a folder with an agreement, and these are not followed; put the folder itself in its place"
	case errors.Is(err, discovery.ErrNoFile):
		return p + " has the name of an agreement and is no file; put the file there"
	}
	return fmt.Sprintf("%s cannot be read: %v", p, Cause(err))
}

// want notes that what lies at path rel of a workspace is asked for.
func (d *Disk) want(top, root, rel string) {
	wanted := strings.TrimPrefix(rel, root+"/")
	if rel == root {
		wanted = "."
	}
	for _, w := range d.found {
		if w.Top == top && w.Root == root {
			w.Wanted = append(w.Wanted, wanted)
			return
		}
	}
	d.found = append(d.found, &Workspace{Top: top, Root: root, Wanted: []string{wanted}, disk: d.disk(top)})
}

// OpenStdin loads a text as if it stood in the named file; without a name, by
// itself. An error has an exit code.
func (d *Disk) OpenStdin(name string, src []byte) ([]*Workspace, error) {
	if name == "" {
		w := &Workspace{Top: d.Cwd, Root: ".", Wanted: []string{"."}}
		w.Snapshot = lang.Empty(book.Vocabulary).With(map[string][]byte{"stdin" + discovery.Suffix: src})
		return []*Workspace{w}, nil
	}
	_, top, rel, err := d.locate(name)
	if err != nil {
		return nil, err
	}
	if !discovery.IsPlanFile(rel) {
		return nil, exit.Errorf(exit.Usage, "--stdin-name %s is not the name of a plan: these end in %s", name, discovery.Suffix)
	}
	root := discovery.Root(os.DirFS(top), rel)
	if _, err := os.Stat(filepath.Join(top, filepath.FromSlash(root))); err != nil {
		return nil, exit.Errorf(exit.Undecided, "the folder of --stdin-name: %s", plainPathError(filepath.Dir(name), err))
	}
	d.want(top, root, rel)
	w := d.found[0]
	err = w.load(context.Background())
	w.Snapshot = w.Snapshot.With(map[string][]byte{w.Wanted[0]: src})
	return d.found, err
}

// Here loads the workspace that the working directory lies in; nil where that
// lies in none. What cannot be read of it is left out.
func Here() *Workspace {
	d, err := NewDisk()
	if err != nil {
		return nil
	}
	_, top, rel, err := d.locate(".")
	if err != nil {
		return nil
	}
	root, ok := discovery.Find(os.DirFS(top), rel)
	if !ok {
		if plans, _ := filepath.Glob(filepath.Join(d.Cwd, "*"+discovery.Suffix)); len(plans) == 0 {
			return nil
		}
		root = discovery.Root(os.DirFS(top), filepath.ToSlash(filepath.Join(rel, discovery.WorkspaceFile)))
	}
	w := &Workspace{Top: top, Root: root, Wanted: []string{"."}}
	_ = w.load(context.Background())
	return w
}
