package money

import (
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var commitmentMissing = &checks.Rule{
	ID: "commitment-missing", Severity: lang.Warning, Tier: checks.Integrated, Needs: checks.Text, Fixable: true,
	Several:  true,
	Practice: facts.Commitments,
	Every:    "%s of the %s are worked on by disciplines that promise nothing for them.", EveryFix: "Ask each discipline what it promises, and write it down as a commitment",
	Check: func(p *checks.Pass) {
		for _, o := range p.Objectives {
			p.Count(o)
			disciplines, tallies, sure := talliesOf(p.Index, o)
			made, known := p.PromisesFor(o)
			if !sure || !known {
				continue
			}
			if silent := without(made, disciplines); len(silent) > 0 {
				reportSilent(p, o, silent, tallies)
			}
		}
	},
}

// without lists the disciplines that made none of the commitments.
func without(made []*lang.Commitment, disciplines []*lang.Discipline) []*lang.Discipline {
	promised := map[*lang.Discipline]bool{}
	for _, c := range made {
		promised[c.By.To] = true
	}
	var silent []*lang.Discipline
	for _, d := range disciplines {
		if !promised[d] {
			silent = append(silent, d)
		}
	}
	return silent
}

func reportSilent(p *checks.Pass, o *lang.Objective, silent []*lang.Discipline, tallies map[*lang.Discipline]*tally) {
	f := p.Report(o, o.At(), "The %s has no commitment from %s.", o, prose.Names(silent))
	stubs := make([]string, len(silent))
	for i, d := range silent {
		y := tallies[d]
		f.See(y.first.At(), "The %s works for it here.", d)
		stubs[i] = commitmentStub(o, d, y)
	}
	whom := "the " + silent[0].String()
	if len(silent) > 1 {
		whom = "each of them"
	}
	f.AddFix("Ask "+whom+" what it commits itself to, and for how much", o.File().Declare(strings.Join(stubs, "\n")))
}

// commitmentStub leaves out what the tactics say; the discipline has to agree to it.
func commitmentStub(o *lang.Objective, d *lang.Discipline, y *tally) string {
	name := strings.TrimPrefix(lang.Reference(d), "discipline.") + "_" + strings.TrimPrefix(lang.Reference(o), "objective.")
	owner, numbers := "person.NAME", ""
	if d.Lead.Known() {
		owner = lang.Reference(d.Lead.To)
	}
	if len(y.brings) == 0 {
		numbers = "  expected  = 0 # how many?\n"
	}
	if len(y.cost.Items) == 0 {
		numbers += "  budget    = 0 # for how much?\n"
	}
	return `commitment "` + o.Plan().FreeName("commitment", name) + `" {
  by        = ` + lang.Reference(d) + `
  owner     = ` + owner + `
  objective = ` + lang.Reference(o) + `
` + numbers + `  # Has it said yes? Then write accepted_on.
}
`
}
