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
	"github.com/plan-as-code/plan/cmd/plan/internal/files"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/sheet"
	"github.com/plan-as-code/plan/lang/starter"
	"github.com/plan-as-code/plan/lang/syntax"
)

// fromTable is a plan with what the table of a file comes to in it, or those of several sheets
// with the same headings.
type fromTable struct {
	*importCommand
	target *target
	source string // what the file is remembered as
	parts  []*files.Table
	all    []*imported
	files  map[string][]byte
}

func (f *fromTable) show() error { return f.importCommand.show(f.target, f.all, true) }

// importFrom has the plan begin with the tactics of a table in the place of its own, and
// with its days where no flag says others. What else a table is of comes beside its own.
func (c *initCommand) importFrom() (*fromTable, error) {
	f := &fromTable{importCommand: &importCommand{streams: c.streams, into: c.folder, format: "text", yes: true, answers: c.answers}}
	var err error
	if f.parts, f.source, err = f.tables(c.from); err != nil {
		return nil, err
	}
	if n := len(f.parts); n > 1 && !f.parts[0].Alike {
		return nil, exit.Errorf(exit.Usage, "%s has %d tables, and --from takes one; begin without it, and import the file then: plan import %s", c.from, n, c.from)
	}
	c.plan.Table = true
	if err := f.place(c); err != nil {
		return nil, err
	}
	counts := c.currencyOf(f.all)
	c.plan.Table = slices.ContainsFunc(f.all, func(one *imported) bool { return one.came.Kind == "tactics" })
	if c.plan.Table {
		c.daysOf(f.target.now)
		c.tableOf(f.target.now)
	}
	c.plan.Aims = f.aims()
	if wrong := c.plan.WrongOrder(true); wrong != "" {
		return nil, exit.Errorf(exit.Usage, "%s", wrong)
	}
	f.yes = !c.asks()
	if err := f.place(c); err != nil {
		return nil, err
	}
	if counts != "" {
		last := f.all[len(f.all)-1].came
		last.Says = append(last.Says, counts)
	}
	c.answers = f.answers
	f.open()
	maps.Copy(f.files, f.target.files)
	if !f.target.memory.Empty() {
		f.files[path.Join(c.plan.Folder(), sheet.MemoryFile)] = f.target.memory.Bytes()
	}
	return f, nil
}

// currencyOf has the plan count in the currency that all amounts of tables have which name
// one, unless a flag says another; it says so where that is not the usual one, or that the tables
// name none or several, where they have amounts at all.
func (c *initCommand) currencyOf(all []*imported) string {
	currency, money, several := "", false, false
	for _, one := range all {
		came := one.came
		money = money || came.HasMoney()
		several = several || currency != "" && came.Currency != "" && came.Currency != currency || came.Currency == "" &&
			slices.ContainsFunc(came.Questions, func(q sheet.Question) bool { return strings.HasPrefix(q.Ask, "currency ") })
		currency = cmp.Or(currency, came.Currency)
	}
	switch {
	case c.given("currency") || !money || currency == c.plan.Currency && !several:
		return ""
	case several:
		return fmt.Sprintf("The amounts of the table are in several currencies, and the plan counts in %s; --currency says another.", c.plan.Currency)
	case currency == "":
		return fmt.Sprintf("The table does not say in which currency its amounts are; the plan counts in %s, and --currency says another.", c.plan.Currency)
	}
	c.plan.Currency = currency
	return fmt.Sprintf("The plan counts in %s, as the amounts of the table do; --currency says another.", currency)
}

// place works out what the tables come to in the plan as it is, one after the other.
func (f *fromTable) place(c *initCommand) error {
	abs, err := filepath.Abs(c.folder)
	if err != nil {
		return exit.Errorf(exit.Undecided, "%s cannot be found: %v", c.folder, err)
	}
	d, err := workspace.NewDisk()
	if err != nil {
		return err
	}
	f.files, f.all = c.plan.Files(), nil
	s := lang.Empty(book.Vocabulary).With(f.files)
	f.target = &target{disk: d, folder: c.plan.Folder(), called: path.Base(c.plan.Folder()), memory: sheet.ReadMemory(nil), now: s, files: map[string][]byte{},
		w: &workspace.Workspace{Top: abs, Root: ".", Wanted: []string{c.plan.Folder()}, Snapshot: s}}
	for _, part := range f.parts {
		one := &imported{name: c.from, file: f.source, table: part}
		if one, err = f.one(f.target, one, f.source, sheet.Options{AsOf: c.plan.AsOf, Map: map[string]string{}}); err != nil {
			return err
		}
		f.target.add(one)
		f.all = append(f.all, one)
	}
	return nil
}

// daysOf gives the campaign the days of the tactics of a table, and a little more where
// these are few, unless flags say others.
func (c *initCommand) daysOf(s *lang.Snapshot) {
	p, k := c.plan, c.plan.Kind
	var first, last lang.Date
	for _, plan := range s.Plans() {
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
	switch {
	case k.LaunchIs == "":
	case !c.given("launch"):
		p.Launch = max(p.Launch, p.Start+starter.LeastLead)
	case !c.given("start"): // tables often begin with what the public sees first
		p.Start = min(p.Start, p.Launch-starter.LeastLead)
	}
	if !c.given("end") {
		p.End = max(p.End, p.Launch+lang.Date(k.LeastTail()))
	}
	p.Endless = false
}

// tableOf has the disciplines of a table sit at the table, where it names some and no flag
// says others.
func (c *initCommand) tableOf(s *lang.Snapshot) {
	if c.table != "" {
		return
	}
	var seated []starter.Discipline
	for _, plan := range s.Plans() {
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

// aims reports whether the table names objectives.
func (f *fromTable) aims() bool {
	for name, src := range f.target.files {
		for _, d := range syntax.Parse(name, src, lang.Vocabulary).Declarations {
			if d.Kind == "objective" {
				return true
			}
		}
	}
	return false
}

// asked are the attributes of an element of a table that its plan is not one without.
func asked(d *syntax.Declaration) []string {
	switch {
	case d.Kind == "objective" && d.Block.Attr("reached_by") != nil:
		return []string{"supports", "agreed_by", "agreed_on"}
	case d.Kind == "objective":
		return []string{"supports", "metric", "target", "agreed_by", "agreed_on"}
	case d.Kind != "tactic":
		return nil
	case d.Block.Attr("phases") != nil || d.Block.Attr("trigger") != nil:
		return []string{"owner", "serves"} // they say when it runs
	}
	return []string{"owner", "serves", "start", "end"}
}

// open has whoever reads the plan say what a tactic is for, who does it and when, and what an
// objective is for and counted by, where the table does not: that is to be decided.
func (f *fromTable) open() {
	t := f.target
	for name, src := range t.files {
		file := syntax.Parse(name, src, lang.Vocabulary)
		var edits []syntax.Edit
		for _, d := range file.Declarations {
			if d.Block == nil {
				continue
			}
			var stubs []syntax.Stub
			for _, attr := range asked(d) {
				if d.Block.Attr(attr) == nil {
					stubs = append(stubs, syntax.Stub{Attr: attr, Value: lang.UndecidedWord})
				}
			}
			if len(stubs) > 0 {
				edits = append(edits, file.AddAttributes(&d.Block.Body, stubs))
			}
		}
		if out, err := syntax.Apply(src, name, edits); err == nil {
			t.files[name] = syntax.Format(out)
		}
	}
	t.now = t.now.With(t.files)
	var findings []*checks.Finding
	for _, found := range checks.Run(t.now, book.Rules, checks.Options{AsOf: f.all[0].options.AsOf}).Findings {
		if _, touched := t.files[found.Range.Filename]; touched && found.Waiver == nil {
			findings = append(findings, found)
		}
	}
	for _, one := range f.all {
		one.findings = findings // all sheets of a file go into the same one
	}
}
