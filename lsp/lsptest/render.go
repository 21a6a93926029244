package lsptest

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"
)

// point is LINE:COLUMN, from 1 and in characters, as the command has it.
func (s *scenario) point(uri string, p Position) string {
	text, err := s.client.Text(uri)
	if err != nil {
		return fmt.Sprintf("%d:%d?", p.Line+1, p.Character+1)
	}
	offset, err := OffsetOf(text, p, s.client.Encoding)
	if err != nil {
		return fmt.Sprintf("%d:%d (outside of the text)", p.Line+1, p.Character+1)
	}
	return fmt.Sprintf("%d:%d", p.Line+1, PositionAt(text, offset, UTF32).Character+1)
}

// source is the text of a range, its first line.
func (s *scenario) source(uri string, r Range) (string, error) {
	text, err := s.client.Text(uri)
	if err != nil {
		return "", err
	}
	part, err := slice(text, r, s.client.Encoding)
	if err != nil {
		return "", fmt.Errorf("%s: %w", s.file(uri), err)
	}
	if first, _, more := strings.Cut(part, "\n"); more {
		return first + " …", nil
	}
	return part, nil
}

// location is FILE:LINE:COLUMN 'source text'.
func (s *scenario) location(l Location) string {
	text, err := s.source(l.URI, l.Range)
	if err != nil {
		return fmt.Sprintf("%s:%s (%v)", s.file(l.URI), s.point(l.URI, l.Range.Start), err)
	}
	return fmt.Sprintf("%s:%s '%s'", s.file(l.URI), s.point(l.URI, l.Range.Start), text)
}

// locations are one or several locations or links to them, one a line.
func (s *scenario) locations(data json.RawMessage) (string, error) {
	if string(data) == "null" {
		return "", nil
	}
	if data[0] != '[' {
		data = json.RawMessage("[" + string(data) + "]")
	}
	var list []struct {
		Location
		TargetURI            string
		TargetSelectionRange Range
	}
	if err := json.Unmarshal(data, &list); err != nil {
		return "", err
	}
	var b strings.Builder
	for _, l := range list {
		if l.TargetURI != "" {
			l.Location = Location{l.TargetURI, l.TargetSelectionRange}
		}
		b.WriteString(s.location(l.Location) + "\n")
	}
	return b.String(), nil
}

// words are the text of a hover or of documentation, in any of its forms.
func words(data json.RawMessage) string {
	var text string
	var marked struct{ Value string }
	var list []json.RawMessage
	switch {
	case len(data) == 0:
	case json.Unmarshal(data, &text) == nil:
	case json.Unmarshal(data, &list) == nil:
		for _, part := range list {
			text += words(part) + "\n"
		}
	case json.Unmarshal(data, &marked) == nil:
		text = marked.Value
	}
	return text
}

// inLine puts marks into a line of text, each behind its place.
func inLine(line string, marks map[int]string) string {
	var b strings.Builder
	for offset := 0; offset <= len(line); {
		b.WriteString(marks[offset])
		_, size := utf8.DecodeRuneInString(line[offset:])
		if offset == len(line) {
			break
		}
		b.WriteString(line[offset : offset+size])
		offset += size
	}
	return b.String()
}

// lineAt is the line of a text, without its end.
func lineAt(text string, line int) string {
	starts := append(lineStarts(text), len(text))
	if line+1 >= len(starts) {
		return ""
	}
	return strings.TrimRight(text[starts[line]:starts[line+1]], "\r\n")
}
