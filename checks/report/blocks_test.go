package report_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/checks/report"
	"github.com/plan-as-code/plan/lang"
)

// Of every block within an element it is said what it comes to, as of a day.
func TestBlockCards(t *testing.T) {
	s, r := judgedOn(t, "2027-03-20", `
workspace {
  currency = "EUR"
}
campaign "c" {
  start   = "2027-03-01"
  end     = "2027-03-28"
  sponsor = person.ana
  limit {
    metric = metric.calls
    most   = 40
  }
}
person "ana" {}
discipline "pr" {}
channel "fair" {
  media = "owned"
  response {
    owner  = person.ana
    within = "4h"
  }
}
phase "late" {
  start = "2027-03-15"
  end   = "2027-03-28"
}
metric "rides" { unit = "rides" }
metric "calls" {}
objective "rides" {
  metric   = metric.rides
  baseline = 100
  target   = 1000
  step {
    by     = "2027-03-14"
    target = 400
  }
  step {
    by     = "2027-03-21"
    target = tbd
  }
  step {
    by     = "2027-03-24"
    target = 700
  }
  limit {
    metric = metric.rides
    least  = 50
    most   = 2000
  }
  limit { metric = metric.rides }
  playback {
    by           = discipline.pr
    on           = "2027-02-10"
    text         = "People ride."
    confirmed_by = person.ana
  }
  playback {
    by   = discipline.pr
    text = "People ride."
  }
}
tactic "ads" {
  start      = "2027-03-01"
  end        = "2027-03-28"
  serves     = [objective.rides]
  budget     = 800
  budget_per = "1d"
  money {
    phase  = phase.late
    budget = 900
    per    = "1d"
  }
  money {
    phase  = phase.late
    budget = 70
  }
  contribution {
    metric   = metric.rides
    expected = 70
    per      = "1w"
  }
  contribution {
    metric   = metric.calls
    expected = 9
  }
  tracking {
    source   = "paper"
    medium   = "ad"
    campaign = "spring"
  }
}
tactic "spare" {
  status = "standby"
  money {
    phase  = phase.late
    budget = 70
    per    = "1d"
  }
}
reading "a" {
  metric = metric.rides
  value  = 350
  on     = "2027-03-14"
}
reading "b" {
  metric = metric.calls
  value  = 41
  on     = "2027-03-15"
}
amendment "less" {
  on     = "2027-03-10"
  reason = "Rain."
  impact {
    objective = objective.rides
    expected  = -20
  }
  value {
    of        = tactic.ads
    attribute = "budget"
    to        = 700
  }
}
rule "own" {
  for_each  = tactics
  condition = true
  message   = "No."
  example "good" {}
}
`)
	got, met := map[string]string{}, map[*lang.Nested]bool{}
	for _, p := range s.Plans() {
		for _, e := range p.All {
			for _, n := range e.Kind().Blocks {
				for i := range 9 {
					card := report.BlockCard(r, e, n, i)
					kind := report.KindCard(&n.Kind)
					said, ok := strings.CutSuffix(card, kind)
					if !ok {
						t.Errorf("%s %s lacks what the kind is:\n%s", e.Address(), n.Name, card)
					}
					if said != "" {
						met[n], got[fmt.Sprintf("%s %s %d", e.Address(), n.Name, i)] = true, strings.TrimSpace(said)
					}
				}
			}
		}
	}
	for at, want := range map[string]string{
		"campaign.c limit 0":         `at most 40 of "calls" · broken: it stood at 41 on 15 March 2027`,
		"channel.fair response 0":    "ana answers within 4 hours",
		"objective.rides step 0":     "400 rides by 14 March 2027, of 1,000 · 140 of 300 rides expected · missed at 350 of 400",
		"objective.rides step 1":     "",
		"objective.rides step 2":     "700 rides by 24 March 2027, of 1,000 · 280 of 600 rides expected",
		"objective.rides limit 0":    "at least 50 rides · at most 2,000 rides · it stood at 350 on 14 March 2027",
		"objective.rides limit 1":    "",
		"objective.rides playback 0": "agreed by pr and ana on 10 February 2027",
		"objective.rides playback 1": "confirmed by nobody yet, so nobody has agreed by it",
		"tactic.ads money 0":         `€900 a day in "late", for 14 days: €12,600`,
		"tactic.ads money 1":         `€70 in "late"`,
		"tactic.ads contribution 0":  `70 rides a week, for 28 days: 280 · "rides": 280 of 900 rides expected`,
		"tactic.ads contribution 1":  `9 of "calls"`,
		"tactic.ads tracking 0":      "utm_source=paper&utm_medium=ad&utm_campaign=spring",
		"tactic.spare money 0":       `€70 a day in "late", not counted while on standby`,
		"amendment.less impact 0":    `"rides": 20 rides fewer, of 900 needed`,
		"amendment.less value 0":     `changes budget of "ads" to €700`,
		"rule.own example 0":         "",
	} {
		if unescaped := strings.ReplaceAll(got[at], `\`, ""); unescaped != want {
			t.Errorf("%s: %q, not %q", at, unescaped, want)
		}
	}
	for _, k := range lang.Kinds() {
		for _, n := range k.Blocks {
			if !n.Example && !met[n] {
				t.Errorf("nothing is said of a %s of a %s", n.Name, k.Name)
			}
		}
	}
}
