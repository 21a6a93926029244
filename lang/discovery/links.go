package discovery

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// What is said of an agreement that is not read, within an fs.PathError.
var (
	ErrLinkedLock   = errors.New("an agreement that is a symbolic link")
	ErrLinkedFolder = errors.New("a symbolic link to a folder with an agreement")
	ErrNoFile       = errors.New("an agreement that is no file")
)

// links are those that a walk came past, and the folders that it read.
type links struct {
	fsys    fs.FS
	found   []string
	visited map[string]bool
	others  []string // workspaces further down, which are read on their own
}

// noLock says why an agreement is not read that is no file.
func noLock(d fs.DirEntry) error {
	if d.Type()&fs.ModeSymlink != 0 {
		return ErrLinkedLock
	}
	return ErrNoFile
}

// unread are the errors that name links by which agreements would be passed over: those
// that lead to a folder which holds one and which the walk has not read itself.
func (l *links) unread() []error {
	var errs []error
	s := &sieve{fsys: l.fsys}
	for _, name := range l.found {
		if info, err := fs.Stat(l.fsys, name); err != nil || !info.IsDir() {
			continue
		}
		if at, ok := target(l.fsys, name); ok && l.reads(at) {
			continue
		}
		if s.looked = maxSought - maxLinked; s.holdsLock(name, maxDeepLinked) {
			errs = append(errs, &fs.PathError{Op: "open", Path: name, Err: ErrLinkedFolder})
		}
	}
	return errs
}

// How far an agreement is looked for behind each link.
const (
	maxDeepLinked = 3     // folders below each other
	maxLinked     = 1_000 // files and folders
)

// reads reports whether the walk has come to a folder, or another one will.
func (l *links) reads(folder string) bool {
	return l.visited[folder] || slices.ContainsFunc(l.others, func(top string) bool {
		return folder == top || strings.HasPrefix(folder, top+"/")
	})
}

// target is the folder of the file system that a path leads to, without any link in it;
// not ok where it leads out of the file system, or that cannot be told.
func target(fsys fs.FS, name string) (string, bool) {
	const most = 40
	rest, at := name, "."
	for hops := 0; rest != ""; {
		first, more, _ := strings.Cut(rest, "/")
		next := path.Join(at, first)
		if !fs.ValidPath(next) {
			return "", false
		}
		rest = more
		info, err := fs.Lstat(fsys, next)
		switch {
		case err != nil:
			return "", false
		case info.Mode()&fs.ModeSymlink == 0:
			at = next
			continue
		}
		leads, err := fs.ReadLink(fsys, next)
		if hops++; err != nil || hops > most || path.IsAbs(leads) || strings.Contains(leads, `\`) || strings.Contains(leads, ":") {
			return "", false
		}
		rest = strings.Trim(path.Join(leads, more), "/")
	}
	return at, true
}
