package lang

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// split reads a file that does not parse as a whole: one part per element, so
// that only the broken element suffers.
func (f *File) split() {
	starts, ends := f.partStarts()
	starts = append(starts, len(f.Src))
	if starts[0] > 0 {
		starts = append([]int{0}, starts...)
	}
	for i := range len(starts) - 1 {
		start, end := starts[i], starts[i+1]
		if !f.parses(start, end) {
			start = f.afterElement(start, end, ends)
		}
		if start < end {
			f.part(start, end)
		}
	}
}

// afterElement takes the element that starts a part and is whole, where only
// what follows its closing brace is broken, and returns where that begins.
func (f *File) afterElement(start, end int, ends []int) int {
	for _, e := range ends {
		if e > start && e < end && len(bytes.TrimSpace(f.Src[e:end])) > 0 && f.parses(start, e) {
			f.part(start, e)
			return e
		}
	}
	return start
}

func (f *File) parses(start, end int) bool {
	_, diags := f.parse(start, end)
	return firstError(diags) == nil
}

func (f *File) parse(start, end int) (*hcl.File, hcl.Diagnostics) {
	return hclsyntax.ParseConfig(f.Src[start:end], f.Path, f.Range(start, start).Start)
}

// part reads the text from start to end. Of a part that does not parse, only
// the first mistake is reported and only the element's name is kept.
func (f *File) part(start, end int) {
	parsed, diags := f.parse(start, end)
	first := firstError(diags)
	if first == nil {
		f.take(parsed.Body.(*hclsyntax.Body), diags)
		return
	}
	p := &brokenPart{file: f, start: start, end: end, decl: f.header(start, end)}
	d := p.explain(first)
	d.Severity = Error
	if p.decl != nil {
		d.Address = address(p.decl.kind.Name, p.decl.name)
	}
	f.problems = append(f.problems, d)
}

var (
	headerLine   = regexp.MustCompile(`^\s*([\pL_][\pL\pN_-]*)[ \t]*(?:["'“”„‘’]([^"'“”„‘’{}\r\n]*)["'“”„‘’]?|([\pL_][\pL\pN_-]*))?`)
	foreignBlock = regexp.MustCompile(`^[\pL_][\pL\pN_-]*[ \t]*"[^"\r\n]*"[ \t]*\{`)
	heredocStart = regexp.MustCompile(`<<-?([\pL_][\pL\pN_-]*)[ \t]*\r?$`)
)

// partStarts lists where the elements of the file begin: the lines that start in
// column one with a kind of element; and where they may end: behind the lines
// that start with a closing brace. Lines of a heredoc do not count.
func (f *File) partStarts() (starts, ends []int) {
	lines := f.lines()
	for n := 1; n <= len(lines); n++ {
		start, end := f.LineSpan(n)
		if n == 1 && bytes.HasPrefix(f.Src, bom) {
			start += len(bom)
		}
		line := f.Src[start:end]
		if startsElement(line) {
			starts = append(starts, start)
		}
		if bytes.HasPrefix(line, []byte("}")) && n < len(lines) {
			ends = append(ends, lines[n])
		}
		if m := heredocStart.FindSubmatch(line); m != nil {
			n = f.heredocEnd(n, m[1])
		}
	}
	return starts, ends
}

func startsElement(line []byte) bool {
	i := 0
	for i < len(line) && (line[i] == '_' || line[i] >= 'a' && line[i] <= 'z') {
		i++
	}
	rest := bytes.TrimLeft(line[i:], " \t")
	if kindByName[string(line[:i])] == nil {
		return !nestedNames[string(line[:i])] && foreignBlock.Match(line)
	}
	return len(rest) == 0 || bytes.HasSuffix(bytes.TrimSpace(line), []byte("{")) || !bytes.ContainsRune([]byte("=:.,)]}"), rune(rest[0]))
}

// heredocEnd is the line that ends a heredoc, or the line it starts in where
// none does.
func (f *File) heredocEnd(line int, marker []byte) int {
	for n := line + 1; n <= f.Lines(); n++ {
		start, end := f.LineSpan(n)
		if bytes.Equal(bytes.TrimSpace(f.Src[start:end]), marker) {
			return n
		}
	}
	return line
}

// header declares the element whose name a broken part still shows.
func (f *File) header(start, end int) *declaration {
	m := headerLine.FindSubmatchIndex(f.Src[start:end])
	if m == nil {
		return nil
	}
	word := string(f.Src[start+m[2] : start+m[3]])
	k := kindByName[word]
	if k == nil {
		if k = kindByName[Nearest(word, kindNames)]; k == nil || !foreignBlock.Match(f.Src[start:end]) {
			return nil
		}
	}
	name := f.Range(start+m[2], start+m[3])
	text := ""
	for _, group := range [][2]int{{m[4], m[5]}, {m[6], m[7]}} {
		if group[0] >= 0 && k.Label != NoLabel {
			name = f.Range(start+group[0], start+group[1])
			text = strings.TrimSpace(f.Text(name))
		}
	}
	return f.declareBroken(k, text, name, f.Range(start, end))
}

// firstError is the mistake that stands first. Setting an attribute twice leaves
// the text readable and is not one of them; a missing closing brace is one only
// where nothing else explains it.
func firstError(diags hcl.Diagnostics) *hcl.Diagnostic {
	var first *hcl.Diagnostic
	for _, d := range diags {
		if d.Severity != hcl.DiagError || d.Summary == "Attribute redefined" || d.Subject == nil {
			continue
		}
		if first == nil || precedes(d, first) {
			first = d
		}
	}
	return first
}

func precedes(a, b *hcl.Diagnostic) bool {
	if ua, ub := a.Summary == unclosedBlock, b.Summary == unclosedBlock; ua != ub {
		return ub
	}
	return a.Subject.Start.Byte < b.Subject.Start.Byte
}

const unclosedBlock = "Unclosed configuration block"
