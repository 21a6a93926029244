package lang

import (
	"strings"

	"github.com/plan-as-code/plan/lang/syntax"
)

// AddBlock is an edit that puts a block, written in the one style, below all
// else that an element says. The element must be one that has a block (BlockOf).
func (p *Plan) AddBlock(e Element, text string) syntax.Edit {
	f, body := e.File(), &e.head().decl.Block.Body
	open, end := int(body.Start), int(body.End)-1
	start, _ := f.LineSpan(f.Line(open))
	line := f.Content[start:open]
	indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
	within := indent + f.Unit()
	text = within + strings.ReplaceAll(strings.TrimSuffix(f.Indented(text), "\n"), "\n", "\n"+within)
	switch inside := f.Content[open+1 : end]; {
	case strings.TrimSpace(inside) == "":
		return syntax.Edit{Range: f.Range(open+1, end), Text: f.Breaks("\n" + text + "\n" + indent)}
	case !strings.Contains(inside, "\n"):
		return syntax.Edit{Range: f.Range(open+1, end), Text: f.Breaks("\n" + within + strings.TrimSpace(inside) + "\n\n" + text + "\n" + indent)}
	default:
		return f.Insert(open+1+len(strings.TrimRight(inside, " \t\r\n")), "\n\n"+text)
	}
}

// Remove is an edit that takes an element out of its file, with the remarks right
// above it that name it; false for one within another element, in a file of which not everything
// parses, or built in.
func Remove(e Element) (syntax.Edit, bool) {
	d := e.head().decl
	if d == nil || d.Block == nil || d.Within != nil || len(d.File.Unparsed()) > 0 {
		return syntax.Edit{}, false
	}
	return d.File.Delete(d), true
}
