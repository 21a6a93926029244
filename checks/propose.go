package checks

import (
	"slices"
	"strconv"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Proposal is what a finding would have an attribute of its element be.
type Proposal struct {
	Attribute string // its name; it is one of the element's own, not of a nested block
	Value     string // as a plan writes it
	Open      bool   // the value only stands for one that its author has to find
}

func (p Proposal) String() string { return p.Attribute + " = " + p.Value }

// Propose says that the finding's element lacks a value, which is known: as advice,
// as the edit that writes it, and as data. More is what else the advice has to say,
// behind a comma; it may be empty.
func (f *Finding) Propose(attr, value, more string) *Finding {
	return f.propose("Add", Proposal{Attribute: attr, Value: value}, more, f.setting(attr, value))
}

// Correct is Propose for an attribute that is there with another value.
func (f *Finding) Correct(attr, value, more string) *Finding {
	return f.propose("Write", Proposal{Attribute: attr, Value: value}, more, f.setting(attr, value))
}

// ProposeDay is Propose for a day, and why it is this one. Nothing can be planned for a day that
// is over: then tbd stands for it.
func (f *Finding) ProposeDay(p *Pass, attr string, day lang.Date, why string) *Finding {
	if day < p.AsOf {
		return f.ProposeStub(attr, lang.UndecidedWord, passed(day, why))
	}
	return f.Propose(attr, p.Day(day), why)
}

// CorrectDay is ProposeDay for an attribute that is there with another day.
func (f *Finding) CorrectDay(p *Pass, attr string, day lang.Date, why string) *Finding {
	if day < p.AsOf {
		stands := Proposal{Attribute: attr, Value: lang.UndecidedWord, Open: true}
		return f.propose("Write", stands, passed(day, why), f.setting(attr, lang.UndecidedWord))
	}
	return f.Correct(attr, p.Day(day), why)
}

// Day is how a fix writes a day: tbd where it is over.
func (p *Pass) Day(day lang.Date) string {
	if day < p.AsOf {
		return lang.UndecidedWord
	}
	return `"` + day.ISO() + `"`
}

func passed(day lang.Date, why string) string {
	return "since " + day.String() + ", " + why + ", is over"
}

// ProposeItems is Propose for a list without items. Where others may use it, it is
// advice and data only.
func (f *Finding) ProposeItems(attr, more string, items ...string) *Finding {
	list := Proposal{Attribute: attr, Value: "[" + strings.Join(items, ", ") + "]"}
	return f.propose("Add", list, more, f.Element.Plan().AddToList(f.Element, attr, items...)...)
}

// ProposeStub is Propose where only the author can know the value, and the edit writes
// a stub for it.
func (f *Finding) ProposeStub(attr, stub, more string) *Finding {
	return f.propose("Add", Proposal{Attribute: attr, Value: stub, Open: true}, more, f.setting(attr, stub))
}

// ProposeOpen is Propose where only the author can know the value, and nothing is written
// for it: the advice has a word in its place.
func (f *Finding) ProposeOpen(attr, more string) *Finding {
	a := f.Element.Kind().Attr(attr)
	f.propose("Add", Proposal{Attribute: attr, Value: wordFor(a), Open: true}, more)
	f.Proposes[len(f.Proposes)-1].Value = a.Placeholder()
	return f
}

// OrUndecided offers to write of attributes that are missing that they are to be decided, where
// only the author can know the values: the plan says then what is open, and goes on.
func (f *Finding) OrUndecided(attrs ...string) *Finding {
	says, stubs, changes := make([]string, len(attrs)), make([]syntax.Stub, len(attrs)), make([]prose.Change, len(attrs))
	for i, attr := range attrs {
		changes[i] = prose.Change{Attribute: attr, Value: lang.UndecidedWord}
		says[i], stubs[i] = attr+" = "+lang.UndecidedWord, syntax.Stub{Attr: attr, Value: lang.UndecidedWord}
	}
	return f.addFix(syntax.Fix{Title: "Add " + prose.List(says) + ", as long as that is to be decided", Offer: prose.Offer(changes...), Postpones: true, Edits: f.Element.Plan().Enter(f.Element, stubs...)})
}

// Asks says what its author has to choose or to write, where no fix can do more than to say that it
// is to be decided; "" where one can.
func (f *Finding) Asks() string {
	if len(f.Fixes) == 0 || slices.ContainsFunc(f.Fixes, func(fix syntax.Fix) bool { return !fix.Postpones }) {
		return ""
	}
	var changes []prose.Change
	for _, p := range f.Proposes {
		if p.Open {
			changes = append(changes, prose.Change(p))
		}
	}
	return prose.Offer(changes...)
}

// LacksToo notes an attribute that is missing together with the one that the advice is about,
// for who completes the element.
func (f *Finding) LacksToo(attr string) *Finding {
	f.Proposes = append(f.Proposes, Proposal{Attribute: attr, Value: f.Element.Kind().Attr(attr).Placeholder(), Open: true})
	return f
}

// ProposeChoice is Propose where any of the attribute's choices may be right. What
// else the element lacks is written above it.
func (f *Finding) ProposeChoice(attr, more string, above ...Proposal) *Finding {
	a := f.Element.Kind().Attr(attr)
	head := "Add "
	var changes []prose.Change
	for _, p := range above {
		changes = append(changes, prose.Change(p))
		head += p.String() + " and "
	}
	choices := make([]string, len(a.Choices))
	f.Fixes = slices.Grow(f.Fixes, len(a.Choices))
	for i, word := range a.Choices {
		choices[i] = strconv.Quote(word)
		first, text := attr, choices[i]
		if len(above) > 0 { // one edit: the element may stand on one line
			first, text = above[0].Attribute, above[0].Value
			for _, p := range above[1:] {
				text += "\n  " + p.String()
			}
			text += "\n  " + attr + " = " + choices[i]
		}
		offer := prose.Offer(append(changes[:len(above):len(above)], prose.Change{Attribute: attr, Value: choices[i]})...)
		f.Fixes = append(f.Fixes, syntax.Fix{Title: head + attr + " = " + choices[i], Offer: offer, Edits: []syntax.Edit{f.setting(first, text)}})
	}
	const toRead = 8 // more say themselves where somebody chooses
	if len(choices) > toRead {
		choices = append(choices[:toRead-1:toRead-1], "another of its words")
	}
	f.advise(head + attr + " = " + prose.Either(choices) + behind(more))
	f.Proposes = append(append(f.Proposes, above...), Proposal{Attribute: attr, Value: a.Placeholder(), Open: true})
	return f
}

// proposeRequired is what a rule of the organisation's own proposes, whose advice is the
// organisation's own as well: those of some attributes that the element lacks.
func (f *Finding) proposeRequired(attrs []string) {
	for _, attr := range attrs {
		if a := f.Element.Kind().Attr(attr); a != nil && absent(f.Element, attr) {
			f.Proposes = append(f.Proposes, Proposal{Attribute: attr, Value: a.Placeholder(), Open: true})
		}
	}
}

func (f *Finding) propose(verb string, p Proposal, more string, edits ...syntax.Edit) *Finding {
	f.Proposes = append(f.Proposes, p)
	return f.AddOffer(verb+" "+p.Attribute+" = "+p.Value+behind(more), prose.Offer(prose.Change(p))+behind(more), edits...)
}

func (f *Finding) setting(attr, value string) syntax.Edit {
	return f.Element.Plan().SetAttribute(f.Element, attr, value)
}

// behind is what else advice has to say, behind a comma.
func behind(more string) string {
	if more == "" {
		return ""
	}
	return ", " + more
}

// wordFor is the word that stands in advice for a value that only its author can know.
func wordFor(a *lang.Attr) string {
	switch a.Type {
	case lang.TypeDate:
		return `"` + noDay + `"`
	case lang.TypeNumber:
		return "NUMBER"
	case lang.TypePercent:
		return "PERCENT"
	}
	return a.Placeholder()
}
