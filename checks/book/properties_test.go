package book_test

import (
	"fmt"
	"maps"
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
		list = append(list, strings.Join([]string{f.Range.String(), f.Rule, f.Address, f.Message, f.Fix, f.Fingerprint, fmt.Sprint(f.Related)}, " | "))
	}
	return list
}

// twoCampaigns is the aligned plan with a second campaign beside it, and goals,
// metrics and an objective of the workspace's own that both refer to.
func twoCampaigns(t *testing.T) *lang.Snapshot {
	s := aligned(t)
	edits := map[string][]byte{"shared.plan.hcl": []byte(`metric "shared" {
  level = "impact"
}
metric "counted" {
  feeds = metric.shared
}
goal "growth" {
  metric = metric.shared
}
objective "all" {
  supports = [goal.growth]
  metric   = metric.counted
}
tactic "common" {
  serves = [objective.all]
}
tactic "unserving" {
  supports = [tactic.common]
}
`)}
	const more = "\ntactic \"own\" {\n  supports = [tactic.common]\n  metrics  = [metric.counted]\n}\nobjective \"part\" {\n  supports = [objective.all]\n}\n"
	for name, f := range s.Files {
		if rest, ok := strings.CutPrefix(name, "spring/"); ok {
			for folder, campaign := range map[string]string{"spring": "spring", "autumn": "autumn", "spring/late": "late"} {
				if campaign == "late" && rest != "campaign.plan.hcl" {
					continue
				}
				edits[folder+"/"+rest] = []byte(strings.ReplaceAll(string(f.Src), `"spring"`, `"`+campaign+`"`) + more)
			}
		}
	}
	return s.With(edits)
}

// After any edits, one after another, a snapshot finds what a fresh one finds.
func TestEditedIsFresh(t *testing.T) {
	start := twoCampaigns(t).With(map[string][]byte{"own.plan.hcl": []byte(ownRules)})
	if len(start.Plans()) < 4 {
		t.Fatalf("%d plans", len(start.Plans()))
	}
	first := judgeAfter(nil, start)
	paths := slices.Sorted(maps.Keys(start.Files))
	rapid.Check(t, func(t *rapid.T) {
		s, result := start, first
		for range rapid.IntRange(1, 4).Draw(t, "edits") {
			name := rapid.SampledFrom(paths).Draw(t, "file")
			var src []byte
			if f := s.Files[name]; f != nil {
				src = mangle(t, f.Src)
			}
			s = s.With(map[string][]byte{name: src})
			result = judgeAfter(result, s)
		}
		fresh := map[string][]byte{}
		for name, f := range s.Files {
			fresh[name] = f.Src
		}
		want := whole(judge(lang.Empty(book.Vocabulary).With(fresh)))
		if diff := cmp.Diff(want, whole(result.Findings)); diff != "" {
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

// ofOthers are rules whose findings at one tactic depend on what others say.
var ofOthers = map[string]bool{"orphan-tactic": true, "unamplified-tactic": true}

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
			if f.Address == "tactic.late" && !ofOthers[f.Rule] || f.Address == "metric.clip_value" && f.Rule == "ave-metric" {
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
	for _, p := range s.Plans() {
		n += len(p.All)
	}
	if n < 25 {
		t.Errorf("%d elements, want at least 25", n)
	}
}

// What another campaign says of a shared metric counts as soon as it is typed.
func TestAcrossCampaigns(t *testing.T) {
	s := lang.Empty(book.Vocabulary).With(map[string][]byte{
		"shared.plan.hcl":      []byte("metric \"sales\" {}\ndiscipline \"pr\" {}\ndiscipline \"events\" {}\n"),
		"spring/plan.plan.hcl": []byte("campaign \"spring\" {}\nmetric \"clips\" {\n  feeds = metric.sales\n}\ntactic \"a\" {\n  discipline = discipline.pr\n  metrics    = [metric.clips]\n}\ntactic \"c\" {\n  discipline = discipline.events\n}\n"),
		"autumn/plan.plan.hcl": []byte("campaign \"autumn\" {}\ntactic \"b\" {\n  discipline = discipline.events\n  metrics    = [metric.sales]\n}\n"),
	})
	private := func(r *checks.Result) bool {
		return slices.ContainsFunc(r.Findings, func(f *checks.Finding) bool { return f.Rule == "private-metric" && f.Address == "metric.clips" })
	}
	before := judgeAfter(nil, s)
	after := judgeAfter(before, s.With(map[string][]byte{"autumn/plan.plan.hcl": []byte("campaign \"autumn\" {}\n")}))
	if private(before) || !private(after) {
		t.Errorf("private before the edit: %v, after it: %v", private(before), private(after))
	}
}
