package report

import (
	"cmp"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/agreement"
	"github.com/plan-as-code/plan/lang/prose"
)

// belowAttr is what an agreement calls the campaigns below its own, which is no attribute
// of the language.
const belowAttr = "campaigns"

// marked says what the mark in a table means.
const marked = "What is marked ≠ is not what was agreed."

// anotherCurrency says why an amount is not the agreed one though its number is.
const anotherCurrency = "What was agreed is in another currency."

// beside is an element of an entry beside what it is today.
type beside struct {
	*sealedPage
	address string // as the entry knows it
	kind    *lang.Kind
	course  *agreement.Course
	now     lang.Element          // nil where the plan has it no more
	differs *agreement.Difference // nil where it does not, and where it is not held against anything
	below   []*agreement.Difference
}

func (s *sealedPage) beside() *beside {
	address := s.place.Element.Address
	e := &beside{sealedPage: s, address: address, kind: lang.KindNamed(kindIn(address)), now: s.agreed.Today(s.place.Entry, address)}
	e.course = s.agreed.Lock.Course(s.place.Entry, address)
	if e.held() {
		e.differs, e.below = s.difference(e.course.Last), s.below(address)
	}
	return e
}

// held reports that the plan is held against what was agreed of the element.
func (e *beside) held() bool { return e.compared() && e.course.Dropped == nil }

// comparable reports that there are values of today to set beside the agreed ones.
func (e *beside) comparable() bool {
	return e.held() && e.now != nil && !e.now.Broken() && slices.Contains(e.agreed.Held(), e.now)
}

// element is about an element of an entry: what the entry seals of it, what was agreed
// last, and what the plan says.
func (s *sealedPage) element() {
	e := s.beside()
	s.say("%s", s.head(e.now, e.address))
	s.say("Agreed with %s.", s.when(s.entry))
	s.say("%s", s.other())
	s.say("%s", sentences(e.status()))
	s.say("%s", e.table())
	s.say("%s", s.doubts())
}

// sentences joins those that are there.
func sentences(list []string) string {
	return strings.Join(slices.DeleteFunc(list, func(s string) bool { return s == "" }), " ")
}

// status says in sentences what became of the element.
func (e *beside) status() []string {
	var list []string
	if e.course.Last != e.address {
		list = append(list, "A later entry calls it "+code(e.course.Last)+".")
	}
	if dropped := e.course.Dropped; dropped != nil {
		return append(list, "It is not agreed any more: with "+e.when(dropped)+", it was dropped.")
	}
	if !e.held() {
		return list
	}
	d := e.differs
	switch {
	case e.now == nil:
		list = append(list, e.goneNow())
		if d == nil {
			return list
		}
		if same := e.agreed.Renamed(d); same != nil {
			list = append(list, "The "+escape(same.String())+" says all that it said, and is most likely the same under another name.")
		}
		return append(list, e.allowed(d, nil))
	case d != nil && d.Kind == agreement.Dropped:
		return append(list, "It is dropped in the plan"+standing(e.now, "status")+".", e.allowed(d, nil))
	case e.now.Address() != e.course.Last:
		list = append(list, "The plan calls it "+code(e.now.Address())+" now.")
	}
	switch {
	case e.now.Broken():
		list = append(list, "Its text cannot be read, so nothing shows that it still is what was agreed.")
	case !e.comparable():
		list = append(list, "Nothing that was agreed names it in the plan any more.")
	case d == nil && len(e.below) == 0 && e.inOtherCurrency():
		list = append(list, marked, anotherCurrency)
	case d == nil && len(e.below) == 0:
		list = append(list, "The plan says what was agreed.")
	case d == nil:
		list = append(list, marked, e.allowedBelow())
	case d.Follows(func(*agreement.Difference) bool { return true }):
		list = append(list, marked, e.allowed(d, &d.Changes[0]), e.allowedBelow())
	default:
		list = append(list, marked, e.allowed(d, nil), e.allowedBelow())
	}
	return list
}

// allowedBelow says which campaigns below came or went, and whether amendments cover that.
func (e *beside) allowedBelow() string {
	var list []string
	for _, d := range e.below {
		what := "The campaign " + code(d.Address) + " is gone."
		if d.Element != nil {
			what = "The " + escape(d.Element.String()) + " is new."
		}
		list = append(list, what, e.allowed(d, nil))
	}
	return sentences(list)
}

// inOtherCurrency reports that there are amounts among the agreed values, and that the plan
// counts in another currency.
func (e *beside) inOtherCurrency() bool {
	last := e.course.Holdings[len(e.course.Holdings)-1].Element
	return e.otherCurrency() && slices.ContainsFunc(e.names(last), e.money)
}

// table sets what the entry holds beside what was agreed last and what the plan says. What
// differs from what was agreed is marked.
func (e *beside) table() string {
	head := []string{"", "Entry " + prose.Digits(float64(e.entry.Number))}
	last := e.course.Holdings[len(e.course.Holdings)-1]
	later := e.course.Dropped == nil && last.Entry != e.entry
	if later {
		head = append(head, "Agreed last, entry "+prose.Digits(float64(last.Entry.Number)))
	}
	if e.comparable() {
		head = append(head, "The plan now")
	}
	var rows [][]string
	for _, name := range e.names(last.Element) {
		row := []string{escape(words(name)), escape(e.shown(e.entry, name, e.place.Element.Values[name]))}
		if later {
			row = append(row, escape(e.shown(last.Entry, name, last.Element.Values[name])))
		}
		if e.comparable() {
			is, differs := e.today(name)
			if is = escape(is); differs {
				is = "≠ **" + is + "**"
			}
			row = append(row, is)
		}
		rows = append(rows, row)
	}
	if len(rows) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("| " + strings.Join(head, " | ") + " |\n|" + strings.Repeat("---|", len(head)))
	for _, row := range rows {
		b.WriteString("\n| " + strings.Join(row, " | ") + " |")
	}
	return b.String()
}

// names are the attributes and blocks of which anything was agreed or is said, in the order
// of the reference.
func (e *beside) names(last *agreement.SealedElement) []string {
	var all []string
	for _, a := range e.kind.Attrs {
		all = append(all, a.Name)
	}
	for _, n := range e.kind.Blocks {
		all = append(all, n.Name)
	}
	return slices.DeleteFunc(append(all, belowAttr), func(name string) bool {
		_, given := e.place.Element.Values[name]
		_, then := last.Values[name]
		return !given && !then && e.change(name) == nil && (name != belowAttr || len(e.below) == 0)
	})
}

// change is how a value differs from what was agreed last; nil where it does not.
func (e *beside) change(name string) *agreement.Change {
	if e.differs == nil {
		return nil
	}
	i := slices.IndexFunc(e.differs.Changes, func(c agreement.Change) bool { return c.Attr == name })
	if i < 0 {
		return nil
	}
	return &e.differs.Changes[i]
}

// shown is a value as an entry wrote it, in words.
func (e *beside) shown(entry *agreement.Entry, name, text string) string {
	return cmp.Or(e.agreed.Words(e.number(entry), e.kind, name, text), text)
}

// whole is shown, but for texts, which are not cut short.
func (e *beside) whole(short, literal string) string {
	if text, ok := agreement.Text(literal); ok && strings.HasSuffix(short, `…"`) {
		return `"` + text + `"`
	}
	return short
}

// today is what the plan says, in words, and whether that is not what was agreed last.
func (e *beside) today(name string) (text string, differs bool) {
	last := e.course.Holdings[len(e.course.Holdings)-1]
	c := e.change(name)
	switch {
	case name == belowAttr && len(e.below) > 0:
		campaigns, _ := e.result.Index().BelowAgreed(e.plan)
		labels := make([]string, len(campaigns))
		for i, c := range campaigns {
			labels[i] = prose.Quote(c.Label())
		}
		if len(labels) == 0 {
			labels = []string{"none"}
		}
		return prose.List(labels), true
	case c == nil:
		literal := last.Element.Values[name]
		return e.shownNow(name, e.agreed.Current(e.number(last.Entry), literal)), e.money(name) && literal != "" && e.otherCurrency()
	case c.Unknown:
		return "not known", true
	}
	return e.shownNow(name, e.agreed.Current(len(e.agreed.Lock.Entries)-1, c.Is)), true
}

// shownNow is a value as it counts in the plan, in words.
func (e *beside) shownNow(name, text string) string {
	return cmp.Or(agreement.Shown(e.plan, e.now, name, text), text)
}

func (e *beside) money(name string) bool {
	a := e.kind.Attr(name)
	return a != nil && a.Type == lang.TypeMoney
}

// otherCurrency reports that the plan's money is in another currency than was agreed last.
func (e *beside) otherCurrency() bool {
	return e.agreed.Currency(len(e.agreed.Lock.Entries)-1) != e.plan.Currency()
}

// value is about one value of an entry: since when it is agreed, what it is now, where that
// stands, and whether an amendment covers it.
func (s *sealedPage) value() {
	e, name := s.beside(), s.place.Attr
	s.say("**%s** of %s", escape(words(name)), s.head(e.now, e.address))
	s.say("%s", s.other())
	text, agreed := "", 0
	for _, h := range e.course.Holdings {
		value, given := h.Element.Values[name]
		value = s.agreed.Current(s.number(h.Entry), value)
		if value == text || agreed == 0 && !given {
			text = value
			continue
		}
		text = value
		verb := "Agreed"
		if agreed++; agreed > 1 {
			verb = "Agreed anew"
		}
		s.say("%s: **%s** (%s)", verb, escape(e.whole(e.shown(h.Entry, name, h.Element.Values[name]), value)), s.when(h.Entry))
	}
	s.say("%s", sentences(e.valueNow(name)))
	s.say("%s", s.doubts())
}

// valueNow says what a value is today.
func (e *beside) valueNow(name string) []string {
	if !e.comparable() || e.differs != nil && e.differs.Kind == agreement.Dropped {
		return e.status()
	}
	text, differs := e.today(name)
	if !differs {
		return []string{"Now: the same" + standing(e.now, name) + "."}
	}
	if c := e.change(name); c != nil {
		text = e.whole(text, c.Is)
	}
	now := "Now: **" + escape(text) + "**" + standing(e.now, name) + "."
	switch {
	case name == belowAttr:
		return []string{now, e.allowedBelow()}
	case e.change(name) == nil:
		return []string{now, anotherCurrency}
	}
	return []string{now, e.allowed(e.differs, e.change(name))}
}
