package communication

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var inputOnTheEve = &checks.Rule{
	ID: "input-on-the-eve", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Every:    "%s of the %s are due on the eve of what needs them.",
	EveryFix: "Ask for them earlier, or start later what needs them",
	Settings: &eveSettings{Notice: lang.Span{V: usualNotice, State: lang.Known}},
	Check: func(p *checks.Pass) {
		notice := checks.Settings[eveSettings](p).Notice.V
		for _, plan := range p.Plans {
			for _, in := range plan.Inputs {
				tactics, _ := p.WaitingFor(in)
				w, some := latestFor(tactics, notice)
				if !in.Due.Known() || !in.ReceivedOn.Absent() || !some {
					continue
				}
				if p.Count(in); in.Due.V > w.by {
					reportEve(p, in, w)
				}
			}
		}
	},
}

type eveSettings struct {
	Notice lang.Span `plan:"notice" milder:"less" doc:"How long before a tactic starts what it needs is there."`
}

func reportEve(p *checks.Pass, in *lang.Input, w wait) {
	t, left := w.of, int(w.of.Starts().V-in.Due.V)
	when := prose.Count(left, "day") + " before the " + t.String() + " starts"
	switch {
	case left == 0:
		when = "the day on which the " + t.String() + " starts"
	case left < 0:
		when = prose.Count(-left, "day") + " after the " + t.String() + " has started"
	}
	needs := "it takes " + w.notice.String() + " to look at it and to work with it"
	if w.lead {
		needs = prose.Names([]*lang.Discipline{t.Discipline.To}) + " needs " + w.notice.String() + " of notice"
	}
	f := p.Report(in, in.Due.Range(), "The %s is due on %s, %s; %s.", in, in.Due.V, when, needs)
	f.Detail = "due"
	f.See(t.Starts().Range(), "The %s starts on %s.", t, t.Starts().V)
	if w.lead {
		f.See(t.Discipline.To.LeadTime.Range(), "This is the notice that it needs.")
	}
	if w.by < p.AsOf {
		f.AddFix(askAtOnce)
		return
	}
	day, why := w.proposal()
	w.restOn(f).Correct("due", day, why)
}
