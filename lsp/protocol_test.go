package lsp

import (
	"io"
	"os"
	"testing"

	"github.com/plan-as-code/plan/lsp/lsptest"
)

// Every message of a session is one that the protocol describes.
func TestMessagesFitTheProtocol(t *testing.T) {
	for name, pulls := range map[string]bool{"pushed": false, "asked for": true} {
		t.Run(name, func(t *testing.T) {
			e := &editor{t: t, dir: t.TempDir()}
			e.write("a.plan.hcl", slip)
			toServer, out := io.Pipe()
			in, fromServer := io.Pipe()
			go func() {
				Serve(t.Context(), toServer, fromServer, Options{Version: "test", AsOf: "2027-02-01"})
				_ = fromServer.Close()
			}()
			c, err := lsptest.Connect(in, out, lsptest.Options{Folders: []string{e.dir}, Pulls: pulls})
			if err != nil {
				t.Fatal(err)
			}
			if err := c.Initialize(); err != nil {
				t.Fatal(err)
			}
			if pulls {
				if all, err := c.PullAll(); err != nil || len(all) != 1 {
					t.Errorf("%v %v", all, err)
				}
			}
			src, _ := os.ReadFile(e.path("a.plan.hcl"))
			document := map[string]any{"uri": e.uri("a.plan.hcl"), "languageId": "plan", "version": 1, "text": string(src)}
			_ = c.Notify("textDocument/didOpen", map[string]any{"textDocument": document})
			if pulls {
				if found, err := c.Pull(e.uri("a.plan.hcl")); err != nil || len(found) == 0 {
					t.Errorf("%v %v", found, err)
				}
			} else if _, err := c.WaitDiagnostics(e.uri("a.plan.hcl"), 1); err != nil {
				t.Error(err)
			}
			about := func(more map[string]any) map[string]any {
				more["textDocument"] = map[string]any{"uri": e.uri("a.plan.hcl")}
				return more
			}
			everywhere := map[string]any{"start": map[string]any{"line": 0, "character": 0}, "end": map[string]any{"line": 9, "character": 0}}
			for method, params := range map[string]map[string]any{
				"textDocument/codeAction":      about(map[string]any{"range": everywhere, "context": map[string]any{"diagnostics": []any{}}}),
				"textDocument/formatting":      about(map[string]any{"options": map[string]any{"tabSize": 2, "insertSpaces": true}}),
				"textDocument/rangeFormatting": about(map[string]any{"range": everywhere, "options": map[string]any{"tabSize": 2, "insertSpaces": true}}),
				"workspace/executeCommand":     {"command": "plan.latencies"},
			} {
				if err := c.Request(method, params, nil); err != nil {
					t.Errorf("%s: %v", method, err)
				}
			}
			if err := c.Close(); err != nil {
				t.Error(err)
			}
			for _, v := range c.Violations() {
				t.Error(v)
			}
		})
	}
}
