package main

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/report/graph"
	"github.com/plan-as-code/plan/checks/report/status"
	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/spf13/cobra"
)

// graphCommand is one call of plan graph.
type graphCommand struct {
	*streams
	view, format, file string
}

func newGraph(io *streams) *cobra.Command {
	c := &graphCommand{streams: io}
	cmd := &cobra.Command{
		Use:        "graph [PATH…]",
		SuggestFor: []string{"draw", "picture", "chart", "gantt"},
		Short:      "Draw plans: timeline, map, journey or money",
		Long: "Draws what the plans of a workspace say: when the tactics are done (timeline),\n" +
			"what leads from them to which goal (map), which discipline is at work at which\n" +
			"stage (journey), and what that costs (money). A PATH selects campaigns.",
		Example: "  plan graph campaigns/spring --out spring.svg\n  plan graph --view map --format mermaid campaigns",
		RunE:    func(_ *cobra.Command, paths []string) error { return c.run(paths) },
	}
	f := cmd.Flags()
	f.StringVar(&c.view, "view", graph.Views()[0], "what is drawn: "+prose.Either(graph.Views()))
	f.StringVar(&c.format, "format", graph.Formats[0], "how it is written: "+prose.Either(graph.Formats))
	f.StringVar(&c.file, "out", "", "write it into a `FILE`")
	completeWords(cmd, "view", graph.Views()...)
	completeWords(cmd, "format", graph.Formats...)
	return cmd
}

func (c *graphCommand) run(paths []string) error {
	if !slices.Contains(graph.Views(), c.view) {
		return exit.Errorf(exit.Usage, "--view is %s, not %s", prose.Either(graph.Views()), c.view)
	}
	if err := knownFormat("--format", c.format, graph.Formats); err != nil {
		return err
	}
	asOf, err := c.day()
	if err != nil {
		return err
	}
	w, unread, flaws := c.open("graph", "timeline."+c.format, c.file, paths)
	if w == nil {
		return unread
	}
	s := &graph.Scope{Index: checks.Facts(w.Snapshot), Plans: wantedPlans(w), AsOf: asOf, Unread: append(sentences(unread), status.Unread(w.Snapshot, w.Wants)...)}
	return errors.Join(c.show(c.file, graph.Draw(s, c.view, c.format)), unread, flaws)
}

// open reads the workspace that a command looks at, which says what the command is called and
// what a file of it may be called. There may be a workspace and an error: unread for files that
// cannot be read, flaws for what the snapshot knows of itself.
func (s *streams) open(command, example, out string, paths []string) (w *workspace.Workspace, unread, flaws error) {
	if slices.Contains(paths, "-") {
		return nil, exit.Errorf(exit.Usage, "plan %s looks at files, not at standard input", command), nil
	}
	if out != "" {
		if err := mayWrite(out, example); err != nil {
			return nil, err, nil
		}
	}
	disk, workspaces, readErr, err := openFiles(paths)
	if err != nil {
		return nil, err, nil
	}
	if len(workspaces) > 1 {
		var roots []string
		for _, w := range workspaces {
			roots = append(roots, w.Display(disk.Cwd, "."))
		}
		return nil, exit.Errorf(exit.Usage, "these plans belong to %s; plan %s looks at one: name %s", prose.Count(len(roots), "workspace"), command, prose.Either(roots)), nil
	}
	w = workspaces[0]
	return w, readErr, errors.Join(workspace.LockErrors(workspaces, disk.Cwd), broken(w))
}

// show writes what a command made, into a file where one is named.
func (s *streams) show(file, text string) error {
	s.reported = true
	if file == "" {
		_, err := io.WriteString(s.out, text)
		return err
	}
	if err := writeInto(file, text); err != nil {
		return err
	}
	fmt.Fprintf(s.err, "plan: wrote %s\n", file)
	return nil
}

// wantedPlans are the plans of a workspace of which some file was asked for.
func wantedPlans(w *workspace.Workspace) []*lang.Plan {
	return slices.DeleteFunc(slices.Clone(w.Snapshot.Plans()), func(p *lang.Plan) bool { return !w.WantsPlan(p) })
}

// broken says that some text of the plans that were asked for cannot be read.
func broken(w *workspace.Workspace) error {
	for _, p := range wantedPlans(w) {
		if p.Unclear() || slices.ContainsFunc(p.All, lang.Element.Broken) {
			return exit.Errorf(exit.Undecided, "some text of these plans cannot be read, so something may be missing; %s", checkSaysWhere)
		}
	}
	return nil
}
