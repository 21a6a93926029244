package main

import (
	_ "embed"
	"errors"
	"io"
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/checks/report"
	"github.com/plan-as-code/plan/cmd/plan/internal/base"
	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/render"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/spf13/cobra"
)

//go:embed diff.schema.json
var diffSchema string

// diffCommand is one call of plan diff.
type diffCommand struct {
	*streams
	base   string
	since  string
	format string
	schema bool
	fetch  bool
}

func newDiff(io *streams) *cobra.Command {
	c := &diffCommand{streams: io}
	cmd := &cobra.Command{
		Use:   "diff [PATH…]",
		Short: "Say what changed in a plan, and who needs to know",
		Long: "Compares plans with an earlier version of them, discipline by discipline: what\n" +
			"came, went and changed, how money and dates moved, which findings were gained\n" +
			"and lost, and who needs to know. What only moved to another file or place, or was\n" +
			"renamed with a moved block, is the same. A PATH selects what is shown. Changes\n" +
			"are no failure: the exit code is 0.",
		Example: "  plan diff campaigns/spring\n  plan diff --since 2027-03-01\n  plan diff --base ../last-week --format markdown",
		RunE: func(cmd *cobra.Command, paths []string) error {
			switch {
			case c.base == "":
				return base.ErrEmpty
			case c.since != "" && cmd.Flags().Changed("base"):
				return exit.Errorf(exit.Usage, "--base and --since both say what is compared with; choose one")
			}
			return c.run(paths)
		},
	}
	f := cmd.Flags()
	f.StringVar(&c.base, "base", "auto", "the earlier version: a commit, branch or tag, a folder that holds it, or auto")
	f.StringVar(&c.format, "format", "text", "how changes are shown: "+prose.Either(render.DiffFormats()))
	f.StringVar(&c.since, "since", "", "the earlier version is that of when this `DAY` began, written like 2027-04-30")
	f.BoolVar(&c.fetch, "fetch", false, "ask the remote for a commit that is not here")
	f.Bool("no-fetch", true, "ask no remote, as plan diff does by itself")
	_ = f.MarkHidden("no-fetch")
	f.BoolVar(&c.schema, "schema", false, "print the JSON Schema of --format json")
	completeWords(cmd, "format", render.DiffFormats()...)
	_ = cmd.RegisterFlagCompletionFunc("base", completeBase)
	return cmd
}

func (c *diffCommand) run(paths []string) error {
	if c.schema {
		_, err := io.WriteString(c.out, diffSchema)
		return err
	}
	if err := knownFormat("--format", c.format, render.DiffFormats()); err != nil {
		return err
	}
	asOf, err := c.day()
	if err != nil {
		return err
	}
	if _, ok := lang.ParseDate(c.since); c.since != "" && !ok {
		return exit.Errorf(exit.Usage, "--since is a day written like 2027-04-30, not %s", c.since)
	}
	if slices.Contains(paths, "-") {
		return exit.Errorf(exit.Usage, "plan diff compares files, not standard input")
	}
	disk, workspaces, readErr, err := openFiles(paths)
	if err != nil {
		return err
	}
	d := render.NewDiff(asOf, disk.Cwd)
	for _, w := range workspaces {
		if err := c.compare(d, w, asOf); err != nil {
			return errors.Join(readErr, err)
		}
	}
	if err := d.Write(c.out, c.format, c.width()); err != nil {
		return err
	}
	return errors.Join(readErr, workspace.LockErrors(workspaces, disk.Cwd))
}

// earlier is the base of a workspace.
func (c *diffCommand) earlier(w *workspace.Workspace) (*base.Base, error) {
	if day, ok := lang.ParseDate(c.since); ok {
		return base.OpenSince(w, day, c.fetch)
	}
	return base.OpenForDiff(w, c.base, c.fetch)
}

// compare compares a workspace with its base. Both are judged by the base's policy.
func (c *diffCommand) compare(d *render.Diff, w *workspace.Workspace, asOf lang.Date) error {
	found, err := c.earlier(w)
	if err != nil {
		return err
	}
	d.Add(w, diffOf(found, w, asOf), found.Name)
	return nil
}

// diffOf compares a workspace with an earlier version, in which it may not have been there.
func diffOf(earlier *base.Base, w *workspace.Workspace, asOf lang.Date) *report.Diff {
	was := earlier.Snapshot
	if was == nil {
		was = lang.Empty(book.Vocabulary)
	}
	before := checks.Run(was, book.Rules, checks.Options{AsOf: asOf})
	after := checks.Run(w.Snapshot, book.Rules, checks.Options{AsOf: asOf, Base: was})
	return report.DiffOf(was, w.Snapshot, before, after, w.Wants)
}
