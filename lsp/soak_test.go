package lsp

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
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
	final := e.last(u, version+1)
	e.leave()

	other := dial(t, onePlan)
	other.start(`{}`)
	other.open(other.uri(spring), text)
	if fresh := other.last(other.uri(spring), 1); fresh.codes() != final.codes() {
		t.Errorf("%s\nafter edits, of\n%s\nwhere a fresh server finds\n%s", final.codes(), text, fresh.codes())
	}
	other.leave()
}

// last is what is found in a version of a file once the typing is over.
func (e *editor) last(uri string, version int) (p publishing) {
	e.t.Helper()
	for p.Version == nil || *p.Version < version {
		p = e.published(uri)
	}
	for {
		m, more := e.within(2*debounceTime, func(m message) bool { return m.Method == "textDocument/publishDiagnostics" })
		if !more {
			return p
		}
		var next publishing
		if json.Unmarshal(m.Params, &next) == nil && next.URI == uri {
			p = next
		}
	}
}

func TestStaleRequestsOfClientsThatRetry(t *testing.T) {
	f := asked(t, "locals   {}\n", protocol.ClientCapabilities{General: &protocol.GeneralClientCapabilities{
		StaleRequestSupport: protocol.StaleRequestSupportOptions{RetryOnContentModified: []string{"textDocument/formatting"}}}})
	s, st, asked := f.call.server, f.call.state, f.call
	if asked.stale(f) {
		t.Error("nothing changed")
	}
	next := st.draft()
	newer := *st.docs["untitled:x"]
	newer.version = 2
	next.docs[newer.key] = &newer
	s.latest.Store(next)
	if f := asked.file("untitled:x"); !asked.stale(f) {
		t.Error("the document changed")
	}
	if _, err := s.methods["textDocument/formatting"].answer(asked, json.RawMessage(`{"textDocument":{"uri":"untitled:x"},"options":{"tabSize":2,"insertSpaces":true}}`)); err != errModified {
		t.Error(err)
	}
}

func request(method string) *jsonrpc2.Request { return &jsonrpc2.Request{Method: method} }
