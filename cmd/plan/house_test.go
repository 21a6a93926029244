package main

import (
	"os/exec"
	"strings"
	"testing"
)

// Which room may import what. The standard library is free, but for what lang
// and checks must not know.
var rooms = []struct {
	room    string
	imports []string
}{
	{"lang", []string{"plan/lang/", "github.com/hashicorp/hcl/v2", "github.com/zclconf/go-cty/", "github.com/agext/levenshtein"}},
	{"checks", []string{"plan/lang", "plan/checks", "github.com/hashicorp/hcl/v2"}},
	{"lsp", []string{"plan/lang", "plan/checks", "go.lsp.dev/", "github.com/sourcegraph/jsonrpc2", "github.com/hashicorp/hcl/v2", "github.com/aymanbagabas/go-udiff"}},
	{"lsptest", []string{"golang.org/x/tools/txtar"}},
	{"cmd", []string{"plan/", "github.com/", "golang.org/"}},
}

// worldly is what lang and checks must not touch: the machine, the network, the
// formats and protocols of others.
var worldly = []string{"os", "os/exec", "net", "net/http", "encoding/json", "syscall"}

// Imports point in one direction: cmd → lsp → checks → lang.
func TestArrows(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}}{{range .Imports}} {{.}}{{end}}`, "github.com/plan-as-code/plan/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(out)) {
		words := strings.Fields(line)
		room, _, _ := strings.Cut(strings.TrimPrefix(words[0], "github.com/plan-as-code/plan/"), "/")
		if strings.HasSuffix(words[0], "/lsptest") {
			room = "lsptest" // a client, which knows nothing of the server
		}
		for _, path := range words[1:] {
			if !mayImport(room, path) {
				t.Errorf("%s imports %s: the room %s must not", words[0], path, room)
			}
		}
	}
}

func mayImport(room, path string) bool {
	for _, r := range rooms {
		if r.room != room {
			continue
		}
		for _, allowed := range r.imports {
			if strings.HasPrefix(path, allowed) || strings.HasPrefix(path, "github.com/plan-as-code/"+allowed) {
				return true
			}
		}
	}
	if strings.Contains(path, ".") {
		return false
	}
	for _, w := range worldly {
		if path == w {
			return room == "cmd" || strings.HasPrefix(room, "lsp")
		}
	}
	return true
}
