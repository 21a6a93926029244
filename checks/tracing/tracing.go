// Package tracing is a chapter of the rule book: every tactic traces to an objective.
package tracing

import (
	"embed"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

//go:embed *.md
var pages embed.FS

// Rules is the chapter, in the order of the book.
var Rules = checks.Family("tracing", pages,
	orphanTactic,
	objectiveMissing,
	goalMissing,
	objectiveWithoutGoal,
	objectiveWithoutTactic,
	goalWithoutObjective,
	goalWithoutTarget,
	goalOnAThread,
	laterThanItsGoal,
	circularTrace,
)

// inScope reports whether a plan, or one above it, has any of what is counted.
func inScope(p *lang.Plan, count func(*lang.Plan) int) bool {
	n := 0
	p.InScope(func(p *lang.Plan) { n += count(p) })
	return n > 0
}

// offerFirst offers to write the first element of a kind that a campaign has: for all that are open
// for want of it, called like the campaign, or by itself. What was agreed is not edited.
func offerFirst(p *checks.Pass, f *checks.Finding, c *lang.Campaign, kind, stub string, open []lang.Element, attr string) {
	end := c.Plan().File(c.At().Filename)
	single := "Write " + prose.A(kind)
	if len(open) > 0 && p.Agreed(c.Plan()) == nil {
		edits := []syntax.Edit{end.Append(strings.Replace(stub, "NAME", c.Name(), 1))}
		for _, e := range open {
			edits = append(edits, c.Plan().SetAttribute(e, attr, "["+kind+"."+c.Name()+"]"))
		}
		who := "the " + open[0].String()
		if n := len(open); n > 1 {
			who = prose.LowerFirst(prose.All(n, open[0].Kind().Plural))
		}
		f.AddFix("Let "+who+" "+strings.TrimSuffix(attr, "s")+" a new "+kind, edits...)
		single += " by itself"
	}
	f.AddShownFix(single, "one", end.Append(stub))
}
