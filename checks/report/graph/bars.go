package graph

// Bar is a figure from 0 to 100, as a bar.
type Bar struct {
	Title    string
	Figure   string  // in words
	Counts   float64 // how far the bar goes
	At, Most float64 // how far it goes paler beside that: for certain, and at the most
	Sum      bool    // it is that of the bars below
}

// Bars draws figures below each other. note says what the paler parts mean; "" where there are
// none.
func Bars(title, summary, figure, note string, bars []Bar) *Picture {
	const (
		across, names  = 640.0, 230.0
		row, thick     = 22.0, 12.0
		apart          = 6.0 // sums
		figures, inset = 64.0, 14.0
	)
	p := &Picture{Title: title, Summary: summary, Width: across}
	y := margin
	w := width(figure, head)
	p.label(margin, y, title, across-3*margin-w, "", head)
	p.label(across-margin-w, y, figure, w+1, "", head)
	y += head.size*lineHeight + 10
	left, right := margin+names, across-margin-figures
	at := func(n float64) float64 { return left + (right-left)*max(0, min(100, n))/100 }
	bottom := y + 2
	for _, b := range bars {
		if bottom += row; b.Sum {
			bottom += apart
		}
	}
	for _, n := range []float64{0, 50, 100} {
		p.path("grid", "", "M"+num(at(n))+" "+num(y)+"V"+num(bottom))
	}
	for _, b := range bars {
		font, indent := plain, inset
		if b.Sum {
			font, indent = strong, 0
			y += apart
		}
		p.label(margin+indent, y+3, b.Title, names-indent-8, "", font)
		hint := b.Title + ": " + b.Figure
		p.shape("stripe", "", Box{left, y + 5, right - left, thick})
		if most := max(b.At, b.Most); most > b.Counts {
			p.shape("pale", hint, Box{left, y + 5, at(most) - left, thick})
		}
		if b.At > b.Counts && b.Most > b.At {
			p.path("grid", "", "M"+num(at(b.At))+" "+num(y+5)+"v"+num(thick))
		}
		if b.Counts > 0 {
			p.shape("bar", hint, Box{left, y + 5, at(b.Counts) - left, thick})
		}
		p.label(right+8, y+3, b.Figure, figures-8, "", font)
		y += row
	}
	y += 6
	for _, line := range wrap(summary, across-2*margin, 3, small) {
		p.label(margin, y, line, across-2*margin, "soft", small)
		y += small.size*lineHeight + 2
	}
	for _, line := range wrap(note, across-2*margin, 2, small) {
		p.label(margin, y, line, across-2*margin, "soft", small)
		y += small.size*lineHeight + 2
	}
	p.Height = y + margin
	return p
}
