package main

import (
	"encoding/json"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/checks/report/graph"
	"github.com/plan-as-code/plan/lsp/lsptest"
)

// besidePage is what the server answers of a page or a picture.
type besidePage struct {
	Title, Folder, Address, Text string
	Findings                     []struct {
		Fingerprint string
		Location    struct{ URI string }
		Fixes       []string
	}
}

// askBeside runs a command of the server.
func askBeside(t *testing.T, c *lsptest.Client, command string, args ...any) (page besidePage) {
	t.Helper()
	if err := c.Request("workspace/executeCommand", map[string]any{"command": command, "arguments": args}, &page); err != nil {
		t.Fatal(err)
	}
	return page
}

// The server gives the pages and pictures that the command writes, byte for byte: of each
// example plan, of each campaign in it, and of one that cannot be read in part.
func TestServerShowsWhatReportWrites(t *testing.T) {
	const day = "2027-05-20"
	folders, err := filepath.Glob("../../testdata/plans/*")
	if err != nil || len(folders) < 5 {
		t.Fatal(folders, err)
	}
	for _, example := range append(folders, "../../testdata/formats/everything") {
		top, err := filepath.EvalSymlinks(t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		if err := os.CopyFS(top, os.DirFS(example)); err != nil {
			t.Fatal(err)
		}
		c := lsptest.New(t, server(t, "--as-of", day), top, lsptest.Options{Folders: []string{top}})
		seen := map[string]bool{}
		files, _ := filepath.Glob(top + "/*.plan.hcl")
		within, _ := filepath.Glob(top + "/*/*.plan.hcl")
		for _, file := range append(files, within...) {
			uri := lsptest.FileURI(filepath.ToSlash(file))
			page := askBeside(t, c, "plan.report", uri)
			if seen[page.Folder] {
				continue
			}
			seen[page.Folder] = true
			folder := filepath.Join(top, filepath.FromSlash(page.Folder))
			want, _, _ := planCommand(t, "", "report", "--as-of", day, folder)
			if page.Text != want || !strings.Contains(want, "<h1") {
				t.Errorf("%s: the server's page of %s is not that of plan report", example, page.Folder)
			}
			for _, f := range page.Findings {
				if !strings.Contains(want, `data-finding="`+f.Fingerprint+`"`) || f.Location.URI == "" {
					t.Errorf("%s: the page does not list the finding %+v", example, f)
				}
			}
			if strings.Count(want, " data-finding=") != len(page.Findings) {
				t.Errorf("%s: of %d findings, %d can be led to", example, strings.Count(want, " data-finding="), len(page.Findings))
			}
			for _, view := range graph.Views() {
				for _, format := range graph.Formats {
					want, _, _ := planCommand(t, "", "graph", "--as-of", day, "--view", view, "--format", format, folder)
					if got := askBeside(t, c, "plan.graph", uri, nil, view, format); got.Text != want || want == "" {
						t.Errorf("%s: the server's %s of %s as %s is not that of plan graph", example, view, page.Folder, format)
					}
				}
			}
			leadsSomewhere(t, c, uri, page)
		}
	}
}

var tags = regexp.MustCompile(`<\w[^<>]*>`)

// attribute is the value of an attribute of a tag.
func attribute(tag, name string) string {
	_, after, _ := strings.Cut(tag, " "+name+`="`)
	value, _, _ := strings.Cut(after, `"`)
	return html.UnescapeString(value)
}

// leadsSomewhere reports what a page names without leading to it.
func leadsSomewhere(t *testing.T, c *lsptest.Client, uri string, page besidePage) {
	t.Helper()
	folder, led := page.Folder, map[string]bool{}
	for _, tag := range tags.FindAllString(page.Text, -1) {
		address, in := attribute(tag, "data-address"), attribute(tag, "data-folder")
		if strings.HasPrefix(tag, "<article") {
			folder = in
		}
		if in == "" {
			in = folder
		}
		if address == "" || led[in+" "+address] {
			continue
		}
		led[in+" "+address] = true
		var at json.RawMessage
		if err := c.Request("workspace/executeCommand", map[string]any{"command": "plan.locate", "arguments": []string{uri, address, in}}, &at); err != nil || !strings.Contains(string(at), "range") {
			t.Errorf("nothing leads to %s of %s: %s %v", address, in, at, err)
		}
	}
	if len(led) == 0 {
		t.Errorf("the page of %s names nothing", page.Folder)
	}
}
