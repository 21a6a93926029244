package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/cmd/plan/internal/plantest"
)

var readmeFence = regexp.MustCompile("(?ms)^```((?:hcl|csv) file=\\S+|console)\n(.*?)^```$")

// What the README shows is what happens: its files are written one after
// another, its commands are run, and their output is compared.
func TestReadme(t *testing.T) {
	const file = "../../README.md"
	readme, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(dir+"/"+name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	top, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	if err := os.CopyFS("testdata/plans/influencer-push", os.DirFS(top+"/testdata/plans/influencer-push")); err != nil {
		t.Fatal(err)
	}
	shown := readmeFence.ReplaceAllStringFunc(string(readme), func(block string) string {
		m := readmeFence.FindStringSubmatch(block)
		if name, ok := strings.CutPrefix(m[1], "csv file="); ok {
			write(name, m[2])
			_ = os.MkdirAll(strings.TrimSuffix(name, ".csv"), 0o755) // the folder that it goes into
			return block
		}
		if name, ok := strings.CutPrefix(m[1], "hcl file="); ok {
			_, _ = os.RemoveAll("testdata"), os.RemoveAll("open-day") // the tour starts with an empty folder
			write(name, m[2])
			return block
		}
		command, _, _ := strings.Cut(m[2], "\n")
		out, stderr, _ := planCommand(t, "", strings.Fields(strings.TrimPrefix(command, "$ plan "))...)
		return "```console\n" + command + "\n" + stderr + out + "```"
	})
	if *plantest.Update {
		if err := os.WriteFile(filepath.Join(top, "README.md"), []byte(shown), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if shown != string(readme) {
		t.Error("README.md shows something else than the command does; write it again with\n\tgo test ./cmd/plan -update")
	}
}
