package lang

import (
	"bytes"
	"fmt"
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"
	"unsafe"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// maxFile is the size in bytes above which a file is not read as a plan.
const maxFile = 8 << 20

// File is one version of one *.plan.hcl file: its bytes and what can be read
// from them without looking at any other file. It never changes.
type File struct {
	Path string // slash-separated, relative to the workspace's root
	Src  []byte // never written to, nor by whoever handed it over

	text     string // the bytes of Src, for what is kept of it to share
	decls    []*declaration
	strange  []*block     // blocks of a kind that the language does not have
	problems []Diagnostic // of the text alone
	unread   []int        // where the parts begin that do not parse
	campaign bool         // declares a campaign
	unclear  bool         // holds text of which not even the kind of element can be read
	loose    []assignment // attributes outside any element
	guesses  sync.Map     // []mention by span: what text seems to mention that cannot be read, as far as it was asked for
	trees    sync.Map     // hclsyntax.Expression by span: of values that are not kept in pieces, as far as they were asked for

	lines   func() []int32
	windows func() bool // lines end as they do on Windows
}

// remember is what is known of a stretch of a file, found out when it is first
// asked for.
func remember[T any](known *sync.Map, at span, find func() T) T {
	found, ok := known.Load(at)
	if !ok {
		found, _ = known.LoadOrStore(at, find())
	}
	return found.(T)
}

// parseFile reads a file.
func parseFile(path string, src []byte) *File {
	f := newFile(path, src)
	if problem, fix := unreadable(src); problem != "" {
		f.problems = []Diagnostic{{Rule: "syntax", Severity: Error, Range: f.Range(0, 0), Detail: WholeFile, Message: "This file " + problem, Fix: fix}}
		f.unclear = true
		return f
	}
	if !f.plain(0, len(src)) && (f.split() || len(f.loose) > 0) {
		f.whole()
	}
	return f
}

func newFile(path string, src []byte) *File {
	f := &File{Path: path, Src: src, text: unsafe.String(unsafe.SliceData(src), len(src))}
	f.lines = sync.OnceValue(f.lineTable)
	f.windows = sync.OnceValue(func() bool { return bytes.Contains(f.Src, []byte("\r\n")) })
	return f
}

// whole reads the file as one, if it parses; only then it says more than its
// parts do.
func (f *File) whole() bool {
	parsed, diags := hclsyntax.ParseConfig(f.Src, f.Path, hcl.InitialPos)
	if firstError(diags) != nil {
		return false
	}
	f.decls, f.strange, f.problems, f.unread, f.loose = nil, nil, nil, nil, nil
	f.campaign, f.unclear = false, false
	f.take(parsed.Body.(*hclsyntax.Body), diags)
	return true
}

// Syntax lists what keeps a file from being read, or parts of it.
func Syntax(path string, src []byte) []Diagnostic { return parseFile(path, src).Unparsed() }

// WholeFile is the Detail of a finding that is about a file as such.
const WholeFile = "file"

// unreadable says what keeps the bytes from being read as a plan at all, and what
// to do; nothing where they can be read.
func unreadable(src []byte) (problem, fix string) {
	const save = "Save it again as plain UTF-8 text, or take it out of the plan's folder"
	switch {
	case len(src) > maxFile:
		return fmt.Sprintf("is larger than %d MB; a plan that people wrote is far smaller, so it was not read.", maxFile>>20),
			"Split it into several files, or take it out of the plan's folder"
	case bytes.HasPrefix(src, []byte("\xff\xfe")), bytes.HasPrefix(src, []byte("\xfe\xff")):
		return "is saved as UTF-16; plans are read as UTF-8.", save
	case bytes.IndexByte(src, 0) >= 0:
		return "holds bytes that no text has, so nothing in it can be read.", save
	case !utf8.Valid(src):
		return "is not UTF-8 text, so nothing in it can be read.", save
	case tooDeep(src):
		return fmt.Sprintf("has brackets or calculations within each other more than %d deep; a plan needs three.", maxDepth),
			"Look for brackets that are opened and not closed, or take the file out of the plan's folder"
	}
	return "", ""
}

const (
	maxDepth     = 500
	maxOperators = 5_000 // in one value; deeper expressions would exhaust the parser's stack
)

// tooDeep reports text whose nesting or whose chains of operators no person
// wrote. Counting bytes tells nearly all files apart; the others are looked at
// token by token.
func tooDeep(src []byte) bool {
	return (deepBrackets(src) || len(src) > maxOperators && count(src, "!-+*/%?<>&|=") > maxOperators) && deepTokens(src)
}

func deepBrackets(src []byte) bool {
	if count(src, "([{") <= maxDepth {
		return false
	}
	depth, deepest := 0, 0
	for _, c := range src {
		switch c {
		case '(', '[', '{':
			depth++
			deepest = max(deepest, depth)
		case ')', ']', '}':
			depth--
		}
	}
	return deepest > maxDepth
}

// count is how many of some characters a text has.
func count(src []byte, chars string) int {
	n := 0
	for i := range len(chars) {
		n += bytes.Count(src, []byte{chars[i]})
	}
	return n
}

func deepTokens(src []byte) bool {
	depth, brackets, operators := 0, 0, 0
	tokens, _ := hclsyntax.LexConfig(src, "", hcl.InitialPos)
	for _, t := range tokens {
		switch t.Type {
		case hclsyntax.TokenOParen, hclsyntax.TokenOBrack:
			depth, brackets = depth+1, brackets+1
		case hclsyntax.TokenCParen, hclsyntax.TokenCBrack:
			depth, brackets = depth-1, brackets-1
		case hclsyntax.TokenOBrace, hclsyntax.TokenTemplateInterp, hclsyntax.TokenTemplateControl:
			depth++
		case hclsyntax.TokenCBrace, hclsyntax.TokenTemplateSeqEnd:
			depth--
		case hclsyntax.TokenNewline:
			if brackets <= 0 {
				operators = 0
			}
		case hclsyntax.TokenBang, hclsyntax.TokenMinus, hclsyntax.TokenPlus, hclsyntax.TokenStar, hclsyntax.TokenSlash, hclsyntax.TokenPercent,
			hclsyntax.TokenQuestion, hclsyntax.TokenAnd, hclsyntax.TokenOr, hclsyntax.TokenEqualOp, hclsyntax.TokenNotEqual,
			hclsyntax.TokenLessThan, hclsyntax.TokenLessThanEq, hclsyntax.TokenGreaterThan, hclsyntax.TokenGreaterThanEq:
			operators++
		}
		if depth > maxDepth || operators > maxOperators {
			return true
		}
	}
	return false
}

// take declares the elements of a body that parses.
func (f *File) take(body *hclsyntax.Body, diags hcl.Diagnostics) {
	b := f.body(body)
	for _, inner := range b.inner {
		f.declare(inner, nil)
	}
	f.loose = append(f.loose, b.attrs...)
	for _, d := range diags {
		f.problems = append(f.problems, f.duplicateAttribute(*d.Subject))
	}
}

func (f *File) declare(b *block, within *declaration) {
	k := kindByName[b.Type]
	if k == nil {
		f.strange = append(f.strange, b)
		return
	}
	d := f.declaration(k, b)
	d.block, d.within = b, within
	f.decls = append(f.decls, d)
	f.campaign = f.campaign || k.Name == "campaign"
	if within != nil {
		d.block = nil // nothing is concluded from an element in the wrong place
		return
	}
	for _, inner := range b.inner {
		if kindByName[inner.Type] != nil && k.nested[inner.Type] == nil && k.attr[inner.Type] == nil {
			f.declare(inner, d)
		}
	}
}

// declaration is what the head of a block says, taken for an element of the kind.
func (f *File) declaration(k *Kind, b *block) *declaration {
	d := &declaration{file: f, kind: k, nameAt: b.typeAt, whole: b.whole}
	if len(b.labels) > 0 && k.Label != NoLabel {
		d.name, d.nameAt = b.labels[0].text, f.unquote(b.labels[0].at)
		d.bare = f.Src[b.labels[0].at.start] != '"'
	}
	return d
}

// declareBroken declares the name of an element of which nothing else is known.
func (f *File) declareBroken(k *Kind, name string, nameAt, whole hcl.Range) *declaration {
	d := &declaration{file: f, kind: k, name: name, nameAt: spanOf(nameAt), whole: spanOf(whole)}
	f.decls = append(f.decls, d)
	f.campaign = f.campaign || k.Name == "campaign"
	return d
}

// unquote is the range of a label without the quotes around it.
func (f *File) unquote(s span) span {
	if s.end-s.start >= 2 && f.Src[s.start] == '"' {
		return span{s.start + 1, s.end - 1}
	}
	return s
}

func (f *File) duplicateAttribute(at hcl.Range) Diagnostic {
	name := string(f.Src[at.Start.Byte:at.End.Byte])
	d := Diagnostic{Rule: "duplicate-attribute", Severity: Error, Range: at, Detail: name,
		Fix: "Keep the line that is right and delete the other"}
	where := ""
	for _, decl := range f.decls {
		if decl.block == nil || !decl.whole.holds(spanOf(at)) {
			continue
		}
		d.Address, where = address(decl.kind.Name, decl.name), " in the "+(&Head{kind: decl.kind, name: decl.name}).String()
		if first := findAttribute(&decl.block.body, name, spanOf(at)); first != nil {
			d.Related = []Related{{first.lineRange(), "It is set here first; this value counts."}}
		}
	}
	d.Message = fmt.Sprintf("The attribute %s is set twice%s.", name, where)
	return d
}

// findAttribute is the attribute of that name in the innermost body around at.
func findAttribute(b *body, name string, at span) *assignment {
	for _, inner := range b.inner {
		if inner.whole.holds(at) {
			if a := findAttribute(&inner.body, name, at); a != nil {
				return a
			}
		}
	}
	return b.attr(name)
}

// Text is what the file says between the ends of r.
func (f *File) Text(r hcl.Range) string { return string(f.Src[r.Start.Byte:r.End.Byte]) }

// lineTable lists the byte offset at which each line starts.
func (f *File) lineTable() []int32 {
	starts := make([]int32, 1, bytes.Count(f.Src, []byte("\n"))+1)
	for at := 0; ; {
		n := bytes.IndexByte(f.Src[at:], '\n')
		if n < 0 {
			return starts
		}
		at += n + 1
		starts = append(starts, int32(at))
	}
}

// Line is the 1-based line in which a byte stands.
func (f *File) Line(offset int) int {
	lines := f.lines()
	return sort.Search(len(lines), func(i int) bool { return int(lines[i]) > offset })
}

// Lines is the number of lines.
func (f *File) Lines() int { return len(f.lines()) }

// LineSpan is where a 1-based line starts and ends, without its line break.
func (f *File) LineSpan(line int) (start, end int) {
	lines := f.lines()
	start, end = int(lines[line-1]), len(f.Src)
	if line < len(lines) {
		end = int(lines[line]) - 1
	}
	if end > start && f.Src[end-1] == '\r' {
		end--
	}
	return start, end
}

// Position is the 1-based line and column of a byte; columns count Unicode code
// points, and a byte order mark is none.
func (f *File) Position(offset int) (line, column int) {
	offset = min(max(offset, 0), len(f.Src))
	line = f.Line(offset)
	start := int(f.lines()[line-1])
	if start == 0 && bytes.HasPrefix(f.Src, bom) {
		start = min(len(bom), offset)
	}
	return line, utf8.RuneCount(f.Src[start:offset]) + 1
}

var bom = []byte("\xef\xbb\xbf")

// Range is the range between two bytes.
func (f *File) Range(start, end int) hcl.Range {
	pos := func(offset int) hcl.Pos {
		line, column := f.Position(offset)
		return hcl.Pos{Line: line, Column: column, Byte: offset}
	}
	r := hcl.Range{Filename: f.Path, Start: pos(start)}
	if lines := f.lines(); len(bom) <= start && start <= end && end <= len(f.Src) && (r.Start.Line == len(lines) || end < int(lines[r.Start.Line])) {
		r.End = hcl.Pos{Line: r.Start.Line, Column: r.Start.Column + utf8.RuneCount(f.Src[start:end]), Byte: end}
	} else {
		r.End = pos(end)
	}
	return r
}

// Insert is an edit that puts text at a byte.
func (f *File) Insert(offset int, text string) Edit {
	return Edit{Range: f.Range(offset, offset), Text: f.breaks(text)}
}

// Append is an edit that adds an element at the end of the file.
func (f *File) Append(text string) Edit {
	end := len(f.Src)
	gap := "\n"
	switch {
	case end == 0:
		gap = ""
	case f.Src[end-1] != '\n':
		gap = "\n\n"
	}
	return f.Insert(end, gap+text)
}

// breaks writes the line breaks of text as the file writes its own.
func (f *File) breaks(text string) string {
	if f.windows() {
		return strings.ReplaceAll(text, "\n", "\r\n")
	}
	return text
}

// Unparsed lists what keeps the file from being read, or parts of it.
func (f *File) Unparsed() []Diagnostic {
	return slices.DeleteFunc(slices.Clone(f.problems), func(d Diagnostic) bool { return d.Rule == "duplicate-attribute" })
}
