package strategy

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

var highRiskWithoutAnswer = &checks.Rule{
	ID: "high-risk-without-answer", Severity: lang.Error, Tier: checks.Recommended, Needs: checks.Text,
	Check: func(p *checks.Pass) { checkRisks(p, true) },
}
