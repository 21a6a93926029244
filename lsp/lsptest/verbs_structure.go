package lsptest

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

var structureVerbs = []*verb{
	{usage: "outline FILE", says: "The elements of a file as a tree", run: outline},
	{usage: "symbols 'words'", says: "The elements of all files that a search finds", run: searchSymbols},
	{usage: "lenses FILE", says: "The lines above elements, each with the line's number", run: lenses},
	{usage: "hints FILE", says: "The lines that have hints, with these in ‹ ›", run: hints},
	{usage: "tokens FILE ['|range|']", says: "The words that are coloured, each as `text=type.modifier`", run: tokens},
	{usage: "folding FILE", says: "What can be folded, as `first–last kind`", run: folding},
	{usage: "links FILE", says: "The links of a file and where they lead", run: links},
}

func about(s *scenario, file string) object {
	return object{"textDocument": object{"uri": s.uri(file)}}
}

func outline(s *scenario, args []word) (string, error) {
	type symbol struct {
		Name, Detail          string
		Kind                  int
		Range, SelectionRange Range
		Children              []symbol
		Location              *Location
	}
	var list []symbol
	if err := s.ask("textDocument/documentSymbol", about(s, args[0].text), &list); err != nil {
		return "", err
	}
	var b strings.Builder
	uri := s.uri(args[0].text)
	var walk func(list []symbol, indent string)
	walk = func(list []symbol, indent string) {
		for _, y := range list {
			if y.Location != nil {
				y.SelectionRange = y.Location.Range
			}
			if y.Detail != "" {
				y.Name += " — " + y.Detail
			}
			fmt.Fprintf(&b, "%s%s  %s %s\n", indent, y.Name, s.client.model.enumName("SymbolKind", y.Kind), s.point(uri, y.SelectionRange.Start))
			walk(y.Children, indent+"  ")
		}
	}
	walk(list, "")
	return b.String(), nil
}

func searchSymbols(s *scenario, args []word) (string, error) {
	var list []struct {
		Name, ContainerName string
		Location            Location
	}
	if err := s.ask("workspace/symbol", object{"query": args[0].text}, &list); err != nil {
		return "", err
	}
	var b strings.Builder
	for _, y := range list {
		if y.ContainerName != "" {
			y.Name += " (" + y.ContainerName + ")"
		}
		fmt.Fprintf(&b, "%s  %s\n", y.Name, s.location(y.Location))
	}
	return b.String(), nil
}

func lenses(s *scenario, args []word) (string, error) {
	var raw []json.RawMessage
	if err := s.ask("textDocument/codeLens", about(s, args[0].text), &raw); err != nil {
		return "", err
	}
	var b strings.Builder
	for _, r := range raw {
		var lens struct {
			Range   Range
			Command *Command
		}
		if err := json.Unmarshal(r, &lens); err != nil {
			return "", err
		}
		if lens.Command == nil {
			if err := s.ask("codeLens/resolve", r, &lens); err != nil {
				return "", err
			}
		}
		if lens.Command != nil {
			fmt.Fprintf(&b, "%d: %s\n", lens.Range.Start.Line+1, lens.Command.Title)
		}
	}
	return b.String(), nil
}

func hints(s *scenario, args []word) (string, error) {
	uri := s.uri(args[0].text)
	text, err := s.client.Text(uri)
	if err != nil {
		return "", err
	}
	params := about(s, args[0].text)
	params["range"] = Range{End: PositionAt(text, len(text), s.client.Encoding)}
	var list []struct {
		Position Position
		Label    json.RawMessage
	}
	if err := s.ask("textDocument/inlayHint", params, &list); err != nil {
		return "", err
	}
	marks := map[int]map[int]string{}
	for _, h := range list {
		offset, err := OffsetOf(text, h.Position, s.client.Encoding)
		if err != nil {
			return "", err
		}
		line := h.Position.Line
		if marks[line] == nil {
			marks[line] = map[int]string{}
		}
		marks[line][offset-lineStarts(text)[line]] += "‹" + strings.TrimSpace(hintLabel(h.Label)) + "›"
	}
	var b strings.Builder
	for line := range lineStarts(text) {
		if marks[line] != nil {
			fmt.Fprintf(&b, "%d: %s\n", line+1, strings.TrimSpace(inLine(lineAt(text, line), marks[line])))
		}
	}
	return b.String(), nil
}

// hintLabel is a text, or parts of one.
func hintLabel(data json.RawMessage) string {
	var parts []struct{ Value string }
	if json.Unmarshal(data, &parts) != nil {
		return words(data)
	}
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(p.Value)
	}
	return b.String()
}

func tokens(s *scenario, args []word) (string, error) {
	params, method := about(s, args[0].text), "textDocument/semanticTokens/full"
	if len(args) == 2 {
		_, at, err := s.span(args[0].text, args[1].text)
		if err != nil {
			return "", err
		}
		params["range"] = at
		method = "textDocument/semanticTokens/range"
	}
	var result *struct{ Data []int }
	if err := s.ask(method, params, &result); err != nil || result == nil {
		return "", err
	}
	return s.tokenLines(s.uri(args[0].text), result.Data)
}

// tokenLines decodes semantic tokens, and says where they break their own rules.
func (s *scenario) tokenLines(uri string, data []int) (string, error) {
	var provider struct {
		SemanticTokensProvider struct {
			Legend struct{ TokenTypes, TokenModifiers []string }
		}
	}
	_ = json.Unmarshal(s.client.Capabilities, &provider)
	legend := provider.SemanticTokensProvider.Legend
	if len(data)%5 != 0 {
		return "", fmt.Errorf("%d numbers are no tokens", len(data))
	}
	var b strings.Builder
	var at Position
	for t := range slices.Chunk(data, 5) {
		if t[0] > 0 || b.Len() == 0 {
			if b.Len() > 0 {
				b.WriteString("\n")
			}
			fmt.Fprintf(&b, "%d:", at.Line+t[0]+1)
		}
		if t[0] > 0 {
			at.Character = 0
		}
		at = Position{at.Line + t[0], at.Character + t[1]}
		text, err := s.source(uri, Range{at, Position{at.Line, at.Character + t[2]}})
		if err != nil {
			return "", err
		}
		if t[3] >= len(legend.TokenTypes) || t[4] >= 1<<len(legend.TokenModifiers) {
			return "", fmt.Errorf("token %v lies outside of the legend", t)
		}
		fmt.Fprintf(&b, " %s=%s", text, legend.TokenTypes[t[3]])
		for i, m := range legend.TokenModifiers {
			if t[4]&(1<<i) != 0 {
				b.WriteString("." + m)
			}
		}
	}
	return b.String(), nil
}

func folding(s *scenario, args []word) (string, error) {
	var list []struct {
		StartLine, EndLine int
		Kind               string
	}
	if err := s.ask("textDocument/foldingRange", about(s, args[0].text), &list); err != nil {
		return "", err
	}
	var b strings.Builder
	for _, f := range list {
		fmt.Fprintf(&b, "%d–%d %s\n", f.StartLine+1, f.EndLine+1, f.Kind)
	}
	return b.String(), nil
}

func links(s *scenario, args []word) (string, error) {
	uri := s.uri(args[0].text)
	var list []struct {
		Range   Range
		Target  string
		Tooltip string
	}
	if err := s.ask("textDocument/documentLink", about(s, args[0].text), &list); err != nil {
		return "", err
	}
	var b strings.Builder
	for _, l := range list {
		text, err := s.source(uri, l.Range)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&b, "%s '%s' → %s\n", s.point(uri, l.Range.Start), text, l.Target)
	}
	return b.String(), nil
}
