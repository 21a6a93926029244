package journey

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var unaddressedAudience = &checks.Rule{
	ID: "unaddressed-audience", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		for _, o := range p.Objectives {
			if o.Audiences.Empty() || p.Doubt(facts.WhoServes, o.Plan()) || p.Doubt(facts.WhatRollsUp, o.Plan()) {
				continue
			}
			if list, sure := addressed(p, o); sure && len(list) > 0 {
				reportUnaddressed(p, o, list)
			}
		}
	},
}

// address is an audience, and the first tactic that speaks to it.
type address struct {
	to *lang.Audience
	by *lang.Tactic
}

// addressed lists whom the tactics of an objective speak to, each once. It is not sure where
// one of them may speak to others.
func addressed(p *checks.Pass, o *lang.Objective) (list []address, sure bool) {
	seen := map[*lang.Audience]bool{}
	for _, t := range p.TacticsToward(o) {
		if t.Standby() {
			continue
		}
		audiences, known := audiencesOf(t)
		if !known {
			return nil, false
		}
		for _, a := range audiences {
			if !seen[a] {
				seen[a], list = true, append(list, address{a, t})
			}
		}
	}
	return list, true
}

// audiencesOf is whom a tactic speaks to: the audiences that it names, and those of its
// messages; where it names none, also the one that an objective which it serves is for.
func audiencesOf(t *lang.Tactic) (list []*lang.Audience, known bool) {
	known = !t.Broken() && t.Audiences.State != lang.Unknown && t.Carries.State != lang.Unknown
	add := func(refs *lang.Refs[*lang.Audience]) {
		known = known && refs.State != lang.Unknown
		for i := range refs.Items {
			list = append(list, refs.Items[i].To)
		}
	}
	add(&t.Audiences)
	for i := range t.Carries.Items {
		add(&t.Carries.Items[i].To.Audiences)
	}
	if a := onlyAudience(t); t.Audiences.Empty() && a != nil {
		list = append(list, a)
	}
	return list, known
}

// missedIn lists those of an objective's audiences that nobody speaks to.
func missedIn(o *lang.Objective, list []address) (missed []*lang.Audience, first hcl.Range) {
	seen := map[*lang.Audience]bool{}
	for _, a := range list {
		seen[a.to] = true
	}
	for i := range o.Audiences.Items {
		if ref := &o.Audiences.Items[i]; !seen[ref.To] {
			if len(missed) == 0 {
				first = ref.Range()
			}
			seen[ref.To], missed = true, append(missed, ref.To)
		}
	}
	return missed, first
}

func reportUnaddressed(p *checks.Pass, o *lang.Objective, list []address) {
	missed, at := missedIn(o, list)
	if len(missed) == 0 {
		return
	}
	what := "the audience"
	if len(missed) > 1 {
		what = "the audiences"
	}
	f := p.Report(o, at, "The %s is for %s %s, and none of its tactics addresses them.", o, what, prose.Names(missed))
	f.Detail = "audiences"
	const shown = 3
	for _, a := range list[:min(shown, len(list))] {
		f.See(a.by.At(), "The %s addresses the %s.", a.by, a.to)
	}
	f.AddFix("Plan a tactic for them, add them to the audiences of one that reaches them, or take them out of the objective")
}
