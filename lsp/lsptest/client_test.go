package lsptest

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"
)

type handlers = map[string]func(f *fake, params json.RawMessage) any

func TestConversation(t *testing.T) {
	c, _ := fakeServer(t, Options{}, handlers{
		"textDocument/didOpen": echo, "textDocument/didChange": echo,
		"textDocument/hover": func(*fake, json.RawMessage) any { return object{"contents": "words"} },
	})
	if err := c.Initialize(); err != nil || c.Encoding != UTF8 {
		t.Fatal(err, c.Encoding)
	}
	const uri = "file:///a.plan.hcl"
	if err := c.Open(uri, "goal"); err != nil {
		t.Fatal(err)
	}
	if err := c.Type(uri, 4, " “x”"); err != nil {
		t.Fatal(err)
	}
	p, err := c.WaitDiagnostics(uri, 5)
	if err != nil || p.Diagnostics[0].Rule() != "some-rule" || p.Diagnostics[0].Weight() != "warning" {
		t.Fatal(p, err)
	}
	if d := c.Document(uri); d.Text != "goal “x”" || d.Version != 5 {
		t.Error(d)
	}
	var hover struct{ Contents string }
	if err := c.Request("textDocument/hover", object{}, &hover); err != nil || hover.Contents != "words" {
		t.Error(hover, err)
	}
	var failed *ResponseError
	if err := c.Request("plan/none", nil, nil); !errors.As(err, &failed) || failed.Code != MethodNotFound {
		t.Error(err)
	}
	if err := c.Close(); err != nil {
		t.Error(err)
	}
	if len(c.Violations()) > 0 || len(c.Messages()) == 0 {
		t.Error(c.Violations(), len(c.Messages()))
	}
	if err := c.Request("shutdown", nil, nil); !errors.Is(err, ErrClosed) {
		t.Error(err)
	}
}

// The client notices what a server does wrong.
func TestViolations(t *testing.T) {
	const uri = "file:///a.plan.hcl"
	findings := func(version int) object {
		return object{"uri": uri, "version": version, "diagnostics": []any{}}
	}
	for want, misbehave := range map[string]func(f *fake){
		"has the property sevrity": func(f *fake) {
			f.notify("textDocument/publishDiagnostics", object{"uri": uri, "diagnostics": []any{}, "sevrity": 1})
		},
		"version 7 of file:///a.plan.hc": func(f *fake) { f.notify("textDocument/publishDiagnostics", findings(7)) },
		"after those of version 1": func(f *fake) {
			f.notify("textDocument/publishDiagnostics", findings(1))
			f.notify("textDocument/publishDiagnostics", findings(0))
		},
		"has no header":  func(f *fake) { _, _ = f.out.Write([]byte("panic\n\n")) },
		"unexpected end": func(f *fake) { _ = writeFrame(f.out, []byte("{")) },
		"no open reque":  func(f *fake) { f.send(map[string]any{"jsonrpc": "2.0", "id": 77, "result": nil}) },
	} {
		t.Run(want, func(t *testing.T) {
			c, f := fakeServer(t, Options{Timeout: time.Second}, nil)
			if err := c.Initialize(); err != nil {
				t.Fatal(err)
			}
			if err := c.Open(uri, ""); err != nil {
				t.Fatal(err)
			}
			_ = c.Request("plan/barrier", nil, nil)
			misbehave(f)
			_ = c.Request("plan/barrier", nil, nil)
			_ = c.Drop()
			if found := strings.Join(c.Violations(), "\n"); !strings.Contains(found, want) {
				t.Errorf("found %q", found)
			}
		})
	}
}

// The client answers what servers ask, as the test wants it.
func TestAnswers(t *testing.T) {
	c, f := fakeServer(t, Options{
		Settings: object{"profile": "integrated"},
		Answer: func(method string, _ json.RawMessage) (any, *ResponseError, bool) {
			return nil, &ResponseError{Code: -1, Message: "no"}, method == "workspace/codeLens/refresh"
		},
	}, nil)
	if err := c.Initialize(); err != nil {
		t.Fatal(err)
	}
	ask := func(method string, params any) envelope {
		f.send(map[string]any{"jsonrpc": "2.0", "id": 1, "method": method, "params": params})
		return <-f.replies
	}
	if e := ask("workspace/configuration", object{"items": []any{object{"section": "plan"}}}); string(e.Result) != `[{"profile":"integrated"}]` {
		t.Errorf("%s", e.Result)
	}
	if e := ask("workspace/codeLens/refresh", nil); e.Error == nil || c.Asked("workspace/codeLens/refresh") != 1 {
		t.Error(e)
	}
	ask("client/registerCapability", object{"registrations": []any{object{"id": "w", "method": "workspace/didChangeWatchedFiles"}}})
	if !c.Registered("workspace/didChangeWatchedFiles") {
		t.Error("a registration got lost")
	}
	if err := c.Open("untitled:a", "x = 1\n"); err != nil {
		t.Fatal(err)
	}
	edit := object{"edit": object{"changes": object{"untitled:a": []TextEdit{{Range{Position{0, 4}, Position{0, 5}}, "2"}, {Range{}, "# y\n"}}}}}
	if e := ask("workspace/applyEdit", edit); string(e.Result) != `{"applied":true}` {
		t.Errorf("%s", e.Result)
	}
	if d := c.Document("untitled:a"); d.Text != "# y\nx = 2\n" || d.Version != 2 {
		t.Error(d)
	}
	if err := c.Close(); err != nil || len(c.Violations()) > 0 {
		t.Error(err, c.Violations())
	}
}

func TestPositions(t *testing.T) {
	const text = "a\r\né𝄞b\n"
	for _, encoding := range []string{UTF8, UTF16, UTF32} {
		for offset, r := range text {
			p := PositionAt(text, offset, encoding)
			if back, err := OffsetOf(text, p, encoding); r != '\n' && (err != nil || back != offset) {
				t.Errorf("%s: offset %d is %v, which is %d (%v)", encoding, offset, p, back, err)
			}
		}
	}
	for encoding, want := range map[string]int{UTF8: 6, UTF16: 3, UTF32: 2} {
		if p := PositionAt(text, strings.Index(text, "b"), encoding); p != (Position{1, want}) {
			t.Errorf("%s: b is at %v", encoding, p)
		}
		if offset, err := OffsetOf(text, Position{1, want}, encoding); err != nil || text[offset] != 'b' {
			t.Errorf("%s: %d, %v", encoding, offset, err)
		}
	}
	if _, err := OffsetOf(text, Position{1, 2}, UTF16); err == nil {
		t.Error("the middle of a pair is a place")
	}
}
