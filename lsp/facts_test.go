package lsp

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/lang"
	"go.lsp.dev/protocol"
)

func TestHoverIsWrittenForTheClient(t *testing.T) {
	for capabilities, want := range map[string]string{
		`{}`: "plaintext",
		`{"textDocument":{"hover":{"contentFormat":["plaintext"]}}}`:            "plaintext",
		`{"textDocument":{"hover":{"contentFormat":["markdown","plaintext"]}}}`: "markdown",
	} {
		e := dial(t, onePlan)
		e.start(capabilities)
		u := e.uri("autumn/a.plan.hcl")
		e.open(u, "tactic \"t\" {}\n")
		var hover struct {
			Contents struct{ Kind, Value string }
			Range    protocol.Range
		}
		answer := e.result("textDocument/hover", fmt.Sprintf(`{"textDocument":{"uri":%q},"position":{"line":0,"character":8}}`, u))
		if err := json.Unmarshal([]byte(answer), &hover); err != nil {
			t.Fatal(err)
		}
		if hover.Contents.Kind != want || strings.Contains(hover.Contents.Value, "**") != (want == "markdown") || hover.Range.Start.Character != 8 || hover.Range.End.Character != 9 {
			t.Errorf("%s: %+v", capabilities, hover)
		}
		if far := e.result("textDocument/hover", fmt.Sprintf(`{"textDocument":{"uri":%q},"position":{"line":90,"character":8}}`, u)); far != "null" {
			t.Error(far)
		}
		e.leave()
	}
}

func TestLensesRunWhatTheClientShows(t *testing.T) {
	for capabilities, want := range map[string]string{
		`{}`: "",
		`{"experimental":{"commands":{"commands":["plan.trace"]}}}`: "plan.trace",
		`{"experimental":5}`: "",
	} {
		e := dial(t, onePlan)
		e.start(capabilities)
		u := e.uri("autumn/a.plan.hcl")
		e.open(u, "objective \"o\" {}\n")
		var lenses []protocol.CodeLens
		answer := e.result("textDocument/codeLens", fmt.Sprintf(`{"textDocument":{"uri":%q}}`, u))
		if err := protocol.Unmarshal([]byte(answer), &lenses); err != nil || len(lenses) != 1 {
			t.Fatal(err, answer)
		}
		c := lenses[0].Command
		if c.Title != "no tactic yet" || c.Command != want || (len(c.Arguments) == 2) != (want != "") {
			t.Errorf("%s: %s", capabilities, answer)
		}
		if want != "" {
			args, _ := json.Marshal(c.Arguments)
			var page tracePage
			_ = json.Unmarshal([]byte(e.result("workspace/executeCommand", fmt.Sprintf(`{"command":"plan.trace","arguments":%s}`, args))), &page)
			at := e.result("workspace/executeCommand", fmt.Sprintf(`{"command":"plan.trace","arguments":[{"uri":%q,"position":{"line":0,"character":3}}]}`, u))
			if page.Address != "objective.o" || !strings.Contains(at, page.Address) {
				t.Errorf("%+v %s", page, at)
			}
		}
		e.leave()
	}
}

func TestTokensAreSentAsTheyChange(t *testing.T) {
	e := dial(t, onePlan)
	e.start(`{}`)
	u := e.uri("autumn/a.plan.hcl")
	const text = "tactic \"a\" {\n  title = \"é\"\n}\n"
	e.open(u, text)
	ask := func(method, more string) (answer struct {
		ResultID string
		Data     []uint32
		Edits    []protocol.SemanticTokensEdit
	}) {
		t.Helper()
		raw := e.result("textDocument/semanticTokens/"+method, fmt.Sprintf(`{"textDocument":{"uri":%q}%s}`, u, more))
		if err := json.Unmarshal([]byte(raw), &answer); err != nil {
			t.Fatal(err)
		}
		return answer
	}
	first := ask("full", "")
	if same := ask("full/delta", fmt.Sprintf(`,"previousResultId":%q`, first.ResultID)); same.ResultID != first.ResultID || len(same.Edits) != 0 || same.Data != nil {
		t.Errorf("%+v", same)
	}
	e.replace(u, 2, strings.Replace(text, "title", "note = 5\n  title", 1))
	data := first.Data
	delta := ask("full/delta", fmt.Sprintf(`,"previousResultId":%q`, first.ResultID))
	for _, edit := range delta.Edits {
		data = slices.Replace(slices.Clone(data), int(edit.Start), int(edit.Start+edit.DeleteCount), edit.Data...)
	}
	if now := ask("full", ""); len(delta.Edits) != 1 || !slices.Equal(data, now.Data) || delta.ResultID != now.ResultID {
		t.Errorf("%v and %+v are not %v", first.Data, delta, now.Data)
	}
	if unknown := ask("full/delta", `,"previousResultId":"nonsense"`); len(unknown.Data) == 0 || len(unknown.Edits) > 0 {
		t.Errorf("%+v", unknown)
	}
	some := ask("range", `,"range":{"start":{"line":1,"character":0},"end":{"line":1,"character":5}}`)
	if len(some.Data) == 0 || len(some.Data) >= len(delta.Data)+len(data) || some.Data[0] != 1 {
		t.Errorf("%v", some.Data)
	}
	e.leave()
}

func TestOneEditBetweenLists(t *testing.T) {
	for _, c := range [][2][]uint32{{{}, {}}, {{1, 2, 3}, {1, 2, 3}}, {{1, 1}, {1, 1, 1}}, {{1, 1, 1}, {1}}, {{1, 2, 3}, {1, 5, 3}}, {{1, 2, 3, 4, 5}, {1, 6, 4, 5}}, {{1, 2, 3}, {4, 5, 6}}, {{}, {1}}, {{1}, {}}} {
		got := slices.Clone(c[0])
		for _, edit := range between(c[0], c[1]) {
			if n := len(edit.Data); n > 0 && int(edit.DeleteCount) > 0 && (edit.Data[0] == c[0][edit.Start] || edit.Data[n-1] == c[0][edit.Start+edit.DeleteCount-1]) {
				t.Errorf("%v to %v: the edit %+v takes more away than differs", c[0], c[1], edit)
			}
			got = slices.Replace(got, int(edit.Start), int(edit.Start+edit.DeleteCount), edit.Data...)
		}
		if !slices.Equal(got, c[1]) {
			t.Errorf("%v to %v: %v", c[0], c[1], got)
		}
	}
}

func TestHintsOfARange(t *testing.T) {
	e := dial(t, onePlan)
	e.start(`{}`)
	u := e.uri("autumn/a.plan.hcl")
	e.open(u, "tactic \"a\" {\n  start = \"2027-03-01\"\n  end = \"2027-03-02\"\n}\ntactic \"b\" {\n  start = \"2027-03-03\"\n}\n")
	answer := e.result("textDocument/inlayHint", fmt.Sprintf(`{"textDocument":{"uri":%q},"range":{"start":{"line":2,"character":0},"end":{"line":3,"character":0}}}`, u))
	if !strings.Contains(answer, "Tuesday") || strings.Contains(answer, "Monday") || strings.Contains(answer, "Wednesday") {
		t.Error(answer)
	}
	e.leave()
}

// Whatever is still to be typed, every question has an answer.
func TestFactsOfBrokenText(t *testing.T) {
	const text = "campaign \"c\" {\n  start = \"2027-03-01\"\n  disciplines = local.team\n}\nlocals {\n  team = [discipline.pr]\n}\ntactic \"t\" {\n" +
		"  start = before(campaign.start, \"3w\")\n  stages = [stage.trial]\n  contribution {\n    metric = metric.m\n  }\n}\nwaiver \"orphan-tactic\" {\n  covers = tactic.t\n}\nconfigure \"x\" {\n  a = each.b\n}\nmetric \"m\" {}\n"
	e := dial(t, onePlan)
	e.start(`{}`)
	u := e.uri("autumn/a.plan.hcl")
	e.open(u, "")
	for i := 0; i <= len(text); i += 3 {
		broken := text[:i] + text[min(i+2, len(text)):]
		e.replace(u, i+1, broken)
		lines := strings.Split(broken[:min(i, len(broken))], "\n")
		at := fmt.Sprintf(`"position":{"line":%d,"character":%d}`, len(lines)-1, len(lines[len(lines)-1]))
		for method, more := range map[string]string{
			"hover": "," + at, "codeLens": "", "semanticTokens/full": "", "inlayHint": `,"range":{"start":{"line":0,"character":0},"end":{"line":99,"character":0}}`,
		} {
			if m := e.request("textDocument/"+method, fmt.Sprintf(`{"textDocument":{"uri":%q}%s}`, u, more)); m.Error != nil {
				t.Fatalf("%s in\n%s\n%+v", method, broken, m.Error)
			}
		}
	}
	e.leave()
}

// What was told of a document's words is let go of when it is closed.
func TestTokensOfClosedDocumentsAreForgotten(t *testing.T) {
	var l last
	for _, name := range []string{"open", "closed"} {
		l.tokens.Store(name, &protocol.SemanticTokens{})
	}
	st := &state{client: &client{}, docs: map[string]*document{"/w/open": {key: "/w/open", name: "open", home: "/w"}}, views: map[string]*view{}}
	st.renew(view{key: "/w", snapshot: lang.Empty(nil), last: &l})
	if _, ok := l.tokens.Load("open"); !ok {
		t.Error("those of a document that is open are gone")
	}
	if _, ok := l.tokens.Load("closed"); ok {
		t.Error("those of a closed document are still there")
	}
}
