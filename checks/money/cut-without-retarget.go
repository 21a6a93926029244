package money

import (
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/agreement"
	"github.com/plan-as-code/plan/lang/prose"
)

var cutWithoutRetarget = &checks.Rule{
	ID: "cut-without-retarget", Severity: lang.Error, Tier: checks.Recommended, Needs: checks.Agreement | checks.Base,
	Settings: &cutSettings{Tolerance: lang.Number{V: 10, State: lang.Known}},
	Check: func(p *checks.Pass) {
		for _, c := range p.Campaigns {
			since := p.Since(c.Plan())
			if since == nil || p.Doubt(facts.WhoServes, c.Plan()) {
				continue
			}
			checkCutCampaign(p, c, since)
			checkCutObjectives(p, c.Plan(), since)
		}
	},
}

type cutSettings struct {
	Tolerance lang.Number `plan:"tolerance" type:"percent" milder:"more" doc:"By how much the budget of an objective's tactics may shrink, in percent, while its target stays."`
}

// checkCutCampaign reports a campaign whose budget shrank while all its targets
// stayed.
func checkCutCampaign(p *checks.Pass, c *lang.Campaign, since *agreement.Agreement) {
	was, given := since.Number(since.Former(c.Address()), "budget")
	if !given || !c.Budget.Known() || c.Budget.V >= was-cent(c.Plan()) {
		return
	}
	kept := 0
	for _, o := range c.Plan().Objectives {
		if !stayed(o, since) {
			return
		}
		if o.Target.Known() {
			kept++
		}
	}
	if kept == 0 {
		return
	}
	currency := c.Plan().Currency()
	f := p.Report(c, c.Budget.Range(), "The budget of the %s was cut from %s to %s, and every target stayed as it was.",
		c, prose.Money(was, currency), prose.Money(c.Budget.V, currency))
	f.Detail = "budget"
	f.AddFix("Lower the targets with the money, or say what makes the same result cheaper")
}

// stayed reports whether an objective promises what it promised.
func stayed(o *lang.Objective, since *agreement.Agreement) bool {
	was, given := since.Number(since.Former(o.Address()), "target")
	return !given || o.Target.Known() && o.Target.V == was
}

func checkCutObjectives(p *checks.Pass, plan *lang.Plan, since *agreement.Agreement) {
	before, now := agreedBudgets(since), map[*lang.Objective]float64{}
	for _, t := range p.TacticsIn(plan) {
		objectives, _ := t.Objectives()
		cost := t.Cost()
		for _, o := range objectives {
			if cost.State == lang.Unknown {
				return
			}
			now[o] += cost.V / float64(len(objectives))
		}
	}
	tolerance := checks.Settings[cutSettings](p).Tolerance.V
	for _, o := range plan.Objectives {
		was := before[since.Former(o.Address())]
		if was <= 0 || now[o] >= was*(1-tolerance/100)-cent(plan) || !o.Target.Known() || !stayed(o, since) {
			continue
		}
		f := p.Report(o, o.Target.Range(), "The tactics for the %s had %s and have %s, and its target stayed at %s.",
			o, prose.Money(was, plan.Currency()), prose.Money(now[o], plan.Currency()), prose.Digits(o.Target.V))
		f.Detail = "target"
		f.AddFix("Lower the target with the money, or say what makes the same result cheaper")
	}
}

// agreedBudgets are what the agreed tactics of each objective were to cost, by the
// objective's address. A tactic for several costs each its share.
func agreedBudgets(since *agreement.Agreement) map[string]float64 {
	budgets := map[string]float64{}
	for address := range since.Agreed {
		if !strings.HasPrefix(address, "tactic.") {
			continue
		}
		cost, given := since.Cost(address)
		if !given {
			continue
		}
		objectives := agreedObjectives(since, address, map[string]bool{})
		for _, o := range objectives {
			budgets[o] += cost / float64(len(objectives))
		}
	}
	return budgets
}

// agreedObjectives are an agreed tactic's objectives: those that it served, else
// its strategy, else the tactics that it supported.
func agreedObjectives(since *agreement.Agreement, address string, seen map[string]bool) []string {
	if seen[address] {
		return nil
	}
	seen[address] = true
	objectives := since.Addresses(address, "serves")
	if len(objectives) == 0 {
		for _, s := range since.Addresses(address, "strategy") {
			objectives = append(objectives, since.Addresses(s, "serves")...)
		}
	}
	if len(objectives) == 0 {
		for _, t := range since.Addresses(address, "supports") {
			objectives = append(objectives, agreedObjectives(since, t, seen)...)
		}
	}
	return objectives
}
