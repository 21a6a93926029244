package lang

import (
	"errors"
	"io/fs"
	"strings"
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
	Parallel(2, func(int) {
		Parallel(2, func(int) { throwInvalid() })
	})
	t.Error("nothing was thrown")
}

//go:noinline
func throwInvalid() { panic(fs.ErrInvalid) }
