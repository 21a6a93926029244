package main

import (
	"io/fs"
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
	{"lang/prose", "", "github.com/agext/levenshtein"},
	{"lang/discovery", "", ""},
	{"lang/syntax", "lang/prose", hclAndCty},
	{"lang", "lang/prose lang/discovery lang/syntax", hclAndCty},
	{"lang/ruling", "lang lang/prose lang/syntax", hclAndCty},
	{"lang/sheet", "lang lang/prose lang/syntax", ""},
	{"lang/assist", "lang lang/ruling lang/prose lang/syntax lang/discovery", hclAndCty},
	{"lang/agreement", "lang lang/prose lang/syntax", hclAndCty},

	{"checks/facts", "lang lang/agreement lang/prose lang/syntax", "github.com/hashicorp/hcl/v2"},
	{"checks", "checks/facts lang lang/ruling lang/assist lang/agreement lang/prose lang/syntax lang/discovery", "github.com/hashicorp/hcl/v2"},
	{"checks/CHAPTER", "checks checks/facts lang lang/agreement lang/prose lang/syntax", "github.com/hashicorp/hcl/v2"},
	{"checks/book", "checks checks/CHAPTER", ""},
	{"checks/brief", "checks checks/facts checks/book lang lang/ruling lang/assist lang/agreement lang/prose lang/syntax", "github.com/hashicorp/hcl/v2"},

	{"lsp", "checks checks/facts checks/book checks/brief lang lang/sheet lang/ruling lang/assist lang/agreement lang/prose lang/syntax lang/discovery", "github.com/hashicorp/hcl/v2 go.lsp.dev/protocol go.lsp.dev/uri github.com/sourcegraph/jsonrpc2 github.com/aymanbagabas/go-udiff"},
	{"lsp/lsptest", "", "golang.org/x/tools/txtar"}, // a client, which knows nothing of the server

	{"cmd", "*", "*"},
}

const hclAndCty = "github.com/hashicorp/hcl/v2 github.com/hashicorp/hcl/v2/hclsyntax github.com/hashicorp/hcl/v2/hclwrite " +
	"github.com/zclconf/go-cty/cty github.com/zclconf/go-cty/cty/convert github.com/zclconf/go-cty/cty/function github.com/zclconf/go-cty/cty/function/stdlib"

// worldly is what the rooms below lsp must not touch: the machine, the network, the
// formats and protocols of others.
var worldly = []string{"os", "os/exec", "net", "net/http", "encoding/json", "syscall"}

// Imports point in one direction: cmd → lsp → checks → lang → lang/syntax.
func TestArrows(t *testing.T) {
	const program = "github.com/plan-as-code/plan/"
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}}{{range .Imports}} {{.}}{{end}}`, program+"...").Output()
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(out)) {
		words := strings.Fields(line)
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
			case a.rooms == "*":
			case own && !slices.Contains(strings.Fields(a.rooms), roomOf(inside)),
				!own && strings.Contains(path, ".") && !slices.Contains(strings.Fields(a.others), path),
				slices.Contains(worldly, path) && !strings.HasPrefix(room, "lsp"):
				t.Errorf("%s imports %s: the room %s must not", words[0], path, room)
			}
		}
	}
}

// roomOf is the room of a package: chapters of the rule book are all alike.
func roomOf(path string) string {
	first, rest, _ := strings.Cut(path, "/")
	switch {
	case first == "cmd":
		return "cmd"
	case first == "checks" && rest != "" && !slices.Contains([]string{"facts", "book", "brief", "report"}, rest):
		return "checks/CHAPTER"
	}
	return path
}

// make fuzz runs every fuzz target that there is.
func TestEveryTargetIsFuzzed(t *testing.T) {
	makefile, err := os.ReadFile("../../Makefile")
	if err != nil {
		t.Fatal(err)
	}
	targets := 0
	declared := regexp.MustCompile(`(?m)^func (Fuzz\w+)\(`)
	err = filepath.WalkDir("../..", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, "_test.go") {
			return err
		}
		src, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		folder, _ := filepath.Rel("../..", filepath.Dir(name))
		for _, found := range declared.FindAllSubmatch(src, -1) {
			targets++
			want := "test ./" + filepath.ToSlash(folder) + " -run '^$$' -fuzz '^" + string(found[1]) + "$$'"
			if !strings.Contains(string(makefile), want) {
				t.Errorf("%s declares %s, and make fuzz does not run it", name, found[1])
			}
		}
		return nil
	})
	if err != nil || targets == 0 {
		t.Fatalf("%d fuzz targets, error %v", targets, err)
	}
}
