package sheet

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// kindOfRows are the elements that rows become.
var kindOfRows = map[string]string{"tactics": "tactic", "tasks": "task", "milestones": "milestone", "objectives": "objective", "spend": "spend", "readings": "reading"}

const isArchivedWhy = "it is archived"

// rows makes a draft of each row, and then has them say what the row says: what rows
// require may stand further below.
func (c *composer) rows() {
	groups := map[*Row]bool{}
	if !c.exported {
		groups = c.parts()
	}
	for _, r := range c.Table.Rows {
		title := r.says("title")
		switch {
		case c.exported && r.says(meansID) != "" && c.addressed(r) == nil:
			c.Table.leave(r.At, r.says(meansID), "the plan has no such element any more; without the id, the row is a new one")
			continue
		case c.exported:
			title = unguarded(title)
		case groups[r]:
			c.Table.leave(r.At, title, "it sums up the rows below it")
			continue
		case isArchived(r.says("status")), isYes(r.says(meansArchived)):
			c.Table.leave(r.At, title, isArchivedWhy)
			continue
		case c.refund(r):
			continue
		}
		c.begin(r, c.kindOf(r), title)
	}
	for _, d := range c.ordered {
		c.fill(d)
	}
	for _, d := range c.ordered {
		c.reversed(d)
	}
}

// addressed is the element whose address a row of an exported table has; nil for none.
func (c *composer) addressed(r *Row) lang.Element {
	key, ok := c.keyOf(r.says(meansID))
	e := c.plan.Own(key)
	if !ok || e == nil || e.Broken() {
		return nil
	}
	return e
}

// refund leaves a row out whose budget is less than nothing.
func (c *composer) refund(r *Row) bool {
	n, _, ok := c.rowBudget(r)
	if !ok || n >= 0 {
		return false
	}
	c.Table.leave(r.At, strings.Join(distinctCells(r.Cells), ", "), "its amount is below 0, and a budget cannot be")
	c.ask(Question{Text: fmt.Sprintf("%s has an amount below 0. Is it money that comes back? Then lower the budget of what it belongs to.", prose.Quote(prose.Clip(r.says("title")))), Rows: []int{r.At}})
	return true
}

func (c *composer) ask(q Question) { c.Questions = append(c.Questions, q) }

// kindOf is the kind of element that a row becomes: sub-items are tasks, and what takes no
// time is a milestone.
func (c *composer) kindOf(r *Row) *lang.Kind {
	name := kindOfRows[c.Kind]
	if c.Kind == "tactics" {
		duration := strings.ToLower(r.says("duration"))
		said := kindSaid(r.says(meansKind))
		switch a, ok := readAmount(duration, decimalOpen); {
		case said != "":
			name = said
		case r.Under != nil, isSubTask(r.says(meansIssue)):
			name = "task"
		case ok && a.n == 0 && duration != "":
			name = "milestone"
		}
	}
	return lang.KindNamed(name)
}

// isSubTask reports that a type of issues is that of parts of others.
func isSubTask(cell string) bool {
	word := strings.ReplaceAll(prose.Normalise(cell), " ", "")
	return word == "subtask" || word == "unteraufgabe" || word == "soustâche" || word == "subtarea"
}

// kindSaid is the kind of element that a cell says its row is; empty where it says none.
func kindSaid(cell string) string {
	switch word := prose.Normalise(cell); word {
	case "tactic", "task", "milestone":
		return word
	case "event", "aktion", "maßnahme", "tactique", "acción":
		return "tactic"
	case "aufgabe", "todo", "to do", "tâche", "tarea":
		return "task"
	case "meilenstein", "jalon", "hito":
		return "milestone"
	}
	return ""
}

// begin makes a draft of a row, with its name.
func (c *composer) begin(r *Row, k *lang.Kind, title string) *Draft {
	title = strings.ReplaceAll(title, "\n", " ")
	d := &Draft{Kind: k, Title: title, Row: r, ID: r.says(meansID), values: map[string]string{}, called: title}
	if c.seen["id "+d.ID]++; c.seen["id "+d.ID] > 1 {
		d.ID = "" // it tells no rows apart
	}
	c.seen[byTitle+titleKey(title)]++
	d.key = titleKey(title)
	if n := c.seen[byTitle+d.key]; n > 1 || d.key == "" {
		d.key += " #" + itoa(n)
	}
	if e := c.sameAs(d); e != nil && !c.o.Fresh {
		d.Match, d.Name = e, e.Name()
		c.taken[lang.KeyOf(e)] = true
	} else {
		d.Name = c.free(k, title)
	}
	c.drafts[r] = d
	c.ordered = append(c.ordered, d)
	return d
}

// sameAs is the element that a row is about and that is there already: by its address or
// the source's own id, or else by its title.
func (c *composer) sameAs(d *Draft) lang.Element {
	for _, id := range []string{d.ID, c.o.IDs[d.ID], c.o.IDs[byTitle+d.key]} {
		if key, ok := c.keyOf(id); ok && key.Kind == d.Kind && !c.taken[key] {
			if e := c.plan.Own(key); e != nil && !e.Broken() {
				return e
			}
		}
	}
	c.indexed()
	for _, e := range c.elements[d.Kind.Name+" "+titleKey(d.Title)] {
		if d.Title != "" && e.Plan() == c.plan && !c.taken[lang.KeyOf(e)] && !c.o.Apart[e.Address()] {
			return e
		}
	}
	return nil
}

// fill has a draft say what its row says. What fits no attribute goes into the note.
func (c *composer) fill(d *Draft) {
	r := d.Row
	if c.exported {
		c.fillExported(d)
		return
	}
	for _, col := range r.Table.Columns {
		cell := r.cell(col)
		if cell == "" {
			continue
		}
		c.column(d, col, cell)
	}
	for i := len(r.Table.Columns); i < len(r.Cells); i++ {
		if r.Cells[i] != "" {
			d.say("", r.Cells[i])
		}
	}
	c.money(d)
	c.marks(d)
	c.whose(d)
	if r.Group != "" {
		c.grouped(d)
	}
	if r.Under != nil && c.drafts[r.Under] != nil {
		d.add("tactics", c.drafts[r.Under].Address())
	}
	if to := c.drafts[c.supported[r]]; to != nil && to.Kind.Name == "tactic" {
		c.isPartOf(d, to)
	}
	if d.Kind.Name == "spend" {
		c.spentFor(d)
	}
	c.completed(d)
}

// completed has a new element leave what it cannot do without to be decided.
func (c *composer) completed(d *Draft) {
	for _, a := range d.Kind.Attrs {
		if a.Required && d.Match == nil && d.valueOf(a.Name) == "" {
			d.values[a.Name] = lang.UndecidedWord
		}
	}
}

// spentFor has money be spent on the tactic, channel or campaign that its row is called
// after.
func (c *composer) spentFor(d *Draft) {
	a := d.Kind.Attr("of")
	if e := c.there(a, d.Title); e != nil && lang.ValidName(e.Name()) {
		c.found[e.Address()] = true
		d.set("of", lang.Reference(e))
		d.Title = ""
	} else if d.Match == nil && d.values["of"] == "" {
		c.ask(Question{Text: fmt.Sprintf("What was %s spent on? No tactic, channel or campaign is called so; it is written as to be decided.", prose.Quote(prose.Clip(d.Title))), Rows: []int{d.Row.At}})
	}
}

// column has a draft say what stands in one column.
func (c *composer) column(d *Draft, col *Column, cell string) {
	k := d.Kind
	switch col.Meaning {
	case meansGroup:
		c.groupCell(d, col, cell)
	case "title", meansArchived, meansID, meansNumber, meansOutline, meansOtherID, meansNoise, meansMonth, meansWeek, meansTotal, meansCode, "out":
	case "note":
		if len(d.Row.Cells) > 0 && prose.Normalise(col.Heading) != "" {
			d.say("", cell)
		}
	case "start", "end", meansDate, meansPeriod, "by", "on", "due":
		c.dated(d, col, cell)
	case "status":
		c.status(d, col, cell)
	case meansProgress, meansCompleted:
		c.progress(d, col, cell)
	case "owner", "approver":
		c.person(d, col, cell)
	case meansEmail:
	case meansKind:
		if c.Kind != "tactics" || kindSaid(cell) == "" {
			c.other(d, col, cell)
		}
	case "consulted", "informed":
		c.people(d, col, cell)
	case "requires":
		c.requires(d, col, cell, false)
	case meansBlocks:
		// read once all rows have their names
	case meansParent:
		c.parent(d, col, cell)
	case "budget", meansSpent, meansAmount:
		// read in money
	case "effort":
		c.effort(d, col, cell)
	case "metrics":
		c.metrics(d, col, cell)
	case "stages":
		if !c.stages(d, cell) {
			d.say(col.Heading, cell)
		}
	case meansCampaign, meansSource, meansMedium:
		if k.Block("tracking") == nil {
			d.say(col.Heading, cell)
			return
		}
		d.set(col.Meaning, quoted(cell))
	case "call_to_action":
		if word, ok := choiceOf(k.Attr("call_to_action"), cell); k.Attr("call_to_action") != nil && ok {
			d.set("call_to_action", `"`+word+`"`)
			return
		}
		d.say(col.Heading, cell)
	default:
		c.other(d, col, cell)
	}
}

// other is a column of an attribute that names elements or has a text, or of nothing that
// the language has.
func (c *composer) other(d *Draft, col *Column, cell string) {
	a := d.Kind.Attr(col.Meaning)
	if col.Also != "" {
		c.both(d, col, cell)
		return
	}
	if a == nil {
		d.say(col.Heading, cell)
		return
	}
	value, ok := c.literal(d.Row, a, col, cell)
	switch {
	case !ok:
		c.missed(col, cell)
		d.say(col.Heading, cell)
	case a.Type == lang.TypeRefs:
		d.add(a.Name, itemsOf(value)...)
	default:
		d.set(a.Name, value)
	}
}

// literal is what a cell says of an attribute, as a plan writes it.
func (c *composer) literal(r *Row, a *lang.Attr, col *Column, cell string) (string, bool) {
	if cell == lang.UndecidedWord {
		return cell, true
	}
	switch {
	case a.Type == lang.TypeRefs:
		refs, ok := c.referAll(a, cell)
		return "[" + strings.Join(refs, ", ") + "]", ok
	case a.Type == lang.TypeRef:
		return c.refer(a, cell)
	case a.Type == lang.TypeText:
		return quoted(strings.ReplaceAll(cell, "\n", " ")), true
	case a.Type == lang.TypeDate:
		s, in := c.days.read(cell)
		return s.last(), in == sure
	case a.Type == lang.TypeDuration:
		span, ok := syntax.ReadDuration(cell)
		return `"` + span + `"`, ok
	case a.Type == lang.TypeYesNo:
		word := titleKey(cell)
		return map[bool]string{true: "true", false: "false"}[word == "yes"], word == "yes" || word == "no"
	case a.Type == lang.TypeChoice || a.Type == lang.TypeChoices:
		return c.choices(a, cell)
	case a.Type == lang.TypeMoney:
		n, ok := c.moneyIn(r, col, cell)
		return prose.Literal(n), ok && n >= 0
	case a.Type.Numeric():
		n, ok := readNumber(cell, col.style)
		return prose.Literal(n), ok && lang.Plausible(n)
	}
	return "", false
}

// both splits a cell with two values below a heading with two, such as Owner/Consideration
// below Persona/Stage. What is not understood stays whole in the note.
func (c *composer) both(d *Draft, col *Column, cell string) {
	parts := strings.Split(cell, "/")
	whole := len(parts) == 2
	if whole {
		for i, meaning := range []string{col.Meaning, col.Also} {
			part := strings.TrimSpace(parts[i])
			a := d.Kind.Attr(meaning)
			switch {
			case a == nil:
				whole = false
			case meaning == "stages":
				whole = c.stages(d, part) && whole
			default:
				refs, ok := c.referAll(a, part)
				d.add(meaning, refs...)
				whole = whole && ok
			}
		}
	}
	if !whole {
		d.say(col.Heading, cell)
	}
}

// missed notes a cell of a column that could not be read as what the column means.
func (c *composer) missed(col *Column, cell string) {
	c.unread[col] = append(c.unread[col], cell)
}

// Unread are the cells of a column that could not be read as what it means; they stay in
// notes.
func (im *Import) Unread(col *Column) []string { return im.unread[col] }

func itoa(n int) string { return strconv.Itoa(n) }
