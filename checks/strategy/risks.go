package strategy

import (
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

// checkRisks reports the risks that nobody watches, or about which nothing is done: those
// that would do much harm, or the others.
func checkRisks(p *checks.Pass, high bool) {
	for _, plan := range p.Plans {
		for _, r := range plan.Risks {
			if r.Broken() || gone(r) || high != (r.Impact.Known() && r.Impact.V == "high") {
				continue
			}
			p.Count(r)
			lacks := lacking(r)
			if lacks == "" {
				continue
			}
			which := ""
			if high {
				which = ", which would do much harm,"
			}
			f := p.Report(r, r.At(), "The %s%s has %s.", r, which, lacks)
			if r.Owner.Absent() {
				f.ProposeOpen("owner", "")
			}
			if unanswered(r) {
				f.ProposeOpen("response", "what is done about it")
			}
		}
	}
}

// lacking says what a risk does not have; "" where it has all.
func lacking(r *lang.Risk) string {
	switch {
	case r.Owner.Absent() && unanswered(r):
		return "no owner and no response, and no tactic answers it"
	case r.Owner.Absent():
		return "no owner"
	case unanswered(r):
		return "no response, and no tactic answers it"
	}
	return ""
}

// unanswered reports that nothing is done about a risk; what cannot be read may be.
func unanswered(r *lang.Risk) bool {
	said := r.Response.State == lang.Unknown || strings.TrimSpace(r.Response.V) != ""
	return !said && r.Answers.State != lang.Unknown && allDropped(r.Answers.Items)
}

func allDropped(tactics []lang.Ref[*lang.Tactic]) bool {
	return !slices.ContainsFunc(tactics, func(t lang.Ref[*lang.Tactic]) bool { return !t.To.Dropped() })
}

// gone reports that a risk threatens only what is not done any more.
func gone(r *lang.Risk) bool {
	return r.Threatens.Known() && len(r.Threatens.Items) > 0 && !slices.ContainsFunc(r.Threatens.Items, func(e lang.Ref[lang.Element]) bool {
		t, tactic := e.To.(*lang.Tactic)
		return !tactic || !t.Dropped()
	})
}
