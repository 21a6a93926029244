package syntax

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"sort"
)

// Apply makes those edits that concern the file of that name, several at one place in
// their order. src and edits stay as they are. It is an error, and nothing is made,
// where edits overlap or reach beyond the text.
func Apply(src []byte, name string, edits []Edit) ([]byte, error) {
	edits = slices.DeleteFunc(slices.Clone(edits), func(e Edit) bool { return e.Range.Filename != name })
	slices.SortStableFunc(edits, func(a, b Edit) int { return cmp.Compare(a.Range.Start.Byte, b.Range.Start.Byte) })
	var out bytes.Buffer
	last := 0
	for _, e := range edits {
		start, end := e.Range.Start.Byte, e.Range.End.Byte
		if start < last || end < start || end > len(src) {
			return nil, fmt.Errorf("the edit at byte %d of %s does not fit", start, name)
		}
		out.Write(src[last:start])
		out.WriteString(e.Text)
		last = end
	}
	out.Write(src[last:])
	return out.Bytes(), nil
}

// Undone tells where the bytes of a text stood before edits of it that fit; those that an
// edit has put there, where that begins.
func Undone(edits []Edit) func(offset int) int {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b Edit) int { return cmp.Compare(a.Range.Start.Byte, b.Range.Start.Byte) })
	starts, ends := make([]int, len(edits)), make([]int, len(edits)) // of what the edits have put there
	shift := 0
	for i, e := range edits {
		starts[i] = e.Range.Start.Byte + shift
		ends[i] = starts[i] + len(e.Text)
		shift = ends[i] - e.Range.End.Byte
	}
	return func(offset int) int {
		i := sort.Search(len(edits), func(i int) bool { return starts[i] > offset }) - 1
		switch {
		case i < 0:
			return offset
		case offset < ends[i]:
			return edits[i].Range.Start.Byte
		}
		return edits[i].Range.End.Byte + offset - ends[i]
	}
}
