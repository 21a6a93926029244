package lsp

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks/report"
	"go.lsp.dev/protocol"
)

func offerLenses(c *protocol.ServerCapabilities) { c.CodeLensProvider = &protocol.CodeLensOptions{} }

// codeLens answers the facts above each element of a file. A click on them shows
// the trace, where the client can show one.
func codeLens(f *file, _ *protocol.CodeLensParams) ([]protocol.CodeLens, error) {
	lenses := []protocol.CodeLens{}
	for _, e := range f.view.snapshot.ElementsIn(f.name) {
		glance := report.Glance(f.result, e)
		if len(glance) == 0 {
			continue
		}
		lens := protocol.CodeLens{Range: f.span(e.At()), Command: protocol.Command{Title: strings.Join(glance, " · ")}}
		if f.client.shows(traceCommand) {
			lens.Command.Command = traceCommand
			lens.Command.Arguments = arguments(e.Address(), f.view.uri(f.name))
		}
		lenses = append(lenses, lens)
	}
	return lenses, nil
}

func arguments(values ...any) []protocol.LSPAny {
	list := make([]protocol.LSPAny, len(values))
	for i, v := range values {
		raw, _ := json.Marshal(v)
		list[i] = raw
	}
	return list
}

// shows reports whether the client says that it shows what a command answers.
func (c *client) shows(command string) bool {
	return slices.Contains(c.says.Commands.Commands, command)
}
