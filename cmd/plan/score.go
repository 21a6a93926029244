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
	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/render"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/spf13/cobra"
)

//go:embed score.schema.json
var scoreSchema string

// scoreFormats are the ways to write a score.
var scoreFormats = []string{"text", "json", "svg"}

// scoreCommand is one call of plan score.
type scoreCommand struct {
	*streams
	format, file, since string
	schema              bool
}

func newScore(io *streams) *cobra.Command {
	c := &scoreCommand{streams: io}
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
		RunE:    func(cmd *cobra.Command, paths []string) error { return c.run(paths, cmd.Flags().Changed("since")) },
	}
	f := cmd.Flags()
	f.StringVar(&c.format, "format", scoreFormats[0], "how it is written: "+prose.Either(scoreFormats))
	f.StringVar(&c.file, "out", "", "write it into a `FILE`")
	f.StringVar(&c.since, "since", "", "show how it went since a `DAY` like 2027-04-30, or since a commit, branch or tag")
	f.BoolVar(&c.schema, "schema", false, "print the JSON Schema of --format json")
	completeWords(cmd, "format", scoreFormats...)
	_ = cmd.RegisterFlagCompletionFunc("since", completeBase)
	return cmd
}

func (c *scoreCommand) run(paths []string, back bool) error {
	if c.schema {
		_, err := io.WriteString(c.out, scoreSchema)
		return err
	}
	if err := knownFormat("--format", c.format, scoreFormats); err != nil {
		return err
	}
	if back && c.since == "" {
		return exit.Errorf(exit.Usage, "--since is empty; write a day such as 2027-04-30, or name a commit, a branch or a tag")
	}
	w, unread, flaws := c.open("score", "score."+c.format, c.file, paths)
	if w == nil {
		return unread
	}
	readErr := errors.Join(unread, flaws)
	r := scoreOf(w)
	if c.since != "" {
		r.Since = c.since
		if day, dated := lang.ParseDate(c.since); dated {
			r.Since = day.String()
		}
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
	return errors.Join(c.show(c.file, text), readErr)
}

// scoreOf is the score of what was asked for, and where that is several campaigns of each.
func scoreOf(w *workspace.Workspace) *render.Score {
	plans := score.Read(w.Snapshot)
	r := &render.Score{Title: "The plan", Score: plans.Of(w.WantsPlan)}
	for _, p := range wantedPlans(w) {
		if p.Campaign != nil {
			r.Each = append(r.Each, render.Scored{Title: graph.Title(p.Campaign), Of: p.Campaign, Score: plans.Of(func(one *lang.Plan) bool { return one == p })})
		}
	}
	switch top := w.Snapshot.Plans()[0]; {
	case len(r.Each) == 1:
		r.Title, r.Each = r.Each[0].Title, nil
	case len(r.Each) > 1 && len(top.Workspaces) > 0 && top.Workspaces[0].WorkspaceName.Known():
		r.Title = top.Workspaces[0].WorkspaceName.V
	case len(r.Each) > 1:
		r.Title = "All campaigns"
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
