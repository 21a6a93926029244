package lsp

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/plan-as-code/plan/lsp/lsptest"
)

const pulls = `{"textDocument":{"diagnostic":{"relatedDocumentSupport":true},"publishDiagnostics":{"relatedInformation":true}},"workspace":{"diagnostics":{"refreshSupport":true}}}`

// full is a report as far as tests look at it.
type fullReport struct {
	URI, Kind, ResultID string
	Items               []struct {
		Code               string
		RelatedInformation []struct {
			Location struct {
				Range struct{ Start struct{ Line int } }
			}
		}
	}
	RelatedDocuments map[string]fullReport
}

func (e *editor) pull(uri, previous string) fullReport {
	e.t.Helper()
	var r fullReport
	if err := json.Unmarshal([]byte(e.result("textDocument/diagnostic", fmt.Sprintf(`{"textDocument":{"uri":%q},"previousResultId":%q}`, uri, previous))), &r); err != nil {
		e.t.Fatal(err)
	}
	return r
}

func TestAskingForOneDocument(t *testing.T) {
	e := dial(t, onePlan)
	e.start(pulls)
	u, other := e.uri(spring), e.uri("spring/who.plan.hcl")
	src, _ := os.ReadFile(e.path(spring))
	e.open(u, string(src))
	first := e.pull(u, "")
	if first.Kind != "full" || len(first.Items) == 0 {
		t.Fatalf("%+v", first)
	}
	if again := e.pull(u, first.ResultID); again.Kind != "unchanged" || again.ResultID != first.ResultID {
		t.Errorf("%+v", again)
	}
	e.open(other, "discipline \"pr\" {}\n")
	asked := e.pull(other, "")
	if _, ok := asked.RelatedDocuments[u]; !ok {
		t.Errorf("the other file changed too: %+v", asked)
	}
	if asked := e.pull(other, ""); len(asked.RelatedDocuments) != 0 {
		t.Errorf("the other file is known by now: %+v", asked)
	}
	if changed := e.pull(u, first.ResultID); changed.Kind != "full" || len(changed.Items) >= len(first.Items) {
		t.Errorf("%+v", changed)
	}
	if none := e.pull(e.uri("nowhere.plan.hcl"), ""); none.Kind != "full" || len(none.Items) != 0 {
		t.Errorf("%+v", none)
	}
	e.leave()
	if _, sent := e.within(0, func(m message) bool { return m.Method == "textDocument/publishDiagnostics" }); sent {
		t.Error("findings were sent to a client that asks for them")
	}
}

// A finding speaks of a place in another file, and that place moves: who asks for
// findings is told to ask again, and hears of it however it asks.
func TestAskingAboutPlacesThatMove(t *testing.T) {
	e := dial(t, "-- pr.plan.hcl --\ndiscipline \"pr\" {\n  lead = person.anna\n}\n", slowly)
	e.start(pulls)
	pr, people := e.uri("pr.plan.hcl"), e.uri("people.plan.hcl")
	line := func(r fullReport) int {
		t.Helper()
		if r.Kind != "full" || len(r.Items) != 1 || len(r.Items[0].RelatedInformation) != 1 {
			t.Fatalf("%+v", r)
		}
		return r.Items[0].RelatedInformation[0].Location.Range.Start.Line
	}
	e.open(people, "person \"ana\" {}\n")
	e.pull(people, "")
	first := e.pull(pr, "")
	e.request("workspace/diagnostic", `{"previousResultIds":[]}`)
	if at := line(first); at != 0 {
		t.Fatalf("it is said to stand in line %d", at)
	}
	held := e.send("workspace/diagnostic", fmt.Sprintf(`{"previousResultIds":[{"uri":%q,"value":%q}]}`, pr, first.ResultID))
	refresh := func(m message) bool { return m.Method == "workspace/diagnostic/refresh" }
	for told := true; told; _, told = e.within(0, refresh) {
	}
	e.replace(people, 2, "\nperson \"ana\" {}\n")
	e.await("refresh", refresh)
	if at := line(e.workspaceReport(e.answer(held))[pr]); at != 1 {
		t.Errorf("the workspace's report says line %d", at)
	}
	if at := line(e.pull(pr, first.ResultID)); at != 1 {
		t.Errorf("the file's report says line %d", at)
	}
	e.replace(people, 3, "\n\nperson \"ana\" {}\n")
	if at := line(e.pull(people, "").RelatedDocuments[pr]); at != 2 {
		t.Errorf("the report beside the edited file's says line %d", at)
	}
	e.leave()
}

// A client is not told to ask again while it has not said that it heard; then it
// is told once more where there was news meanwhile, and not otherwise.
func TestClientIsInvitedOnceAtATime(t *testing.T) {
	var c clientState
	for i, step := range []struct {
		what string
		does func() bool
		want bool
	}{
		{"the first news", c.invite, true},
		{"more news", c.invite, false},
		{"it heard, and there was news meanwhile", c.settle, true},
		{"it heard again", c.settle, false},
		{"news after that", c.invite, true},
		{"it heard, and there was none", c.settle, false},
		{"and news again", c.invite, true},
	} {
		if got := step.does(); got != step.want {
			t.Errorf("%d, %s: %v", i, step.what, got)
		}
	}
}

func (e *editor) workspaceReport(m message) map[string]fullReport {
	e.t.Helper()
	if m.Error != nil {
		e.t.Fatalf("%+v", *m.Error)
	}
	var r struct{ Items []fullReport }
	if err := json.Unmarshal(m.Result, &r); err != nil {
		e.t.Fatal(err)
	}
	all := map[string]fullReport{}
	for _, i := range r.Items {
		all[i.URI] = i
	}
	return all
}

func TestAskingForTheWorkspaceIsHeld(t *testing.T) {
	e := dial(t, onePlan)
	e.start(pulls)
	all := e.workspaceReport(e.request("workspace/diagnostic", `{"previousResultIds":[]}`))
	if len(all) != 2 || len(all[e.uri(spring)].Items) == 0 {
		t.Fatalf("%+v", all)
	}
	var known []string
	for u, r := range all {
		known = append(known, fmt.Sprintf(`{"uri":%q,"value":%q}`, u, r.ResultID))
	}
	held := e.send("workspace/diagnostic", `{"previousResultIds":[`+strings.Join(known, ",")+`]}`)
	e.open(e.uri("spring/who.plan.hcl"), "discipline \"pr\" {}\n")
	changed := e.workspaceReport(e.answer(held))
	if r, ok := changed[e.uri(spring)]; !ok || len(r.Items) >= len(all[e.uri(spring)].Items) {
		t.Errorf("the answer, which is held until something changes, is %+v", changed)
	}
	e.await("refresh", func(m message) bool { return m.Method == "workspace/diagnostic/refresh" })
	held = e.send("workspace/diagnostic", `{"previousResultIds":[{"uri":"`+e.uri("gone.plan.hcl")+`","value":"old"}]}`)
	if gone := e.workspaceReport(e.answer(held)); gone[e.uri("gone.plan.hcl")].Kind != "full" {
		t.Errorf("%+v", gone)
	}
	e.leave()
}

// What a client was told of a document that it closed goes, also where it does not say that it
// knows it: it may have asked for it while it closed it.
func TestWhatWasClosedIsForgotten(t *testing.T) {
	e := dial(t, onePlan)
	e.start(pulls)
	e.request("workspace/diagnostic", `{"previousResultIds":[]}`)
	u := e.uri("sample.plan.hcl")
	e.open(u, "tactic \"t\" {}\n")
	if found := e.pull(u, ""); len(found.Items) == 0 {
		t.Fatal("nothing is found")
	}
	e.close(u)
	if gone, told := e.workspaceReport(e.request("workspace/diagnostic", `{"previousResultIds":[]}`))[u]; !told || len(gone.Items) > 0 {
		t.Errorf("%+v", gone)
	}
	e.leave()
}

func TestCancelling(t *testing.T) {
	e := dial(t, onePlan)
	e.start(pulls)
	e.request("workspace/diagnostic", `{"previousResultIds":[]}`)
	all := e.workspaceReport(e.request("workspace/diagnostic", `{"previousResultIds":[]}`))
	var known []string
	for u, r := range all {
		known = append(known, fmt.Sprintf(`{"uri":%q,"value":%q}`, u, r.ResultID))
	}
	held := e.send("workspace/diagnostic", `{"previousResultIds":[`+strings.Join(known, ",")+`]}`)
	e.notify("$/cancelRequest", `{"id":`+held+`}`)
	if m := e.answer(held); m.Error == nil || m.Error.Code != codeCancelled {
		t.Errorf("%+v", m)
	}
	e.notify("$/cancelRequest", `{"id":"nobody"}`)
	e.notify("$/cancelRequest", `5`)
	held = e.send("workspace/diagnostic", `{"previousResultIds":[`+strings.Join(known, ",")+`]}`)
	e.leave()
	if _, ok := e.within(lsptest.Patience(t), func(m message) bool { return string(m.ID) == held && m.Method == "" }); !ok {
		t.Error("a request that is held is answered at shutdown")
	}
}

// A client that cannot be invited to ask again is told at once what keeps text from being
// read.
func TestSyntaxIsToldToWhoIsNotInvited(t *testing.T) {
	e := dial(t, onePlan)
	e.start(`{"textDocument":{"diagnostic":{}}}`)
	u := e.uri("spring/new.plan.hcl")
	e.open(u, goals)
	e.pull(u, "")
	e.replace(u, 2, strings.Replace(goals, `"x"`, `"x`, 1))
	if r := e.pull(u, ""); len(r.Items) != 1 || r.Items[0].Code != "syntax" {
		t.Errorf("%+v", r)
	}
	e.leave()
}

func TestHeldSyntaxInvitesToAskAgain(t *testing.T) {
	e := dial(t, onePlan)
	e.start(pulls)
	u := e.uri("spring/new.plan.hcl")
	e.open(u, goals)
	e.pull(u, "")
	began := time.Now()
	e.replace(u, 2, strings.Replace(goals, `"x"`, `"x`, 1))
	for r := e.pull(u, ""); len(r.Items) != 1 || r.Items[0].Code != "syntax"; r = e.pull(u, "") {
		e.await("refresh", func(m message) bool { return m.Method == "workspace/diagnostic/refresh" })
	}
	if waited := time.Since(began); waited < debounceTime {
		t.Errorf("shown after %v", waited)
	}
	e.leave()
}
