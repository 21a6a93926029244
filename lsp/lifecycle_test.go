package lsp

import (
	"os"
	"strings"
	"testing"
)

const onePlan = `
-- workspace.plan.hcl --
workspace {
  name = "Museum"
}
-- spring/spring.plan.hcl --
campaign "spring" {
  start = "2027-03-01"
  end   = "2027-05-31"
}

tactic "webinar" {
  discipline = discipline.pr
}
`

const spring = "spring/spring.plan.hcl"

func TestFromOpenToExit(t *testing.T) {
	e := dial(t, onePlan)
	said := e.start(`{}`)
	for _, want := range []string{`"positionEncoding":"utf-16"`, `"name":"plan"`, `"diagnosticProvider"`, `"plan.latencies"`} {
		if !strings.Contains(said, want) {
			t.Errorf("initialize does not say %s: %s", want, said)
		}
	}
	before := e.published(e.uri(spring))
	if !strings.Contains(before.codes(), "unknown-reference") || before.Version != nil {
		t.Errorf("before opening: %+v", before)
	}
	src, _ := os.ReadFile(e.path(spring))
	e.open(e.uri(spring), string(src))
	if p := e.published(e.uri(spring)); p.Version == nil || *p.Version != 1 || p.codes() != before.codes() {
		t.Errorf("after opening: %+v", p)
	}
	e.replace(e.uri(spring), 2, string(src)+"\n# Nothing else is found.\n")
	if p := e.published(e.uri(spring)); *p.Version != 2 || p.codes() != before.codes() {
		t.Errorf("after a remark, which changes nothing that is found: %+v", p)
	}
	e.replace(e.uri(spring), 3, string(src)+"\ndiscipline \"pr\" {}\n")
	if p := e.published(e.uri(spring)); *p.Version != 3 || strings.Contains(p.codes(), "unknown-reference") {
		t.Errorf("after the change: %+v", p)
	}
	e.leave()
}

func TestOrderOfTheConnection(t *testing.T) {
	e := dial(t, onePlan)
	code := func(m message) int {
		if m.Error == nil {
			return 0
		}
		return m.Error.Code
	}
	if c := code(e.request("textDocument/hover", "{}")); c != codeNotInitialized {
		t.Errorf("before initialize: %d", c)
	}
	e.open(e.uri(spring), "left out")
	e.start(`{}`)
	for _, try := range []struct {
		method string
		code   int
	}{{"initialize", -32600}, {"textDocument/nonsense", -32601}, {"textDocument/didOpen", -32601}, {"plan/nonsense", -32601}} {
		if c := code(e.request(try.method, `{"capabilities":{},"processId":null,"rootUri":null}`)); c != try.code {
			t.Errorf("%s: %d", try.method, c)
		}
	}
	if c := code(e.request("textDocument/formatting", `{"textDocument":5}`)); c != -32602 {
		t.Errorf("parameters that do not fit: %d", c)
	}
	e.notify("plan/nonsense", "{}")
	e.notify("$/nonsense", "5")
	e.result("shutdown", "null")
	if c := code(e.request("workspace/executeCommand", `{"command":"plan.latencies"}`)); c != -32600 {
		t.Errorf("after shutdown: %d", c)
	}
	e.notify("exit", "null")
	if c := e.exited(); c != 0 {
		t.Errorf("exit code %d", c)
	}
}

func TestLeavingWithoutShutdown(t *testing.T) {
	e := dial(t, onePlan)
	e.start(`{}`)
	e.notify("exit", "null")
	if c := e.exited(); c != 1 {
		t.Errorf("exit without shutdown: %d", c)
	}
	e = dial(t, onePlan)
	e.start(`{}`)
	_ = e.out.Close()
	if c := e.exited(); c != 1 {
		t.Errorf("end of the input: %d", c)
	}
}

func TestParentProcess(t *testing.T) {
	if ended(os.Getpid()) {
		t.Error("this process has not ended")
	}
	if !ended(1 << 30) {
		t.Error("there is no such process")
	}
}
