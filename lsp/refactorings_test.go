package lsp

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/agreement"
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

// commandWords are words of the command line, which mean nothing in an editor.
var commandWords = regexp.MustCompile(`\bgit (?:add|checkout|commit|reset|restore|show)\b|\bplan (?:agree|check|test|trace|diff|fmt|version|explain)\b|(?:^|\s)--[a-z]`)

// What keeps a campaign from being sealed, and an agreement from being read, is said in an
// editor without any word of the command line.
func TestSealingSpeaksToEditors(t *testing.T) {
	const plan = "campaign \"c\" {\n  start   = \"2027-04-01\"\n  end     = \"2027-06-30\"\n  sponsor = person.ana\n  budget  = 5\n}\nperson \"ana\" {}\ngoal \"g\" {\n  statement = \"Grow\"\n}\n" +
		"tactic \"t\" {\n  owner = person.ana\n}\namendment \"a\" {\n  on          = \"2027-02-01\"\n  what        = \"More\"\n  changes     = [campaign.c]\n  approved_by = [person.ana]\n}\n"
	lock := func(plan string) string {
		s := lang.Empty(book.Vocabulary).With(map[string][]byte{"a.plan.hcl": []byte(plan)})
		p := s.Plans()[0]
		return string(agreement.LockOf(p).Append(agreement.Next(p, agreement.Sealing{On: 20_000, By: []lang.Element{p.Campaign.Sponsor.To}, Amendments: p.Amendments})))
	}(plan)
	for name, c := range map[string]struct {
		plan, lock string
		lifts      bool // an error, or something open, keeps nobody from sealing all the same
	}{
		"errors":                  {plan, "", true},
		"open":                    {strings.Replace(plan, "= 5", "= tbd", 1), "", true},
		"cannot be read":          {plan + "goal \"h\" {\n  statement = =\n}\n", "", false},
		"no sponsor":              {strings.Replace(plan, "  sponsor = person.ana\n", "", 1), "", false},
		"changed":                 {strings.Replace(strings.Replace(plan, "= 5", "= 7", 1), "[campaign.c]", "[goal.g]", 1), lock, false},
		"amendment gone":          {plan[:strings.Index(plan, "amendment")], lock, false},
		"another campaign":        {strings.Replace(plan, "campaign \"c\"", "campaign \"d\"", 1), lock, false},
		"moved":                   {plan + "moved {\n  from = goal.x\n  to = goal.y\n}\n", lock, false},
		"lock changed":            {plan, strings.Replace(lock, "Grow", "Shrink", 1), false},
		"lock empty":              {plan, "", false},
		"lock cut off":            {plan, lock[:len(lock)/2], false},
		"lock newer":              {plan, strings.Replace(lock, "version = 1", "version = 9", 1), false},
		"lock in two versions":    {plan, "<<<<<<< ours\n" + lock, false},
		"lock without an entry":   {plan, "version = 1\n", false},
		"lock with other words":   {plan, "version = 1\ntactic \"a\" {}\n", false},
		"lock without a version":  {plan, "x = 1\n", false},
		"lock that is no text":    {plan, "\x00", false},
		"lock longer than can be": {plan, "version = 1\n" + strings.Repeat("entry \"1\" {\n}\n", 5_000), false},
	} {
		e := dial(t, "")
		e.write("a.plan.hcl", c.plan)
		if c.lock != "" || name == "lock empty" {
			e.write("plan.lock.hcl", c.lock)
		}
		e.start(pulls)
		u := e.uri("a.plan.hcl")
		var s sealing
		answer := e.result("workspace/executeCommand", fmt.Sprintf(`{"command":"plan.agree","arguments":[%q]}`, u))
		if err := json.Unmarshal([]byte(answer), &s); err != nil || !s.Refused {
			t.Errorf("%s is not refused: %s; %v", name, answer, err)
		}
		found := e.result("workspace/diagnostic", `{"previousResultIds":[]}`)
		for _, said := range []string{s.Text, s.Markdown, s.Page, found} {
			if word := commandWords.FindString(said); word != "" {
				t.Errorf("%s: %q in %s", name, word, said)
			}
		}
		if c.lifts && !strings.Contains(s.Text, " can be agreed as ") {
			t.Errorf("%s: %s", name, s.Text)
		}
		e.leave()
	}
}
