package lsp

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/report"
	"github.com/plan-as-code/plan/lang"
	"go.lsp.dev/protocol"
)

func offerLenses(c *protocol.ServerCapabilities) { c.CodeLensProvider = &protocol.CodeLensOptions{} }

// mendHere is a command of clients that show what the light bulb offers at a place.
const mendHere = "plan.mendHere"

// sealAgreement is a command of clients that show what sealing the campaign at hand comes to.
const sealAgreement = "plan.sealAgreement"

// codeLens answers the facts above each element of a file. A click on them shows the trace, and on
// what an element lacks what mends that, where there is something, and the client can show it.
func codeLens(f *file, _ *protocol.CodeLensParams) ([]protocol.CodeLens, error) {
	lenses := []protocol.CodeLens{}
	wants := f.settings.lenses()
	for _, e := range f.view.snapshot.ElementsIn(f.name) {
		at := f.span(e.At())
		said, gaps := report.Glance(f.result, e), report.Gaps(f.result, e)
		leads := f.client.shows(mendHere) && f.mendable(e)
		if leads || !wants.Gaps.yes() {
			said = slices.DeleteFunc(said, func(phrase string) bool { return slices.Contains(gaps, phrase) })
		}
		if !wants.Facts.yes() {
			said = slices.DeleteFunc(said, func(phrase string) bool { return !slices.Contains(gaps, phrase) })
		}
		if i := slices.Index(said, report.Unsealed); i >= 0 && f.client.shows(sealAgreement) {
			said = slices.Delete(said, i, i+1)
			lenses = append(lenses, protocol.CodeLens{Range: at, Command: protocol.Command{Title: report.Unsealed, Command: sealAgreement}})
		}
		if len(said) > 0 {
			lens := protocol.CodeLens{Range: at, Command: protocol.Command{Title: strings.Join(said, " · ")}}
			if f.client.shows(traceCommand) {
				lens.Command.Command = traceCommand
				lens.Command.Arguments = arguments(e.Address(), f.view.uri(f.name))
			}
			lenses = append(lenses, lens)
		}
		if leads && wants.Gaps.yes() {
			for _, gap := range gaps {
				lenses = append(lenses, protocol.CodeLens{Range: at, Command: protocol.Command{Title: gap, Command: mendHere, Arguments: arguments(f.view.uri(f.name), at.Start)}})
			}
		}
	}
	return lenses, nil
}

// mendable reports whether the light bulb has something to offer on an element's name.
func (f *file) mendable(e lang.Element) bool {
	return len(f.findingsOf(func(one *checks.Finding) bool { return one.Element == e && len(one.Fixes) > 0 })) > 0
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
