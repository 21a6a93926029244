package syntax

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"
	"unsafe"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/plan-as-code/plan/lang/prose"
)

// MaxSize is the size in bytes above which a file is not read as a plan.
const MaxSize = 8 << 20

// File is one version of one *.plan.hcl file: its bytes and what can be read
// from them without looking at any other file. It never changes and is safe for
// concurrent use: what is found out when first asked for, such as lines, is kept.
type File struct {
	Path string // slash-separated, relative to the workspace's root
	Src  []byte // never written to, nor by whoever handed it over

	words         *Words
	Content       string         // the bytes of Src, for what is kept of it to share
	Declarations  []*Declaration // in reading order, each before those within its braces
	UnknownBlocks []*Block       // blocks of a kind that the language does not have
	Problems      []Problem      // of the text alone
	Broken        []Span         // the parts that do not parse, in reading order
	remarkFrom    int            // one more than where the remark begins that does not end; 0 where all end
	explained     int            // bytes that were looked through to explain what does not parse, as maxExplained counts them
	retried       int            // bytes that were parsed again to find where the same is wrong
	Unclear       bool           // holds text of which not even the kind of element can be read
	TopAttributes []Attribute    // attributes outside any element
	guesses       sync.Map       // []Mention by span: what text seems to mention that cannot be read, as far as it was asked for
	read          sync.Map       // bool by name: whether an attribute may be read in the file, as far as it was asked for
	trees         sync.Map       // hclsyntax.Expression by span: of values that are not kept in pieces, as far as they were asked for

	foundLines, foundBreaks, foundRunes, foundWords, foundCurrency, foundNames sync.Once
	starts                                                                     []int32            // of the lines, once lines has found them
	crlf                                                                       bool               // lines end as they do on Windows, once windows has found out
	before                                                                     []int32            // runes before every stretch of bytes, once runes has counted them
	alone                                                                      map[string][]int32 // lines that are one word, once linesOf has found them
	names                                                                      map[string]bool    // of its elements, in plain words, once namesAny has looked
	currency                                                                   string             // code of the one that the file names, once inCurrency has looked
}

// remember is what is known of a stretch of a file, or of a word in it, found out when it
// is first asked for.
func remember[T any, K comparable](known *sync.Map, at K, find func() T) T {
	found, ok := known.Load(at)
	if !ok {
		found, _ = known.LoadOrStore(at, find())
	}
	return found.(T)
}

// Parse reads a file, which keeps src. There always is one: what is wrong with the text
// is in its Problems.
func Parse(path string, src []byte, words *Words) *File {
	return ParseContext(context.Background(), path, src, words)
}

// ParseContext is Parse up to the end of ctx: what is left then is not read, and the file
// is of no use.
func ParseContext(ctx context.Context, path string, src []byte, words *Words) *File {
	f := newFile(path, src, words)
	if problem, fix := Unreadable(src); problem != "" {
		bad := noText(src)
		if bad == len(src) {
			bad = 0 // it is wrong as a whole
		}
		f.Problems = []Problem{{Rule: "syntax", Range: f.Range(bad, bad), Detail: WholeFile, Message: "This file " + problem, Fix: fix}}
		if at := loneReturn(src); at >= 0 && problem == saysLoneReturn {
			f.Problems[0].Range, f.Problems[0].Fixes = f.Range(at, at), f.withBreaks()
		}
		f.Unclear, f.Broken = true, []Span{{0, int32(len(src))}}
		return f
	}
	if !f.plain(0, len(src)) && (f.split(ctx) || len(f.TopAttributes) > 0) && ctx.Err() == nil {
		f.whole()
	}
	return f
}

func newFile(path string, src []byte, words *Words) *File {
	return &File{Path: path, Src: src, words: words, Content: unsafe.String(unsafe.SliceData(src), len(src))}
}

// lines are the bytes at which the lines start.
func (f *File) lines() []int32 {
	f.foundLines.Do(func() { f.starts = f.lineTable() })
	return f.starts
}

// windows reports that lines end as they do on Windows.
func (f *File) windows() bool {
	f.foundBreaks.Do(func() { f.crlf = bytes.Contains(f.Src, []byte("\r\n")) })
	return f.crlf
}

// whole reads the file as one, if it parses; only then it says more than its
// parts do.
func (f *File) whole() bool {
	parsed, diags := ParseConfig(f.Src, f.Path, hcl.InitialPos)
	if FirstError(diags) != nil || len(f.conflicts()) > 0 {
		return false
	}
	f.Declarations, f.UnknownBlocks, f.Problems, f.TopAttributes, f.Broken = nil, nil, nil, nil, nil
	f.Unclear = false
	f.take(parsed, diags)
	return true
}

// WholeFile is the Detail of a finding that is about a file as such.
const WholeFile = "file"

// Unreadable says what keeps the bytes from being read as a plan at all, in words that
// follow a subject such as "This file", and what to do; nothing where they can be read.
func Unreadable(src []byte) (problem, fix string) {
	const save = "Save it again as plain UTF-8 text, or take it out of the plan's folder"
	switch {
	case len(src) > MaxSize:
		return fmt.Sprintf("is larger than %d MB; a plan that people wrote is far smaller, so it was not read.", MaxSize>>20),
			"Split it into several files, or take it out of the plan's folder"
	case bytes.HasPrefix(src, []byte("\xff\xfe\x00\x00")), bytes.HasPrefix(src, []byte("\x00\x00\xfe\xff")):
		return "is saved as UTF-32; plans are read as UTF-8.", save
	case bytes.HasPrefix(src, []byte("\xff\xfe")), bytes.HasPrefix(src, []byte("\xfe\xff")):
		return "is saved as UTF-16; plans are read as UTF-8.", save
	case bytes.IndexByte(src, 0) >= 0:
		return "holds bytes that no text has, in line " + lineOfNoText(src) + " first, so nothing in it can be read.", save
	case !utf8.Valid(src):
		return fmt.Sprintf("is not UTF-8 text: line %s holds a character that is saved in another way, so nothing in the file can be read.", lineOfNoText(src)), save
	case loneReturn(src) >= 0:
		return saysLoneReturn, "End its lines as other files do: with line feeds"
	case openRemarks(src):
		return fmt.Sprintf("has more than %d remarks that begin with /* and do not end.", maxRemarks), "Write */ behind each of them, or begin them with #"
	}
	return "", ""
}

const saysLoneReturn = "ends a line with a carriage return alone, as very old programs do: an editor shows a new line there, and plan none, so nothing in it was read."

// loneReturn is the first carriage return that no line feed follows; -1 where there is
// none.
func loneReturn(src []byte) int {
	for at := 0; ; at++ {
		i := bytes.IndexByte(src[at:], '\r')
		if i < 0 {
			return -1
		}
		if at += i; at+1 == len(src) || src[at+1] != '\n' {
			return at
		}
	}
}

// noText is the first byte that is part of no UTF-8 text; the end where there is none.
func noText(src []byte) int {
	at := 0
	for at < len(src) && src[at] != 0 {
		r, size := utf8.DecodeRune(src[at:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	return at
}

func lineOfNoText(src []byte) string {
	return prose.Digits(float64(1 + bytes.Count(src[:noText(src)], []byte("\n"))))
}

// take declares the elements of a body that parses.
func (f *File) take(body *hclsyntax.Body, diags hcl.Diagnostics) {
	b := f.convertBody(body)
	for _, inner := range b.Blocks {
		f.declare(inner, nil)
	}
	f.TopAttributes = append(f.TopAttributes, b.Attrs...)
	for _, d := range diags {
		f.Problems = append(f.Problems, f.duplicateAttribute(*d.Subject))
	}
}

func (f *File) declare(b *Block, within *Declaration) {
	k := f.words.kind(b.Type)
	if k == nil {
		f.UnknownBlocks = append(f.UnknownBlocks, b)
		return
	}
	d := f.NewDeclaration(k.Name, b)
	d.Block, d.Within = b, within
	f.Declarations = append(f.Declarations, d)
	if within != nil {
		d.Block = nil // nothing is concluded from an element in the wrong place
		return
	}
	for _, inner := range b.Blocks {
		if f.words.kind(inner.Type) != nil && k.block(inner.Type) == nil && k.attr(inner.Type) == nil {
			f.declare(inner, d)
		}
	}
}

// NewDeclaration is what the head of a block says, taken for an element of the kind,
// which must be one of the language. It is not one of the file's Declarations, and its
// Block is nil.
func (f *File) NewDeclaration(kind string, b *Block) *Declaration {
	d := &Declaration{File: f, Kind: kind, NameAt: b.TypeAt, Whole: b.Whole}
	if len(b.Labels) > 0 && f.words.kind(kind).Label != NoLabel {
		d.Name, d.NameAt = b.Labels[0].Text, f.Unquote(b.Labels[0].At)
		d.Bare = f.Src[b.Labels[0].At.Start] != '"'
	}
	return d
}

// declareBroken declares the name of an element of which nothing else is known.
func (f *File) declareBroken(kind, name string, nameAt, whole hcl.Range) *Declaration {
	d := &Declaration{File: f, Kind: kind, Name: name, NameAt: SpanOf(nameAt), Whole: SpanOf(whole)}
	f.Declarations = append(f.Declarations, d)
	return d
}

// Unquote is the span of a label without the quotes around it, if it has any.
func (f *File) Unquote(s Span) Span {
	if s.End-s.Start >= 2 && f.Src[s.Start] == '"' {
		return Span{s.Start + 1, s.End - 1}
	}
	return s
}

func (f *File) duplicateAttribute(at hcl.Range) Problem {
	name := string(f.Src[at.Start.Byte:at.End.Byte])
	d := Problem{Rule: "duplicate-attribute", Range: at, Detail: name,
		Fix: "Keep the line that is right and delete the other"}
	where := ""
	for _, decl := range f.Declarations {
		if decl.Block == nil || !decl.Whole.Holds(SpanOf(at)) {
			continue
		}
		d.Address, where = decl.Address(), " in the "+decl.String()
		if first := findAttribute(&decl.Block.Body, name, SpanOf(at)); first != nil {
			d.Related = []Related{{first.LineRange(), "It is set here first; this value counts."}}
			d.Fixes = f.keepOne(first, at)
		}
	}
	d.Message = fmt.Sprintf("The attribute %s is set twice%s.", name, where)
	return d
}

// keepOne is what leaves one of two attributes of a name, where each has a line to itself: where
// they say the same it is clear which, else it is for the author to choose.
func (f *File) keepOne(first *Attribute, second hcl.Range) []Fix {
	one, dropOne, alone := f.lineOf(first.NameRange())
	other, dropOther, alsoAlone := f.lineOf(second)
	switch {
	case !alone || !alsoAlone:
		return nil
	case one == other:
		return []Fix{{Title: "Delete the second, which says the same", Safe: true, Edits: []Edit{dropOther}}}
	}
	return []Fix{{Title: "Keep " + prose.Clip(other), Edits: []Edit{dropOne}}, {Title: "Keep " + prose.Clip(one), Edits: []Edit{dropOther}}}
}

// lineOf is the value of the attribute whose name stands at a place, and the edit that takes its
// line away, where nothing else stands on the line and the value ends there.
func (f *File) lineOf(name hcl.Range) (value string, drop Edit, alone bool) {
	n := name.Start.Line
	start, end := f.LineSpan(n)
	before, after := f.Content[start:name.Start.Byte], f.Content[name.End.Byte:end]
	_, value, set := strings.Cut(after, "=")
	open := 0
	for _, r := range value {
		switch r {
		case '(', '[':
			open++
		case ')', ']':
			open--
		}
	}
	if !set || open != 0 || strings.TrimSpace(before) != "" || strings.ContainsAny(value, "#{}<=") || strings.Contains(value, "//") || strings.Contains(value, "/*") || strings.Count(value, `"`)%2 > 0 {
		return "", Edit{}, false
	}
	next := len(f.Src)
	if lines := f.lines(); n < len(lines) {
		next = int(lines[n])
	}
	return strings.TrimSpace(value), Edit{Range: f.Range(start, next)}, true
}

// findAttribute is the attribute of that name in the innermost body around at.
func findAttribute(b *Body, name string, at Span) *Attribute {
	for _, inner := range b.Blocks {
		if inner.Whole.Holds(at) {
			if a := findAttribute(&inner.Body, name, at); a != nil {
				return a
			}
		}
	}
	return b.Attr(name)
}

// Text is what the file says between the ends of r, of which only the bytes count.
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

// Line is the 1-based line in which a byte stands; beyond the end of the file, the last.
func (f *File) Line(offset int) int {
	lines := f.lines()
	return sort.Search(len(lines), func(i int) bool { return int(lines[i]) > offset })
}

// Lines is the number of lines. Behind a break at the end of the file stands one more,
// which is empty.
func (f *File) Lines() int { return len(f.lines()) }

// LineSpan is the bytes at which a 1-based line starts and ends, without its line break.
// The file must have the line. A byte order mark belongs to the first.
func (f *File) LineSpan(line int) (start, end int) {
	lines := f.lines()
	start, end = int(lines[line-1]), len(f.Src)
	if line < len(lines) {
		if end = int(lines[line]) - 1; end > start && f.Src[end-1] == '\r' {
			end--
		}
	}
	return start, end
}

// InLine is the offset itself, or the end of its line where it lies within the
// line break, between the two characters that Windows writes.
func (f *File) InLine(offset int) int {
	_, end := f.LineSpan(f.Line(offset))
	return min(offset, end)
}

// Position is the 1-based line and column of a byte; columns count Unicode code
// points, and a byte order mark is none. An offset outside the file is taken for the
// nearest in it.
func (f *File) Position(offset int) (line, column int) {
	offset = min(max(offset, 0), len(f.Src))
	line = f.Line(offset)
	start := int(f.lines()[line-1])
	if start == 0 && bytes.HasPrefix(f.Src, BOM) {
		start = min(len(BOM), offset)
	}
	return line, f.runes(start, offset) + 1
}

// BOM is the byte order mark that some programs put before the text of a UTF-8 file. It
// must not be changed.
var BOM = []byte("\xef\xbb\xbf")

// Range is the range from one byte up to another, which it leaves out.
func (f *File) Range(start, end int) hcl.Range {
	pos := func(offset int) hcl.Pos {
		line, column := f.Position(offset)
		return hcl.Pos{Line: line, Column: column, Byte: offset}
	}
	r := hcl.Range{Filename: f.Path, Start: pos(start)}
	if lines := f.lines(); len(BOM) <= start && start <= end && end <= len(f.Src) && (r.Start.Line == len(lines) || end < int(lines[r.Start.Line])) {
		r.End = hcl.Pos{Line: r.Start.Line, Column: r.Start.Column + f.runes(start, end), Byte: end}
	} else {
		r.End = pos(end)
	}
	return r
}

// Unparsed lists what keeps the file from being read, or parts of it; none where all of
// it parses.
func (f *File) Unparsed() []Problem {
	return slices.DeleteFunc(slices.Clone(f.Problems), func(p Problem) bool { return p.Rule == "duplicate-attribute" })
}

// Declares reports whether the file declares an element of a kind, broken or not.
func (f *File) Declares(kind string) bool {
	return slices.ContainsFunc(f.Declarations, func(d *Declaration) bool { return d.Kind == kind })
}
