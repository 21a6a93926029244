package status

import (
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/report"
	"github.com/plan-as-code/plan/checks/report/graph"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/agreement"
	"github.com/plan-as-code/plan/lang/prose"
)

// Agreement is what was agreed for a campaign, and what changed since.
type Agreement struct {
	On       string   `json:"on,omitempty"` // the day of the first; "" where nothing was agreed
	By       []string `json:"by"`
	Sentence string   `json:"sentence"`
	Changes  []Change `json:"changes"` // those that were agreed, then those that were not
}

// Change is one thing that is not as it was agreed first.
type Change struct {
	On     string      `json:"on,omitempty"` // the day on which it was agreed
	Says   string      `json:"says"`
	Reason string      `json:"reason,omitempty"`
	State  ChangeState `json:"state"`

	address string // of the element that changed
}

// ChangeState is how far a change is agreed.
type ChangeState string

// The states of changes.
const (
	Agreed   ChangeState = "agreed"   // it is sealed
	Approved ChangeState = "approved" // it is approved, and sealed with the next entry
	Free     ChangeState = "free"     // it takes nobody's approval
	Pending  ChangeState = "pending"  // an amendment asks for it
	Open     ChangeState = "open"     // nobody asked
)

// Words says a state of a change in words.
func (s ChangeState) Words() string {
	return map[ChangeState]string{Agreed: "agreed", Approved: "approved, to be sealed", Free: "needs no approval", Pending: "waits for approval", Open: "not approved"}[s]
}

func (b *builder) agreement(p *lang.Plan) Agreement {
	a := Agreement{By: []string{}, Changes: []Change{}}
	lock := agreement.LockOf(p)
	agreed := agreement.Of(p)
	switch {
	case p.Campaign == nil:
		a.Sentence = "Only campaigns are agreed."
		return a
	case lock == nil:
		a.Sentence = "Nothing has been agreed yet."
		if freeze := p.Campaign.FreezeOn; freeze.Known() && freeze.V >= b.day {
			a.Sentence += " The plan is closed to additions on " + freeze.V.String() + "."
		} else if freeze.Known() {
			a.Sentence += " The plan has been closed to additions since " + freeze.V.String() + "."
		}
		return a
	case agreed == nil:
		a.Sentence = "What was agreed cannot be read: " + prose.LowerFirst(lock.Problem.Message)
		return a
	case agreed.Other != "":
		a.Sentence = "The agreement in this folder is that of another campaign, " + agreed.Other + "."
		return a
	}
	first := lock.Entries[0]
	a.On = first.On
	for _, address := range first.By {
		a.By = append(a.By, who(agreed, address))
	}
	for i := range lock.Entries[1:] {
		sealed(&a, agreed, p, i+1)
	}
	b.unsealed(&a, agreed, p)
	a.Sentence = "It was agreed by " + prose.List(a.By) + " on " + inWords(a.On) + ". " + since(a.Changes)
	if flaw := lock.Flaw(); flaw != "" {
		a.Sentence += " The agreement was changed after it was sealed: " + flaw + "."
	}
	return a
}

// who is what people call somebody whom an agreement names.
func who(agreed *agreement.Agreement, address string) string {
	if e := agreed.Now(address); e != nil {
		return graph.Title(e)
	}
	return address
}

// since says how many changes there are, of each state.
func since(changes []Change) string {
	if len(changes) == 0 {
		return "Nothing of it has changed."
	}
	counts := map[ChangeState]int{}
	for i := range changes {
		counts[changes[i].State]++
	}
	var parts []string
	for _, s := range []ChangeState{Agreed, Approved, Pending, Open, Free} {
		if n := counts[s]; n > 0 {
			parts = append(parts, prose.Number(n)+" "+s.Words())
		}
	}
	return prose.Capital(prose.Number(len(changes))+" "+plural(len(changes), "change")) + " since: " + strings.Join(parts, "; ") + "."
}

// sealed tells what an entry, from 0, changed, with the reasons of its amendments.
func sealed(a *Agreement, agreed *agreement.Agreement, p *lang.Plan, entry int) {
	e := agreed.Lock.Entries[entry]
	var reasons []string
	for _, m := range p.AmendmentsInScope() {
		if agreed.Sealed(m) && e.Amendments[m.Name()] != "" && m.Reason.Known() {
			reasons = append(reasons, m.Reason.V)
		}
	}
	for _, c := range agreed.Lock.Changes(entry) {
		if !c.Follows {
			a.Changes = append(a.Changes, Change{On: e.On, Says: entrySays(agreed, entry, &c), Reason: strings.Join(reasons, " "), State: Agreed, address: c.Address})
		}
	}
}

// entrySays is what an entry changed of one element, in a sentence.
func entrySays(agreed *agreement.Agreement, entry int, c *agreement.EntryChange) string {
	kind, _, _ := strings.Cut(c.Address, ".")
	subject := "The " + kind + " " + prose.Quote(strings.TrimPrefix(c.Address, kind+"."))
	if e := agreed.Today(entry, c.Address); e != nil {
		subject = "The " + e.Kind().Name + " " + prose.Quote(graph.Title(e))
	}
	switch c.Kind {
	case agreement.Added:
		return subject + " came in."
	case agreement.Dropped:
		return subject + " was dropped."
	}
	var parts []string
	for _, v := range c.Changes {
		k := lang.KindNamed(kind)
		parts = append(parts, prose.Noun(v.Attr)+" "+prose.Clip(agreed.Words(entry, k, v.Attr, v.Was))+" → "+prose.Clip(agreed.Words(entry, k, v.Attr, v.Is)))
	}
	return subject + " changed: " + strings.Join(parts, "; ") + "."
}

// unsealed tells what is not as it was agreed last.
func (b *builder) unsealed(a *Agreement, agreed *agreement.Agreement, p *lang.Plan) {
	for _, d := range slices.Concat(agreed.Differences, agreed.Below(b.x.BelowAgreed(p))) {
		if d.Kind == agreement.Added && !d.Element.Kind().Agreed {
			continue
		}
		c := Change{Says: checks.Says(d) + ".", State: Open, address: d.Element.Address()}
		m := b.x.Pending(agreed, p, d)
		switch {
		case !d.TakesAmendment():
			c.State = Free
		case b.x.Covers(agreed, p, d):
			c.State = Approved
			for _, by := range b.x.Amending(agreed, p) {
				if agreed.Speaks(by, d) && by.Reason.Known() {
					c.Reason = by.Reason.V
				}
			}
		case m != nil:
			c.State = Pending
			if m.Reason.Known() {
				c.Reason = m.Reason.V
			}
		}
		a.Changes = append(a.Changes, c)
	}
}

// changedIn says what changed in a plan since the version that is compared with; "" where
// none is.
func (b *builder) changedIn(p *lang.Plan) string {
	if b.Diff == nil {
		return ""
	}
	var said []string
	for _, d := range b.Diff.Plans {
		if d.Is != p {
			continue
		}
		seen := map[lang.Element]bool{}
		for _, g := range d.Groups {
			for _, e := range g.Elements {
				if told := b.told(e); told != "" && !seen[e.Element()] {
					seen[e.Element()] = true
					said = append(said, told)
				}
			}
		}
		if cost := d.Cost.Said(); cost != "" {
			said = append(said, "the tactics cost "+cost)
		}
	}
	const most = 8
	if n := len(said) - most; n > 1 {
		said = append(said[:most], prose.Number(n)+" more "+plural(n, "change"))
	}
	if len(said) == 0 {
		return "Since " + b.Since + ", nothing has changed."
	}
	return "Since " + b.Since + ": " + strings.Join(said, "; ") + "."
}

// told is a change of an element in a phrase; "" where it says little.
func (b *builder) told(e *report.ElementDiff) string {
	of := e.Element()
	switch of.(type) {
	case *lang.Reading, *lang.Spend, *lang.Waiver, *lang.Moved:
		return "" // what they say stands elsewhere on the page
	}
	called := "the " + of.Kind().Name + " " + prose.Quote(graph.Title(of))
	switch e.Change {
	case report.ElementAdded:
		return called + " came in"
	case report.ElementDropped:
		return called + " was dropped"
	case report.ElementChanged:
		for _, v := range e.Told() {
			if said := report.ValueSaid(e, v); said != "" {
				more := ""
				if len(e.Told()) > 1 {
					more = " …"
				}
				return called + " changed (" + report.ValueName(v) + ": " + prose.Clip(said) + more + ")"
			}
		}
		return called + " changed"
	case report.ElementFollowed:
		return called + " moved with the launch"
	}
	return ""
}
