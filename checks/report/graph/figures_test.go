package graph_test

import (
	"testing"

	"github.com/plan-as-code/plan/checks/report/graph"
	"pgregory.net/rapid"
)

// apart reports labels that overlap or leave the picture, and text that is no XML.
func apart(t interface{ Errorf(string, ...any) }, p *graph.Picture) {
	for i, l := range p.Labels {
		if l.X < 0 || l.Y < 0 || l.X+l.W > p.Width+0.01 || l.Y+l.H > p.Height+0.01 {
			t.Errorf("%q leaves the picture", l.Text)
		}
		for _, other := range p.Labels[i+1:] {
			if l.Overlaps(other.Box) {
				t.Errorf("%q lies over %q", l.Text, other.Text)
			}
		}
	}
	if err := wellFormed(p.File()); err != nil {
		t.Errorf("%s: %v", p.Title, err)
	}
}

// Figures and how they went have a place for every label, whatever they are called.
func TestLabelsOfFigures(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		title := rapid.SampledFrom(titles)
		figure := rapid.Float64Range(0, 100)
		var bars []graph.Bar
		for range rapid.IntRange(0, 12).Draw(t, "bars") {
			a := figure.Draw(t, "figure")
			bars = append(bars, graph.Bar{Title: title.Draw(t, "title"), Figure: "12 to 100", Counts: a, At: figure.Draw(t, "at"), Most: figure.Draw(t, "most"), Sum: rapid.Bool().Draw(t, "sum")})
		}
		apart(t, graph.Bars(title.Draw(t, "title"), title.Draw(t, "summary"), "12 to 100 of 100", title.Draw(t, "note"), bars))
		var points []graph.Point
		for range rapid.IntRange(0, 300).Draw(t, "points") {
			low := figure.Draw(t, "low")
			points = append(points, graph.Point{When: rapid.SampledFrom([]string{"2027-04-30", "2027-05-01"}).Draw(t, "when"), Hint: title.Draw(t, "hint"), Known: rapid.IntRange(0, 4).Draw(t, "known") > 0, Low: low, High: min(100, low+rapid.SampledFrom([]float64{0, 10}).Draw(t, "open"))})
		}
		apart(t, graph.Trend(title.Draw(t, "title"), title.Draw(t, "summary"), points))
	})
}
