package lang

import (
	"strings"

	"github.com/plan-as-code/plan/lang/syntax"
)

// SetAttribute is an edit that gives an element's attribute a value, in place of
// the one it has or below its last attribute. The value is written as it is given. The
// element must be one that has a block (BlockOf).
func (p *Plan) SetAttribute(e Element, attr, value string) syntax.Edit {
	body := &e.head().decl.Block.Body
	if a := body.Attr(attr); a != nil {
		return syntax.Edit{Range: a.Expr.Range(), Text: value}
	}
	return e.File().AddAttribute(body, attr, value)
}

// AddToList are the edits that append items to an element's list attribute. There
// are none where the list is not written out: others may use the local value that
// stands for it. Items are written as they are given. The element must be one that has
// a block (BlockOf).
func (p *Plan) AddToList(e Element, attr string, items ...string) []syntax.Edit {
	more := strings.Join(items, ", ")
	a := e.head().decl.Block.Attr(attr)
	switch {
	case a == nil:
		return []syntax.Edit{p.SetAttribute(e, attr, "["+more+"]")}
	case a.Expr.Op != syntax.OpList:
		return nil
	}
	before := a.Expr.Args()
	if len(before) == 0 {
		at := a.Expr.Range()
		_, end := e.File().LineSpan(e.File().Line(at.End.Byte))
		if remark := string(e.File().Src[at.End.Byte:end]); strings.HasPrefix(strings.TrimSpace(remark), "#") && strings.HasSuffix(strings.TrimSpace(remark), ": "+more) {
			at = e.File().Range(at.Start.Byte, end-len(remark)+len(strings.TrimRight(remark, "\r\n\t "))) // it says who belongs there
		}
		return []syntax.Edit{{Range: at, Text: "[" + more + "]"}}
	}
	last := before[len(before)-1]
	return []syntax.Edit{e.File().Insert(int(last.At.End), ", "+more)}
}

// Enter are the edits that give an element's attributes values: those that it has are replaced,
// lists grow by what is in the other, and the rest stands below its last attribute. There are
// none where a list is not written out, as for AddToList.
func (p *Plan) Enter(e Element, values ...syntax.Stub) []syntax.Edit {
	body := &e.head().decl.Block.Body
	var edits []syntax.Edit
	var more []syntax.Stub
	for _, v := range values {
		items, list := strings.CutPrefix(v.Value, "[")
		switch a := body.Attr(v.Attr); {
		case a == nil:
			more = append(more, v)
		case list:
			added := p.AddToList(e, v.Attr, strings.TrimSuffix(items, "]"))
			if added == nil {
				return nil
			}
			edits = append(edits, added...)
		default:
			edits = append(edits, p.SetAttribute(e, v.Attr, v.Value))
		}
	}
	if len(more) > 0 {
		edits = append(edits, e.File().AddAttributes(&e.head().decl.Block.Body, more))
	}
	return edits
}

// Together joins edits that make sense only together: where one part of them has
// none, there are none.
func Together(parts ...[]syntax.Edit) []syntax.Edit {
	var all []syntax.Edit
	for _, part := range parts {
		if len(part) == 0 {
			return nil
		}
		all = append(all, part...)
	}
	return all
}

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
// above it that name it; false for one within another element, in a file of which not
// everything parses, or built in.
func Remove(e Element) (syntax.Edit, bool) {
	d := e.head().decl
	if d == nil || d.Block == nil || d.Within != nil || len(d.File.Unparsed()) > 0 {
		return syntax.Edit{}, false
	}
	return d.File.Delete(d), true
}
