package journey

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var paidAlone = &checks.Rule{
	ID: "paid-alone", Severity: lang.Info, Tier: checks.Integrated, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		for _, o := range p.Objectives {
			if p.Doubt(facts.WhoServes, o.Plan()) || p.Doubt(facts.WhatRollsUp, o.Plan()) || o.Plan().Unclear() {
				continue
			}
			paid, only := onlyPaid(p.TacticsToward(o))
			free := unpaidIn(p.TacticsIn(o.Plan()))
			if paid == nil || !only || len(free) == 0 {
				continue
			}
			const shown = 3
			f := p.Report(o, o.At(), "The %s is spoken of only where space is paid for, though others of the campaign have %s.", o, prose.Names(free[:min(shown, len(free))]))
			f.See(paid.At(), "The %s speaks for it.", paid)
			f.AddFix("Speak of it there, too: it costs little, and reaches those who are there already")
		}
	},
}

// onlyPaid is the first of some tactics that is on a paid channel, and whether none is on another.
func onlyPaid(tactics []*lang.Tactic) (first *lang.Tactic, only bool) {
	only = true
	for _, t := range tactics {
		if t.Standby() {
			continue
		}
		only = only && !isTold(t) && !t.Broken() && t.Channels.State != lang.Unknown
		for i := range t.Channels.Items {
			switch c := t.Channels.Items[i].To; {
			case !c.Media.Known() || c.Media.V != "paid":
				only = false
			case first == nil:
				first = t
			}
		}
	}
	return first, only
}

// isTold reports that a tactic is for somebody and on no channel, as a lesson is: it is spoken.
func isTold(t *lang.Tactic) bool { return t.Channels.Empty() && !t.Audiences.Empty() }

// unpaidIn lists the owned and shared channels of some tactics, each once.
func unpaidIn(tactics []*lang.Tactic) (list []*lang.Channel) {
	seen := map[*lang.Channel]bool{}
	for _, t := range tactics {
		if t.Standby() {
			continue
		}
		for i := range t.Channels.Items {
			c := t.Channels.Items[i].To
			if own := c.Media.Known() && (c.Media.V == "owned" || c.Media.V == "shared"); own && !seen[c] {
				seen[c], list = true, append(list, c)
			}
		}
	}
	return list
}
