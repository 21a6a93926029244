package timing

import (
	"cmp"
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var silentStretch = &checks.Rule{
	ID: "silent-stretch", Severity: lang.Info, Tier: checks.Integrated, Needs: checks.Text,
	Every:    "%s of the %s are left alone for weeks before they are due.",
	EveryFix: "Spread the tactics over the time until the deadline, or agree on an earlier one",
	Settings: &silenceSettings{Longest: lang.Span{V: lang.Duration{N: 28}, State: lang.Known}},
	Check: func(p *checks.Pass) {
		longest := checks.Settings[silenceSettings](p).Longest.V
		for _, o := range p.Objectives {
			runs, sure := runsFor(p, o)
			if !sure || len(runs) == 0 || !o.Due().Known() {
				continue
			}
			p.Count(o)
			gap := longestGap(runs, o.Due().V)
			if gap.to-1 > gap.from.Plus(longest) {
				reportSilence(p, o, gap)
			}
		}
	},
}

type silenceSettings struct {
	Longest lang.Span `plan:"longest" milder:"more" doc:"For how long none of an objective's tactics may run before it is due."`
}

// run is a stretch of days on which a tactic runs.
type run struct {
	lang.Stretch
	of *lang.Tactic
}

// runsFor lists when something runs for an objective, or for one that supports it, by the
// first day. It is not sure where something may run at any time.
func runsFor(p *checks.Pass, o *lang.Objective) (runs []run, sure bool) {
	if p.Doubt(facts.WhoServes, o.Plan()) || p.Doubt(facts.WhatRollsUp, o.Plan()) {
		return nil, false
	}
	for _, t := range p.TacticsToward(o) {
		if t.Standby() {
			continue
		}
		days, state := t.Running()
		if state != lang.Known || t.Broken() || t.Status.State == lang.Unknown {
			return nil, false
		}
		for _, s := range days {
			runs = append(runs, run{s, t})
		}
	}
	slices.SortStableFunc(runs, func(a, b run) int { return cmp.Compare(a.First, b.First) })
	return runs, true
}

// silence is the days between from, the last day on which something ran, and to, the day on
// which something runs again; without next to is the day behind the deadline.
type silence struct {
	from, to   lang.Date
	last, next *lang.Tactic
}

// longestGap is the longest silence from the first of runs up to a deadline.
func longestGap(runs []run, due lang.Date) (longest silence) {
	now := silence{from: runs[0].Last, last: runs[0].of}
	until := func(to lang.Date, next *lang.Tactic) {
		if now.to, now.next = to, next; now.to-now.from > longest.to-longest.from {
			longest = now
		}
	}
	for _, r := range runs[1:] {
		if r.First > due {
			break
		}
		until(r.First, r.of)
		if r.Last > now.from {
			now.from, now.last = r.Last, r.of
		}
	}
	until(due+1, nil)
	return longest
}

func reportSilence(p *checks.Pass, o *lang.Objective, s silence) {
	f := p.Report(o, o.At(), "Nothing runs for the %s for %s, from %s to %s; it is due on %s.",
		o, prose.Count(int(s.to-s.from)-1, "day"), s.from+1, s.to-1, o.Due().V)
	f.Detail = "silence"
	f.See(s.last.At(), "The %s ends on %s.", s.last, s.from)
	for i := range s.last.Evidence.Items {
		f.See(s.last.Evidence.Items[i].To.At(), "It rests on the %s: what is known to work stops.", s.last.Evidence.Items[i].To)
	}
	if s.next != nil {
		f.See(s.next.At(), "The %s is the next to start, on %s.", s.next, s.to)
	}
	f.AddFix("Spread its tactics over the time until then, plan one for these weeks, or agree on an earlier deadline")
}
