package report

import (
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/agreement"
)

// Diff is what changed in a workspace since another version of it, as people
// read it: campaign by campaign, discipline by discipline.
type Diff struct {
	Plans   []*PlanDiff       // that changed or cannot be read in full; campaigns that are gone come last
	Gained  []*checks.Finding // that the other version did not have
	Lost    []*LostFinding    // that the other version had; what is waived here is among them
	Who     []*Concerned      // disciplines first, then people, then parties
	Summary DiffSummary       // of all this
}

// PlanDiff is what changed in a campaign, or in what the workspace shares.
type PlanDiff struct {
	*agreement.PlanDiff
	Cost   Cost         // of all its tactics
	Groups []*GroupDiff // what is no discipline's alone comes first

	launch   float64    // how many days later the campaign launches
	launched ChangeKind // whether its launch was written down now, or no longer is; "" for neither
}

// GroupDiff is what changed for a discipline, or in the plan that all share.
type GroupDiff struct {
	Discipline lang.Element   // nil for what is no discipline's alone
	Cost       Cost           // of the discipline's tactics
	Elements   []*ElementDiff // what says most first; an element of two disciplines stands with both
}

// ElementDiff is a changed element, and how much of a change it is.
type ElementDiff struct {
	*agreement.ElementDiff
	Change ChangeKind // by what says most of its differences
}

// ChangeKind says how an element changed.
type ChangeKind string

// The kinds of changes.
const (
	ElementAdded    ChangeKind = "added"
	ElementDropped  ChangeKind = "dropped"
	ElementChanged  ChangeKind = "changed"
	ElementFollowed ChangeKind = "moved_with_launch" // nothing but days, worked out and as far as the launch
	ElementRenamed  ChangeKind = "renamed"
	ElementReworded ChangeKind = "reworded"   // nothing but its title or its note
	ElementUnread   ChangeKind = "unreadable" // no value that can be compared, and some that cannot be read
)

// Cost is what tactics cost in two versions. It is not sure where an amount
// cannot be read, or where the currency is another.
type Cost struct {
	Was, Is  float64 // without what is dropped; 0 where there was no plan
	Currency string  // of both; "" where nobody names one
	Sure     bool    // else nothing is to be said of the amounts
}

// Differs reports whether there is something to say: the amounts are sure, and not the
// same.
func (c Cost) Differs() bool { return c.Sure && c.Was != c.Is }

// DiffOf compares what two runs judged, the later by the policy of the earlier.
// shows tells which files were asked for.
func DiffOf(base, head *lang.Snapshot, before, after *checks.Result, shows func(file string) bool) *Diff {
	raw := agreement.Compare(base, head, after.BaseOf)
	d := &Diff{}
	for _, p := range raw.Plans {
		if plan := planDiff(p, shows); len(plan.Groups) > 0 || p.Unclear {
			d.Plans = append(d.Plans, plan)
		}
	}
	d.findings(raw, before, after, shows)
	d.Who = concerned(d, raw, side{base, before.Index()}, side{head, after.Index()})
	d.Summary = d.summary()
	return d
}

func planDiff(p *agreement.PlanDiff, shows func(string) bool) *PlanDiff {
	d := &PlanDiff{PlanDiff: p, Cost: costBetween(p, nil)}
	d.launch, d.launched = launchStep(p)
	for _, e := range p.Elements {
		if !askedFor(e, shows) {
			continue
		}
		one := &ElementDiff{e, d.change(e)}
		for _, discipline := range disciplinesFor(e.Element()) {
			d.group(discipline).add(one)
		}
	}
	slices.SortStableFunc(d.Groups, func(a, b *GroupDiff) int {
		switch {
		case a.Discipline == nil && b.Discipline != nil:
			return -1
		case b.Discipline == nil && a.Discipline != nil:
			return 1
		}
		return 0
	})
	return d
}

func askedFor(e *agreement.ElementDiff, shows func(string) bool) bool {
	return e.Is != nil && shows(e.Is.At().Filename) || e.Was != nil && shows(e.Was.At().Filename)
}

func (p *PlanDiff) group(discipline lang.Element) *GroupDiff {
	address := ""
	if discipline != nil {
		address = discipline.Address()
	}
	for _, g := range p.Groups {
		if g.Discipline == nil && discipline == nil || g.Discipline != nil && g.Discipline.Address() == address {
			return g
		}
	}
	g := &GroupDiff{Discipline: discipline}
	if discipline != nil {
		g.Cost = costBetween(p.PlanDiff, discipline)
	}
	p.Groups = append(p.Groups, g)
	return g
}

// weight orders what changed by how much it says.
var weight = []ChangeKind{ElementAdded, ElementDropped, ElementChanged, ElementRenamed, ElementUnread, ElementFollowed, ElementReworded}

func (g *GroupDiff) add(e *ElementDiff) {
	i := len(g.Elements)
	for i > 0 && slices.Index(weight, e.Change) < slices.Index(weight, g.Elements[i-1].Change) {
		i--
	}
	g.Elements = slices.Insert(g.Elements, i, e)
}

// disciplinesFor are those under which an element is listed: one nil where it is
// no discipline's alone.
func disciplinesFor(e lang.Element) []lang.Element {
	var refs []lang.Ref[*lang.Discipline]
	switch e := e.(type) {
	case *lang.Tactic:
		refs = append(refs, e.Discipline)
	case *lang.Commitment:
		refs = append(refs, e.By)
	case *lang.Handoff:
		refs = append(refs, e.From, e.To)
	case *lang.Input:
		for i := range e.NeededBy.Items {
			if t, ok := e.NeededBy.Items[i].To.(*lang.Tactic); ok {
				refs = append(refs, t.Discipline)
			}
		}
	}
	var list []lang.Element
	for i := range refs {
		if refs[i].Known() && !slices.Contains(list, lang.Element(refs[i].To)) {
			list = append(list, refs[i].To)
		}
	}
	if len(list) == 0 {
		return []lang.Element{nil}
	}
	return list
}

// change says how much of a change an element's differences are.
func (p *PlanDiff) change(e *agreement.ElementDiff) ChangeKind {
	switch e.Kind() {
	case agreement.Added:
		return ElementAdded
	case agreement.Dropped:
		return ElementDropped
	}
	told, follows, unread, wording := 0, 0, 0, 0
	for i := range e.Values {
		switch v := &e.Values[i]; {
		case v.Unread():
			unread++
		case v.Wording():
			wording++
		default:
			told++
			if days, ok := v.Step(); ok && v.Type == lang.TypeDate && v.Is.Computed && days == p.launch {
				follows++
			}
		}
	}
	_, campaign := e.Is.(*lang.Campaign)
	switch {
	case told > 0 && follows == told && unread+wording == 0 && !e.Renamed() && !e.Moved && !campaign:
		return ElementFollowed
	case told > 0 || e.Moved:
		return ElementChanged
	case e.Renamed():
		return ElementRenamed
	case unread > 0:
		return ElementUnread
	}
	return ElementReworded
}

// Launch is how many days later the campaign launches, on the day that counts:
// its start where it names no launch. Earlier is below 0; it is 0 where it launches on
// the same day, or one of the two days is not known.
func (p *PlanDiff) Launch() int { return int(p.launch) }

func launchStep(p *agreement.PlanDiff) (step float64, launched ChangeKind) {
	for _, e := range p.Elements {
		if c, ok := e.Is.(*lang.Campaign); !ok || e.Was == nil || c != p.Is.Campaign {
			continue
		}
		v := e.Value("launch")
		if v == nil && e.Is.(*lang.Campaign).Launch.Absent() {
			v = e.Value("start")
		}
		if v != nil {
			step, _ = v.Step() // 0 where one of the days is not known
			switch {
			case v.Added():
				launched = ElementAdded
			case v.Removed():
				launched = ElementDropped
			}
		}
	}
	return step, launched
}

// costBetween adds up what the tactics of a plan cost, all of them or those of a
// discipline.
func costBetween(p *agreement.PlanDiff, discipline lang.Element) Cost {
	c := Cost{Sure: true}
	was, wasIn := c.sum(p.Was, discipline)
	is, isIn := c.sum(p.Is, discipline)
	c.Was, c.Is, c.Currency = was, is, isIn
	if p.Is == nil {
		c.Currency = wasIn
	} else if p.Was != nil && wasIn != isIn {
		c.Sure = false
	}
	return c
}

func (c *Cost) sum(p *lang.Plan, discipline lang.Element) (total float64, currency string) {
	if p == nil {
		return 0, ""
	}
	c.Sure = c.Sure && !p.Unclear()
	for _, t := range p.Tactics {
		d, cost := &t.Discipline, t.Cost()
		switch mine := discipline == nil || d.Known() && d.To.Address() == discipline.Address(); {
		case t.Dropped():
		case t.Broken(), discipline != nil && d.State == lang.Unknown, mine && cost.State == lang.Unknown:
			c.Sure = false
		case mine:
			total += cost.V
		}
	}
	return total, p.Currency()
}
