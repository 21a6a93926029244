package lsp

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// windows is a plan as another system's editors save it, with letters of two
// places before the names.
var windows = strings.ReplaceAll(`# Trials.
# And posters.
objective "trials" {
  statement = "x"
}
/* 🚲 */ tactic "posters" { serves = [objective.trials] }

tactic "more" {
  title  = "🚲🚲 ${objective.trials.title}"
  serves = [
    objective.trials,
  ]
}
`, "\n", "\r\n")

func where(uri string, line, character int) string {
	return fmt.Sprintf(`{"textDocument":{"uri":%q},"position":{"line":%d,"character":%d}}`, uri, line, character)
}

// anonymous strikes the document's URI out of an answer.
func anonymous(answer, uri string) string { return strings.ReplaceAll(answer, uri, "URI") }

func TestNavigationOfALinkingClient(t *testing.T) {
	e := dial(t, onePlan)
	e.start(`{"general":{"positionEncodings":["utf-16"]},"textDocument":{"definition":{"linkSupport":true},"declaration":{"linkSupport":true}},"workspace":{"workspaceEdit":{"documentChanges":true}}}`)
	u := e.uri("autumn/a.plan.hcl")
	e.open(u, windows)
	want := `[{"originSelectionRange":{"start":{"line":5,"character":38},"end":{"line":5,"character":54}},"targetUri":"URI",` +
		`"targetRange":{"start":{"line":2,"character":0},"end":{"line":4,"character":1}},"targetSelectionRange":{"start":{"line":2,"character":11},"end":{"line":2,"character":17}}}]`
	for _, method := range []string{"definition", "declaration"} {
		if diff := cmp.Diff(want, anonymous(e.result("textDocument/"+method, where(u, 5, 50)), u)); diff != "" {
			t.Errorf("%s:\n%s", method, diff)
		}
	}
	var uses []struct {
		Range struct{ Start struct{ Line, Character int } }
	}
	answer := e.result("textDocument/references", strings.TrimSuffix(where(u, 5, 50), "}")+`,"context":{"includeDeclaration":false}}`)
	if err := json.Unmarshal([]byte(answer), &uses); err != nil || fmt.Sprint(uses) != "[{{{5 38}}} {{{8 19}}} {{{10 4}}}]" {
		t.Errorf("%v %v", uses, err)
	}
	edit := anonymous(e.result("textDocument/rename", strings.TrimSuffix(where(u, 2, 12), "}")+`,"newName":"rides"}`), u)
	for _, part := range []string{`"textDocument":{"uri":"URI","version":1}`, `{"start":{"line":8,"character":29},"end":{"line":8,"character":35}},"newText":"rides"`} {
		if !strings.Contains(edit, part) {
			t.Errorf("%s lacks %s", edit, part)
		}
	}
	e.leave()
}

func TestFoldingWholeLines(t *testing.T) {
	for capabilities, want := range map[string]string{
		`{}`: `[{"startLine":0,"startCharacter":0,"endLine":1,"endCharacter":14,"kind":"comment"},{"startLine":2,"startCharacter":20,"endLine":4,"endCharacter":0},` +
			`{"startLine":7,"startCharacter":15,"endLine":12,"endCharacter":0},{"startLine":9,"startCharacter":12,"endLine":11,"endCharacter":2}]`,
		`{"textDocument":{"foldingRange":{"lineFoldingOnly":true,"rangeLimit":3}}}`: `[{"startLine":0,"endLine":1,"kind":"comment"},{"startLine":2,"endLine":3},{"startLine":7,"endLine":11}]`,
	} {
		e := dial(t, onePlan)
		e.start(capabilities)
		u := e.uri("autumn/a.plan.hcl")
		e.open(u, windows)
		if diff := cmp.Diff(want, e.result("textDocument/foldingRange", fmt.Sprintf(`{"textDocument":{"uri":%q}}`, u))); diff != "" {
			t.Errorf("%s:\n%s", capabilities, diff)
		}
		e.leave()
	}
}

// Questions about nothing are answered with nothing.
func TestNavigationFromNowhere(t *testing.T) {
	e := dial(t, onePlan)
	e.start(`{}`)
	u := e.uri("autumn/a.plan.hcl")
	e.open(u, "")
	for _, method := range []string{"definition", "declaration", "typeDefinition", "documentHighlight", "prepareRename", "prepareCallHierarchy", "prepareTypeHierarchy"} {
		for _, place := range []string{where(u, 0, 0), where(u, 99, 99), where("untitled:nothing", 0, 0)} {
			if answer := e.result("textDocument/"+method, place); answer != "null" {
				t.Errorf("%s: %s", method, answer)
			}
		}
	}
	if answer := e.result("textDocument/selectionRange", fmt.Sprintf(`{"textDocument":{"uri":%q},"positions":[{"line":7,"character":7}]}`, u)); answer != `[{"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}}}]` {
		t.Error(answer)
	}
	for _, data := range []string{`5`, `"tactic.gone"`, `null`} {
		item := fmt.Sprintf(`{"item":{"name":"x","kind":1,"uri":%q,"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}},"selectionRange":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}},"data":%s}}`, u, data)
		for _, method := range []string{"callHierarchy/incomingCalls", "callHierarchy/outgoingCalls", "typeHierarchy/supertypes", "typeHierarchy/subtypes"} {
			if answer := e.result(method, item); answer != "null" {
				t.Errorf("%s: %s", method, answer)
			}
		}
	}
	e.leave()
}
