package reviews

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var reviewWithoutDate = &checks.Rule{
	ID: "review-without-date", Severity: lang.Error, Tier: checks.Recommended, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		for _, plan := range p.Plans {
			for _, r := range plan.Reviews {
				checkDates(p, r)
			}
		}
	},
}

func checkDates(p *checks.Pass, r *lang.Review) {
	switch {
	case !r.On.Absent():
	case r.Every.Known() && r.Until.Absent() && !r.Plan().Endless():
		f := p.Report(r, r.Every.Range(), "The %s is held %s, and does not say until when.", r, r.Every.V.Every())
		f.Detail = "until"
		f.ProposeOpen("until", "")
	case r.Every.Absent():
		p.Report(r, r.At(), "The %s has no date.", r).ProposeOpen("on", "")
	}
}
