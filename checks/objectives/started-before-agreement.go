package objectives

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var startedBeforeAgreement = &checks.Rule{
	ID: "started-before-agreement", Severity: lang.Error, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Check: func(p *checks.Pass) {
		for _, t := range p.Tactics {
			if !t.Starts().Known() {
				continue
			}
			objectives, _ := t.Objectives()
			var last understanding
			for _, o := range objectives {
				last = later(last, agreement(o))
				if t.Discipline.Known() {
					last = later(last, firstPlayback(o, t.Discipline.To))
				}
			}
			if last.of != nil && t.Starts().V < last.on {
				reportStarted(p, t, last)
			}
		}
	},
}

// understanding is the day on which an objective was agreed, or first said back
// by a discipline; of is nil where there is none.
type understanding struct {
	of *lang.Objective
	on lang.Date
	by *lang.Discipline
	at hcl.Range

	sponsor lang.Element // who confirmed a playback on that day; nil where nobody had to
}

func later(a, b understanding) understanding {
	if a.of == nil || b.of != nil && b.on > a.on {
		return b
	}
	return a
}

// agreement is the day on which an objective was agreed, or where it says none, on which its
// sponsor first agreed to it by confirming a playback.
func agreement(o *lang.Objective) understanding {
	if o.AgreedOn.Known() {
		return understanding{of: o, on: o.AgreedOn.V, at: o.AgreedOn.Range()}
	}
	agreed, sure := o.Consents()
	sponsor := o.Plan().Sponsor()
	for _, c := range agreed {
		if sure && sponsor.Known() && c.Who == sponsor.To && c.On.Known() && o.AgreedOn.Absent() {
			return understanding{of: o, on: c.On.V, sponsor: c.Who, at: c.On.Range()}
		}
	}
	return understanding{}
}

// firstPlayback is the first day on which a discipline said an objective back.
// There is none where one of its days cannot be read.
func firstPlayback(o *lang.Objective, d *lang.Discipline) (first understanding) {
	for i := range o.Playbacks {
		back := &o.Playbacks[i]
		switch {
		case back.By.State == lang.Unknown, back.By.Known() && back.By.To == d && back.On.State == lang.Unknown:
			return understanding{}
		case !back.By.Known() || back.By.To != d || !back.On.Known():
			continue
		case first.of == nil || back.On.V < first.on:
			first = understanding{of: o, on: back.On.V, by: d, at: back.On.Range()}
		}
	}
	return first
}

func reportStarted(p *checks.Pass, t *lang.Tactic, u understanding) {
	f := p.Report(t, t.Starts().Range(), "The %s starts on %s, ", t, t.Starts().V)
	switch {
	case u.sponsor != nil:
		f.Message += "before " + theSponsor(u.sponsor) + " agreed to the " + u.of.String() + " on " + u.on.String() + "."
		f.See(u.at, "What was said back on this day is what the sponsor confirmed.")
	case u.by == nil:
		f.Message += "before the " + u.of.String() + " was agreed on " + u.on.String() + "."
		f.See(u.at, "It was agreed on this day.")
	default:
		f.Message += "before the " + u.by.String() + " first said back the " + u.of.String() + " on " + u.on.String() + "."
		f.See(u.at, "It was said back on this day.")
	}
	f.Detail = "start"
	next := u.on + 1
	if t.Ends().State == lang.Unknown || t.Ends().Known() && next > t.Ends().V {
		f.AddFix("Let it start after that day, or agree earlier")
		return
	}
	f.CorrectDay(p, "start", next, "the day after")
}
