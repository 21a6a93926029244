package status

import (
	"fmt"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// Node is an entry of the tree of a campaign: a section, a group, or an element.
type Node struct {
	Kind     string       // of the element; of a section or a group, what it is called
	Title    string       //
	Says     string       // more of it, in a few words
	Tip      string       // in sentences
	State    State        // of an objective
	Element  lang.Element // nil for a section
	Value    *lang.Undecided
	Errors   int // findings at the element itself
	Warnings int
	Children []*Node
}

// Outlines are the campaigns of a workspace as trees.
type Outlines struct {
	*builder
	found map[lang.Element][2]int // errors and warnings
}

// OutlinesOf reads what was found.
func OutlinesOf(src Source) *Outlines {
	o := &Outlines{&builder{Source: src, x: src.Result.Index(), day: src.Result.AsOf}, map[lang.Element][2]int{}}
	for _, f := range src.Result.Findings {
		if f.Element != nil && f.Waiver == nil && !f.Elsewhere() {
			n := o.found[f.Element]
			switch f.Severity {
			case lang.Error:
				n[0]++
			case lang.Warning:
				n[1]++
			}
			o.found[f.Element] = n
		}
	}
	return o
}

// Of is a campaign as a tree: goals with objectives and what serves them, tactics by
// discipline and by phase, people, what is to be decided and what is due soon.
func (o *Outlines) Of(p *lang.Plan) []*Node {
	one := &outline{o, p, slices.DeleteFunc(slices.Clone(p.Tactics), (*lang.Tactic).Dropped)}
	var list []*Node
	for _, section := range []*Node{one.purposes(), one.byDiscipline(), one.byPhase(), one.people(), one.undecided(), one.soon()} {
		if len(section.Children) > 0 {
			list = append(list, section)
		}
	}
	return list
}

type outline struct {
	*Outlines
	plan    *lang.Plan
	tactics []*lang.Tactic // that are not dropped
}

// node is an element with what was found at it.
func (o *outline) node(e lang.Element, says string) *Node {
	n := o.found[e]
	return &Node{Kind: e.Kind().Name, Title: e.Label(), Says: says, Element: e, Errors: n[0], Warnings: n[1]}
}

// tactic says when one runs.
func (o *outline) tactic(t *lang.Tactic) *Node {
	says := ""
	if start, end := t.Starts(), t.Ends(); start.Known() && end.Known() {
		says = lang.FromTo(start.V, end.V)
	}
	if t.Status.Known() && t.Status.V != "planned" {
		says = strings.TrimPrefix(says+" · "+t.Status.V, " · ")
	}
	return o.node(t, says)
}

// purposes are the goals with their objectives, and below these what serves them.
func (o *outline) purposes() *Node {
	section := &Node{Kind: "goals", Title: "Goals and objectives"}
	stands := o.objectives(o.plan)
	placed := map[*lang.Objective]bool{}
	// below lists what supports an element; each objective once on the way from its goal.
	var below func(of lang.Element, way []*lang.Objective) []*Node
	whole := func(i int, way []*lang.Objective) *Node {
		one := o.plan.Objectives[i]
		n := o.node(one, stands[i].State.Words())
		n.State, n.Tip = stands[i].State, stands[i].Sentence
		n.Children = below(one, append(slices.Clone(way), one))
		for _, t := range o.tactics {
			if t.Serves.Has(one) {
				n.Children = append(n.Children, o.tactic(t))
			}
		}
		placed[one] = true
		return n
	}
	below = func(of lang.Element, way []*lang.Objective) (list []*Node) {
		for i, one := range o.plan.Objectives {
			if one.Supports.Has(of) && !slices.Contains(way, one) {
				list = append(list, whole(i, way))
			}
		}
		return list
	}
	o.plan.InScope(func(p *lang.Plan) {
		for _, g := range p.Goals {
			if list := below(g, nil); p == o.plan || len(list) > 0 {
				n := o.node(g, "")
				n.Children = list
				section.Children = append(section.Children, n)
			}
		}
	})
	for i, one := range o.plan.Objectives {
		if !placed[one] {
			section.Children = append(section.Children, whole(i, nil))
		}
	}
	return section
}

// byDiscipline are the tactics below who does them.
func (o *outline) byDiscipline() *Node {
	section := &Node{Kind: "tactics", Title: "Tactics"}
	groups := map[*lang.Discipline]*Node{}
	for _, t := range o.tactics {
		d := t.Discipline.To
		n := groups[d]
		if n == nil {
			if n = (&Node{Kind: "discipline", Title: "No discipline yet"}); d != nil {
				n = o.node(d, "")
			}
			groups[d] = n
			section.Children = append(section.Children, n)
		}
		n.Children = append(n.Children, o.tactic(t))
	}
	counted(section.Children, "tactic")
	return section
}

// byPhase are the tactics below when they run.
func (o *outline) byPhase() *Node {
	section := &Node{Kind: "phases", Title: "Phases"}
	for _, ph := range o.plan.Phases {
		says := ""
		if ph.Start.Known() && ph.End.Known() {
			says = lang.FromTo(ph.Start.V, ph.End.V)
		}
		n := o.node(ph, says)
		for _, t := range o.x.TacticsOfPhase(ph) {
			n.Children = append(n.Children, o.tactic(t))
		}
		section.Children = append(section.Children, n)
	}
	return section
}

func counted(list []*Node, noun string) {
	for _, n := range list {
		n.Says = prose.Count(len(n.Children), noun)
	}
}

// people are those who answer for something, and the plan's own.
func (o *outline) people() *Node {
	section := &Node{Kind: "people", Title: "People"}
	owned := map[*lang.Person][]*Node{}
	for _, t := range o.tactics {
		if t.Owner.Known() {
			owned[t.Owner.To] = append(owned[t.Owner.To], o.tactic(t))
		}
	}
	sponsor, lead := o.plan.Sponsor(), facts.LeadOf(o.plan)
	o.plan.InScope(func(p *lang.Plan) {
		for _, who := range p.People {
			says := ""
			switch {
			case sponsor.Known() && sponsor.To == lang.Element(who):
				says = "sponsor"
			case lead.Known() && lead.To == who:
				says = "leads the campaign"
			}
			if len(owned[who]) > 0 {
				says = strings.TrimPrefix(fmt.Sprintf("%s · answers for %s", says, prose.Count(len(owned[who]), "tactic")), " · ")
			}
			if says == "" && p != o.plan {
				continue
			}
			n := o.node(who, says)
			n.Children = owned[who]
			section.Children = append(section.Children, n)
		}
	})
	return section
}

// undecided are the values that are to be decided, the first on top.
func (o *outline) undecided() *Node {
	section := &Node{Kind: "undecided", Title: "To be decided"}
	var all []lang.Undecided
	for _, p := range o.Snapshot.Plans() {
		if p == o.plan || p.Within(o.plan) {
			all = append(all, p.Undecided...)
		}
	}
	for _, u := range lang.ByDecision(all) {
		what := strings.ReplaceAll(strings.TrimPrefix(u.Block+", "+u.Attr.Name, ", "), "_", " ")
		n := &Node{Kind: "value", Title: u.Of.Label() + ": " + what, Element: u.Of, Value: &u}
		if u.Dated {
			n.Says = "by " + u.By.String()
		}
		section.Children = append(section.Children, n)
	}
	section.Says = count(len(all))
	return section
}

func count(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}

// soon is what is overdue, and what comes within two weeks.
func (o *outline) soon() *Node {
	section := &Node{Kind: "soon", Title: "Due soon"}
	for _, e := range o.events(o.plan) {
		kind, name, _ := strings.Cut(e.Address, ".")
		n := &Node{Kind: "event", Title: e.What, Says: inWords(e.On), Element: o.plan.Lookup(kind, name)}
		if n.Element == nil {
			n.Element = o.plan.Campaign
		}
		if e.Overdue {
			n.Kind, n.Says = "overdue", n.Says+" · overdue"
		}
		if e.Who != "" {
			n.Says += " · " + e.Who
		}
		section.Children = append(section.Children, n)
	}
	section.Says = count(len(section.Children))
	return section
}
