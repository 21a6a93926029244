package graph

import (
	"strings"

	"github.com/plan-as-code/plan/lang/prose"
)

// Point is a figure from 0 to 100 at some time.
type Point struct {
	When, Hint string
	Known      bool // else there is no figure
	Low, High  float64
}

// Trend draws how a figure went, from left to right.
func Trend(title, summary string, points []Point) *Picture {
	const (
		across, high = 760.0, 220.0
		left, right  = margin + 30, across - margin - 44
	)
	p := &Picture{Title: title, Summary: summary, Width: across}
	y := margin
	p.label(margin, y, title, across-2*margin, "", head)
	y += head.size*lineHeight + 14
	top, bottom := y, y+high
	level := func(n float64) float64 { return bottom - high*max(0, min(100, n))/100 }
	for _, n := range []int{0, 25, 50, 75, 100} {
		at := level(float64(n))
		p.path("grid", "", "M"+num(left)+" "+num(at)+"H"+num(right))
		p.label(margin, at-small.size*lineHeight/2, prose.Digits(float64(n)), 28, "soft", small)
	}
	x := func(i int) float64 {
		if len(points) == 1 {
			return (left + right) / 2
		}
		return left + (right-left)*float64(i)/float64(len(points)-1)
	}
	p.stretches(points, x, level)
	const dots = 60 // more would run into one
	for i, pt := range points {
		if pt.Known && len(points) <= dots {
			p.shape("bar", pt.Hint, Box{x(i) - 3, level(pt.Low) - 3, 6, 6})
		}
	}
	if n := len(points); n > 0 {
		if last := points[n-1]; last.Known {
			p.label(x(n-1)+8, min(level(last.Low)-strong.size*lineHeight/2, bottom-strong.size*lineHeight), prose.Digits(float64(int(last.Low+0.5))), 36, "", strong)
		}
		p.days(points, x, bottom+8)
	}
	y = bottom + 8 + small.size*lineHeight + 8
	for _, line := range wrap(summary, across-2*margin, 3, small) {
		p.label(margin, y, line, across-2*margin, "soft", small)
		y += small.size*lineHeight + 2
	}
	p.Height = max(y, top) + margin
	return p
}

// stretches draws a line for each stretch of points of which the figure is known, and a band where
// it is so within bounds only.
func (p *Picture) stretches(points []Point, x func(int) float64, level func(float64) float64) {
	for i := 0; i < len(points); {
		if !points[i].Known {
			i++
			continue
		}
		from := i
		for i < len(points) && points[i].Known {
			i++
		}
		var line, back strings.Builder
		open := false
		for j := from; j < i; j++ {
			word := "L"
			if j == from {
				word = "M"
			}
			line.WriteString(word + num(x(j)) + " " + num(level(points[j].Low)))
			over := from + i - 1 - j
			back.WriteString("L" + num(x(over)) + " " + num(level(points[over].High)))
			open = open || points[j].High > points[j].Low
		}
		if open {
			p.path("pale", "", line.String()+back.String()+"Z")
		}
		p.path("course", "", line.String())
	}
}

// days writes below a trend when it was, as far as there is room.
func (p *Picture) days(points []Point, x func(int) float64, y float64) {
	var row shelf
	put := func(i int) {
		w := width(points[i].When, small)
		from := min(max(x(i)-w/2, margin), p.Width-margin-w)
		if _, free := row.place(from-6, w+12, 1); free {
			p.label(from, y, points[i].When, w+1, "soft", small)
		}
	}
	put(0)
	put(len(points) - 1)
	for i := 1; i < len(points)-1; i++ {
		if points[i].When != points[i-1].When {
			put(i)
		}
	}
}
