package lsptest

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// item is a completion.
type item struct {
	Label        string
	LabelDetails struct{ Detail, Description string }
	Detail       string
	SortText     string
	InsertText   string
	TextEditText string
	Format       int `json:"insertTextFormat"`
	TextEdit     *struct {
		TextEdit
		Insert *Range
	}
	AdditionalTextEdits []TextEdit
	Documentation       json.RawMessage

	raw json.RawMessage
}

// completions asks for what could stand at a place, best first.
func (s *scenario) completions(args []word) ([]*item, error) {
	params, err := s.placed(args)
	if err != nil {
		return nil, err
	}
	params["context"] = object{"triggerKind": 1}
	var result json.RawMessage
	if err := s.ask("textDocument/completion", params, &result); err != nil {
		return nil, err
	}
	var list struct {
		Items        []json.RawMessage
		ItemDefaults struct {
			EditRange json.RawMessage
			Format    int `json:"insertTextFormat"`
		}
	}
	if json.Unmarshal(result, &list.Items) != nil {
		if err := json.Unmarshal(result, &list); err != nil {
			return nil, err
		}
	}
	var items []*item
	for _, raw := range list.Items {
		i := &item{raw: raw, Format: list.ItemDefaults.Format}
		if err := json.Unmarshal(raw, i); err != nil {
			return nil, err
		}
		i.takeDefaults(list.ItemDefaults.EditRange)
		items = append(items, i)
	}
	slices.SortStableFunc(items, func(a, b *item) int { return strings.Compare(a.order(), b.order()) })
	return items, nil
}

func (i *item) order() string {
	if i.SortText != "" {
		return i.SortText
	}
	return i.Label
}

// takeDefaults gives an item the range that the list has for all.
func (i *item) takeDefaults(editRange json.RawMessage) {
	if i.TextEdit != nil || len(editRange) == 0 {
		return
	}
	var r struct {
		Range
		Insert *Range
	}
	_ = json.Unmarshal(editRange, &r)
	if r.Insert != nil {
		r.Range = *r.Insert
	}
	text := i.TextEditText
	if text == "" {
		text = i.Label
	}
	i.TextEdit = &struct {
		TextEdit
		Insert *Range
	}{TextEdit: TextEdit{r.Range, text}}
}

func complete(s *scenario, args []word) (string, error) {
	items, err := s.completions(args)
	var b strings.Builder
	for _, i := range items {
		b.WriteString(i.Label + i.LabelDetails.Detail)
		if i.Detail != "" {
			b.WriteString(" — " + i.Detail)
		}
		if i.LabelDetails.Description != "" {
			b.WriteString(" (" + i.LabelDetails.Description + ")")
		}
		b.WriteString("\n")
	}
	return b.String(), err
}

// chosen is one of the completions, with all that the server knows of it.
func (s *scenario) chosen(args []word) (*item, error) {
	items, err := s.completions(args)
	if err != nil {
		return nil, err
	}
	var labels []string
	for _, i := range items {
		if i.Label == args[2].text {
			if !s.resolves("completionProvider") {
				return i, nil
			}
			return i, s.ask("completionItem/resolve", i.raw, i)
		}
		labels = append(labels, i.Label)
	}
	return nil, fmt.Errorf("%q is not offered, but: %s", args[2].text, strings.Join(labels, ", "))
}

// resolves reports whether the server fills in what it offers when asked.
func (s *scenario) resolves(provider string) bool {
	var providers map[string]json.RawMessage
	var options struct{ ResolveProvider bool }
	_ = json.Unmarshal(s.client.Capabilities, &providers)
	_ = json.Unmarshal(providers[provider], &options)
	return options.ResolveProvider
}

func aboutItem(s *scenario, args []word) (string, error) {
	i, err := s.chosen(args)
	if err != nil {
		return "", err
	}
	return strings.TrimLeft(i.Detail+"\n"+words(i.Documentation), "\n"), nil
}

func accept(s *scenario, args []word) (string, error) {
	i, err := s.chosen(args)
	if err != nil {
		return "", err
	}
	uri, at, err := s.span(args[0].text, args[1].text)
	if err != nil {
		return "", err
	}
	edit := TextEdit{at, i.InsertText}
	if edit.NewText == "" {
		edit.NewText = i.Label
	}
	if i.TextEdit != nil {
		edit = i.TextEdit.TextEdit
		if i.TextEdit.Insert != nil {
			edit.Range = *i.TextEdit.Insert
		}
	}
	if i.Format == 2 {
		edit.NewText = plainSnippet(edit.NewText)
	}
	return s.apply(&WorkspaceEdit{Changes: map[string][]TextEdit{uri: append(i.AdditionalTextEdits, edit)}})
}

var (
	placeholder = regexp.MustCompile(`\$\{\d+:((?:[^{}\\]|\\.)*)\}`)
	choice      = regexp.MustCompile(`\$\{\d+\|((?:[^,|\\]|\\.)*)(?:[^|\\]|\\.)*\|\}`)
	tabStop     = regexp.MustCompile(`\$(?:\d+|\{\d+\})`)
	escaped     = regexp.MustCompile(`\\([}\\|,])`)
)

// stopsOf are the holes of a snippet, each with what it holds, or its choices.
func stopsOf(text string) (stops []string) {
	for _, m := range regexp.MustCompile(`\$\{(\d+)(?::((?:[^{}\\]|\\.)*)|\|((?:[^|\\]|\\.)*)\|)\}`).FindAllStringSubmatch(text, -1) {
		stops = append(stops, m[1]+": "+escaped.ReplaceAllString(m[2]+strings.ReplaceAll(m[3], ",", " | "), "$1"))
	}
	return stops
}

// plainSnippet is what a snippet leaves when nothing is filled in.
func plainSnippet(text string) string {
	text = strings.ReplaceAll(text, `\$`, "\x00")
	text = choice.ReplaceAllString(text, "$1")
	text = placeholder.ReplaceAllString(text, "$1")
	text = tabStop.ReplaceAllString(text, "")
	return strings.ReplaceAll(escaped.ReplaceAllString(text, "$1"), "\x00", "$")
}
