package book_test

import (
	"strings"
	"testing"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/assist"
	"github.com/plan-as-code/plan/lang/syntax"
)

// A new element of any kind begins with what the essential rules ask of it, filled with what the
// plan has to choose from. What they ask for beside it is another element.
func TestElementsBeginWithWhatRulesAsk(t *testing.T) {
	const started = `campaign "spring" {
  start   = "2027-04-01"
  end     = "2027-06-30"
  sponsor = person.ana
}
goal "sales" {
  statement = "200 subscriptions more"
  metric    = metric.rides
  target    = 200
  by        = "2027-06-30"
}
objective "trials" {
  statement = "1,200 commuters take a test ride"
  supports  = [goal.sales]
  metric    = metric.rides
  target    = 1200
  by        = "2027-06-30"
}
tactic "tour" {
  discipline = discipline.pr
  owner      = person.ana
  serves     = [objective.trials]
}
discipline "pr" {}
metric "rides" {}
person "ana" {}
`
	elsewhere := []string{"goal-without-objective", "objective-without-tactic", "duplicate-metric", "tactic-without-metric", "unshared-target"}
	for _, k := range lang.Kinds() {
		if k.Label != syntax.Named || k.Name == "rule" || k.Name == "campaign" || k.Name == "stage" || k.Name == "amendment" {
			continue // for their author alone, or of what was sealed
		}
		src := started + "\n"
		s := load(t, map[string]string{"a.plan.hcl": src})
		got := assist.Complete(s, "a.plan.hcl", len(src))
		for _, one := range got.Candidates {
			if one.Label != k.Name {
				continue
			}
			for _, p := range one.Text {
				if len(p.Choices) > 0 {
					p.Text = p.Choices[0]
				}
				if !p.Rest {
					src += p.Text
				}
			}
		}
		r := checks.Run(load(t, map[string]string{"a.plan.hcl": src + "\n"}), book.Rules, checks.Options{AsOf: asOf, Profile: "essential"})
		for _, f := range r.Findings {
			if f.Element != nil && f.Element.Kind() == k && f.Element.Name() == "name" && !strings.Contains(strings.Join(elsewhere, " "), f.Rule) {
				t.Errorf("a new %s begins with %s: %s\n%s", k.Name, f.Rule, f.Message, src[len(started):])
			}
		}
	}
}
