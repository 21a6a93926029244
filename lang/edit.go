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
		return []syntax.Edit{{Range: a.Expr.Range(), Text: "[" + more + "]"}}
	}
	last := before[len(before)-1]
	return []syntax.Edit{e.File().Insert(int(last.At.End), ", "+more)}
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
