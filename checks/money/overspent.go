package money

import (
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var overspent = &checks.Rule{
	ID: "overspent", Severity: lang.Warning, Tier: checks.Essential, Needs: checks.Date,
	Check: func(p *checks.Pass) {
		for _, t := range p.Tactics {
			if planned := t.Cost(); planned.Known() {
				budget := planned.Number()
				budget.V = planned.Most
				overBy(p, t, budget)
			}
		}
		for _, c := range p.Campaigns {
			over := c.Budget.Known() && overBy(p, c, c.Budget)
			spentOnChannels(p, c)
			if !over {
				spentAside(p, c)
			}
		}
	},
}

// overBy reports an element for which more went out than its budget, and whether that is so.
func overBy(p *checks.Pass, e lang.Element, budget lang.Number) bool {
	currency := e.Plan().Currency()
	spends := p.SpentOn(e)
	spent := facts.SpentBy(spends, p.AsOf, currency) // what cannot be read can only add to it
	if spent.V <= budget.V+cent(e.Plan()) {
		return false
	}
	f := p.Report(e, budget.Range(), "The %s has spent %s, %s more than its budget of %s.", e,
		prose.Money(spent.V, currency), prose.Money(spent.V-budget.V, currency), prose.Money(budget.V, currency))
	f.Detail = "budget"
	seeSpends(p, f, spends)
	f.AddFix("Say where the money comes from: agree on a larger budget, or spend less on something else")
	return true
}

// spentOnChannels reports channels on which a campaign spent more than its tactics there plan.
func spentOnChannels(p *checks.Pass, c *lang.Campaign) {
	plan := c.Plan()
	var channels []*lang.Channel
	on := map[*lang.Channel][]*lang.Spend{}
	for _, s := range plan.Spends {
		if channel, ok := s.Of.To.(*lang.Channel); ok && s.Of.Known() {
			if on[channel] == nil {
				channels = append(channels, channel)
			}
			on[channel] = append(on[channel], s)
		}
	}
	open := len(channels) > 0 && openChannels(p, plan)
	for _, channel := range channels {
		spent := facts.SpentBy(on[channel], p.AsOf, plan.Currency())
		planned, sure := plannedOn(p, plan, channel)
		if open || !sure || spent.V <= planned+cent(plan) {
			continue
		}
		money := prose.Money(spent.V, plan.Currency())
		f := p.Report(c, on[channel][0].Of.Range(), "The %s has spent %s on the %s, and no tactic plans any money there.", c, money, channel)
		if planned > 0 {
			f.Message = "The " + c.String() + " has spent " + money + " on the " + channel.String() + ", and its tactics there plan " + prose.Money(planned, plan.Currency()) + " in all."
		}
		f.Detail = channel.Address()
		seeSpends(p, f, on[channel])
		f.AddFix("Say which tactic it was spent on, or plan a tactic there")
	}
}

// plannedOn is what the tactics of a plan, and of those below, may cost on a channel. It is
// not sure where one of them costs something that cannot be read, or cannot be added.
func plannedOn(p *checks.Pass, plan *lang.Plan, channel *lang.Channel) (planned float64, sure bool) {
	for _, t := range p.ActivityOn(channel) {
		if !t.Plan().Within(plan) {
			continue
		}
		cost := t.Cost()
		if cost.State == lang.Unknown || cost.V > 0 && t.Plan().Currency() != plan.Currency() {
			return 0, false
		}
		planned += cost.Most
	}
	return planned, true
}

// openChannels reports that a tactic of a plan, or of those below, may be on any channel.
func openChannels(p *checks.Pass, plan *lang.Plan) bool {
	return slices.ContainsFunc(p.Plans, func(in *lang.Plan) bool { return in.Within(plan) && in.Unclear() }) ||
		slices.ContainsFunc(p.Tactics, func(t *lang.Tactic) bool { return t.Channels.State == lang.Unknown && t.Plan().Within(plan) })
}

// spentAside reports a campaign on which, besides its tactics, more was spent than these
// leave of its budget, or plan where it has none.
func spentAside(p *checks.Pass, c *lang.Campaign) {
	plan, currency := c.Plan(), c.Plan().Currency()
	var aside []*lang.Spend
	all := p.SpentOn(c)
	for _, s := range all {
		if s.Of.To == lang.Element(c) {
			aside = append(aside, s)
		}
	}
	spent := facts.SpentBy(aside, p.AsOf, currency)
	if spent.V <= 0 || c.Budget.State == lang.Unknown || openCost(p, plan) {
		return
	}
	planned := p.CostIn(plan).Total
	left, says := c.Budget.V-planned, "leave "+prose.Money(max(0, c.Budget.V-planned), currency)+" of its budget"
	if c.Budget.Absent() {
		in := facts.SpentBy(all, p.AsOf, currency)
		left, says = planned-(in.V-spent.V), "plan "+prose.Money(planned, currency)+" in all"
		if planned == 0 {
			says = "plan no money"
		}
	}
	if spent.V <= left+cent(plan) {
		return
	}
	f := p.Report(c, aside[0].Amount.Range(), "The %s has spent %s besides its tactics, and these %s.", c, prose.Money(spent.V, currency), says)
	f.Detail = "aside"
	seeSpends(p, f, aside)
	f.AddFix("Say which tactic it was spent on, plan a tactic for it, or agree on a larger budget")
}

// openCost reports that something of what a plan costs cannot be read.
func openCost(p *checks.Pass, plan *lang.Plan) bool {
	for _, t := range p.TacticsIn(plan) {
		if t.Broken() || t.Cost().State == lang.Unknown {
			return true
		}
	}
	for _, c := range p.Below(plan) {
		if !c.Budget.Known() {
			return true
		}
	}
	return plan.Unclear()
}

// seeSpends shows the largest of what went out by now.
func seeSpends(p *checks.Pass, f *checks.Finding, spends []*lang.Spend) {
	var items []facts.Item
	for _, s := range spends {
		if s.On.Known() && s.On.V <= p.AsOf && s.Amount.Known() {
			items = append(items, facts.Item{Of: s, Amount: s.Amount})
		}
	}
	for _, i := range most(items) {
		f.See(i.Amount.Range(), "The %s is %s.", i.Of, prose.Money(i.Amount.V, i.Of.Plan().Currency()))
	}
}
