package main

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"

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
				fmt.Fprint(c.streams.out, patch(label, was, is))
				continue
			}
			if err := replaceFile(w.path(name), was, is); err != nil {
				return err
			}
		}
		if c.fix {
			w.snapshot = after
			if n > 0 {
				fmt.Fprintf(c.err, "Mended: %s.\n", lang.Count(n, "place"))
			}
		}
	}
	return nil
}

const mostRounds = 20 // one fix can uncover the next; none needs more

// mend applies safe fixes to a snapshot until there are none, and counts them.
// Fixes that together would break the plan are tried one by one.
func mend(w *workspace, opts checks.Options) (*lang.Snapshot, int) {
	s, n := w.snapshot, 0
	for range mostRounds {
		fixes := safeFixes(w, s, opts)
		next, taken := apply(s, fixes)
		if broken(next) > broken(s) {
			next, taken = s, 0
			for _, fix := range fixes {
				if one, did := apply(s, []lang.Fix{fix}); did > 0 && broken(one) <= broken(s) {
					next, taken = one, 1
					break
				}
			}
		}
		if taken == 0 {
			break
		}
		s, n = next, n+taken
	}
	return s, n
}

// safeFixes are the changes that need no decision, of the findings asked for.
func safeFixes(w *workspace, s *lang.Snapshot, opts checks.Options) []lang.Fix {
	var fixes []lang.Fix
	for _, f := range checks.Run(s, book.Rules, opts).Findings {
		if f.Waiver == nil && w.shows(f.Range.Filename) && len(f.Fixes) > 0 && f.Fixes[0].Safe {
			fixes = append(fixes, f.Fixes[0])
		}
	}
	return fixes
}

// apply makes those fixes that do not touch each other and change something.
func apply(s *lang.Snapshot, fixes []lang.Fix) (*lang.Snapshot, int) {
	edits, taken := map[string][]lang.Edit{}, 0
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
		if out, err := lang.ApplyEdits(src, name, list); err == nil && !bytes.Equal(out, src) {
			files[name] = out
		}
	}
	if len(files) == 0 {
		return s, 0
	}
	return s.With(files), taken
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

// patch is the change of a file as a patch. Names with blanks end in a tab, by
// which patch programs know where they end.
func patch(label string, was, is []byte) string {
	if strings.Contains(label, " ") {
		label += "\t"
	}
	return udiff.Unified("a/"+label, "b/"+label, string(was), string(is))
}
