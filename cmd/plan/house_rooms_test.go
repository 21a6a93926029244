package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A folder is seen at a glance, and a file is read in one sitting.
func TestRoomsAreSmall(t *testing.T) {
	const (
		mostFiles = 50  // of a folder, without tests
		mostLines = 400 // of a file
	)
	for _, words := range packages(t, "{{.ImportPath}} {{join .GoFiles ` `}}") {
		folder := strings.TrimPrefix(words[0], program)
		if n := len(words) - 1; n > mostFiles {
			t.Errorf("%s has %d files; a room has at most %d", folder, n, mostFiles)
		}
		for _, name := range words[1:] {
			src, err := os.ReadFile(filepath.Join("../..", folder, name))
			if err != nil {
				t.Fatal(err)
			}
			if n := bytes.Count(src, []byte("\n")); n > mostLines {
				t.Errorf("%s/%s has %d lines; a file has at most %d", folder, name, n, mostLines)
			}
		}
	}
}

// What several rules of a chapter use stands in CHAPTER.go or in a file of its own, not
// in one rule's file.
func TestRulesShareInTheirChapter(t *testing.T) {
	for _, words := range packages(t, "{{.ImportPath}} {{join .GoFiles ` `}}") {
		folder := strings.TrimPrefix(words[0], program)
		if roomOf(folder) != "checks/CHAPTER" {
			continue
		}
		files := token.NewFileSet()
		var parsed []*ast.File
		for _, name := range words[1:] {
			f, err := parser.ParseFile(files, filepath.Join("../..", folder, name), nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			parsed = append(parsed, f)
		}
		uses := map[*ast.Ident]types.Object{}
		config := types.Config{Error: func(error) {}} // what is imported is not asked for
		chapter, _ := config.Check(words[0], files, parsed, &types.Info{Uses: uses})
		for at, used := range uses {
			if used.Pkg() != chapter || used.Parent() != chapter.Scope() {
				continue
			}
			declared, in := files.Position(used.Pos()).Filename, files.Position(at.Pos())
			page := strings.TrimSuffix(declared, ".go") + ".md"
			_, err := os.Stat(page)
			if err == nil && in.Filename != declared && filepath.Base(in.Filename) != filepath.Base(folder)+".go" {
				t.Errorf("%s: %s is declared in %s, which is another rule's", in, used.Name(), filepath.Base(declared))
			}
		}
	}
}

// The rule in CONTRIBUTING.md, which others begin with, is one.
func TestRuleToBeginWith(t *testing.T) {
	guide, err := os.ReadFile("../../CONTRIBUTING.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rule, _ := strings.Cut(string(guide), "   ```go\n")
	rule, _, found := strings.Cut(rule, "   ```\n")
	if !found {
		t.Fatal("there is no rule in it")
	}
	rule = strings.ReplaceAll(rule, "\n   ", "\n")
	dir := t.TempDir()
	file, overlay := filepath.Join(dir, "rule.go"), filepath.Join(dir, "overlay.json")
	place, err := filepath.Abs("../../checks/timing/rule_to_begin_with.go")
	if err != nil {
		t.Fatal(err)
	}
	replaced, err := json.Marshal(map[string]map[string]string{"Replace": {place: file}})
	if err == nil {
		err = errors.Join(os.WriteFile(file, []byte(rule[len("   "):]), 0o644), os.WriteFile(overlay, replaced, 0o644))
	}
	if err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("go", "build", "-overlay", overlay, "../../checks/timing").CombinedOutput(); err != nil {
		t.Errorf("%s", out)
	}
	if formatted, err := format.Source([]byte(rule[len("   "):])); err != nil || string(formatted) != rule[len("   "):] {
		t.Errorf("it is not formatted: %v", err)
	}
}
