package discovery

import (
	"io/fs"
	"path"
	"strings"
)

// LeftOut is a plan file, or a folder with plan files, that is not read with a
// workspace, and why.
type LeftOut struct {
	Path   string // within the file system
	Files  int    // plan files in a folder, as far as they were counted; 1 for a file; NotReadable: 0
	Why    Reason // which of the fields below are set depends on it
	Ignore string // Ignored: the .gitignore file, within the file system
	Line   int    // Ignored: the line of it, from 1
	Text   string // Ignored: what stands there
}

// Reason is why something is left out.
type Reason uint8

const (
	Ignored     Reason = iota // by a line of a .gitignore file
	Linked                    // it is a symbolic link
	OwnPlans                  // a folder that is a workspace of its own
	Misnamed                  // its name looks as if it was meant for a plan: Spring.PLAN.HCL, spring.plan.hcl.txt
	NotReadable               // the system does not let it be read
)

// maxLooked is how many files and folders are looked at, at most, in folders that
// are left out.
const maxLooked = 20_000

// FindLeftOut lists what the workspace whose top is root leaves out, in the order of
// paths. A folder or link that leads to no plan files is not among it.
func FindLeftOut(fsys fs.FS, root string) []LeftOut {
	x := &leftOut{sieve: newSieve(fsys, root)}
	_ = fs.WalkDir(fsys, root, func(name string, d fs.DirEntry, err error) error {
		return x.visit(root, name, d, err)
	})
	return x.found
}

type leftOut struct {
	*sieve
	counted int // files and folders that were looked at in folders that are left out
	found   []LeftOut
}

func (x *leftOut) visit(root, name string, d fs.DirEntry, err error) error {
	if err != nil {
		x.found = append(x.found, LeftOut{Path: name, Why: NotReadable})
		return nil
	}
	skip := func(found LeftOut) error {
		if found.Files > 0 {
			found.Path = name
			x.found = append(x.found, found)
		}
		if d.IsDir() {
			return fs.SkipDir
		}
		return nil
	}
	if d.Name() == ".git" && d.IsDir() {
		return fs.SkipDir
	}
	if name != root {
		if by, out := x.leavesOut(name, d.IsDir()); out {
			return skip(LeftOut{Files: x.count(name, d), Why: Ignored, Ignore: path.Join(by.in, ".gitignore"), Line: by.line, Text: by.text})
		}
	}
	switch {
	case d.IsDir() && name != root && isFile(x.fsys, path.Join(name, WorkspaceFile)):
		return skip(LeftOut{Files: x.count(name, d), Why: OwnPlans})
	case d.IsDir():
		x.rules.read(x.fsys, name)
	case d.Type()&fs.ModeSymlink != 0:
		return skip(LeftOut{Files: x.linked(name), Why: Linked})
	case d.Type().IsRegular() && !IsPlanFile(name) && misnamed(d.Name()):
		return skip(LeftOut{Files: 1, Why: Misnamed})
	}
	return nil
}

// misnamed reports a name that looks as if it was meant for a plan.
func misnamed(file string) bool {
	lower := strings.ToLower(file)
	return strings.HasSuffix(lower, Suffix) || strings.HasSuffix(lower, Suffix+".txt") || lower == strings.TrimPrefix(Suffix, ".")
}

// count is the number of plan files that a path leads to.
func (x *leftOut) count(name string, d fs.DirEntry) int {
	n := 0
	if !d.IsDir() {
		if IsPlanFile(name) {
			n = 1
		}
		return n
	}
	_ = fs.WalkDir(x.fsys, name, func(inner string, d fs.DirEntry, err error) error {
		if x.counted++; x.counted > maxLooked {
			return fs.SkipAll
		}
		if err == nil && d.Type().IsRegular() && IsPlanFile(inner) {
			n++
		}
		return nil
	})
	return n
}

// linked is the number of plan files that a link leads to directly.
func (x *leftOut) linked(name string) int {
	info, err := fs.Stat(x.fsys, name)
	switch {
	case err != nil:
		return 0
	case !info.IsDir() && IsPlanFile(name):
		return 1
	case !info.IsDir():
		return 0
	}
	entries, _ := fs.ReadDir(x.fsys, name)
	n := 0
	for _, e := range entries {
		if e.Type().IsRegular() && IsPlanFile(e.Name()) {
			n++
		}
	}
	return n
}
