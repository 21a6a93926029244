package objectives

import (
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

var objectiveNotAgreed = &checks.Rule{
	ID: "objective-not-agreed", Severity: lang.Error, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Several: true, Suppresses: []string{"objective-not-played-back", "playback-unconfirmed"},
	Every: "%s of the %s lack the agreement of the sponsor or of a discipline that works for them.", EveryFix: "Ask sponsor and disciplines, and enter who agreed, and on which day",
	Check: func(p *checks.Pass) {
		for _, o := range p.Objectives {
			p.Count(o)
			disciplines, sponsor := unagreed(p.Index, o)
			if day := o.Agreed(); len(disciplines) > 0 || sponsor != nil || day.Absent() {
				reportNotAgreed(p, o, disciplines, sponsor)
			}
		}
	},
}

// unagreed lists the contributing disciplines that have not agreed to an
// objective, and the sponsor where that is so; nil where the sponsor has agreed or
// is not known. It lists nobody where it cannot be read who agreed.
func unagreed(x *facts.Index, o *lang.Objective) (disciplines []*lang.Discipline, sponsor lang.Element) {
	agreed, sure := o.Consents()
	if !sure {
		return nil, nil
	}
	for _, d := range x.DisciplinesOf(o) {
		if !consented(agreed, d) {
			disciplines = append(disciplines, d)
		}
	}
	if s := o.Plan().Sponsor(); s.Known() && !consented(agreed, s.To) {
		sponsor = s.To
	}
	return disciplines, sponsor
}

func reportNotAgreed(p *checks.Pass, o *lang.Objective, disciplines []*lang.Discipline, sponsor lang.Element) {
	var lacks, who, names []string
	var asked []lang.Element
	if sponsor != nil {
		asked, who, names = append(asked, sponsor), append(who, theSponsor(sponsor)), append(names, lang.Reference(sponsor))
	}
	for _, d := range disciplines {
		asked = append(asked, d)
		who, names = append(who, prose.Names([]*lang.Discipline{d})), append(names, lang.Reference(d))
	}
	if len(who) > 0 {
		lacks = append(lacks, "the agreement of "+prose.List(who))
	}
	day := o.Agreed()
	if day.Absent() {
		lacks = append(lacks, "the day on which it was agreed")
	}
	f := p.Report(o, o.AgreedBy.Range(), "The %s lacks %s.", o, strings.Join(lacks, ", and "))
	f.Detail = "agreed_by"
	if agreed, sure := o.Consents(); sure && len(agreed) == 0 && sponsorless(o) {
		f.Likewise("%s of the %s are agreed by nobody.", "Ask who works for each of them, and enter who agreed, and on which day")
		if len(names) == 0 {
			f.Message = "The " + o.String() + " is agreed by nobody."
			f.ProposeOpen("agreed_by", "with whoever has said yes to it, and the day in agreed_on").LacksToo("agreed_on")
			return
		}
	}
	if len(names) == 0 {
		f.Range = o.At()
		f.ProposeOpen("agreed_on", "")
		return
	}
	title := "Ask them, and enter them in agreed_by once they have said yes"
	if o.AgreedOn.Absent() {
		title = "Ask them, and once they have said yes enter them in agreed_by, and the day in agreed_on"
	}
	if edits := confirming(o, disciplines); len(edits) > 0 {
		f.AddFix("Confirm what was said back, if it was understood: then both have agreed", edits...)
	}
	edits := o.Plan().AddToList(o, "agreed_by", names...)
	if o.AgreedOn.Absent() && len(edits) > 0 {
		edits = o.Plan().Enter(o, syntax.Stub{Attr: "agreed_by", Value: "[" + strings.Join(names, ", ") + "]"}, syntax.Stub{Attr: "agreed_on", Value: lang.UndecidedWord})
	}
	f.AddOffer(title, prose.OfferConsent(asked), edits...)
}

// sponsorless reports that nobody sponsors what an objective belongs to.
func sponsorless(o *lang.Objective) bool {
	sponsor := o.Plan().Sponsor()
	return sponsor.Absent()
}

// confirming has the sponsor confirm what disciplines said back of an objective; none where
// one of them has not, or nobody sponsors it.
func confirming(o *lang.Objective, disciplines []*lang.Discipline) (edits []syntax.Edit) {
	sponsor := o.Plan().Sponsor()
	if !sponsor.Known() {
		return nil
	}
	blocks := slices.DeleteFunc(slices.Clone(lang.BlockOf(o).Blocks), func(b *syntax.Block) bool { return b.Type != "playback" })
	for _, d := range disciplines {
		i := slices.IndexFunc(o.Playbacks, func(b lang.Playback) bool { return b.By.Known() && b.By.To == d && b.ConfirmedBy.Absent() })
		if i < 0 {
			return nil
		}
		edits = append(edits, o.File().AddAttribute(&blocks[i].Body, "confirmed_by", lang.Reference(sponsor.To)))
	}
	return edits
}
