package main

import (
	"context"
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
	"github.com/spf13/cobra"
)

//go:embed report.schema.json
var reportSchema string

// reportFormats are the ways to write a report.
var reportFormats = []string{"html", "markdown", "json"}

// reportCommand is one call of plan report.
type reportCommand struct{ look }

func newReport(io *streams) *cobra.Command {
	c := &reportCommand{look{streams: io}}
	cmd := &cobra.Command{
		Use:        "report [PATH…]",
		SuggestFor: []string{"status", "summary", "dashboard"},
		Short:      "Write the page for those who pay and never open an editor",
		Long: "Says on a page, campaign by campaign, whether it is on track, what changed since it\n" +
			"was agreed, what is decided next and by whom, what happens when, what it costs and\n" +
			"what went out, who waits for whom, and what holds it back. The page is one file,\n" +
			"which any browser shows and prints. A PATH selects campaigns.",
		Example: "  plan report campaigns/spring --out spring.html\n  plan report --since 2027-03-01 --format markdown campaigns",
		RunE:    c.run,
	}
	c.flags(cmd, reportFormats, "mark what is new")
	return cmd
}

func (c *reportCommand) run(cmd *cobra.Command, paths []string) error {
	if c.schema {
		_, err := io.WriteString(c.out, reportSchema)
		return err
	}
	asOf, err := c.day()
	if err != nil {
		return err
	}
	w, unread, flaws := c.open(cmd, reportFormats, "report", paths)
	if w == nil {
		return unread
	}
	readErr := errors.Join(unread, flaws)
	src := status.Source{Snapshot: w.Snapshot, Wants: w.Wants, Result: checks.Run(w.Snapshot, book.Rules, checks.Options{AsOf: asOf})}
	src.Unread = sentences(unread)
	if err := c.compare(&src, w, asOf); undecided(err) {
		src.Unread = append(src.Unread, sentences(err)...) // the plan itself was read
		readErr = errors.Join(err, readErr)
	} else if err != nil {
		return errors.Join(err, readErr)
	}
	text, err := writePage(status.PageOf(src), c.format)
	if err != nil {
		return err
	}
	return errors.Join(c.show(text), readErr)
}

// undecided reports that an error says of all that failed that something is missing, rather than
// that it was asked for in a wrong way.
func undecided(err error) bool {
	all := exit.All(err)
	return len(all) > 0 && !slices.ContainsFunc(all, func(e *exit.Error) bool { return e.Code != exit.Undecided })
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
	if when := c.sinceWhen(); when != c.since && found.Snapshot != nil {
		src.Since = when // whoever reads the page knows no commits
	}
	return nil
}

// writePage writes a page in a format.
func writePage(page *status.Page, format string) (string, error) {
	switch format {
	case "markdown":
		return page.Markdown(), nil
	case "json":
		var b strings.Builder
		err := render.JSON(&b, page)
		return b.String(), err
	}
	return page.HTML(context.Background())
}
