package lsptest

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

var changeVerbs = []*verb{
	{usage: "findings [FILE]", says: "The findings of a file, or of all: as they were sent and as they are when asked for, which must be the same", eventual: true, run: findings},
	{usage: "actions FILE 'place|' [KIND]", says: "What the light bulb offers at a place or range", run: listActions},
	{usage: "apply FILE 'place|' 'title'", says: "Takes one of these offers, and shows the lines that change", run: applyAction},
	{usage: "choose 'title'", says: "What is chosen when the server asks next", run: func(s *scenario, args []word) (string, error) {
		s.client.Choose(args[0].text)
		return "", nil
	}},
	{usage: "fix FILE [KIND]", says: "Does what an editor does on saving with `source.fixAll`, or another kind", run: fixAll},
	{usage: "format FILE ['|range|']", says: "Formats a file or a range of it, and shows the lines that change", run: format},
	{usage: "rename FILE 'place|' NAME", says: "Renames what stands at a place, and shows the lines that change in all files", run: rename},
	{usage: "can-rename FILE 'place|'", says: "What a rename at a place would rename", run: canRename},
	{usage: "command NAME [ARGUMENT]…", says: "Runs a command of the server; an argument is JSON, `@FILE`, or a word", run: command},
}

// findings are what the server has sent and what it answers when asked. Where
// the two differ, one of them is not there yet.
func findings(s *scenario, args []word) (string, error) {
	uris := s.client.PublishedURIs()
	pulled := map[string][]Diagnostic{}
	if len(args) == 1 {
		uris = []string{s.uri(args[0].text)}
		found, err := s.client.Pull(uris[0])
		if _, refused := err.(*ResponseError); err != nil && !refused {
			return "", err
		}
		pulled[uris[0]] = found
	} else {
		all, err := s.client.PullAll()
		if err != nil {
			return "", err
		}
		pulled = all
		uris = append(uris, sortedKeys(all)...)
	}
	slices.Sort(uris)
	var sent, asked strings.Builder
	for _, uri := range slices.Compact(uris) {
		indent := ""
		if len(args) == 0 {
			indent = s.file(uri) + ":"
		}
		asked.WriteString(s.diagnostics(uri, indent, pulled[uri]))
		if p := s.client.Published(uri); p != nil {
			sent.WriteString(s.diagnostics(uri, indent, p.Diagnostics))
		}
	}
	if !s.opts.Pulls && sent.String() != asked.String() {
		return "", fmt.Errorf("what was sent (-) differs from what is when asked for (+):\n%s", changedLines(sent.String(), asked.String()))
	}
	return asked.String(), nil
}

// diagnostics are lines like 17:13 error rule: message, in the order of places.
func (s *scenario) diagnostics(uri, indent string, found []Diagnostic) string {
	found = slices.Clone(found)
	slices.SortStableFunc(found, func(a, b Diagnostic) int { return comparePositions(a.Range.Start, b.Range.Start) })
	var b strings.Builder
	for _, d := range found {
		fmt.Fprintf(&b, "%s%s %s %s: %s\n", indent, s.point(uri, d.Range.Start), d.Weight(), d.Rule(), d.Message)
		for _, r := range d.RelatedInformation {
			fmt.Fprintf(&b, "    %s: %s\n", s.location(r.Location), r.Message)
		}
	}
	return b.String()
}

// offers asks for the code actions of a range, in the light of its findings.
func (s *scenario) offers(uri string, at Range, kind string) ([]CodeAction, []json.RawMessage, error) {
	found, err := s.client.Pull(uri)
	if err != nil {
		return nil, nil, err
	}
	context := object{"diagnostics": touching(found, at), "triggerKind": 1}
	if kind != "" {
		context["only"] = []string{kind}
	}
	var raw []json.RawMessage
	if err := s.ask("textDocument/codeAction", object{"textDocument": object{"uri": uri}, "range": at, "context": context}, &raw); err != nil {
		return nil, nil, err
	}
	actions := make([]CodeAction, len(raw))
	for i, r := range raw {
		if err := json.Unmarshal(r, &actions[i]); err != nil {
			return nil, nil, err
		}
	}
	return actions, raw, nil
}

func touching(found []Diagnostic, at Range) []Diagnostic {
	list := []Diagnostic{}
	for _, d := range found {
		if comparePositions(d.Range.Start, at.End) <= 0 && comparePositions(at.Start, d.Range.End) <= 0 {
			list = append(list, d)
		}
	}
	return list
}

func listActions(s *scenario, args []word) (string, error) {
	uri, at, err := s.span(args[0].text, args[1].text)
	if err != nil {
		return "", err
	}
	kind := ""
	if len(args) == 3 {
		kind = args[2].text
	}
	actions, _, err := s.offers(uri, at, kind)
	var b strings.Builder
	for _, a := range actions {
		preferred := ""
		if a.IsPreferred {
			preferred = ", preferred"
		}
		if len(a.Disabled) > 0 {
			preferred += ", disabled"
		}
		fmt.Fprintf(&b, "%s (%s%s)\n", a.Title, a.Kind, preferred)
	}
	return b.String(), err
}

func applyAction(s *scenario, args []word) (string, error) {
	uri, at, err := s.span(args[0].text, args[1].text)
	if err != nil {
		return "", err
	}
	actions, raw, err := s.offers(uri, at, "")
	if err != nil {
		return "", err
	}
	var titles []string
	for i, a := range actions {
		if a.Title == args[2].text {
			s.client.Led()
			output, err := s.take(a, raw[i])
			return output + s.led(), err
		}
		titles = append(titles, a.Title)
	}
	return "", fmt.Errorf("nothing is offered with this title, but:\n%s", strings.Join(titles, "\n"))
}

// led are the holes that a change has left, and the place that was shown after it.
func (s *scenario) led() string {
	stops, shown := s.client.Led()
	var b strings.Builder
	for _, stop := range stops {
		fmt.Fprintf(&b, "hole %s\n", stop)
	}
	if shown != nil {
		fmt.Fprintf(&b, "shows %s\n", s.location(*shown))
	}
	return b.String()
}

// take makes an action's edit, which may have to be asked for, and runs its
// command.
func (s *scenario) take(a CodeAction, raw json.RawMessage) (string, error) {
	if a.Edit == nil && len(a.Command) == 0 {
		if err := s.ask("codeAction/resolve", raw, &a); err != nil {
			return "", err
		}
	}
	output := ""
	if a.Edit != nil {
		var err error
		if output, err = s.apply(a.Edit); err != nil {
			return "", err
		}
	}
	var c Command
	if json.Unmarshal(raw, &c) == nil && c.Command != "" { // the offer is a command itself
		return s.execute(c.Command, c.Arguments)
	}
	if len(a.Command) == 0 || json.Unmarshal(a.Command, &c) != nil {
		return output, nil
	}
	said, err := s.execute(c.Command, c.Arguments)
	return output + said, err
}

func fixAll(s *scenario, args []word) (string, error) {
	kind := "source.fixAll"
	if len(args) == 2 {
		kind = args[1].text
	}
	uri := s.uri(args[0].text)
	text, err := s.client.Text(uri)
	if err != nil {
		return "", err
	}
	whole := Range{End: PositionAt(text, len(text), s.client.Encoding)}
	actions, raw, err := s.offers(uri, whole, kind)
	var b strings.Builder
	for i, a := range actions {
		output, err := s.take(a, raw[i])
		if err != nil {
			return "", err
		}
		b.WriteString(output)
	}
	return b.String(), err
}

func format(s *scenario, args []word) (string, error) {
	params := object{"textDocument": object{"uri": s.uri(args[0].text)}, "options": object{"tabSize": 2, "insertSpaces": true}}
	method := "textDocument/formatting"
	if len(args) == 2 {
		_, at, err := s.span(args[0].text, args[1].text)
		if err != nil {
			return "", err
		}
		method = "textDocument/rangeFormatting"
		params["range"] = at
	}
	var edits []TextEdit
	if err := s.ask(method, params, &edits); err != nil {
		return "", err
	}
	return s.apply(&WorkspaceEdit{Changes: map[string][]TextEdit{s.uri(args[0].text): edits}})
}

func rename(s *scenario, args []word) (string, error) {
	params, err := s.placed(args)
	if err != nil {
		return "", err
	}
	params["newName"] = args[2].text
	var edit *WorkspaceEdit
	if err := s.ask("textDocument/rename", params, &edit); err != nil || edit == nil {
		return "", err
	}
	return s.apply(edit)
}

func canRename(s *scenario, args []word) (string, error) {
	params, err := s.placed(args)
	if err != nil {
		return "", err
	}
	var result *struct {
		Range
		Inner       *Range `json:"range"`
		Placeholder string
	}
	if err := s.ask("textDocument/prepareRename", params, &result); err != nil || result == nil {
		return "", err
	}
	if result.Inner != nil {
		result.Range = *result.Inner
	}
	text, err := s.source(s.uri(args[0].text), result.Range)
	if result.Placeholder != "" && result.Placeholder != text {
		text += " as " + result.Placeholder
	}
	return text, err
}

func command(s *scenario, args []word) (string, error) {
	list := []json.RawMessage{}
	for _, a := range args[1:] {
		data := []byte(a.text)
		if file, ok := strings.CutPrefix(a.text, "@"); ok {
			data, _ = json.Marshal(s.uri(file))
		} else if !json.Valid(data) {
			data, _ = json.Marshal(a.text)
		}
		list = append(list, data)
	}
	return s.execute(args[0].text, list)
}

// execute runs a command of the server. What it changes through the editor is
// in the documents when the reply is here; the changes are shown.
func (s *scenario) execute(name string, args []json.RawMessage) (string, error) {
	texts := before{}
	for _, uri := range s.client.Documents() {
		texts[uri], _ = s.client.Text(uri)
	}
	var result json.RawMessage
	if err := s.ask("workspace/executeCommand", object{"command": name, "arguments": args}, &result); err != nil {
		return "", err
	}
	changes, err := s.changed(texts)
	return changes + plainJSON(result), err
}

// plainJSON shows a text as it is, and other values indented.
func plainJSON(data json.RawMessage) string {
	var text string
	if json.Unmarshal(data, &text) == nil {
		return text
	}
	value, err := decode(data)
	if err != nil || value == nil {
		return ""
	}
	indented, _ := json.MarshalIndent(value, "", "  ")
	return string(indented)
}
