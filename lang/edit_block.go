package lang

import "strings"

// AddBlock is an edit that puts a block, written in the one style, below all
// else that an element says.
func (p *Plan) AddBlock(e Element, text string) Edit {
	f, body := e.File(), &e.head().decl.block.body
	open, end := int(body.start), int(body.end)-1
	start, _ := f.LineSpan(f.Line(open))
	line := f.text[start:open]
	indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
	within := indent + f.unit()
	text = within + strings.ReplaceAll(strings.TrimSuffix(f.indented(text), "\n"), "\n", "\n"+within)
	switch inside := f.text[open+1 : end]; {
	case strings.TrimSpace(inside) == "":
		return Edit{f.Range(open+1, end), f.breaks("\n" + text + "\n" + indent)}
	case !strings.Contains(inside, "\n"):
		return Edit{f.Range(open+1, end), f.breaks("\n" + within + strings.TrimSpace(inside) + "\n\n" + text + "\n" + indent)}
	default:
		return f.Insert(open+1+len(strings.TrimRight(inside, " \t\r\n")), "\n\n"+text)
	}
}

// Remove is an edit that takes an element out of its file, with the remarks right
// above it. It is not possible within another element, or where the file does not
// parse.
func Remove(e Element) (Edit, bool) {
	d := e.head().decl
	if d == nil || d.block == nil || d.within != nil || len(d.file.Unparsed()) > 0 {
		return Edit{}, false
	}
	return d.file.lift(d), true
}
