package lsptest

import (
	"encoding/json"
	"fmt"
	"strings"
)

var placeVerbs = []*verb{
	{usage: "hover FILE 'place|'", says: "What the editor shows under the pointer", run: hover},
	{usage: "complete FILE 'place|'", says: "What could stand here, each as `label — detail`", run: complete},
	{usage: "about FILE 'place|' 'label'", says: "The documentation of one of these", run: aboutItem},
	{usage: "accept FILE 'place|' 'label'", says: "Takes one of these, and shows the lines that change", run: accept},
	{usage: "signature FILE 'place|'", says: "The function around a place, the argument in brackets", run: signature},
	{usage: "definition FILE 'place|'", says: "Where it is written, as `FILE:LINE:COLUMN 'text'`", run: navigate("definition")},
	{usage: "declaration FILE 'place|'", says: "Where it is declared", run: navigate("declaration")},
	{usage: "type-definition FILE 'place|'", says: "Where what it belongs to is written", run: navigate("typeDefinition")},
	{usage: "references FILE 'place|'", says: "All places that name it, with its own", run: navigate("references")},
	{usage: "highlights FILE 'place|'", says: "The places in this file that name it", run: highlights},
	{usage: "selection FILE 'place|'", says: "What the selection grows to, step by step", run: selection},
	{usage: "calls FILE 'place|'", says: "What leads to it (←) and where it leads (→)", run: hierarchy("Call", "from", "to", "incomingCalls", "outgoingCalls")},
	{usage: "types FILE 'place|'", says: "What stands above it (↑) and below (↓)", run: hierarchy("Type", "", "", "supertypes", "subtypes")},
}

func hover(s *scenario, args []word) (string, error) {
	params, err := s.placed(args)
	if err != nil {
		return "", err
	}
	var result *struct{ Contents json.RawMessage }
	if err := s.ask("textDocument/hover", params, &result); err != nil || result == nil {
		return "", err
	}
	return words(result.Contents), nil
}

func signature(s *scenario, args []word) (string, error) {
	params, err := s.placed(args)
	if err != nil {
		return "", err
	}
	var result *struct {
		Signatures []struct {
			Label           string
			Documentation   json.RawMessage
			ActiveParameter *int
			Parameters      []struct{ Label json.RawMessage }
		}
		ActiveSignature, ActiveParameter int
	}
	if err := s.ask("textDocument/signatureHelp", params, &result); err != nil || result == nil {
		return "", err
	}
	var b strings.Builder
	for _, sig := range result.Signatures {
		active := result.ActiveParameter
		if sig.ActiveParameter != nil {
			active = *sig.ActiveParameter
		}
		label := sig.Label
		if active < len(sig.Parameters) {
			label = bracketed(label, sig.Parameters[active].Label, s.client.Encoding)
		}
		fmt.Fprintf(&b, "%s\n%s\n", label, words(sig.Documentation))
	}
	return b.String(), nil
}

// bracketed marks a parameter, which is named by its text or by where it stands
// in the label, counted in UTF-16.
func bracketed(label string, parameter json.RawMessage, _ string) string {
	var text string
	var place [2]int
	if json.Unmarshal(parameter, &text) == nil {
		return strings.Replace(label, text, "["+text+"]", 1)
	}
	if json.Unmarshal(parameter, &place) != nil {
		return label
	}
	start, err := OffsetOf(label, Position{0, place[0]}, UTF16)
	end, err2 := OffsetOf(label, Position{0, place[1]}, UTF16)
	if err != nil || err2 != nil {
		return label + " (the parameter lies outside of it)"
	}
	return label[:start] + "[" + label[start:end] + "]" + label[end:]
}

func navigate(what string) func(*scenario, []word) (string, error) {
	return func(s *scenario, args []word) (string, error) {
		params, err := s.placed(args)
		if err != nil {
			return "", err
		}
		if what == "references" {
			params["context"] = object{"includeDeclaration": true}
		}
		var result json.RawMessage
		if err := s.ask("textDocument/"+what, params, &result); err != nil {
			return "", err
		}
		return s.locations(result)
	}
}

func highlights(s *scenario, args []word) (string, error) {
	params, err := s.placed(args)
	if err != nil {
		return "", err
	}
	var list []struct {
		Range Range
		Kind  int
	}
	if err := s.ask("textDocument/documentHighlight", params, &list); err != nil {
		return "", err
	}
	var b strings.Builder
	uri := s.uri(args[0].text)
	for _, h := range list {
		text, err := s.source(uri, h.Range)
		if err != nil {
			return "", err
		}
		kind := ""
		if h.Kind == 3 {
			kind = " (written)"
		}
		fmt.Fprintf(&b, "%s '%s'%s\n", s.point(uri, h.Range.Start), text, kind)
	}
	return b.String(), nil
}

func selection(s *scenario, args []word) (string, error) {
	uri, at, err := s.span(args[0].text, args[1].text)
	if err != nil {
		return "", err
	}
	type nested struct {
		Range  Range
		Parent *nested
	}
	var list []*nested
	if err := s.ask("textDocument/selectionRange", object{"textDocument": object{"uri": uri}, "positions": []Position{at.Start}}, &list); err != nil || len(list) == 0 {
		return "", err
	}
	var b strings.Builder
	for n := list[0]; n != nil; n = n.Parent {
		text, err := s.source(uri, n.Range)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&b, "%s–%s %s\n", s.point(uri, n.Range.Start), s.point(uri, n.Range.End), text)
	}
	return b.String(), nil
}

// hierarchy asks for what stands at a place, and for both directions from it.
func hierarchy(kind, from, to, up, down string) func(*scenario, []word) (string, error) {
	family := strings.ToLower(kind) + "Hierarchy/"
	return func(s *scenario, args []word) (string, error) {
		params, err := s.placed(args)
		if err != nil {
			return "", err
		}
		var items []json.RawMessage
		if err := s.ask("textDocument/prepare"+kind+"Hierarchy", params, &items); err != nil {
			return "", err
		}
		var b strings.Builder
		for _, item := range items {
			b.WriteString(s.hierarchyItem(item) + "\n")
			arrows := []string{"←", "→"}
			if kind == "Type" {
				arrows = []string{"↑", "↓"}
			}
			for i, d := range []struct{ method, member string }{{up, from}, {down, to}} {
				var list []json.RawMessage
				if err := s.ask(family+d.method, object{"item": item}, &list); err != nil {
					return "", err
				}
				for _, l := range list {
					fmt.Fprintf(&b, "  %s %s\n", arrows[i], s.hierarchyItem(member(l, d.member)))
				}
			}
		}
		return b.String(), nil
	}
}

func member(data json.RawMessage, name string) json.RawMessage {
	if name == "" {
		return data
	}
	var members map[string]json.RawMessage
	_ = json.Unmarshal(data, &members)
	return members[name]
}

func (s *scenario) hierarchyItem(data json.RawMessage) string {
	var item struct {
		Name, Detail, URI string
		SelectionRange    Range
	}
	_ = json.Unmarshal(data, &item)
	if item.Detail != "" {
		item.Name += " — " + item.Detail
	}
	return item.Name + "  " + s.location(Location{item.URI, item.SelectionRange})
}
