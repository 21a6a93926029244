package main

import (
	"errors"
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/report/graph"
	"github.com/plan-as-code/plan/checks/report/status"
	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/spf13/cobra"
)

// graphCommand is one call of plan graph.
type graphCommand struct {
	look
	view string
}

func newGraph(io *streams) *cobra.Command {
	c := &graphCommand{look: look{streams: io}}
	cmd := &cobra.Command{
		Use:        "graph [PATH…]",
		SuggestFor: []string{"draw", "picture", "chart", "gantt"},
		Short:      "Draw plans: timeline, map, journey or money",
		Long: "Draws what the plans of a workspace say: when the tactics are done (timeline),\n" +
			"what leads from them to which goal (map), which discipline is at work at which\n" +
			"stage (journey), and what that costs (money). A PATH selects campaigns.",
		Example: "  plan graph campaigns/spring --out spring.svg\n  plan graph --view map --format mermaid campaigns",
		RunE:    c.run,
	}
	cmd.Flags().StringVar(&c.view, "view", graph.Views()[0], "what is drawn: "+prose.Either(graph.Views()))
	completeWords(cmd, "view", graph.Views()...)
	c.flags(cmd, graph.Formats, "")
	return cmd
}

func (c *graphCommand) run(cmd *cobra.Command, paths []string) error {
	if !slices.Contains(graph.Views(), c.view) {
		return exit.Errorf(exit.Usage, "--view is %s, not %s", prose.Either(graph.Views()), c.view)
	}
	asOf, err := c.day()
	if err != nil {
		return err
	}
	w, unread, flaws := c.open(cmd, graph.Formats, "timeline", paths)
	if w == nil {
		return unread
	}
	s := &graph.Scope{Index: checks.Facts(w.Snapshot), Plans: wantedPlans(w), AsOf: asOf, Unread: append(sentences(unread), status.Unread(w.Snapshot, w.Wants)...)}
	return errors.Join(c.show(graph.Draw(s, c.view, c.format)), unread, flaws)
}
