package main

import (
	_ "embed"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/checks/report/status"
	"github.com/plan-as-code/plan/cmd/plan/internal/base"
	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/render"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/spf13/cobra"
)

//go:embed report.schema.json
var reportSchema string

// reportFormats are the ways to write a report.
var reportFormats = []string{"html", "markdown", "json"}

// reportCommand is one call of plan report.
type reportCommand struct {
	*streams
	format, file, since string
	schema              bool
}

func newReport(io *streams) *cobra.Command {
	c := &reportCommand{streams: io}
	cmd := &cobra.Command{
		Use:        "report [PATH…]",
		SuggestFor: []string{"status", "summary", "dashboard"},
		Short:      "Write the page for those who pay and never open an editor",
		Long: "Says on a page, campaign by campaign, whether it is on track, what changed since it\n" +
			"was agreed, what is decided next and by whom, what happens when, what it costs and\n" +
			"what went out, who waits for whom, and what holds it back. The page is one file,\n" +
			"which any browser shows and prints. A PATH selects campaigns.",
		Example: "  plan report campaigns/spring --out spring.html\n  plan report --since 2027-03-01 --format markdown campaigns",
		RunE:    func(cmd *cobra.Command, paths []string) error { return c.run(paths, cmd.Flags().Changed("since")) },
	}
	f := cmd.Flags()
	f.StringVar(&c.format, "format", reportFormats[0], "how it is written: "+prose.Either(reportFormats))
	f.StringVar(&c.file, "out", "", "write it into a `FILE`")
	f.StringVar(&c.since, "since", "", "mark what is new since a `DAY` like 2027-04-30, or since a commit, branch or tag")
	f.BoolVar(&c.schema, "schema", false, "print the JSON Schema of --format json")
	completeWords(cmd, "format", reportFormats...)
	_ = cmd.RegisterFlagCompletionFunc("since", completeBase)
	return cmd
}

func (c *reportCommand) run(paths []string, compares bool) error {
	if c.schema {
		_, err := io.WriteString(c.out, reportSchema)
		return err
	}
	if err := knownFormat(c.format, reportFormats); err != nil {
		return err
	}
	if compares && c.since == "" {
		return exit.Errorf(exit.Usage, "--since is empty; write a day such as 2027-04-30, or name a commit, a branch or a tag")
	}
	asOf, err := c.day()
	if err != nil {
		return err
	}
	w, unread, flaws := c.open("report", "report."+c.format, c.file, paths)
	if w == nil {
		return c.without(asOf, unread)
	}
	readErr := errors.Join(unread, flaws)
	src := status.Source{Snapshot: w.Snapshot, Wants: w.Wants, Result: checks.Run(w.Snapshot, book.Rules, checks.Options{AsOf: asOf})}
	src.Unread = sentences(unread)
	if err := c.compare(&src, w, asOf); err != nil {
		return errors.Join(err, readErr)
	}
	text, err := c.write(status.PageOf(src))
	if err != nil {
		return err
	}
	return errors.Join(c.show(c.file, text), readErr)
}

// without writes into the file that is named why there is no page, where plans could not be
// read: one of an earlier run must not be taken for how things stand.
func (c *reportCommand) without(asOf lang.Date, why error) error {
	undecided := slices.ContainsFunc(exit.All(why), func(e *exit.Error) bool { return e.Code == exit.Undecided })
	if c.file == "" || !undecided {
		return why
	}
	page := &status.Page{Version: 1, AsOf: asOf.ISO(), Title: "No plan was read", Unread: sentences(why), Campaigns: []*status.Campaign{}}
	text, err := c.write(page)
	if err != nil {
		return errors.Join(err, why)
	}
	return errors.Join(c.show(c.file, text), why)
}

// sentences are what an error says, one after another.
func sentences(err error) (list []string) {
	for _, e := range exit.All(err) {
		if e.Text != "" {
			list = append(list, prose.Capital(e.Text)+".")
		}
	}
	return list
}

// compare adds what changed since the version that is asked for.
func (c *reportCommand) compare(src *status.Source, w *workspace.Workspace, asOf lang.Date) error {
	if c.since == "" {
		return nil
	}
	found, err := base.OpenForReport(w, c.since)
	if err != nil {
		return err
	}
	src.Diff, src.Since = diffOf(found, w, asOf), found.Name
	if day, dated := lang.ParseDate(c.since); dated && found.Snapshot != nil {
		src.Since = day.String() // whoever reads the page knows no commits
	}
	return nil
}

func (c *reportCommand) write(page *status.Page) (string, error) {
	switch c.format {
	case "markdown":
		return page.Markdown(), nil
	case "json":
		var b strings.Builder
		err := render.JSON(&b, page)
		return b.String(), err
	}
	return page.HTML()
}
