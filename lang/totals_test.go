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
	row := regexp.MustCompile("(?m)^\\| `(\\w+)` \\| (?:cost|`(\\w+)`) \\| (in all|in `\\w+`|by [\\d-]+) \\| (.+) \\|$")
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
	switch {
	case metric == "" && all:
		sum = x.Cost()
	case metric == "":
		sum = x.CostIn(days)
	case all:
		sum = x.Brings(p.Lookup("metric", metric).(*lang.Metric))
	default:
		sum = x.BringsIn(p.Lookup("metric", metric).(*lang.Metric), days)
	}
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
