package checks

import (
	"bytes"
	"cmp"
	"context"
	"slices"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/syntax"
)

// What mending may take: a fix can uncover the next, and each of several can break what
// can be read.
const (
	mostRounds = 20
	mostRead   = 4 << 20 // bytes that are read to try changes
	mostAgain  = 4       // times as many as the first changes take, on top of that
)

// mending tries changes, as long as it is not out of bytes to read.
type mending struct {
	ctx  context.Context
	from *lang.Snapshot
	left int // bytes; set when the first changes are tried
	read int // bytes
}

// over reports that there is nothing left to read.
func (m *mending) over() bool { return m.read > m.left }

// ApplyFixes makes, in the snapshot that the result is about, the first fix of each
// finding that is wanted, where that is safe, and goes on with what comes to
// light by it. It returns the snapshot after them, which is s where none was made, and
// how many were made. A fix that would break what can be read is left out; so is what
// comes to light when a lot has been read. Where ctx ends, so does it, with the error of
// ctx and no snapshot.
func (r *Result) ApplyFixes(ctx context.Context, s *lang.Snapshot, wanted func(*Finding) bool) (*lang.Snapshot, int, error) {
	m, n := &mending{ctx: ctx, from: s}, 0
	for range mostRounds {
		made, err := m.harmless(&changes{}, r.safeFixes(wanted))
		if err != nil {
			return nil, 0, err
		}
		if made.taken == 0 || made.next == m.from {
			break
		}
		m.from, n = made.next, n+made.taken
		if err = m.from.Build(ctx); err != nil {
			return nil, 0, err
		}
		if r, err = RunAfter(ctx, r, m.from, r.policy.book, r.policy.opts); err != nil {
			return nil, 0, err
		}
		if m.over() {
			break
		}
	}
	return m.from, n, nil
}

// harmless adds to changes that break nothing those of more fixes that do not either.
// Where all together break some files, those that touch none of these are made, and each
// half of the others is tried after the other, as long as there is something left to read.
func (m *mending) harmless(to *changes, more []syntax.Fix) (*changes, error) {
	all := to.with(more)
	if all.taken == to.taken {
		return to, nil
	}
	broken, err := m.try(to, all, more)
	if err != nil || len(broken) == 0 {
		return all, err
	}
	var apart, tied []syntax.Fix
	for _, fix := range more {
		if slices.ContainsFunc(fix.Edits, func(e syntax.Edit) bool { return broken[e.Range.Filename] }) {
			tied = append(tied, fix)
		} else {
			apart = append(apart, fix)
		}
	}
	parts := [][]syntax.Fix{apart}
	if half := len(tied) / 2; half > 0 {
		parts = append(parts, tied[:half], tied[half:])
	}
	for i, part := range parts {
		if i > 0 && m.over() {
			break
		}
		if to, err = m.harmless(to, part); err != nil {
			return nil, err
		}
	}
	return to, nil
}

// Mendable is how many findings that are wanted have a fix that needs no decision.
func (r *Result) Mendable(wanted func(*Finding) bool) int { return len(r.safeFixes(wanted)) }

// safeFixes are the changes that need no decision.
func (r *Result) safeFixes(wanted func(*Finding) bool) []syntax.Fix {
	var fixes []syntax.Fix
	for _, f := range r.Findings {
		if f.Mendable() && wanted(f) {
			fixes = append(fixes, f.Fixes[0])
		}
	}
	return fixes
}

// Mendable reports whether a finding has a change that needs no decision, and is
// not waived.
func (f *Finding) Mendable() bool {
	return f.Waiver == nil && len(f.Fixes) > 0 && f.Fixes[0].Safe
}

// changes are the edits of fixes that do not touch each other.
type changes struct {
	edits map[string][]syntax.Edit // by file
	spans map[string][]syntax.Span // the same, in the order of their places
	taken int                      // fixes
	next  *lang.Snapshot           // after them, once they are tried; nil where there are none
}

// with are the changes and those of the fixes that touch none of them, nor an earlier one.
func (c *changes) with(fixes []syntax.Fix) *changes {
	all := &changes{edits: map[string][]syntax.Edit{}, spans: map[string][]syntax.Span{}, taken: c.taken}
	for name, list := range c.edits {
		all.edits[name], all.spans[name] = slices.Clone(list), slices.Clone(c.spans[name])
	}
	for _, fix := range fixes {
		if all.fits(fix) {
			all.add(fix)
		}
	}
	return all
}

// add takes the edits of a fix.
func (c *changes) add(fix syntax.Fix) {
	c.taken++
	for _, e := range fix.Edits {
		name, span := e.Range.Filename, spanOf(e)
		i := c.behind(name, span.Start)
		c.edits[name], c.spans[name] = append(c.edits[name], e), slices.Insert(c.spans[name], i, span)
	}
}

// fits reports whether a fix touches nothing that is changed.
func (c *changes) fits(fix syntax.Fix) bool {
	return !slices.ContainsFunc(fix.Edits, func(e syntax.Edit) bool {
		list, span := c.spans[e.Range.Filename], spanOf(e)
		i := c.behind(e.Range.Filename, span.Start)
		return i < len(list) && list[i].Start <= span.End
	})
}

// behind is the first change in a file that does not end before a byte.
func (c *changes) behind(file string, at int32) int {
	i, _ := slices.BinarySearchFunc(c.spans[file], at, func(s syntax.Span, at int32) int { return cmp.Compare(s.End, at) })
	return i
}

func spanOf(e syntax.Edit) syntax.Span {
	return syntax.Span{Start: int32(e.Range.Start.Byte), End: int32(e.Range.End.Byte)}
}

// try reads again the files that more fixes touch, after all changes, and tells which of them
// the changes break. An error is that of the context.
func (m *mending) try(before, all *changes, more []syntax.Fix) (broken map[string]bool, err error) {
	files := map[string][]byte{}
	for _, fix := range more {
		for _, e := range fix.Edits {
			files[e.Range.Filename] = nil
		}
	}
	for name := range files {
		src := m.from.Files[name].Src
		if out, err := syntax.Apply(src, name, all.edits[name]); err == nil && !bytes.Equal(out, src) {
			files[name] = append([]byte{}, out...) // an empty file is there still
			m.read += len(out)
		} else {
			delete(files, name)
		}
	}
	if m.left == 0 {
		m.left = mostRead + mostAgain*m.read
	}
	all.next = before.next
	if all.next == nil {
		all.next = m.from
	}
	if len(files) > 0 {
		all.next = all.next.With(files)
	}
	broken = map[string]bool{}
	for name := range files {
		if breaks(m.from.Files[name], all.next.Files[name], all.edits[name]) {
			broken[name] = true
		}
	}
	return broken, m.ctx.Err()
}

// breaks reports whether edits of a file leave something that cannot be read where all could
// be read before.
func breaks(before, after *syntax.File, edits []syntax.Edit) bool {
	undone := syntax.Undone(edits)
	return slices.ContainsFunc(after.Broken, func(part syntax.Span) bool {
		was := syntax.Span{Start: int32(undone(int(part.Start))), End: int32(undone(int(part.End)))}
		i, _ := slices.BinarySearchFunc(before.Broken, was.End, func(o syntax.Span, end int32) int { return cmp.Compare(o.End, end) })
		return i == len(before.Broken) || !before.Broken[i].Holds(was)
	})
}
