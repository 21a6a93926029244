package lsp

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sourcegraph/jsonrpc2"
	"go.lsp.dev/protocol"
)

type shownAction struct {
	Title, Kind string
	IsPreferred bool
	Diagnostics []struct{ Code string }
	Edit        struct {
		Changes         map[string][]json.RawMessage
		DocumentChanges []struct {
			TextDocument struct {
				URI     string
				Version *int
			}
			Edits []struct{ NewText string }
		}
	}
}

func (e *editor) actions(uri, only string) []shownAction {
	e.t.Helper()
	var list []shownAction
	answer := e.result("textDocument/codeAction", fmt.Sprintf(`{"textDocument":{"uri":%q},"range":{"start":{"line":0,"character":0},"end":{"line":99,"character":0}},"context":{"diagnostics":[]%s}}`, uri, only))
	if err := json.Unmarshal([]byte(answer), &list); err != nil {
		e.t.Fatal(err)
	}
	return list
}

const slip = "campaign \"c\" {\n  start = 2027-03-01\n  end   = \"2027-05-31\"\n}\n"

func TestFixesAreActions(t *testing.T) {
	e := dial(t, onePlan)
	e.start(`{"workspace":{"workspaceEdit":{"documentChanges":true}}}`)
	u := e.uri("autumn/a.plan.hcl")
	e.open(u, slip)
	list := e.actions(u, `,"only":["quickfix"]`)
	if len(list) == 0 {
		t.Fatal("there is no action")
	}
	first := list[slices.IndexFunc(list, func(a shownAction) bool { return a.Diagnostics[0].Code == "unquoted-date" })]
	if !first.IsPreferred || first.Kind != "quickfix" || len(first.Diagnostics) != 1 || first.Diagnostics[0].Code != "unquoted-date" {
		t.Errorf("%+v", first)
	}
	if c := first.Edit.DocumentChanges; len(c) != 1 || c[0].TextDocument.URI != u || c[0].TextDocument.Version == nil || *c[0].TextDocument.Version != 1 {
		t.Errorf("%+v", first.Edit)
	}
	for _, only := range []string{`["source.fixAll.plan"]`, `["source.fixAll"]`, `["source"]`} {
		all := e.actions(u, `,"only":`+only)
		if len(all) != 1 || all[0].Kind != "source.fixAll.plan" || !strings.Contains(fmt.Sprint(all[0].Edit), "2027-03-01") {
			t.Errorf("%s: %+v", only, all)
		}
	}
	if none := e.actions(u, `,"only":["refactor"]`); len(none) != 0 {
		t.Errorf("%+v", none)
	}
	e.leave()
}

func TestActionsForAPlainClient(t *testing.T) {
	e := dial(t, onePlan)
	e.start(`{}`)
	u := e.uri("autumn/a.plan.hcl")
	e.open(u, slip)
	if list := e.actions(u, ""); len(list) < 2 || len(list[0].Edit.Changes[u]) != 1 {
		t.Errorf("%+v", list)
	}
	e.leave()
}

func TestFormattingTouchesWhatDiffers(t *testing.T) {
	e := dial(t, onePlan)
	e.start(`{}`)
	u := e.uri("autumn/a.plan.hcl")
	e.open(u, "locals {\n  a = 1\n  bcd = 2\n}\n\n\n\nlocals {\n  🎈 = 1   \n}\n")
	format := func(method, more string) (edits []protocol.TextEdit) {
		answer := e.result(method, fmt.Sprintf(`{"textDocument":{"uri":%q},"options":{"tabSize":2,"insertSpaces":true}%s}`, u, more))
		if err := json.Unmarshal([]byte(answer), &edits); err != nil {
			t.Fatal(err)
		}
		return edits
	}
	if broken := format("textDocument/formatting", ""); broken != nil {
		t.Errorf("a file that cannot be read: %v", broken)
	}
	e.replace(u, 2, "locals {\n  a = 1\n  bcd = 2\n}\n\n\n\nlocals {\n  b = 1   \n}\n")
	if all := format("textDocument/formatting", ""); len(all) != 3 {
		t.Errorf("%v", all)
	}
	some := format("textDocument/rangeFormatting", `,"range":{"start":{"line":8,"character":3},"end":{"line":8,"character":4}}`)
	if len(some) != 1 || some[0].Range.Start.Line != 8 {
		t.Errorf("%v", some)
	}
	e.leave()
}

func TestCommands(t *testing.T) {
	e := dial(t, onePlan, slowly)
	e.start(watches)
	u := e.uri(spring)
	e.publishesLike(u, "unknown-reference", true)
	e.write("who.plan.hcl", "discipline \"pr\" {}\n")
	if r := e.result("workspace/executeCommand", `{"command":"plan.refresh"}`); r != "null" {
		t.Error(r)
	}
	e.publishesLike(u, "unknown-reference", false)
	src, _ := os.ReadFile(e.path(spring))
	e.open(u, string(src))
	e.replace(u, 2, string(src)+"\n")
	for p := e.published(u); p.Version == nil || *p.Version < 2; {
		p = e.published(u)
	}
	var times map[string]latency
	if err := json.Unmarshal([]byte(e.result("workspace/executeCommand", `{"command":"plan.latencies"}`)), &times); err != nil {
		t.Fatal(err)
	}
	if times["workspace/executeCommand"].Count != 1 || times[keystroke].Count == 0 || times[keystroke].P99 <= 0 {
		t.Errorf("%v", times)
	}
	if m := e.request("workspace/executeCommand", `{"command":"plan.nonsense"}`); m.Error == nil || m.Error.Code != -32602 {
		t.Errorf("%+v", m)
	}
	e.leave()
}

// A mistake in one request is an error for that request alone.
func TestPanicsAreAnswered(t *testing.T) {
	s := newServer(t.Context(), Options{Version: "test"})
	_, err := guarded(s, "plan/test", func() (any, error) { panic("oh") })
	if err == nil || !strings.Contains(err.Error(), "plan/test") || !strings.Contains(err.Error(), "issues") {
		t.Error(err)
	}
	if _, err := guarded(s, "plan/test", func() (any, error) { return nil, errCancelled }); !errors.Is(err, errCancelled) {
		t.Error(err)
	}
}

func TestSettings(t *testing.T) {
	fixed, initial, configured := choices{AsOf: "2027-01-03"}, choices{AsOf: "2027-01-01", Profile: "integrated"}, choices{AsOf: "2027-01-02", Profile: "nonsense"}
	for _, try := range []struct {
		settings      settings
		asOf, profile string
	}{
		{settings{}, "1970-01-01", ""},
		{settings{initial: initial}, "2027-01-01", "integrated"},
		{settings{initial: initial, configured: configured}, "2027-01-02", "integrated"},
		{settings{initial: initial, configured: configured, fixed: fixed}, "2027-01-03", "integrated"},
	} {
		if opts := try.settings.options(); opts.AsOf.ISO() != try.asOf || opts.Profile != try.profile {
			t.Errorf("%+v: %s %s", try.settings, opts.AsOf.ISO(), opts.Profile)
		}
	}
	for raw, want := range map[string]choices{
		"": {}, "null": {}, "5": {}, `{"asOf":"x"}`: {AsOf: "x"}, `{"plan":{"profile":"y"}}`: {Profile: "y"}, `{"plan":5}`: {},
	} {
		if got := readChoices([]byte(raw)); got != want {
			t.Errorf("%s: %+v", raw, got)
		}
	}
}

// A waiver that holds today, and does not in a thousand years.
const waived = onePlan + `
-- spring/who.plan.hcl --
person "ana" {}

waiver "tactic-without-owner" {
  covers = tactic.webinar
  reason = "The agency is being chosen."
  owner  = person.ana
  until  = "2999-01-01"
}
`

func byTheClock(o *Options) { o.AsOf = "" }

func TestConfigurationIsReloaded(t *testing.T) {
	e := dial(t, waived, byTheClock)
	e.start(`{}`)
	u := e.uri(spring)
	e.publishesLike(u, "tactic-without-owner", false)
	e.notify("workspace/didChangeConfiguration", `{"settings":{"plan":{"asOf":"2999-06-01"}}}`)
	e.publishesLike(u, "tactic-without-owner", true)
	e.notify("workspace/didChangeConfiguration", `{"settings":null}`)
	e.publishesLike(u, "tactic-without-owner", false)
	e.leave()
}

func TestConfigurationIsFetched(t *testing.T) {
	e := dial(t, waived, byTheClock)
	e.answers["workspace/configuration"] = `[{"asOf":"2999-06-01"}]`
	e.start(`{"workspace":{"configuration":true}}`)
	e.publishesLike(e.uri(spring), "tactic-without-owner", true)
	e.leave()
}

// A request that is refused at once is under way no more: nothing is kept of it.
func TestRefusedRequestsAreForgotten(t *testing.T) {
	s := newServer(t.Context(), Options{})
	s.conn = jsonrpc2.NewConn(t.Context(), newStream(strings.NewReader(""), io.Discard), s)
	close(s.ready)
	s.phase = running
	for i, method := range []string{"plan/unknown", "initialize"} {
		s.request(&jsonrpc2.Request{Method: method, ID: jsonrpc2.ID{Num: uint64(i)}}, nil, time.Time{})
	}
	s.flight.group.Wait()
	if n := len(s.flight.cancels); n > 0 {
		t.Errorf("%d requests are kept", n)
	}
}

// Arguments that no command can work with are refused as such, in a sentence that nobody has
// to scroll through, whatever they hold.
func TestCommandsRefuseWhatIsNoArgument(t *testing.T) {
	e := dial(t, onePlan, slowly)
	e.start(watches)
	long := strings.Repeat("long\u202e ", 2_000)
	takesNothing := []string{"plan.refresh", "plan.latencies", "plan.mend", "plan.outline"}
	for command := range commands() {
		for _, arg := range []string{`[[[]]]`, `true`, `{"uri":5}`, fmt.Sprintf("%q", long)} {
			m := e.request("workspace/executeCommand", fmt.Sprintf(`{"command":%q,"arguments":[%s,%[2]s,%[2]s]}`, command, arg))
			switch {
			case m.Error != nil && (m.Error.Code != -32602 || len(m.Error.Message) > 8_000 || strings.ContainsRune(m.Error.Message, '\u202e')):
				t.Errorf("%s of %.20s: %d %.200s", command, arg, m.Error.Code, m.Error.Message)
			case m.Error == nil && arg[0] != '{' && arg[0] != '"' && !slices.Contains(takesNothing, command):
				t.Errorf("%s takes %s: %.200s", command, arg, m.Result)
			}
		}
	}
	for _, name := range []string{"workspace/executeCommand", long} {
		if m := e.request(name, fmt.Sprintf(`{"command":%q}`, long)); m.Error == nil || len(m.Error.Message) > 8_000 {
			t.Errorf("%.20s: %+v", name, m.Error)
		}
	}
	e.leave()
}
