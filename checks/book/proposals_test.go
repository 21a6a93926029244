package book_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/discovery"
	"github.com/plan-as-code/plan/lang/syntax"
)

// What a rule proposes can be written by a machine that reads no sentence: a value that is
// known settles the finding, or does what the rule's own fix does; one that is left to the
// author at least can be read.
func TestProposals(t *testing.T) {
	sequential(t)
	known, open := map[string]bool{}, map[string]bool{}
	try := func(t *testing.T, s *lang.Snapshot, opts checks.Options) {
		before := checks.Run(s, book.Rules, opts)
		for _, name := range slices.Sorted(maps.Keys(s.Files)) {
			for _, e := range s.ElementsIn(name) {
				for _, f := range before.About(e) {
					for _, p := range f.Proposes {
						if p.Open {
							open[f.Rule] = true
						} else {
							known[f.Rule] = true
						}
						tryProposal(t, s, before, f, p, opts)
					}
				}
			}
		}
	}
	eachPlan(t, func(w *trial) { try(w.t, w.snapshot, checks.Options{AsOf: asOf, Profile: "integrated"}) })
	for _, r := range book.Rules {
		t.Run(r.ID, func(t *testing.T) {
			p := parsePage(t, r)
			files := maps.Clone(p.bad)
			if p.lock != "" {
				files[discovery.LockFile] = p.lock
			}
			try(t, load(t, files), checks.Options{AsOf: p.asOf, Only: append([]string{r.ID}, p.beside...)})
			try(t, load(t, files), checks.Options{AsOf: p.asOf, Profile: "integrated"})
		})
	}
	if len(known) < 15 || len(open) < 15 {
		t.Errorf("rules that propose a value: %v; that leave it open: %v", slices.Sorted(maps.Keys(known)), slices.Sorted(maps.Keys(open)))
	}
}

func tryProposal(t *testing.T, s *lang.Snapshot, before *checks.Result, f *checks.Finding, p checks.Proposal, opts checks.Options) {
	t.Helper()
	if f.Element.Kind().Attr(p.Attribute) == nil {
		t.Errorf("%s proposes %s, which the %s does not have", f.Rule, p, f.Element)
		return
	}
	next := edited(t, s, f.Element.Plan().SetAttribute(f.Element, p.Attribute, p.Value))
	if now := same(next, f.Element); now == nil || now.Broken() && !f.Element.Broken() {
		t.Errorf("%s: with %s the %s cannot be read", f.Rule, p, f.Element)
		return
	}
	if p.Open {
		return
	}
	after := runAfter(before, next, opts)
	for _, now := range after.Findings {
		known := func(f *checks.Finding) bool { return f.Fingerprint == now.Fingerprint }
		if after.Rule(now.Rule).Language() && !slices.ContainsFunc(before.Findings, known) {
			t.Errorf("%s: with %s there is more to find: %s", f.Rule, p, now.Message)
		}
	}
	if !slices.ContainsFunc(after.About(same(next, f.Element)), func(now *checks.Finding) bool { return now.Rule == f.Rule && now.Detail == f.Detail }) {
		return
	}
	for _, fix := range f.Fixes {
		mended := runAfter(before, edited(t, s, fix.Edits...), opts)
		if cmp.Equal(whole(mended.Findings), whole(after.Findings)) {
			return
		}
	}
	t.Errorf("%s: with %s the %s has the same finding", f.Rule, p, f.Element)
}

// edited is a snapshot after edits, which may be of several files.
func edited(t *testing.T, s *lang.Snapshot, edits ...syntax.Edit) *lang.Snapshot {
	t.Helper()
	texts := map[string][]byte{}
	for _, e := range edits {
		name, src := e.Range.Filename, []byte(nil)
		if f := s.Files[name]; f != nil {
			src = f.Src
		}
		out, err := syntax.Apply(src, name, edits)
		if err != nil {
			t.Fatal(err)
		}
		texts[name] = out
	}
	return s.With(texts)
}
