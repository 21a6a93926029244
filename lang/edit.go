package lang

import (
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// SetAttribute is an edit that gives an element's attribute a value, in place of
// the one it has or below its last attribute.
func (p *Plan) SetAttribute(e Element, attr, value string) Edit {
	body := e.Block().Body
	if a := body.Attributes[attr]; a != nil {
		return Edit{Range: a.Expr.Range(), Text: value}
	}
	return p.File(e.At().Filename).addAttribute(body, attr, value)
}

// AddToList is an edit that appends an item to an element's list attribute.
func (p *Plan) AddToList(e Element, attr, item string) Edit {
	a := e.Block().Body.Attributes[attr]
	if a == nil {
		return p.SetAttribute(e, attr, "["+item+"]")
	}
	list, ok := a.Expr.(*hclsyntax.TupleConsExpr)
	if !ok || len(list.Exprs) == 0 {
		return Edit{Range: a.Expr.Range(), Text: "[" + item + "]"}
	}
	return p.File(e.At().Filename).Insert(list.Exprs[len(list.Exprs)-1].Range().End.Byte, ", "+item)
}

// addAttribute puts a new line below the last attribute of a body, its equals
// sign below the one above where the names allow it.
func (f *File) addAttribute(body *hclsyntax.Body, attr, value string) Edit {
	var last *hclsyntax.Attribute
	for _, a := range body.Attributes {
		if last == nil || a.SrcRange.Start.Byte > last.SrcRange.Start.Byte {
			last = a
		}
	}
	if last == nil || f.Line(last.SrcRange.Start.Byte) == f.Line(body.SrcRange.Start.Byte) {
		return f.addFirst(body, attr, value)
	}
	start, _ := f.LineSpan(f.Line(last.SrcRange.Start.Byte))
	indent := string(f.Src[start:last.SrcRange.Start.Byte])
	width := last.EqualsRange.Start.Byte - last.NameRange.Start.Byte - 1
	_, end := f.LineSpan(f.Line(max(last.Expr.Range().End.Byte-1, last.SrcRange.Start.Byte)))
	pad := strings.Repeat(" ", max(width-len(attr), 0))
	return f.Insert(end, "\n"+indent+attr+pad+" = "+value)
}

// addFirst puts an attribute into a body that has none, or that is written on
// one line.
func (f *File) addFirst(body *hclsyntax.Body, attr, value string) Edit {
	open, end := body.SrcRange.Start.Byte, body.SrcRange.End.Byte-1
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
