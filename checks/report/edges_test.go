package report_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/plan-as-code/plan/checks/report"
	"github.com/plan-as-code/plan/lang"
)

var sight = map[string][]byte{
	"all.plan.hcl": []byte(`goal "growth" {
  metric = metric.revenue
}
metric "revenue" {}
metric "trials" { feeds = metric.revenue }
`),
	"spring/spring.plan.hcl": []byte(`campaign "spring" {}
locals { aims = [objective.try] }
objective "try" {
  supports = [goal.growth]
  metric   = metric.trials
}
strategy "ride" { serves = [objective.try] }
tactic "webinar" {
  serves   = local.aims
  strategy = strategy.ride
  requires = [input.film, objective.try]
  metrics  = [metric.trials]
  contribution {
    metric = metric.trials
  }
}
tactic "teaser" { supports = [tactic.webinar] }
input "film" { needed_by = [tactic.webinar] }
`),
	"autumn/autumn.plan.hcl": []byte(`campaign "autumn" {}
objective "try" { supports = [goal.growth, goal.growth] }
`),
}

func TestEdges(t *testing.T) {
	s := lang.Empty(nil).With(sight)
	for address, want := range map[string]string{
		"tactic.webinar":  "serves objective.try, belongs to strategy.ride | metric.trials measures, input.film is needed by, tactic.teaser supports",
		"tactic.teaser":   "supports tactic.webinar | ",
		"input.film":      "is needed by tactic.webinar | ",
		"metric.trials":   "feeds metric.revenue, measures objective.try, measures tactic.webinar | ",
		"goal.growth":     " | metric.revenue measures, objective.try supports, objective.try supports",
		"campaign.spring": " | ",
	} {
		var above, below []string
		for _, e := range report.Above(s, s.Element(address)) {
			above = append(above, fmt.Sprint(e.Verb, " ", e.Element.Address()))
		}
		for _, e := range report.Below(s, s.Element(address)) {
			below = append(below, fmt.Sprint(e.Element.Address(), " ", e.Verb))
		}
		if diff := cmp.Diff(want, strings.Join(above, ", ")+" | "+strings.Join(below, ", ")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", address, diff)
		}
	}
}
