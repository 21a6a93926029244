package book_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/syntax"
	"pgregory.net/rapid"
)

// saidByLanguage is what the language finds in some plans' files, without what is said of
// waivers and settings.
func saidByLanguage(r *checks.Result, findings []*checks.Finding, in map[string]bool) (said, others []*checks.Finding) {
	ofWaivers := []string{"unused-waiver", "expired-waiver", "not-waivable"}
	for _, f := range findings {
		switch {
		case !in[f.Range.Filename]:
		case r.Rule(f.Rule).Language() && !slices.Contains(ofWaivers, f.Rule):
			said = append(said, f)
		default:
			others = append(others, f)
		}
	}
	return said, others
}

// Whatever is typed above campaigns, what is shown before they are judged is what the
// language finds in the plans of what was typed, as a fresh start does; and of all else what
// was found before, at places that still say the same, in elements that can be read.
func TestFoundSoFar(t *testing.T) {
	sequential(t)
	asOf, _ := lang.ParseDate("2027-02-01")
	opts := checks.Options{AsOf: asOf, Profile: "integrated"}
	files := lacking(t)
	start := lang.Empty(book.Vocabulary).With(files)
	before := judgeAfter(nil, start)
	pieces := []string{" ", "\n", "\n# A remark.\n", "na", "\"", "{", "}", "0", "[", "metric.test_rides", "person.nobody", "\n  na\n", "é"}
	kept := 0
	rapid.Check(t, func(t *rapid.T) {
		s, edited := start, map[string]bool{}
		for range rapid.IntRange(1, 4).Draw(t, "edits") {
			name := rapid.SampledFrom([]string{"workspace.plan.hcl", "workspace.plan.hcl", "autumn/campaign.plan.hcl"}).Draw(t, "file")
			text := string(s.Files[name].Src)
			at := rapid.IntRange(0, len(text)).Draw(t, "at")
			gone := rapid.SampledFrom([]int{0, 0, 0, 1, 2, 40}).Draw(t, "gone")
			s = s.With(map[string][]byte{name: []byte(text[:at] + rapid.SampledFrom(pieces).Draw(t, "piece") + text[min(at+gone, len(text)):])})
			for _, f := range s.PlanOf(name).Files {
				edited[f.Path] = true
			}
		}
		found, some := before.FoundSoFar(s, opts, 0)
		if !some {
			t.Fatal("nothing can be shown")
		}
		if !slices.IsSortedFunc(found, func(a, b *checks.Finding) int { return strings.Compare(a.Range.Filename, b.Range.Filename) }) {
			t.Fatal("the findings are in no order")
		}
		fresh := judgeAfter(nil, lang.Empty(book.Vocabulary).With(sources(s)))
		said, others := saidByLanguage(before, found, edited)
		truth, _ := saidByLanguage(fresh, fresh.Findings, edited)
		if got, want := shownOf(said), shownOf(truth); !slices.Equal(got, want) {
			t.Fatalf("the language finds\n\t%s\nand from nothing\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
		}
		for _, f := range others {
			kept++
			checkStill(t, before, start, s, f)
		}
	})
	if !testing.Short() && kept < 20 {
		t.Errorf("only %d were kept", kept)
	}
}

// checkStill holds a finding against those of a snapshot before.
func checkStill(t *rapid.T, before *checks.Result, was, is *lang.Snapshot, f *checks.Finding) {
	text := func(s *lang.Snapshot, at *syntax.Related) string {
		return s.Files[at.Range.Filename].Text(at.Range) + " " + at.Message
	}
	if !slices.ContainsFunc(before.Findings, func(b *checks.Finding) bool {
		return b.Fingerprint == f.Fingerprint && b.Message == f.Message && b.Severity == f.Severity && b.Waiver == f.Waiver &&
			text(was, &syntax.Related{Range: b.Range}) == text(is, &syntax.Related{Range: f.Range}) &&
			!slices.ContainsFunc(f.Related, func(rel syntax.Related) bool {
				return !slices.ContainsFunc(b.Related, func(at syntax.Related) bool { return text(was, &at) == text(is, &rel) })
			})
	}) {
		t.Fatalf("%s at %v was not found before, or elsewhere", f.Message, f.Range)
	}
	for _, d := range is.Files[f.Range.Filename].Declarations {
		if e := f.Element; e != nil && !e.Broken() && d.Block == nil && d.Whole.Holds(syntax.SpanOf(f.Range)) {
			t.Fatalf("%s at %v, where nothing can be read any more", f.Message, f.Range)
		}
	}
}

// What is shown first is known where enough campaigns lie below, and nothing came, went or
// is to be judged otherwise.
func TestFoundSoFarWhere(t *testing.T) {
	asOf, _ := lang.ParseDate("2027-02-01")
	opts := checks.Options{AsOf: asOf, Profile: "integrated"}
	start := lang.Empty(book.Vocabulary).With(lacking(t))
	before := judgeAfter(nil, start)
	more := func(name string) *lang.Snapshot { return start.With(map[string][]byte{name: []byte("# More\n")}) }
	edited := func(n int) *lang.Snapshot {
		edits := map[string][]byte{}
		for _, f := range start.List[len(start.List)-n:] {
			edits[f.Path] = append(slices.Clone(f.Src), '\n')
		}
		return start.With(edits)
	}
	later := opts
	later.AsOf++
	changed := opts
	changed.Base = start
	for what, x := range map[string]struct {
		s     *lang.Snapshot
		opts  checks.Options
		below int
		some  bool
	}{
		"two campaigns below":  {more("workspace.plan.hcl"), opts, 2, true},
		"fewer than asked for": {more("workspace.plan.hcl"), opts, 3, false},
		"none below":           {more("autumn/more.plan.hcl"), opts, 1, false},
		"nothing is edited":    {start, opts, 0, false},
		"eight files":          {edited(8), opts, 0, true},
		"nine files":           {edited(9), opts, 0, false},
		"a new file":           {more("more.plan.hcl"), opts, 0, false},
		"an agreement":         {more("spring/plan.lock.hcl"), opts, 0, false},
		"another day":          {more("workspace.plan.hcl"), later, 0, false},
		"a base":               {more("workspace.plan.hcl"), changed, 0, false},
	} {
		if found, some := before.FoundSoFar(x.s, x.opts, x.below); some != x.some || some && len(found) == 0 {
			t.Error(what, some, fmt.Sprint(len(found)))
		}
	}
}
