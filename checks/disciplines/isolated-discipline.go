package disciplines

import (
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
)

var isolatedDiscipline = &checks.Rule{
	ID: "isolated-discipline", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Several: true,
	Every:   "%s in the %s work with no other.", EveryFix: "Say what each of them hands over, and whose tactics amplify, support or require whose",
	Check: func(p *checks.Pass) {
		for _, c := range p.Campaigns {
			if p.Doubt(facts.WhoMeasures, c.Plan()) {
				continue
			}
			disciplines := p.DisciplinesIn(c.Plan())
			joined := func(d *lang.Discipline) bool { return p.Joined(c.Plan(), d) }
			if !slices.ContainsFunc(disciplines, func(d *lang.Discipline) bool { return !joined(d) }) {
				continue
			}
			ties := tiesIn(p, c.Plan())
			passes := func(d *lang.Discipline) bool { return joined(d) || ties.passing.joins(d) }
			if len(disciplines) > 1 && !slices.ContainsFunc(disciplines, passes) && ties.sure {
				reportApart(p, c, disciplines)
				continue
			}
			for _, d := range disciplines {
				if !passes(d) && !ties.common.joins(d) && ties.sure {
					reportIsolated(p, c, d, ties.first[d])
				}
			}
		}
	},
}

// ties is what the disciplines of a plan have in common.
type ties struct {
	first   map[*lang.Discipline]*lang.Tactic // of each in the plan
	passing table                             // metrics, with those that they feed, messages, and who was asked
	common  table                             // objectives, audiences, channels
	sure    bool                              // all of that can be read
}

// table is who meets where.
type table map[lang.Element][]*lang.Discipline

func (m table) join(at lang.Element, d *lang.Discipline) {
	if d != nil && !slices.Contains(m[at], d) {
		m[at] = append(m[at], d)
	}
}

// joins reports that a discipline meets another one.
func (m table) joins(d *lang.Discipline) bool {
	for _, list := range m {
		if len(list) > 1 && slices.Contains(list, d) {
			return true
		}
	}
	return false
}

func tiesIn(p *checks.Pass, plan *lang.Plan) *ties {
	t := &ties{map[*lang.Discipline]*lang.Tactic{}, table{}, table{}, true}
	for _, tactic := range p.TacticsIn(plan) {
		t.add(p, tactic)
	}
	return t
}

func (t *ties) add(p *checks.Pass, of *lang.Tactic) {
	for _, state := range []lang.State{of.Discipline.State, of.Carries.State, of.Audiences.State, of.Channels.State, of.Consulted.State} {
		t.sure = t.sure && state != lang.Unknown
	}
	objectives, sure := of.Objectives()
	if t.sure = t.sure && sure; !of.Discipline.Known() {
		return
	}
	d := of.Discipline.To
	if t.first[d] == nil {
		t.first[d] = of
	}
	for _, o := range objectives {
		t.common.join(o, d)
	}
	for i := range of.Audiences.Items {
		t.common.join(of.Audiences.Items[i].To, d)
	}
	for i := range of.Channels.Items {
		t.common.join(of.Channels.Items[i].To, d)
	}
	for i := range of.Carries.Items {
		t.passing.join(of.Carries.Items[i].To, d)
	}
	for i := range of.Consulted.Items {
		t.ask(of.Consulted.Items[i].To, of, d)
	}
	metrics, _ := facts.Counted(of)
	for _, m := range metrics {
		t.count(p, m, d)
	}
}

// ask lets those meet who were asked before something was fixed.
func (t *ties) ask(who lang.Element, of *lang.Tactic, d *lang.Discipline) {
	t.passing.join(of, d)
	switch who := who.(type) {
	case *lang.Discipline:
		t.passing.join(of, who)
	case *lang.Person:
		for i := range who.Disciplines.Items {
			t.passing.join(of, who.Disciplines.Items[i].To)
		}
	}
}

// count lets those meet who count a metric, or one that it feeds, in whatever campaign.
func (t *ties) count(p *checks.Pass, m *lang.Metric, d *lang.Discipline) {
	for seen := map[*lang.Metric]bool{}; m != nil && !seen[m]; m = m.Feeds.To {
		seen[m] = true
		t.passing.join(m, d)
		for _, other := range p.CountedBy(m) {
			t.passing.join(m, other)
		}
		if !m.Feeds.Known() {
			break
		}
	}
}

// reportApart says that nothing passes between any two disciplines of a campaign.
func reportApart(p *checks.Pass, c *lang.Campaign, disciplines []*lang.Discipline) {
	f := p.Report(c, c.At(), "Nothing passes between the %d disciplines of the %s: no handoff, requirement, support, amplification, input or question, and they count no number and carry no message together.", len(disciplines), c)
	f.Detail = "all"
	for _, d := range disciplines {
		f.See(d.At(), "The %s works by itself.", d)
	}
	f.AddShownFix("Write down what one hands over to another", "how", c.File().Declare(handoffStub(disciplines[0])))
}

func reportIsolated(p *checks.Pass, c *lang.Campaign, d *lang.Discipline, t *lang.Tactic) {
	f := p.ReportIn(c, d, d.At(), "The %s works by itself in the %s: nothing is handed over, and it shares no objective, audience, channel, message or number with another discipline.", d, c)
	f.See(c.At(), "This is the campaign.")
	f.See(t.At(), "The %s is one of its tactics.", t)
	f.AddShownFix("Write down what it hands over and to whom", "how", t.File().Declare(handoffStub(d)))
}

func handoffStub(d *lang.Discipline) string {
	return `handoff "NAME" {
  from = ` + lang.Reference(d) + `
  to   = discipline.NAME
  what = "What do the others need from it?"
}
`
}
