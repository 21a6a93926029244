package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// arrows say what each room may import: of this program, and of others. The standard
// library is free, but for what is worldly. A room may import none that is not
// listed here, and those in front of it only.
var arrows = []struct {
	room   string
	rooms  string // of this program
	others string
}{
	{"lang/allowance", "", ""},
	{"lang/verbatim", "", ""},
	{"lang/prose", "", "github.com/agext/levenshtein golang.org/x/text/currency golang.org/x/text/unicode/norm"},
	{"lang/discovery", "lang/allowance", ""},
	{"lang/syntax", "lang/prose", hclAndCty},
	{"lang", "lang/allowance lang/prose lang/discovery lang/syntax", hclAndCty},
	{"lang/ruling", "lang lang/allowance lang/prose lang/syntax", hclAndCty},
	{"lang/sheet", "lang lang/prose lang/syntax lang/discovery", hclAndCty},
	{"lang/starter", "lang lang/prose lang/syntax lang/discovery", ""},
	{"lang/assist", "lang lang/ruling lang/prose lang/syntax lang/discovery", hclAndCty},
	{"lang/agreement", "lang lang/allowance lang/prose lang/syntax", hclAndCty},

	{"checks/facts", "lang lang/agreement lang/prose lang/syntax", "github.com/hashicorp/hcl/v2"},
	{"checks", "checks/facts lang lang/allowance lang/ruling lang/assist lang/agreement lang/prose lang/syntax lang/discovery lang/verbatim", "github.com/hashicorp/hcl/v2"},
	{"checks/CHAPTER", "checks checks/facts lang lang/agreement lang/prose lang/syntax", "github.com/hashicorp/hcl/v2"},
	{"checks/book", "checks checks/CHAPTER", ""},
	{"checks/report/status", "checks checks/facts checks/report checks/report/graph checks/report/score lang lang/agreement lang/prose lang/verbatim", ""},
	{"checks/report/score", "checks/facts checks/report/graph lang lang/prose", ""},
	{"checks/report/graph", "checks/facts lang lang/prose lang/verbatim", ""},
	{"checks/report", "checks checks/facts checks/book lang lang/ruling lang/assist lang/agreement lang/prose lang/syntax lang/verbatim", "github.com/hashicorp/hcl/v2"},

	{"lsp/git", "", ""},

	{"lsp", "lsp/git checks checks/facts checks/book checks/report checks/report/graph checks/report/status lang lang/prose lang/sheet lang/starter lang/ruling lang/assist lang/agreement lang/prose lang/syntax lang/discovery lang/verbatim", "github.com/hashicorp/hcl/v2 go.lsp.dev/protocol go.lsp.dev/uri github.com/sourcegraph/jsonrpc2 github.com/aymanbagabas/go-udiff"},
	{"lsp/lsptest", "", "golang.org/x/tools/txtar"}, // a client, which knows nothing of the server

	{"cmd/plan/internal/exit", "lang/prose", ""},
	{"cmd/plan/internal/terminal", "lang/verbatim", "github.com/fatih/color github.com/mattn/go-runewidth golang.org/x/term"},
	{"cmd/plan/internal/workspace", "lsp/git cmd/plan/internal/exit cmd/plan/internal/terminal checks checks/book lang lang/agreement lang/syntax lang/discovery", "github.com/hashicorp/hcl/v2"},
	{"cmd/plan/internal/base", "lsp/git cmd/plan/internal/exit cmd/plan/internal/terminal cmd/plan/internal/workspace checks/book lang lang/prose lang/discovery", ""},
	{"cmd/plan/internal/render", "cmd/plan/internal/exit cmd/plan/internal/terminal cmd/plan/internal/workspace checks checks/book checks/report checks/report/graph checks/report/score lang lang/agreement lang/prose lang/syntax lang/discovery lang/verbatim",
		"github.com/fatih/color github.com/hashicorp/hcl/v2 github.com/mattn/go-runewidth github.com/yuin/goldmark github.com/yuin/goldmark/ast github.com/yuin/goldmark/extension github.com/yuin/goldmark/extension/ast github.com/yuin/goldmark/text"},
	{"cmd/plan/internal/files", "cmd/plan/internal/exit lang/sheet lang/prose lang/verbatim", ""},
	{"cmd/plan/internal/plantest", "", "github.com/google/go-cmp/cmp github.com/santhosh-tekuri/jsonschema/v6"}, // for tests alone: no room may import it
	{"cmd/plan", "cmd/plan/internal/exit cmd/plan/internal/terminal cmd/plan/internal/workspace cmd/plan/internal/base cmd/plan/internal/render cmd/plan/internal/files " +
		"lsp checks checks/facts checks/book checks/report checks/report/graph checks/report/status checks/report/score lang lang/sheet lang/starter lang/ruling lang/agreement lang/prose lang/syntax lang/discovery lang/verbatim", "*"},
	{"cmd/planbench", "lsp/lsptest checks checks/book checks/report/status checks/report/score lang lang/prose lang/discovery", "*"},
}

const hclAndCty = "github.com/hashicorp/hcl/v2 github.com/hashicorp/hcl/v2/hclsyntax github.com/hashicorp/hcl/v2/hclwrite " +
	"github.com/zclconf/go-cty/cty github.com/zclconf/go-cty/cty/convert github.com/zclconf/go-cty/cty/function github.com/zclconf/go-cty/cty/function/stdlib"

// worldly is what the rooms below lsp must not touch: the machine, the network, the
// formats and protocols of others.
var worldly = []string{"os", "os/exec", "net", "net/http", "encoding/json", "syscall"}

// Imports point in one direction: cmd → lsp → checks → lang → lang/syntax.
func TestArrows(t *testing.T) {
	for _, words := range packages(t, "{{.ImportPath}} {{join .Imports ` `}}") {
		room := roomOf(strings.TrimPrefix(words[0], program))
		i := slices.IndexFunc(arrows, func(a struct{ room, rooms, others string }) bool { return a.room == room })
		if i < 0 {
			t.Errorf("%s is no room that the table of arrows has", words[0])
			continue
		}
		a := arrows[i]
		for _, path := range words[1:] {
			inside, own := strings.CutPrefix(path, program)
			switch {
			case own && !slices.Contains(strings.Fields(a.rooms), roomOf(inside)),
				!own && strings.Contains(path, ".") && a.others != "*" && !slices.Contains(strings.Fields(a.others), path),
				slices.Contains(worldly, path) && !strings.HasPrefix(room, "lsp") && !strings.HasPrefix(room, "cmd/"):
				t.Errorf("%s imports %s: the room %s must not", words[0], path, room)
			}
		}
	}
}

// roomOf is the room of a package: chapters of the rule book are all alike.
func roomOf(path string) string {
	rest, ok := strings.CutPrefix(path, "checks/")
	if ok && !slices.Contains([]string{"facts", "book", "report", "report/graph", "report/status", "report/score"}, rest) {
		return "checks/CHAPTER"
	}
	return path
}

const program = "github.com/plan-as-code/plan/"

// packages are all packages of the program, each as the words that a template of go
// list writes of it.
func packages(t *testing.T, template string) (lines [][]string) {
	t.Helper()
	out, err := exec.Command("go", "list", "-f", template, program+"...").Output()
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(out)) {
		lines = append(lines, strings.Fields(line))
	}
	return lines
}

// make fuzz runs every fuzz target that there is.
func TestEveryTargetIsFuzzed(t *testing.T) {
	makefile, err := os.ReadFile("../../Makefile")
	if err != nil {
		t.Fatal(err)
	}
	targets := 0
	declared := regexp.MustCompile(`(?m)^func (Fuzz\w+)\(`)
	for _, words := range packages(t, "{{.ImportPath}} {{join .TestGoFiles ` `}} {{join .XTestGoFiles ` `}}") {
		folder := strings.TrimPrefix(words[0], program)
		for _, name := range words[1:] {
			src, err := os.ReadFile(filepath.Join("../..", folder, name))
			if err != nil {
				t.Fatal(err)
			}
			for _, found := range declared.FindAllSubmatch(src, -1) {
				targets++
				want := "test ./" + folder + " -run '^$$' -fuzz '^" + string(found[1]) + "$$'"
				if !strings.Contains(string(makefile), want) {
					t.Errorf("%s in %s declares %s, and make fuzz does not run it", name, folder, found[1])
				}
			}
		}
	}
	if targets == 0 {
		t.Fatal("there are no fuzz targets")
	}
}
