package book_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/lang"
	"pgregory.net/rapid"
)

func aligned(t *testing.T) *lang.Snapshot {
	t.Helper()
	s, err := lang.Load(os.DirFS("../../testdata/plans/spring-subscriptions"), ".", book.Vocabulary)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// whole is a finding with all that is said of it.
func whole(findings []*checks.Finding) []string {
	var list []string
	for _, f := range findings {
		list = append(list, strings.Join([]string{f.Range.String(), f.Rule, f.Address, f.Message, f.Fix, f.Fingerprint}, " | "))
	}
	return list
}

// After any edits, one after another, a snapshot finds what a fresh one finds.
func TestEditedIsFresh(t *testing.T) {
	start := aligned(t)
	var paths []string
	for name := range start.Files {
		paths = append(paths, name)
	}
	slices.Sort(paths)
	rapid.Check(t, func(t *rapid.T) {
		s := start
		for range rapid.IntRange(1, 4).Draw(t, "edits") {
			name := rapid.SampledFrom(paths).Draw(t, "file")
			var src []byte
			if f := s.Files[name]; f != nil {
				src = mangle(t, f.Src)
			}
			s = s.With(map[string][]byte{name: src})
		}
		fresh := map[string][]byte{}
		for name, f := range s.Files {
			fresh[name] = f.Src
		}
		want := whole(judge(lang.Empty(book.Vocabulary).With(fresh)))
		if diff := cmp.Diff(want, whole(judge(s))); diff != "" {
			t.Errorf("(-fresh +edited):\n%s", diff)
		}
	})
}

// mangle deletes or inserts a little, somewhere; now and then the whole file goes.
func mangle(t *rapid.T, src []byte) []byte {
	if len(src) == 0 || rapid.IntRange(0, 20).Draw(t, "gone") == 0 {
		return nil
	}
	at := rapid.IntRange(0, len(src)).Draw(t, "at")
	until := min(at+rapid.IntRange(0, 12).Draw(t, "deleted"), len(src))
	typed := rapid.SampledFrom([]string{"", "\"", "{", "}", "[", "=", "x", "“", "\n", "<<E\n", "objective \"typed\" {", "campaign \"typed\" {\n}\n"}).Draw(t, "typed")
	return slices.Concat(src[:at], []byte(typed), src[until:])
}

// Typing within one element hides nothing of another: the other keeps its name
// and its findings, wherever the mistake is.
func TestMistakesStayAtHome(t *testing.T) {
	const name = "a.plan.hcl"
	before, typed, after := `metric "clip_value" {
  title = "Media value"
}

`, `tactic "typed" {
  title      = "Poster"
  discipline = discipline.pr
  start      = "2027-04-01"
  affects    = ["url_change"]
  contribution {
    metric   = metric.clip_value
    expected = 10
  }
}

`, `tactic "late" {
  discipline = discipline.pr
  strat      = "2027-04-01"
  end        = "31.12.2027"
}

discipline "pr" {}
`
	findings := func(middle string) (of []string, elements []string) {
		s := lang.Empty(book.Vocabulary).With(map[string][]byte{name: []byte(before + middle + after)})
		for _, f := range judge(s) {
			if f.Address == "tactic.late" && f.Rule != "orphan-tactic" || f.Address == "metric.clip_value" && f.Rule == "ave-metric" {
				of = append(of, f.Rule+" "+f.Address+" "+f.Message)
			}
		}
		for _, address := range []string{"metric.clip_value", "tactic.late", "discipline.pr"} {
			if s.Element(address) != nil {
				elements = append(elements, address)
			}
		}
		return of, elements
	}
	want, all := findings(typed)
	if len(want) < 3 || len(all) != 3 {
		t.Fatalf("the plan should have findings to lose: %v, %v", want, all)
	}
	check := func(t interface{ Errorf(string, ...any) }, middle string) {
		got, elements := findings(middle)
		if diff := cmp.Diff(want, got); diff != "" || len(elements) != len(all) {
			t.Errorf("after typing\n%s\nelements %v, findings (-before +after):\n%s", middle, elements, diff)
		}
	}
	body := typed[:len(typed)-2]
	for i := len("tactic"); i < len(body); i++ { // every prefix, every deletion
		check(t, body[:i]+"\n\n")
		check(t, body[:i]+body[i+1:]+"\n\n")
	}
	rapid.Check(t, func(t *rapid.T) {
		at := rapid.IntRange(len("tactic"), len(body)-1).Draw(t, "at")
		check(t, body[:at]+rapid.SampledFrom([]string{"\"", "'", "{", "}", "[", "]", "(", "“", ",", ":", "=", "é", "${", "/*"}).Draw(t, "typed")+body[at:]+"\n\n")
	})
}

// The aligned plan has no finding, as a whole and read file by file in any order.
func TestAlignedPlan(t *testing.T) {
	s := aligned(t)
	asOf, _ := lang.ParseDate("2027-02-15")
	if found := checks.Run(s, book.Rules, checks.Options{AsOf: asOf, Profile: "integrated"}).Findings; len(found) > 0 {
		t.Errorf("findings: %v", lines(found))
	}
	n := 0
	for _, p := range s.Plans {
		n += len(p.All)
	}
	if n < 25 {
		t.Errorf("%d elements, want at least 25", n)
	}
}
