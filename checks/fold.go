package checks

import (
	"slices"

	"github.com/plan-as-code/plan/lang"
)

// fold hides the findings that another one makes superfluous: those of the same
// element, and those of a campaign's elements where the other stands at the
// campaign. What weighs less hides nothing that weighs more.
func fold(findings []*Finding) []*Finding {
	hidden, folded := map[covering]lang.Severity{}, map[string]bool{}
	for _, f := range findings {
		if f.rule != nil && f.Element != nil {
			for _, id := range f.rule.Folds {
				hidden[covering{id, f.Element}] = max(hidden[covering{id, f.Element}], f.Severity)
				folded[id] = true
			}
		}
	}
	return slices.DeleteFunc(findings, func(f *Finding) bool {
		if !folded[f.Rule] {
			return false
		}
		weight := hidden[covering{f.Rule, f.Element}]
		if f.Campaign != nil {
			weight = max(weight, hidden[covering{f.Rule, f.Campaign}])
		}
		return weight > lang.Off && weight >= f.Severity
	})
}

// foldWith hides what is superfluous among the findings in units and the rest,
// which are about the workspace as a whole. Only findings at what campaigns share,
// and those of the rest that are about a unit's elements, reach beyond the unit or
// the rest that they are in.
func (d *division) foldWith(rest []*Finding) []*Finding {
	beyond := slices.ContainsFunc(d.units, func(u *unit) bool { return u.shared }) ||
		slices.ContainsFunc(rest, func(f *Finding) bool { return f.Element != nil && f.Element.Plan() != d.plans[0] })
	if beyond {
		return fold(merge(d.found(func(u *unit) []*Finding { return u.findings }), rest))
	}
	return merge(d.found(func(u *unit) []*Finding { return u.folded }), fold(rest))
}

// found is what was found in all units, in reading order.
func (d *division) found(in func(*unit) []*Finding) []*Finding {
	n, abroad := 0, false
	for _, u := range d.units {
		n += len(in(u))
		abroad = abroad || u.abroad
	}
	findings := make([]*Finding, 0, n)
	for _, u := range d.units {
		findings = append(findings, in(u)...)
	}
	if abroad {
		sorted(findings)
	}
	return findings
}
