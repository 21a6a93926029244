package main

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

var manual = flag.String("manual", "", "write the manual and the completions of shells into this folder, as make docs does")

// Every command has a page of the manual that shows its flags and examples, and every
// shell is completed.
func TestManual(t *testing.T) {
	folder := *manual
	if folder == "" {
		folder = t.TempDir()
		t.Setenv("SOURCE_DATE_EPOCH", "0")
	}
	pages, completions := filepath.Join(folder, "man", "man1"), filepath.Join(folder, "completions")
	for _, made := range []string{pages, completions} {
		if err := os.MkdirAll(made, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	root := newRoot(&streams{})
	if err := doc.GenManTree(root, &doc.GenManHeader{Section: "1", Source: "plan " + version, Manual: "Planning as code"}, pages); err != nil {
		t.Fatal(err)
	}
	for _, c := range append(root.Commands(), root) {
		if !c.IsAvailableCommand() && c.HasParent() {
			continue
		}
		name := strings.ReplaceAll(c.CommandPath(), " ", "-") + ".1"
		text, err := os.ReadFile(filepath.Join(pages, name))
		if err != nil {
			t.Error(err)
		}
		if page := string(text); !strings.Contains(page, ".SH SYNOPSIS") || c.HasExample() && !strings.Contains(page, ".SH EXAMPLE") {
			t.Errorf("%s shows no use:\n%s", name, page)
		}
	}
	for name, write := range shellCompletions(root) {
		file := filepath.Join(completions, name)
		if err := write(file); err != nil {
			t.Error(err)
		}
		if text, err := os.ReadFile(file); err != nil || !strings.Contains(string(text), "plan") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// shellCompletions write the file by which each shell completes the command.
func shellCompletions(root *cobra.Command) map[string]func(string) error {
	return map[string]func(string) error{
		"plan.bash": func(file string) error { return root.GenBashCompletionFileV2(file, true) },
		"_plan":     root.GenZshCompletionFile,
		"plan.fish": func(file string) error { return root.GenFishCompletionFile(file, true) },
		"plan.ps1":  root.GenPowerShellCompletionFileWithDesc,
	}
}
