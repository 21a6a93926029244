package journey

import (
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

// presence is who serves a stage in a campaign: of the disciplines, up to two.
type presence struct {
	disciplines []*lang.Discipline
	open        bool // a tactic there may be of any discipline
}

// presences is who serves which stage in a campaign. It is not sure where a
// tactic's stages cannot be read.
func presences(p *checks.Pass, c *lang.Campaign) (at map[*lang.Stage]*presence, sure bool) {
	at, sure = map[*lang.Stage]*presence{}, !c.Plan().Unclear()
	for _, t := range planned(p.TacticsIn(c.Plan())) {
		sure = sure && t.Stages.State != lang.Unknown
		for i := range t.Stages.Items {
			s := t.Stages.Items[i].To
			if at[s] == nil {
				at[s] = &presence{}
			}
			if d := t.Discipline.To; t.Discipline.Known() && len(at[s].disciplines) < 2 && !slices.Contains(at[s].disciplines, d) {
				at[s].disciplines = append(at[s].disciplines, d)
			}
			at[s].open = at[s].open || !t.Discipline.Known()
		}
	}
	return at, sure
}

// planned leaves out the tactics that are done only if something happens.
func planned(tactics []*lang.Tactic) []*lang.Tactic {
	return slices.DeleteFunc(slices.Clone(tactics), (*lang.Tactic).Standby)
}

// listed visits the stages that a campaign lists, each once.
func listed(c *lang.Campaign, visit func(ref *lang.Ref[*lang.Stage])) {
	seen := map[*lang.Stage]bool{}
	for i := range c.Stages.Items {
		if ref := &c.Stages.Items[i]; !seen[ref.To] {
			seen[ref.To] = true
			visit(ref)
		}
	}
}
