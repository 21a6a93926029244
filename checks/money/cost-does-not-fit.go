package money

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var costDoesNotFit = &checks.Rule{
	ID: "cost-does-not-fit", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		for _, c := range p.Campaigns {
			plan := c.Plan()
			click, knowsClick := onlyNumber(plan, clickCost, false)
			share, knowsShare := onlyNumber(plan, conversion, true)
			if !knowsClick || !knowsShare || share.v <= 0 || share.v > 100 {
				continue
			}
			for _, o := range plan.Objectives {
				if !o.Metric.Known() || !o.Target.Known() || !calledBy(o.Metric.To, customerCost) {
					continue
				}
				cost := click.v / share.v * 100
				if cost <= o.Target.V {
					continue
				}
				f := p.Report(o, o.Target.Range(), "The %s promises a cost of %s, but at %s a click, of which %s%% become customers, it is %s.", o,
					prose.Digits(o.Target.V), prose.Digits(click.v), prose.Digits(share.v), prose.Digits(cost))
				f.Detail = "target"
				f.See(click.at, "This is what a click may cost.")
				f.See(share.at, "So many of them become customers, at best.")
				f.AddFix("Agree on a cost that can be had, on cheaper clicks, or on how more of them become customers")
			}
		}
	},
}

var (
	clickCost    = prose.WordingOf(`\b(?:cpc|(?:cost|price) (?:per|of a|a) click)\b`)
	conversion   = prose.WordingOf(`\bconversions?\b`)
	customerCost = prose.WordingOf(`\b(?:cac|(?:customer )?acquisition costs?|cost (?:per|of a|a) (?:acquisition|conversion|customer|subscriber|order|sale|purchase|buyer))\b`)
)

// number is one that a plan states, and where.
type number struct {
	v  float64
	at hcl.Range
}

// onlyNumber is what a plan says at best of a metric that is called so: the most by a target or a
// stretch, or without most, the least by a target or what a limit allows; false where it says
// nothing of it, of several such metrics, or what cannot be read.
func onlyNumber(plan *lang.Plan, words *prose.Wording, most bool) (best number, known bool) {
	var of *lang.Metric
	sure := !plan.Unclear()
	take := func(ref *lang.Ref[*lang.Metric], values ...*lang.Number) {
		if ref.State == lang.Unknown {
			sure = false
		}
		if !ref.Known() || !calledBy(ref.To, words) {
			return
		}
		sure = sure && (of == nil || of == ref.To)
		of = ref.To
		for _, v := range values {
			sure = sure && v.State != lang.Unknown
			if v.Known() && (!known || most == (v.V > best.v)) {
				best, known = number{v.V, v.Range()}, true
			}
		}
	}
	limits := func(list []lang.Limit) {
		for i := range list {
			if !most {
				take(&list[i].Metric, &list[i].Most)
			}
		}
	}
	limits(plan.Campaign.Limits)
	for _, o := range plan.Objectives {
		take(&o.Metric, &o.Target, &o.Stretch)
		limits(o.Limits)
	}
	return best, known && sure
}
