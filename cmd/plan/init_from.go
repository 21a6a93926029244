package main

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/sheet"
	"github.com/plan-as-code/plan/lang/starter"
	"github.com/plan-as-code/plan/lang/syntax"
)

// fromTable is a plan with what a table comes to in it.
type fromTable struct {
	*importCommand
	target *target
	one    *imported
	files  map[string][]byte
}

func (f *fromTable) show() error { return f.importCommand.show(f.target, []*imported{f.one}, true) }

// importFrom has the plan begin with the tactics of a table in the place of its own, and
// with its days where no flag says others. What else a table is of comes beside its own.
func (c *initCommand) importFrom() (*fromTable, error) {
	f := &fromTable{importCommand: &importCommand{streams: c.streams, into: c.folder, format: "text", yes: !c.asks(), answers: c.answers}}
	tables, source, err := f.tables(c.from)
	if err != nil {
		return nil, err
	}
	if len(tables) > 1 {
		return nil, exit.Errorf(exit.Usage, "%s has %d tables, and --from takes one; begin without it, and import the file then: plan import %s", c.from, len(tables), c.from)
	}
	o := sheet.Options{AsOf: c.plan.AsOf, Source: source, Map: map[string]string{}}
	f.one = &imported{name: c.from, file: source, options: o, table: tables[0]}
	c.plan.Table = true
	if err := f.place(c); err != nil {
		return nil, err
	}
	counts := c.currencyOf(f.one)
	if c.plan.Table = f.one.came.Kind == "tactics"; c.plan.Table {
		c.daysOf(f.one)
		c.tableOf(f.one)
	}
	if wrong := c.plan.WrongOrder(true); wrong != "" {
		return nil, exit.Errorf(exit.Usage, "%s", wrong)
	}
	if err := f.place(c); err != nil {
		return nil, err
	}
	if counts != "" {
		f.one.came.Says = append(f.one.came.Says, counts)
	}
	if err := f.askAbout(f.target, f.one); err != nil {
		return nil, err
	}
	c.answers = f.answers
	f.open()
	f.target.add(f.one)
	maps.Copy(f.files, f.target.files)
	if !f.target.memory.Empty() {
		f.files[path.Join(c.plan.Folder(), sheet.MemoryFile)] = f.target.memory.Bytes()
	}
	return f, nil
}

// currencyOf has the plan count in the currency that all amounts of a table have which name
// one, unless a flag says another; it says so where that is not the usual one, or that the table
// names none or several, where it has amounts at all.
func (c *initCommand) currencyOf(one *imported) string {
	came := one.came
	switch {
	case c.given("currency") || !came.HasMoney() || came.Currency == c.plan.Currency:
		return ""
	case came.Currency == "" && slices.ContainsFunc(came.Questions, func(q sheet.Question) bool { return strings.HasPrefix(q.Ask, "currency ") }):
		return fmt.Sprintf("The amounts of the table are in several currencies, and the plan counts in %s; --currency says another.", c.plan.Currency)
	case came.Currency == "":
		return fmt.Sprintf("The table does not say in which currency its amounts are; the plan counts in %s, and --currency says another.", c.plan.Currency)
	}
	c.plan.Currency = came.Currency
	return fmt.Sprintf("The plan counts in %s, as the amounts of the table do; --currency says another.", came.Currency)
}

// place works out what the table comes to in the plan as it is.
func (f *fromTable) place(c *initCommand) error {
	abs, err := filepath.Abs(c.folder)
	if err != nil {
		return exit.Errorf(exit.Undecided, "%s cannot be found: %v", c.folder, err)
	}
	d, err := workspace.NewDisk()
	if err != nil {
		return err
	}
	f.files = c.plan.Files()
	s := lang.Empty(book.Vocabulary).With(f.files)
	f.target = &target{disk: d, folder: c.plan.Folder(), called: path.Base(c.plan.Folder()), memory: sheet.ReadMemory(nil), now: s, files: map[string][]byte{},
		w: &workspace.Workspace{Top: abs, Root: ".", Wanted: []string{c.plan.Folder()}, Snapshot: s}}
	return f.work(f.target, f.one)
}

// daysOf gives the campaign the days of the tactics of a table, and a little more where
// these are few, unless flags say others.
func (c *initCommand) daysOf(one *imported) {
	p, k := c.plan, c.plan.Kind
	var first, last lang.Date
	for _, plan := range one.written.Snapshot.Plans() {
		for _, t := range plan.Tactics {
			if t.Start.Known() && (first == 0 || t.Start.V < first) {
				first = t.Start.V
			}
			if t.End.Known() {
				last = max(last, t.End.V)
			}
		}
	}
	if first == 0 {
		return
	}
	start, launch, end := first, lang.Date(0), max(first, last)
	if c.given("start") {
		start = p.Start
	}
	if c.given("launch") {
		launch = p.Launch
	}
	if c.given("end") {
		end = p.End
	}
	p.Start, p.Launch, p.End = k.Days(start, launch, end, p.AsOf)
	if !c.given("launch") && k.LaunchIs != "" {
		p.Launch = max(p.Launch, p.Start+starter.LeastLead)
	}
	if !c.given("end") {
		p.End = max(p.End, p.Launch+lang.Date(k.LeastTail()))
	}
	p.Endless = false
}

// tableOf has the disciplines of a table sit at the table, where it names some and no flag
// says others.
func (c *initCommand) tableOf(one *imported) {
	if c.table != "" {
		return
	}
	var seated []starter.Discipline
	for _, plan := range one.written.Snapshot.Plans() {
		for _, t := range plan.Tactics {
			if t.Discipline.To == nil {
				continue
			}
			name := t.Discipline.To.Name()
			d, _ := c.plan.Kind.Discipline(name)
			if !d.Known || d.Name != name { // it is called as in the table
				d = starter.Discipline{Name: name, Title: cmp.Or(t.Discipline.To.Title.V, name)}
			}
			if !slices.Contains(seated, d) {
				seated = append(seated, d)
			}
		}
	}
	if n := len(seated); n > 0 && n <= mostDisciplines {
		c.plan.Disciplines = seated
	}
}

// open has whoever reads the plan say what a tactic is for, who does it and when, where the
// table does not: that is to be decided.
func (f *fromTable) open() {
	w := f.one.written
	for name, src := range w.Files {
		file := syntax.Parse(name, src, lang.Vocabulary)
		var edits []syntax.Edit
		for _, d := range file.Declarations {
			if d.Kind != "tactic" || d.Block == nil {
				continue
			}
			var stubs []syntax.Stub
			attrs := []string{"owner", "serves", "start", "end"}
			if d.Block.Attr("phases") != nil || d.Block.Attr("trigger") != nil {
				attrs = attrs[:2] // they say when it runs
			}
			for _, attr := range attrs {
				if d.Block.Attr(attr) == nil {
					stubs = append(stubs, syntax.Stub{Attr: attr, Value: lang.UndecidedWord})
				}
			}
			if len(stubs) > 0 {
				edits = append(edits, file.AddAttributes(&d.Block.Body, stubs))
			}
		}
		if out, err := syntax.Apply(src, name, edits); err == nil {
			w.Files[name] = syntax.Format(out)
		}
	}
	w.Snapshot = w.Snapshot.With(w.Files)
	f.one.findings = nil
	for _, found := range checks.Run(w.Snapshot, book.Rules, checks.Options{AsOf: f.one.options.AsOf}).Findings {
		if _, touched := w.Files[found.Range.Filename]; touched && found.Waiver == nil {
			f.one.findings = append(f.one.findings, found)
		}
	}
}
