package main

import (
	"bytes"
	"fmt"
	"maps"
	"slices"

	"github.com/aymanbagabas/go-udiff"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/lang"
)

// applyFixes makes the safe fixes of every workspace, on disk or, with --diff, as
// a patch.
func (c *checkCommand) applyFixes(d *disk, workspaces []*workspace, opts checks.Options) error {
	for _, w := range workspaces {
		before := w.snapshot
		after, n := mend(w, opts)
		for _, name := range slices.Sorted(maps.Keys(after.Files)) {
			was, is := before.Files[name].Src, after.Files[name].Src
			if bytes.Equal(was, is) {
				continue
			}
			if c.diff {
				label := w.display(d.cwd, name)
				fmt.Fprint(c.streams.out, udiff.Unified("a/"+label, "b/"+label, string(was), string(is)))
				continue
			}
			if err := replaceFile(w.path(name), was, is); err != nil {
				return err
			}
		}
		if c.fix {
			w.snapshot = after
			if n > 0 {
				fmt.Fprintf(c.err, "Mended: %s.\n", lang.Count(n, "finding"))
			}
		}
	}
	return nil
}

const mostRounds = 20 // one fix can uncover the next; none needs more

// mend applies safe fixes to a snapshot until there are none, and counts them.
func mend(w *workspace, opts checks.Options) (*lang.Snapshot, int) {
	s, n := w.snapshot, 0
	for range mostRounds {
		edits := map[string][]lang.Edit{}
		taken := 0
		for _, f := range checks.Run(s, book.Rules, opts).Findings {
			if f.Waiver == nil && w.shows(f.Range.Filename) && len(f.Fixes) > 0 && f.Fixes[0].Safe && fits(edits, f.Fixes[0]) {
				for _, e := range f.Fixes[0].Edits {
					edits[e.Range.Filename] = append(edits[e.Range.Filename], e)
				}
				taken++
			}
		}
		next := s.With(applied(s, edits))
		if taken == 0 || broken(next) > broken(s) {
			break
		}
		s, n = next, n+taken
	}
	return s, n
}

// broken counts the places that do not parse.
func broken(s *lang.Snapshot) int {
	n := 0
	for _, f := range s.Files {
		n += len(f.Problems())
	}
	return n
}

func applied(s *lang.Snapshot, edits map[string][]lang.Edit) map[string][]byte {
	files := map[string][]byte{}
	for name, list := range edits {
		if out, err := lang.ApplyEdits(s.Files[name].Src, name, list); err == nil {
			files[name] = out
		}
	}
	return files
}

// fits reports whether a fix touches nothing that an earlier one touches.
func fits(taken map[string][]lang.Edit, fix lang.Fix) bool {
	for _, e := range fix.Edits {
		for _, t := range taken[e.Range.Filename] {
			if e.Range.Start.Byte <= t.Range.End.Byte && t.Range.Start.Byte <= e.Range.End.Byte {
				return false
			}
		}
	}
	return true
}
