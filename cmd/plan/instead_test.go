package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/checks/report/graph"
	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/plantest"
	"github.com/plan-as-code/plan/cmd/plan/internal/render"
)

// Whatever a command could not do, and in whatever format for machines: standard output says
// so, and --out has no older file.
func TestNothingIsSilent(t *testing.T) {
	schemas := map[string]string{}
	for _, command := range []string{"diff", "import", "export", "report", "score"} {
		schemas[command], _ = filepath.Abs(command + ".schema.json")
	}
	t.Chdir(t.TempDir())
	t.Setenv("GITHUB_ACTIONS", "")
	t.Setenv("GIT_CEILING_DIRECTORIES", os.TempDir())
	if err := os.MkdirAll("torn", 0o777); err != nil {
		t.Fatal(err)
	}
	writeTo(t, "torn/a.plan.hcl", "rule \"r\" {\n  title = = 4\n}\n\n?? {{\n")
	for command, c := range map[string]struct {
		formats []string
		out     bool
		gone    []string // what asks for something that is not there
		torn    []string // what cannot be done with a plan that cannot be read
	}{
		"check":   {render.Formats(), false, []string{"gone"}, nil},
		"report":  {reportFormats, true, []string{"gone"}, nil},
		"graph":   {graph.Formats, true, []string{"timeline", "gone"}, nil},
		"score":   {scoreFormats, true, []string{"gone"}, nil},
		"diff":    {render.DiffFormats(), false, []string{"gone"}, []string{"torn"}},
		"trace":   {traceFormats, false, []string{"tactic.x", "gone"}, []string{"tactic.x", "torn"}},
		"test":    {[]string{"json"}, false, []string{"gone"}, nil},
		"import":  {[]string{"json"}, false, []string{"gone.csv"}, nil},
		"export":  {exportFormats, false, []string{"gone"}, []string{"torn"}},
		"rules":   {[]string{"json", "markdown"}, false, []string{"--unused", "gone"}, nil},
		"explain": {[]string{"json", "markdown"}, false, []string{"gone"}, nil},
		"version": {[]string{"json"}, false, nil, nil},
	} {
		for _, format := range slices.DeleteFunc(slices.Clone(c.formats), func(f string) bool { return f == "text" }) {
			for _, args := range map[string][]string{"missing": c.gone, "unreadable": c.torn, "flag": {"--onyl"}, "value": {"--color", "x"}, "day": {"--as-of", "x"}} {
				if args == nil {
					continue
				}
				call := append([]string{command, "--format", format}, args...)
				if c.out {
					writeTo(t, "old", "an older one")
					call = append(call, "--out", "old")
				}
				var out, stderr bytes.Buffer
				code := run(call, strings.NewReader(""), &out, &stderr)
				if c.out {
					text, err := os.ReadFile("old")
					if err != nil || strings.Contains(string(text), "an older") {
						t.Errorf("%q leaves %q; %v", call, text, err)
					}
					out.Reset()
					code = run(call[:len(call)-2], strings.NewReader(""), &out, &stderr)
				}
				if code != exit.Usage && code != exit.Undecided || out.Len() == 0 || stderr.Len() == 0 {
					t.Errorf("%q: exit code %d, says %q, and shows %q", call, code, stderr.String(), out.String())
				}
				if format == "json" && !json.Valid(out.Bytes()) {
					t.Errorf("%q shows %q", call, out.String())
				}
				if schema := schemas[command]; schema != "" && format == "json" {
					plantest.Validate(t, schema, out.String())
				}
			}
		}
	}
}
