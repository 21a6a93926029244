package money

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var moreFromLess = &checks.Rule{
	ID: "more-from-less", Severity: lang.Warning, Tier: checks.Integrated, Needs: checks.Text,
	Every:    "%s of the %s get less than they had, and are to bring more.",
	EveryFix: "Leave each what it had, promise less, name the insight on which it rests, or say what was really spent before where that was only a limit",
	Check: func(p *checks.Pass) {
		for _, t := range p.Tactics {
			had, ok := spentBefore(t.Rationale.V)
			if !ok || t.Broken() || t.Standby() {
				continue
			}
			p.Count(t)
			has, sure := costPer(t, had.days)
			const rounding = 0.9
			o := risingFor(t)
			if !sure || has >= had.amount*rounding || o == nil || !t.Evidence.Empty() {
				continue
			}
			currency := t.Plan().Currency()
			says := fmt.Sprintf("%s a %s instead of %s, and the %s that it serves is to rise from %s to %s.",
				prose.Money(math.Round(has), currency), had.span, prose.Money(had.amount, currency), o, prose.Digits(o.Baseline.V), prose.Digits(o.Target.V))
			f := p.Report(t, t.Rationale.Range(), "The %s gets %s", t, says).Brief("The %s: %s", t, says)
			f.Detail = "rationale"
			f.See(o.Target.Range(), "The %s is to rise.", o)
			f.AddFix("Leave it what it had, promise less, or name the insight on which it rests")
			if had.span == "day" { // mostly what it was allowed to cost
				f.AddFix("Say what was really spent before, if that was only a limit")
			}
		}
	},
}

// before is what a tactic had in each span of so many days.
type before struct {
	amount, days float64
	span         string
}

// hadBefore is how a rationale says what a tactic had so far.
var hadBefore = prose.WordingOf(`(?i)\b(?:was|were|had|previously|formerly|instead of|before|bisher|vorher|zuvor|statt|avant|auparavant|au lieu de|antes|en lugar de)\s+(?:[A-Z]{3}\s|[€$£])?(\d[\d.,']*)(?:\s?(?:[A-Z]{3}\b|[€$£]))?\s*(?:a|per|/|pro|am|im|par|por|al)\s*(day|week|month|tag|woche|monat|jour|semaine|mois|d[ií]a|semana|mes)\b`)

// lengths are how long that is, by the first letters of its word.
var lengths = []before{{days: 1, span: "day"}, {days: 7, span: "week"}, {days: 30, span: "month"}}

var lengthOf = map[string]int{"da": 0, "ta": 0, "jo": 0, "di": 0, "dí": 0, "we": 1, "wo": 1, "se": 1, "mo": 2, "me": 2}

func spentBefore(text string) (had before, ok bool) {
	m := hadBefore.Find(text)
	if m == nil {
		return before{}, false
	}
	had = lengths[lengthOf[string([]rune(strings.ToLower(m[2]))[:2])]]
	n, err := strconv.ParseFloat(strings.NewReplacer(",", "", "'", "").Replace(strings.TrimRight(m[1], ".,'")), 64)
	had.amount = n
	return had, err == nil && n > 0
}

// costPer is what a tactic costs in so many of the days on which it runs; not sure where one of
// both cannot be read.
func costPer(t *lang.Tactic, days float64) (amount float64, sure bool) {
	cost := t.Cost()
	stretches, state := t.Running()
	if cost.State != lang.Known || cost.V <= 0 || state != lang.Known {
		return 0, false
	}
	runs := 0
	for _, s := range stretches {
		runs += int(s.Last-s.First) + 1
	}
	return cost.V / float64(max(runs, 1)) * days, runs > 0
}

// risingFor is the first objective that a tactic serves of which the value is to rise; nil where
// there is none. A return, which is more for the same money, mostly rises where less is spent.
func risingFor(t *lang.Tactic) *lang.Objective {
	for i := range t.Serves.Items {
		o := t.Serves.Items[i].To
		if o.Baseline.Known() && o.Target.Known() && o.Target.V > o.Baseline.V && o.Metric.Known() && !calledBy(o.Metric.To, returnWords) {
			return o
		}
	}
	return nil
}
