package syntax

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
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
