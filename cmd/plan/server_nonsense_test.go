package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/plan-as-code/plan/lsp/lsptest"
)

type object = map[string]any

const nonsensePlan = "objective \"trials\" {\n  statement = \"1,200 commuters have tried the bike\"\n}\n"

// nonsense is what no client should send. The server answers it with an error,
// or not at all, and serves the next request as if nothing had been.
var nonsense = []struct {
	name string
	send func(c *lsptest.Client, uri string) error
}{
	{"a range behind the end", func(c *lsptest.Client, uri string) error {
		return raw(c, "textDocument/formatting", object{"textDocument": object{"uri": uri}, "options": object{"tabSize": -1, "insertSpaces": "yes"}})
	}},
	{"a code action far away", func(c *lsptest.Client, uri string) error {
		return raw(c, "textDocument/codeAction", object{"textDocument": object{"uri": uri}, "range": span(9999, 0, 1<<30, 7), "context": object{"diagnostics": []any{}}})
	}},
	{"a code action backwards", func(c *lsptest.Client, uri string) error {
		return raw(c, "textDocument/codeAction", object{"textDocument": object{"uri": uri}, "range": span(2, 0, 0, 0), "context": object{"diagnostics": []any{}}})
	}},
	{"a negative place", func(c *lsptest.Client, uri string) error {
		return raw(c, "textDocument/hover", object{"textDocument": object{"uri": uri}, "position": object{"line": -1, "character": -1}})
	}},
	{"a place that is no number", func(c *lsptest.Client, uri string) error {
		return raw(c, "textDocument/hover", object{"textDocument": object{"uri": uri}, "position": "here"})
	}},
	{"a file never opened", func(c *lsptest.Client, _ string) error {
		return change(c, "file:///nowhere/never.plan.hcl", 2, object{"text": "x"})
	}},
	{"closing what is not open", func(c *lsptest.Client, _ string) error {
		return c.Notify("textDocument/didClose", object{"textDocument": object{"uri": "file:///nowhere/never.plan.hcl"}})
	}},
	{"saving what is not open", func(c *lsptest.Client, _ string) error {
		return c.Notify("textDocument/didSave", object{"textDocument": object{"uri": "untitled:x"}})
	}},
	{"a document without a text", func(c *lsptest.Client, _ string) error {
		return c.Notify("textDocument/didOpen", object{"textDocument": object{"uri": "untitled:y", "languageId": "plan", "version": 1}})
	}},
	{"a document that is a number", func(c *lsptest.Client, _ string) error {
		return c.Notify("textDocument/didOpen", object{"textDocument": 7})
	}},
	{"a URI of no file", func(c *lsptest.Client, _ string) error {
		return c.Notify("textDocument/didOpen", object{"textDocument": object{"uri": "::%zz", "languageId": "plan", "version": 1, "text": "goal"}})
	}},
	{"changes of nothing", func(c *lsptest.Client, uri string) error {
		return c.Notify("textDocument/didChange", object{"textDocument": object{"uri": uri}})
	}},
	{"no parameters", func(c *lsptest.Client, _ string) error { return raw(c, "textDocument/codeAction", nil) }},
	{"a list for parameters", func(c *lsptest.Client, _ string) error { return raw(c, "textDocument/codeAction", []int{1}) }},
	{"an unknown request", func(c *lsptest.Client, _ string) error { return raw(c, "plan/nonsense", nil) }},
	{"an unknown notification", func(c *lsptest.Client, _ string) error { return c.Notify("$/nonsense", nil) }},
	{"an unknown command", func(c *lsptest.Client, _ string) error {
		return raw(c, "workspace/executeCommand", object{"command": "rm", "arguments": []any{"-rf"}})
	}},
	{"initialize again", func(c *lsptest.Client, _ string) error { return raw(c, "initialize", object{"capabilities": object{}}) }},
	{"initialized again", func(c *lsptest.Client, _ string) error { return c.Notify("initialized", object{}) }},
	{"the reply to a request never made", func(c *lsptest.Client, _ string) error {
		return c.Write([]byte(`{"jsonrpc":"2.0","id":4711,"result":{"a":1}}`))
	}},
	{"cancelling what never was", func(c *lsptest.Client, _ string) error { return c.Notify("$/cancelRequest", object{"id": "x"}) }},
	{"no JSON", func(c *lsptest.Client, _ string) error { return c.Write([]byte(`{"jsonrpc":"2.0","id":`)) }},
	{"JSON that is no message", func(c *lsptest.Client, _ string) error { return c.Write([]byte(`[1,"two",null]`)) }},
	{"an empty message", func(c *lsptest.Client, _ string) error { return c.Write(nil) }},
	{"text that is not UTF-8", func(c *lsptest.Client, uri string) error {
		return c.Write([]byte(`{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"untitled:z","languageId":"plan","version":1,"text":"goal ` + "\xff\xfe" + `"}}}`))
	}},
	{"half a surrogate pair", func(c *lsptest.Client, uri string) error {
		return c.Write([]byte(`{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"untitled:s","languageId":"plan","version":1,"text":"goal \ud834 {"}}}`))
	}},
	{"half a header", func(c *lsptest.Client, _ string) error { return c.WriteRaw([]byte("Content-Len")) }},
	{"a header that lies", func(c *lsptest.Client, _ string) error {
		// What it swallows of the next message is lost with it.
		return errors.Join(c.WriteRaw([]byte("Content-Length: 12\r\n\r\n{\"a\":")), c.Notify("$/lost", nil))
	}},
	{"no header at all", func(c *lsptest.Client, _ string) error { return c.WriteRaw([]byte("hello\n\n")) }},
	{"a length that is none", func(c *lsptest.Client, _ string) error { return c.WriteRaw([]byte("Content-Length: -5\r\n\r\n")) }},
	{"a huge document", func(c *lsptest.Client, _ string) error {
		return c.Open("untitled:huge", strings.Repeat("# a long remark about nothing at all\n", 100_000))
	}},
	{"a deep document", func(c *lsptest.Client, _ string) error {
		return c.Open("untitled:deep", "goal \"x\" { statement = "+strings.Repeat("[", 50_000))
	}},
	{"a watched file that is none", func(c *lsptest.Client, _ string) error {
		return errors.Join(c.Watched("file:///nowhere/x.plan.hcl", 3), c.Watched("http://example.org/x.plan.hcl", 1), c.Watched("file:///", 2))
	}},
	{"folders that are not there", func(c *lsptest.Client, _ string) error {
		return c.Notify("workspace/didChangeWorkspaceFolders", object{"event": object{
			"added": []any{object{"uri": "file:///nowhere/at/all", "name": "x"}, object{"uri": "http://example.org", "name": "y"}}, "removed": []any{object{"uri": "file:///other", "name": "z"}}}})
	}},
	{"settings of another kind", func(c *lsptest.Client, _ string) error { return c.Configure([]any{1, object{"plan": "x"}}) }},
}

func span(line, character, endLine, endCharacter int) object {
	return object{"start": object{"line": line, "character": character}, "end": object{"line": endLine, "character": endCharacter}}
}

// raw makes a request and takes an error reply for an answer.
func raw(c *lsptest.Client, method string, params any) error {
	err := c.Request(method, params, nil)
	var reply *lsptest.ResponseError
	if errors.As(err, &reply) {
		return nil
	}
	return err
}

func change(c *lsptest.Client, uri string, version int, changes ...any) error {
	return c.Notify("textDocument/didChange", object{"textDocument": object{"uri": uri, "version": version}, "contentChanges": changes})
}

func TestServerNonsense(t *testing.T) {
	c, uri := oneFile(t, lsptest.Options{OwnVersions: true, Timeout: time.Minute})
	want, err := c.Pull(uri)
	if err != nil || len(want) == 0 {
		t.Fatal(want, err)
	}
	for _, n := range nonsense {
		t.Run(n.name, func(t *testing.T) {
			if err := n.send(c, uri); err != nil {
				t.Fatal(err)
			}
			got, err := c.Pull(uri)
			if err != nil {
				t.Fatalf("the next request fails: %v", err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("the next request is answered otherwise:\n%s", diff)
			}
		})
	}
}

// oneFile opens one plan in a server.
func oneFile(t *testing.T, opts lsptest.Options) (*lsptest.Client, string) {
	t.Helper()
	top := t.TempDir()
	file := filepath.Join(top, "spring.plan.hcl")
	if err := os.WriteFile(file, []byte(nonsensePlan), 0o644); err != nil {
		t.Fatal(err)
	}
	opts.Folders = []string{top}
	c := lsptest.New(t, server(t, "--as-of", "2027-02-01"), top, opts)
	uri := lsptest.FileURI(file)
	if err := c.Open(uri, nonsensePlan); err != nil {
		t.Fatal(err)
	}
	if _, err := c.WaitDiagnostics(uri, 1); err != nil {
		t.Fatal(err)
	}
	return c, uri
}

// Versions that jump back, and ranges outside of the text: the next whole text
// sets everything right.
func TestServerNonsenseEdits(t *testing.T) {
	c, uri := oneFile(t, lsptest.Options{OwnVersions: true, Timeout: time.Minute})
	want, err := c.Pull(uri)
	if err != nil {
		t.Fatal(err)
	}
	for name, changes := range map[string][]any{
		"behind the end":      {object{"range": span(500, 0, 600, 0), "text": "x"}},
		"backwards":           {object{"range": span(2, 1, 0, 0), "text": "x"}},
		"behind a line's end": {object{"range": span(0, 5000, 1, 90000), "text": "x"}},
		"negative":            {object{"range": span(-1, 0, 0, 0), "text": "x"}},
		"no text":             {object{"range": span(0, 0, 0, 1)}},
		"a text for a range":  {object{"range": "all", "text": "x"}},
		"a number":            {7},
	} {
		t.Run(name, func(t *testing.T) {
			for _, version := range []int{9, 3, -1} {
				if err := change(c, uri, version, changes...); err != nil {
					t.Fatal(err)
				}
			}
			if err := change(c, uri, 1, object{"text": nonsensePlan}); err != nil {
				t.Fatal(err)
			}
			got, err := c.Pull(uri)
			if diff := cmp.Diff(want, got); err != nil || diff != "" {
				t.Errorf("%v\n%s", err, diff)
			}
		})
	}
}

// Before initialize and after shutdown, requests are refused by the book; exit
// ends the server either way.
func TestServerPhases(t *testing.T) {
	c, err := lsptest.Start(server(t), t.TempDir(), lsptest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	refused := func(method string, code int) {
		t.Helper()
		var reply *lsptest.ResponseError
		if err := c.Request(method, object{}, nil); !errors.As(err, &reply) || reply.Code != code {
			t.Errorf("%s: %v, want the code %d", method, err, code)
		}
	}
	refused("textDocument/hover", lsptest.ServerNotInitialized)
	refused("plan/unknown", lsptest.ServerNotInitialized)
	if err := c.Notify("textDocument/didOpen", object{}); err != nil {
		t.Fatal(err)
	}
	if err := c.Initialize(); err != nil {
		t.Fatal(err)
	}
	if err := c.Request("shutdown", nil, nil); err != nil {
		t.Fatal(err)
	}
	refused("textDocument/hover", lsptest.InvalidRequest)
	refused("shutdown", lsptest.InvalidRequest)
	if err := c.Notify("exit", nil); err != nil {
		t.Fatal(err)
	}
	if err := c.Drop(); err != nil || len(c.Violations()) > 0 {
		t.Error(err, c.Violations())
	}
}

// Without shutdown, the end is no success: by exit, by the end of the input, in
// the middle of a message, before anything was said.
func TestServerLeft(t *testing.T) {
	for name, leave := range map[string]func(c *lsptest.Client) error{
		"exit":           func(c *lsptest.Client) error { return errors.Join(c.Initialize(), c.Notify("exit", nil)) },
		"a crash":        func(c *lsptest.Client) error { return c.Initialize() },
		"half a message": func(c *lsptest.Client) error { return c.WriteRaw([]byte("Content-Length: 1000\r\n\r\n{\"json")) },
		"no word":        func(*lsptest.Client) error { return nil },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, err := lsptest.Start(server(t), t.TempDir(), lsptest.Options{Timeout: lsptest.Patience(t)})
			if err != nil {
				t.Fatal(err)
			}
			if err := leave(c); err != nil {
				t.Fatal(err)
			}
			if err := c.Drop(); err == nil || err.Error() != "exit status 1" {
				t.Errorf("the end is %v, want exit status 1", err)
			}
			if len(c.Violations()) > 0 {
				t.Error(c.Violations())
			}
		})
	}
}
