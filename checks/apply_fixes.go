package checks

import (
	"bytes"
	"context"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/syntax"
)

const mostRounds = 20 // one fix can uncover the next; none needs more

// ApplyFixes makes, in the snapshot that the result is about, the first fix of each
// finding that is wanted, where that is safe, and goes on with what comes to
// light by it. It returns the snapshot after them, which is s where none was made, and
// how many were made. Fixes that together would break the plan are tried one by one. Where
// ctx ends, so does it, with the error of ctx and no snapshot.
func (r *Result) ApplyFixes(ctx context.Context, s *lang.Snapshot, wanted func(*Finding) bool) (*lang.Snapshot, int, error) {
	n := 0
	for range mostRounds {
		fixes := r.safeFixes(wanted)
		next, taken, err := apply(ctx, s, fixes)
		if err != nil {
			return nil, 0, err
		}
		if broken(next) > broken(s) {
			next, taken = s, 0
			for _, fix := range fixes {
				one, did, err := apply(ctx, s, []syntax.Fix{fix})
				if err != nil {
					return nil, 0, err
				}
				if did > 0 && broken(one) <= broken(s) {
					next, taken = one, 1
					break
				}
			}
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

// apply makes those fixes that do not touch each other and change something. An error is
// that of ctx.
func apply(ctx context.Context, s *lang.Snapshot, fixes []syntax.Fix) (*lang.Snapshot, int, error) {
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
		return s, 0, nil
	}
	next, err := s.WithContext(ctx, files)
	return next, taken, err
}

// broken counts the places that do not parse.
func broken(s *lang.Snapshot) int {
	n := 0
	for _, f := range s.Files {
		n += len(f.Unparsed())
	}
	return n
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
