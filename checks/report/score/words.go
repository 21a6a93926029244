package score

import (
	"math"
	"strconv"

	"github.com/plan-as-code/plan/checks/report/graph"
	"github.com/plan-as-code/plan/lang/prose"
)

// Words is a figure as people read it: 63, or 58 to 71.
func (r Range) Words() string {
	if r.Known() {
		return whole(r.Low)
	}
	return whole(r.Low) + " to " + whole(r.High)
}

func whole(n float64) string { return strconv.Itoa(int(math.Round(n))) }

// Zero reports that the figure is shown as 0.
func (r Range) Zero() bool { return math.Round(r.High) == 0 }

// Since is the score in a sentence, and how it went since it was another one; nil stands for
// where nothing was to be scored. "" where nothing is.
func (s *Score) Since(was *Score) string {
	if s == nil {
		return ""
	}
	text := "How well the disciplines work together: " + s.Score.Words() + " of 100"
	if was != nil {
		text += s.Score.since(was.Score)
	}
	once := s.Would.Words()
	if once == s.Score.Words() {
		return text + "."
	}
	text += "; once everything leads to a goal of the business, " + once
	if was != nil {
		text += s.Would.since(was.Would)
	}
	return text + "."
}

// since says how a figure went, as it is shown.
func (r Range) since(was Range) string {
	switch {
	case r.Words() == was.Words():
		return ", as before"
	case math.Round(r.Low) >= math.Round(was.Low) && math.Round(r.High) >= math.Round(was.High):
		return ", up from " + was.Words()
	case math.Round(r.Low) <= math.Round(was.Low) && math.Round(r.High) <= math.Round(was.High):
		return ", down from " + was.Words()
	}
	return ", where it was " + was.Words()
}

// Says is the score in a sentence, and then what has to be known of it.
func (s *Score) Says() []string {
	says := []string{"Its score is " + s.Score.Words() + " of 100."}
	switch once := s.Would.Words(); {
	case s.Would.Zero():
		says = append(says, s.nothing())
	case s.Score.Zero():
		says = append(says, "Nothing in it that could count leads to a goal of the business yet; once all of it does, the score is "+once+".")
	case once != s.Score.Words():
		says = append(says, "Once everything in it leads to a goal of the business, it is "+once+".")
	}
	if !s.Score.Known() {
		says = append(says, "It is not one number, because something is to be decided or cannot be read.")
	}
	return says
}

// nothing says why a score is 0 although some part of it may be good.
func (s *Score) nothing() string {
	if s.Sides[2].Would.High < s.Sides[0].Would.High+s.Sides[1].Would.High {
		return "The plan says next to nothing of how its disciplines talk to each other, and without that the rest comes to nothing."
	}
	return "The plan says next to nothing of what its disciplines have in common, and what each of them brings."
}

// Where names the element at which to begin, and its campaign where another one has the same title.
func (r *Raise) Where() string {
	if r.alike && r.At != nil && r.At.Plan().Campaign != nil {
		return r.called() + " of " + prose.Quote(graph.Title(r.At.Plan().Campaign))
	}
	return r.called()
}

func (r *Raise) called() string {
	if r.At == nil {
		return "The plan"
	}
	return prose.Capital(r.At.Kind().Name) + " " + prose.Quote(graph.Title(r.At))
}

// By is by how much the score would rise: +4.1.
func (r *Raise) By() string {
	gain := math.Round(r.Gain*10) / 10
	if gain == 0 {
		return ""
	}
	return "+" + strconv.FormatFloat(gain, 'f', 1, 64)
}

// String says what to do: Objective "1,200 rides": say which goal it leads to.
func (r *Raise) String() string { return r.Where() + ": " + r.Do + "." }

// Picture draws the score and its parts.
func (s *Score) Picture(title string) *graph.Picture {
	var bars []graph.Bar
	paler := false
	add := func(name string, counts, would Range, sum bool) {
		b := graph.Bar{Title: name, Figure: counts.Words(), Counts: counts.Low, At: would.Low, Most: counts.High, Sum: sum}
		paler = paler || math.Round(max(b.At, b.Most)) > math.Round(b.Counts)
		bars = append(bars, b)
	}
	for _, side := range s.Sides {
		add(side.Title, side.Counts, side.Would, true)
		for _, p := range side.Parts {
			add(p.Title, p.Counts, p.Would, false)
		}
	}
	summary := ""
	for _, text := range s.Says() {
		summary += text + " "
	}
	note := ""
	if paler {
		note = "Dark is what counts. Pale is what would count as well, once it leads to a goal or is decided."
	}
	return graph.Bars(title, summary[:len(summary)-1], s.Score.Words()+" of 100", note, bars)
}
