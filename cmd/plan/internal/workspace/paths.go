package workspace

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
)

// Expand is the paths with those in the place of each pattern that it fits, as the shells of
// Windows leave to programs; in other systems a pattern in quotes comes here as well. What lies
// there by that very name is no pattern. An error is undecided, and says of a pattern that nothing fits it.
func Expand(paths []string) (list []string, err error) {
	for _, p := range paths {
		if _, missing := os.Lstat(p); missing == nil || !strings.ContainsAny(p, "*?[") {
			list = append(list, p)
			continue
		}
		fit, _ := filepath.Glob(p)
		if !strings.HasPrefix(filepath.Base(p), ".") {
			fit = slices.DeleteFunc(fit, func(name string) bool { return strings.HasPrefix(filepath.Base(name), ".") })
		}
		if len(fit) == 0 {
			err = errors.Join(err, exit.Errorf(exit.Undecided, "there is no file or folder that %s fits", p))
		}
		list = append(list, fit...)
	}
	return list, err
}

// listing spells paths as folders list them, each of which is read once: where systems do not
// tell small letters from capitals, one file has many paths, and its findings one.
type listing struct {
	fsys   fs.FS
	folder map[string][]string
}

// spelled is a path of the file system as its folders list it, from the folder above on, which
// it lies in and which stays as it is. What is not listed, stays as well.
func (l *listing) spelled(above, name string) string {
	rest := name
	if above != "." {
		below, ok := strings.CutPrefix(name, above+"/")
		if !ok {
			return name
		}
		rest = below
	}
	at := above
	for part := range strings.SplitSeq(rest, "/") {
		at = path.Join(at, l.name(at, part))
	}
	return at
}

// name is what a folder calls what is asked for by some name. Where the name in other letters leads
// elsewhere, as in most systems, the folder need not be listed.
func (l *listing) name(folder, asked string) string {
	if other := otherLetters(asked); other == asked || !l.oneFile(path.Join(folder, asked), path.Join(folder, other)) {
		return asked
	}
	names, read := l.folder[folder]
	if !read {
		entries, _ := fs.ReadDir(l.fsys, folder)
		for _, e := range entries {
			names = append(names, e.Name())
		}
		if l.folder == nil {
			l.folder = map[string][]string{}
		}
		l.folder[folder] = names
	}
	same := func(listed string) bool { return strings.EqualFold(listed, asked) }
	i := slices.IndexFunc(names, same)
	if i < 0 || slices.Contains(names, asked) || !l.oneFile(path.Join(folder, names[i]), path.Join(folder, asked)) {
		return asked
	}
	return names[i]
}

// otherLetters is a name with small letters for capitals, and capitals for small ones.
func otherLetters(name string) string {
	return strings.Map(func(r rune) rune {
		if lower := unicode.ToLower(r); lower != r {
			return lower
		}
		return unicode.ToUpper(r)
	}, name)
}

// oneFile reports whether two paths lead to one file.
func (l *listing) oneFile(a, b string) bool {
	x, errX := fs.Stat(l.fsys, a)
	y, errY := fs.Stat(l.fsys, b)
	return errX == nil && errY == nil && os.SameFile(x, y)
}
