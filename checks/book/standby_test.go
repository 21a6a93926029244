package book_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/lang"
)

// standsBy is a tactic on standby that would break rules about dates, money, numbers, stages and
// approvals if it counted; behind it stands what it has from another one.
const standsBy = `
tactic "stands_by" {
  stages  = [stage.referral]
  start   = "2019-02-01"
  end     = "2019-03-01"
  budget  = 900000000
  effort  = 90000
  status  = "standby"
  trigger = "It rains on the day before"

  contribution {
    metric   = %s
    expected = 900000000
  }
`

// ofItself are what rules ask of a tactic on standby as of any other, since it keeps its objective and its
// owner, and what counts heads.
var ofItself = []string{"outsourced-without-input", "single-discipline-objective", "standby-without-trigger", "tactic-without-audience", "too-many-tactics"}

// A tactic on standby keeps its objective and its owner, and changes nothing that rules say of dates,
// money, numbers, stages and approvals: neither of itself nor of others. It is one more where tactics
// are counted by heads.
func TestStandbyCountsNowhere(t *testing.T) {
	tried := 0
	for _, s := range append(signals(t), examplePlans(t)...) {
		for _, like := range alike(s.snapshot) {
			tried++
			text := fmt.Sprintf(standsBy, lang.Reference(like.Serves.Items[0].To.Metric.To))
			for _, a := range lang.Attributes(like) {
				if a.Shown() != "" && slices.Contains([]string{"discipline", "owner", "serves", "channels"}, a.Name) {
					text += fmt.Sprintf("  %s = %s\n", a.Name, like.File().Text(a.ValueAt))
				}
			}
			opts := checks.Options{AsOf: asOf, Profile: "integrated"}
			before := findingsOf(s.snapshot, opts)
			after := findingsOf(edited(t, s.snapshot, like.File().Append(text+"}\n")), opts)
			for _, f := range after {
				if rule, _, _ := strings.Cut(f, " "); !slices.Contains(before, f) && !slices.Contains(ofItself, rule) {
					t.Errorf("%s: with a tactic on standby, %s", s.name, f)
				}
			}
			for _, f := range before {
				if !slices.Contains(after, f) {
					t.Errorf("%s: a tactic on standby hides %s", s.name, f)
				}
			}
		}
	}
	if tried < 5 {
		t.Errorf("only %d campaigns were tried", tried)
	}
}

// alike are tactics that serve an objective with a metric, of each campaign one.
func alike(s *lang.Snapshot) (list []*lang.Tactic) {
	for _, p := range s.Plans() {
		i := slices.IndexFunc(p.Tactics, func(t *lang.Tactic) bool {
			return len(t.Serves.Items) > 0 && t.Serves.Items[0].To.Metric.Known()
		})
		if i >= 0 && p.Campaign != nil {
			list = append(list, p.Tactics[i])
		}
	}
	return list
}

func findingsOf(s *lang.Snapshot, opts checks.Options) (list []string) {
	for _, f := range units(checks.Run(s, book.Rules, opts)) {
		list = append(list, strings.Join([]string{f.Rule, f.Address}, " "))
	}
	return list
}
