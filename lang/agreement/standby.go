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

// happened reports that an agreed trigger of a tactic has happened: a reading lies outside a
// limit of the objective that it names, as that was agreed, or who may decide has accepted
// advice that names the tactic.
func (a *Agreement) happened(t *lang.Tactic, trigger string) bool {
	if trigger == "" || trigger == lang.UndecidedWord {
		return false
	}
	if objective := a.Agreed[trigger]; objective != nil {
		for _, limit := range nestedValues(objective.Values["limit"]) {
			if a.isBroken(limit) {
				return true
			}
		}
	}
	return slices.ContainsFunc(a.plan.Recommendations, func(r *lang.Recommendation) bool {
		return r.Response.Known() && r.Response.V == "accepted" && r.To.Known() && a.decides(r.To.To) && names(r.Text.V, t)
	})
}

// isBroken reports that a reading in reach lies outside an agreed limit.
func (a *Agreement) isBroken(limit map[string]string) (broken bool) {
	least, hasLeast := number(limit["least"])
	most, hasMost := number(limit["most"])
	a.plan.InScope(func(p *lang.Plan) {
		for _, r := range p.Readings {
			if r.Metric.Known() && r.Value.Known() && a.Former(r.Metric.To.Address()) == limit["metric"] {
				broken = broken || hasLeast && r.Value.V < least || hasMost && r.Value.V > most
			}
		}
	})
	return broken
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
