package lsptest

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Encodings of positions.
const (
	UTF8  = "utf-8"
	UTF16 = "utf-16"
	UTF32 = "utf-32"
)

// width is how many units of an encoding a character takes.
func width(r rune, size int, encoding string) int {
	switch {
	case encoding == UTF8:
		return size
	case encoding == UTF16 && r >= 0x10000:
		return 2
	}
	return 1
}

// lineStarts are the offsets at which lines begin; lines end in \n, \r\n or \r.
func lineStarts(text string) []int {
	starts := []int{0}
	for i := 0; i < len(text); i++ {
		if text[i] == '\n' || text[i] == '\r' && !strings.HasPrefix(text[i+1:], "\n") {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// PositionAt is the position of a byte offset, which lies within the text and between
// characters.
func PositionAt(text string, offset int, encoding string) Position {
	line, start := 0, 0
	for i, s := range lineStarts(text) {
		if s > offset {
			break
		}
		line, start = i, s
	}
	units := 0
	for start < offset {
		r, size := utf8.DecodeRuneInString(text[start:])
		units += width(r, size, encoding)
		start += size
	}
	return Position{line, units}
}

// OffsetOf is the byte offset of a position, or an error where the text has no
// such place.
func OffsetOf(text string, p Position, encoding string) (int, error) {
	starts := lineStarts(text)
	if p.Line < 0 || p.Line >= len(starts) {
		return 0, fmt.Errorf("line %d of %d", p.Line+1, len(starts))
	}
	offset, end := starts[p.Line], len(text)
	if p.Line+1 < len(starts) {
		end = starts[p.Line+1]
	}
	units := 0
	for units < p.Character {
		if offset >= end || text[offset] == '\n' || text[offset] == '\r' {
			return 0, fmt.Errorf("line %d ends before character %d", p.Line+1, p.Character)
		}
		r, size := utf8.DecodeRuneInString(text[offset:])
		units += width(r, size, encoding)
		offset += size
	}
	if units > p.Character {
		return 0, fmt.Errorf("character %d of line %d is the middle of one", p.Character, p.Line+1)
	}
	return offset, nil
}

// slice is the text of a range.
func slice(text string, r Range, encoding string) (string, error) {
	start, err := OffsetOf(text, r.Start, encoding)
	if err != nil {
		return "", err
	}
	end, err := OffsetOf(text, r.End, encoding)
	if err != nil {
		return "", err
	}
	if end < start {
		return "", fmt.Errorf("a range ends before it starts")
	}
	return text[start:end], nil
}

// ApplyEdits makes all edits of one text at once, as the protocol has it: their
// ranges are the old text's and must not overlap, else there is an error and no text.
func ApplyEdits(text string, edits []TextEdit, encoding string) (string, error) {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b TextEdit) int { return comparePositions(a.Range.Start, b.Range.Start) })
	var b strings.Builder
	done := 0
	for _, e := range edits {
		start, err := OffsetOf(text, e.Range.Start, encoding)
		if err != nil {
			return "", fmt.Errorf("edit %q: %w", e.NewText, err)
		}
		end, err := OffsetOf(text, e.Range.End, encoding)
		if err != nil {
			return "", fmt.Errorf("edit %q: %w", e.NewText, err)
		}
		if start < done || end < start {
			return "", fmt.Errorf("edit %q overlaps another", e.NewText)
		}
		b.WriteString(text[done:start])
		b.WriteString(e.NewText)
		done = end
	}
	b.WriteString(text[done:])
	return b.String(), nil
}

func comparePositions(a, b Position) int {
	if a.Line != b.Line {
		return a.Line - b.Line
	}
	return a.Character - b.Character
}
