package lsp

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/sourcegraph/jsonrpc2"
	"go.lsp.dev/protocol"
)

// After many edits the server finds what a server finds that only ever saw the
// result.
func TestManyEditsLeaveNoTrace(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	pieces := []string{"", "\n", "\"", "{", "}", "🎈", "é\r\n", "tactic \"b\" {\n", "discipline \"pr\" {}\n", "  owner = person.ana\n"}
	e := dial(t, onePlan)
	e.start(`{}`)
	u := e.uri(spring)
	src, _ := os.ReadFile(e.path(spring))
	text := string(src)
	e.open(u, text)
	version := 1
	for version < 300 {
		version++
		if version%50 == 0 { // mend it all, by the whole text
			text = string(src)
			e.replace(u, version, text)
			continue
		}
		draw := func() protocol.Position { return at(uint32(random.IntN(12)), uint32(random.IntN(30))) }
		r, with := protocol.Range{Start: draw(), End: draw()}, pieces[random.IntN(len(pieces))]
		text = naive(text, r, with)
		where, _ := json.Marshal(r)
		e.notify("textDocument/didChange", fmt.Sprintf(`{"textDocument":{"uri":%q,"version":%d},"contentChanges":[{"range":%s,"text":%s}]}`, u, version, where, quoted(with)))
	}
	e.notify("textDocument/didChange", fmt.Sprintf(`{"textDocument":{"uri":%q,"version":%d},"contentChanges":[]}`, u, version+1))
	final := e.found(u)
	e.leave()

	other := dial(t, onePlan)
	other.start(`{}`)
	other.open(other.uri(spring), text)
	if fresh := other.found(other.uri(spring)); fresh != final {
		t.Errorf("%s\nafter edits, of\n%s\nwhere a fresh server finds\n%s", final, text, fresh)
	}
	other.leave()
}

// found is what is found in a file once the typing is over. Who asks and cannot be
// invited to ask again is told at once.
func (e *editor) found(uri string) string {
	e.t.Helper()
	var codes []string
	for _, f := range e.pull(uri, "").Items {
		codes = append(codes, f.Code)
	}
	return strings.Join(codes, " ")
}

func TestStaleRequestsOfClientsThatRetry(t *testing.T) {
	f := asked(t, "locals   {}\n", protocol.ClientCapabilities{General: &protocol.GeneralClientCapabilities{
		StaleRequestSupport: protocol.StaleRequestSupportOptions{RetryOnContentModified: []string{"textDocument/formatting"}}}})
	s, st, asked := f.call.server, f.call.state, f.call
	if asked.stale(f.view, f.name) {
		t.Error("nothing changed")
	}
	next := st.draft()
	newer := *st.docs["untitled:x"]
	newer.version = 2
	next.docs[newer.key] = &newer
	s.latest.Store(next)
	if f := asked.file("untitled:x"); !asked.stale(f.view, f.name) {
		t.Error("the document changed")
	}
	if _, err := s.methods["textDocument/formatting"].answer(asked, json.RawMessage(`{"textDocument":{"uri":"untitled:x"},"options":{"tabSize":2,"insertSpaces":true}}`)); err != errModified {
		t.Error(err)
	}
}

func request(method string) *jsonrpc2.Request { return &jsonrpc2.Request{Method: method} }
