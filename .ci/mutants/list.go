package main

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// mutant is one change of the code, as a list has it:
//
//	what goes wrong by it, in one line
//	in FILE
//	- old text, which the file has once, within one function
//	+ new text; none where the old one is left out
//	by PACKAGE TEST
//
// Old and new text may have several lines, each behind its sign and a blank. Of several
// tests it is enough that one notices. Between two mutants is an empty line.
type mutant struct {
	number   int
	at       string // the list and the line
	says     string
	file     string
	old, new string
	by       []string // "PACKAGE TEST", where the test may have subtests behind slashes

	noticedBy []string // the tests that failed, with their subtests
}

func read(lists []string) (mutants []*mutant, err error) {
	said := map[string]bool{}
	for _, list := range lists {
		text, err := os.ReadFile(list)
		if err != nil {
			return nil, err
		}
		var m *mutant
		for i, line := range strings.Split(string(text), "\n") {
			at := fmt.Sprintf("%s:%d", list, i+1)
			sign, rest, _ := strings.Cut(line, " ")
			switch {
			case line == "":
				m = nil
			case sign == "#":
			case m == nil:
				if said[line] {
					return nil, fmt.Errorf("%s: another mutant says the same", at)
				}
				said[line] = true
				m = &mutant{number: len(mutants) + 1, at: at, says: line}
				mutants = append(mutants, m)
			case sign == "in":
				m.file = rest
			case sign == "-":
				m.old = joined(m.old, rest)
			case sign == "+":
				m.new = joined(m.new, rest)
			case sign == "by":
				m.by = append(m.by, rest)
			default:
				return nil, fmt.Errorf("%s: a line begins with in, -, + or by", at)
			}
		}
	}
	return mutants, nil
}

func joined(lines, line string) string {
	if lines == "" {
		return line
	}
	return lines + "\n" + line
}

// problem is why a mutant cannot be measured; "" where it can.
func (m *mutant) problem(s *sources) string {
	if m.file == "" || m.old == "" || m.old == m.new || len(m.by) == 0 {
		return "it does not say the file, the old text, another one and the test"
	}
	src, err := s.source(m.file)
	if err != nil {
		return err.Error()
	}
	switch n := strings.Count(string(src.text), m.old); {
	case n != 1:
		return fmt.Sprintf("%s has the old text %d times", m.file, n)
	case src.around(m) == nil:
		return "the old text does not lie within one function"
	case !src.parses(m):
		return "with the new text the file does not parse"
	}
	for _, by := range m.by {
		if !exists(by) {
			return "there is no test " + by
		}
	}
	return ""
}

// scenarios are the tests whose subtests are files.
var scenarios = map[string]string{
	"cmd/plan TestScenarios": "testdata/checks/NAME.txtar",
	"cmd/plan TestServer":    "testdata/lsp/NAME.txtar",
	"cmd/plan TestPlans":     "testdata/NAME",
	"checks/book TestPages":  "checks/*/NAME.md",
}

func exists(by string) bool {
	folder, test, _ := strings.Cut(by, " ")
	test, sub, within := strings.Cut(test, "/")
	if files := scenarios[folder+" "+test]; files != "" && within {
		found, _ := filepath.Glob(strings.Replace(files, "NAME", sub, 1))
		return len(found) == 1
	}
	files, _ := filepath.Glob(path.Join(folder, "*_test.go"))
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err == nil && strings.Contains(string(text), "\nfunc "+test+"(") {
			return true
		}
	}
	return false
}
