package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/discovery"
)

// workspace is one workspace on disk, and which of its files were asked for.
type workspace struct {
	top      string // folder on disk that its file system starts at: the repository's
	root     string // within top, slash-separated
	wanted   []string
	snapshot *lang.Snapshot
	unread   []finding // files that cannot be read
}

// disk is where paths of the command line lead.
type disk struct {
	cwd   string
	found []*workspace
}

func newDisk() (*disk, error) {
	cwd, err := os.Getwd()
	if err != nil {
		return nil, exit.Errorf(exit.Undecided, "the working directory cannot be read: %v", err)
	}
	return &disk{cwd: cwd}, nil
}

// open finds the workspaces that the paths belong to and loads each of them
// whole. What cannot be read is an error beside the workspaces.
func (d *disk) open(paths []string) ([]*workspace, error) {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	var errs []error
	for _, p := range paths {
		if err := d.add(p); err != nil {
			errs = append(errs, err)
		}
	}
	for _, w := range d.found {
		if err := w.load(); err != nil {
			errs = append(errs, err)
		}
	}
	return d.found, errors.Join(errs...)
}

func (d *disk) add(p string) error {
	if p == "" {
		return exit.Errorf(exit.Usage, "one of the paths is empty; write . for this folder")
	}
	abs, top, rel, err := d.locate(p)
	if err != nil {
		return err
	}
	info, err := os.Stat(abs)
	if err != nil {
		return exit.Errorf(exit.Undecided, "%s", plainPathError(p, err))
	}
	if link, err := os.Lstat(abs); err == nil && link.Mode()&fs.ModeSymlink != 0 && !info.IsDir() {
		return exit.Errorf(exit.Undecided, "%s is a symbolic link, and these are not followed; name the file itself", p)
	}
	fsys := os.DirFS(top)
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
func (d *disk) locate(p string) (abs, top, rel string, err error) {
	abs = p
	if !filepath.IsAbs(p) {
		abs = filepath.Join(d.cwd, p)
	}
	abs = filepath.Clean(abs)
	top = repository(abs)
	r, err := filepath.Rel(top, abs)
	rel = filepath.ToSlash(r)
	if err != nil || !fs.ValidPath(rel) {
		return "", "", "", exit.Errorf(exit.Undecided, "the path %s cannot be used", p)
	}
	return abs, top, rel, nil
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

func plainPathError(p string, err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "there is no file or folder " + p
	case errors.Is(err, fs.ErrPermission):
		return p + " may not be read"
	}
	return fmt.Sprintf("%s cannot be read: %v", p, cause(err))
}

// want notes that what lies at path rel of a workspace is asked for.
func (d *disk) want(top, root, rel string) {
	wanted := strings.TrimPrefix(rel, root+"/")
	if rel == root {
		wanted = "."
	}
	for _, w := range d.found {
		if w.top == top && w.root == root {
			w.wanted = append(w.wanted, wanted)
			return
		}
	}
	d.found = append(d.found, &workspace{top: top, root: root, wanted: []string{wanted}})
}

// load reads the whole workspace. A file that was named counts even where
// .gitignore excludes it.
func (w *workspace) load() error {
	s, err := lang.Load(os.DirFS(w.top), w.root, book.Vocabulary)
	if err != nil {
		w.unread = w.unreadFiles(err)
		err = w.readErrors(err)
	}
	for _, name := range w.wanted {
		if discovery.IsPlanFile(name) && s.Files[name] == nil {
			if src, readErr := os.ReadFile(w.path(name)); readErr == nil {
				s = s.With(map[string][]byte{name: src})
			}
		}
	}
	w.snapshot = s
	return err
}

// readErrors says which files could not be read, each in an error of its own.
func (w *workspace) readErrors(err error) error {
	var several interface{ Unwrap() []error }
	if errors.As(err, &several) {
		var list []error
		for _, e := range several.Unwrap() {
			list = append(list, w.readErrors(e))
		}
		return errors.Join(list...)
	}
	name := w.top
	var failed *fs.PathError
	if errors.As(err, &failed) {
		name = filepath.Join(w.top, filepath.FromSlash(failed.Path))
	}
	return exit.Errorf(exit.Undecided, "%s", plainPathError(fromHere(name), err))
}

// unreadFiles are the obstacles that an error in reading names.
func (w *workspace) unreadFiles(err error) []finding {
	var several interface{ Unwrap() []error }
	if errors.As(err, &several) {
		var list []finding
		for _, e := range several.Unwrap() {
			list = append(list, w.unreadFiles(e)...)
		}
		return list
	}
	var failed *fs.PathError
	if !errors.As(err, &failed) {
		return nil
	}
	name := strings.TrimPrefix(failed.Path, w.root+"/")
	return []finding{w.obstacle(name, 1, terminal.Sentence(plainPathError(path.Base(name), err)), "Ask whoever looks after the folder to let you read it")}
}

// path is where a file of the workspace lies on disk.
func (w *workspace) path(name string) string {
	return filepath.Join(w.top, filepath.FromSlash(w.root), filepath.FromSlash(name))
}

// shows reports whether a file of the workspace was asked for.
func (w *workspace) shows(name string) bool {
	return slices.ContainsFunc(w.wanted, func(p string) bool { return within(p, name) })
}

// within reports whether a path is that of a folder, or of something below it.
func within(folder, name string) bool {
	return folder == "." || name == folder || strings.HasPrefix(name, folder+"/")
}

// files lists the files that were asked for, sorted.
func (w *workspace) files() []string {
	var names []string
	for name := range w.snapshot.Files {
		if w.shows(name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// repository is the folder that paths in a forge are relative to: the git
// repository's, or the given one where there is no repository.
func (w *workspace) repository(otherwise string) string {
	if _, err := os.Stat(filepath.Join(w.top, ".git")); err == nil {
		return w.top
	}
	return otherwise
}

// display is a file's path as people see it: relative to a folder on disk where
// that leads to it, slash-separated.
func (w *workspace) display(base, name string) string {
	abs := w.path(name)
	if rel, err := filepath.Rel(base, abs); err == nil {
		return filepath.ToSlash(rel)
	}
	return filepath.ToSlash(abs)
}
