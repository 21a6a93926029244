// Package allowance counts the work that texts ask for, and stops it while it is under
// way: where it is more than there is an allowance for, or nobody waits for it any more.
// It knows nothing of what the work is. What is counted is the same on every machine, so
// that the same text is refused at the same place. Enter at New.
package allowance

import (
	"context"
	"errors"
)

// Allowance is how many steps some work may take, as one or as part of other work. A step
// is a handful of instructions, or what it takes to make Bytes of text. It is not safe for
// concurrent use.
type Allowance struct {
	most, taken int
	whole       *Allowance // also counts what is taken; nil where it is no part
	ctx         context.Context
}

// Bytes of text that are made for one step.
const Bytes = 16

// between is after how many steps it is looked whether anybody still waits.
const between = 1_000

// ErrSpent says that work would have taken more than there was an allowance for.
var ErrSpent = errors.New("too much work")

// New is an allowance of so many steps, up to the end of ctx.
func New(ctx context.Context, steps int) *Allowance {
	return &Allowance{most: steps, ctx: ctx}
}

// Part is an allowance of so many steps, as far as the whole has as many left.
func (a *Allowance) Part(steps int) *Allowance {
	return &Allowance{most: steps, whole: a, ctx: a.ctx}
}

// Taken is how many steps were taken; one more where there was no allowance for what was
// to be done next.
func (a *Allowance) Taken() int { return a.taken }

// Spent reports that there was no allowance for what was taken, be it that of the whole.
func (a *Allowance) Spent() bool {
	return a.taken > a.most || a.whole != nil && a.whole.Spent()
}

// Allow takes the steps of what is to be done next, and reports whether it may be.
func (a *Allowance) Allow(steps int) bool {
	look, may := false, true
	for in := a; in != nil; in = in.whole {
		if left := max(in.most-in.taken, 0); steps > left {
			may, steps = false, left+1 // the others are not taken
		}
		before := in.taken
		in.taken += steps
		may = may && in.taken <= in.most
		look = look || in.taken/between > before/between
	}
	return may && !(look && a.ctx.Err() != nil)
}

// stop ends work from within, on its way to the Try of its allowance.
type stop struct{ of *Allowance }

// Take takes steps of work that is done within Try; where it may not go on, it ends there.
func (a *Allowance) Take(steps int) {
	if !a.Allow(steps) {
		panic(stop{a})
	}
}

// Try does work, up to where its allowance or its context ends: then the error is
// ErrSpent, or that of the context. The end of the context ends the work of the whole,
// too.
func (a *Allowance) Try(work func()) (err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case stop:
			if r.of != a {
				panic(r)
			}
			ended := a.ctx.Err()
			if ended != nil && a.whole != nil {
				panic(stop{a.whole})
			}
			if err = ended; err == nil {
				err = ErrSpent
			}
		default:
			panic(r)
		}
	}()
	work()
	return nil
}
