package discovery

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Find is the nearest folder from folder upwards that holds
// workspace.plan.hcl, as far as the top of fsys; false where none does.
func Find(fsys fs.FS, folder string) (string, bool) {
	for {
		if isFile(fsys, path.Join(folder, WorkspaceFile)) {
			return folder, true
		}
		if folder == "." {
			return "", false
		}
		folder = path.Dir(folder)
	}
}

// Root is the top of the workspace that a plan file belongs to; without a
// workspace.plan.hcl, the topmost of the folders around it that hold plans.
func Root(fsys fs.FS, file string) string {
	folder := path.Dir(file)
	if root, ok := Find(fsys, folder); ok {
		return root
	}
	for folder != "." && holdsPlans(fsys, path.Dir(folder)) {
		folder = path.Dir(folder)
	}
	return folder
}

func holdsPlans(fsys fs.FS, folder string) bool {
	entries, err := fs.ReadDir(fsys, folder)
	return err == nil && slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Type().IsRegular() && IsPlanFile(e.Name()) })
}

// Repository is the nearest folder from folder upwards that is the top of a git
// repository; the top of fsys where there is none.
func Repository(fsys fs.FS, folder string) string {
	for ; folder != "."; folder = path.Dir(folder) {
		if _, err := fs.Stat(fsys, path.Join(folder, ".git")); err == nil {
			break
		}
	}
	return folder
}

// Workspaces lists the folders below folder, itself included, that are the top
// of a workspace of their own. The error names what could not be read; the others are
// listed all the same.
func Workspaces(fsys fs.FS, folder string) ([]string, error) {
	var found []string
	err := walk(fsys, folder, func(name string, d fs.DirEntry) error {
		if !d.IsDir() && path.Base(name) == WorkspaceFile {
			found = append(found, path.Dir(name))
		}
		return nil
	})
	return found, err
}

// Folders lists the folders in which plans are looked for, from folder down, itself
// included. The error is as in Workspaces.
func Folders(fsys fs.FS, folder string) ([]string, error) {
	var found []string
	err := walk(fsys, folder, func(name string, d fs.DirEntry) error {
		if d.IsDir() {
			found = append(found, name)
		}
		return nil
	})
	return found, err
}

func isFile(fsys fs.FS, name string) bool {
	info, err := fs.Stat(fsys, name)
	return err == nil && info.Mode().IsRegular()
}

// PlanFiles lists the plan files of the workspace whose top is root, and the
// agreements beside them, relative to root and sorted. Workspaces further down are left
// out. The error is as in Workspaces, and names agreements that are not read because
// they, or the folders around them, are links.
func PlanFiles(fsys fs.FS, root string) ([]string, error) {
	var found []string
	var unread []error
	past := links{fsys: fsys, visited: map[string]bool{}}
	err := walk(fsys, root, func(name string, d fs.DirEntry) error {
		switch {
		case IsLockFile(name) && name != root && !d.Type().IsRegular():
			unread = append(unread, &fs.PathError{Op: "open", Path: name, Err: noLock(d)})
			if d.IsDir() {
				return fs.SkipDir
			}
		case d.IsDir() && name != root && isFile(fsys, path.Join(name, WorkspaceFile)):
			past.others = append(past.others, name)
			return fs.SkipDir
		case d.IsDir():
			past.visited[name] = true
		case d.Type().IsRegular() && (IsPlanFile(name) || IsLockFile(name)):
			found = append(found, strings.TrimPrefix(name, root+"/"))
		case d.Type()&fs.ModeSymlink != 0:
			past.found = append(past.found, name)
		}
		return nil
	})
	slices.Sort(found)
	return found, errors.Join(append(append(unread, past.unread()...), err)...)
}

// walk visits the files and folders from root down, except what .gitignore files
// exclude. Symbolic links are not followed. Folders that cannot be read do not
// end the walk; the error names them.
func walk(fsys fs.FS, root string, do func(string, fs.DirEntry) error) error {
	s := newSieve(fsys, root)
	var failed []error
	err := fs.WalkDir(fsys, root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			failed = append(failed, err)
			return nil
		}
		if name != root && (d.Name() == ".git" || s.skips(name, d)) {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if d.IsDir() {
			s.rules.read(fsys, name)
		}
		return do(name, d)
	})
	return errors.Join(append(failed, err, s.rules.unmatched())...)
}
