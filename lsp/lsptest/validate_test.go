package lsptest

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

// What servers may and may not send; an empty want is a message in order.
var messages = []struct {
	name, message, answers, want string
}{
	{"findings", `{"jsonrpc":"2.0","method":"textDocument/publishDiagnostics","params":{"uri":"file:///a.plan.hcl","version":3,"diagnostics":[
		{"range":{"start":{"line":1,"character":0},"end":{"line":1,"character":4}},"severity":1,"code":"x","message":"m","data":{"any":[1]}}]}}`, "", ""},
	{"a number for a text", `{"jsonrpc":"2.0","method":"textDocument/publishDiagnostics","params":{"uri":"file:///a","diagnostics":[
		{"range":{"start":{"line":1,"character":0},"end":{"line":1,"character":4}},"source":1,"message":"m"}]}}`, "", "params.diagnostics[0].source: 1 is no string"},
	{"a missing property", `{"jsonrpc":"2.0","method":"textDocument/publishDiagnostics","params":{"uri":"file:///a"}}`, "", "params: lacks the property diagnostics"},
	{"an unknown property", `{"jsonrpc":"2.0","method":"textDocument/publishDiagnostics","params":{"uri":"file:///a","diagnostics":[],"count":0}}`, "", "params: has the property count"},
	{"a negative line", `{"jsonrpc":"2.0","id":1,"result":{"uri":"file:///a","range":{"start":{"line":-1,"character":0},"end":{"line":0,"character":0}}}}`, "textDocument/definition", "-1 is no uinteger"},
	{"a huge line", `{"jsonrpc":"2.0","id":1,"result":{"uri":"file:///a","range":{"start":{"line":0,"character":0},"end":{"line":4294967296,"character":0}}}}`, "textDocument/definition", "4294967296 is no uinteger"},
	{"half a line", `{"jsonrpc":"2.0","id":1,"result":{"uri":"file:///a","range":{"start":{"line":0,"character":0.5},"end":{"line":1,"character":0}}}}`, "textDocument/definition", "0.5 is no uinteger"},
	{"a range backwards", `{"jsonrpc":"2.0","id":1,"result":{"uri":"file:///a","range":{"start":{"line":2,"character":0},"end":{"line":1,"character":0}}}}`, "textDocument/definition", "ends before it starts"},
	{"a path for a URI", `{"jsonrpc":"2.0","id":1,"result":[{"uri":"/a b","range":{"start":{"line":0,"character":0},"end":{"line":1,"character":0}}}]}`, "textDocument/definition", `"/a b" is no DocumentUri`},
	{"a property that another structure lends", `{"jsonrpc":"2.0","id":1,"result":{"items":[],"isIncomplete":false}}`, "textDocument/completion", ""},
	{"a list in place of an alternative", `{"jsonrpc":"2.0","id":1,"result":[{"label":"start","kind":10,"textEdit":{"newText":"start","range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}}}}]}`, "textDocument/completion", ""},
	{"no alternative", `{"jsonrpc":"2.0","id":1,"result":{"contents":7}}`, "textDocument/hover", "contents: 7 is none of what may stand here"},
	{"the nearest alternative", `{"jsonrpc":"2.0","id":1,"result":{"contents":{"kind":"html","value":"x"}}}`, "textDocument/hover", `contents.kind: "html" is no value of MarkupKind`},
	{"a closed enumeration", `{"jsonrpc":"2.0","id":1,"result":[{"label":"x","kind":99}]}`, "textDocument/completion", "99 is no value of CompletionItemKind"},
	{"an open enumeration", `{"jsonrpc":"2.0","id":1,"result":[{"title":"t","kind":"source.fixAll.plan"}]}`, "textDocument/codeAction", ""},
	{"null where it may stand", `{"jsonrpc":"2.0","id":1,"result":null}`, "textDocument/hover", ""},
	{"null where it may not", `{"jsonrpc":"2.0","id":1,"result":null}`, "textDocument/diagnostic", "none of what may stand here"},
	{"a map", `{"jsonrpc":"2.0","id":1,"result":{"changes":{"file:///a":[]}}}`, "textDocument/rename", ""},
	{"a map with a wrong key", `{"jsonrpc":"2.0","id":1,"result":{"changes":{"a":[]}}}`, "textDocument/rename", `"a" is no DocumentUri`},
	{"a map with a wrong value", `{"jsonrpc":"2.0","id":1,"result":{"changes":{"file:///a":[{"newText":""}]}}}`, "textDocument/rename", "lacks the property range"},
	{"a tuple", `{"jsonrpc":"2.0","id":1,"result":{"signatures":[{"label":"f(a)","parameters":[{"label":[2,3]}]}]}}`, "textDocument/signatureHelp", ""},
	{"a tuple of three", `{"jsonrpc":"2.0","id":1,"result":{"signatures":[{"label":"f(a)","parameters":[{"label":[2,3,4]}]}]}}`, "textDocument/signatureHelp", "label"},
	{"a word that must be one", `{"jsonrpc":"2.0","id":1,"result":{"kind":"all","items":[]}}`, "textDocument/diagnostic", `"all"`},
	{"what the server may ask", `{"jsonrpc":"2.0","id":5,"method":"workspace/configuration","params":{"items":[{"section":"plan"}]}}`, "", ""},
	{"what it may not ask", `{"jsonrpc":"2.0","id":5,"method":"textDocument/hover","params":{}}`, "", "only clients send"},
	{"a request made up", `{"jsonrpc":"2.0","id":5,"method":"plan/ask"}`, "", "is no request of the protocol"},
	{"a notification made up", `{"jsonrpc":"2.0","method":"plan/tell"}`, "", "is no notification of the protocol"},
	{"params where none belong", `{"jsonrpc":"2.0","id":5,"method":"workspace/codeLens/refresh","params":{"a":1}}`, "", "must not be there"},
	{"an error", `{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"no such place"}}`, "textDocument/hover", ""},
	{"an error without a message", `{"jsonrpc":"2.0","id":1,"error":{"code":-32602}}`, "textDocument/hover", "lacks the property message"},
	{"both result and error", `{"jsonrpc":"2.0","id":1,"result":null,"error":{"code":1,"message":""}}`, "textDocument/hover", "neither or both"},
	{"neither", `{"jsonrpc":"2.0","id":1}`, "textDocument/hover", "neither or both"},
	{"an answer to nothing", `{"jsonrpc":"2.0","id":9,"result":null}`, "", "answers no open request"},
	{"another version", `{"jsonrpc":"1.0","id":1,"result":null}`, "textDocument/hover", "jsonrpc is"},
	{"a member made up", `{"jsonrpc":"2.0","id":1,"result":null,"extra":1}`, "textDocument/hover", "has the member extra"},
}

func TestValidator(t *testing.T) {
	m, err := theModel()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range messages {
		t.Run(test.name, func(t *testing.T) {
			var e envelope
			if err := json.Unmarshal([]byte(test.message), &e); err != nil {
				t.Fatal(err)
			}
			found := m.checkServerMessage([]byte(test.message), &e, func(string) (string, bool) { return test.answers, test.answers != "" })
			if test.want == "" && len(found) > 0 {
				t.Errorf("a message in order: %v", found)
			}
			if test.want != "" && !slices.ContainsFunc(found, func(v violation) bool { return strings.Contains(v.String(), test.want) }) {
				t.Errorf("found %v, want %q", found, test.want)
			}
		})
	}
}

func TestProgress(t *testing.T) {
	m, err := theModel()
	if err != nil {
		t.Fatal(err)
	}
	for value, want := range map[string]bool{
		`{"kind":"begin","title":"Reading"}`: true, `{"kind":"end"}`: true, `{"kind":"begin"}`: false, `{"kind":"more"}`: false, `[]`: false,
	} {
		if found := m.checkProgress(json.RawMessage(value), ""); (len(found) == 0) != want {
			t.Errorf("%s: %v", value, found)
		}
	}
	if found := m.checkProgress(json.RawMessage(`{"items":[]}`), "workspace/diagnostic"); len(found) > 0 {
		t.Error(found)
	}
	if found := m.checkProgress(json.RawMessage(`{"kind":"end"}`), "workspace/diagnostic"); len(found) == 0 {
		t.Error("a partial result that is none was not found")
	}
}
