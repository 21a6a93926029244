package lang

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
)

// Panic is a panic on its way to whoever reports it: what was thrown, and the stack of
// the goroutine that threw it.
type Panic struct {
	Value any
	Stack []byte
}

// PanicOf is what a deferred function recovered; where that comes from another goroutine,
// it brings its stack with it.
func PanicOf(recovered any) *Panic {
	if p, ok := recovered.(*Panic); ok {
		return p
	}
	return &Panic{recovered, debug.Stack()}
}

func (p *Panic) Error() string { return fmt.Sprint(p.Value) }

// Unwrap is the error that was thrown; nil where it was none.
func (p *Panic) Unwrap() error {
	err, _ := p.Value.(error)
	return err
}

// Parallel calls do for every index from 0 to n-1, on all cores and in no order, and
// returns when all are done. Once ctx has ended it calls no more. A panic in one of the
// calls becomes the caller's, a Panic.
func Parallel(ctx context.Context, n int, do func(int)) {
	workers := min(runtime.GOMAXPROCS(0), n)
	if workers < 2 {
		for i := 0; i < n && ctx.Err() == nil; i++ {
			do(i)
		}
		return
	}
	var group sync.WaitGroup
	var next atomic.Int64
	var fault atomic.Pointer[Panic]
	for range workers {
		group.Go(func() {
			defer func() {
				if r := recover(); r != nil {
					fault.CompareAndSwap(nil, PanicOf(r))
				}
			}()
			for i := next.Add(1) - 1; int(i) < n && ctx.Err() == nil; i = next.Add(1) - 1 {
				do(int(i))
				runtime.Gosched() // whoever waits for a keystroke has his turn
			}
		})
	}
	group.Wait()
	if p := fault.Load(); p != nil {
		panic(p)
	}
}
