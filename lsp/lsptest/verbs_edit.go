package lsptest

import (
	"fmt"
	"strings"
)

var editVerbs = []*verb{
	{usage: "type FILE 'place|' 'text'", says: "Types a text, one character after another", run: typeText},
	{usage: "paste FILE 'place|' 'text'", says: "Puts a text in at once; over what two bars select", run: paste},
	{usage: "replace FILE 'old' 'new'", says: "Puts a text in the place of another", run: replace},
	{usage: "erase FILE 'text'", says: "Takes a text away, one character after another from its end", run: erase},
}

func typeText(s *scenario, args []word) (string, error) {
	uri := s.uri(args[0].text)
	text, err := s.client.Text(uri)
	if err != nil {
		return "", err
	}
	offset, err := find(text, args[1].text)
	if err != nil {
		return "", err
	}
	return "", s.client.Type(uri, offset, args[2].text)
}

func paste(s *scenario, args []word) (string, error) {
	uri, at, err := s.span(args[0].text, args[1].text)
	if err != nil {
		return "", err
	}
	return "", s.client.Change(uri, TextEdit{at, args[2].text})
}

func replace(s *scenario, args []word) (string, error) {
	uri := s.uri(args[0].text)
	text, err := s.client.Text(uri)
	if err != nil {
		return "", err
	}
	start, err := only(text, args[1].text)
	if err != nil {
		return "", err
	}
	return "", s.client.Replace(uri, start, start+len(args[1].text), args[2].text)
}

func erase(s *scenario, args []word) (string, error) {
	uri := s.uri(args[0].text)
	text, err := s.client.Text(uri)
	if err != nil {
		return "", err
	}
	start, err := only(text, args[1].text)
	if err != nil {
		return "", err
	}
	for left := []rune(args[1].text); len(left) > 0; left = left[:len(left)-1] {
		keep := start + len(string(left[:len(left)-1]))
		if err := s.client.Replace(uri, keep, start+len(string(left)), ""); err != nil {
			return "", err
		}
	}
	return "", nil
}

// before keeps the texts of all files, to show what a change does to them.
type before map[string]string

func (s *scenario) texts(edit *WorkspaceEdit) (before, error) {
	texts := before{}
	note := func(uri string) error {
		text, err := s.client.Text(uri)
		texts[uri] = text
		return err
	}
	for uri := range edit.Changes {
		if err := note(uri); err != nil {
			return nil, err
		}
	}
	for _, c := range edit.DocumentChanges {
		uri := c.TextDocument.URI
		if c.Kind != "" {
			uri = c.URI
			texts[uri] = ""
			continue
		}
		if _, made := texts[uri]; made {
			continue
		}
		if err := note(uri); err != nil {
			return nil, err
		}
	}
	return texts, nil
}

// apply makes a workspace edit and shows the lines that it changes.
func (s *scenario) apply(edit *WorkspaceEdit) (string, error) {
	texts, err := s.texts(edit)
	if err != nil {
		return "", err
	}
	if err := s.client.Apply(edit); err != nil {
		return "", fmt.Errorf("the edit cannot be made: %w", err)
	}
	return s.changed(texts)
}

func (s *scenario) changed(texts before) (string, error) {
	var b strings.Builder
	for _, uri := range sortedKeys(texts) {
		now, err := s.client.Text(uri)
		if err != nil {
			return "", err
		}
		if lines := changedLines(texts[uri], now); lines != "" {
			fmt.Fprintf(&b, "%s\n%s", s.file(uri), lines)
		}
	}
	return b.String(), nil
}
