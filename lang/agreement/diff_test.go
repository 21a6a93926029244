package agreement

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/lang"
	"pgregory.net/rapid"
)

// inFolder is the plan of the same folder in another version.
func inFolder(s *lang.Snapshot) func(*lang.Plan) *lang.Plan {
	return func(p *lang.Plan) *lang.Plan {
		i := slices.IndexFunc(s.Plans(), func(o *lang.Plan) bool { return o.Folder == p.Folder })
		if i < 0 {
			return nil
		}
		return s.Plans()[i]
	}
}

func differing(base, head *lang.Snapshot) []string {
	var list []string
	for _, p := range Compare(base, head, inFolder(base)).Plans {
		for _, e := range p.Elements {
			line := []string{"changed", "added", "dropped"}[[...]int{Changed: 0, Added: 1, Dropped: 2}[e.Kind()]] + " " + e.Element().Address()
			if e.Renamed() {
				line += " was " + e.Was.Address()
			}
			if e.Moved {
				line += " moved"
			}
			for i := range e.Values {
				if v := &e.Values[i]; e.Was != nil && e.Is != nil {
					name := strings.TrimSpace(strings.Join([]string{v.Block, v.About, v.Name}, " "))
					switch {
					case v.Unread():
						line += fmt.Sprintf("; %s cannot be read", name)
					default:
						line += fmt.Sprintf("; %s: %s > %s", name, v.Was.Text, v.Is.Text)
					}
				}
			}
			list = append(list, line)
		}
		if p.Unclear {
			list = append(list, "unclear")
		}
	}
	return list
}

const beforePlan = `campaign "spring" {
  start  = "2027-04-01"
  end    = "2027-06-30"
  budget = 120000
}

objective "trials" {
  statement = "1,200 people ride"
  target    = 1200
}

tactic "tour" {
  title      = "Tour"
  discipline = discipline.pr
  serves     = [objective.trials]
  metrics    = [metric.rides, metric.calls]
  budget     = campaign.budget * 0.5
  affects    = ["url_change", "rebrand"]
  contribution {
    metric   = metric.rides
    expected = 300
  }
}

metric "rides" { frequency = "6w" }
metric "calls" { feeds = metric.rides }
discipline "pr" {}
waiver "orphan-tactic" {
  covers = tactic.tour
  until  = "2027-04-01"
}
waiver "orphan-tactic" {
  covers = metric.rides
  until  = "2027-05-01"
}
`

// What two versions of a small plan differ in: the change, and what is said.
func TestCompare(t *testing.T) {
	for name, x := range map[string]struct {
		edits []string // texts and what stands for them
		want  string
	}{
		"nothing":          {nil, ""},
		"layout and order": {[]string{"budget = 120000", "budget=1.2e5 # as agreed", "[metric.rides, metric.calls]", "[ metric.calls, metric.rides ]", `"6w"`, `"42d"`, `["url_change", "rebrand"]`, `["rebrand", "url_change"]`}, ""},
		"money worked out": {[]string{"* 0.5", "* 0.25"}, "changed tactic.tour; budget: 60,000 > 30,000"},
		"a start, no launch": {[]string{`"2027-04-01"
  end`, `"2027-04-08"
  end`}, "changed campaign.spring; start: 1 April 2027 > 8 April 2027"},
		"a launch of its own": {[]string{"  budget = 120000", "  budget = 120000\n  launch = \"2027-04-11\""}, "changed campaign.spring; launch: 1 April 2027 > 11 April 2027"},
		"a list":              {[]string{", metric.calls]", "]"}, `changed tactic.tour; metrics: "rides" and "calls" > "rides"`},
		"an empty list":       {[]string{"[metric.rides, metric.calls]", "[]"}, `changed tactic.tour; metrics: "rides" and "calls" > `},
		"within a block":      {[]string{"expected = 300", "expected = 200"}, `changed tactic.tour; contribution "rides" expected: 300 > 200`},
		"a whole block":       {[]string{"metric   = metric.rides", "metric   = metric.calls"}, `changed tactic.tour; "rides" contribution: expected 300 > ; "calls" contribution:  > expected 300`},
		"a drop by status":    {[]string{`title      = "Tour"`, `status = "dropped"`}, "dropped tactic.tour; status:  > dropped; title: \"Tour\" > "},
		"a rename":            {[]string{`tactic "tour"`, `tactic "show"`, "covers = tactic.tour", "covers = tactic.show", "discipline \"pr\" {}", "discipline \"pr\" {}\nmoved {\n  from = tactic.tour\n  to = tactic.show\n}"}, "changed tactic.show was tactic.tour"},
		"no rename":           {[]string{`tactic "tour"`, `tactic "show"`, "covers = tactic.tour", "covers = tactic.show"}, "added tactic.show; added waiver.orphan-tactic; dropped tactic.tour; dropped waiver.orphan-tactic"},
		"a waiver":            {[]string{`until  = "2027-05-01"`, `until  = "2027-05-08"`}, "changed waiver.orphan-tactic; until: 1 May 2027 > 8 May 2027"},
		"an unread value":     {[]string{"* 0.5", "* nothing"}, "changed tactic.tour; budget cannot be read"},
		"an unread reference": {[]string{"metric.calls]", "metric.cals]"}, "changed tactic.tour; metrics cannot be read"},
		"an unread element":   {[]string{"title      = \"Tour\"", "title      = = "}, "changed tactic.tour;  cannot be read"},
		"an unread text":      {[]string{"waiver \"orphan-tactic\" {\n  covers = metric", "}}\nwaive ((\n  covers = metric"}, "unclear"},
	} {
		t.Run(name, func(t *testing.T) {
			after := beforePlan
			for i := 0; i < len(x.edits); i += 2 {
				if !strings.Contains(after, x.edits[i]) {
					t.Fatalf("there is no %q", x.edits[i])
				}
				after = strings.Replace(after, x.edits[i], x.edits[i+1], 1)
			}
			base, head := loadPlan(t, map[string]string{"a.plan.hcl": beforePlan}), loadPlan(t, map[string]string{"b.plan.hcl": after})
			if got := strings.Join(differing(base, head), "; "); got != x.want && !(x.want == "unclear" && strings.Contains(got, "unclear")) {
				t.Errorf("it says\n%s\nnot\n%s", got, x.want)
			}
		})
	}
}

// An element that moves into a plan above, where others share it, is the same.
func TestCompareAcrossPlans(t *testing.T) {
	campaign := "campaign \"spring\" {\n  start = \"2027-04-01\"\n  end = \"2027-06-30\"\n}\ntactic \"tour\" {\n  metrics = [metric.rides]\n}\n"
	const rides = "metric \"rides\" {\n  unit = \"rides\"\n}\n"
	base := loadPlan(t, map[string]string{"workspace.plan.hcl": "workspace {}\n", "spring/a.plan.hcl": campaign + rides})
	head := loadPlan(t, map[string]string{"workspace.plan.hcl": "workspace {}\n" + rides, "spring/a.plan.hcl": campaign})
	if got := strings.Join(differing(base, head), "; "); got != "changed metric.rides moved" {
		t.Error(got)
	}
}

// A plan does not differ from itself; what was added one way was dropped the
// other way, and every value that differs one way differs the other.
func TestCompareBothWays(t *testing.T) {
	whole, err := lang.Load(os.DirFS("../../testdata/plans/spring-subscriptions"), ".", nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := differing(whole, whole.With(map[string][]byte{"workspace.plan.hcl": []byte(whole.Files["workspace.plan.hcl"].Content + "\n")})); len(got) > 0 {
		t.Errorf("it differs from itself: %v", got)
	}
	rapid.Check(t, func(t *rapid.T) {
		a, b := thinned(t, whole, "a"), thinned(t, whole, "b")
		there, back := counts(a, b), counts(b, a)
		for _, key := range slices.Collect(maps.Keys(there)) {
			if there[key] != back[opposite.Replace(key)] {
				t.Fatalf("%s: %d one way, %d the other", key, there[key], back[opposite.Replace(key)])
			}
		}
	})
}

var opposite = strings.NewReplacer("added ", "dropped ", "dropped ", "added ")

// thinned is a workspace without some of its elements, and with other numbers.
func thinned(t *rapid.T, s *lang.Snapshot, label string) *lang.Snapshot {
	edits := map[string][]byte{}
	for _, name := range slices.Sorted(maps.Keys(s.Files)) {
		f := s.Files[name]
		text := f.Content
		for i := len(f.Declarations) - 1; i >= 0; i-- {
			d := f.Declarations[i]
			switch rapid.IntRange(0, 12).Draw(t, label) {
			case 0:
				if d.Kind != "campaign" {
					text = text[:d.Whole.Start] + text[d.Whole.End:]
				}
			case 1:
				text = text[:d.Whole.Start] + strings.ReplaceAll(text[d.Whole.Start:d.Whole.End], "00", "50") + text[d.Whole.End:]
			}
		}
		edits[name] = []byte(text)
	}
	return s.With(edits)
}

func counts(base, head *lang.Snapshot) map[string]int {
	found := map[string]int{}
	for _, p := range Compare(base, head, inFolder(base)).Plans {
		for _, e := range p.Elements {
			switch e.Kind() {
			case Added:
				found["added "+e.Element().Address()]++
			case Dropped:
				found["dropped "+e.Element().Address()]++
			}
			for _, v := range e.Values {
				found[e.Element().Address()+" "+v.Block+v.About+v.Name]++
			}
		}
	}
	return found
}
