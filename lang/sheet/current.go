package sheet

import (
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// current is what an element says of an attribute, or of one in a nested block that stands
// once.
func current(e lang.Element, attr string) held {
	field, ok := fieldAt(e, attr)
	if !ok {
		return held{}
	}
	return heldBy(field)
}

// heldBy writes what an attribute holds as drafts write it.
func heldBy(field lang.Field) held {
	if field.Line == nil {
		return held{}
	}
	x := &field.Line.Expr
	h := held{source: x.File.Slice(x.At)}
	h.plain = h.source
	if field.State != lang.Known {
		return h
	}
	switch v := field.Held.(type) {
	case string:
		h.plain = quoted(strings.TrimSuffix(v, "\n"))
	case []string:
		var list []string
		for _, s := range v {
			list = append(list, quoted(s))
		}
		h.plain = "[" + strings.Join(list, ", ") + "]"
	case float64:
		h.plain = prose.Literal(v)
	case lang.Date:
		h.plain = `"` + v.ISO() + `"`
	case lang.Element:
		h.plain = lang.Reference(v)
	case []lang.Element:
		if len(field.Gone) > 0 {
			return h
		}
		var list []string
		for _, e := range v {
			list = append(list, lang.Reference(e))
		}
		h.plain = "[" + strings.Join(list, ", ") + "]"
	}
	return h
}
