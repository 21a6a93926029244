package syntax

import (
	"bytes"
	"cmp"
	"slices"

	"github.com/hashicorp/hcl/v2"
)

// tried leaves a fix to the author that would touch what is not wrong, or after which the
// part reads no farther than before: one is safe only if it was tried.
func (p *brokenPart) tried(fixes []Fix, first *hcl.Diagnostic) {
	for i := range fixes {
		fixes[i].Safe = fixes[i].Safe && !p.file.InOpenRemark(fixes[i].Edits) && p.inPlace(fixes[i].Edits) && p.readsOn(fixes[i].Edits, first)
	}
}

// inPlace reports whether edits keep out of remarks and of texts over several lines, and
// neither begin nor end within a text in straight quotes.
func (p *brokenPart) inPlace(edits []Edit) bool {
	list := p.passages()
	for _, e := range edits {
		start, end := e.Range.Start.Byte, e.Range.End.Byte
		i, _ := slices.BinarySearchFunc(list, start, func(s passage, at int) int { return cmp.Compare(s.end, at+1) })
		for ; i < len(list) && list[i].start < max(end, start+1); i++ {
			s := list[i]
			switch inside := s.start < start || s.start < end && end < s.end; {
			case s.kind == foreign, start == end && s.start == start:
			case s.kind != quoted, inside:
				return false
			}
		}
	}
	return true
}

// readsOn reports whether the first mistake that is left after edits stands behind all
// that they changed on its line, and behind the one that there was.
func (p *brokenPart) readsOn(edits []Edit, first *hcl.Diagnostic) bool {
	left, apart := p.left(edits)
	return left == nil || apart && (left.Subject.Start.Byte > first.Subject.Start.Byte || left.Subject.Start.Byte >= p.end)
}

// left is the first mistake that is left after edits, at its place before them, and whether it
// stands behind all that they changed on its line; nil where there is none, or only a brace
// that is missing at the end, which other mistakes hide.
func (p *brokenPart) left(edits []Edit) (mistake *hcl.Diagnostic, apart bool) {
	text, moved := p.with(edits)
	_, diags := ParseConfig(text, p.file.Path, hcl.InitialPos)
	left := FirstError(diags)
	if left == nil || left.Summary == saysUnclosedBlock {
		return nil, true
	}
	at := left.Subject.Start.Byte
	lineEnd := len(text)
	if i := bytes.IndexByte(text[at:], '\n'); i >= 0 {
		lineEnd = at + i
	}
	apart = true
	start := at + p.start
	for _, m := range moved {
		apart = apart && (m.end <= at || m.start >= lineEnd)
		if m.end <= at {
			start = at + p.start - m.shift
		}
	}
	there, where := *left, p.file.Range(min(start, p.end), min(start+left.Subject.End.Byte-at, p.end))
	there.Subject = &where
	return &there, apart
}

// change is where an edit ended up, in the text of the part after all of them, and by how
// much what follows it has moved.
type change struct{ start, end, shift int }

// with is the text of the part after edits, and after what was mended before.
func (p *brokenPart) with(edits []Edit) (text []byte, moved []change) {
	edits = slices.Concat(p.mended, edits)
	slices.SortStableFunc(edits, func(a, b Edit) int { return cmp.Compare(a.Range.Start.Byte, b.Range.Start.Byte) })
	last := p.start
	for _, e := range edits {
		start, end := min(max(e.Range.Start.Byte, last), p.end), min(max(e.Range.End.Byte, last), p.end)
		text = append(append(text, p.file.Src[last:start]...), e.Text...)
		moved = append(moved, change{len(text) - len(e.Text), len(text), p.start + len(text) - end})
		last = end
	}
	return append(text, p.file.Src[last:p.end]...), moved
}
