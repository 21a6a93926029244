package lang

import (
	"bytes"
	"fmt"
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// maxFile is the size in bytes above which a file is not read as a plan.
const maxFile = 8 << 20

// File is one version of one *.plan.hcl file: its bytes and what can be read
// from them without looking at any other file. It never changes.
type File struct {
	Path string // slash-separated, relative to the workspace's root
	Src  []byte

	decls    []*declaration
	strange  []*hclsyntax.Block     // blocks of a kind that the language does not have
	problems []Diagnostic           // of the text alone
	campaign bool                   // declares a campaign
	loose    []*hclsyntax.Attribute // attributes outside any element

	lines func() []int
}

func parseFile(path string, src []byte) *File {
	f := &File{Path: path, Src: src}
	f.lines = sync.OnceValue(f.lineTable)
	if problem, fix := unreadable(src); problem != "" {
		f.problems = []Diagnostic{{Rule: "syntax", Severity: Error, Range: f.Range(0, 0), Detail: WholeFile, Message: "This file " + problem, Fix: fix}}
		return f
	}
	parsed, diags := hclsyntax.ParseConfig(src, path, hcl.InitialPos)
	if firstError(diags) == nil {
		f.take(parsed.Body.(*hclsyntax.Body), diags)
		return f
	}
	f.split()
	return f
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
	case bytes.IndexByte(src, 0) >= 0, !utf8.Valid(src):
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
	depth, deepest, operators := 0, 0, 0
	for _, c := range src {
		switch c {
		case '(', '[', '{':
			depth++
			deepest = max(deepest, depth)
		case ')', ']', '}':
			depth--
		case '!', '-', '+', '*', '/', '%', '?', '<', '>', '&', '|', '=':
			operators++
		}
	}
	return (deepest > maxDepth || operators > maxOperators) && deepTokens(src)
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
	for _, b := range body.Blocks {
		f.declare(b, nil)
	}
	for _, attr := range body.Attributes {
		f.loose = append(f.loose, attr)
	}
	for _, d := range diags {
		f.problems = append(f.problems, f.duplicateAttribute(*d.Subject))
	}
}

func (f *File) declare(b *hclsyntax.Block, within *declaration) {
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
	for _, inner := range b.Body.Blocks {
		if kindByName[inner.Type] != nil && k.nested[inner.Type] == nil && k.attr[inner.Type] == nil {
			f.declare(inner, d)
		}
	}
}

// declaration is what the head of a block says, taken for an element of the kind.
func (f *File) declaration(k *Kind, b *hclsyntax.Block) *declaration {
	d := &declaration{kind: k, nameRange: b.TypeRange, whole: hcl.RangeBetween(b.TypeRange, b.CloseBraceRange)}
	if len(b.Labels) > 0 && k.Label != NoLabel {
		d.name, d.nameRange = b.Labels[0], f.unquote(b.LabelRanges[0])
		d.bare = f.Src[b.LabelRanges[0].Start.Byte] != '"'
	}
	return d
}

// declareBroken declares the name of an element of which nothing else is known.
func (f *File) declareBroken(k *Kind, name string, nameRange, whole hcl.Range) *declaration {
	d := &declaration{kind: k, name: name, nameRange: nameRange, whole: whole}
	f.decls = append(f.decls, d)
	f.campaign = f.campaign || k.Name == "campaign"
	return d
}

// unquote is the range of a label without the quotes around it.
func (f *File) unquote(r hcl.Range) hcl.Range {
	if r.End.Byte-r.Start.Byte >= 2 && f.Src[r.Start.Byte] == '"' {
		r.Start.Byte, r.Start.Column = r.Start.Byte+1, r.Start.Column+1
		r.End.Byte, r.End.Column = r.End.Byte-1, r.End.Column-1
	}
	return r
}

func (f *File) duplicateAttribute(at hcl.Range) Diagnostic {
	name := string(f.Src[at.Start.Byte:at.End.Byte])
	d := Diagnostic{Rule: "duplicate-attribute", Severity: Error, Range: at, Detail: name,
		Fix: "Keep the line that is right and delete the other"}
	where := ""
	for _, decl := range f.decls {
		if decl.block == nil || !decl.whole.ContainsPos(at.Start) {
			continue
		}
		d.Address, where = address(decl.kind.Name, decl.name), " in the "+(&Head{kind: decl.kind, name: decl.name}).String()
		if first := findAttribute(decl.block.Body, name, at); first != nil {
			d.Related = []Related{{first.SrcRange, "It is set here first; this value counts."}}
		}
	}
	d.Message = fmt.Sprintf("The attribute %s is set twice%s.", name, where)
	return d
}

// findAttribute is the attribute of that name in the innermost body around at.
func findAttribute(body *hclsyntax.Body, name string, at hcl.Range) *hclsyntax.Attribute {
	for _, b := range body.Blocks {
		if b.Range().Start.Byte <= at.Start.Byte && at.End.Byte <= b.CloseBraceRange.End.Byte {
			if a := findAttribute(b.Body, name, at); a != nil {
				return a
			}
		}
	}
	return body.Attributes[name]
}

// Text is what the file says between the ends of r.
func (f *File) Text(r hcl.Range) string { return string(f.Src[r.Start.Byte:r.End.Byte]) }

// lineTable lists the byte offset at which each line starts.
func (f *File) lineTable() []int {
	starts := []int{0}
	for i, c := range f.Src {
		if c == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// Line is the 1-based line in which a byte stands.
func (f *File) Line(offset int) int {
	lines := f.lines()
	return sort.Search(len(lines), func(i int) bool { return lines[i] > offset })
}

// Lines is the number of lines.
func (f *File) Lines() int { return len(f.lines()) }

// LineSpan is where a 1-based line starts and ends, without its line break.
func (f *File) LineSpan(line int) (start, end int) {
	lines := f.lines()
	start, end = lines[line-1], len(f.Src)
	if line < len(lines) {
		end = lines[line] - 1
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
	start := f.lines()[line-1]
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
	return hcl.Range{Filename: f.Path, Start: pos(start), End: pos(end)}
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
	if bytes.Contains(f.Src, []byte("\r\n")) {
		return strings.ReplaceAll(text, "\n", "\r\n")
	}
	return text
}

// Unparsed lists what keeps the file from being read, or parts of it.
func (f *File) Unparsed() []Diagnostic {
	return slices.DeleteFunc(slices.Clone(f.problems), func(d Diagnostic) bool { return d.Rule == "duplicate-attribute" })
}
