package lsp

import (
	"bytes"

	"github.com/aymanbagabas/go-udiff"
	"github.com/plan-as-code/plan/lang/syntax"
	"go.lsp.dev/protocol"
)

// formatting lays the whole file out. One that cannot be read is left as it is,
// without a word.
func formatting(f *file, _ *protocol.DocumentFormattingParams) ([]protocol.TextEdit, error) {
	return f.layout(0, len(f.Src)), nil
}

// rangeFormatting lays out the lines that a range touches.
func rangeFormatting(f *file, p *protocol.DocumentRangeFormattingParams) ([]protocol.TextEdit, error) {
	start, end := f.bytes(p.Range)
	return f.layout(linesAround(f.Src, start, end)), nil
}

// layout are the edits that format the file, as far as they touch a stretch of
// bytes.
func (f *file) layout(start, end int) []protocol.TextEdit {
	formatted := syntax.Format(f.Src)
	if bytes.Equal(formatted, f.Src) {
		return nil
	}
	var edits []protocol.TextEdit
	for _, e := range udiff.Lines(string(f.Src), string(formatted)) {
		if e.Start <= end && start <= e.End {
			edits = append(edits, protocol.TextEdit{Range: f.between(e.Start, e.End), NewText: e.New})
		}
	}
	return edits
}
