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

// AddToList are the edits that append items to an element's list attribute. There
// are none where the list is not written out: others may use the local value that
// stands for it.
func (p *Plan) AddToList(e Element, attr string, items ...string) []Edit {
	more := strings.Join(items, ", ")
	a := e.head().decl.block.attr(attr)
	switch {
	case a == nil:
		return []Edit{p.SetAttribute(e, attr, "["+more+"]")}
	case a.Expr.op != opList:
		return nil
	case len(a.Expr.args) == 0:
		return []Edit{{Range: a.Expr.Range(), Text: "[" + more + "]"}}
	}
	last := a.Expr.args[len(a.Expr.args)-1]
	return []Edit{e.File().Insert(int(last.at.end), ", "+more)}
}

// Together joins edits that make sense only together: where one part of them has
// none, there are none.
func Together(parts ...[]Edit) []Edit {
	var all []Edit
	for _, part := range parts {
		if len(part) == 0 {
			return nil
		}
		all = append(all, part...)
	}
	return all
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
