package communication

import (
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var unconsultedImpact = &checks.Rule{
	ID: "unconsulted-impact", Severity: lang.Error, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Settings: &impactSettings{
		URLChange: names("seo"), PageCopy: names("seo"), FormChange: names("crm", "analytics"), PriceChange: names("pr", "sales"),
		Rebrand: names("seo", "social", "pr"), Embargo: names("pr"), ProductDate: names("pr", "events"), TrackingChange: names("analytics"),
	},
	Check: func(p *checks.Pass) {
		reach := map[*lang.Plan]directory{}
		concerned := checks.Settings[impactSettings](p).byEffect()
		for _, t := range p.Tactics {
			if !t.Affects.Known() || !t.Discipline.Known() || t.Consulted.State == lang.Unknown {
				continue
			}
			if reach[t.Plan()] == nil {
				reach[t.Plan()] = directoryOf(t.Plan())
			}
			checkImpact(p, t, concerned, reach[t.Plan()])
		}
	},
}

type impactSettings struct {
	URLChange      lang.Texts `plan:"url_change" milder:"less" doc:"The disciplines that depend on addresses of pages, by name."`
	PageCopy       lang.Texts `plan:"page_copy" milder:"less" doc:"Those that depend on the words of pages."`
	FormChange     lang.Texts `plan:"form_change" milder:"less" doc:"Those that depend on forms."`
	PriceChange    lang.Texts `plan:"price_change" milder:"less" doc:"Those that depend on prices."`
	Rebrand        lang.Texts `plan:"rebrand" milder:"less" doc:"Those that depend on the brand's name and looks."`
	Embargo        lang.Texts `plan:"embargo" milder:"less" doc:"Those that depend on what may be said when."`
	ProductDate    lang.Texts `plan:"product_date" milder:"less" doc:"Those that depend on the day a product comes out."`
	TrackingChange lang.Texts `plan:"tracking_change" milder:"less" doc:"Those that depend on tracking."`
}

func names(list ...string) lang.Texts { return lang.Texts{V: list, State: lang.Known} }

// effect is something that a tactic changes, in words, and who depends on it.
type effect struct {
	words string
	names []string
}

func (s *impactSettings) byEffect() map[string]effect {
	return map[string]effect{
		"url_change":      {"addresses of pages", s.URLChange.V},
		"page_copy":       {"the words of pages", s.PageCopy.V},
		"form_change":     {"forms", s.FormChange.V},
		"price_change":    {"prices", s.PriceChange.V},
		"rebrand":         {"the brand", s.Rebrand.V},
		"embargo":         {"an embargo", s.Embargo.V},
		"product_date":    {"the date of a product", s.ProductDate.V},
		"tracking_change": {"tracking", s.TrackingChange.V},
	}
}

// directory holds disciplines by the words of their names.
type directory map[string][]*lang.Discipline

// directoryOf is the disciplines in reach of a plan.
func directoryOf(plan *lang.Plan) directory {
	dir := directory{}
	plan.InScope(func(plan *lang.Plan) {
		for _, d := range plan.Disciplines {
			for _, word := range strings.Fields(prose.Normalise(d.Name())) {
				dir[word] = append(dir[word], d)
			}
		}
	})
	return dir
}

// called lists the disciplines whose name has that of another in it, as whole
// words.
func (dir directory) called(name string) []*lang.Discipline {
	name = prose.Normalise(name)
	first, _, _ := strings.Cut(name, " ")
	var list []*lang.Discipline
	for _, d := range dir[first] {
		if strings.Contains(" "+prose.Normalise(d.Name())+" ", " "+name+" ") {
			list = append(list, d)
		}
	}
	return list
}

func checkImpact(p *checks.Pass, t *lang.Tactic, effects map[string]effect, reach directory) {
	unasked, changed := unaskedOf(p, t, effects, reach)
	if len(unasked) == 0 {
		return
	}
	who := "the " + unasked[0].String() + ", which depends on that, has"
	if len(unasked) > 1 {
		who = "the disciplines " + prose.Names(unasked) + ", which depend on that, have"
	}
	items := make([]string, len(unasked))
	for i, d := range unasked {
		items[i] = lang.Reference(d)
	}
	f := p.Report(t, t.Affects.Range(), "The %s changes %s, and %s not been asked.", t, prose.List(changed), who)
	f.Detail = "affects"
	const asked = "once they have been asked"
	if t.Consulted.Absent() {
		f.ProposeItems("consulted", asked, items...)
		return
	}
	f.AddOffer("Add "+prose.List(items)+" to consulted, "+asked, "Note "+prose.List(items)+" as consulted, "+asked, t.Plan().AddToList(t, "consulted", items...)...)
}

// unaskedOf lists the disciplines that depend on what a tactic changes and were
// not asked, and those changes in words.
func unaskedOf(p *checks.Pass, t *lang.Tactic, effects map[string]effect, reach directory) (unasked []*lang.Discipline, changed []string) {
	silent := map[*lang.Discipline]bool{t.Discipline.To: false} // false: needs no asking
	for _, choice := range t.Affects.V {
		concerns := false
		for _, name := range effects[choice].names {
			for _, d := range reach.called(name) {
				if _, known := silent[d]; !known {
					if silent[d] = !heard(p, t, d); silent[d] {
						unasked = append(unasked, d)
					}
				}
				concerns = concerns || silent[d]
			}
		}
		if words := effects[choice].words; concerns && !slices.Contains(changed, words) {
			changed = append(changed, words)
		}
	}
	return unasked, changed
}

// heard reports whether a discipline, or a person of it, was asked about a tactic,
// or works on it by a handoff, in either direction.
func heard(p *checks.Pass, t *lang.Tactic, d *lang.Discipline) bool {
	for i := range t.Consulted.Items {
		switch who := t.Consulted.Items[i].To.(type) {
		case *lang.Discipline:
			if who == d {
				return true
			}
		case *lang.Person:
			if who.Disciplines.Has(d) || who.Disciplines.State == lang.Unknown || d.Lead.To == who || d.Lead.State == lang.Unknown {
				return true
			}
		}
	}
	return p.HandedOver(t, t.Discipline.To, d) || p.HandedOver(t, d, t.Discipline.To)
}
