package main

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// source is a file of the program.
type source struct {
	text      []byte
	of        string // the package's name
	functions []function
}

// function is a body that can be written twice, as bytes of the file.
type function struct {
	start, end int // between the braces
	results    bool
}

// sources are files by path, each read once.
type sources struct{ files map[string]*source }

func newSources() *sources { return &sources{map[string]*source{}} }

func (s *sources) source(file string) (*source, error) {
	if src := s.files[file]; src != nil {
		return src, nil
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	set := token.NewFileSet()
	tree, err := parser.ParseFile(set, file, text, 0)
	if err != nil {
		return nil, err
	}
	src := &source{text: text, of: tree.Name.Name}
	add := func(body *ast.BlockStmt, of *ast.FuncType) {
		src.functions = append(src.functions, function{set.Position(body.Lbrace).Offset + 1, set.Position(body.Rbrace).Offset, of.Results != nil})
	}
	ast.Inspect(tree, func(n ast.Node) bool { // the outermost ones alone
		switch n := n.(type) {
		case *ast.FuncDecl:
			if n.Body != nil {
				add(n.Body, n.Type)
			}
			return false
		case *ast.FuncLit:
			add(n.Body, n.Type)
			return false
		}
		return true
	})
	s.files[file] = src
	return src, nil
}

// around is the function that a mutant changes; nil where it is none, or more than one.
func (s *source) around(m *mutant) *function {
	at := strings.Index(string(s.text), m.old)
	for i, f := range s.functions {
		if f.start <= at && at+len(m.old) <= f.end {
			return &s.functions[i]
		}
	}
	return nil
}

func (s *source) parses(m *mutant) bool {
	changed := strings.Replace(string(s.text), m.old, m.new, 1)
	_, err := parser.ParseFile(token.NewFileSet(), m.file, changed, 0)
	return err == nil
}

// mutated is the file with each mutant in it: a changed function has its body once more
// for each, which is carried out where the switch is on.
func (s *source) mutated(file string, mutants []*mutant) string {
	inserted := map[int]string{} // by where the body begins
	for _, m := range mutants {
		f := s.around(m)
		body := strings.Replace(string(s.text[f.start:f.end]), m.old, m.new, 1)
		if !f.results {
			body += "\nreturn"
		}
		inserted[f.start] += fmt.Sprintf("\nif mutantOn(%d) {\n//line mutant-%d.go:1\n%s\n}", m.number, m.number, body)
	}
	var b strings.Builder
	done := 0
	for _, f := range s.functions {
		if inserted[f.start] == "" {
			continue
		}
		b.Write(s.text[done:f.start])
		b.WriteString(inserted[f.start])
		line := 1 + strings.Count(string(s.text[:f.start]), "\n")
		fmt.Fprintf(&b, "\n//line %s:%d\n", filepath.Base(file), line)
		done = f.start
	}
	b.Write(s.text[done:])
	return b.String()
}

// switchFile is what every package with mutants has besides. Scenarios hand on PATH and no
// other variable, so the switch is a folder in it, which is not there.
const switchFile = `package %s

import (
	"os"
	"strings"
)

var mutantPath = os.Getenv("PATH") + string(os.PathListSeparator)

var mutantCache = func() (on [%d]bool) {
	for i := range on {
		on[i] = strings.Contains(mutantPath, mutantFolder(i)+string(os.PathListSeparator))
	}
	return on
}()

func mutantFolder(n int) string {
	digits := ""
	for ; n > 0; n /= 10 {
		digits = string(rune('0'+n%%10)) + digits
	}
	return "` + switchFolder + `" + digits
}

func mutantOn(n int) bool { return mutantCache[n] }
`

const switchFolder = "/no-folder/mutant-"

// overlay writes all mutated files into a folder, and returns the file that go build is
// given to see them.
func overlay(folder string, mutants []*mutant, s *sources) (string, error) {
	here, err := os.Getwd()
	if err != nil {
		return "", err
	}
	instead := map[string]string{}
	write := func(file, text string) error {
		at := filepath.Join(folder, fmt.Sprintf("%d.go", len(instead)))
		instead[filepath.Join(here, file)] = at
		return os.WriteFile(at, []byte(text), 0o666)
	}
	byFile := map[string][]*mutant{}
	for _, m := range mutants {
		byFile[m.file] = append(byFile[m.file], m)
	}
	var packages []string
	for file, list := range byFile {
		src, err := s.source(file)
		if err != nil {
			return "", err
		}
		if err := write(file, src.mutated(file, list)); err != nil {
			return "", err
		}
		if dir := filepath.Dir(file); !slices.Contains(packages, dir) {
			packages = append(packages, dir)
			if err := write(filepath.Join(dir, "mutant_switch.go"), fmt.Sprintf(switchFile, src.of, len(mutants)+1)); err != nil {
				return "", err
			}
		}
	}
	text, err := json.Marshal(map[string]any{"Replace": instead})
	if err != nil {
		return "", err
	}
	file := filepath.Join(folder, "overlay.json")
	return file, os.WriteFile(file, text, 0o666)
}
