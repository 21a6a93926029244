package disciplines

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

var absentFromTheTable = &checks.Rule{
	ID: "absent-from-the-table", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Check: func(p *checks.Pass) {
		for _, c := range p.Campaigns {
			k := kickoffOf(c.Plan())
			for _, d := range p.DisciplinesIn(c.Plan()) {
				unlisted := c.Disciplines.Known() && len(c.Disciplines.Items) > 0 && !c.Disciplines.Has(d)
				away := k != nil && !k.open && !k.hears(d)
				if unlisted || away {
					reportAbsent(p, c, d, unlisted, away, k)
				}
			}
		}
	},
}

// kickoff is who comes to the kickoffs of a campaign.
type kickoff struct {
	review      *lang.Review // the first of them with attendees
	disciplines map[*lang.Discipline]bool
	people      map[*lang.Person]bool
	open        bool // others may come
}

// kickoffOf is about the kickoffs of a plan, or of the nearest above that has
// some; nil where nobody is named.
func kickoffOf(p *lang.Plan) *kickoff {
	for ; p != nil; p = p.Parent {
		k := &kickoff{disciplines: map[*lang.Discipline]bool{}, people: map[*lang.Person]bool{}, open: p.Unclear()}
		for _, r := range p.Reviews {
			k.open = k.open || r.ReviewKind.State == lang.Unknown
			if r.ReviewKind.V == "kickoff" {
				k.add(r)
			}
		}
		if k.review != nil || k.open {
			return k
		}
	}
	return nil
}

func (k *kickoff) add(r *lang.Review) {
	k.open = k.open || r.Attendees.State == lang.Unknown
	for i := range r.Attendees.Items {
		if k.review == nil {
			k.review = r
		}
		switch who := r.Attendees.Items[i].To.(type) {
		case *lang.Discipline:
			k.disciplines[who] = true
		case *lang.Person:
			k.people[who] = true
			k.open = k.open || who.Disciplines.State == lang.Unknown
			for j := range who.Disciplines.Items {
				k.disciplines[who.Disciplines.Items[j].To] = true
			}
		}
	}
}

// hears reports whether a discipline comes, or a person of it.
func (k *kickoff) hears(d *lang.Discipline) bool {
	return k.disciplines[d] || d.Lead.State == lang.Unknown || d.Lead.Known() && k.people[d.Lead.To]
}

func reportAbsent(p *checks.Pass, c *lang.Campaign, d *lang.Discipline, unlisted, away bool, k *kickoff) {
	var from, to []string
	var edits [][]syntax.Edit
	if unlisted {
		from = append(from, "among the disciplines at its table")
		to = append(to, "disciplines")
		edits = append(edits, c.Plan().AddToList(c, "disciplines", lang.Reference(d)))
	}
	if away {
		from = append(from, "at its kickoff")
		to = append(to, "the attendees of the kickoff")
		edits = append(edits, k.review.Plan().AddToList(k.review, "attendees", lang.Reference(d)))
	}
	f := p.ReportIn(c, d, d.At(), "The %s has tactics in the %s and is not %s.", d, c, prose.Either(from))
	f.See(c.At(), "This is the campaign.")
	if unlisted {
		f.See(c.Disciplines.Range(), "These are at the table.")
	}
	if away {
		f.See(k.review.Attendees.Range(), "These come to the kickoff.")
	}
	f.AddFix("Add "+lang.Reference(d)+" to "+prose.List(to), lang.Together(edits...)...)
}
