package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/lsp/lsptest"
)

// What the server says of a plan is what plan check says of it, finding by
// finding: for the whole plans, and for both examples of every rule's page. The
// cases that are judged as of one day are the folders of one server.
func TestServerFindsWhatCheckFinds(t *testing.T) {
	top := t.TempDir()
	days := map[string][]string{} // folders by day
	plans, _ := filepath.Glob("../../testdata/plans/*")
	for _, dir := range plans {
		name := "plan-" + filepath.Base(dir)
		if err := os.CopyFS(filepath.Join(top, name), os.DirFS(dir)); err != nil {
			t.Fatal(err)
		}
		days["2027-02-15"] = append(days["2027-02-15"], name)
	}
	pages, _ := filepath.Glob("../../checks/*/*.md")
	if len(plans) < 4 || len(pages) < 40 {
		t.Fatalf("%d plans, %d pages: most are missing", len(plans), len(pages))
	}
	for i, page := range pages {
		if testing.Short() && i%8 > 0 {
			continue
		}
		writeExamples(t, top, page, days)
	}
	if err := os.MkdirAll(filepath.Join(top, "slips"), 0o755); err != nil {
		t.Fatal(err)
	}
	slips := "workspace {\n  profile = \"integrated\"\n}\n" + strings.Repeat("tactik \"a\" {\n  ownr = \"Ana\"\n}\n", 5)
	if err := os.WriteFile(filepath.Join(top, "slips", "workspace.plan.hcl"), []byte(slips), 0o644); err != nil {
		t.Fatal(err)
	}
	days["2027-02-15"] = append(days["2027-02-15"], "slips")
	t.Chdir(top)
	for _, day := range slices.Sorted(maps.Keys(days)) {
		t.Run(day, func(t *testing.T) { compareFindings(t, top, day, days[day]) })
	}
}

var exampleFence = regexp.MustCompile("(?ms)^```hcl([^\n]*)\n(.*?)^```$")

// writeExamples puts the examples of a rule's page into a folder, and the fixed
// ones, with what they leave as it is, into another.
func writeExamples(t *testing.T, top, page string, days map[string][]string) {
	t.Helper()
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	day, files := "2027-02-01", map[string]string{}
	name := strings.TrimSuffix(filepath.Base(page), ".md")
	first, second, _ := strings.Cut(string(text), "*Fixed:*")
	for i, part := range []string{first, second} {
		for _, m := range exampleFence.FindAllStringSubmatch(part, -1) {
			file := "example.plan.hcl"
			for _, word := range strings.Fields(m[1]) {
				switch key, value, _ := strings.Cut(word, "="); key {
				case "file":
					file = value
				case "as-of":
					day = value
				}
			}
			files[file] = m[2]
		}
		if files["workspace.plan.hcl"] == "" {
			files["workspace.plan.hcl"] = "workspace {\n  profile = \"integrated\"\n}\n"
		}
		folder := fmt.Sprintf("%s-%d", name, i+1)
		for file, src := range files {
			path := filepath.Join(top, folder, file)
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(src), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		days[day] = append(days[day], folder)
	}
}

func compareFindings(t *testing.T, top, day string, folders []string) {
	want := checkedFindings(t, day, folders)
	if len(want) == 0 {
		t.Error("the command finds nothing, so nothing is compared")
	}
	opts := lsptest.Options{Encodings: []string{lsptest.UTF32}, Settings: map[string]string{"profile": "integrated"}}
	for _, f := range folders {
		opts.Folders = append(opts.Folders, filepath.Join(top, f))
	}
	c := lsptest.New(t, server(t, "--as-of", day), top, opts)
	all, err := c.PullAll()
	if err != nil {
		t.Fatal(err)
	}
	sameLines(t, "asked for", want, serverLines(top, all))

	sent := func() map[string][]lsptest.Diagnostic {
		all := map[string][]lsptest.Diagnostic{}
		for _, uri := range c.PublishedURIs() {
			all[uri] = c.Published(uri).Diagnostics
		}
		return all
	}
	for uri := range all { // what is open is sent, with its version
		text, err := c.Text(uri)
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Open(uri, text); err != nil {
			t.Fatal(err)
		}
	}
	for uri := range all {
		if _, err := c.WaitDiagnostics(uri, 1); err != nil {
			t.Fatal(err)
		}
	}
	sameLines(t, "sent", want, serverLines(top, sent()))
}

func sameLines(t *testing.T, how string, want, got []string) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the findings that are %s differ from the command's (-check +server):\n%s", how, diff)
	}
}

// The part of plan check --format json that is compared.
type (
	checkedReport struct {
		Findings []struct {
			Rule, Severity, Message, File string
			Waived                        bool
			Range                         checkedRange
			Related                       []struct {
				File, Message string
				Range         checkedRange
			}
		}
	}
	checkedRange struct{ Start, End struct{ Line, Column int } }
)

// checkedFindings are the command's findings, a line each, sorted.
func checkedFindings(t *testing.T, day string, folders []string) []string {
	out, stderr, code := planCommand(t, "", append([]string{"check", "--format", "json", "--fail-on", "never", "--profile", "integrated", "--as-of", day}, folders...)...)
	if code != exit.Clean {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	var report checkedReport
	if err := json.Unmarshal([]byte(out), &report); err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, f := range report.Findings {
		if f.Waived {
			continue
		}
		line := fmt.Sprintf("%s %s %s %s", placeLine(f.File, f.Range), f.Severity, f.Rule, f.Message)
		for _, r := range f.Related {
			line += "\n  " + placeLine(r.File, r.Range) + " " + r.Message
		}
		lines = append(lines, line)
	}
	slices.Sort(lines)
	return lines
}

func placeLine(file string, r checkedRange) string {
	return fmt.Sprintf("%s:%d:%d-%d:%d", file, r.Start.Line, r.Start.Column, r.End.Line, r.End.Column)
}

// serverLines are the server's findings in the same form.
func serverLines(top string, all map[string][]lsptest.Diagnostic) []string {
	place := func(uri string, r lsptest.Range) string {
		file := strings.TrimPrefix(uri, lsptest.FileURI(top)+"/")
		return fmt.Sprintf("%s:%d:%d-%d:%d", file, r.Start.Line+1, r.Start.Character+1, r.End.Line+1, r.End.Character+1)
	}
	var lines []string
	for uri, found := range all {
		for _, d := range found {
			if d.Weight() == "hint" {
				continue // a place of a slip for which another finding stands
			}
			line := fmt.Sprintf("%s %s %s %s", place(uri, d.Range), d.Weight(), d.Rule(), d.Message)
			for _, r := range d.RelatedInformation {
				line += "\n  " + place(r.Location.URI, r.Location.Range) + " " + r.Message
			}
			lines = append(lines, line)
		}
	}
	slices.Sort(lines)
	return lines
}
