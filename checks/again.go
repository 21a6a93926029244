package checks

import (
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// FoundIn is what Run would find in a later snapshot of the workspace, for who shows
// where it is and what it says: such findings have no fixes and propose nothing, and
// their elements are those of the snapshot that was judged. It is not known where the
// later snapshot says something else than that one, or is to be judged otherwise.
func (r *Result) FoundIn(s *lang.Snapshot, opts Options) (findings []*Finding, known bool) {
	if opts.Base != nil || !r.policy.opts.equal(&opts) {
		return nil, false
	}
	moved, alike := s.Alike(r.snapshot)
	if !alike {
		return nil, false
	}
	if len(moved) == 0 {
		return r.Findings, true
	}
	if r.quotes(moved) {
		return nil, false
	}
	findings = slices.Clone(r.Findings)
	said := 0 // problems of the files that moved, among the findings
	for i, f := range findings {
		m := moved[f.Range.Filename]
		if m == nil && !standsIn(f, moved) {
			continue
		}
		again := *f
		again.wasMendable = f.Mendable()
		again.Fixes, again.Proposes = nil, nil
		if p := problemOf(m, f); p != nil {
			again.Range, again.Message, again.Fix, again.Related = p.Range, p.Message, p.Fix, p.Related
			said++
		} else if !again.move(moved) {
			return nil, false
		}
		findings[i] = &again
	}
	for name, m := range moved {
		if said -= len(m.From.Problems); hasTwins(findings, name, m) {
			return nil, false
		}
	}
	if !slices.IsSortedFunc(findings, compare) {
		sorted(findings)
	}
	return findings, said == 0
}

// standsIn reports that a place beside a finding, or beside one that it stands for, lies in a
// file that moved.
func standsIn(f *Finding, moved map[string]*syntax.Moved) bool {
	return slices.ContainsFunc(f.Related, func(rel syntax.Related) bool { return moved[rel.Range.Filename] != nil }) ||
		slices.ContainsFunc(f.collapsed, func(one *Finding) bool { return moved[one.Range.Filename] != nil || standsIn(one, moved) })
}

// quotes reports that a sentence may quote what is another title now, or that the language
// may propose, or have proposed, an element for a name that is like its title.
func (r *Result) quotes(moved map[string]*syntax.Moved) bool {
	var quoted, named []string
	for _, m := range moved {
		for _, title := range m.Quoted {
			was, is := strings.TrimSuffix(prose.Clip(title.From), "…"), strings.TrimSuffix(prose.Clip(title.To), "…")
			quoted, named = append(quoted, title.From, was), append(named, prose.Normalise(was), prose.Normalise(is))
		}
	}
	says := func(text string, words []string) bool {
		return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(text, word) })
	}
	quotes := func(f *Finding) bool {
		return says(f.Message, quoted) || says(f.Fix, quoted) || f.rule == nil && says(prose.Normalise(f.Message), named) ||
			slices.ContainsFunc(f.Related, func(rel syntax.Related) bool { return says(rel.Message, quoted) })
	}
	return len(quoted) > 0 && slices.ContainsFunc(r.Findings, func(f *Finding) bool { return quotes(f) || slices.ContainsFunc(f.collapsed, quotes) })
}

// SaysAs reports whether another result is of a snapshot that says the same, to be judged
// by the same options: then FoundIn of the one knows whatever that of the other does.
func (r *Result) SaysAs(other *Result) bool {
	_, alike := r.snapshot.Alike(other.snapshot)
	return alike && r.policy.opts.equal(&other.policy.opts)
}

// problemOf is what the text of a file says now where a finding was about that text; nil
// where it was not.
func problemOf(m *syntax.Moved, f *Finding) *syntax.Problem {
	if m == nil || f.rule != nil {
		return nil
	}
	i := slices.IndexFunc(m.From.Problems, func(p syntax.Problem) bool { return p.Rule == f.Rule && p.Range == f.Range && p.Message == f.Message })
	if i < 0 {
		return nil
	}
	return &m.To.Problems[i]
}

// hasTwins reports whether something that the text of a file says cannot be told from
// another finding but by its place, which may be another now.
func hasTwins(findings []*Finding, name string, m *syntax.Moved) bool {
	if len(m.From.Problems) == 0 {
		return false
	}
	seen := map[[3]string]bool{}
	for _, f := range findings {
		if f.Range.Filename != name {
			continue
		}
		key := [3]string{f.Rule, f.Address, f.Detail}
		if seen[key] {
			return true
		}
		seen[key] = true
	}
	return false
}

// move puts a finding, which is nobody else's yet, where its places are now; false where
// that is not known.
func (f *Finding) move(moved map[string]*syntax.Moved) bool {
	known := true
	place := func(at hcl.Range) hcl.Range {
		if m := moved[at.Filename]; m != nil {
			is, ok := m.Range(at)
			known = known && ok
			return is
		}
		return at
	}
	f.Range, f.Related = place(f.Range), slices.Clone(f.Related)
	for i := range f.Related {
		f.Related[i].Range = place(f.Related[i].Range)
	}
	if f.collapsed == nil {
		return known
	}
	parts := make([]*Finding, len(f.collapsed))
	for i, one := range f.collapsed {
		is := *one
		is.Fixes, is.Proposes = nil, nil
		known = is.move(moved) && known
		parts[i] = &is
	}
	f.standFor(parts)
	return known
}
