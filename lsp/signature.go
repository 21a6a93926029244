package lsp

import (
	"github.com/plan-as-code/plan/lang/assist"
	"go.lsp.dev/protocol"
)

func offerSignatures(c *protocol.ServerCapabilities) {
	c.SignatureHelpProvider = &protocol.SignatureHelpOptions{TriggerCharacters: []string{"(", ","}}
}

// signatureHelp answers which function is called around a place, and which of
// its arguments stands there.
func signatureHelp(f *file, p *protocol.SignatureHelpParams) (*protocol.SignatureHelp, error) {
	function, argument := assist.Calling(f.view.snapshot, f.name, f.offset(p.Position))
	if function == nil {
		return nil, nil
	}
	can := orEmpty(orEmpty(orEmpty(f.client.capabilities.TextDocument).SignatureHelp).SignatureInformation)
	out := protocol.SignatureInformation{Label: function.Signature, Documentation: f.client.markup(can.DocumentationFormat, function.Doc+"\n\n```hcl\n"+function.Example+"\n```")}
	words := function.Arguments()
	for _, word := range words {
		out.Parameters = append(out.Parameters, protocol.ParameterInformation{Label: protocol.String(word)})
	}
	active := uint32(min(argument, len(words)-1))
	return &protocol.SignatureHelp{Signatures: []protocol.SignatureInformation{out}, ActiveParameter: protocol.NewNullable(active)}, nil
}
