package allowance

import (
	"context"
	"testing"
)

// A part ends where its own steps end, and where those of the whole do; the whole goes on
// after a part that was spent.
func TestParts(t *testing.T) {
	whole := New(context.Background(), 100)
	for i, c := range []struct {
		most, asks int
		spent      bool
	}{{30, 30, false}, {30, 31, true}, {50, 30, false}, {50, 10, true}} {
		part := whole.Part(c.most)
		done := 0
		err := part.Try(func() {
			for range c.asks {
				part.Take(1)
				done++
			}
		})
		if (err == ErrSpent) != c.spent || part.Spent() != c.spent {
			t.Errorf("part %d: %v after %d of %d", i, err, done, c.asks)
		}
	}
	if !whole.Spent() || whole.Allow(0) {
		t.Errorf("after %d steps the whole may go on", whole.Taken())
	}
}

// What is too much at once is not done, so that it costs the whole no more than its part.
func TestTooMuchAtOnce(t *testing.T) {
	whole := New(context.Background(), 100)
	if part := whole.Part(10); part.Allow(1_000_000) || whole.Taken() != 11 {
		t.Errorf("the whole took %d", whole.Taken())
	}
	if !whole.Part(50).Allow(50) {
		t.Error("nothing is left for others")
	}
}

// Work that nobody waits for ends while it is done, with the error of its context.
func TestContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	whole := New(ctx, 1_000_000)
	a := whole.Part(1_000_000)
	done := 0
	err := whole.Try(func() {
		err := a.Try(func() {
			for range 100_000 {
				if done++; done == 5_000 {
					cancel()
				}
				a.Take(1)
			}
		})
		t.Errorf("the whole goes on after %v", err)
	})
	if err != context.Canceled || done > 5_000+between {
		t.Errorf("%v after %d steps", err, done)
	}
}

// What is stopped within another allowance's work stops that one's.
func TestTryWithinTry(t *testing.T) {
	outer := New(context.Background(), 10)
	inner := outer.Part(100)
	if err := outer.Try(func() { _ = inner.Try(func() { outer.Take(11) }) }); err != ErrSpent {
		t.Errorf("the outer work ended with %v", err)
	}
}
