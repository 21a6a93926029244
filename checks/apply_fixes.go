package checks

import (
	"bytes"
	"context"
	"slices"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/syntax"
)

const mostRounds = 20 // one fix can uncover the next; none needs more

// ApplyFixes makes, in the snapshot that the result is about, the first fix of each
// finding that is wanted, where that is safe, and goes on with what comes to
// light by it. It returns the snapshot after them, which is s where none was made, and
// how many were made. A fix that would break what can be read is left out. Where
// ctx ends, so does it, with the error of ctx and no snapshot.
func (r *Result) ApplyFixes(ctx context.Context, s *lang.Snapshot, wanted func(*Finding) bool) (*lang.Snapshot, int, error) {
	n := 0
	for range mostRounds {
		_, next, taken, err := harmless(ctx, s, nil, r.safeFixes(wanted))
		if err != nil {
			return nil, 0, err
		}
		if taken == 0 {
			break
		}
		s, n = next, n+taken
		if r, err = RunAfter(ctx, r, s, r.policy.book, r.policy.opts); err != nil {
			return nil, 0, err
		}
	}
	return s, n, nil
}

// harmless adds to fixes that break nothing those of more that do not either, and returns
// the snapshot after all of them, and how many were made. Where all together break
// something, each half is tried after the other.
func harmless(ctx context.Context, s *lang.Snapshot, fixes, more []syntax.Fix) (kept []syntax.Fix, next *lang.Snapshot, taken int, err error) {
	all := slices.Concat(fixes, more)
	edits, next, taken, err := apply(ctx, s, all)
	if err != nil || !breaks(s, next, edits) {
		return all, next, taken, err
	}
	if len(more) > 1 {
		half := len(more) / 2
		if fixes, _, _, err = harmless(ctx, s, fixes, more[:half]); err != nil {
			return nil, nil, 0, err
		}
		return harmless(ctx, s, fixes, more[half:])
	}
	_, next, taken, err = apply(ctx, s, fixes)
	return fixes, next, taken, err
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

// apply makes those fixes that do not touch each other and change something. It returns
// the edits, by file. An error is that of ctx.
func apply(ctx context.Context, s *lang.Snapshot, fixes []syntax.Fix) (map[string][]syntax.Edit, *lang.Snapshot, int, error) {
	edits, taken := map[string][]syntax.Edit{}, 0
	for _, fix := range fixes {
		if !fits(edits, fix) {
			continue
		}
		for _, e := range fix.Edits {
			edits[e.Range.Filename] = append(edits[e.Range.Filename], e)
		}
		taken++
	}
	files := map[string][]byte{}
	for name, list := range edits {
		src := s.Files[name].Src
		if out, err := syntax.Apply(src, name, list); err == nil && !bytes.Equal(out, src) {
			files[name] = out
		}
	}
	if len(files) == 0 {
		return nil, s, 0, nil
	}
	next, err := s.WithContext(ctx, files)
	return edits, next, taken, err
}

// breaks reports whether edits leave something that cannot be read where all could be read
// before.
func breaks(before, after *lang.Snapshot, edits map[string][]syntax.Edit) bool {
	for name, list := range edits {
		old, undone := before.Files[name].Broken, syntax.Undone(list)
		for _, part := range after.Files[name].Broken {
			was := syntax.Span{Start: int32(undone(int(part.Start))), End: int32(undone(int(part.End)))}
			if !slices.ContainsFunc(old, func(o syntax.Span) bool { return o.Holds(was) }) {
				return true
			}
		}
	}
	return false
}

// fits reports whether a fix touches nothing that an earlier one touches.
func fits(taken map[string][]syntax.Edit, fix syntax.Fix) bool {
	for _, e := range fix.Edits {
		for _, t := range taken[e.Range.Filename] {
			if e.Range.Start.Byte <= t.Range.End.Byte && t.Range.Start.Byte <= e.Range.End.Byte {
				return false
			}
		}
	}
	return true
}
