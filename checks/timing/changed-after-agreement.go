package timing

import (
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/agreement"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

var changedAfterAgreement = &checks.Rule{
	ID: "changed-after-agreement", Severity: lang.Error, Tier: checks.Essential, Needs: checks.Agreement, Fixable: true,
	Check: func(p *checks.Pass) {
		for _, plan := range p.Plans {
			agreed, differences := p.Differences(plan)
			for _, d := range differences {
				if d.Kind != agreement.Changed {
					continue
				}
				follow := following(p, agreed, plan, d, differences)
				for i := range d.Changes {
					if c := &d.Changes[i]; len(c.Causes) == 0 && !p.CoversChange(agreed, plan, d, c) {
						reportChange(p, agreed, plan, d, c, follow)
						follow = 0
					}
				}
			}
		}
	},
}

// following counts the values that changed only because of a difference, and that no
// approved amendment covers; each is counted at the first of its causes that none covers.
func following(p *checks.Pass, agreed *agreement.Agreement, plan *lang.Plan, cause *agreement.Difference, all []*agreement.Difference) int {
	n := 0
	for _, d := range all {
		for i := range d.Changes {
			c := &d.Changes[i]
			if len(c.Causes) == 0 || p.CoversChange(agreed, plan, d, c) {
				continue
			}
			if open := slices.IndexFunc(c.Causes, func(of *agreement.Difference) bool { return !p.Covers(agreed, plan, of) }); open >= 0 && c.Causes[open] == cause {
				n++
			}
		}
	}
	return n
}

func reportChange(p *checks.Pass, agreed *agreement.Agreement, plan *lang.Plan, d *agreement.Difference, c *agreement.Change, follow int) {
	e := d.Element
	in := ""
	if e.Plan() != plan {
		in = " for the " + plan.Campaign.String()
	}
	f := p.Report(e, c.At, "The %s cannot be read, so nothing shows that it still is what was agreed%s.", e, in)
	f.Detail = c.Attr
	if c.Attr != "" {
		was, is := c.Shown(plan, e)
		f.Message = valueOf(e, c.Attr) + " changed after it was agreed" + in + ": agreed " + was + ", now " + is + "."
		if c.Was == lang.UndecidedWord && !c.Unknown {
			f.Message = valueOf(e, c.Attr) + " changed after it was agreed" + in + ": still to be decided then, now " + is + "."
		}
		if c.Unknown {
			f.Message = valueOf(e, c.Attr) + " " + are(e, c.Attr) + " no longer known" + in + ": agreed " + was + ", now not known."
		}
	}
	if follow > 0 {
		f.Message = strings.TrimSuffix(f.Message, ".") + "; " + prose.Count(follow, "other value") + " changed with it."
	}
	if e.Plan() != plan {
		f.Detail += " " + plan.Campaign.Address()
	}
	if e != lang.Element(plan.Campaign) {
		f.See(plan.Campaign.At(), "The plan was agreed and closed on %s.", agreedOn(plan))
	}
	for _, address := range c.Addresses() {
		if now := agreed.Successor(address); now != nil {
			adviseMoved(f, address, now)
		}
	}
	decided := c.FillsIn() // taking that back helps nobody
	if !decided {
		goBack(f, e, c)
	}
	adviseChange(p, f, agreed, plan, d, c)
	if decided {
		goBack(f, e, c)
	}
}

func goBack(f *checks.Finding, e lang.Element, c *agreement.Change) {
	if edit, ok := agreement.Restoring(e, c.Attr, c.Was); ok {
		f.AddFix("Go back to what was agreed", edit)
	} else {
		f.AddFix("Go back to what was agreed")
	}
}

// adviseChange says how what the plan has now becomes what is agreed.
func adviseChange(p *checks.Pass, f *checks.Finding, agreed *agreement.Agreement, plan *lang.Plan, d *agreement.Difference, c *agreement.Change) {
	e := d.Element
	if c.Unknown {
		f.Unread(unreadable(e, c.Attr)...)
	} else if text, given := p.Otherwise(agreed, plan, d, c); given {
		adviseValue(f, plan, e, c, text)
	} else if !adviseAmending(p, f, agreed, plan, d) {
		f.AddFix("Write an amendment that changes it, and have it approved", amendmentIn(p, fileFor(plan, e), plan, "changes", lang.Reference(e), agreeing(p, agreed, e)))
	}
}

// unreadable are the elements that do not parse and that an attribute is worked out from, or
// the phases in its place.
func unreadable(e lang.Element, attr string) []lang.Element {
	w := &workings{plan: e.Plan()}
	w.line(e, attr)
	return w.broken
}

type workings struct {
	plan   *lang.Plan
	broken []lang.Element
	seen   []*syntax.Attribute
}

func (w *workings) line(e lang.Element, attr string) {
	b := lang.BlockOf(e)
	switch {
	case e.Broken():
		w.broken = append(w.broken, e)
	case b == nil:
	case b.Attr(attr) == nil:
		if phases := b.Attr("phases"); phases != nil {
			for i := range phases.Expr.Args() {
				w.named(phases.Expr.Args()[i].Steps(), attr)
			}
		}
	case !slices.Contains(w.seen, b.Attr(attr)):
		w.seen = append(w.seen, b.Attr(attr))
		w.expr(&b.Attr(attr).Expr)
	}
}

func (w *workings) expr(x *syntax.Expr) {
	w.named(x.Steps(), x.Text())
	for i := range x.Args() {
		w.expr(&x.Args()[i])
	}
}

func (w *workings) named(steps []string, attr string) {
	if len(steps) < 2 {
		return
	}
	attr = attr[strings.LastIndex(attr, ".")+1:]
	if of := w.plan.Lookup(steps[0], steps[1]); of != nil {
		w.line(of, attr)
	} else if steps[0] == "campaign" && w.plan.Campaign != nil {
		w.line(w.plan.Campaign, attr)
	}
}

// adviseValue says that an approved amendment gives another value than the plan has.
func adviseValue(f *checks.Finding, plan *lang.Plan, e lang.Element, c *agreement.Change, text string) {
	allowed, _ := (&agreement.Change{Attr: c.Attr, Was: text, Is: c.Is}).Shown(plan, e)
	f.Message = strings.TrimSuffix(f.Message, ".") + ". The approved amendment allows " + allowed + "."
	if edit, ok := agreement.Restoring(e, c.Attr, text); ok {
		f.AddFix("Write what the amendment allows", edit)
	} else {
		f.AddFix("Write what the amendment allows, or the new value into the amendment and have it approved")
	}
}

// fileFor is where an amendment about an element stands: beside it where that is
// in the campaign, else beside the campaign.
func fileFor(plan *lang.Plan, e lang.Element) *syntax.File {
	if e.Plan() == plan {
		return e.File()
	}
	return plan.Campaign.File()
}
