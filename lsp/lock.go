package lsp

import (
	"encoding/json"

	"github.com/plan-as-code/plan/checks/report"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/agreement"
	"github.com/plan-as-code/plan/lang/assist"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// sealedFile is the sealed agreement that a request is about, with the plan of its campaign.
type sealedFile struct {
	*call
	view *view
	name string // within the workspace
	plan *lang.Plan
}

// sealed finds the agreement that a URI names; nil where the server knows none by it, and
// where there is no campaign to hold against it.
func (c *call) sealed(u uri.URI) *sealedFile {
	v, name := c.find(u)
	if v == nil || v.snapshot.Locks[name] == nil {
		return nil
	}
	for _, p := range v.snapshot.Plans() {
		if p.Lock == v.snapshot.Locks[name] && agreement.Of(p) != nil {
			return &sealedFile{call: c, view: v, name: name, plan: p}
		}
	}
	return nil
}

// orLock makes a method that is about a plan file one that is about a sealed agreement,
// too.
func orLock[P, R any](m method, do func(*sealedFile, *P) (R, error)) method {
	onPlan := m.answer
	m.answer = func(c *call, params json.RawMessage) (any, error) {
		at, err := documentOf(params)
		if err != nil {
			return onPlan(c, params)
		}
		l := c.sealed(at)
		if l == nil {
			return onPlan(c, params)
		}
		p, err := decode[P](params)
		switch {
		case err != nil:
			return nil, err
		case c.stale(l.view, l.name):
			return nil, errModified
		}
		return do(l, p)
	}
	return m
}

// at is what stands at a position of the agreement; nil where that is nothing.
func (l *sealedFile) at(p protocol.Position) *agreement.Place {
	return agreement.LockOf(l.plan).At(l.view.text(l.name).offset(p))
}

// hoverLock answers what was agreed at a place of the agreement, beside what the plan says.
func hoverLock(l *sealedFile, p *protocol.HoverParams) (*protocol.Hover, error) {
	at := l.at(p.Position)
	if at == nil {
		return nil, nil
	}
	result, err := l.view.result.get(l)
	if err != nil {
		return nil, err
	}
	page := report.SealedPage(l.view.snapshot, result, l.plan, at)
	if page == "" {
		return nil, nil
	}
	around := l.view.span(at.At)
	return &protocol.Hover{Contents: l.client.markup(l.client.hoverFormats(), page), Range: &around}, nil
}

// definitionInLock answers where in the plan it stands what the place of the agreement is
// about: an element, or a value of one, which may be left out.
func definitionInLock(l *sealedFile, p *protocol.DefinitionParams) (protocol.DefinitionResult, error) {
	at := l.at(p.Position)
	if at == nil {
		return nil, nil
	}
	e := report.SealedTarget(l.plan, at)
	if e == nil {
		return nil, nil
	}
	t := &assist.Target{Element: e}
	if value := (&assist.Target{Element: e, Field: at.Attr}); at.Address == "" && at.Attr != "" && value.Declared().Filename != "" {
		t = value
	}
	return l.view.lead(at.At, t, l.client.linksDefinitions()), nil
}
