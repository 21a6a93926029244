package objectives

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var playbackIsACopy = &checks.Rule{
	ID: "playback-is-a-copy", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text,
	Settings: &copySettings{Similarity: lang.Number{V: 0.85, State: lang.Known}},
	Check: func(p *checks.Pass) {
		most := checks.Settings[copySettings](p).Similarity.V
		for _, o := range p.Objectives {
			for i := range o.Playbacks {
				back := &o.Playbacks[i]
				if !o.Statement.Known() || !back.Text.Known() || !back.By.Known() {
					continue
				}
				alike := prose.Similarity(o.Statement.V, back.Text.V, most)
				if alike <= most {
					continue
				}
				almost := "almost "
				if alike == 1 {
					almost = ""
				}
				f := p.Report(o, back.Text.Range(), "The %s comes back from the %s %sword for word.", o, back.By.To, almost)
				f.Detail = back.By.To.Address()
				f.See(o.Statement.Range(), "This is the statement.")
				f.AddFix("Ask the discipline what it will do differently because of it, and write down the answer")
			}
		}
	},
}

type copySettings struct {
	Similarity lang.Number `plan:"similarity" milder:"more" doc:"How much alike statement and playback may be; 1 is word for word."`
}
