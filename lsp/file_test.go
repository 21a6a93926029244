package lsp

import (
	"strings"
	"testing"
	"time"

	"github.com/plan-as-code/plan/lang/syntax"
	"go.lsp.dev/protocol"
)

// asked is what a request about a document alone is given.
func asked(t *testing.T, text string, capabilities protocol.ClientCapabilities) *file {
	t.Helper()
	s := newServer(t.Context(), Options{AsOf: "2027-02-01"})
	e := s.event(t.Context(), time.Now())
	st := e.state
	st.client = newClient(capabilities, s.log)
	d := &document{uri: "untitled:x", key: "untitled:x", version: 7, text: []byte(text)}
	st.docs[d.key] = d
	st.settle(d, languageID)
	e.takeIn(d)
	s.latest.Store(st)
	ctx, _ := s.flight.start(t.Context(), request("textDocument/formatting"))
	return (&call{Context: ctx, state: st, server: s}).file(d.uri)
}

func TestWhatAFeatureIsGiven(t *testing.T) {
	const text = "# 🎈 party\ngoal \"a\" {}\n"
	yes := true
	f := asked(t, text, protocol.ClientCapabilities{Workspace: &protocol.WorkspaceClientCapabilities{WorkspaceEdit: &protocol.WorkspaceEditClientCapabilities{DocumentChanges: &yes}}})
	party := strings.Index(text, "party")
	if got := f.offset(at(0, 5)); got != party {
		t.Errorf("party is byte %d, not %d", got, party)
	}
	where := f.location(f.Range(party, party+5))
	if where.URI != "untitled:x" || where.Range != (protocol.Range{Start: at(0, 5), End: at(0, 10)}) {
		t.Errorf("%+v", where)
	}
	change := f.edit([]syntax.Edit{f.Insert(0, "# more\n")}).DocumentChanges[0].(*protocol.TextDocumentEdit)
	if change.TextDocument.URI != "untitled:x" || *change.TextDocument.Version != 7 || len(change.Edits) != 1 {
		t.Errorf("%+v", change)
	}
	if err := f.judged(); err != nil || len(f.findings(0, len(text))) == 0 {
		t.Error("a goal without a statement has findings")
	}
	if f.call.file("untitled:y") != nil {
		t.Error("there is no such document")
	}
}
