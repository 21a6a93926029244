package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/files"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/discovery"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/sheet"
	"github.com/spf13/cobra"
)

// importCommand is one call of plan import.
type importCommand struct {
	*streams
	into, kind, dates, zone, discipline, format string
	year                                        int
	maps                                        []string
	yes                                         bool
	part                                        files.Options
	answers                                     *bufio.Reader // to questions; nil until one is asked
	shown                                       bool          // what it comes to
}

func newImport(io *streams) *cobra.Command {
	c := &importCommand{streams: io}
	cmd := &cobra.Command{
		Use:   "import FILE…",
		Short: "Turn a table or a calendar into a plan",
		Long: "Reads tables as people keep them: .xlsx, .csv, .tsv, a calendar (.ics), a table in\n" +
			"Markdown, or - for text from the clipboard; by content, not by name. Shows what each column means,\n" +
			"what is created and what is left out, asks what it cannot know, and writes only\n" +
			"then: elsewhere than at a terminal, with --yes. No value is guessed, and nothing of a row\n" +
			"is lost: what fits no attribute goes into its note. The same table again changes\n" +
			"only what changed in it, and never what people changed in the plan meanwhile.",
		Example: "  plan import tactics.csv --into campaigns/spring\n  plan import plan.csv --dates dmy --map \"Wer=owner\" --yes",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return exit.Errorf(exit.Usage, "import takes a file with a table, such as tactics.csv, or - for standard input")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, names []string) error { return c.run(names) },
	}
	f := cmd.Flags()
	f.StringVar(&c.into, "into", ".", "the `FOLDER` of the campaign that the rows go into; where it has none, one is made around them")
	f.StringVar(&c.kind, "kind", "", "what the rows are: "+prose.Either(sheet.Kinds)+" (default by the headings)")
	f.StringVar(&c.part.Sheet, "sheet", "", "the `NAME` of the sheet of a workbook (default the only one with a table)")
	f.StringVar(&c.part.Range, "range", "", "the `CELLS` that hold the table, such as A5:H40")
	f.StringArrayVar(&c.maps, "map", nil, "what a column means, as `HEADING=attribute`, or HEADING=out to leave it out; may be repeated")
	f.StringVar(&c.dates, "dates", "", "which comes first in dates such as 03/04/2027: dmy or mdy")
	f.IntVar(&c.year, "year", 0, "the `YEAR` of days that have none")
	f.StringVar(&c.zone, "zone", "", "the time zone `PLACE` in which times in UTC are days, such as Europe/Zurich")
	f.StringVar(&c.discipline, "discipline", "", "the `NAME` of the discipline that does all tactics of the table")
	f.BoolVar(&c.yes, "yes", false, "write without asking; what is not sure stays in notes")
	f.StringVar(&c.format, "format", "text", "how it is shown: text or json")
	completeWords(cmd, "kind", sheet.Kinds...)
	completeWords(cmd, "dates", "dmy", "mdy")
	completeWords(cmd, "format", "text", "json")
	return cmd
}

// flags are the options that the flags say; an error is of usage.
func (c *importCommand) flags() (sheet.Options, error) {
	o := sheet.Options{Kind: c.kind, Year: c.year, Discipline: c.discipline, Map: map[string]string{}}
	if c.kind != "" && !slices.Contains(sheet.Kinds, c.kind) {
		return o, exit.Errorf(exit.Usage, "--kind is %s, not %s", prose.Either(sheet.Kinds), c.kind)
	}
	if c.format != "text" && c.format != "json" {
		return o, exit.Errorf(exit.Usage, "--format is text or json, not %s", c.format)
	}
	if c.year != 0 && (c.year < 1990 || c.year > 2100) {
		return o, exit.Errorf(exit.Usage, "--year is a year such as 2027, not %d", c.year)
	}
	var ok bool
	if o.Order, ok = sheet.OrderNamed(c.dates); !ok {
		return o, exit.Errorf(exit.Usage, "--dates is dmy, for the day first, or mdy, for the month first, not %s", c.dates)
	}
	if o.Zone, ok = zoneNamed(c.zone); !ok {
		return o, exit.Errorf(exit.Usage, "--zone is a place such as Europe/Zurich, not %s", c.zone)
	}
	for _, m := range c.maps {
		heading, meaning, ok := cutLast(m, "=")
		if !ok || heading == "" || !sheet.IsMeaning(meaning) {
			return o, exit.Errorf(exit.Usage, "--map is written like \"Wer=owner\", with an attribute or out behind the sign; %s is none of them", m)
		}
		o.Map[heading] = meaning
	}
	return o, nil
}

// zoneNamed is the time zone of a place; nil for no place, and not ok where nobody knows it.
func zoneNamed(place string) (*time.Location, bool) {
	if place == "" {
		return nil, true
	}
	zone, err := time.LoadLocation(place)
	return zone, err == nil && place != "Local"
}

func cutLast(s, sep string) (before, after string, ok bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

func (c *importCommand) run(names []string) error {
	o, err := c.flags()
	if err != nil {
		return err
	}
	setMemoryPolicy(forTables)
	if o.AsOf, err = c.day(); err != nil {
		return err
	}
	t, err := c.target()
	if err != nil {
		return err
	}
	if names, err = workspace.Expand(names); err != nil {
		return err
	}
	var all []*imported
	for _, name := range names {
		tables, source, err := c.tables(name)
		if err != nil {
			return err
		}
		for _, table := range tables {
			one, err := c.one(t, &imported{name: name, file: source, table: table}, source, o)
			if err != nil {
				return err
			}
			t.add(one)
			all = append(all, one)
		}
	}
	write := c.yes || c.confirmed(t, all)
	if err := c.show(t, all, write); err != nil {
		return err
	}
	if write {
		return t.write(c)
	}
	if slices.ContainsFunc(all, func(one *imported) bool { return one.undecided() }) {
		return exit.With(exit.Found)
	}
	return nil
}

// target is where the rows go: a folder of a workspace, with what earlier imports left
// there, and what the tables come to so far.
type target struct {
	disk   *workspace.Disk
	w      *workspace.Workspace
	folder string // within the workspace
	called string // what the folder is called
	memory *sheet.Memory
	was    []byte // what the file of the memory holds; nil where there is none
	now    *lang.Snapshot
	bare   bool              // no campaign was there at first
	files  map[string][]byte // to be written, by path
}

// add has the next table begin with what one comes to.
func (t *target) add(one *imported) {
	t.now, t.memory = one.written.Snapshot, one.written.Memory
	for name, text := range one.written.Files {
		t.files[name] = text
	}
}

func (c *importCommand) target() (*target, error) {
	d, err := workspace.NewDisk()
	if err != nil {
		return nil, err
	}
	if info, err := os.Stat(c.into); err != nil || !info.IsDir() {
		return nil, exit.Errorf(exit.Usage, "--into %s is no folder; make it first, or name another", c.into)
	}
	workspaces, err := d.Open([]string{c.into})
	if err != nil {
		return nil, err
	}
	t := &target{disk: d, w: workspaces[0], folder: workspaces[0].Wanted[0], files: map[string][]byte{}}
	t.now = t.w.Snapshot
	abs, err := filepath.Abs(c.into)
	if err != nil {
		return nil, exit.Errorf(exit.Undecided, "--into %s: %v", c.into, err)
	}
	t.called = filepath.Base(abs)
	t.enter()
	t.was, err = os.ReadFile(t.memoryFile())
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, exit.Errorf(exit.Undecided, "%s cannot be read: %v", sheet.MemoryFile, workspace.Cause(err))
	}
	if t.memory = sheet.ReadMemory(t.was); t.memory == nil {
		return nil, exit.Errorf(exit.Undecided, "%s is not as plan import wrote it; put it back, or delete it to import as if for the first time", t.w.Display(d.Cwd, path.Join(t.folder, sheet.MemoryFile)))
	}
	return t, nil
}

// enter goes on to the only campaign below the folder, which a workspace is named for by
// those who have one campaign in it.
func (t *target) enter() {
	var below []string
	for _, p := range t.now.Plans() {
		switch {
		case p.Campaign == nil || !t.w.Wants(path.Join(p.Folder, discovery.LockFile)):
		case p.Folder == t.folder:
			return
		default:
			below = append(below, p.Folder)
		}
	}
	if len(below) == 1 {
		t.folder, t.called = below[0], path.Base(below[0])
	}
}

func (t *target) memoryFile() string { return t.w.Path(path.Join(t.folder, sheet.MemoryFile)) }

// imported is one table, and what comes of it.
type imported struct {
	name     string // of its file
	file     string // what that is remembered as
	table    *files.Table
	options  sheet.Options
	came     *sheet.Import
	written  *sheet.Written
	findings []*checks.Finding // in the files that it writes, afterwards
}

// undecided reports that somebody has to decide something.
func (one *imported) undecided() bool {
	return len(one.came.Questions) > 0 || len(one.written.Conflicts) > 0
}

// tables reads the tables of a file, and what they are remembered as. Of several, --kind leaves
// those of a kind.
func (c *importCommand) tables(name string) ([]*files.Table, string, error) {
	src, source, err := c.read(name)
	if err != nil {
		return nil, "", err
	}
	all, err := files.Read(name, src, c.part)
	if own := slices.DeleteFunc(slices.Clone(all), func(t *files.Table) bool { return t.Part != c.kind }); len(own) > 0 {
		all = own
	}
	return all, source, err
}

// one works out what a table comes to, and asks what it leaves open.
func (c *importCommand) one(t *target, one *imported, source string, o sheet.Options) (*imported, error) {
	whole := source
	if one.table.Other {
		source = sheet.PartOf(whole, one.table.Part)
	}
	one.options = remembered(t.memory.Table(source), o)
	one.options.Source = source
	if one.table.Alike {
		one.options.Apart = t.memory.Apart(whole, one.table.Part)
	}
	if err := c.work(t, one); err != nil {
		return nil, err
	}
	return one, c.askAbout(t, one)
}

// remembered are the options of a table: what the flags say, else what was said before.
func remembered(r *sheet.Remembered, o sheet.Options) sheet.Options {
	o.IDs = r.IDs()
	if r == nil {
		return o
	}
	if o.Kind == "" {
		o.Kind = r.Kind
	}
	if o.Order == sheet.Undecided {
		o.Order, _ = sheet.OrderNamed(r.Dates)
	}
	if o.Year == 0 {
		o.Year = r.Year
	}
	if o.Zone == nil {
		o.Zone, _ = zoneNamed(r.Zone)
	}
	if o.Discipline == "" {
		o.Discipline = r.Discipline
	}
	said := map[string]string{}
	for heading, meaning := range r.Map {
		said[heading] = meaning
	}
	for heading, meaning := range o.Map {
		said[heading] = meaning
	}
	o.Map = said
	return o
}

// work works out what a table comes to, as the options are now.
func (c *importCommand) work(t *target, one *imported) error {
	file := sheet.Target(t.folder, one.file)
	s := t.now
	if s.Files[file] == nil {
		s = s.With(map[string][]byte{file: {}})
	}
	p := s.PlanOf(file)
	if p.Unclear() {
		return exit.Errorf(exit.Undecided, "the plan in %s has text that cannot be read, so nobody can tell what is there already; %s", c.into, checkSaysWhere)
	}
	o := one.options
	o.File, o.NewCampaign, o.Indents = file, p.Campaign == nil, one.table.Indents
	t.bare = t.bare || o.NewCampaign
	o.Widen = t.bare && !o.NewCampaign
	var refused *sheet.Refusal
	came, err := sheet.Read(s, p, one.table.Grid, one.table.Lines, o)
	if errors.As(err, &refused) {
		return exit.Errorf(exit.Undecided, "%s: %s", one.name, refused.Error())
	}
	if err != nil {
		return exit.Errorf(exit.Undecided, "%s: %v", one.name, err)
	}
	one.came = came
	one.written, err = came.Write(file, t.called, t.memory, o)
	if errors.As(err, &refused) {
		return exit.Errorf(exit.Undecided, "%s: %s", one.name, refused.Error())
	}
	if err != nil {
		return fmt.Errorf("%s: %w", one.name, err)
	}
	result := checks.Run(one.written.Snapshot, book.Rules, checks.Options{AsOf: o.AsOf})
	one.findings = nil
	for _, f := range result.Findings {
		if _, touched := one.written.Files[f.Range.Filename]; touched && f.Waiver == nil {
			one.findings = append(one.findings, f)
		}
	}
	return nil
}
