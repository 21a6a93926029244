package disciplines

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var disciplineWithoutRole = &checks.Rule{
	ID: "discipline-without-role", Severity: lang.Info, Tier: checks.Integrated, Needs: checks.Text, Fixable: true,
	Several: true,
	Every:   "%s in the %s leave open what they do.", EveryFix: "Let each of them write its role, its practices or its aims, for the others to read",
	Check: func(p *checks.Pass) {
		for _, plan := range p.JudgedTogether(unexplained) {
			for _, d := range plan.Disciplines {
				if unexplained(d) {
					p.Report(d, d.At(), "The %s does not say what it does, how it works or what it aims at.", d).
						ProposeStub("role", `"…"`, "")
				}
			}
		}
	},
}

func unexplained(d *lang.Discipline) bool {
	led := d.Lead.State == lang.Unknown || d.Lead.Known() && !blank(&d.Lead.To.Role) // whose job is written down, whatever it is
	return !led && blank(&d.Role) && none(&d.Practices) && none(&d.Aims)
}

func blank(text *lang.Text) bool  { return text.State != lang.Unknown && text.V == "" }
func none(texts *lang.Texts) bool { return texts.State != lang.Unknown && len(texts.V) == 0 }
