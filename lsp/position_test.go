package lsp

import (
	"strings"
	"testing"
	"unicode/utf16"

	"go.lsp.dev/protocol"
	"pgregory.net/rapid"
)

const (
	utf8s  = protocol.PositionEncodingKindUTF8
	utf16s = protocol.PositionEncodingKindUTF16
	utf32s = protocol.PositionEncodingKindUTF32
)

func at(line, character uint32) protocol.Position {
	return protocol.Position{Line: line, Character: character}
}

func TestPositionsInEveryUnit(t *testing.T) {
	src := "a é 🎈 z\r\nzwei\n\nende"
	for _, try := range []struct {
		units  protocol.PositionEncodingKind
		before string
		want   protocol.Position
	}{
		{utf8s, "a é ", at(0, 5)}, {utf16s, "a é ", at(0, 4)}, {utf32s, "a é ", at(0, 4)},
		{utf8s, "a é 🎈", at(0, 9)}, {utf16s, "a é 🎈", at(0, 6)}, {utf32s, "a é 🎈", at(0, 5)},
		{utf16s, "a é 🎈 z\r\n", at(1, 0)}, {utf16s, "a é 🎈 z\r\nzwei\n\nende", at(3, 4)},
	} {
		text := newText([]byte(src), try.units, true)
		if got := text.position(len(try.before)); got != try.want {
			t.Errorf("%s: %q ends at %v, not %v", try.units, try.before, got, try.want)
		}
		if got := text.offset(try.want); got != len(try.before) {
			t.Errorf("%s: %v is byte %d, not %d", try.units, try.want, got, len(try.before))
		}
	}
}

func TestPositionsBeyondTheText(t *testing.T) {
	text := newText([]byte("ab\r\n🎈\n"), utf16s, true)
	for _, try := range []struct {
		at   protocol.Position
		want int
	}{
		{at(0, 99), 2}, {at(0, 1<<32-1), 2}, {at(1, 1), 4}, {at(1, 9), 8}, {at(2, 0), 9}, {at(2, 5), 9}, {at(1<<32-1, 0), 9},
	} {
		if got := text.offset(try.at); got != try.want {
			t.Errorf("%v is byte %d, not %d", try.at, got, try.want)
		}
	}
	for offset, want := range map[int]protocol.Position{-5: at(0, 0), 3: at(0, 2), 6: at(1, 0), 99: at(2, 0)} {
		if got := text.position(offset); got != want {
			t.Errorf("byte %d is at %v, not %v", offset, got, want)
		}
	}
}

func TestByteOrderMark(t *testing.T) {
	src := []byte("\xef\xbb\xbfab\nc")
	onDisk, open := newText(src, utf16s, false), newText(src, utf16s, true)
	if got := onDisk.position(4); got != at(0, 1) {
		t.Errorf("on disk the mark is not seen: %v", got)
	}
	if got := open.position(4); got != at(0, 2) {
		t.Errorf("a mark that the client sent counts: %v", got)
	}
	if got := onDisk.offset(at(0, 0)); got != 3 {
		t.Errorf("the first character on disk is byte %d", got)
	}
	if got := onDisk.position(0); got != at(0, 0) {
		t.Errorf("the mark itself is at %v", got)
	}
}

func TestLoneCarriageReturnsEndLines(t *testing.T) {
	if got := newText([]byte("a\rb\r\nc"), utf16s, true).position(5); got != at(2, 0) {
		t.Errorf("c is at %v", got)
	}
}

// drawText draws text of what is hard about text.
func drawText(t *rapid.T, name string) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"a", "é", "🎈", "\n", "\r\n", " ", "字", "x = 1"}), 0, 20).Draw(t, name), "")
}

// Edits are the same as those on lines of UTF-16 units, which is how the
// protocol explains them.
func TestEditsAgainstUnits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		src := drawText(t, "text")
		for range rapid.IntRange(1, 5).Draw(t, "edits") {
			draw := func(name string) protocol.Position {
				return at(rapid.Uint32Range(0, 8).Draw(t, name+" line"), rapid.Uint32Range(0, 12).Draw(t, name+" character"))
			}
			r := protocol.Range{Start: draw("start"), End: draw("end")}
			with := drawText(t, "new")
			want := naive(src, r, with)
			got := string(newText([]byte(src), utf16s, true).change(r, with))
			if got != want {
				t.Fatalf("%q with %q at %v is %q, not %q", src, with, r, got, want)
			}
			src = got
		}
	})
}

func naive(src string, r protocol.Range, with string) string {
	units := utf16.Encode([]rune(src))
	index := func(p protocol.Position) int {
		lines := strings.SplitAfter(src, "\n")
		if int(p.Line) >= len(lines) {
			return len(units)
		}
		start := len(utf16.Encode([]rune(strings.Join(lines[:p.Line], ""))))
		line := utf16.Encode([]rune(strings.TrimRight(lines[p.Line], "\r\n")))
		column := min(int(p.Character), len(line))
		if column > 0 && column < len(line) && utf16.IsSurrogate(rune(line[column])) && line[column] >= 0xdc00 {
			column--
		}
		return start + column
	}
	start, end := index(r.Start), index(r.End)
	start, end = min(start, end), max(start, end)
	return string(utf16.Decode(units[:start])) + with + string(utf16.Decode(units[end:]))
}

func TestPositionsRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		src := drawText(t, "text")
		text := newText([]byte(src), rapid.SampledFrom([]protocol.PositionEncodingKind{utf8s, utf16s, utf32s}).Draw(t, "units"), true)
		for i := range src {
			if src[i] == '\n' && i > 0 && src[i-1] == '\r' {
				continue
			}
			if back := text.offset(text.position(i)); back != i {
				t.Fatalf("byte %d of %q comes back as %d", i, src, back)
			}
		}
	})
}
