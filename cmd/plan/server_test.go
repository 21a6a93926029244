package main

import (
	"os/exec"
	"testing"

	"github.com/plan-as-code/plan/cmd/plan/internal/plantest"
	"github.com/plan-as-code/plan/lsp/lsptest"
)

// server is the command line of a language server: the test binary under the
// name plan, which TestMain puts on the PATH.
func server(t testing.TB, args ...string) []string {
	t.Helper()
	plan, err := exec.LookPath("plan")
	if err != nil {
		t.Fatal(err)
	}
	return append([]string{plan, "lsp"}, args...)
}

// Scenarios of the language server: each file of testdata/lsp says in its first
// sentence what somebody does in an editor, then does it.
func TestServer(t *testing.T) {
	const dir = "../../testdata/lsp"
	plantest.Golden(t, dir+"/README.md", lsptest.Reference())
	lsptest.Run(t, server(t, "--as-of", "2027-02-01"), dir, *plantest.Update)
}
