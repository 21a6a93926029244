package lsp

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

const toShare = `-- workspace.plan.hcl --
workspace {}
-- spring/a.plan.hcl --
campaign "c" {
  start = "2027-03-01"
  end   = "2027-05-31"
}
metric "rides" {
  feeds = metric.own
}
metric "own" {}
`

type movedAction struct {
	Title    string
	Disabled *struct{ Reason string }
	Edit     struct {
		DocumentChanges []struct {
			Kind         string
			URI          string
			TextDocument struct {
				URI     string
				Version *int
			}
			Edits []struct{ NewText string }
		}
	}
}

// moves asks what can move from a line of a file.
func (e *editor) moves(uri string, line int) []movedAction {
	e.t.Helper()
	var list []movedAction
	answer := e.result("textDocument/codeAction", fmt.Sprintf(
		`{"textDocument":{"uri":%q},"range":{"start":{"line":%d,"character":2},"end":{"line":%[2]d,"character":2}},"context":{"diagnostics":[],"only":["refactor"]}}`, uri, line))
	if err := json.Unmarshal([]byte(answer), &list); err != nil {
		e.t.Fatal(err)
	}
	return list
}

// What cannot move says why, to an editor that shows that.
func TestRefusedMoves(t *testing.T) {
	e := dial(t, toShare)
	e.start(`{"textDocument":{"codeAction":{"disabledSupport":true}}}`)
	list := e.moves(e.uri("spring/a.plan.hcl"), 4)
	if len(list) != 1 || list[0].Disabled == nil || !strings.Contains(list[0].Disabled.Reason, `the metric "own", which only the campaign "c" has`) || len(list[0].Edit.DocumentChanges) != 0 {
		t.Errorf("%+v", list)
	}
	e.leave()
	e = dial(t, toShare)
	e.start(`{}`)
	if list := e.moves(e.uri("spring/a.plan.hcl"), 4); len(list) != 0 {
		t.Errorf("%+v", list)
	}
	if list := e.moves(e.uri("spring/a.plan.hcl"), 7); len(list) != 1 || list[0].Disabled != nil {
		t.Errorf("%+v", list)
	}
	e.leave()
}

// A file is created before it is written, for editors that create files.
func TestMovesIntoNewFiles(t *testing.T) {
	alone := toShare[strings.Index(toShare, "-- spring"):]
	for capabilities, offered := range map[string]int{
		`{"workspace":{"workspaceEdit":{"documentChanges":true,"resourceOperations":["create"]}}}`: 1,
		`{"workspace":{"workspaceEdit":{"documentChanges":true}}}`:                                 0,
	} {
		e := dial(t, alone)
		e.start(capabilities)
		list := e.moves(e.uri("spring/a.plan.hcl"), 7)
		if len(list) != offered {
			t.Fatalf("%s: %+v", capabilities, list)
		}
		if offered > 0 {
			c := list[0].Edit.DocumentChanges
			if len(c) != 3 || c[0].Kind != "create" || c[0].URI != e.uri("shared.plan.hcl") || c[1].TextDocument.URI != c[0].URI || c[1].Edits[0].NewText != "metric \"own\" {}\n" {
				t.Errorf("%+v", c)
			}
		}
		e.leave()
	}
}
