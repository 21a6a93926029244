package lang

import (
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// named finds the element that a text or a bare word names.
func (d *decoder) named(a *Attr, text string) Element {
	for _, k := range kinds {
		if !a.Accepts(k.Name) || k.Label != syntax.Named {
			continue
		}
		names := []string{text, ProperName(text)}
		if rest, ok := behindKind(text, k); ok {
			names = append(names, rest, ProperName(rest))
		}
		for _, n := range names {
			if e := d.Find(Key{k, n}); e != nil {
				return e
			}
		}
	}
	return nil
}

// behindKind is what stands behind a kind and a sign that parts it from a name: o1 in
// Objective-o1.
func behindKind(text string, k *Kind) (string, bool) {
	n := len(k.Name)
	if len(text) < n+2 || !strings.EqualFold(text[:n], k.Name) || !strings.Contains(".-_:/ ", text[n:n+1]) {
		return "", false
	}
	return text[n+1:], true
}

// titled lists the elements in reach whose title is a text.
func (p *Plan) titled(a *Attr, text string) []Element {
	var list []Element
	title := prose.Normalise(text)
	p.InScope(func(p *Plan) {
		for _, e := range p.All {
			if title != "" && a.Accepts(e.Kind().Name) && e.Kind().Label == syntax.Named && ValidName(e.Name()) && prose.Normalise(e.Label()) == title {
				list = append(list, e)
			}
		}
	})
	return list
}

// NamedBy is the element in reach that an attribute can name and that a text names, or
// whose title it is; nil where there is none.
func (p *Plan) NamedBy(a *Attr, text string) Element {
	d := decoder{Plan: p}
	if e := d.named(a, text); e != nil {
		return e
	}
	if list := p.titled(a, text); len(list) > 0 {
		return list[0]
	}
	return nil
}

// fitting lists the elements that a text may stand for: the one of that name,
// else those of that title.
func (d *decoder) fitting(a *Attr, text string) []Element {
	if e := d.named(a, text); e != nil {
		return []Element{e}
	}
	n := 0
	d.InScope(func(p *Plan) { n += len(p.All) })
	if !d.slips.Allow(n) {
		return nil
	}
	list := d.titled(a, text)
	return slices.DeleteFunc(list, func(e Element) bool { return e == d.e })
}

// mostOffered is how many fixes people choose from at a glance.
const mostOffered = 5

// offer completes a finding about a text that stands for an element with those
// that it may stand for; which of several takes a decision.
func (d *Diagnostic) offer(list []Element, at hcl.Range, before, after string) {
	if len(list) == 0 || len(list) > mostOffered {
		return
	}
	var words []string
	for _, e := range list {
		word := before + Reference(e) + after
		words = append(words, word)
		d.Fixes = append(d.Fixes, syntax.Fix{Title: "Change it to " + word, Safe: len(list) == 1, Edits: []syntax.Edit{{Range: at, Text: word}}})
	}
	d.Fix = "Change it to " + prose.Either(words)
}

// alike says of a finding about a word that stands for an element where the same slip was
// made: where the words of an attribute can be mended, in all of them; else where the same
// word stands.
func (d *Diagnostic) alike(attr *syntax.Attribute, word string) {
	d.Slip = attr.Name()
	if len(d.Fixes) == 0 || !d.Fixes[0].Safe {
		d.Slip += " " + word
	}
}

// settleHandles completes the findings about handles and addresses that stand where a person
// is expected, with the one that may be meant.
func (p *Plan) settleHandles() {
	for i := range p.Diagnostics {
		d := &p.Diagnostics[i]
		if d.Handle == nil {
			continue
		}
		h := *d.Handle
		kind, _, _ := strings.Cut(d.Address, ".")
		k := kindByName[kind]
		if k == nil || k.attribute(h.Attr) == nil {
			continue
		}
		list := p.reached(h.Word)
		if len(list) == 0 {
			list = (&decoder{Plan: p}).fitting(k.attribute(h.Attr), h.Word)
		}
		if d.offer(list, d.Range, h.Before, h.After); len(d.Fixes) > 0 {
			d.Fixes[0].Safe = d.Fixes[0].Safe && h.Sure
		}
	}
}

// reached lists the people in reach whose contact is a handle or an address.
func (p *Plan) reached(word string) (list []Element) {
	n := 0
	p.InScope(func(p *Plan) { n += len(p.People) })
	if !p.slips.Allow(n) {
		return nil
	}
	p.InScope(func(p *Plan) {
		for _, e := range p.People {
			if e.Contact.Known() && strings.EqualFold(strings.TrimPrefix(strings.TrimSpace(e.Contact.V), "@"), word) {
				list = append(list, e)
			}
		}
	})
	return list
}
