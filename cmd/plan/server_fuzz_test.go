package main

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/lsp/lsptest"
)

const (
	above  = "objective \"above\" {\n  statement = \"1,200 commuters have tried the bike\"\n}\n\n"
	edited = "tactic \"posters\" {\n  title  = \"Posters\"\n  serves = [objective.above, objective.below]\n  budget = 20 * (1 + 2)\n}\n"
	below  = "\nobjective \"below\" {\n  statement = \"300 subscribers have brought a friend\"\n}\n"
)

// Whatever is cut off, taken away or put in within one element, those above and
// below it keep their findings.
func TestServerKeepsOtherElements(t *testing.T) {
	c, uri := oneFile(t, lsptest.Options{Forget: true})
	random := rand.New(rand.NewPCG(*soakSeed, 1))
	for range min(*soak, 20_000) / 2 {
		text := edited
		start := random.IntN(len(edited))
		switch end := min(start+random.IntN(20), len(edited)); random.IntN(3) {
		case 0: // a prefix
			text = edited[:start] + "\n"
		case 1:
			text = edited[:start] + edited[end:]
		default:
			piece := strings.Trim(pieces[random.IntN(len(pieces))], "\x00") // a file with such bytes is no text
			text = edited[:start] + piece + edited[start:]
		}
		if !strings.HasSuffix(text, "\n") {
			text += "\n"
		}
		d := c.Document(uri)
		if err := c.Replace(uri, 0, len(d.Text), above+text+below); err != nil {
			t.Fatal(err)
		}
		found, err := c.Pull(uri)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"above", "below"} {
			if !finds(found, "objective-without-metric", `"`+name+`"`) {
				t.Errorf("the findings of %q are lost where the element between is\n%q", name, text)
			}
		}
		if t.Failed() {
			return
		}
	}
}

func finds(found []lsptest.Diagnostic, rule, words string) bool {
	for _, d := range found {
		if d.Rule() == rule && strings.Contains(d.Message, words) {
			return true
		}
	}
	return false
}

// A root that is not there, a plan on disk that is not UTF-8, a folder that is
// called like a plan: the server serves what there is.
func TestServerOddFolders(t *testing.T) {
	top := t.TempDir()
	if err := os.Mkdir(filepath.Join(top, "folder.plan.hcl"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"spring.plan.hcl": nonsensePlan, "latin.plan.hcl": "goal \"caf\xe9\" {}\n", "empty.plan.hcl": ""} {
		if err := os.WriteFile(filepath.Join(top, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(filepath.Join(top, "nowhere"), filepath.Join(top, "loose.plan.hcl")); err != nil {
		t.Log(err)
	}
	c := lsptest.New(t, server(t), top, lsptest.Options{Folders: []string{filepath.Join(top, "missing"), top, filepath.Join(top, "spring.plan.hcl")}})
	for name, rule := range map[string]string{"spring.plan.hcl": "objective-without-metric", "latin.plan.hcl": "syntax"} {
		uri := lsptest.FileURI(filepath.Join(top, name))
		found, err := c.Pull(uri)
		if err != nil || !finds(found, rule, "") {
			t.Errorf("%s: %v %v", name, found, err)
		}
	}
	for _, name := range []string{"folder.plan.hcl", "loose.plan.hcl", "missing/x.plan.hcl", "empty.plan.hcl"} {
		if found, err := c.Pull(lsptest.FileURI(filepath.Join(top, name))); err != nil || len(found) > 0 {
			t.Errorf("%s: %v %v", name, found, err)
		}
	}
}
