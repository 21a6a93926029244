package objectives

import (
	"fmt"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var objectiveWithoutDeadline = &checks.Rule{
	ID: "objective-without-deadline", Severity: lang.Error, Tier: checks.Essential, Needs: checks.Text, Fixable: true,
	Settings: &deadlineSettings{Grace: lang.Span{V: lang.Duration{N: 30}, State: lang.Known}},
	Check: func(p *checks.Pass) {
		for _, o := range p.Objectives {
			c := o.Plan().Campaign
			switch {
			case o.Due().Absent():
				p.Report(o, o.At(), "The %s does not say by when it is to be reached.", o).ProposeOpen("by", "")
			case o.Due().Known() && c != nil:
				checkDeadline(p, o, c)
			}
		}
	},
}

type deadlineSettings struct {
	Grace lang.Span `plan:"grace" milder:"more" doc:"How long after the campaign's end a deadline may lie."`
}

func checkDeadline(p *checks.Pass, o *lang.Objective, c *lang.Campaign) {
	grace := checks.Settings[deadlineSettings](p).Grace.V
	start, end, known := facts.Span(c)
	by := o.Due().V
	if !known || by >= start && by <= end.Plus(grace) {
		return
	}
	f := p.Report(o, o.Due().Range(), "The %s is to be reached by %s, before the %s starts on %s.", o, by, c, start)
	place, said := c.Start.Range(), "The campaign starts here."
	if by > end {
		place, said = c.End.Range(), "The campaign ends here."
		f.Message = fmt.Sprintf("The %s is to be reached by %s, %s after the %s ends.", o, by, prose.Count(int(by-end), "day"), c)
	}
	f.Detail = "by"
	f.Apart()
	f.See(place, "%s", said).RestsOn(c.Start.Range(), c.End.Range()).CorrectDay(p, "by", end, "the campaign's end")
}
