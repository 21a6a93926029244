package objectives

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var objectiveNotPlayedBack = &checks.Rule{
	ID: "objective-not-played-back", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Every: "%s of the %s are still to be said back by somebody who agreed to them.", EveryFix: "Ask each of them what it means for their own work",
	Check: func(p *checks.Pass) {
		misspelt := misspeltBlocks(p.Plans)
		for _, o := range p.Objectives {
			p.Count(o)
			if silent, sure := silentDisciplines(p.Index, o); len(silent) > 0 && sure && !misspelt[o] {
				f := p.Report(o, o.At(), "The %s has not been said back by %s, who agreed to it.", o, prose.Names(silent))
				f.Detail = "playback"
				stub := ""
				for i, d := range silent {
					if i > 0 {
						stub += "\n"
					}
					stub += playbackStub(d)
				}
				f.AddShownFix("Ask them what it means for their own work", "an answer", o.Plan().AddBlock(o, stub))
			}
		}
	},
}

// silentDisciplines lists the contributing disciplines that agreed to an
// objective and have not said it back. It is not sure where that cannot be read.
func silentDisciplines(x *facts.Index, o *lang.Objective) (silent []*lang.Discipline, sure bool) {
	said := map[*lang.Discipline]bool{}
	sure = true
	for i := range o.Playbacks {
		by := &o.Playbacks[i].By
		said[by.To] = true
		sure = sure && by.Known()
	}
	agreed, _ := o.Consents()
	for _, d := range x.DisciplinesOf(o) {
		if consented(agreed, d) && !said[d] {
			silent = append(silent, d)
		}
	}
	return silent, sure
}

// misspeltBlocks are the elements with a block that the language does not have, or
// with one written as a value: it may have been meant for a playback.
func misspeltBlocks(plans []*lang.Plan) map[lang.Element]bool {
	misspelt := map[lang.Element]bool{}
	for _, p := range plans {
		for i := range p.Diagnostics {
			if d := &p.Diagnostics[i]; d.Rule == "unknown-element" || d.Rule == "unknown-attribute" && d.Detail == "playback" {
				misspelt[d.Element] = true
			}
		}
	}
	return misspelt
}

func playbackStub(d *lang.Discipline) string {
	return `playback {
  by   = ` + lang.Reference(d) + `
  text = "What does it mean for your own work, in your own words?"
}
`
}
