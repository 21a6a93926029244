package lsp

import (
	"encoding/json"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/checks/report"
	"github.com/plan-as-code/plan/lang"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

func offerCalls(c *protocol.ServerCapabilities) { c.CallHierarchyProvider = protocol.Boolean(true) }
func offerTypes(c *protocol.ServerCapabilities) { c.TypeHierarchyProvider = protocol.Boolean(true) }

// prepareCalls answers the element at a place, to be asked what it serves and
// what serves it.
func prepareCalls(f *file, p *protocol.CallHierarchyPrepareParams) ([]protocol.CallHierarchyItem, error) {
	if e := f.element(p.Position); e != nil {
		return []protocol.CallHierarchyItem{f.view.item(e, "")}, nil
	}
	return nil, nil
}

// element is what is named at a position, else the element around it; nil where
// it stands in no file.
func (f *file) element(p protocol.Position) lang.Element {
	at, t := f.target(p)
	var e lang.Element
	if t != nil {
		e = t.StandsFor()
	}
	if e == nil && at != nil {
		e = at.Element
	}
	if e == nil || e.File() == nil {
		return nil
	}
	return e
}

// item is an element in a hierarchy, with what it does there.
func (v *view) item(e lang.Element, does string) protocol.CallHierarchyItem {
	at := v.location(e.At())
	i := protocol.CallHierarchyItem{Name: e.Address(), Kind: symbolKind(e), URI: at.URI, Range: v.span(e.Whole()), SelectionRange: at.Range}
	i.Data, _ = json.Marshal(e.Address())
	if title := titleOf(e); title != nil && does != "" {
		does += " · " + *title
	} else if title != nil {
		does = *title
	}
	if does != "" {
		i.Detail = &does
	}
	return i
}

// itemElement finds the element of an item again, in the present state.
func (c *call) itemElement(u uri.URI, data protocol.LSPAny) (*view, lang.Element) {
	f := c.file(u)
	var address string
	if f == nil || json.Unmarshal(data, &address) != nil {
		return nil, nil
	}
	for _, e := range f.view.snapshot.ElementsIn(f.name) {
		if e.Address() == address {
			return f.view, e
		}
	}
	return nil, nil
}

// incomingCalls answers what serves, supports, feeds … an element.
func incomingCalls(c *call, p *protocol.CallHierarchyIncomingCallsParams) ([]protocol.CallHierarchyIncomingCall, error) {
	v, e := c.itemElement(p.Item.URI, p.Item.Data)
	if e == nil {
		return nil, nil
	}
	list := []protocol.CallHierarchyIncomingCall{}
	for _, s := range steps(report.Below(v.snapshot, e)) {
		list = append(list, protocol.CallHierarchyIncomingCall{From: v.item(s.end, s.verbs), FromRanges: v.places(s, s.end)})
	}
	return list, nil
}

// outgoingCalls answers what an element serves, supports, feeds …
func outgoingCalls(c *call, p *protocol.CallHierarchyOutgoingCallsParams) ([]protocol.CallHierarchyOutgoingCall, error) {
	v, e := c.itemElement(p.Item.URI, p.Item.Data)
	if e == nil {
		return nil, nil
	}
	list := []protocol.CallHierarchyOutgoingCall{}
	for _, s := range steps(report.Above(v.snapshot, e)) {
		list = append(list, protocol.CallHierarchyOutgoingCall{To: v.item(s.end, s.verbs), FromRanges: v.places(s, e)})
	}
	return list, nil
}

// step is all that one element does for another.
type step struct {
	end   lang.Element
	verbs string
	at    []hcl.Range
}

// steps joins the edges that lead to the same element. Elements that stand in no
// file are left out.
func steps(edges []report.Edge) []*step {
	var list []*step
	known := map[lang.Element]*step{}
	for _, x := range edges {
		if x.Element.File() == nil {
			continue
		}
		s := known[x.Element]
		if s == nil {
			s = &step{end: x.Element}
			known[x.Element], list = s, append(list, s)
		}
		s.verbs = strings.TrimPrefix(s.verbs+", "+x.Verb, ", ")
		s.at = append(s.at, x.Range)
	}
	return list
}

// places are those of a step in the text of the lower element; its name, where
// the higher one says it all.
func (v *view) places(s *step, lower lang.Element) []protocol.Range {
	list := []protocol.Range{}
	for _, at := range s.at {
		if at.Filename == lower.At().Filename && inside(at, lower.Whole()) {
			list = append(list, v.span(at))
		}
	}
	if len(list) == 0 {
		list = append(list, v.span(lower.At()))
	}
	return list
}

// prepareTypes answers the goal, objective, strategy or tactic at a place.
func prepareTypes(f *file, p *protocol.TypeHierarchyPrepareParams) ([]protocol.TypeHierarchyItem, error) {
	if e := f.element(p.Position); e != nil && report.OnLadder(e) {
		return f.view.rungs([]lang.Element{e}), nil
	}
	return nil, nil
}

// supertypes answers what an element is for.
func supertypes(c *call, p *protocol.TypeHierarchySupertypesParams) ([]protocol.TypeHierarchyItem, error) {
	v, e := c.itemElement(p.Item.URI, p.Item.Data)
	if e == nil {
		return nil, nil
	}
	return v.rungs(report.Over(v.snapshot, e)), nil
}

// subtypes answers what is for an element.
func subtypes(c *call, p *protocol.TypeHierarchySubtypesParams) ([]protocol.TypeHierarchyItem, error) {
	v, e := c.itemElement(p.Item.URI, p.Item.Data)
	if e == nil {
		return nil, nil
	}
	return v.rungs(report.Under(v.snapshot, e)), nil
}

func (v *view) rungs(elements []lang.Element) []protocol.TypeHierarchyItem {
	list := []protocol.TypeHierarchyItem{}
	for _, e := range elements {
		list = append(list, protocol.TypeHierarchyItem(v.item(e, "")))
	}
	return list
}
