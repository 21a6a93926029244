package agreement

import (
	"maps"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// SealedElement is what an agreement holds of one element: the values that cannot
// change without everybody's consent, each written in one way.
type SealedElement struct {
	Address string            // KIND.NAME, as it was agreed
	Values  map[string]string // by attribute, or nested block, as a plan writes them; those left out are not there

	unread map[string]bool // attributes of which nothing is known
	open   map[string]bool // attributes, or nested blocks, of which something is to be decided
	broken bool            // the element does not parse
}

// addresses translates an element's address into the one that an agreement knows.
type addresses func(string) string

func unchanged(address string) string { return address }

// within is the value of a campaign that lists the campaigns below it, which is no
// attribute of the language.
const within = "campaigns"

// above is the value of a campaign that names the one that it lies below, likewise.
const above = "above"

// standby is the value of a tactic that is done only if something happens.
const standby = "standby"

// derived is the value of a commitment that lists what it does not say itself: that is
// sealed as it follows from its tactics, and may move with them, each of which is held by
// itself.
const derived = "derived"

// sealedElement reads what an edition seals of an element.
func sealedElement(e lang.Element, known addresses, edition int) *SealedElement {
	m := &SealedElement{Address: known(e.Address()), Values: map[string]string{}, unread: map[string]bool{}, open: map[string]bool{}, broken: e.Broken()}
	in := lang.FieldsOf(e)
	for _, a := range e.Kind().Attrs {
		if by(edition, a.Sealed) {
			f := in.Effective(a)
			c, promise := e.(*lang.Commitment)
			if m.read(f, known); promise && f.Derived && edition >= derivedFrom {
				m.leaveOpen(a.Name, promiseFields(c))
				m.Values[derived] = listOf(append(listed(m.Values[derived]), a.Name))
			}
		}
	}
	for _, n := range e.Kind().Blocks {
		if by(edition, n.Sealed) {
			m.readBlocks(n, in.Blocks(n), known)
		}
	}
	if a := e.Kind().Attr("title"); a != nil && by(edition, a.Sealed) && in.Get(a).State == lang.Absent && !m.broken {
		m.Values[a.Name] = syntax.TextLiteral(e.Label()) // people know it by its name
	}
	switch e := e.(type) {
	case *lang.Campaign:
		if !m.broken {
			m.readEffective(e, known, edition)
		}
	case *lang.Tactic:
		if !m.broken && edition >= effectiveFrom {
			m.readPlanned(e, known)
		}
	}
	return m
}

// readPlanned reads when a tactic runs by its phases, and that it is on standby.
func (m *SealedElement) readPlanned(t *lang.Tactic, known addresses) {
	for name, day := range map[string]*lang.Day{"start": t.PhasedStart(), "end": t.PhasedEnd()} {
		if day != nil {
			m.put(name, day.State, day.V, known)
			m.leaveOpen(name, phaseFields(t, name))
		}
	}
	if t.Standby() {
		m.Values[standby] = "true"
	}
}

// readEffective reads what counts for a campaign that leaves it out.
func (m *SealedElement) readEffective(c *lang.Campaign, known addresses, edition int) {
	if c.Launch.Absent() {
		m.copyValue("start", "launch")
	}
	if edition < effectiveFrom {
		return
	}
	sponsor, currency := c.Plan().Sponsor(), currencyOf(c.Plan())
	m.put("sponsor", sponsor.State, refValue(sponsor), known)
	m.leaveOpen("sponsor", saidAbove(c, "sponsor"))
	m.put("currency", currency.State, currency.V, known)
	m.leaveOpen("currency", saidAbove(c, "currency"))
	if up := c.Plan().CampaignAbove(); up != nil {
		m.Values[above] = known(up.Campaign.Address())
	}
}

func refValue(r lang.Ref[lang.Element]) any {
	if r.Known() {
		return r.To
	}
	return nil
}

func (m *SealedElement) read(f lang.Field, known addresses) {
	if f.Open() {
		m.Values[f.Name], m.open[f.Name] = lang.UndecidedWord, true
		return
	}
	m.put(f.Name, f.State, f.Held, known)
}

func (m *SealedElement) put(name string, state lang.State, held any, known addresses) {
	delete(m.Values, name)
	switch m.unread[name] = state == lang.Unknown; state {
	case lang.Known:
		if text := literal(held, known); text != "" {
			m.Values[name] = text
		}
	}
}

func (m *SealedElement) copyValue(from, to string) {
	if text, ok := m.Values[from]; ok {
		m.Values[to] = text
	}
	m.unread[to], m.open[to] = m.unread[from], m.open[from]
}

// leaveOpen seals a value as to be decided that is not known, where all that is not known of
// what it follows from is to be decided.
func (m *SealedElement) leaveOpen(name string, from []lang.Field) {
	from = slices.DeleteFunc(from, func(f lang.Field) bool { return f.State != lang.Unknown })
	if m.unread[name] && len(from) > 0 && !slices.ContainsFunc(from, func(f lang.Field) bool { return !f.Open() }) {
		m.Values[name], m.open[name] = lang.UndecidedWord, true
		delete(m.unread, name)
	}
}

// saidAbove is what a campaign, or the first one above that says it, has in an attribute.
func saidAbove(c *lang.Campaign, attr string) []lang.Field {
	for p := c.Plan(); p != nil; p = p.Parent {
		if p.Campaign == nil {
			continue
		}
		if f := lang.FieldsOf(p.Campaign).Get(c.Kind().Attr(attr)); f.State != lang.Absent {
			return []lang.Field{f}
		}
	}
	return nil
}

// phaseFields are what a day of a tactic follows from that does not say it.
func phaseFields(t *lang.Tactic, day string) []lang.Field {
	list := []lang.Field{lang.FieldsOf(t).Get(t.Kind().Attr("phases"))}
	for i := range t.Phases.Items {
		ph := t.Phases.Items[i].To
		list = append(list, lang.FieldsOf(ph).Get(ph.Kind().Attr(day)))
	}
	return list
}

// promiseFields are what the numbers of a commitment follow from that does not say them: what
// it is for, and all of the tactics that may be its discipline's. None where they follow from
// what cannot be read, or cannot be added up.
func promiseFields(c *lang.Commitment) []lang.Field {
	if c.Plan().Unclear() {
		return nil
	}
	list := allFields(c)
	for _, t := range c.Plan().Tactics {
		if t.Dropped() || t.Discipline.Known() && t.Discipline.To != c.By.To {
			continue
		}
		if t.Undated() != nil {
			return nil
		}
		list = append(append(list, allFields(t)...), append(phaseFields(t, "start"), phaseFields(t, "end")...)...)
	}
	return list
}

// allFields are the attributes of an element and of the blocks within it.
func allFields(e lang.Element) []lang.Field {
	in := lang.FieldsOf(e)
	var list []lang.Field
	for _, a := range in.Kind.Attrs {
		list = append(list, in.Get(a))
	}
	for _, n := range in.Kind.Blocks {
		for _, b := range in.Blocks(n) {
			for _, a := range n.Attrs {
				list = append(list, b.Get(a))
			}
		}
	}
	return list
}

// readBlocks writes nested blocks as a list, whose order says nothing.
func (m *SealedElement) readBlocks(n *lang.Nested, blocks []lang.Fields, known addresses) {
	var list []string
	for _, b := range blocks {
		one := &SealedElement{Values: map[string]string{}, unread: map[string]bool{}, open: map[string]bool{}}
		for _, a := range n.Attrs {
			one.read(b.Get(a), known)
			m.unread[n.Name] = m.unread[n.Name] || one.unread[a.Name]
			m.open[n.Name] = m.open[n.Name] || one.open[a.Name]
		}
		list = append(list, object(one.Values))
	}
	if len(list) > 0 {
		m.Values[n.Name] = listOf(list)
	}
}

// follows reports that a value is not said of the element itself.
func (m *SealedElement) follows(name string) bool {
	return slices.Contains(listed(m.Values[derived]), name)
}

// keeps reports that a value still is what was agreed, in the words of today's addresses.
func (m *SealedElement) keeps(name, agreed string, is *SealedElement) bool {
	if same(agreed, is.Values[name]) || m.follows(name) && is.follows(name) {
		return true
	}
	now, k := listed(is.Values[name]), kindOf(m.Address)
	return k != nil && k.Attr(name) != nil && k.Attr(name).Grows && !slices.ContainsFunc(listed(agreed), func(who string) bool { return !slices.Contains(now, who) })
}

// same reports that two sealed values of an attribute mean the same: a yes/no that is left
// out is no, and texts on several lines may end them as Windows does.
func same(a, b string) bool {
	plain := func(text string) string {
		if text == "false" {
			return ""
		}
		return strings.ReplaceAll(text, `\r\n`, `\n`)
	}
	return a == b || plain(a) == plain(b)
}

// object writes values between braces, by name.
func object(values map[string]string) string {
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(values)) {
		parts = append(parts, name+" = "+values[name])
	}
	return "{ " + strings.Join(parts, ", ") + " }"
}

// listOf writes what has no order: sorted, and each once... but for blocks, which
// may be alike.
func listOf(items []string) string {
	slices.Sort(items)
	return "[" + strings.Join(items, ", ") + "]"
}

// literal writes a value; "" for an empty list, which says no more than none.
func literal(value any, known addresses) string {
	switch v := value.(type) {
	case string:
		return syntax.TextLiteral(v)
	case bool:
		if v {
			return "true"
		}
		return "false"
	case float64:
		return prose.Literal(v + 0) // no negative zero
	case lang.Date:
		return `"` + v.ISO() + `"`
	case lang.Duration:
		return `"` + v.Code() + `"`
	case []string:
		if len(v) == 0 {
			return ""
		}
		list := make([]string, len(v))
		for i, text := range v {
			list[i] = syntax.TextLiteral(text)
		}
		return listOf(list)
	case lang.Element:
		return known(v.Address())
	case []lang.Element:
		if len(v) == 0 {
			return ""
		}
		list := make([]string, len(v))
		for i, e := range v {
			list[i] = known(e.Address())
		}
		slices.Sort(list)
		return listOf(slices.Compact(list))
	}
	return ""
}
