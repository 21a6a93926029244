package lsp

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/plan-as-code/plan/lsp/lsptest"
	"go.lsp.dev/protocol"
)

// Whoever waits for a rest hears of it again while it lasts, each time that it has
// been twice as long, and from the beginning after the next edit.
func TestRestIsTold(t *testing.T) {
	rests := make(chan time.Duration, 100)
	e := dial(t, onePlan, slowly, func(o *Options) { o.Rest = func(idle time.Duration) { rests <- idle } })
	e.start(`{}`)
	u := e.uri("spring/new.plan.hcl")
	e.open(u, goals)
	e.publishes(u, "")
	next := func() time.Duration {
		select {
		case idle := <-rests:
			return idle
		case <-time.After(lsptest.Patience(t)):
			t.Fatal("nobody says that nothing happens")
		}
		return 0
	}
	for next() < 4*firstRest {
	}
	e.replace(u, 2, goals+"\n")
	var heard []time.Duration
	for len(heard) < 7 {
		idle := next()
		if idle == firstRest {
			heard = nil // something else came meanwhile
		}
		heard = append(heard, idle)
	}
	if want := []time.Duration{10, 20, 40, 80, 160, 320, 640}; !slices.EqualFunc(heard, want, func(a, b time.Duration) bool { return a == b*time.Millisecond }) {
		t.Errorf("heard of a rest of %v", heard)
	}
	e.replace(u, 3, goals)
	if idle := next(); idle != firstRest {
		t.Errorf("heard of a rest of %v after the next edit", idle)
	}
	e.leave()
}

// What is judged in a rest is over before the longest rests are heard of: then its garbage
// goes as well.
func TestRestBeginsAnewWhenAllIsJudged(t *testing.T) {
	rests := make(chan time.Duration, 100)
	e := dial(t, onePlan, slowly, func(o *Options) { o.Rest = func(idle time.Duration) { rests <- idle } })
	e.start(`{}`)
	u := e.uri("spring/new.plan.hcl")
	e.open(u, goals)
	e.publishes(u, "")
	var heard []time.Duration
	for len(heard) == 0 || heard[len(heard)-1] != forgetRest {
		select {
		case idle := <-rests:
			heard = append(heard, idle)
		case <-time.After(lsptest.Patience(t)):
			t.Fatalf("nobody says that nothing happens after %v", heard)
		}
	}
	if judged := slices.Index(heard, judgeRest); judged < 0 || !slices.Contains(heard[judged:], firstRest) {
		t.Errorf("heard %v, and no rest from its beginning after %v", heard, judgeRest)
	}
	e.leave()
}

// A state that was given up halfway is not forgotten: what was shown of it is taken back.
func TestWhatIsGivenUpHalfway(t *testing.T) {
	f := asked(t, "nonsense\n", protocol.ClientCapabilities{})
	empty := f.state.draft()
	empty.docs, empty.views = map[string]*document{}, map[string]*view{}
	known, later := &published{}, time.Now().Add(time.Hour)
	var last shown
	see := func(_, is shown) { last = is }
	if _, err := known.follow(t.Context(), empty, later, false, see); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	if _, err := known.follow(ctx, f.state, later, false, func(was, is shown) { see(was, is); stop() }); err == nil || !last.findings() {
		t.Fatalf("%v, %+v", err, last)
	}
	if _, err := known.follow(t.Context(), empty, later, false, see); err != nil || last.findings() {
		t.Errorf("%v, %+v", err, last)
	}
}
