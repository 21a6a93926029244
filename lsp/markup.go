package lsp

import (
	"slices"

	"github.com/plan-as-code/plan/checks/report"
	"go.lsp.dev/protocol"
)

// markup is a page as the client can show it.
func (c *client) markup(formats []protocol.MarkupKind, page string) *protocol.MarkupContent {
	if slices.Contains(formats, protocol.MarkupKindMarkdown) {
		return &protocol.MarkupContent{Kind: protocol.MarkupKindMarkdown, Value: page}
	}
	return &protocol.MarkupContent{Kind: protocol.MarkupKindPlainText, Value: report.Plain(page)}
}

func (c *client) hoverFormats() []protocol.MarkupKind {
	return orEmpty(orEmpty(c.capabilities.TextDocument).Hover).ContentFormat
}
