package lang_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"pgregory.net/rapid"
)

// The tables of totals.md say what tactics of the plans above them come to.
func TestTotals(t *testing.T) {
	page, err := os.ReadFile("totals.md")
	if err != nil {
		t.Fatal(err)
	}
	fences := strings.Split(string(page), "```hcl\n")
	if len(fences) < 4 {
		t.Fatal("the page has lost its examples")
	}
	row := regexp.MustCompile("(?m)^\\| `(\\w+)` \\| (?:cost|`(\\w+)`) \\| (in all|(?:in|for) `\\w+`|by [\\d-]+) \\| (.+) \\|$")
	for _, fence := range fences[1:] {
		src, rest, _ := strings.Cut(fence, "```\n")
		p := planOf(t, src)
		rows := row.FindAllStringSubmatch(rest, -1)
		if len(rows) == 0 {
			t.Errorf("no table behind %s", src)
		}
		for _, r := range rows {
			if got := comesTo(t, p, r[1], r[2], r[3]); got != r[4] {
				t.Errorf("%s: got %s", r[0], got)
			}
		}
	}
}

func planOf(t interface {
	Helper()
	Fatalf(string, ...any)
}, src string) *lang.Plan {
	t.Helper()
	s, err := lang.Load(fstest.MapFS{"a/a.plan.hcl": {Data: []byte(src)}}, ".", nil)
	if err != nil {
		t.Fatalf("%v", err)
	}
	for _, p := range s.Plans() {
		for _, d := range p.Diagnostics {
			t.Fatalf("%s: %s", d.Range, d.Message)
		}
		if p.Campaign != nil {
			return p
		}
	}
	t.Fatalf("no campaign")
	return nil
}

// comesTo is what a row of the page asks for, in its words.
func comesTo(t *testing.T, p *lang.Plan, tactic, metric, when string) string {
	x := p.Lookup("tactic", tactic).(*lang.Tactic)
	days, all := lang.Stretch{}, when == "in all"
	if day, ok := strings.CutPrefix(when, "by "); ok {
		d, _ := lang.ParseDate(day)
		days = lang.UpTo(d)
	} else if phase, ok := strings.CutPrefix(when, "in `"); ok {
		days, _ = p.Lookup("phase", strings.TrimSuffix(phase, "`")).(*lang.Phase).Stretch()
	}
	var sum lang.Total
	objective, ours := strings.CutPrefix(when, "for `")
	switch {
	case ours:
		sum = x.BringsTo(p.Lookup("objective", strings.TrimSuffix(objective, "`")).(*lang.Objective))
	case metric == "" && all:
		sum = x.Cost()
	case metric == "":
		sum = x.CostIn(days)
	case all:
		sum = x.Brings(p.Lookup("metric", metric).(*lang.Metric))
	default:
		sum = x.BringsIn(p.Lookup("metric", metric).(*lang.Metric), days)
	}
	return said(sum)
}

// said is a total in the words of the page.
func said(sum lang.Total) string {
	switch sum.State {
	case lang.Absent:
		return "nothing"
	case lang.Unknown:
		return "not known"
	}
	text := prose.Digits(sum.V)
	if sum.Most != sum.V {
		text += " to " + prose.Digits(sum.Most)
	}
	if sum.Divided {
		text += ", divided"
	}
	return text
}

// What a tactic costs in all is what it costs in any stretches of days that together are all
// of its time.
func TestTotalsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first, _ := lang.ParseDate("2027-01-01")
		day := func(n int) string { return `"` + (first + lang.Date(n)).ISO() + `"` }
		cut := rapid.IntRange(1, 200).Draw(t, "cut")
		start := rapid.IntRange(0, 200).Draw(t, "start")
		end := rapid.IntRange(start, 400).Draw(t, "end")
		per := rapid.SampledFrom([]string{"", `"1d"`, `"3d"`, `"1w"`, `"1mo"`, `"5h"`, `"90min"`}).Draw(t, "per")
		src := "campaign \"c\" {\n  start = " + day(0) + "\n  end = " + day(500) + "\n}\n" +
			"phase \"one\" {\n  start = " + day(0) + "\n  end = " + day(cut) + "\n}\nphase \"two\" {\n  start = " + day(cut+1) + "\n  end = " + day(500) + "\n}\n" +
			"tactic \"t\" {\n  start = " + day(start) + "\n  end = " + day(end) + "\n  budget = 70\n"
		if per != "" {
			src += "  budget_per = " + per + "\n"
		}
		if rapid.Bool().Draw(t, "apart") {
			src += "  money {\n    phase = phase.one\n    budget = 90\n    per = \"1d\"\n  }\n"
		}
		for _, phase := range []string{"", "phase.one"} {
			src += "  contribution {\n    metric = metric.m\n    expected = 40\n"
			if per != "" {
				src += "    per = " + per + "\n"
			}
			if phase != "" {
				src += "    phase = " + phase + "\n"
			}
			src += "  }\n"
		}
		s, err := lang.Load(fstest.MapFS{"a/a.plan.hcl": {Data: []byte(src + "}\nmetric \"m\" {}\n")}}, ".", nil)
		if err != nil {
			t.Fatal(err)
		}
		x := s.Plans()[1].Lookup("tactic", "t").(*lang.Tactic)
		all := x.Cost()
		if !all.Known() {
			return // a span is longer than the tactic, or a phase lies outside it
		}
		between := lang.Date(rapid.IntRange(-10, 510).Draw(t, "between"))
		one, two := x.CostIn(lang.UpTo(first+between)), x.CostIn(lang.Stretch{First: first + between + 1, Last: first + 1000})
		if sum := one.V + two.V; !one.Known() || !two.Known() || sum < all.V-1e-6 || sum > all.V+1e-6 {
			t.Fatalf("%s: %v in all, %v and %v", src, all, one, two)
		}
		brings, sum := x.Brings(x.Contributions[0].Metric.To), 0.0
		for i := range x.Contributions {
			sum += x.Contributions[i].Brings(x).V
		}
		if brings.Known() && brings.V != sum {
			t.Fatalf("%s: %v of the metric in all, and %v by its blocks", src, brings.V, sum)
		}
	})
}

// Each part of a total by itself: when something counts, and from what nothing is concluded.
func TestTotalsOneByOne(t *testing.T) {
	const around = `campaign "c" {
  start = "2027-03-01"
  end   = "2027-06-30"
}
phase "one" {
  start = "2027-03-01"
  end   = "2027-03-10"
}
phase "two" {
  start = "2027-03-11"
  end   = "2027-03-20"
}
phase "late" {
  start = "2027-06-01"
  end   = "2027-06-30"
}
objective "o" {
  statement = "Some come"
  metric    = metric.m
  by        = "2027-05-31"
}
objective "open" {
  statement = "Some come"
  metric    = metric.m
  by        = tbd
}
metric "m" {}
`
	const march = `start = "2027-03-01"` + "\n" + `end = "2027-03-31"` + "\n"
	brings := func(rest string) string { return "contribution {\nmetric = metric.m\n" + rest + "}\n" }
	for _, c := range []struct{ says, src, of, want string }{
		{"a span that has begun counts in full", march + "budget = 10\nbudget_per = \"5h\"", "cost by 2027-03-01", "50"},
		{"a month begins on its day", march + "budget = 10\nbudget_per = \"1mo\"", "cost by 2027-03-01", "10"},
		{"a day before it has begun nothing counts", march + "budget = 10\nbudget_per = \"1d\"", "cost by 2027-02-28", "0"},
		{"a span longer than the time is no sum", march + "budget = 10\nbudget_per = \"2mo\"", "cost in all", "not known"},
		{"phases that meet are one stretch", "phases = [phase.one, phase.two]\nbudget = 10\nbudget_per = \"1w\"", "cost in all", "30"},
		{"of phases only the tactic's own days count", march + "phases = [phase.one, phase.two]\nbudget = 10\nbudget_per = \"1d\"", "cost in all", "200"},
		{"its own start comes before that of its phases", "start = \"2027-03-06\"\nphases = [phase.one]\nbudget = 10\nbudget_per = \"1d\"", "cost in all", "50"},
		{"its own end comes before that of its phases", "end = \"2027-03-04\"\nphases = [phase.one]\nbudget = 10\nbudget_per = \"1d\"", "cost in all", "40"},
		{"an amount for a phase begins with the tactic", "start = \"2027-03-09\"\nend = \"2027-03-31\"\n" + brings("expected = 3\nper = \"1d\"\nphase = phase.one\n"), "brings in all", "6"},
		{"an amount for a phase ends with the tactic", "start = \"2027-02-01\"\nend = \"2027-03-02\"\n" + brings("expected = 3\nper = \"1d\"\nphase = phase.one\n"), "brings in all", "6"},
		{"a part that is open leaves the sum open", march + brings("expected = 3\n") + brings("expected = tbd\n"), "brings in all", "not known"},
		{"so does one that stands before", march + brings("expected = tbd\n") + brings("expected = 3\n"), "brings in all", "not known"},
		{"without an end, in a campaign with one, nothing is added up", "start = \"2027-03-01\"\nbudget = 10\nbudget_per = \"1d\"", "cost in all", "not known"},
		{"a range that recurs", march + "budget = 10\nbudget_most = 12\nbudget_per = \"1w\"", "cost in all", "50 to 60"},
		{"an upper end that is open", march + "budget = 10\nbudget_most = tbd", "cost in all", "not known"},
		{"of what recurs an objective gets what has begun when it is due", "start = \"2027-05-18\"\nend = \"2027-06-30\"\n" + brings("expected = 3\nper = \"1w\"\n"), "for o", "6"},
		{"what does not recur is meant for it as a whole", "start = \"2027-06-18\"\nend = \"2027-06-30\"\n" + brings("expected = 3\n"), "for o", "3"},
		{"but not where it is for a phase that comes later", "start = \"2027-05-18\"\nend = \"2027-06-30\"\n" + brings("expected = 3\nphase = phase.late\n") + brings("expected = 4\nphase = phase.one\n"), "for o", "4"},
		{"when it is due is open, and with that what has begun", march + brings("expected = 3\nper = \"1w\"\n"), "for open", "not known"},
		{"but not what does not recur", march + brings("expected = 3\n"), "for open", "3"},
		{"at the most all of it comes at once, on the first day", march + brings("expected = 3\n"), "at most by 2027-03-01", "3"},
		{"but not before", march + brings("expected = 3\n"), "at most by 2027-02-28", "0"},
	} {
		src := around + "tactic \"t\" {\n" + c.src + "\n}\n"
		s, err := lang.Load(fstest.MapFS{"a/a.plan.hcl": {Data: []byte(src)}}, ".", nil)
		if err != nil {
			t.Fatal(err)
		}
		p := s.Plans()[1]
		x, m := p.Lookup("tactic", "t").(*lang.Tactic), p.Lookup("metric", "m").(*lang.Metric)
		what, when, _ := strings.Cut(c.of, " by ")
		day, _ := lang.ParseDate(when)
		var sum lang.Total
		switch what {
		case "cost in all":
			sum = x.Cost()
		case "cost":
			sum = x.CostIn(lang.UpTo(day))
		case "brings in all":
			sum = x.Brings(m)
		case "at most":
			sum = x.BringsAtMost(m, day)
		default:
			sum = x.BringsTo(p.Lookup("objective", strings.TrimPrefix(what, "for ")).(*lang.Objective))
		}
		if got := said(sum); got != c.want {
			t.Errorf("%s: got %s, want %s", c.says, got, c.want)
		}
	}
}
