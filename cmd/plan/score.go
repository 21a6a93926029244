package main

import (
	_ "embed"
	"errors"
	"io"
	"os"
	"strings"

	"github.com/plan-as-code/plan/checks/report/graph"
	"github.com/plan-as-code/plan/checks/report/score"
	"github.com/plan-as-code/plan/checks/report/status"
	"github.com/plan-as-code/plan/cmd/plan/internal/base"
	"github.com/plan-as-code/plan/cmd/plan/internal/render"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang"
	"github.com/spf13/cobra"
)

//go:embed score.schema.json
var scoreSchema string

// scoreFormats are the ways to write a score.
var scoreFormats = []string{"text", "json", "svg"}

// scoreCommand is one call of plan score.
type scoreCommand struct{ look }

func newScore(io *streams) *cobra.Command {
	c := &scoreCommand{look{streams: io}}
	cmd := &cobra.Command{
		Use:        "score [PATH…]",
		SuggestFor: []string{"rate", "grade", "points"},
		Short:      "Say in one number how well disciplines work towards one result",
		Long: "Says how far a plan is integrated (one line of sight, one set of numbers, one piece\n" +
			"of work), differentiated (to each discipline a part, somebody who answers, a place\n" +
			"of its own) and talked over (agreed, passed on in time, decided together), and what\n" +
			"would raise it most: (integration + differentiation) / 2 × communication / 100.\n" +
			"It judges no text and fails no build. A PATH selects campaigns.",
		Example: "  plan score campaigns/spring\n  plan score --since 2027-03-01 --format svg --out score.svg",
		RunE:    c.run,
	}
	c.flags(cmd, scoreFormats, "show how it went")
	return cmd
}

func (c *scoreCommand) run(cmd *cobra.Command, paths []string) error {
	if c.schema {
		_, err := io.WriteString(c.out, scoreSchema)
		return err
	}
	w, unread, flaws := c.open(cmd, scoreFormats, "score", paths)
	if w == nil {
		return unread
	}
	readErr := errors.Join(unread, flaws)
	r := scoreOf(w)
	if c.since != "" {
		r.Since = c.sinceWhen()
		err := base.History(w, c.since, func(by base.Commit, s *lang.Snapshot) {
			p := render.Scored{Title: by.Subject, Commit: by.ID, On: by.On}
			if s != nil {
				p.Score = score.Read(s).Of(w.WantsPlan)
			}
			r.Points = append(r.Points, p)
		})
		if undecided(err) {
			r.Since, r.Points = "", nil
			r.Unread = sentences(err)
			readErr = errors.Join(err, readErr)
		} else if err != nil {
			return errors.Join(err, readErr)
		}
	}
	r.Unread = append(append(r.Unread, sentences(unread)...), status.Unread(w.Snapshot, w.Wants)...)
	cwd, err := os.Getwd()
	if err != nil {
		return err
	}
	width := c.width()
	if c.file != "" {
		width = helpWidth
	}
	text, err := writeScore(r, c.format, width, func(e lang.Element) string { return w.Display(cwd, e.File().Path) })
	if err != nil {
		return err
	}
	return errors.Join(c.show(text), readErr)
}

// scoreOf is the score of what was asked for, and where that is several campaigns of each.
func scoreOf(w *workspace.Workspace) *render.Score {
	plans := score.Read(w.Snapshot)
	r := &render.Score{Score: plans.Of(w.WantsPlan)}
	var titles []string
	for _, p := range wantedPlans(w) {
		if p.Campaign != nil {
			titles = append(titles, graph.Title(p.Campaign))
			r.Each = append(r.Each, render.Scored{Title: graph.Title(p.Campaign), Of: p.Campaign, Score: plans.Of(func(one *lang.Plan) bool { return one == p })})
		}
	}
	if r.Title = graph.TitleOf(w.Snapshot.Plans(), titles); len(r.Each) == 1 {
		r.Each = nil
	}
	return r
}

// writeScore writes a score in a format; shown is the path of an element's file as people see
// it, and width how many columns a text has.
func writeScore(r *render.Score, format string, width int, shown func(lang.Element) string) (string, error) {
	var b strings.Builder
	switch format {
	case "json":
		err := render.JSON(&b, r.Document(shown))
		return b.String(), err
	case "svg":
		return r.Picture().File(), nil
	}
	err := r.Write(&b, width)
	return b.String(), err
}
