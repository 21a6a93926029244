package render

import (
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/mattn/go-runewidth"
	"github.com/plan-as-code/plan/checks/report/score"
	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// Score is what plan score shows.
type Score struct {
	Title  string
	Score  *score.Score // nil where there is nothing to score
	Each   []Scored     // of several campaigns, each by itself
	Since  string       // what the history goes back to; "" where none was asked for
	Points []Scored     // a commit each, the oldest first
	Unread []string     // why something may be missing, in sentences
}

// Scored is something with a score: a campaign, or a plan as a commit left it.
type Scored struct {
	Title      string
	Of         lang.Element // of a campaign
	Commit, On string       // of a commit
	Score      *score.Score
}

// Write shows it to people; width is how many columns there are.
func (r *Score) Write(w io.Writer, width int) error {
	const widest = 88
	t := &scoreText{w: w, width: min(width, widest)}
	switch {
	case r.Score == nil && len(r.Unread) > 0:
		t.paragraph(terminal.OneLine(r.Title) + ", so there is no score.")
	case r.Score == nil:
		t.paragraph(terminal.OneLine(r.Title) + " has no score yet: there is neither an objective nor a tactic in it.")
	default:
		t.heading(r.Title, r.Score.Score.Words()+" of 100")
		t.parts(r.Score)
		for _, text := range r.Score.Says()[1:] {
			t.paragraph("\n" + text)
		}
		t.each(r.Each)
		t.raise(r.Score.Raise)
	}
	for _, text := range r.Unread {
		t.paragraph("\n" + terminal.OneLine(text))
	}
	if r.Since != "" {
		t.history(r)
	}
	if r.Score != nil {
		t.line()
		for line := range strings.SplitSeq(terminal.Wrapped(reckoned, t.width), "\n") {
			t.line(terminal.Faint(line))
		}
	}
	return t.err
}

const reckoned = "Reckoned as (integration + differentiation) / 2 × communication / 100, from what is written, not from how good the ideas are. plan score --format json lists every question."

type scoreText struct {
	w     io.Writer
	width int
	err   error
}

func (t *scoreText) line(parts ...string) {
	if t.err == nil {
		_, t.err = io.WriteString(t.w, strings.TrimRight(strings.Join(parts, ""), " ")+"\n")
	}
}

func (t *scoreText) paragraph(text string) { t.line(terminal.Wrapped(text, t.width)) }

// heading has a figure at its right end.
func (t *scoreText) heading(title, figure string) {
	room := max(t.width-len(figure)-2, 20)
	title = runewidth.Truncate(terminal.OneLine(title), room, "…")
	t.line(terminal.Strong(runewidth.FillRight(title, room)), "  ", terminal.Strong(figure))
}

// parts has a line for each side and each part: the figure that counts, a bar, and the second
// figure where that is another one.
func (t *scoreText) parts(s *score.Score) {
	const name, figure, once = 29, 10, 13
	bar := max(8, min(t.width-name-figure-once-4, 30))
	differ := false
	for _, side := range s.Sides {
		differ = differ || side.Counts.Words() != side.Would.Words()
	}
	if differ {
		t.line()
		t.line(terminal.Faint(fmt.Sprintf("%*s%*s%s", name, "", figure, "counts", strings.Repeat(" ", bar+4)+"once it leads")))
		t.line(terminal.Faint(strings.Repeat(" ", name+figure+bar+4) + "to a goal"))
	}
	row := func(title string, counts, would score.Range, paint func(...any) string) {
		second := ""
		if would.Words() != counts.Words() {
			second = would.Words()
		}
		t.line(paint(runewidth.FillRight(title, name)), paint(fmt.Sprintf("%*s", figure, counts.Words())), "  ", bars(counts, would, bar), "  ", second)
	}
	plain := func(a ...any) string { return fmt.Sprint(a...) }
	for _, side := range s.Sides {
		t.line()
		row(side.Title, side.Counts, side.Would, terminal.Strong)
		for _, p := range side.Parts {
			row("  "+p.Title, p.Counts, p.Would, plain)
		}
	}
}

// bars draws a figure: dark what counts, paler what would or may.
func bars(counts, would score.Range, width int) string {
	at := func(n float64) int { return int(math.Round(n * float64(width) / 100)) }
	dark := at(counts.Low)
	pale := max(at(max(would.Low, counts.High)), dark)
	return strings.Repeat("█", dark) + strings.Repeat("▒", pale-dark) + terminal.Faint(strings.Repeat("·", width-pale))
}

// each has a line for each of several campaigns.
func (t *scoreText) each(list []Scored) {
	if len(list) < 2 {
		return
	}
	t.line("\n", terminal.Strong("Campaign by campaign"))
	for _, c := range list {
		figure := "none yet"
		if c.Score != nil {
			figure = c.Score.Score.Words()
			if once := c.Score.Would.Words(); once != figure {
				figure += ", " + once + " once it leads to a goal"
			}
		}
		t.paragraph("  " + terminal.OneLine(c.Title) + ": " + figure)
	}
}

func (t *scoreText) raise(list []score.Raise) {
	if len(list) == 0 {
		return
	}
	t.line("\n", terminal.Strong("What would raise it most"))
	const indent = 8
	for i := range list {
		lines := terminal.Wrap(terminal.OneLine(list[i].String()), t.width-indent, t.width-indent)
		by := list[i].By()
		if by == "" {
			by = "then" // it counts once what leads to a goal does
		}
		t.line(fmt.Sprintf("%6s  ", by), strings.Join(lines, "\n"+strings.Repeat(" ", indent)))
	}
}

// history is a line of small bars, and a row for each commit.
func (t *scoreText) history(r *Score) {
	t.line()
	if len(r.Points) == 0 {
		t.paragraph("No commit since " + terminal.OneLine(r.Since) + " touched it.")
		return
	}
	t.line(terminal.Strong("Since "+terminal.OneLine(r.Since)), ": ", prose.Count(len(r.Points), "commit"), " touched it")
	spark, low, high := sparks(r.Points, t.width-20)
	if spark != "" {
		t.line("  ", spark, terminal.Faint(fmt.Sprintf("  from %s to %s", low, high)))
	}
	t.line()
	last := math.NaN()
	for _, p := range r.Points {
		figure, change := "–", ""
		if p.Score != nil {
			figure = p.Score.Score.Words()
			now := math.Round(p.Score.Score.Low)
			if !math.IsNaN(last) && now != last {
				change = strings.Replace(fmt.Sprintf("%+d", int(now-last)), "-", "−", 1)
			}
			last = now
		}
		start := fmt.Sprintf("  %s  %8s  %4s  ", p.On, figure, change)
		room := t.width - runewidth.StringWidth(start) - 9
		t.line(start, terminal.Faint(p.Commit[:min(len(p.Commit), 7)]), "  ", runewidth.Truncate(terminal.OneLine(p.Title), max(room, 12), "…"))
	}
}

// sparks draws lower figures as small bars, from the least to the most of them; "" where there are
// fewer than two. Of more than there is room for, the last are drawn.
func sparks(points []Scored, most int) (line, low, high string) {
	if len(points) > most {
		points = points[len(points)-most:]
	}
	least, top, n := math.Inf(1), math.Inf(-1), 0
	for _, p := range points {
		if p.Score != nil {
			least, top, n = min(least, p.Score.Score.Low), max(top, p.Score.Score.Low), n+1
		}
	}
	if n < 2 {
		return "", "", ""
	}
	levels := []rune("▁▂▃▄▅▆▇█")
	var b strings.Builder
	for _, p := range points {
		switch {
		case p.Score == nil:
			b.WriteRune(' ')
		case top-least < 0.5:
			b.WriteRune(levels[3])
		default:
			b.WriteRune(levels[int((p.Score.Score.Low-least)/(top-least)*float64(len(levels)-1)+0.5)])
		}
	}
	return b.String(), fmt.Sprint(math.Round(least)), fmt.Sprint(math.Round(top))
}
