package lang

import "strings"

// SetAttribute is an edit that gives an element's attribute a value, in place of
// the one it has or below its last attribute.
func (p *Plan) SetAttribute(e Element, attr, value string) Edit {
	body := &e.head().decl.block.body
	if a := body.attr(attr); a != nil {
		return Edit{Range: a.Expr.Range(), Text: value}
	}
	return e.File().addAttribute(body, attr, value)
}

// AddToList is an edit that appends an item to an element's list attribute.
func (p *Plan) AddToList(e Element, attr, item string) Edit {
	a := e.head().decl.block.attr(attr)
	if a == nil {
		return p.SetAttribute(e, attr, "["+item+"]")
	}
	items := a.Expr.args
	if a.Expr.op != opList || len(items) == 0 {
		return Edit{Range: a.Expr.Range(), Text: "[" + item + "]"}
	}
	return e.File().Insert(int(items[len(items)-1].at.end), ", "+item)
}

// addAttribute puts a new line below the last attribute of a body, its equals
// sign below the one above where the names allow it.
func (f *File) addAttribute(body *body, attr, value string) Edit {
	if len(body.attrs) == 0 {
		return f.addFirst(body, attr, value)
	}
	last := &body.attrs[len(body.attrs)-1]
	at := int(last.name.start)
	if f.Line(at) == f.Line(int(body.start)) {
		return f.addFirst(body, attr, value)
	}
	start, _ := f.LineSpan(f.Line(at))
	indent := f.text[start:at]
	width := int(last.equals) - at - 1
	_, end := f.LineSpan(f.Line(max(int(last.Expr.at.end)-1, at)))
	pad := strings.Repeat(" ", max(width-len(attr), 0))
	return f.Insert(end, "\n"+indent+attr+pad+" = "+value)
}

// addFirst puts an attribute into a body that has none, or that is written on
// one line.
func (f *File) addFirst(body *body, attr, value string) Edit {
	open, end := int(body.start), int(body.end)-1
	start, _ := f.LineSpan(f.Line(open))
	line := string(f.Src[start:open])
	indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
	inside := strings.TrimSpace(string(f.Src[open+1 : end]))
	if inside != "" && !strings.Contains(inside, "\n") {
		return Edit{f.Range(open+1, end), f.breaks("\n" + indent + "  " + inside + "\n" + indent + "  " + attr + " = " + value + "\n" + indent)}
	}
	after := ""
	if strings.TrimSpace(strings.SplitN(string(f.Src[open+1:end+1]), "\n", 2)[0]) == "}" {
		after = "\n" + indent
	}
	return f.Insert(open+1, "\n"+indent+"  "+attr+" = "+value+after)
}
