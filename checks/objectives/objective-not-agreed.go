package objectives

import (
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var objectiveNotAgreed = &checks.Rule{
	ID: "objective-not-agreed", Severity: lang.Error, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Several: true, Suppresses: []string{"objective-not-played-back", "playback-unconfirmed"},
	Every: "%s of the %s are not agreed with everybody who works on them.", EveryFix: "Ask them, and enter who agreed, and on which day",
	Check: func(p *checks.Pass) {
		for _, o := range p.Objectives {
			p.Count(o)
			disciplines, sponsor := unagreed(p.Index, o)
			if len(disciplines) > 0 || sponsor != nil || o.AgreedOn.Absent() {
				reportNotAgreed(p, o, disciplines, sponsor)
			}
		}
	},
}

// unagreed lists the contributing disciplines that have not agreed to an
// objective, and the sponsor where that is so; nil where the sponsor has agreed or
// is not known. It lists nobody where it cannot be read who agreed.
func unagreed(x *facts.Index, o *lang.Objective) (disciplines []*lang.Discipline, sponsor lang.Element) {
	if o.AgreedBy.State == lang.Unknown {
		return nil, nil
	}
	for _, d := range x.DisciplinesOf(o) {
		if !o.AgreedBy.Has(d) {
			disciplines = append(disciplines, d)
		}
	}
	if s := o.Plan().Sponsor(); s.Known() && !o.AgreedBy.Has(s.To) {
		sponsor = s.To
	}
	return disciplines, sponsor
}

func reportNotAgreed(p *checks.Pass, o *lang.Objective, disciplines []*lang.Discipline, sponsor lang.Element) {
	var lacks, who, names []string
	if sponsor != nil {
		who, names = append(who, "the sponsor "+sponsor.Label()), append(names, lang.Reference(sponsor))
	}
	for _, d := range disciplines {
		who, names = append(who, prose.Names([]*lang.Discipline{d})), append(names, lang.Reference(d))
	}
	if len(who) > 0 {
		lacks = append(lacks, "the agreement of "+prose.List(who))
	}
	if o.AgreedOn.Absent() {
		lacks = append(lacks, "the day on which it was agreed")
	}
	f := p.Report(o, o.AgreedBy.Range(), "The %s lacks %s.", o, strings.Join(lacks, ", and "))
	f.Detail = "agreed_by"
	if len(names) == 0 {
		f.Range = o.At()
		f.ProposeOpen("agreed_on", "")
		return
	}
	title := "Ask them, and enter them in agreed_by once they have said yes"
	if o.AgreedOn.Absent() {
		title = "Ask them, and once they have said yes enter them in agreed_by, and the day in agreed_on"
	}
	f.AddFix(title, o.Plan().AddToList(o, "agreed_by", names...)...)
}
