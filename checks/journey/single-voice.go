package journey

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var singleVoice = &checks.Rule{
	ID: "single-voice", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		for _, plan := range p.Plans {
			for _, c := range plan.Channels {
				if !shared(c) || !c.TwoWay.Known() || !c.TwoWay.V || c.Contributors.State == lang.Unknown || len(p.ActivityOn(c)) == 0 {
					continue
				}
				switch voices := voicesOn(c); len(voices) {
				case 0:
					reportVoice(p, c, "nobody is named who speaks", "Name the disciplines that speak there in contributors")
				case 1:
					reportVoice(p, c, "only the "+voices[0].String()+" speaks", "Name a second discipline in contributors, and agree who says what")
				}
			}
		}
	},
}

func reportVoice(p *checks.Pass, c *lang.Channel, who, fix string) {
	f := p.Report(c, c.Contributors.Range(), "The %s is a place to talk with people, and %s there.", c, who)
	f.Detail = "contributors"
	f.AddFix(fix)
}

// voicesOn lists the disciplines that speak on a channel, each once.
func voicesOn(c *lang.Channel) []*lang.Discipline {
	var list []*lang.Discipline
	for i := range c.Contributors.Items {
		if d := c.Contributors.Items[i].To; len(list) == 0 || list[0] != d {
			list = append(list, d)
		}
	}
	return list
}
