package agreement

import (
	"slices"
	"strconv"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// WentLive reports that a change only takes a tactic off standby, and that what was agreed to
// set it off has happened: nobody has to allow that again.
func (a *Agreement) WentLive(d *Difference, c *Change) bool {
	t, tactic := d.Element.(*lang.Tactic)
	was := a.Agreed[d.Address]
	return tactic && a.Lock != nil && c.Attr == standby && c.Is == "" && !c.Unknown && was != nil && a.happened(t, was.Values["trigger"])
}

// Live lists the tactics that went live since, because what was agreed to set them off has
// happened, in reading order.
func (a *Agreement) Live() []*lang.Tactic {
	var list []*lang.Tactic
	for _, d := range a.Differences {
		for i := range d.Changes {
			if a.WentLive(d, &d.Changes[i]) {
				list = append(list, d.Element.(*lang.Tactic))
			}
		}
	}
	return list
}

// happened reports that an agreed trigger of a tactic has happened: a metric stood outside a
// limit of the objective that it names, as that was agreed, or who may decide has accepted
// advice that names the tactic.
func (a *Agreement) happened(t *lang.Tactic, trigger string) bool {
	if trigger == "" || trigger == lang.UndecidedWord {
		return false
	}
	if objective := a.Agreed[trigger]; objective != nil {
		base, own := a.before(trigger)
		for _, limit := range nestedValues(objective.Values["limit"]) {
			if a.isBroken(limit, base, own) {
				return true
			}
		}
	}
	return slices.ContainsFunc(a.plan.Recommendations, func(r *lang.Recommendation) bool {
		return r.Response.Known() && r.Response.V == "accepted" && r.To.Known() && a.decides(r.To.To) && names(r.Text.V, t)
	})
}

// before is how the metric of an objective stood before the launch, with the baseline that was
// agreed, and which metric that is.
func (a *Agreement) before(objective string) (lang.Baseline, *lang.Metric) {
	o, ok := a.Now(objective).(*lang.Objective)
	if !ok {
		return lang.Baseline{}, nil
	}
	base := o.Before()
	agreed, given := a.Number(objective, "baseline")
	base.V, base.Known = agreed, base.Known && given
	return base, o.Metric.To
}

// isBroken reports that on the day of some reading in reach the metric stood outside an agreed
// limit, as the rule limit-broken takes it; base is how the metric own stood before the launch.
func (a *Agreement) isBroken(limit map[string]string, base lang.Baseline, own *lang.Metric) bool {
	readings, sure := a.readingsOf(limit["metric"])
	if !sure || len(readings) == 0 {
		return false
	}
	m := readings[0].Metric.To
	if m != own {
		base = lang.Baseline{}
	}
	least, hasLeast := number(limit["least"])
	most, hasMost := number(limit["most"])
	return slices.ContainsFunc(readings, func(r *lang.Reading) bool {
		stood := a.plan.Campaign.StandingOf(m, readings, r.On.V, base)
		return stood.Known() && (hasLeast && stood.V < least || hasMost && stood.V > most)
	})
}

// readingsOf lists the readings in reach of a metric, by its agreed address; it is not sure
// where one of them cannot be read, or may be among what cannot be.
func (a *Agreement) readingsOf(metric string) (list []*lang.Reading, sure bool) {
	sure = !a.plan.Unclear()
	a.plan.InScope(func(p *lang.Plan) {
		for _, r := range p.Readings {
			switch {
			case r.Metric.State == lang.Unknown || r.On.State == lang.Unknown:
				sure = false
			case r.Metric.Known() && r.On.Known() && a.Former(r.Metric.To.Address()) == metric:
				list = append(list, r)
			}
		}
	})
	return list, sure
}

func number(text string) (float64, bool) {
	n, err := strconv.ParseFloat(text, 64)
	return n, err == nil
}

// decides reports that somebody is the sponsor that was agreed, or the lead, held as agreed.
func (a *Agreement) decides(who lang.Element) bool {
	c := a.plan.Campaign
	if sponsor := a.Agreed[a.Former(c.Address())].Values["sponsor"]; sponsor != "" && a.Now(sponsor) == who {
		return true
	}
	return c.Lead.Known() && lang.Element(c.Lead.To) == who && a.Holds(who)
}

// names reports that a text names a tactic: it holds the words of its title, or its address.
func names(text string, t *lang.Tactic) bool {
	words := " " + prose.Normalise(text) + " "
	return slices.ContainsFunc([]string{t.Label(), t.Address()}, func(name string) bool {
		name = prose.Normalise(name)
		return name != "" && strings.Contains(words, " "+name+" ")
	})
}
