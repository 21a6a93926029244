package measures

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

var metricNotAgreed = &checks.Rule{
	ID: "metric-not-agreed", Severity: lang.Warning, Tier: checks.Integrated, Needs: checks.Text, Fixable: true,
	Check: func(p *checks.Pass) {
		for _, m := range p.Metrics {
			if m.AgreedBy.State == lang.Unknown {
				continue
			}
			users := p.CountedBy(m)
			lacking := without(users, &m.AgreedBy)
			if len(lacking) == 0 {
				continue
			}
			f := p.Report(m, m.AgreedBy.Range(), "The %s is not yet agreed with %s, whose tactics it measures.", m, prose.Names(lacking))
			f.Detail = "agreed_by"
			f.AddFix("Ask them, and enter them in agreed_by once they have said yes", inviting(m, "agreed_by", &m.AgreedBy, lacking)...)
		}
	},
}

// without lists the disciplines that a list does not name.
func without(disciplines []*lang.Discipline, named *lang.Refs[*lang.Discipline]) []*lang.Discipline {
	listed := map[*lang.Discipline]bool{}
	for i := range named.Items {
		listed[named.Items[i].To] = true
	}
	var list []*lang.Discipline
	for _, d := range disciplines {
		if !listed[d] {
			list = append(list, d)
		}
	}
	return list
}

// inviting adds disciplines to the list of an element, where that has all of them
// in reach and is written out.
func inviting(e lang.Element, attr string, list *lang.Refs[*lang.Discipline], disciplines []*lang.Discipline) []syntax.Edit {
	names := make([]string, len(disciplines))
	for i, d := range disciplines {
		if names[i] = lang.Reference(d); e.Plan().Lookup("discipline", d.Name()) != lang.Element(d) {
			return nil
		}
	}
	return e.Plan().AddToList(e, attr, names...)
}
