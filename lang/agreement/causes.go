package agreement

import (
	"slices"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/syntax"
)

// maxBuilt is how many elements are built again, one plan after another, to find which change
// follows from which; beyond, what follows does so from all that is written out.
const maxBuilt = 5000

// findCauses finds the changes that only follow from others: those that go when the others
// are taken back, though they are left as they are. Where tactics begin two weeks before
// the launch, all of them change with it.
func (a *Agreement) findCauses() {
	var all []part
	for _, d := range a.Differences {
		for i := range d.Changes {
			all = append(all, part{d, &d.Changes[i]})
		}
	}
	if len(all) < 2 || !slices.ContainsFunc(all, part.computed) {
		return
	}
	causes := map[*Change][]part{}
	if len(all)*len(a.plan.All) <= maxBuilt {
		for _, cause := range all {
			for _, c := range a.goneWithout(all, []part{cause}) {
				causes[c] = append(causes[c], cause)
			}
		}
	}
	for c, list := range causes {
		for _, cause := range list { // those that follow from nothing themselves
			if causes[cause.c] == nil && !slices.Contains(c.Causes, cause.d) {
				c.Causes = append(c.Causes, cause.d)
			}
		}
	}
	var rest []part
	for _, x := range all {
		if x.c.Causes == nil {
			rest = append(rest, x)
		}
	}
	a.findJoint(all, rest)
}

// findJoint finds what follows from several changes together. Of the changes that stand for
// themselves so far, the ones that are written out are taken back.
func (a *Agreement) findJoint(all, rest []part) {
	var written []part
	for _, x := range rest {
		if !x.computed() {
			written = append(written, x)
		}
	}
	if len(written) == 0 || len(written) == len(rest) {
		return
	}
	for _, c := range a.goneWithout(all, written) {
		if c.Causes != nil {
			continue
		}
		for _, x := range written {
			if !slices.Contains(c.Causes, x.d) {
				c.Causes = append(c.Causes, x.d)
			}
		}
	}
}

// part is one change of a difference.
type part struct {
	d *Difference
	c *Change
}

// computed reports that the value is worked out from others, as it stands in the plan. The
// names of others are written out.
func (x part) computed() bool {
	if x.c.At.Filename == "" || x.d.Element == nil {
		return true
	}
	attr := attributeOf(x.d.Element, x.c.Attr)
	if attr == nil {
		return true // in blocks, or from elsewhere
	}
	_, plain := attr.Expr.Literal()
	return !plain && !x.d.Element.Kind().Attr(x.c.Attr).Refers()
}

// inStep reports that a value of an element, where it is worked out, can do no more than move
// with what it names.
func inStep(e lang.Element, name string) bool {
	if e == nil || lang.BlockOf(e) == nil {
		return false
	}
	b := lang.BlockOf(e)
	if attr := b.Attr(name); attr != nil {
		return e.Plan().InStep(&attr.Expr)
	}
	n := e.Kind().Block(name)
	for _, inner := range b.Blocks {
		for i := 0; inner.Type == name && i < len(inner.Attrs); i++ {
			line := &inner.Attrs[i]
			if a := n.Attr(line.Name()); a != nil && !a.Refers() && !e.Plan().InStep(&line.Expr) {
				return false
			}
		}
	}
	return true
}

// attributeOf is where a value of the element itself is written; nil where it is not.
func attributeOf(e lang.Element, name string) *syntax.Attribute {
	if b := lang.BlockOf(e); b != nil {
		return b.Attr(name)
	}
	return nil
}

// goneWithout are the changes that are no changes any more once some are taken back, and
// that are none of these.
func (a *Agreement) goneWithout(all, taken []part) []*Change {
	changed := map[string]map[string]string{}
	for _, x := range taken {
		if x.c.Attr != "" {
			put(changed, x.d.Address, x.c.Attr, x.c.Was)
		}
	}
	then := carried(a.plan, a.Former, changed, a.edition)
	var gone []*Change
	for _, x := range all {
		m := then[x.d.Address]
		itself := slices.ContainsFunc(taken, func(t part) bool { return t.c == x.c })
		if m != nil && !itself && inStep(x.d.Element, x.c.Attr) && x.c.Attr != "" && !m.unread[x.c.Attr] && !m.broken && m.Values[x.c.Attr] == x.c.Was {
			gone = append(gone, x.c)
		}
	}
	return gone
}

// Follows reports that all of a difference only follows from others, for which covered
// speaks.
func (d *Difference) Follows(covered func(*Difference) bool) bool {
	return d.Kind == Changed && !slices.ContainsFunc(d.Changes, func(c Change) bool { return !c.Follows(covered) })
}

// Follows reports that a change only follows from others, for all of which covered speaks.
func (c *Change) Follows(covered func(*Difference) bool) bool {
	return len(c.Causes) > 0 && !slices.ContainsFunc(c.Causes, func(d *Difference) bool { return !covered(d) })
}
