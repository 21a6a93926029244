package objectives

import (
	"strings"
	"unicode"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

var vagueObjective = &checks.Rule{
	ID: "vague-objective", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Settings: &vagueSettings{Openings: lang.Texts{State: lang.Known, V: []string{
		"raise awareness", "increase awareness", "build awareness", "support", "help", "engage", "promote", "improve",
		"strengthen", "facilitate", "continue", "tell", "build",
	}}},
	Check: func(p *checks.Pass) {
		openings := checks.Settings[vagueSettings](p).Openings.V
		for _, o := range p.Objectives {
			if !o.Statement.Known() {
				continue
			}
			opening := vagueOpening(o.Statement.V, openings)
			if opening == "" || hasNumber(o.Statement.V) {
				continue
			}
			f := p.Report(o, o.Statement.Range(), "The %s begins with \"%s\", and no number follows.", o, opening)
			f.Detail = "statement"
			if better := rewritten(o); better != "" {
				f.Correct("statement", better, "")
				continue
			}
			f.AddFix("Say in whom something changes, from how much to how much, and by when")
		}
	},
}

type vagueSettings struct {
	Openings lang.Texts `plan:"openings" milder:"less" doc:"Words that promise nothing by themselves at the beginning of a statement."`
}

// vagueOpening is the one of some openings that a statement begins with, as whole
// words; "" where it begins with none.
func vagueOpening(statement string, openings []string) string {
	words := prose.Normalise(statement) + " "
	for _, opening := range openings {
		if o := prose.Normalise(opening); o != "" && strings.HasPrefix(words, o+" ") {
			return opening
		}
	}
	return ""
}

// rewritten is the statement that an objective's metric, audience, baseline,
// target and deadline amount to, as a plan file writes it; "" where one of the
// metric, the target and the deadline is not known.
func rewritten(o *lang.Objective) string {
	if !o.Metric.Known() || !o.Target.Known() || !o.Due().Known() {
		return ""
	}
	s := sentenceCase(o.Metric.To.Label())
	if o.Audiences.Known() && len(o.Audiences.Items) > 0 {
		var names []string
		for i := range o.Audiences.Items {
			names = append(names, strings.ReplaceAll(o.Audiences.Items[i].To.Label(), "_", " "))
		}
		s += " (" + prose.List(names) + ")"
	}
	s += ": "
	if o.Baseline.Known() {
		s += "from " + prose.Digits(o.Baseline.V) + " "
	}
	return syntax.TextLiteral(s + "to " + prose.Digits(o.Target.V) + " by " + o.Due().V.String())
}

// sentenceCase turns a name into words that can begin a sentence.
func sentenceCase(label string) string {
	runes := []rune(strings.ReplaceAll(label, "_", " "))
	runes[0] = unicode.ToUpper(runes[0])
	return string(runes)
}
