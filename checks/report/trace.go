package report

import (
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
)

// Trace is the line of sight of an element: what it is for, up to the goals, and
// what works for it, down to what that needs and is measured by. For an element
// on no such line, it is where the element is named.
type Trace struct {
	Address string    `json:"address"`          // as in tactic.webinar
	Kind    string    `json:"kind"`             // as in tactic
	Title   string    `json:"title"`            // its name where it has none
	Up      []*Branch `json:"up"`               // the next steps to the goals; like the other lists, never nil
	Down    []*Branch `json:"down"`             // the next steps to what works for it
	Named   []*Branch `json:"named"`            // the elements that name it; none where it is on a line
	Unread  []string  `json:"unread,omitempty"` // why there is none

	file string // where the element is declared; "" where it stands in no file
	line int    // from 1
}

// Branch is an element on the line of sight, with what follows in the same
// direction. An element may stand on the line several times; in one place it has
// what follows, and elsewhere See says where that is.
type Branch struct {
	Verbs    []string  `json:"verbs"`              // what the lower of the two does for the higher
	Address  string    `json:"address"`            // as in tactic.webinar
	Kind     string    `json:"kind"`               // as in tactic
	Title    string    `json:"title"`              // its name where it has none
	Campaign string    `json:"campaign,omitempty"` // that it is part of, where the element before it is not
	File     string    `json:"file,omitempty"`     // where it is declared, within the workspace or as Place names it
	Line     int       `json:"line,omitempty"`     // from 1; 0 where it stands in no file
	Dropped  bool      `json:"dropped,omitempty"`  // a tactic that is not to be done
	See      string    `json:"see,omitempty"`      // above or below, where what follows stands elsewhere on the page
	Branches []*Branch `json:"branches"`           // what follows; never nil
}

// NoTrace is called title and says why there is none.
func NoTrace(title string, reasons []string) *Trace {
	return &Trace{Title: title, Up: []*Branch{}, Down: []*Branch{}, Named: []*Branch{}, Unread: reasons}
}

// TraceOf follows the line of sight from an element in both directions.
func TraceOf(s *lang.Snapshot, e lang.Element) *Trace {
	g := newSight(s)
	t := &Trace{Address: e.Address(), Kind: e.Kind().Name, Title: e.Label(),
		Up: newTree(e, g.above).draw(), Down: newTree(e, g.below).draw(), Named: []*Branch{}}
	if f := e.File(); f != nil {
		t.file, t.line = f.Path, e.At().Start.Line
	}
	if len(t.Up)+len(t.Down) == 0 {
		for _, r := range s.RelationsTo(e, func(*lang.Attr) bool { return true }) {
			if r.From != e {
				t.Named = append(t.Named, branchOf(e, r.From, "names it under "+strings.ReplaceAll(r.Attr.Name, "_", " ")))
			}
		}
	}
	return t
}

func branchOf(from, e lang.Element, verb string) *Branch {
	b := &Branch{Verbs: []string{verb}, Address: e.Address(), Kind: e.Kind().Name, Title: e.Label(), Branches: []*Branch{}}
	if f := e.File(); f != nil {
		b.File, b.Line = f.Path, e.At().Start.Line
	}
	if c := e.Plan().Campaign; c != nil && e.Plan() != from.Plan() && lang.Element(c) != e {
		b.Campaign = c.Label()
	}
	if t, ok := e.(*lang.Tactic); ok {
		b.Dropped = t.Dropped()
	}
	return b
}

// Place names files otherwise than within the workspace. It changes the trace.
func (t *Trace) Place(named func(file string) string) {
	for _, list := range [][]*Branch{t.Up, t.Down, t.Named} {
		rename(list, named)
	}
}

func rename(list []*Branch, named func(file string) string) {
	for _, b := range list {
		if b.File != "" {
			b.File = named(b.File)
		}
		rename(b.Branches, named)
	}
}

// sight knows the references of a whole workspace, in both directions.
type sight struct {
	from, to map[lang.Element][]lang.Relation
	within   map[*lang.Campaign][]*lang.Campaign
}

func newSight(s *lang.Snapshot) *sight {
	g := &sight{map[lang.Element][]lang.Relation{}, map[lang.Element][]lang.Relation{}, map[*lang.Campaign][]*lang.Campaign{}}
	for _, p := range s.Plans() {
		if above := facts.CampaignAbove(p); above != nil && p.Campaign != nil {
			g.within[above] = append(g.within[above], p.Campaign)
		}
		for _, e := range p.All {
			for _, r := range lang.RelationsFrom(e) {
				if r.Attr.Up != "" || r.Attr.Down != "" {
					g.from[e], g.to[r.To] = append(g.from[e], r), append(g.to[r.To], r)
				}
			}
		}
	}
	return g
}

// above are the steps up. Those of a campaign are the goals that its objectives
// support, and the campaign that it belongs to.
func (g *sight) above(e lang.Element) []Edge {
	list := join(e, g.from[e], g.to[e], up, down)
	c, ok := e.(*lang.Campaign)
	if !ok {
		return list
	}
	for _, o := range c.Plan().Objectives {
		for _, step := range g.above(o) {
			if goal, ok := step.Element.(*lang.Goal); ok && !slices.ContainsFunc(list, func(x Edge) bool { return x.Element == lang.Element(goal) }) {
				list = append(list, step)
			}
		}
	}
	if above := facts.CampaignAbove(c.Plan()); above != nil {
		list = append(list, Edge{Verb: belongs, Element: above})
	}
	return list
}

// below are the steps down. Those of a campaign are what its plan is to reach,
// what is done for nothing of that, and the campaigns within.
func (g *sight) below(e lang.Element) []Edge {
	list := join(e, g.from[e], g.to[e], down, up)
	c, ok := e.(*lang.Campaign)
	if !ok || c.Plan().Campaign != c {
		return list
	}
	for _, o := range c.Plan().Objectives {
		if !slices.ContainsFunc(g.above(o), func(x Edge) bool { return x.Element.Kind() == o.Kind() && x.Element.Plan() == c.Plan() }) {
			list = append(list, Edge{Verb: belongs, Element: o})
		}
	}
	for _, t := range c.Plan().Tactics {
		if len(g.above(t)) == 0 {
			list = append(list, Edge{Verb: belongs, Element: t})
		}
	}
	for _, inner := range g.within[c] {
		list = append(list, Edge{Verb: belongs, Element: inner})
	}
	return list
}

const belongs = "belongs to"
