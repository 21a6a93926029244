package lsp

import (
	"github.com/plan-as-code/plan/checks/report"
	"go.lsp.dev/protocol"
)

func offerHints(c *protocol.ServerCapabilities) { c.InlayHintProvider = protocol.Boolean(true) }

// inlayHint answers the remarks behind the values in a range.
func inlayHint(f *file, p *protocol.InlayHintParams) ([]protocol.InlayHint, error) {
	start, end := f.bytes(p.Range)
	hints := []protocol.InlayHint{}
	left := true
	for _, e := range f.view.snapshot.ElementsIn(f.name) {
		if whole := e.Whole(); whole.End.Byte < start || end < whole.Start.Byte {
			continue
		}
		for _, h := range report.Hints(e) {
			if start <= h.Offset && h.Offset <= end {
				hints = append(hints, protocol.InlayHint{Position: f.between(h.Offset, h.Offset).Start, Label: protocol.String(h.Text), PaddingLeft: &left})
			}
		}
	}
	return hints, nil
}
