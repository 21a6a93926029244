package lsp

import (
	"bytes"
	"sort"
	"unicode/utf8"

	"go.lsp.dev/protocol"
)

// text is a file as the client counts in it: lines from 0, columns in the units
// that were agreed on. It never changes.
type text struct {
	src   []byte
	units protocol.PositionEncodingKind
	lines []int // at which byte each line starts
	mark  int   // bytes of a byte order mark that the client does not see
}

var byteOrderMark = []byte("\xef\xbb\xbf")

// newText reads the lines. A byte order mark counts only where the client itself
// sent it.
func newText(src []byte, units protocol.PositionEncodingKind, open bool) *text {
	t := &text{src: src, units: units, lines: []int{0}}
	if !open && bytes.HasPrefix(src, byteOrderMark) {
		t.mark = len(byteOrderMark)
	}
	breaks := "\n" // alone, it is found many times faster
	if bytes.IndexByte(src, '\r') >= 0 {
		breaks = "\r\n"
	}
	for at := 0; ; {
		n := bytes.IndexAny(src[at:], breaks)
		if n < 0 {
			return t
		}
		if at += n + 1; src[at-1] == '\n' || at == len(src) || src[at] != '\n' {
			t.lines = append(t.lines, at)
		}
	}
}

// line is where a line starts and ends, its break left out.
func (t *text) line(n int) (start, end int) {
	start, end = t.lines[n], len(t.src)
	if n+1 < len(t.lines) {
		end = t.lines[n+1]
	}
	for end > start && (t.src[end-1] == '\n' || t.src[end-1] == '\r') {
		end--
	}
	if n == 0 {
		start = t.mark
	}
	return start, max(start, end)
}

// offset is the byte at a position. What lies beyond the end of a line or of the
// file stands for that end, what lies within a character for its start.
func (t *text) offset(p protocol.Position) int {
	if int64(p.Line) >= int64(len(t.lines)) {
		return len(t.src)
	}
	at, end := t.line(int(p.Line))
	for left := int64(p.Character); left > 0 && at < end; {
		r, size := utf8.DecodeRune(t.src[at:])
		if left -= int64(t.width(r, size)); left < 0 {
			break
		}
		at += size
	}
	return at
}

// position is where the client sees a byte.
func (t *text) position(offset int) protocol.Position {
	offset = min(max(offset, 0), len(t.src))
	n := sort.SearchInts(t.lines, offset+1) - 1
	start, end := t.line(n)
	column := 0
	for at := start; at < min(offset, end); {
		r, size := utf8.DecodeRune(t.src[at:])
		if at += size; at > offset {
			break
		}
		column += t.width(r, size)
	}
	return protocol.Position{Line: uint32(n), Character: uint32(column)}
}

// width is how many units a character takes.
func (t *text) width(r rune, size int) int {
	switch {
	case t.units == protocol.PositionEncodingKindUTF8:
		return size
	case t.units == protocol.PositionEncodingKindUTF16 && r > 0xffff:
		return 2
	}
	return 1
}

// span is the range between two bytes.
func (t *text) span(start, end int) protocol.Range {
	return protocol.Range{Start: t.position(start), End: t.position(end)}
}

// bytes are the ends of a range, in their order.
func (t *text) bytes(r protocol.Range) (start, end int) {
	start, end = t.offset(r.Start), t.offset(r.End)
	return min(start, end), max(start, end)
}

// change is the text after a change. The old one stays as it is.
func (t *text) change(r protocol.Range, with string) []byte {
	start, end := t.bytes(r)
	next := make([]byte, 0, len(t.src)-(end-start)+len(with))
	next = append(next, t.src[:start]...)
	next = append(next, with...)
	return append(next, t.src[end:]...)
}
