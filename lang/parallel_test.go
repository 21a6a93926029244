package lang

import (
	"context"
	"errors"
	"io/fs"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
)

// A panic in another goroutine comes back as what it was, with the stack that it had.
func TestPanicsKeepTheirStack(t *testing.T) {
	defer func() {
		p := PanicOf(recover())
		if !errors.Is(p, fs.ErrInvalid) {
			t.Errorf("%T %v", p.Value, p)
		}
		if !strings.Contains(string(p.Stack), "throwInvalid") {
			t.Errorf("the stack is that of somebody else:\n%s", p.Stack)
		}
	}()
	Parallel(t.Context(), 2, func(int) {
		Parallel(t.Context(), 2, func(int) { throwInvalid() })
	})
	t.Error("nothing was thrown")
}

//go:noinline
func throwInvalid() { panic(fs.ErrInvalid) }

// What nobody waits for any more is not begun.
func TestParallelEndsWithItsContext(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	var begun atomic.Int64
	Parallel(ctx, 10_000, func(int) {
		begun.Add(1)
		stop()
	})
	if n := begun.Load(); n > int64(runtime.GOMAXPROCS(0)) {
		t.Errorf("%d calls were begun, most of them when the context had ended", n)
	}
}
