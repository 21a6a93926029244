package main

import (
	"fmt"
	"time"

	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lsp"
)

// server starts the language server, opens a file in it as an editor does, and
// says what came of it.
func (d *doctor) server(w *workspace.Workspace, name string) {
	start := time.Now()
	found, err := lsp.Try(lsp.Options{Version: version, AsOf: d.asOf}, w.Path("."), w.Path(name), string(w.Snapshot.Files[name].Src))
	took := time.Since(start).Round(time.Millisecond)
	if err != nil {
		d.wrong("The language server does not answer: "+err.Error()+".", "plan lsp --log plan-lsp.log, as the command that your editor starts; then look into plan-lsp.log")
		return
	}
	d.good(fmt.Sprintf("The language server answers, with %s in %s, after %d ms.", prose.Count(found, "finding"), w.Display(d.cwd, name), max(took.Milliseconds(), 1)))
}
