package sheet

import (
	"github.com/plan-as-code/plan/lang"
)

// grouped uses the heading that stands alone above a row: as its status where the row has
// none, else as a line of its note.
func (c *composer) grouped(d *Draft) {
	a := d.Kind.Attr("status")
	if status, more := statusOf(d.Row.Group); a != nil && d.values["status"] == "" && d.Row.says("status") == "" && status != "" && !more {
		d.set("status", `"`+status+`"`)
		c.word(d.Row.Group, status)
		return
	}
	if status, _ := statusOf(d.Row.Group); status == "" {
		d.say("Group", d.Row.Group)
	}
}

// groupCell uses a group that a column says: as the status of rows that have no other, else
// as a line of the note.
func (c *composer) groupCell(d *Draft, col *Column, cell string) {
	status, more := statusOf(cell)
	if d.Kind.Attr("status") == nil || status == "" || more || d.Row.Table.column("status") != nil {
		d.say(col.Heading, cell)
		return
	}
	d.set("status", `"`+status+`"`)
	c.word(cell, status)
}

// whose gives a tactic the discipline that the options or the plan give to all.
func (c *composer) whose(d *Draft) {
	a := d.Kind.Attr("discipline")
	if d.Kind.Name != "tactic" || d.values["discipline"] != "" {
		return
	}
	if c.o.Discipline != "" {
		if ref, ok := c.refer(a, c.o.Discipline); ok {
			d.values["discipline"], d.lent = ref, "discipline"
		}
		return
	}
	if d.Match != nil {
		return
	}
	if usual := c.usualDiscipline(); usual != nil {
		d.values["discipline"], d.lent = lang.Reference(usual), "discipline"
	}
}

// usualDiscipline is the one that all tactics of the file name, or else the only one that
// there is; nil where there are several.
func (c *composer) findUsualDiscipline() (only lang.Element) {
	for _, t := range c.plan.Tactics {
		to := lang.Element(t.Discipline.To)
		switch {
		case t.File().Path != c.o.File:
		case !t.Discipline.Known() || only != nil && only != to:
			return nil
		default:
			only = to
		}
	}
	if only != nil {
		return only
	}
	n := 0
	c.plan.InScope(func(p *lang.Plan) {
		for _, d := range p.Disciplines {
			n, only = n+1, d
		}
	})
	if n != 1 {
		return nil
	}
	return only
}
