package report

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/agreement"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// SealedPage is what stands at a place of a sealed agreement, beside what the plan says
// today, as Markdown: an entry, an element of one, a value, or an element that is named.
// The plan is that of the agreement's campaign.
func SealedPage(s *lang.Snapshot, r *checks.Result, p *lang.Plan, at *agreement.Place) string {
	a := agreement.Of(p)
	if a == nil || at.Entry >= len(a.Lock.Entries) {
		return ""
	}
	page := &sealedPage{result: r, plan: p, agreed: a, place: at, entry: a.Lock.Entries[at.Entry]}
	switch {
	case at.Element != nil && !written(at):
		return ""
	case at.Element != nil && at.Attr != "":
		page.value()
	case at.Element != nil:
		page.element()
	case at.Address != "":
		if e := SealedTarget(p, at); e != nil {
			return Card(s, r, e)
		}
		page.say("%s", page.head(nil, at.Address))
		page.say("%s", page.goneNow())
	default:
		page.wholeEntry()
	}
	return page.text()
}

// written reports that what stands at a place is something that an agreement says of an
// element.
func written(at *agreement.Place) bool {
	k := lang.KindNamed(kindIn(at.Element.Address))
	return k != nil && (at.Attr == "" || at.Attr == belowAttr || k.Attr(at.Attr) != nil || k.Block(at.Attr) != nil)
}

// SealedTarget is the element of the plan that a place of its agreement is about, today;
// nil where it is about none, or the plan has it no more.
func SealedTarget(p *lang.Plan, at *agreement.Place) lang.Element {
	a := agreement.Of(p)
	switch {
	case a == nil:
		return nil
	case at.Address != "" && at.Before:
		return a.Today(at.Entry-1, at.Address)
	case at.Address != "":
		return a.Today(at.Entry, at.Address)
	case at.Element != nil:
		return a.Today(at.Entry, at.Element.Address)
	}
	return nil
}

// sealedPage is a page about a place of an agreement.
type sealedPage struct {
	card
	result *checks.Result
	plan   *lang.Plan
	agreed *agreement.Agreement
	place  *agreement.Place
	entry  *agreement.Entry
}

func kindIn(address string) string {
	kind, _, _ := strings.Cut(address, ".")
	return kind
}

// head names an element at the head of a page; e is nil where the plan has it no more.
func (s *sealedPage) head(e lang.Element, address string) string {
	if e != nil {
		return title(e)
	}
	kind, name, _ := strings.Cut(address, ".")
	return fmt.Sprintf("**%s** · %s %s", escape(name), escape(kind), code(address))
}

func (s *sealedPage) goneNow() string {
	if s.plan.Unclear() {
		return "It is not found in what can be read of the plan."
	}
	return "The plan has it no more."
}

// doubts say why an agreement is not to be relied on; "" where it is.
func (s *sealedPage) doubts() string {
	if flaw := s.agreed.Lock.Flaw(); flaw != "" {
		return "*The agreement was changed after it was sealed:* " + escape(flaw) + "."
	}
	return ""
}

// compared reports that the plan is held against the agreement.
func (s *sealedPage) compared() bool { return s.agreed.Other == "" }

// other says that the plan is not held against the agreement; "" where it is.
func (s *sealedPage) other() string {
	if s.compared() {
		return ""
	}
	return "This is the agreement of " + code(s.agreed.Other) + ", which is not the campaign of this folder: what stands here is not held against it."
}

// when is an entry with its day, and who agreed: entry 1, 15 January 2027, by Ana Ruiz.
func (s *sealedPage) when(e *agreement.Entry) string {
	text := fmt.Sprintf("entry %d, %s", e.Number, day(e.On))
	if len(e.By) > 0 {
		text += ", by " + s.signers(e)
	}
	return text
}

// signers are those who agreed to an entry, as they are called today.
func (s *sealedPage) signers(e *agreement.Entry) string {
	var names []string
	for _, address := range e.By {
		name := code(address)
		if who := s.agreed.Today(s.number(e), address); who != nil {
			name = escape(who.Label())
		}
		names = append(names, name)
	}
	return prose.List(names)
}

// number is where an entry stands, from 0.
func (s *sealedPage) number(e *agreement.Entry) int { return slices.Index(s.agreed.Lock.Entries, e) }

func day(on string) string {
	if d, ok := lang.ParseDate(on); ok {
		return d.String()
	}
	return escape(on)
}

// difference is how an element, by the address that was agreed last, differs from what was
// agreed; nil where it does not.
func (s *sealedPage) difference(address string) *agreement.Difference {
	for _, d := range s.agreed.Differences {
		if d.Address == address {
			return d
		}
	}
	return nil
}

// below are the differences in the campaigns directly below, where the place is about the
// campaign itself.
func (s *sealedPage) below(address string) []*agreement.Difference {
	if kindIn(address) != "campaign" || !s.compared() {
		return nil
	}
	return s.agreed.Below(s.result.Index().BelowAgreed(s.plan))
}

// allows reports that an amendment which speaks of a difference is not limited to other
// values than the one given, or all where none is.
func (s *sealedPage) allows(m *lang.Amendment, d *agreement.Difference, c *agreement.Change) bool {
	changes := d.Changes
	if c != nil {
		changes = []agreement.Change{*c}
	}
	return !slices.ContainsFunc(changes, func(c agreement.Change) bool { return !s.agreed.Allows([]*lang.Amendment{m}, d, &c) })
}

// allowed says whether an amendment covers a difference, or one value of it where c is
// given; "" where the seals do not hold, since nothing is judged by them then.
func (s *sealedPage) allowed(d *agreement.Difference, c *agreement.Change) string {
	if s.agreed.Lock.Flaw() != "" {
		return ""
	}
	if d.Element != nil && d.Element.Plan() != s.plan && facts.Closed(s.agreed, s.plan, s.result.AsOf) {
		return "The campaign is closed, so that needs no amendment."
	}
	x := s.result.Index()
	for _, m := range x.Amending(s.agreed, s.plan) {
		if s.agreed.Speaks(m, d) && x.Approved(m) && d.Known() && s.allows(m, d, c) {
			return "The " + escape(m.String()) + " allows it: it is approved, and not sealed yet."
		}
	}
	if c != nil && len(c.Causes) > 0 {
		text := "It only follows from what else changed: " + escape(prose.List(causes(c))) + "."
		if x.CoversChange(s.agreed, s.plan, d, c) {
			return text + " An approved amendment allows that."
		}
		return text + " No approved amendment allows that."
	}
	if m := x.Pending(s.agreed, s.plan, d); m != nil {
		text := "The " + escape(m.String()) + " names it and is not approved yet"
		if lacks := x.Lacks(m); lacks != "" {
			text += "; it lacks " + escape(lacks)
		}
		return text + "."
	}
	if m := x.Elsewhere(s.agreed, s.plan, d); m != nil {
		return "The " + escape(m.String()) + " names it and does not count: it stands outside the plan of the " + escape(s.plan.Campaign.String()) + ", or cannot be read."
	}
	return "No amendment allows it."
}

func causes(c *agreement.Change) []string {
	var list []string
	for _, d := range c.Causes {
		list = append(list, "the "+d.Element.String())
	}
	return list
}

// standing is where a value of an element stands in the plan, or the element where the
// value is left out: spring.plan.hcl, line 11.
func standing(e lang.Element, attr string) string {
	at := e.At()
	if v := ValueOf(e, attr); v != nil && v.ValueAt.Filename != "" {
		at = v.ValueAt
	} else if b := lang.BlockOf(e); v == nil && b != nil {
		if i := slices.IndexFunc(b.Blocks, func(inner *syntax.Block) bool { return inner.Type == attr }); i >= 0 {
			at = e.File().RangeOf(b.Blocks[i].TypeAt)
		}
	}
	return placeOf(at)
}

func placeOf(at hcl.Range) string {
	if at.Filename == "" {
		return ""
	}
	return fmt.Sprintf(" (%s, line %d)", escape(path.Base(at.Filename)), at.Start.Line)
}

// wholeEntry is about an entry: when, by whom, with which amendments, and what it changed.
func (s *sealedPage) wholeEntry() {
	e := s.entry
	s.say("**Entry %d** · agreed on %s%s", e.Number, day(e.On), prefixed(" by ", s.signers(e)))
	s.say("%s", s.other())
	if s.place.Entry == 0 {
		s.say("The first agreement. It holds %s.", held(e))
	} else {
		s.say("%s", s.changes())
	}
	s.say("%s", s.amendments())
	if e.DespiteErrors > 0 {
		s.say("It was sealed although the plan had %s.", prose.Count(e.DespiteErrors, "error"))
	}
	s.say("%s", s.doubts())
}

func prefixed(prefix, text string) string {
	if text == "" {
		return ""
	}
	return prefix + text
}

// changes says what an entry changed of what was agreed before.
func (s *sealedPage) changes() string {
	at := s.place.Entry
	var lines []string
	for _, before := range slices.Sorted(maps.Keys(s.entry.Moves)) {
		lines = append(lines, fmt.Sprintf("- %s is called %s from then on.", code(before), code(s.entry.Moves[before])))
	}
	for _, c := range s.agreed.Lock.Changes(at) {
		k := lang.KindNamed(kindIn(c.Address))
		name := prose.Capital(s.called(at, c.Address))
		switch c.Kind {
		case agreement.Added:
			lines = append(lines, "- "+name+" is new.")
		case agreement.Dropped:
			lines = append(lines, "- "+name+" is not agreed any more.")
		default:
			var parts []string
			for _, v := range c.Changes {
				parts = append(parts, fmt.Sprintf("%s from %s to %s", words(v.Attr), s.agreed.Words(at, k, v.Attr, v.Was), s.agreed.Words(at, k, v.Attr, v.Is)))
			}
			line := "- " + name + " has changed (" + escape(strings.Join(parts, "; ")) + ")"
			if c.Follows {
				line += ", which only follows from the other changes"
			}
			lines = append(lines, line+".")
		}
	}
	if len(lines) == 0 {
		return "It changes nothing of what was agreed before."
	}
	return strings.Join(lines, "\n")
}

// called names an element in a sentence, as it is called today: the tactic "Tour".
func (s *sealedPage) called(entry int, address string) string {
	if e := s.agreed.Today(entry, address); e != nil {
		return "the " + escape(e.String())
	}
	kind, name, _ := strings.Cut(address, ".")
	return "the " + escape(kind+" "+prose.Quote(name))
}

// words are the name of an attribute in a sentence.
func words(attr string) string { return strings.ReplaceAll(attr, "_", " ") }

// amendments lists those that an entry seals, with their reasons.
func (s *sealedPage) amendments() string {
	var lines []string
	for _, name := range slices.Sorted(maps.Keys(s.entry.Amendments)) {
		m, there := s.agreed.Today(s.place.Entry, "amendment."+name).(*lang.Amendment)
		if !there {
			lines = append(lines, "- "+code("amendment."+name)+": "+prose.LowerFirst(s.goneNow()))
			continue
		}
		line := "- " + title(m)
		if m.Reason.V != "" {
			line += ": " + escape(m.Reason.V)
		}
		if slices.Contains(s.agreed.Edited, m) {
			line += " *It was changed since.*"
		}
		lines = append(lines, line)
	}
	if len(lines) == 0 {
		return ""
	}
	return "Sealed with it:\n" + strings.Join(lines, "\n")
}
