package measures

import (
	"fmt"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var vanityMetric = &checks.Rule{
	ID: "vanity-metric", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Check: func(p *checks.Pass) {
		results := facts.NewChain(isResult)
		for _, o := range p.Objectives {
			if m := o.Metric.To; o.Metric.Known() && isVain(m) && results.Above(m) == facts.No {
				reportVain(p, o, m)
			}
		}
	},
}

// isResult tells whether a metric counts what people do, or what it brings.
func isResult(m *lang.Metric) facts.Answer {
	if m.Level.State == lang.Unknown {
		return facts.Open
	}
	return answer(m.Level.V == "outcome" || m.Level.V == "impact")
}

// vainNames are the names of what is easily counted and means little by itself.
var vainNames = prose.WordingOf(`\b(?:followers?|likes|impressions?|reach|page ?views?|visits|ranks?|open rates?|click ?throughs?)\b`)

// isVain reports whether a metric counts attention by its level or, where it has none, by its
// name.
func isVain(m *lang.Metric) bool {
	if !m.Level.Absent() {
		return m.Level.Known() && (m.Level.V == "output" || m.Level.V == "outtake")
	}
	return vainNames.In(prose.Normalise(m.Name())) || m.Title.Known() && vainNames.In(prose.Normalise(m.Title.V))
}

func reportVain(p *checks.Pass, o *lang.Objective, m *lang.Metric) {
	f := p.Report(o, o.Metric.Range(), "The %s is measured by the %s, which leads to no metric of level outcome or impact.", o, m)
	f.Detail = "metric"
	f.See(m.At(), "This is the metric.")
	if up := unlevelled(m); up != nil {
		f.Message = fmt.Sprintf("The %s is measured by the %s, which feeds the %s, and that does not say by its level what it counts.", o, m, up)
		f.See(up.At(), "This is what it feeds.")
		f.AddOffer("Say of the "+up.String()+` that it counts what people do, if it does: level = "outcome"`, "Say of the "+up.String()+" that it counts what people do, if it does", up.Plan().SetAttribute(up, "level", `"outcome"`))
		return
	}
	up := resultAbove(o, m)
	switch {
	case up != nil && m.Feeds.Absent() && sameUnit(m, up) == facts.Yes:
		f.AddFix("Let the "+m.String()+" feed "+lang.Reference(up), m.Plan().SetAttribute(m, "feeds", lang.Reference(up)))
	case up != nil && m.Feeds.Absent():
		f.AddFix("Let the " + m.String() + " feed " + lang.Reference(up) + ", with the rate at which the one becomes the other")
	default:
		f.AddFix("Let it feed a metric of what people do, or measure the objective by one")
	}
	if m.Level.Absent() {
		f.AddOffer("Say that the "+m.String()+` counts what people do, if it does: level = "outcome"`, "Say that the "+m.String()+" counts what people do, if it does", m.Plan().SetAttribute(m, "level", `"outcome"`))
	}
}

// unlevelled is the first metric that another one feeds, directly or through others, which
// has no level and is not one of attention by its name; nil where there is none.
func unlevelled(m *lang.Metric) *lang.Metric {
	for seen := map[*lang.Metric]bool{}; m.Feeds.Known() && !seen[m]; {
		seen[m] = true
		if m = m.Feeds.To; m.Level.Absent() && !isVain(m) {
			return m
		}
	}
	return nil
}

// resultAbove is the metric of a goal or objective that the objective supports,
// where that counts a result and the objective's metric can feed it.
func resultAbove(o *lang.Objective, m *lang.Metric) *lang.Metric {
	for i := range o.Supports.Items {
		var metric lang.Ref[*lang.Metric]
		switch up := o.Supports.Items[i].To.(type) {
		case *lang.Goal:
			metric = up.Metric
		case *lang.Objective:
			metric = up.Metric
		}
		if up := metric.To; metric.Known() && up != m && isResult(up) == facts.Yes && !facts.Feeds(up, m) &&
			m.Plan().Lookup("metric", up.Name()) == lang.Element(up) {
			return up
		}
	}
	return nil
}
