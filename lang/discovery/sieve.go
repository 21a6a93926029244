package discovery

import (
	"io/fs"
	"path"
)

// Tracker is a file system that knows which of its files git tracks. In one that is none,
// nothing is known to be tracked.
type Tracker interface {
	fs.FS

	// Tracks reports whether git tracks a file, or one below a folder; not known where
	// there is no git to say so.
	Tracks(name string) (tracked, known bool)
}

// sieve decides what .gitignore files leave out, in a walk from above: not what git
// tracks, as in git itself, and no agreement, nor the folder that it lies in; where no git
// says what it tracks, nor the files beside an agreement.
type sieve struct {
	fsys   fs.FS
	rules  *ignoreRules
	hidden map[string]ignored // folders that are left out, and walked for what is not
	looked int                // entries that were read in search of agreements
}

// ignored is a rule that leaves something out, and the folder of the file it stands in.
type ignored struct {
	*ignoreRule
	in string
}

// newSieve has read the .gitignore files above a folder.
func newSieve(fsys fs.FS, root string) *sieve {
	s := &sieve{fsys: fsys, rules: newIgnoreRules(), hidden: map[string]ignored{}}
	for folder := root; folder != "."; {
		folder = path.Dir(folder)
		s.rules.read(fsys, folder)
	}
	return s
}

// leavesOut reports whether a path is left out, and by what.
func (s *sieve) leavesOut(name string, folder bool) (by ignored, out bool) {
	by, within := s.hidden[path.Dir(name)]
	if !within {
		r, in := s.rules.nearest(name, folder)
		if r == nil || r.negated {
			return ignored{}, false
		}
		by = ignored{r, in}
	}
	tracked, known := false, false
	if t, ok := s.fsys.(Tracker); ok {
		tracked, known = t.Tracks(name)
	}
	sealed := func(folder string) bool { return isThere(s.fsys, path.Join(folder, LockFile)) }
	switch {
	case folder && sealed(name), !folder && (tracked || IsLockFile(name) || !known && sealed(path.Dir(name))):
		return ignored{}, false
	case folder && (tracked || !known && s.holdsLock(name, maxDeep)):
		s.hidden[name] = by
		return ignored{}, false
	}
	return by, true
}

// skips reports whether an entry is left out.
func (s *sieve) skips(name string, d fs.DirEntry) bool {
	_, out := s.leavesOut(name, d.IsDir())
	return out
}

// How far an agreement is looked for where nothing else is read.
const (
	maxDeep   = 8      // folders below each other
	maxSought = 20_000 // files and folders in all
)

// holdsLock reports whether an agreement lies in a folder or below it, as far as that is
// looked for.
func (s *sieve) holdsLock(folder string, deep int) bool {
	if isThere(s.fsys, path.Join(folder, LockFile)) {
		return true
	}
	if deep == 0 || s.looked > maxSought {
		return false
	}
	entries, _ := fs.ReadDir(s.fsys, folder)
	s.looked += len(entries)
	for _, e := range entries {
		if e.IsDir() && e.Name() != ".git" && s.holdsLock(path.Join(folder, e.Name()), deep-1) {
			return true
		}
	}
	return false
}

// isThere reports whether something lies at a path, be it only a link.
func isThere(fsys fs.FS, name string) bool {
	_, err := fs.Lstat(fsys, name)
	return err == nil
}
