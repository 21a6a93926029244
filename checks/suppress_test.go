package checks

import (
	"slices"
	"testing"
	"testing/fstest"

	"github.com/plan-as-code/plan/lang"
	"pgregory.net/rapid"
)

// Suppressing partition by partition hides what suppressing all findings at once hides.
func TestSuppressWith(t *testing.T) {
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	s, err := lang.Load(fstest.MapFS{
		"workspace.plan.hcl": file("workspace {}\nmetric \"m\" {}\n"),
		"a/a.plan.hcl":       file("campaign \"a\" {}\nobjective \"o\" {}\n"),
		"b/b.plan.hcl":       file("campaign \"b\" {}\nobjective \"o\" {}\n"),
	}, ".", nil)
	if err != nil {
		t.Fatal(err)
	}
	rules := []*Rule{{ID: "one", Suppresses: []string{"two"}}, {ID: "two", Suppresses: []string{"three"}}, {ID: "three"}}
	rapid.Check(t, func(t *rapid.T) {
		draw := func(plans []*lang.Plan) (findings []*Finding) {
			for range rapid.IntRange(0, 5).Draw(t, "findings") {
				e := rapid.SampledFrom(rapid.SampledFrom(plans).Draw(t, "plan").All).Draw(t, "element")
				r := rapid.SampledFrom(rules).Draw(t, "rule")
				f := &Finding{rule: r, Campaign: e.Plan().Campaign}
				f.Rule, f.Element, f.Range = r.ID, e, e.At()
				f.Severity = rapid.SampledFrom([]lang.Severity{lang.Info, lang.Warning, lang.Error}).Draw(t, "severity")
				findings = append(findings, f)
			}
			return sorted(findings)
		}
		d := split(s, nil)
		var all []*Finding
		for _, u := range d.partitions {
			u.take(draw(append(u.plans, s.Plans()[rapid.IntRange(0, 1).Draw(t, "or of")])))
			all = append(all, u.findings...)
		}
		rest := draw(s.Plans()[:rapid.IntRange(1, len(s.Plans())).Draw(t, "of the first")])
		want := suppress(sorted(slices.Concat(all, rest)))
		if got := sorted(d.suppressWith(rest)); !slices.Equal(got, want) {
			t.Fatalf("%d findings are left, not %d", len(got), len(want))
		}
	})
}
