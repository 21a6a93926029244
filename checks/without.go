package checks

import (
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/agreement"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Without is the result less the findings that are old, which Hidden lists: those that
// the result of its base has as well, not waived unless they are so here, where nothing
// that they rest on has moved since. They rest on what they say, on the elements that they
// stand at and speak of, and on what was agreed of theirs. Of rules that guard what was
// agreed, no finding is old where the base cannot be relied on for that. R must have been
// judged with the snapshot of before as its base, and before without one. Both stay as
// they are.
func (r *Result) Without(before *Result) *Result {
	next := *r
	next.Findings, next.Hidden = divided(r.Findings, newStandstill(r, before).old)
	next.Gone = gone(r, before)
	return &next
}

// divided are findings that are not old, and those that are; of one that stands for many, each
// on its side.
func divided(findings []*Finding, old func(*Finding) bool) (news, olds []*Finding) {
	split := false
	for _, f := range findings {
		switch {
		case old(f):
			olds = append(olds, f)
		case len(f.collapsed) > 0:
			left := f.less(old)
			split = split || len(left) != 1 || left[0] != f
			news = append(news, left...)
			olds = append(olds, f.partsBut(left)...)
		default:
			news = append(news, f)
		}
	}
	if split {
		sorted(news)
		sorted(olds)
	}
	return news, olds
}

// gone are the findings of before that are not waived and that the result has no more, each
// place by itself.
func gone(r, before *Result) (list []*Finding) {
	is := map[string]bool{}
	for _, f := range r.Findings {
		for one := range f.andParts {
			is[one.Fingerprint] = true
		}
	}
	for _, f := range before.Findings {
		for one := range f.andParts {
			if f.Waiver == nil && len(one.collapsed) == 0 && !is[one.Fingerprint] {
				list = append(list, one)
			}
		}
	}
	return list
}

// standstill finds out what a change leaves as it was.
type standstill struct {
	*agreement.Pairs
	head, base *Result
	known      map[string]*Finding       // of the base, by fingerprint
	alike      map[string][]*Finding     // of the base, by their keys, with those that others stand for
	in         map[string][]lang.Element // of the head, by their files, as far as asked for
	stays      map[lang.Element]bool     // of the head, whether it is what it was, as far as asked for
	unreliable map[*lang.Plan]bool       // of the base, whether it cannot be relied on for what was agreed, as far as asked for
}

func newStandstill(head, base *Result) *standstill {
	c := &standstill{Pairs: head.policy.since(), head: head, base: base, known: map[string]*Finding{}, alike: map[string][]*Finding{},
		in: map[string][]lang.Element{}, stays: map[lang.Element]bool{}, unreliable: map[*lang.Plan]bool{}}
	for _, f := range base.Findings {
		for one := range f.andParts {
			key := string(base.policy.appendKey(nil, one))
			c.alike[key] = append(c.alike[key], one)
			c.known[one.Fingerprint] = one
		}
	}
	return c
}

// kept is what a map holds by a key; where it holds nothing, it is found out.
func kept[K comparable, V any](m map[K]V, key K, find func() V) V {
	v, ok := m[key]
	if !ok {
		v = find()
		m[key] = v
	}
	return v
}

// old reports whether a finding is in the base, and rests on nothing that has moved. One
// that stands for many is as old as each of them.
func (c *standstill) old(f *Finding) bool {
	was := c.known[f.Fingerprint]
	if was == nil || was.Waiver != nil && f.Waiver == nil {
		return false
	}
	if len(f.collapsed) > 0 {
		return !slices.ContainsFunc(f.collapsed, func(one *Finding) bool { return !c.stands(one) })
	}
	return c.stands(f)
}

// stands reports whether the base has a finding of the same key that says the same of the
// same.
func (c *standstill) stands(f *Finding) bool {
	said := saying(f)
	i := slices.IndexFunc(c.alike[string(c.head.policy.appendKey(nil, f))], func(g *Finding) bool {
		return slices.Equal(said, saying(g)) && (f.Element != nil || slices.Equal(c.head.wordsAt(f), c.base.wordsAt(g)))
	})
	if i < 0 {
		return false
	}
	for _, e := range c.restsOn(f) {
		if !c.same(e, f.rule == nil) {
			return false
		}
	}
	return f.rule == nil || !f.rule.Guards() || !c.shaky(f) && c.agreed(f)
}

// saying are the sentences of a finding, but for what a waiver adds; the first is its
// message, the others are sorted.
func saying(f *Finding) []string {
	said := []string{strings.TrimSuffix(f.Message, f.extra().added)}
	for _, r := range f.Related {
		said = append(said, r.Message)
	}
	slices.Sort(said[1:])
	return said
}

// wordsAt are the words at the place of a finding.
func (r *Result) wordsAt(f *Finding) []string {
	if file := r.snapshot.Files[f.Range.Filename]; file != nil {
		return file.WordsIn(syntax.SpanOf(f.Range))
	}
	return nil
}

// restsOn are the elements that a finding stands at and speaks of.
func (c *standstill) restsOn(f *Finding) []lang.Element {
	rests := c.at(nil, f.Range)
	if f.Element != nil {
		rests = append(rests, f.Element)
	}
	for _, r := range f.Related {
		rests = c.at(rests, r.Range)
	}
	return rests
}

// at adds the element that stands at a place, if one does.
func (c *standstill) at(list []lang.Element, place hcl.Range) []lang.Element {
	for _, e := range kept(c.in, place.Filename, func() []lang.Element { return c.head.snapshot.ElementsIn(place.Filename) }) {
		if whole := e.Whole(); whole.Start.Byte <= place.Start.Byte && place.End.Byte <= whole.End.Byte {
			list = append(list, e)
		}
	}
	return list
}

// same reports whether an element is what it was: by its values, and, where it is asked
// for, by its words.
func (c *standstill) same(e lang.Element, byWords bool) bool {
	was := c.Former[e]
	switch {
	case e.File() == nil:
		return true // a stage of the language's own
	case was == nil:
		return c.unnamed(e)
	case was == e:
		return true // a change elsewhere leaves the plan itself
	case byWords && !sameWords(was, e):
		return false
	}
	return kept(c.stays, e, func() bool { return c.sameValues(was, e) })
}

// sameValues compares values by what they come to; those that are not known, and what is
// kept as it is written, by their words.
func (c *standstill) sameValues(was, is lang.Element) bool {
	byWords := is.Broken()
	for _, v := range c.Values(is) {
		if v.Type != lang.TypeExpr {
			return false
		}
		byWords = true
	}
	switch {
	case was.Address() != is.Address():
		return false
	case byWords:
		return sameWords(was, is)
	case slices.ContainsFunc(lang.Attributes(is), func(a lang.Attribute) bool { return a.State == lang.Unknown }):
		return slices.Equal(linesOf(was), linesOf(is))
	}
	return true
}

// unnamed reports whether a block that has no name to be known by, such as locals, was
// there in the same words.
func (c *standstill) unnamed(e lang.Element) bool {
	was := c.Plans[e.Plan()]
	return e.Name() == "" && was != nil && slices.ContainsFunc(was.All, func(b lang.Element) bool {
		return b.Kind() == e.Kind() && b.File() != nil && sameWords(b, e)
	})
}

// shaky reports whether the base cannot be relied on for what was agreed of what a finding
// is about: an agreement is flawed, or an amendment cannot be read. What campaigns share
// is about all of them.
func (c *standstill) shaky(f *Finding) bool {
	for is, was := range c.Plans {
		concerned := f.Campaign == nil || f.Campaign.Plan() == is
		if concerned && was != nil && kept(c.unreliable, was, func() bool { return unreliable(was) }) {
			return true
		}
	}
	return false
}

func unreliable(p *lang.Plan) bool {
	lock, agreed := agreement.LockOf(p), agreement.Of(p)
	return p.Unclear() || lock != nil && (lock.Problem != nil || lock.Flaw() != "") || agreed != nil && agreed.Other != "" ||
		slices.ContainsFunc(p.Amendments, func(m *lang.Amendment) bool { return !agreed.Sealed(m) && !agreement.Readable(m) })
}

// agreed reports whether every agreement holds of what a finding is about what it held.
func (c *standstill) agreed(f *Finding) bool {
	for is, was := range c.Plans {
		if was != nil && !sameSealed(sealedOf(agreement.Of(is), f.Address), sealedOf(agreement.Of(was), f.Address)) {
			return false
		}
	}
	return true
}

// sealedOf is what an agreement holds of an element; nil where it holds nothing.
func sealedOf(a *agreement.Agreement, address string) *agreement.SealedElement {
	if a == nil {
		return nil
	}
	return a.Agreed[a.Former(address)]
}

func sameSealed(a, b *agreement.SealedElement) bool {
	return (a == nil) == (b == nil) && (a == nil || maps.Equal(a.Values, b.Values))
}
