package lsp

import (
	"bytes"
	"encoding/json"
	"slices"

	"github.com/plan-as-code/plan/checks/report"
	"github.com/plan-as-code/plan/lang/verbatim"
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

// forPrograms are the properties of messages that no one is shown, with all that is in
// them: they stay as they are.
var forPrograms = []string{"uri", "targetUri", "oldUri", "newUri", "folder", "newText", "insertText", "textEditText",
	"filterText", "sortText", "data", "arguments", "address", "id"}

// harmless is a message in which no text that people are shown takes effect.
func harmless(raw json.RawMessage) json.RawMessage {
	if !verbatim.TakesEffectIn(string(raw)) && !bytes.Contains(raw, []byte(`\u`)) {
		return raw
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	var v any
	if d.Decode(&v) != nil {
		return raw
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if e.Encode(visible(v)) != nil {
		return raw
	}
	return bytes.TrimSpace(b.Bytes())
}

// visible is a part of a message with its texts as they are shown.
func visible(v any) any {
	switch v := v.(type) {
	case string:
		return verbatim.Visible(v)
	case []any:
		for i := range v {
			v[i] = visible(v[i])
		}
	case map[string]any:
		for key := range v {
			if !slices.Contains(forPrograms, key) {
				v[key] = visible(v[key])
			}
		}
	}
	return v
}
