package lsp

import (
	"bytes"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/plan-as-code/plan/lang/discovery"
)

// place is where a folder lies: within the file system of its repository, beyond
// which nothing is looked for.
type place struct {
	top    string // the repository's folder, or the top of the file system
	folder string // below top
}

// placeOf finds the repository of a folder; it looks at the disk.
func placeOf(folder string) place {
	volume := slashed(filepath.VolumeName(filepath.FromSlash(folder)) + "/")
	inside, ok := within(volume, folder)
	if !ok || !fs.ValidPath(inside) {
		return place{folder, "."}
	}
	top := path.Join(volume, discovery.Repository(os.DirFS(filepath.FromSlash(volume)), inside))
	below, _ := within(top, folder)
	return place{top, below}
}

func (p place) disk() fs.FS { return os.DirFS(filepath.FromSlash(p.top)) }

// tracked is the disk of a place that knows what git tracks there.
func (st *state) tracked(p place) fs.FS {
	return st.answers.Disk(filepath.FromSlash(p.top))
}

// tracks is what a file system says that another lies on.
func tracks(fsys fs.FS, name string) (tracked, known bool) {
	if t, ok := fsys.(discovery.Tracker); ok {
		return t.Tracks(name)
	}
	return false, false
}

// overlay is a file system on which open documents lie as the client has them. The
// session makes one for each reading, and does not change it.
type overlay struct {
	fs.FS
	files map[string][]byte // texts by path; not to be written to
	count func(bytes int)   // hears how much is read; nil: nobody does
}

// overlaid is the file system of a place with the open documents on it.
func (st *state) overlaid(p place) overlay {
	o := overlay{FS: st.tracked(p), files: map[string][]byte{}}
	for _, d := range st.docs {
		if name, ok := within(p.top, d.path); ok && fs.ValidPath(name) {
			o.files[name] = d.text
		}
	}
	return o
}

// Open opens a document where there is one, else the file on disk.
func (o overlay) Open(name string) (fs.File, error) {
	if src, ok := o.files[name]; ok {
		o.counts(len(src))
		return openDocument{bytes.NewReader(src), document{name: name, text: src}}, nil
	}
	f, err := o.FS.Open(name)
	if err == nil && o.count != nil {
		if info, err := f.Stat(); err == nil {
			o.counts(int(info.Size()))
		}
	}
	return f, err
}

func (o overlay) counts(bytes int) {
	if o.count != nil {
		o.count(bytes)
	}
}

// Stat tells documents from folders, also those that are not on disk yet.
func (o overlay) Stat(name string) (fs.FileInfo, error) {
	if src, ok := o.files[name]; ok {
		return document{name: name, text: src}, nil
	}
	info, err := fs.Stat(o.FS, name)
	if err != nil && len(o.below(name)) > 0 {
		return newFolder(name), nil
	}
	return info, err
}

// Lstat is Stat for what is open, and sees links on disk.
func (o overlay) Lstat(name string) (fs.FileInfo, error) {
	info, err := fs.Lstat(o.FS, name)
	if _, open := o.files[name]; open || err != nil {
		return o.Stat(name)
	}
	return info, nil
}

// ReadLink is what a link on disk says.
func (o overlay) ReadLink(name string) (string, error) { return fs.ReadLink(o.FS, name) }

// Tracks is what git tracks on disk.
func (o overlay) Tracks(name string) (tracked, known bool) { return tracks(o.FS, name) }

// ReadDir lists what is on disk and what is open.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(o.FS, name)
	for _, e := range entries {
		o.counts(len(e.Name()))
	}
	open := o.below(name)
	if len(open) == 0 {
		return entries, err
	}
	all := map[string]fs.DirEntry{}
	for _, e := range entries {
		all[e.Name()] = e
	}
	for entry, info := range open {
		if e := all[entry]; e == nil || !e.IsDir() {
			all[entry] = fs.FileInfoToDirEntry(info)
		}
	}
	sorted := make([]fs.DirEntry, 0, len(all))
	for _, entry := range slices.Sorted(maps.Keys(all)) {
		sorted = append(sorted, all[entry])
	}
	return sorted, nil
}

// below is what open documents put into a folder.
func (o overlay) below(folder string) map[string]fs.FileInfo {
	found := map[string]fs.FileInfo{}
	for name, src := range o.files {
		inside, ok := strings.CutPrefix(name, folder+"/")
		if folder == "." {
			inside, ok = name, true
		}
		if !ok {
			continue
		}
		if child, _, deeper := strings.Cut(inside, "/"); deeper {
			found[child] = newFolder(child)
		} else {
			found[child] = document{name: name, text: src}
		}
	}
	return found
}

// openDocument is an open document that is read like a file.
type openDocument struct {
	io.Reader
	document
}

// Stat describes the document.
func (d openDocument) Stat() (fs.FileInfo, error) { return d.document, nil }

// Close does nothing.
func (openDocument) Close() error { return nil }

// A document is its own description as a file.

// Name is the last part of its path.
func (d document) Name() string { return path.Base(d.name) }

// Size is its length in bytes.
func (d document) Size() int64 { return int64(len(d.text)) }

// Mode is that of a regular file.
func (document) Mode() fs.FileMode { return 0o444 }

// ModTime is not known.
func (document) ModTime() time.Time { return time.Time{} }

// IsDir is never true.
func (document) IsDir() bool { return false }

// Sys is nothing.
func (document) Sys() any { return nil }

// newFolder is a folder that only open documents lie in.
type newFolder string

// Name is the last part of its path.
func (f newFolder) Name() string { return path.Base(string(f)) }

// Size means nothing for a folder.
func (newFolder) Size() int64 { return 0 }

// Mode is that of a folder.
func (newFolder) Mode() fs.FileMode { return fs.ModeDir | 0o555 }

// ModTime is not known.
func (newFolder) ModTime() time.Time { return time.Time{} }

// IsDir is always true.
func (newFolder) IsDir() bool { return true }

// Sys is nothing.
func (newFolder) Sys() any { return nil }

// narrow shows of a file system only some files and the folders around them. So
// a walk over it answers, by lang's own rules, which of them count.
type narrow struct {
	fs.FS
	shown map[string]bool
}

func newNarrow(fsys fs.FS, names []string) narrow {
	n := narrow{fsys, map[string]bool{}}
	for _, name := range names {
		for ; name != "." && !n.shown[name]; name = path.Dir(name) {
			n.shown[name] = true
		}
	}
	return n
}

// Stat sees everything: .gitignore and workspace files are looked for by name.
func (n narrow) Stat(name string) (fs.FileInfo, error) { return fs.Stat(n.FS, name) }

// Lstat sees everything, and links as such.
func (n narrow) Lstat(name string) (fs.FileInfo, error) { return fs.Lstat(n.FS, name) }

// ReadLink is what a link says.
func (n narrow) ReadLink(name string) (string, error) { return fs.ReadLink(n.FS, name) }

// Tracks is what git tracks, shown or not.
func (n narrow) Tracks(name string) (tracked, known bool) { return tracks(n.FS, name) }

// ReadDir lists what is shown.
func (n narrow) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(n.FS, name)
	return slices.DeleteFunc(entries, func(e fs.DirEntry) bool { return !n.shown[path.Join(name, e.Name())] }), err
}

// noting writes down the files that matter, as a walk comes past them. It is the
// sweep's, for one walk.
type noting struct {
	fs.FS
	seen map[string]stamp // by path; ReadDir writes to it
}

// stamp tells one version of a file on disk from the next.
type stamp struct {
	size  int64
	mtime time.Time
}

// Lstat sees links as such.
func (n noting) Lstat(name string) (fs.FileInfo, error) { return fs.Lstat(n.FS, name) }

// ReadLink is what a link says.
func (n noting) ReadLink(name string) (string, error) { return fs.ReadLink(n.FS, name) }

// Tracks is what git tracks.
func (n noting) Tracks(name string) (tracked, known bool) { return tracks(n.FS, name) }

// ReadDir lists a folder, and notes what lies in it.
func (n noting) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(n.FS, name)
	for _, e := range entries {
		if !e.Type().IsRegular() || !matters(e.Name()) {
			continue
		}
		if info, err := e.Info(); err == nil {
			n.seen[path.Join(name, e.Name())] = stamp{info.Size(), info.ModTime()}
		}
	}
	return entries, err
}

// matters reports whether a file of that name can change what is found.
func matters(name string) bool {
	name = path.Base(name)
	return discovery.IsPlanFile(name) || name == lockFile || name == ignoreFile
}

// Files that decide on what is found, beside those of plans.
const (
	lockFile   = "plan.lock.hcl"
	ignoreFile = ".gitignore"
)
