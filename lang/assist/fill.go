package assist

import (
	"bytes"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Completing writes all attributes that an element and its blocks must have and
// do not; false where that is none or a single one, which is the fix of its finding, and
// where the element does not parse.
func Completing(e lang.Element) (syntax.Fix, bool) {
	d := lang.DeclarationOf(e)
	if e.Broken() || d == nil {
		return syntax.Fix{}, false
	}
	own := &d.Block.Body
	bodies, stubs, n := []*syntax.Body{own}, map[*syntax.Body][]syntax.Stub{}, 0
	for _, m := range Missing(e) {
		b := bodyNamedAt(d, m.Range.Start.Byte)
		if b != own && stubs[b] == nil {
			bodies = append(bodies, b)
		}
		stubs[b] = append(stubs[b], syntax.Stub{Attr: m.Detail, Value: kindOf(d, b).Attr(m.Detail).Stub()})
		n++
	}
	if n < 2 {
		return syntax.Fix{}, false
	}
	var parts []string
	var edits []syntax.Edit
	for _, b := range bodies {
		if len(stubs[b]) == 0 {
			continue
		}
		edits = append(edits, d.File.AddAttributes(b, stubs[b]))
		part := prose.List(stubNames(stubs[b]))
		if b != own {
			part = "in its " + kindOf(d, b).Name + " " + part
		}
		parts = append(parts, part)
	}
	return syntax.Fix{Title: "Add what every " + e.Kind().Name + " needs: " + strings.Join(parts, ", and "), Edits: laidOut(d, edits)}, true
}

func stubNames(stubs []syntax.Stub) []string {
	names := make([]string, len(stubs))
	for i, s := range stubs {
		names[i] = prose.Noun(s.Attr)
	}
	return names
}

// Missing lists the findings about attributes that an element must have and does
// not. One that is there and blank is not missing.
func Missing(e lang.Element) []lang.Diagnostic {
	var list []lang.Diagnostic
	for _, d := range e.Plan().Diagnostics {
		if d.Element == e && d.Rule == "missing-attribute" && len(d.Fixes) > 0 && bodyNamedAt(lang.DeclarationOf(e), d.Range.Start.Byte).Attr(d.Detail) == nil {
			list = append(list, d)
		}
	}
	return list
}

// Adding writes attributes below the last one of an element, which has none of
// them; nil where there are no stubs or the element does not parse.
func Adding(e lang.Element, stubs []syntax.Stub) []syntax.Edit {
	d := lang.DeclarationOf(e)
	if d == nil || d.Block == nil || len(stubs) == 0 {
		return nil
	}
	return laidOut(d, []syntax.Edit{d.File.AddAttributes(&d.Block.Body, stubs)})
}

// bodyNamedAt is the body of the block whose name or kind stands at a byte: a
// nested block's, else the element's own.
func bodyNamedAt(d *syntax.Declaration, offset int) *syntax.Body {
	for _, inner := range d.Block.Blocks {
		if int(inner.TypeAt.Start) == offset {
			return &inner.Body
		}
	}
	return &d.Block.Body
}

// kindOf is the kind of element, or of nested block, that a body belongs to.
func kindOf(d *syntax.Declaration, b *syntax.Body) *lang.Kind {
	for _, inner := range d.Block.Blocks {
		if n := lang.KindNamed(d.Kind).Block(inner.Type); n != nil && &inner.Body == b {
			return &n.Kind
		}
	}
	return lang.KindNamed(d.Kind)
}

// laidOut makes one edit of edits within an element. Where the element is laid
// out in the one style, so is the result.
func laidOut(d *syntax.Declaration, edits []syntax.Edit) []syntax.Edit {
	f := d.File
	start, _ := f.LineSpan(f.Line(int(d.Whole.Start)))
	if start == 0 && bytes.HasPrefix(f.Src, syntax.BOM) {
		start = len(syntax.BOM)
	}
	end := int(d.Whole.End)
	before := f.Src[start:end]
	out, err := syntax.Apply(f.Src, f.Path, edits)
	if err != nil || !f.IsLaidOut(before) {
		return edits
	}
	after := out[start : len(out)-(len(f.Src)-end)]
	return []syntax.Edit{f.Narrow(start, before, f.LayOut(after))}
}
