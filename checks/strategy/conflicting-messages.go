package strategy

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var conflictingMessages = &checks.Rule{
	ID: "conflicting-messages", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text, Across: true,
	Check: func(p *checks.Pass) {
		reach := map[*lang.Message]*reach{}
		for _, pair := range contradictions(p.Plans) {
			if c := meet(reachOf(p, reach, pair.earlier), reachOf(p, reach, pair.later)); c != nil {
				reportConflict(p, pair, c)
			}
		}
	},
}

// contradiction is two messages of which one says that it contradicts the other.
type contradiction struct {
	earlier, later *lang.Message
	at             hcl.Range // where the later one says so
}

// contradictions lists them, each once, in the order of the later messages.
func contradictions(plans []*lang.Plan) []*contradiction {
	type both [2]*lang.Message
	known := map[both]*contradiction{}
	var list []*contradiction
	for _, plan := range plans {
		place := map[*lang.Message]int{}
		for i, m := range plan.Messages {
			place[m] = i
		}
		for _, m := range plan.Messages {
			for i := range m.Contradicts.Items {
				pair := contradiction{m.Contradicts.Items[i].To, m, m.Contradicts.Items[i].Range()}
				if other := pair.earlier; other.Plan() == plan && place[other] > place[m] {
					pair = contradiction{m, other, other.At()}
				}
				key := both{pair.earlier, pair.later}
				switch {
				case pair.earlier == pair.later:
				case known[key] == nil:
					known[key] = &pair
					list = append(list, &pair)
				case pair.later == m:
					known[key].at = pair.at
				}
			}
		}
	}
	return list
}

func reportConflict(p *checks.Pass, pair *contradiction, c *clash) {
	f := p.Report(pair.later, pair.at, "")
	f.Detail = pair.earlier.Address()
	if c.a.by == c.b.by {
		f.Message = fmt.Sprintf("The %s contradicts the %s, and the %s carries both.", pair.later, pair.earlier, c.a.by)
		f.See(c.a.by.Carries.Range(), "It carries both.")
	} else {
		f.Message = fmt.Sprintf("The %s contradicts the %s, and both reach the %s %s.", pair.later, pair.earlier, c.audience, c.when())
		f.See(c.b.by.At(), "The %s carries the %s.", c.b.by, pair.later)
		f.See(c.a.by.At(), "The %s carries the %s.", c.a.by, pair.earlier)
	}
	f.See(pair.earlier.At(), "The other message stands here.")
	f.AddFix("Say one of them at a time, or to different people")
}
