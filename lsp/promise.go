package lsp

import (
	"context"
	"sync"

	"github.com/plan-as-code/plan/lang"
)

// promise is something that is found out once, when it is first asked for, and that any
// goroutine may ask for. It is worked out aside. Where nobody waits for it any more it is
// given up, and begun again when somebody asks the next time.
type promise[T any] struct {
	work func(context.Context) (T, error) // an error only where its context ends

	mu      sync.Mutex
	attempt *attempt[T] // nil: to be begun
}

// attempt is one goroutine's work on a promise.
type attempt[T any] struct {
	waiting int                // how many wait; the promise's mu is held
	stop    context.CancelFunc // when nobody does
	done    chan struct{}      // closed when what follows is there
	value   T
	err     error
	fault   *lang.Panic // thrown again at everybody who waits
}

func newPromise[T any](work func(context.Context) (T, error)) *promise[T] {
	return &promise[T]{work: work}
}

// get waits for what is promised. An error is that of ctx.
func (p *promise[T]) get(ctx context.Context) (value T, err error) {
	if err := ctx.Err(); err != nil {
		return value, err
	}
	a := p.begin()
	select {
	case <-a.done:
		p.leave(a)
	case <-ctx.Done():
		p.leave(a)
		return value, ctx.Err()
	}
	if a.fault != nil {
		panic(a.fault)
	}
	return a.value, a.err
}

// begin is the attempt under way, for one more to wait for.
func (p *promise[T]) begin() *attempt[T] {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.attempt == nil {
		ctx, stop := context.WithCancel(context.Background())
		p.attempt = &attempt[T]{stop: stop, done: make(chan struct{})}
		go p.attempt.run(ctx, p.work)
	}
	p.attempt.waiting++
	return p.attempt
}

// leave lets one wait no longer.
func (p *promise[T]) leave(a *attempt[T]) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if a.waiting--; a.waiting > 0 {
		return
	}
	select {
	case <-a.done:
	default:
		p.attempt = nil
	}
	a.stop()
}

func (a *attempt[T]) run(ctx context.Context, work func(context.Context) (T, error)) {
	defer close(a.done)
	defer func() {
		if r := recover(); r != nil {
			a.fault = lang.PanicOf(r)
		}
	}()
	a.value, a.err = work(ctx)
}
