package lsp

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang/assist"
	"go.lsp.dev/protocol"
)

func offerDefinition(c *protocol.ServerCapabilities) { c.DefinitionProvider = protocol.Boolean(true) }
func offerDeclaration(c *protocol.ServerCapabilities) {
	c.DeclarationProvider = protocol.Boolean(true)
}
func offerTypeDefinition(c *protocol.ServerCapabilities) {
	c.TypeDefinitionProvider = protocol.Boolean(true)
}
func offerReferences(c *protocol.ServerCapabilities) { c.ReferencesProvider = protocol.Boolean(true) }
func offerHighlights(c *protocol.ServerCapabilities) {
	c.DocumentHighlightProvider = protocol.Boolean(true)
}

// target is what is named at a position; nil where nothing is.
func (f *file) target(p protocol.Position) (*assist.Cursor, *assist.Target) {
	at := assist.CursorAt(f.view.snapshot, f.name, f.offset(p))
	if at == nil {
		return nil, nil
	}
	return at, at.Target()
}

// definition answers where it is written what the place names: an element, an
// attribute of one, a local value.
func definition(f *file, p *protocol.DefinitionParams) (protocol.DefinitionResult, error) {
	at, t := f.target(p.Position)
	if t != nil && t.Declared().Filename == "" && t.Element != nil {
		t = &assist.Target{Element: t.Element} // the attribute is left out
	}
	return f.lead(at, t, f.client.linksDefinitions()), nil
}

// linksDefinitions reports that the client takes links where it asks for a definition.
func (c *client) linksDefinitions() bool {
	return orEmpty(orEmpty(orEmpty(c.capabilities.TextDocument).Definition).LinkSupport)
}

// declarationOf answers where the element itself is declared.
func declarationOf(f *file, p *protocol.DeclarationParams) (protocol.DeclarationResult, error) {
	at, t := f.target(p.Position)
	if t != nil && t.Field != "" {
		t = &assist.Target{Element: t.Element}
	}
	switch r := f.lead(at, t, orEmpty(orEmpty(orEmpty(f.client.capabilities.TextDocument).Declaration).LinkSupport)).(type) {
	case *protocol.Location:
		return r, nil
	case protocol.DefinitionLinkSlice:
		return protocol.DeclarationLinkSlice{protocol.DeclarationLink(r[0])}, nil
	}
	return nil, nil
}

// typeDefinition answers where what the element belongs to is declared.
func typeDefinition(f *file, p *protocol.TypeDefinitionParams) (protocol.TypeDefinitionResult, error) {
	at, t := f.target(p.Position)
	if t != nil && t.StandsFor() != nil {
		t = &assist.Target{Element: assist.BelongsTo(t.StandsFor())}
	}
	return f.lead(at, t, orEmpty(orEmpty(orEmpty(f.client.capabilities.TextDocument).TypeDefinition).LinkSupport)), nil
}

// lead is the way from a place to where a target is declared; as a link, for
// clients that can show what leads there and all of what is declared.
func (f *file) lead(at *assist.Cursor, t *assist.Target, links bool) protocol.DefinitionResult {
	if at != nil && at.Ref != nil && at.Ref.Field == "" {
		return f.view.lead(at.Ref.At, t, links)
	}
	return f.view.lead(hcl.Range{}, t, links)
}

// lead is the way to where a target is declared, from a range, the zero range where the
// client is to find out itself what leads there.
func (v *view) lead(from hcl.Range, t *assist.Target, links bool) protocol.DefinitionResult {
	if t == nil || t.Declared().Filename == "" {
		return nil
	}
	to := v.location(t.Declared())
	if !links {
		return &to
	}
	link := protocol.DefinitionLink{TargetURI: to.URI, TargetSelectionRange: to.Range, TargetRange: v.span(t.Whole())}
	if from.Filename != "" {
		origin := v.span(from)
		link.OriginSelectionRange = &origin
	}
	return protocol.DefinitionLinkSlice{link}
}

// references answers all places that name the same, in all plans that can.
func references(f *file, p *protocol.ReferenceParams) ([]protocol.Location, error) {
	_, t := f.target(p.Position)
	if t == nil {
		return nil, nil
	}
	found := []protocol.Location{}
	for _, u := range assist.Uses(f.view.snapshot, t) {
		if !u.Declares || p.Context.IncludeDeclaration {
			found = append(found, f.location(u.At))
		}
	}
	return found, nil
}

// documentHighlight answers the places in the file that name the same.
func documentHighlight(f *file, p *protocol.DocumentHighlightParams) ([]protocol.DocumentHighlight, error) {
	_, t := f.target(p.Position)
	if t == nil {
		return nil, nil
	}
	found := []protocol.DocumentHighlight{}
	for _, u := range assist.UsesIn(f.view.snapshot, t, f.name) {
		kind := protocol.DocumentHighlightKindRead
		if u.Declares {
			kind = protocol.DocumentHighlightKindWrite
		}
		found = append(found, protocol.DocumentHighlight{Range: f.span(u.At), Kind: kind})
	}
	return found, nil
}

// touches reports whether a range of a file touches a byte.
func touches(r hcl.Range, offset int) bool {
	return r.Filename != "" && r.Start.Byte <= offset && offset <= r.End.Byte
}
