// Package workspace knows plans on disk: which workspaces the paths of a command
// line belong to, what is read of them and what cannot be, how people see a file's
// path, and how files are written so that none is left half done. It knows neither
// git, but for where a repository starts and what it tracks, nor how anything is shown.
//
// NewDisk and its Open read workspaces, each whole; Here reads the one that the
// command is called in. ReplaceFile and its like write.
package workspace

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/discovery"
	"github.com/plan-as-code/plan/lang/syntax"
	"github.com/plan-as-code/plan/lsp/git"
)

// Workspace is one workspace on disk, and which of its files were asked for.
type Workspace struct {
	Top      string            // folder on disk that its file system starts at: the repository's
	Root     string            // its own folder within Top, slash-separated
	Wanted   []string          // files and folders that were asked for, within Root
	Snapshot *lang.Snapshot    // what was read of it; never nil once it is open
	unread   []*checks.Finding // what could not be
	disk     fs.FS             // that of Top; nil until it is asked for
}

// Disk is the file system that starts at Top, which knows what git tracks there. Git is
// asked once, and only where a .gitignore would leave something out.
func (w *Workspace) Disk() fs.FS {
	if w.disk == nil {
		w.disk = git.Disk(w.Top)
	}
	return w.disk
}

// Path is where a file of the workspace lies on disk.
func (w *Workspace) Path(name string) string {
	return filepath.Join(w.Top, filepath.FromSlash(w.Root), filepath.FromSlash(name))
}

// Wants reports whether a file of the workspace was asked for.
func (w *Workspace) Wants(name string) bool {
	return slices.ContainsFunc(w.Wanted, func(p string) bool { return Within(p, name) })
}

// WantsPlan reports whether some file of a plan was asked for.
func (w *Workspace) WantsPlan(p *lang.Plan) bool {
	return slices.ContainsFunc(p.Files, func(f *syntax.File) bool { return w.Wants(f.Path) })
}

// Within reports whether a path is that of a folder, or of something below it.
func Within(folder, name string) bool {
	return folder == "." || name == folder || strings.HasPrefix(name, folder+"/")
}

// Files lists the files that were asked for, sorted.
func (w *Workspace) Files() []string {
	var names []string
	for name := range w.Snapshot.Files {
		if w.Wants(name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// Repository is the folder that paths in a forge are relative to: the git
// repository's, or the given one where there is no repository.
func (w *Workspace) Repository(otherwise string) string {
	if _, err := os.Stat(filepath.Join(w.Top, ".git")); err == nil {
		return w.Top
	}
	return otherwise
}

// Display is a file's path as people see it: relative to the folder cwd on disk
// where that leads to it, slash-separated.
func (w *Workspace) Display(cwd, name string) string {
	abs := w.Path(name)
	if rel, err := filepath.Rel(cwd, abs); err == nil {
		return filepath.ToSlash(rel)
	}
	return filepath.ToSlash(abs)
}

// Source is the text of a file of the workspace, or of an agreement; not ok where
// neither is there.
func (w *Workspace) Source(name string) ([]byte, bool) {
	if f := w.Snapshot.Files[name]; f != nil {
		return f.Src, true
	}
	if l := w.Snapshot.Locks[name]; l != nil {
		return l.Src, true
	}
	return nil, false
}

// Unclear reports whether text of the workspace cannot be read which may hold
// anything.
func (w *Workspace) Unclear() bool {
	return slices.ContainsFunc(w.Snapshot.Plans(), (*lang.Plan).Unclear)
}

// Folders lists the folders on disk in which plans are looked for, some perhaps twice.
// What cannot be read is left out: reading the workspace says so.
func (w *Workspace) Folders() []string {
	folders, _ := discovery.Folders(w.Disk(), w.Root)
	for _, name := range w.Wanted {
		if discovery.IsPlanFile(name) {
			folders = append(folders, filepath.ToSlash(filepath.Join(w.Root, filepath.Dir(name))))
		}
	}
	for i, folder := range folders {
		folders[i] = filepath.Join(w.Top, filepath.FromSlash(folder))
	}
	return folders
}

// SameFolder reports whether two paths on disk lead to one folder that is there.
func SameFolder(a, b string) bool {
	x, errX := os.Stat(a)
	y, errY := os.Stat(b)
	return errX == nil && errY == nil && os.SameFile(x, y)
}
