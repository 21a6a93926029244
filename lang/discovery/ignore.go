package discovery

import (
	"context"
	"errors"
	"io/fs"
	"path"
	"strings"

	"github.com/plan-as-code/plan/lang/allowance"
)

// ignoreRules are the patterns of .gitignore files.
type ignoreRules struct {
	in    map[string][]ignoreRule // by the folder that the file stands in
	steps *allowance.Allowance    // of matching; once it is spent, nothing is left out any more
	spent string                  // the file at which it was; empty: it is not
}

// maxMatching is how many steps it may take to match all paths of a walk with all patterns
// that stand above them. A path takes some tens for each, if it does not match.
const maxMatching = 300_000_000

func newIgnoreRules() *ignoreRules {
	return &ignoreRules{in: map[string][]ignoreRule{}, steps: allowance.New(context.Background(), maxMatching)}
}

type ignoreRule struct {
	pattern glob // over the path relative to the file's folder
	negated bool
	folders bool   // matches folders only
	text    string // as it is written
	line    int
}

// maxIgnore is how large a .gitignore is, at most, that counts, in bytes.
const maxIgnore = 64 << 10

// byteOrderMark is what some editors put in front of a file.
const byteOrderMark = "\ufeff"

// read takes in the .gitignore of a folder, if it has one: a file, as in git itself, and
// none that is only a link or too large.
func (rules *ignoreRules) read(fsys fs.FS, folder string) {
	name := path.Join(folder, ".gitignore")
	info, err := fs.Lstat(fsys, name)
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxIgnore {
		return
	}
	src, err := fs.ReadFile(fsys, name)
	if err != nil {
		return
	}
	n := 0
	for line := range strings.Lines(strings.TrimPrefix(string(src), byteOrderMark)) {
		n++
		line = strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r")
		if r, ok := parseIgnore(line); ok {
			r.text, r.line = line, n
			rules.in[folder] = append(rules.in[folder], r)
		}
	}
}

// nearest is the nearest pattern that speaks of a path, and the folder of the file
// that it stands in; nil where none does.
func (rules *ignoreRules) nearest(name string, folder bool) (*ignoreRule, string) {
	for at := path.Dir(name); ; at = path.Dir(at) {
		relative := strings.TrimPrefix(name, at+"/")
		list := rules.in[at]
		for i := len(list) - 1; i >= 0; i-- {
			if list[i].folders && !folder {
				continue
			}
			ok, steps := list[i].pattern.matches(relative)
			if !rules.steps.Allow(steps) {
				if rules.spent == "" {
					rules.spent = path.Join(at, ".gitignore")
				}
				return nil, ""
			}
			if ok {
				return &list[i], at
			}
		}
		if at == "." {
			return nil, ""
		}
	}
}

// unmatched is that the patterns were more than could be matched; nil where they were not.
func (rules *ignoreRules) unmatched() error {
	if rules.spent == "" {
		return nil
	}
	return &fs.PathError{Op: "read", Path: rules.spent, Err: errManyPatterns}
}

var errManyPatterns = errors.New("it has more patterns than can be held against so many files and folders; some that it leaves out are read all the same")

// parseIgnore reads one line of a .gitignore file, as gitignore(5) describes it.
func parseIgnore(line string) (ignoreRule, bool) {
	line = withoutBlanks(line)
	if line == "" || line[0] == '#' {
		return ignoreRule{}, false
	}
	var r ignoreRule
	if line[0] == '!' {
		r.negated, line = true, line[1:]
	}
	if strings.HasSuffix(line, "/") {
		r.folders, line = true, strings.TrimSuffix(line, "/")
	}
	pattern, err := compileGlob(strings.TrimPrefix(line, "/"), strings.Contains(line, "/"))
	r.pattern = pattern
	return r, err == nil && line != ""
}

// withoutBlanks is a line without the blanks at its end, but for one behind a backslash.
func withoutBlanks(line string) string {
	end := 0
	for i := 0; i < len(line); i++ {
		if line[i] == '\\' {
			i++
		} else if line[i] == ' ' {
			continue
		}
		end = min(i+1, len(line))
	}
	return line[:end]
}
