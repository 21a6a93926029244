package objectives

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var playbackUnconfirmed = &checks.Rule{
	ID: "playback-unconfirmed", Severity: lang.Warning, Tier: checks.Integrated, Needs: checks.Text,
	Every: "%s of the %s were said back, and nobody has confirmed that this is what was meant.", EveryFix: "Show them to whoever set the objectives, and write confirmed_by = person.NAME into each playback",
	Check: func(p *checks.Pass) {
		for _, o := range p.Objectives {
			p.Count(o)
			for i := range o.Playbacks {
				back := &o.Playbacks[i]
				if !back.By.Known() || !back.ConfirmedBy.Absent() {
					continue
				}
				f := p.Report(o, back.By.Range(), "The %s was said back by the %s, and nobody has confirmed that this is what was meant.", o, back.By.To)
				f.Detail = back.By.To.Address()
				f.AddFix("Show it to whoever set the objective, and write confirmed_by = person.NAME into the playback")
			}
		}
	},
}
