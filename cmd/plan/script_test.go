package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/cmd/plan/internal/plantest"
	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"plan": func() { os.Exit(uncounted()) },
	})
}

// uncounted runs the command, and takes the numbers of rules out of what it writes. One
// that goes on until it is stopped is left alone, and what pages show has its numbers.
func uncounted() int {
	if slices.Contains(os.Args, "lsp") || slices.Contains(os.Args, "--watch") || os.Getenv("PLAN_COUNTS") != "" {
		return run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	}
	read, write, err := os.Pipe()
	if err != nil {
		panic(err)
	}
	said := make(chan []byte)
	go func() {
		all, _ := io.ReadAll(read)
		said <- all
	}()
	code := run(os.Args[1:], os.Stdin, write, os.Stderr)
	write.Close()
	fmt.Print(plantest.Uncounted(string(<-said)))
	return code
}

// Scenarios: each file of testdata/checks says in its first sentence what a user
// does and sees, then does it. Run with -update to write the output that is
// compared. Short runs have every third.
func TestScenarios(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Files:         plantest.Scenarios(t, "../../testdata/checks/*.txtar"),
		UpdateScripts: *plantest.Update,
		Setup: func(env *testscript.Env) error {
			env.Setenv("GITHUB_ACTIONS", "")
			sheets, err := filepath.Abs("../../testdata/sheets")
			env.Setenv("SHEETS", sheets) // workbooks, which no text can hold
			return err
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "spread": spread, "rewrite": rewrite, "entries": entries, "chained": chained, "uncount": uncount},
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

// uncount takes the numbers of rules out of a file: uncount FILE.
func uncount(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: uncount FILE")
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(plantest.Uncounted(ts.ReadFile(args[0]))), 0o666))
}

// spread copies a file into folders, which it makes: spread FILE FOLDER….
func spread(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: spread FILE FOLDER…")
	}
	for _, folder := range args[1:] {
		ts.Check(os.MkdirAll(ts.MkAbs(folder), 0o777))
		ts.Check(os.WriteFile(filepath.Join(ts.MkAbs(folder), filepath.Base(args[0])), []byte(ts.ReadFile(args[0])), 0o666))
	}
}

// rewrite writes a file that says what another one says, but for one text in it:
// rewrite OLD-FILE NEW-FILE OLD NEW. In the texts, \n is the end of a line.
func rewrite(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 4 {
		ts.Fatalf("usage: rewrite OLD-FILE NEW-FILE OLD NEW")
	}
	lines := strings.NewReplacer(`\n`, "\n")
	before, after, found := strings.Cut(ts.ReadFile(args[0]), lines.Replace(args[2]))
	if !found {
		ts.Fatalf("%s does not say %s", args[0], args[2])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(before+lines.Replace(args[3])+after), 0o666))
}

// entries puts an agreement together from entries of others, each given by the
// place where it stands there: entries plan.lock.hcl ours.lock:1 theirs.lock:2.
func entries(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: entries NEW-FILE FILE:PLACE…")
	}
	text := ""
	for _, arg := range args[1:] {
		name, place, _ := strings.Cut(arg, ":")
		parts := strings.Split(ts.ReadFile(name), "\nentry ")
		n, err := strconv.Atoi(place)
		if err != nil || n < 1 || n >= len(parts) {
			ts.Fatalf("there is no entry %s", arg)
		}
		if text == "" {
			text = parts[0]
		}
		text += "\nentry " + strings.TrimRight(parts[n], "\n") + "\n"
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o666))
}

// chained lets each entry of an agreement say that it follows the one before,
// whatever that is, and leaves all else as it is: chained FILE.
func chained(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: chained FILE")
	}
	before := ""
	text := sealLine.ReplaceAllStringFunc(ts.ReadFile(args[0]), func(line string) string {
		m := sealLine.FindStringSubmatch(line)
		if m[1] == "follows" {
			return strings.Replace(line, m[2], before, 1)
		}
		before = m[2]
		return line
	})
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o666))
}

var sealLine = regexp.MustCompile(`(?m)^  (follows|seal) += "(.*)"$`)
