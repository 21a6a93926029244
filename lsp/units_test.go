package lsp

import (
	"context"
	"encoding/json"
	"testing"
	"time"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/assist"
	"github.com/plan-as-code/plan/lang/syntax"
	"github.com/sourcegraph/jsonrpc2"
	"go.lsp.dev/protocol"
)

// A request can be cancelled while it is answered, and is forgotten then; at the end all are.
func TestRequestsInFlight(t *testing.T) {
	var f inflight
	id := jsonrpc2.ID{Num: 1}
	ctx, _ := f.start(t.Context(), &jsonrpc2.Request{ID: id, Method: "x"})
	f.cancel(json.RawMessage(`{"id":2}`))
	if ctx.Err() != nil {
		t.Error("another request was cancelled")
	}
	f.cancel(json.RawMessage(`{"id":1}`))
	if ctx.Err() != context.Canceled {
		t.Error("the request was not cancelled")
	}
	f.end(id)
	if len(f.cancels) != 0 {
		t.Errorf("%d requests are kept that were answered", len(f.cancels))
	}
	one, _ := f.start(t.Context(), &jsonrpc2.Request{ID: jsonrpc2.ID{Num: 3}})
	two, _ := f.start(t.Context(), &jsonrpc2.Request{ID: jsonrpc2.ID{Num: 4}})
	f.cancelAll()
	if one.Err() == nil || two.Err() == nil {
		t.Error("a request goes on after the end")
	}
}

// What waits while somebody types is what is new and stands in the lines just edited.
func TestWhatWaitsForAPause(t *testing.T) {
	now := time.Unix(1000, 0)
	const before, torn, worse = "goal \"a\" {}\ngoal \"b\" {}\n", "goal \"a {}\ngoal \"b\" {}\n", "goal \"a {}  \ngoal \"b\" {}\n"
	parse := func(text string) *syntax.File {
		return lang.Empty(nil).With(map[string][]byte{"a.plan.hcl": []byte(text)}).Files["a.plan.hcl"]
	}
	problem := func(text string) *syntax.Problem {
		list := parse(text).Unparsed()
		if len(list) == 0 {
			t.Fatalf("%q can be read", text)
		}
		return &list[0]
	}
	d := &document{text: []byte(before)}
	first := d.debounceAfter(parse(before), []byte(torn), now)
	typing := &document{text: []byte(torn), debounce: first}
	soon := now.Add(debounceTime / 2)
	second := typing.debounceAfter(parse(torn), []byte(worse), soon)
	late := now.Add(2 * debounceTime)
	shown := typing.debounceAfter(parse(torn), []byte(worse), late)
	elsewhere := (&document{text: []byte(torn)}).debounceAfter(parse(before), []byte(torn+"goal \"c\" {}\n"), now)
	for _, c := range []struct {
		name string
		held bool
		want bool
	}{
		{"at once", first.holds(problem(torn), now), true},
		{"just before the pause", first.holds(problem(torn), now.Add(debounceTime-1)), true},
		{"after the pause", first.holds(problem(torn), now.Add(debounceTime)), false},
		{"while somebody types on", second.holds(problem(worse), soon), true},
		{"where it was shown before", shown.holds(problem(worse), late), false},
		{"in another line", elsewhere.holds(problem(torn), now), false},
	} {
		if c.held != c.want {
			t.Errorf("%s: it waits: %v", c.name, c.held)
		}
	}
}

// Of two times the sooner one counts, and none is later than any.
func TestSooner(t *testing.T) {
	none, early, late := time.Time{}, time.Unix(1, 0), time.Unix(2, 0)
	for _, c := range [][3]time.Time{{none, none, none}, {none, late, late}, {early, none, early}, {early, late, early}, {late, early, early}} {
		if got := sooner(c[0], c[1]); got != c[2] {
			t.Errorf("of %v and %v the sooner one is %v", c[0], c[1], got)
		}
	}
}

// A client that edits a file asks again by itself; of what changes elsewhere it is told.
func TestUnasked(t *testing.T) {
	d, edited := &document{version: 1}, &document{version: 2}
	found := &fileReport{translated: &translated{items: []protocol.Diagnostic{{}}}}
	for _, c := range []struct {
		name    string
		was, is shown
		want    bool
	}{
		{"it edits the file", shown{doc: d, report: found}, shown{doc: edited}, false},
		{"it opens the file", shown{report: found}, shown{doc: d}, false},
		{"something is found elsewhere", shown{}, shown{report: found}, true},
		{"something is found in the text that it has", shown{doc: d}, shown{doc: d, report: found}, true},
		{"something is mended elsewhere", shown{report: found}, shown{}, true},
		{"nothing is found elsewhere", shown{}, shown{}, false},
	} {
		if got := unasked(c.was, c.is); got != c.want {
			t.Errorf("%s: it is to be told: %v", c.name, got)
		}
	}
}

// A word shows in its marks what is known of its element.
func TestMarksOfAWord(t *testing.T) {
	s := lang.Empty(nil).With(map[string][]byte{"a.plan.hcl": []byte("tactic \"on\" {}\ntactic \"off\" {\n  status = \"dropped\"\n}\n")})
	on, off := s.Plans()[0].Tactics[0], s.Plans()[0].Tactics[1]
	yes := map[lang.Element]bool{on: true}
	for _, c := range []struct {
		word         assist.Token
		late, agreed map[lang.Element]bool
		want         uint32
	}{
		{assist.Token{}, yes, yes, 0},
		{assist.Token{Declares: true}, nil, nil, isDeclared},
		{assist.Token{Computed: true}, nil, nil, isComputed},
		{assist.Token{Element: on}, nil, nil, 0},
		{assist.Token{Element: on}, yes, nil, isLate},
		{assist.Token{Element: on}, nil, yes, isAgreed},
		{assist.Token{Element: off, Declares: true}, yes, yes, isDeclared | isDropped},
	} {
		if got := modifiers(c.word, c.late, c.agreed); got != c.want {
			t.Errorf("%+v has the marks %b, not %b", c.word, got, c.want)
		}
	}
}
