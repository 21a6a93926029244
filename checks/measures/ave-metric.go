package measures

import (
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var aveMetric = &checks.Rule{
	ID: "ave-metric", Severity: lang.Error, Tier: checks.Essential, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		for _, m := range p.Metrics {
			at, name := m.At(), aveName(m.Name())
			for _, text := range []lang.Text{m.Title, m.Definition} {
				if name == "" && text.Known() {
					at, name = text.Range(), aveName(text.V)
				}
			}
			if name != "" {
				p.Report(m, at, "The %s counts what advertising would have cost (%s), not what changed.", m, name).
					AddFix("Count what people did or thought afterwards: requests, visits, recall, enquiries")
			}
		}
	},
}

// aveNames are the names under which advertising value equivalence goes about.
var aveNames = []string{
	"ave", "eav", "advertising value", "advertising equivalency", "advertising equivalence", "advertising equivalent",
	"ad value", "ad equivalency", "ad equivalence", "ad equivalent", "advertising cost equivalent",
	"pr value", "pr equivalency", "publicity value", "publicity equivalency", "media value", "media equivalency", "earned media value",
	"value of coverage", "coverage value", "value of the coverage", "value of media coverage",
}

var aveWords = prose.WordingOf(`\b(?:` + strings.Join(aveNames, "|") + `)s?\b`)

// aveName is the name that a text uses, as whole words; "" where it uses none.
func aveName(text string) string {
	if found := aveWords.Find(prose.Normalise(text)); found != nil {
		return found[0]
	}
	return ""
}
