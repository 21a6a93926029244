package timing

import (
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var stepWithoutTactic = &checks.Rule{
	ID: "step-without-tactic", Severity: lang.Warning, Tier: checks.Integrated, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		for _, o := range p.Objectives {
			if len(o.Steps) == 0 || o.Broken() || p.Doubt(facts.WhoServes, o.Plan()) || p.Doubt(facts.WhatRollsUp, o.Plan()) || len(p.SupportersOf(o)) > 0 {
				continue
			}
			first := firstToBring(p.TacticsOf(o))
			if first == nil || !o.Due().Known() || first.Starts().V > o.Due().V { // which starts-after-deadline says
				continue
			}
			for i := range o.Steps {
				s := &o.Steps[i]
				if !s.By.Known() || !s.Target.Known() || first.Starts().V <= s.By.V || o.Baseline.State == lang.Unknown || o.Baseline.Known() && o.Baseline.V == s.Target.V {
					continue
				}
				f := p.Report(o, s.By.Range(), "The %s is to have %s by %s, and the first of its tactics that brings any starts on %s.", o, prose.Digits(s.Target.V), s.By.V, first.Starts().V)
				f.Detail = "step " + s.By.V.ISO()
				f.See(first.Starts().Range(), "The %s starts here; what only prepares it is not counted.", first)
				f.AddFix("Start it before that day, or agree on a later step")
				break
			}
		}
	},
}

// firstToBring is the tactic that starts first of those that no other of them waits for or is
// supported by; nil where there is none, or where one may start at any time.
func firstToBring(tactics []*lang.Tactic) (first *lang.Tactic) {
	for _, t := range tactics {
		if t.Standby() {
			continue
		}
		if t.Broken() || t.Requires.State == lang.Unknown || t.Status.State == lang.Unknown || !t.Starts().Known() {
			return nil
		}
		prepares := slices.ContainsFunc(tactics, func(other *lang.Tactic) bool { return other.Requires.Has(t) || t.Supports.Has(other) })
		if !prepares && (first == nil || t.Starts().V < first.Starts().V) {
			first = t
		}
	}
	return first
}
