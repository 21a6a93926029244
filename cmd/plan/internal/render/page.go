package render

import (
	"regexp"
	"strings"

	"github.com/fatih/color"
	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/verbatim"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

var (
	code     = terminal.Painter(color.FgCyan)
	emphasis = terminal.Painter(color.Italic)
)

// Page lays a page in Markdown out for the terminal, width columns wide.
func Page(page string, width int) string {
	src := []byte(page)
	doc := goldmark.New(goldmark.WithExtensions(extension.Table)).Parser().Parse(text.NewReader(src))
	m := &layout{src: src, width: width}
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		m.block(n)
	}
	return m.b.String()
}

type layout struct {
	src   []byte
	width int
	b     strings.Builder
}

func (m *layout) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		m.b.WriteString(terminal.Strong(m.inline(n)) + "\n\n")
	case *ast.FencedCodeBlock:
		for i := range n.Lines().Len() {
			line := n.Lines().At(i)
			m.codeLine(strings.TrimRight(string(line.Value(m.src)), "\n"))
		}
		m.b.WriteByte('\n')
	case *extast.Table:
		m.table(n)
	case *ast.List:
		m.list(n)
	default:
		m.b.WriteString(strings.Join(terminal.Wrap(m.inline(n), m.width, m.width), "\n") + "\n\n")
	}
}

// list writes the points of a list below each other.
func (m *layout) list(l *ast.List) {
	for point := l.FirstChild(); point != nil; point = point.NextSibling() {
		sign := "- "
		for _, line := range terminal.Wrap(m.inline(point), m.width-2, m.width-2) {
			m.b.WriteString(sign + line + "\n")
			sign = "  "
		}
	}
	m.b.WriteByte('\n')
}

// codeLine writes a line of an example, what the checker says about it below.
func (m *layout) codeLine(line string) {
	for _, s := range []lang.Severity{lang.Error, lang.Warning, lang.Info} {
		if before, said, ok := strings.Cut(line, " # "+s.String()+": "); ok {
			m.b.WriteString("    " + code(before) + "\n")
			for i, l := range terminal.Wrap(said, m.width-8, m.width-8) {
				sign := "  "
				if i == 0 {
					sign = MarkOf(s).Sign + " "
				}
				m.b.WriteString("      " + sign + l + "\n")
			}
			return
		}
	}
	m.b.WriteString(strings.TrimRight("    "+code(line), " ") + "\n")
}

// table writes a table as a list: the first cell, and the others below it.
func (m *layout) table(t *extast.Table) {
	for row := t.FirstChild().NextSibling(); row != nil; row = row.NextSibling() {
		var cells []string
		for c := row.FirstChild(); c != nil; c = c.NextSibling() {
			cells = append(cells, m.inline(c))
		}
		head := strings.Join(cells[:min(2, len(cells))], "  ")
		m.b.WriteString("  " + strings.Join(terminal.Wrap(head, m.width-2, m.width-4), "\n    ") + "\n")
		for _, cell := range cells[min(2, len(cells)):] {
			for _, line := range terminal.Wrap(cell, m.width-6, m.width-6) {
				m.b.WriteString("      " + line + "\n")
			}
		}
	}
	m.b.WriteByte('\n')
}

// marked are the signs by which a text is none of Markdown's.
var marked = regexp.MustCompile("\\\\([!-/:-@\\[-`{-~])|" + verbatim.Hidden)

// unmarked is a text as its author wrote it.
func unmarked(s string) string { return marked.ReplaceAllString(s, "$1") }

// raw is what stands between the backticks of code.
func (m *layout) raw(n *ast.CodeSpan) string {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c, ok := c.(*ast.Text); ok {
			b.Write(c.Segment.Value(m.src))
		}
	}
	return b.String()
}

// inline is the text of a node with its code and emphasis painted.
func (m *layout) inline(n ast.Node) string {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			b.WriteString(unmarked(string(c.Segment.Value(m.src))))
			if c.SoftLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.CodeSpan:
			b.WriteString(code(m.raw(c)))
		case *ast.Emphasis:
			b.WriteString(emphasis(m.inline(c)))
		default:
			b.WriteString(m.inline(c))
		}
	}
	return b.String()
}
