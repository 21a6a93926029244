package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/sheet"
)

// show writes what tables come to, once.
func (c *importCommand) show(t *target, all []*imported, write bool) error {
	if c.format == "json" {
		return c.showJSON(t, all, write)
	}
	if c.shown {
		return nil
	}
	var b strings.Builder
	for _, one := range all {
		p := &preview{Builder: &b, t: t, one: one, width: c.width()}
		p.whole()
	}
	if !write {
		b.WriteString(notWritten(t, all))
	}
	_, err := io.WriteString(c.out, b.String())
	return err
}

func notWritten(t *target, all []*imported) string {
	if len(t.files) == 0 {
		return "Nothing changes.\n"
	}
	for _, one := range all {
		if one.undecided() {
			return "Nothing is written. Decide what is asked above, or have it stay in notes: --yes writes it.\n"
		}
	}
	return "Nothing is written; the same with --yes writes it.\n"
}

// preview is what one table comes to, in a text for people.
type preview struct {
	*strings.Builder
	t     *target
	one   *imported
	width int
}

func (p *preview) whole() {
	came := p.one.came
	p.line("", fmt.Sprintf("%s: %s, read as %s. %s", p.one.name, prose.Count(len(came.Table.Rows), "row"), came.Kind, strings.Join(p.one.table.Says, " ")))
	p.lost()
	p.columns()
	p.words()
	p.names()
	p.left()
	p.list("How it was read", slices.Concat(came.Says, came.Checks))
	p.changes()
	p.questions()
	p.result()
}

func (p *preview) head(title string) { p.WriteString("\n" + terminal.Strong(title) + "\n") }

// line is a text that may go on below itself.
func (p *preview) line(indent, text string) {
	wide := terminal.Width(indent)
	for i, l := range terminal.Wrap(terminal.OneLine(text), p.width-wide, p.width-wide-2) {
		if i > 0 {
			indent = strings.Repeat(" ", wide+2)
		}
		p.WriteString(indent + l + "\n")
	}
}

func (p *preview) list(title string, lines []string) {
	if len(lines) == 0 {
		return
	}
	p.head(title)
	for _, l := range lines {
		p.line("  ", l)
	}
}

// lost is money and numbers that belong to no tactic, the first thing to know.
func (p *preview) lost() {
	var lines []string
	for _, l := range p.one.came.Lost {
		lines = append(lines, fmt.Sprintf("row %d, %s: %s", l.At, prose.Quote(l.What), l.Why))
	}
	p.list("Belongs to no tactic", lines)
}

// columns are the headings with what they mean, and two cells of each.
func (p *preview) columns() {
	p.head("Columns")
	wide := 0
	list := p.one.came.Columns()
	for _, col := range list {
		wide = max(wide, min(terminal.Width(prose.Clip(col.Heading)), 24))
	}
	for _, col := range list {
		heading := terminal.OneLine(prose.Clip(col.Heading))
		heading += strings.Repeat(" ", max(wide-terminal.Width(heading), 0))
		text := "→ " + col.Becomes
		for i, sample := range col.Samples {
			text += map[bool]string{true: "  ", false: ", "}[i == 0] + prose.Quote(sample)
		}
		if len(col.Unread) > 0 {
			text += fmt.Sprintf("; not read, and kept in notes: %s, such as %s", prose.Count(len(col.Unread), "cell"), prose.Quote(col.Unread[0]))
		}
		p.line("  "+heading+" ", text)
	}
}

func (p *preview) words() {
	var lines []string
	for _, w := range p.one.came.Words {
		if w.Is == "" {
			lines = append(lines, prose.Quote(w.Said)+" is no status of the language; it stays in notes")
			continue
		}
		lines = append(lines, prose.Quote(w.Said)+" → "+w.Is)
	}
	p.list("Status", lines)
}

func (p *preview) names() {
	var lines []string
	made := map[string][]string{}
	var kinds []string
	for _, d := range p.one.came.Made {
		if d.Match != nil || d.Row != nil || slices.Contains([]string{"reading", "spend"}, d.Kind.Name) {
			continue
		}
		if made[d.Kind.Plural] == nil {
			kinds = append(kinds, d.Kind.Plural)
		}
		made[d.Kind.Plural] = append(made[d.Kind.Plural], d.Label())
	}
	for _, kind := range kinds {
		lines = append(lines, "new "+kind+": "+strings.Join(made[kind], ", "))
	}
	if found := p.one.came.Found; len(found) > 0 {
		lines = append(lines, "found: "+strings.Join(found, ", "))
	}
	p.list("Names", lines)
}

func (p *preview) left() {
	const most = 12
	var lines []string
	for i, l := range p.one.came.Table.Left {
		if i == most {
			lines = append(lines, fmt.Sprintf("and %d more", len(p.one.came.Table.Left)-most))
			break
		}
		at := ""
		if l.At > 0 {
			at = fmt.Sprintf("row %d, ", l.At)
		}
		lines = append(lines, at+prose.Quote(l.What)+": "+l.Why)
	}
	p.list("Left out", lines)
}

// changes are what rows change of what is there, and what they would, but people did
// meanwhile.
func (p *preview) changes() {
	w := p.one.written
	p.list("Changes", changesIn(w.Changed, "%s: %s of the %s, %s becomes %s"))
	p.list("Left as people changed it", changesIn(w.Conflicts, "%s: %s of the %s is %s in the plan, and %s in the table"))
	if w.Amendment != "" {
		p.list("Agreement", []string{"The campaign is sealed, so " + w.Amendment + " is drafted for what changes. It counts once it says who approved it (approved_by)."})
	}
	if len(w.Gone) > 0 {
		p.list("No longer in the table", []string{strings.Join(w.Gone, ", ") + "; the plan keeps them"})
	}
}

func changesIn(list []sheet.Change, form string) (lines []string) {
	for _, ch := range list {
		at := "the table"
		if ch.Row > 0 {
			at = fmt.Sprintf("row %d", ch.Row)
		}
		lines = append(lines, fmt.Sprintf(form, at, ch.Attr, ch.Element, orNothing(ch.Was), orNothing(ch.Is)))
	}
	return lines
}

func orNothing(value string) string {
	if value == "" {
		return "nothing"
	}
	return prose.Clip(value)
}

func (p *preview) questions() {
	var lines []string
	for _, q := range p.one.came.Questions {
		text := q.Text
		if q.Flag != "" {
			text += " " + q.Flag + " says it."
		}
		if len(q.Rows) > 0 {
			text += " " + rowsNamed(q.Rows)
		}
		lines = append(lines, "? "+text)
	}
	p.list("To decide", lines)
}

func rowsNamed(rows []int) string {
	const most = 8
	var list []string
	for i, r := range slices.Compact(slices.Clone(rows)) {
		if i == most {
			list = append(list, "more")
			break
		}
		list = append(list, fmt.Sprint(r))
	}
	word := "Rows "
	if len(list) == 1 {
		word = "Row "
	}
	return word + prose.List(list) + "."
}

// result is what is written, and what the checks then find there.
func (p *preview) result() {
	var lines []string
	for _, name := range slices.Sorted(maps.Keys(p.one.written.Files)) {
		verb := "changes "
		if slices.Contains(p.one.written.New, name) {
			verb = "creates "
		}
		lines = append(lines, verb+p.t.shownName(name))
	}
	if n := len(p.one.written.Created); n > 0 {
		lines = append(lines, sheet.CountKinds(p.one.written.Created))
	}
	errors, others := 0, 0
	for _, f := range p.one.findings {
		if f.Severity == lang.Error {
			errors++
			continue
		}
		others++
	}
	if len(lines) > 0 {
		lines = append(lines, fmt.Sprintf("plan check then finds %s and %s there", prose.Count(errors, "error"), prose.Count(others, "warning")))
	}
	p.list("Afterwards", lines)
	p.WriteString("\n")
}
