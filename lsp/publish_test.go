package lsp

import (
	"slices"
	"testing"
	"time"

	"github.com/plan-as-code/plan/lsp/lsptest"
)

// Whoever waits for a calm hears of it again while it lasts, each time that it has
// been twice as long, and from the beginning after the next edit.
func TestCalmIsTold(t *testing.T) {
	calms := make(chan time.Duration, 100)
	e := dial(t, onePlan, slowly, func(o *Options) { o.Rest = func(calm time.Duration) { calms <- calm } })
	e.start(`{}`)
	u := e.uri("spring/new.plan.hcl")
	e.open(u, goals)
	e.publishes(u, "")
	next := func() time.Duration {
		select {
		case calm := <-calms:
			return calm
		case <-time.After(lsptest.Patience(t)):
			t.Fatal("nobody says that it is calm")
		}
		return 0
	}
	for next() < 4*firstRest {
	}
	e.replace(u, 2, goals+"\n")
	var heard []time.Duration
	for len(heard) < 7 {
		calm := next()
		if calm == firstRest {
			heard = nil // something else came meanwhile
		}
		heard = append(heard, calm)
	}
	if want := []time.Duration{10, 20, 40, 80, 160, 320, 640}; !slices.EqualFunc(heard, want, func(a, b time.Duration) bool { return a == b*time.Millisecond }) {
		t.Errorf("heard of a calm of %v", heard)
	}
	select {
	case calm := <-calms:
		t.Errorf("heard of a calm of %v, with nothing left to do", calm)
	case <-time.After(lastRest * 3 / 2):
	}
	e.leave()
}
