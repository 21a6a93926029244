package main

import (
	"bytes"
	"encoding/csv"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/files"
	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/discovery"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/sheet"
	"github.com/spf13/cobra"
)

// exportCommand is one call of plan export.
type exportCommand struct {
	*streams
	format, out, kind, separator string
	schema                       bool
}

var exportFormats = []string{"csv", "xlsx", "ics", "json"}

func exportKinds() (list []string) {
	for _, x := range sheet.Exported {
		list = append(list, x.Kinds)
	}
	return list
}

func newExport(io *streams) *cobra.Command {
	c := &exportCommand{streams: io}
	cmd := &cobra.Command{
		Use:   "export [PATH]",
		Short: "Write a plan as a table, a calendar or data",
		Long: "Writes what PATH plans as a workbook with a sheet for each kind of element (xlsx), the\n" +
			"tactics or elements of another kind as a table (csv), what is done on which days as a\n" +
			"calendar (ics), or everything that the plans say, with where it stands, as data (json).\n" +
			"Tables and calendars may be changed and imported again: what is unchanged changes not\n" +
			"a byte of the plan, and a cell changes one attribute. Where a plan cannot be read, a\n" +
			"FILE of an earlier export stays as it is, since somebody may have changed it.",
		Example: "  plan export --out tactics.csv campaigns/spring\n  plan export --format json",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return exit.Errorf(exit.Usage, "export takes one file or folder")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return c.run(args) },
	}
	f := cmd.Flags()
	f.StringVar(&c.format, "format", "", "how it is written: "+prose.Either(exportFormats)+" (default by the name of --out, else json)")
	f.StringVar(&c.out, "out", "", "the `FILE` to write (default standard output)")
	f.StringVar(&c.kind, "kind", "", "what it is of: "+prose.Either(exportKinds())+" (default all of them, of a csv tactics)")
	f.BoolVar(&c.schema, "schema", false, "print the JSON Schema of --format json")
	f.StringVar(&c.separator, "separator", ",", "the `SIGN` between the cells of a csv: a comma, a semicolon, or tab")
	completeWords(cmd, "format", exportFormats...)
	completeWords(cmd, "kind", exportKinds()...)
	return cmd
}

func (c *exportCommand) run(paths []string) error {
	if c.schema {
		_, err := c.streams.out.Write([]byte(exportSchema))
		return err
	}
	if c.format == "" {
		c.format = "json"
		if ending := strings.TrimPrefix(filepath.Ext(c.out), "."); slices.Contains(exportFormats, ending) {
			c.format = ending
		}
	}
	sign, known := map[string]rune{",": ',', ";": ';', "tab": '\t', "\t": '\t'}[c.separator]
	if c.kind == "" && c.format == "csv" {
		c.kind = "tactics"
	}
	kind := ""
	if i := slices.Index(exportKinds(), c.kind); i >= 0 {
		kind = sheet.Exported[i].Kind
	}
	switch {
	case !slices.Contains(exportFormats, c.format):
		return knownFormat("--format", c.format, exportFormats)
	case !known:
		return exit.Errorf(exit.Usage, "--separator is a comma, a semicolon or tab, not %s", c.separator)
	case kind == "" && c.kind != "":
		return exit.Errorf(exit.Usage, "--kind is %s, not %s", prose.Either(exportKinds()), c.kind)
	}
	d, err := workspace.NewDisk()
	if err != nil {
		return err
	}
	workspaces, readErr := d.Open(paths)
	if err := anyFiles(workspaces, paths, readErr); err != nil || readErr != nil {
		return firstOf(readErr, err)
	}
	w := workspaces[0]
	plans := wantedPlans(w)
	if slices.ContainsFunc(plans, func(p *lang.Plan) bool { return p.Unclear() || slices.ContainsFunc(p.All, lang.Element.Broken) }) {
		return exit.Errorf(exit.Undecided, "something in %s cannot be read, and would be missing; %s", named(paths), checkSaysWhere)
	}
	var text []byte
	switch c.format {
	case "json":
		text, err = exportJSON(w, d.Cwd, plans)
	case "ics":
		text, err = c.calendar(plans, kind)
	case "xlsx":
		text, err = c.workbook(w, plans, kind)
	default:
		text, err = c.table(plans, kind, sign)
	}
	if err != nil {
		return err
	}
	return c.write(text)
}

func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func (c *exportCommand) nothing() error {
	what := c.kind
	if what == "" {
		what = prose.Either(exportKinds())
	}
	return exit.Errorf(exit.Undecided, "there are no %s to export; --kind names others: %s", what, prose.Either(exportKinds()))
}

// workbook is a workbook with a sheet for each kind of element, and what is found at each.
func (c *exportCommand) workbook(w *workspace.Workspace, plans []*lang.Plan, kind string) ([]byte, error) {
	day, err := c.day()
	if err != nil {
		return nil, err
	}
	found := map[string][]string{}
	result := checks.Run(w.Snapshot, book.Rules, checks.Options{AsOf: day})
	for _, f := range checks.PlacesOf(result.Findings, func(*checks.Finding) bool { return true }).All() {
		if f.Waiver == nil && f.Address != "" {
			key := path.Dir(f.Range.Filename) + " " + f.Address
			if !slices.Contains(found[key], f.Message) {
				found[key] = append(found[key], f.Message)
			}
		}
	}
	pages := sheet.Pages(plans, kind, func(e lang.Element) string {
		return strings.Join(found[path.Dir(e.File().Path)+" "+e.Address()], "\n")
	})
	if len(pages) == 0 {
		return nil, c.nothing()
	}
	return files.Workbook(pages)
}

// table is the csv of all elements of a kind: with a byte order mark, by which spreadsheets
// know the encoding, and lines that end as RFC 4180 has them.
func (c *exportCommand) table(plans []*lang.Plan, kind string, sign rune) ([]byte, error) {
	g := sheet.Export(plans, kind)
	if g == nil {
		return nil, c.nothing()
	}
	var b bytes.Buffer
	b.WriteString("\ufeff")
	w := csv.NewWriter(&b)
	w.Comma, w.UseCRLF = sign, true
	if err := w.WriteAll(g); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// write writes what is exported, into a file or to standard output.
func (c *exportCommand) write(text []byte) error {
	if c.out == "" && c.format == "xlsx" && terminal.IsTerminal(c.streams.out) {
		return exit.Errorf(exit.Usage, "a workbook is nothing to read at a terminal; --out FILE says where it goes")
	}
	if c.out == "" {
		out := c.streams.out
		if c.format == "xlsx" {
			out = terminal.Unlogged(out)
		}
		_, err := out.Write(text)
		return err
	}
	if discovery.IsPlanFile(c.out) || discovery.IsLockFile(c.out) {
		return exit.Errorf(exit.Usage, "--out %s is the name of a plan; export writes tables and data", c.out)
	}
	if link := workspace.LinkOn(c.out); link != "" {
		return exit.Errorf(exit.Undecided, "%s is a symbolic link, and nothing is written through these", link)
	}
	return workspace.WriteFile(c.out, text)
}
