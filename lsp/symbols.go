package lsp

import (
	"cmp"
	"maps"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/assist"
	"go.lsp.dev/protocol"
)

func offerSymbols(c *protocol.ServerCapabilities) {
	c.DocumentSymbolProvider = protocol.Boolean(true)
}
func offerSearch(c *protocol.ServerCapabilities) {
	c.WorkspaceSymbolProvider = protocol.Boolean(true)
}

// symbolKinds are the protocol's pictures for kinds of element; an object's for
// any other.
var symbolKinds = map[string]protocol.SymbolKind{
	"campaign": protocol.SymbolKindModule, "goal": protocol.SymbolKindInterface, "objective": protocol.SymbolKindClass,
	"strategy": protocol.SymbolKindStruct, "tactic": protocol.SymbolKindFunction, "metric": protocol.SymbolKindNumber,
	"discipline": protocol.SymbolKindNamespace, "channel": protocol.SymbolKindPackage, "stage": protocol.SymbolKindEnumMember,
	"message": protocol.SymbolKindString, "milestone": protocol.SymbolKindEvent, "review": protocol.SymbolKindEvent,
	"phase": protocol.SymbolKindEvent, "task": protocol.SymbolKindMethod, "reading": protocol.SymbolKindNumber, "spend": protocol.SymbolKindNumber,
	"rule": protocol.SymbolKindOperator, "workspace": protocol.SymbolKindFile, "configure": protocol.SymbolKindKey,
}

func symbolKind(e lang.Element) protocol.SymbolKind {
	return cmp.Or(symbolKinds[e.Kind().Name], protocol.SymbolKindObject)
}

// titleOf is the title of an element that has one.
func titleOf(e lang.Element) *string {
	if title := e.Label(); title != e.Name() && title != e.Kind().Name {
		return &title
	}
	return nil
}

// documentSymbol answers the elements of the file with their blocks; to clients
// that know no trees, the elements one after another.
func documentSymbol(f *file, _ *protocol.DocumentSymbolParams) (protocol.DocumentSymbolResult, error) {
	elements := f.view.snapshot.ElementsIn(f.name)
	slices.SortStableFunc(elements, func(a, b lang.Element) int { return a.Whole().Start.Byte - b.Whole().Start.Byte })
	if !orEmpty(orEmpty(orEmpty(f.client.capabilities.TextDocument).DocumentSymbol).HierarchicalDocumentSymbolSupport) {
		list := protocol.SymbolInformationSlice{}
		for _, e := range elements {
			list = append(list, f.view.symbol(e))
		}
		return list, nil
	}
	return protocol.DocumentSymbolSlice(f.tree(elements)), nil
}

// tree puts elements that stand within others below these.
func (f *file) tree(elements []lang.Element) []protocol.DocumentSymbol {
	list := []protocol.DocumentSymbol{}
	for len(elements) > 0 {
		e, n := elements[0], 1
		for n < len(elements) && inside(elements[n].Whole(), e.Whole()) {
			n++
		}
		s := protocol.DocumentSymbol{Name: e.Address(), Detail: titleOf(e), Kind: symbolKind(e), Range: f.span(e.Whole()), SelectionRange: f.span(e.At())}
		s.Children = append(f.parts(assist.Parts(e)), f.tree(elements[1:n])...)
		list, elements = append(list, s), elements[n:]
	}
	return list
}

func inside(inner, outer hcl.Range) bool {
	return outer.Start.Byte <= inner.Start.Byte && inner.End.Byte <= outer.End.Byte
}

func (f *file) parts(parts []assist.Part) []protocol.DocumentSymbol {
	var list []protocol.DocumentSymbol
	for _, p := range parts {
		s := protocol.DocumentSymbol{Name: p.Name, Kind: protocol.SymbolKindProperty, Range: f.span(p.Whole), SelectionRange: f.span(p.At), Children: f.parts(p.Parts)}
		if p.Local {
			s.Kind = protocol.SymbolKindVariable
		}
		if p.Detail != "" {
			s.Detail = &p.Detail
		}
		list = append(list, s)
	}
	return list
}

// symbol is an element as a line of a list; it says whose campaign it is in.
func (v *view) symbol(e lang.Element) protocol.SymbolInformation {
	s := protocol.SymbolInformation{Location: v.location(e.At())}
	s.Name, s.Kind = e.Address(), symbolKind(e)
	if title := titleOf(e); title != nil {
		s.Name += " — " + *title
	}
	if c := e.Plan().Campaign; c != nil && lang.Element(c) != e {
		label := c.Label()
		s.ContainerName = &label
	}
	return s
}

// workspaceSymbol answers the elements of all workspaces that fit a few words,
// the best first.
func workspaceSymbol(c *call, p *protocol.WorkspaceSymbolParams) (protocol.WorkspaceSymbolResult, error) {
	const most = 200
	type hit struct {
		view     *view
		element  lang.Element
		distance int
	}
	var hits []hit
	for _, key := range slices.Sorted(maps.Keys(c.views)) {
		v := c.views[key]
		for _, plan := range v.snapshot.Plans() {
			if c.Err() != nil {
				return nil, errCancelled
			}
			for _, e := range plan.All {
				if d, ok := assist.Match(p.Query, e); ok {
					hits = append(hits, hit{v, e, d})
				}
			}
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return a.distance - b.distance })
	list := protocol.SymbolInformationSlice{}
	for _, h := range hits[:min(len(hits), most)] {
		list = append(list, h.view.symbol(h.element))
	}
	return list, nil
}
