package strategy

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var riskWithoutAnswer = &checks.Rule{
	ID: "risk-without-answer", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text,
	Every: "%s of the %s lack an owner or an answer.", Among: "that would not do much harm", EveryFix: "Give each of them an owner, and say what is done about it",
	Check: func(p *checks.Pass) { checkRisks(p, false) },
}
