package discovery

import (
	"io/fs"
	"path"
	"regexp"
	"strings"
)

// ignoreRules are the patterns of .gitignore files, by the folder they stand in.
type ignoreRules map[string][]ignoreRule

type ignoreRule struct {
	pattern *regexp.Regexp // over the path relative to the file's folder
	negated bool
	folders bool   // matches folders only
	text    string // as it is written
	line    int
}

// maxIgnore is how large a .gitignore is, at most, that counts, in bytes.
const maxIgnore = 64 << 10

// read takes in the .gitignore of a folder, if it has one: a file, as in git itself, and
// none that is only a link or too large.
func (rules ignoreRules) read(fsys fs.FS, folder string) {
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
	for line := range strings.Lines(string(src)) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if r, ok := parseIgnore(line); ok {
			r.text, r.line = line, n
			rules[folder] = append(rules[folder], r)
		}
	}
}

// nearest is the nearest pattern that speaks of a path, and the folder of the file
// that it stands in; nil where none does.
func (rules ignoreRules) nearest(name string, folder bool) (*ignoreRule, string) {
	for at := path.Dir(name); ; at = path.Dir(at) {
		relative := strings.TrimPrefix(name, at+"/")
		list := rules[at]
		for i := len(list) - 1; i >= 0; i-- {
			if (folder || !list[i].folders) && list[i].pattern.MatchString(relative) {
				return &list[i], at
			}
		}
		if at == "." {
			return nil, ""
		}
	}
}

// parseIgnore reads one line of a .gitignore file, as gitignore(5) describes it.
func parseIgnore(line string) (ignoreRule, bool) {
	for strings.HasSuffix(line, " ") && !strings.HasSuffix(line, `\ `) {
		line = line[:len(line)-1]
	}
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
	anchored := strings.Contains(line, "/")
	expr := globToRegexp(strings.TrimPrefix(line, "/"))
	if !anchored {
		expr = `(?:.*/)?` + expr
	}
	pattern, err := regexp.Compile(`^` + expr + `$`)
	r.pattern = pattern
	return r, err == nil && line != ""
}

// globToRegexp translates a pattern in which * and ? stop at slashes and ** does
// not.
func globToRegexp(glob string) string {
	var b strings.Builder
	for i := 0; i < len(glob); i++ {
		rest := glob[i:]
		switch c := glob[i]; {
		case strings.HasPrefix(rest, "**/") && (i == 0 || glob[i-1] == '/'):
			b.WriteString(`(?:.*/)?`)
			i += 2
		case rest == "**" && i > 0 && glob[i-1] == '/':
			b.WriteString(`.+`)
			i++
		case c == '*':
			b.WriteString(`[^/]*`)
			for i+1 < len(glob) && glob[i+1] == '*' {
				i++
			}
		case c == '?':
			b.WriteString(`[^/]`)
		case c == '[' && strings.IndexByte(rest[1:], ']') > 0:
			end := strings.IndexByte(rest[2:], ']') + 2
			class := rest[1:end]
			if class[0] == '!' {
				class = "^" + class[1:]
			}
			b.WriteString("[" + strings.ReplaceAll(class, `\`, `\\`) + "]")
			i += end
		case c == '\\' && i+1 < len(glob):
			i++
			b.WriteString(regexp.QuoteMeta(glob[i : i+1]))
		default:
			b.WriteString(regexp.QuoteMeta(glob[i : i+1]))
		}
	}
	return b.String()
}
