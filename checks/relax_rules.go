package checks

import (
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// ownRules compares the rules of the organisation's own: how each is set, where it is
// stated, and what it asks.
func (c *shifting) ownRules(s *lang.Snapshot) {
	before := map[lang.Element]*Rule{}
	gone := OwnRules(c.opts.Base)
	for _, r := range gone {
		before[r.own.stated] = r
	}
	for _, is := range OwnRules(s) {
		now := is.own.stated
		was := before[c.since().Former[now]]
		switch {
		case was != nil:
			gone = slices.DeleteFunc(gone, func(r *Rule) bool { return r == was })
			c.rule(was, is, now.At())
			c.home(was.own.stated, now)
			c.text(was.own.stated, now)
		case c.is.weight(is) > lang.Off:
			c.add(Stricter, now.At(), "It brings %s."+later, named(is))
		}
	}
	for _, r := range gone {
		if c.was.weight(r) > lang.Off {
			c.add(Milder, hcl.Range{}, "It takes away %s."+later, named(r))
		}
	}
}

// home compares where a rule is stated: it runs there and below.
func (c *shifting) home(was, is *lang.Rule) {
	stays, to := c.counterpart(was.Plan()), is.Plan()
	if stays == to {
		return
	}
	direction := Aside
	switch {
	case stays != nil && to.Within(stays):
		direction = Milder
	case stays != nil && stays.Within(to):
		direction = Stricter
	}
	c.add(direction, is.At(), "It moves the rule %s from %s to %s."+later, is.Label(), reach(was.Plan()), reach(to))
}

// counterpart is what a plan of the base is now; nil where it is gone.
func (c *shifting) counterpart(was *lang.Plan) *lang.Plan {
	for _, p := range c.plans {
		if c.since().Plans[p] == was {
			return p
		}
	}
	return nil
}

func reach(p *lang.Plan) string {
	if p.Campaign == nil {
		return "the workspace"
	}
	return "the " + p.Campaign.String()
}

// text compares what a rule asks, which no direction can be seen of.
func (c *shifting) text(was, is *lang.Rule) {
	before, now := lang.FieldsOf(was), lang.FieldsOf(is)
	for _, name := range []string{"for_each", "when", "condition", "message"} {
		a := is.Kind().Attr(name)
		from, to := before.Get(a).Line, now.Get(a).Line
		if !slices.Equal(written(from), written(to)) {
			c.add(Aside, is.At(), "It changes %s in the rule %s from %s to %s."+later, prose.Quote(name), is.Label(), sourceOf(from), sourceOf(to))
		}
	}
}

// written are the words of an attribute's value; nil where it is left out.
func written(line *syntax.Attribute) []string {
	if line == nil {
		return nil
	}
	return line.Expr.File.WordsIn(line.Expr.At)
}

// sourceOf is an attribute's value as it is written, on one line.
func sourceOf(line *syntax.Attribute) string {
	if line == nil {
		return "nothing"
	}
	return prose.Clip(line.Expr.File.Slice(line.Expr.At))
}
