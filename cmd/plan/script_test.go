package main

import (
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"plan": func() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
	})
}

// Scenarios: each file of testdata/checks says in its first sentence what a user
// does and sees, then does it. Run with -update to write the output that is
// compared.
func TestScenarios(t *testing.T) {
	sequential(t)
	testscript.Run(t, testscript.Params{
		Dir:           "../../testdata/checks",
		UpdateScripts: *update,
		Setup: func(env *testscript.Env) error {
			env.Setenv("GITHUB_ACTIONS", "")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits},
	})
}

// exits runs a command and compares its exit code: exits 4 plan check missing.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND…")
	}
	err := ts.Exec(args[1], args[2:]...)
	code := "0"
	if exit, ok := err.(interface{ ExitCode() int }); ok {
		code = itoa(exit.ExitCode())
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if code != args[0] {
		ts.Fatalf("exit code %s, want %s", code, args[0])
	}
}

// sequential leaves a test out of short runs.
func sequential(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("one thing after another: the race detector sees nothing new here")
	}
}
