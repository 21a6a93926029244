package lsp

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
)

// What is promised is found out once, however many ask at once.
func TestPromiseIsKeptOnce(t *testing.T) {
	var begun atomic.Int32
	p := newPromise(func(context.Context) (int32, error) { return begun.Add(1), nil })
	var group sync.WaitGroup
	for range 100 {
		group.Go(func() {
			if n, err := p.get(t.Context()); n != 1 || err != nil {
				t.Error(n, err)
			}
		})
	}
	group.Wait()
}

// Where one of two waits no longer, the work goes on for the other; where neither does,
// it is given up, and begun again for the next one.
func TestPromiseIsGivenUp(t *testing.T) {
	begun, given := make(chan bool, 10), make(chan bool, 10)
	finish := make(chan bool)
	p := newPromise(func(ctx context.Context) (string, error) {
		begun <- true
		select {
		case <-ctx.Done():
			given <- true
			return "", ctx.Err()
		case <-finish:
			return "found", nil
		}
	})
	ask := func() (leave context.CancelFunc, answer chan error) {
		ctx, cancel := context.WithCancel(t.Context())
		answer = make(chan error, 1)
		a := p.begin() // so that it is known to wait
		go func() {
			defer p.leave(a)
			_, err := p.get(ctx)
			answer <- err
		}()
		return cancel, answer
	}
	leave, first := ask()
	leaveToo, second := ask()
	<-begun
	leave()
	if err := <-first; !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	select {
	case <-given:
		t.Error("given up while somebody waits")
	default:
	}
	leaveToo()
	<-second
	<-given
	_, third := ask()
	<-begun
	finish <- true
	if err := <-third; err != nil {
		t.Error(err)
	}
	if s, err := p.get(t.Context()); s != "found" || err != nil {
		t.Error(s, err)
	}
}

// A panic reaches everybody who waits, each time, and no other goroutine.
func TestPromiseThatPanics(t *testing.T) {
	p := newPromise(func(context.Context) (int, error) { panic("oh") })
	for range 2 {
		_, err := guarded(newServer(t.Context(), Options{}), "asking", func() (int, error) { return p.get(t.Context()) })
		if err == nil {
			t.Error("nobody hears of it")
		}
	}
}

// What somebody found out late of an older view never takes the place of what is known of
// a younger one.
func TestNewestStays(t *testing.T) {
	var n newest[string]
	young, old := "young", "old"
	n.store(2, &young)
	n.store(1, &old)
	if got := n.load(); got != &young {
		t.Error(*got)
	}
}
