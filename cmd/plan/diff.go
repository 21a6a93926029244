package main

import (
	_ "embed"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/checks/brief"
	"github.com/plan-as-code/plan/cmd/plan/internal/base"
	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang"
	"github.com/spf13/cobra"
)

//go:embed diff.schema.json
var diffSchema string

// diffCommand is one call of plan diff.
type diffCommand struct {
	*streams
	base    string
	format  string
	schema  bool
	noFetch bool
}

var diffFormats = []struct {
	name   string
	render func(w io.Writer, d *diffReport, width int) error
}{
	{"text", renderDiffText},
	{"markdown", renderDiffMarkdown},
	{"json", renderDiffJSON},
}

func diffFormatNames() []string {
	var names []string
	for _, f := range diffFormats {
		names = append(names, f.name)
	}
	return names
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
		Example: "  plan diff campaigns/spring\n  plan diff --base ../last-week --format markdown",
		RunE: func(_ *cobra.Command, paths []string) error {
			if c.base == "" {
				return base.ErrEmpty
			}
			return c.run(paths)
		},
	}
	f := cmd.Flags()
	f.StringVar(&c.base, "base", "auto", "the earlier version: a commit, branch or tag, a folder that holds it, or auto")
	f.StringVar(&c.format, "format", "text", "how changes are shown: "+lang.Either(diffFormatNames()))
	f.BoolVar(&c.noFetch, "no-fetch", false, "with --base auto, ask no remote for a commit that is not here")
	f.BoolVar(&c.schema, "schema", false, "print the JSON Schema of --format json")
	completeWords(cmd, "format", diffFormatNames()...)
	_ = cmd.RegisterFlagCompletionFunc("base", completeBase)
	return cmd
}

func (c *diffCommand) run(paths []string) error {
	if c.schema {
		_, err := io.WriteString(c.out, diffSchema)
		return err
	}
	i := slices.Index(diffFormatNames(), c.format)
	if i < 0 {
		return exit.Errorf(exit.Usage, "there is no format called %s; there is %s", c.format, lang.List(diffFormatNames()))
	}
	asOf, err := c.day()
	if err != nil {
		return err
	}
	if slices.Contains(paths, "-") {
		return exit.Errorf(exit.Usage, "plan diff compares files, not standard input")
	}
	disk, err := workspace.NewDisk()
	if err != nil {
		return err
	}
	workspaces, readErr := disk.Open(paths)
	if err := anyFiles(workspaces, paths, readErr); err != nil {
		return err
	}
	d := &diffReport{asOf: asOf, cwd: disk.Cwd}
	for _, w := range workspaces {
		if err := d.add(w, c.base, !c.noFetch); err != nil {
			return errors.Join(readErr, err)
		}
	}
	if err := diffFormats[i].render(c.out, d, c.width()); err != nil {
		return err
	}
	return errors.Join(readErr, workspace.LockErrors(workspaces, disk.Cwd))
}

// diffReport is what changed, over all workspaces.
type diffReport struct {
	asOf    lang.Date
	cwd     string
	parts   []diffPart
	summary brief.DiffSummary
}

// diffPart is what changed in one workspace.
type diffPart struct {
	*brief.Diff
	in   *workspace.Workspace
	note string // what it is compared with
}

// add compares a workspace with its base. Both are judged by the base's policy.
func (d *diffReport) add(w *workspace.Workspace, spec string, fetch bool) error {
	found, err := base.OpenForDiff(w, spec, fetch)
	if err != nil {
		return err
	}
	was := found.Snapshot
	if was == nil {
		was = lang.Empty(book.Vocabulary)
	}
	before := checks.Run(was, book.Rules, checks.Options{AsOf: d.asOf})
	after := checks.Run(w.Snapshot, book.Rules, checks.Options{AsOf: d.asOf, Base: was})
	part := diffPart{brief.DiffOf(was, w.Snapshot, before, after, w.Wants), w, found.Name}
	for i, f := range part.Gained {
		part.Gained[i] = placed(w, f)
	}
	if len(d.parts) == 0 {
		d.summary = part.Summary
	} else {
		d.summary.Add(part.Summary)
	}
	d.parts = append(d.parts, part)
	return nil
}

// headline is the sentence that begins a comparison.
func (d *diffReport) headline() string { return d.summary.Sentence() }

// against says what was compared with.
func (d *diffReport) against() string {
	var notes []string
	for _, p := range d.parts {
		if p.note != "" && !slices.Contains(notes, p.note) {
			notes = append(notes, p.note)
		}
	}
	if len(notes) == 0 {
		return ""
	}
	return "Compared with " + lang.List(notes) + "."
}

// titles lists what moved with the launch by the names of the elements.
func titles(list []*brief.ElementDiff) string {
	var names []string
	for _, e := range list {
		names = append(names, e.Element().String())
	}
	return lang.List(names)
}

// split takes the elements that moved with the launch, which need no lines of
// their own, out of a group.
func split(g *brief.GroupDiff) (told, followed []*brief.ElementDiff) {
	for _, e := range g.Elements {
		if e.Change == brief.ElementFollowed {
			followed = append(followed, e)
		} else {
			told = append(told, e)
		}
	}
	return told, followed
}

// withLaunch says which elements moved with the launch.
func withLaunch(p *brief.PlanDiff, followed []*brief.ElementDiff) string {
	return "moved with the launch, " + brief.Days(p.Launch()) + ": " + titles(followed)
}

// whom says whom to tell: a discipline's lead, or the person themselves, and how
// to reach them.
func whom(c *brief.Concerned) string {
	var parts []string
	if c.Lead != nil && lang.Element(c.Lead) != c.Element {
		parts = append(parts, c.Lead.Label())
	}
	if contact := c.Contact(); contact != "" {
		parts = append(parts, contact)
	}
	return strings.Join(parts, ", ")
}

// unclear is what is said of a plan of which some text cannot be read.
const unclear = "Some text of this plan cannot be read in one of the two versions, so what is missing there is not listed as added or dropped."

// lostMark says what became of a finding that is not there any more.
func lostMark(f *brief.LostFinding) string {
	if f.Waiver != nil {
		return " (waived until " + f.Waiver.Until.V.String() + ")"
	}
	return ""
}
