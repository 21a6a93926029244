package lsp

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks/report"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/assist"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

const traceCommand = "plan.trace"

var errNoElement = invalid("There is no such element. Name one as in tactic.webinar, or a place where one stands.")

// tracePage is a trace as data and as text.
type tracePage struct {
	Address  string        `json:"address"`
	Title    string        `json:"title"`
	Markdown string        `json:"markdown"`
	Text     string        `json:"text"`
	Tree     *report.Trace `json:"tree"`
}

// traceOf answers the line of sight of an element, which is named by its address,
// by an address and a file that can see it, or by a place.
func traceOf(c *call, args []protocol.LSPAny) (any, error) {
	v, e, err := c.traced(args)
	if e == nil {
		return nil, cmp.Or(err, errNoElement)
	}
	t := report.TraceOf(v.snapshot, e)
	return &tracePage{t.Address, t.Title, t.Markdown(), t.Text(), t}, nil
}

// traced is the element that arguments are about; nil where they are about none. An error says
// that they are none.
func (c *call) traced(args []protocol.LSPAny) (*view, lang.Element, error) {
	var address string
	var at struct {
		URI      uri.URI           `json:"uri"`
		Position protocol.Position `json:"position"`
	}
	if len(args) == 0 {
		return nil, nil, nil
	}
	if !read(args, &address) {
		if !read(args, &at) {
			return nil, nil, errNoElement
		}
		v, e := c.tracedAt(at.URI, at.Position)
		return v, e, nil
	}
	if len(args) > 1 && json.Unmarshal(args[1], &at.URI) == nil {
		if f := c.file(at.URI); f != nil {
			kind, name, _ := strings.Cut(address, ".")
			return f.view, f.view.snapshot.PlanOf(f.name).Lookup(kind, name), nil
		}
	}
	for _, key := range slices.Sorted(maps.Keys(c.views)) {
		if e := c.views[key].snapshot.Element(address); e != nil {
			return c.views[key], e, nil
		}
	}
	return nil, nil, nil
}

// tracedAt is the element that is named at a place, or else the one around it.
func (c *call) tracedAt(u uri.URI, p protocol.Position) (*view, lang.Element) {
	f := c.file(u)
	if f == nil {
		return nil, nil
	}
	at := assist.CursorAt(f.view.snapshot, f.name, f.offset(p))
	switch {
	case at == nil:
		return nil, nil
	case at.Ref != nil && at.Ref.To != nil:
		return f.view, at.Ref.To
	}
	return f.view, at.Element
}
