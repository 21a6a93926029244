package lsp

import (
	"unicode/utf8"

	"github.com/plan-as-code/plan/checks/report"
	"go.lsp.dev/protocol"
)

func offerHints(c *protocol.ServerCapabilities) { c.InlayHintProvider = protocol.Boolean(true) }

// inlayHint answers the remarks behind the values in a range, of the kinds that are wanted, as far
// as the lines do not become too long with them: hover says the rest.
func inlayHint(f *file, p *protocol.InlayHintParams) ([]protocol.InlayHint, error) {
	start, end := f.bytes(p.Range)
	hints := []protocol.InlayHint{}
	wants := f.settings.hints()
	left := true
	for _, e := range f.view.snapshot.ElementsIn(f.name) {
		if whole := e.Whole(); whole.End.Byte < start || end < whole.Start.Byte {
			continue
		}
		for _, h := range report.Hints(e) {
			if h.Offset < start || end < h.Offset {
				continue
			}
			if text := h.Text(wants.wants, wants.longest()-f.width(h.Offset)-1); text != "" {
				// Editors leave little room, so that the remark brings a gap of its own.
				hints = append(hints, protocol.InlayHint{Position: f.between(h.Offset, h.Offset).Start, Label: protocol.String("\u00a0" + text), PaddingLeft: &left})
			}
		}
	}
	return hints, nil
}

// width is how many characters the line of a byte has.
func (f *file) width(offset int) int {
	start, end := f.LineSpan(f.Line(offset))
	return utf8.RuneCount(f.Src[start:end])
}
