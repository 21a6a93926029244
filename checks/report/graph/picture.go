package graph

import (
	"reflect"
	"slices"

	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
)

// Scope is what is drawn.
type Scope struct {
	*facts.Index
	Plans  []*lang.Plan            // whose elements are drawn, in reading order
	AsOf   lang.Date               // the day that is today
	New    func(lang.Element) bool // what came or changed, to be marked; nil: nothing
	Unread []string                // why something may be missing, in sentences
	Named  bool                    // what is drawn says elsewhere what it is of
	Room   float64                 // how wide a map or a timeline may be, if that can be; 0: as wide as is best
}

// isNew reports what came or changed since a comparison; nothing where there is none.
func (s *Scope) isNew(e lang.Element) bool { return s.New != nil && s.New(e) }

// tactics are those of the scope that are not dropped, in reading order.
func (s *Scope) tactics() []*lang.Tactic {
	var list []*lang.Tactic
	for _, p := range s.Plans {
		list = append(list, s.TacticsIn(p)...)
	}
	return list
}

// campaigns are those of the scope.
func (s *Scope) campaigns() []*lang.Campaign {
	var list []*lang.Campaign
	for _, p := range s.Plans {
		if p.Campaign != nil {
			list = append(list, p.Campaign)
		}
	}
	return list
}

// Title names what is drawn, and says whether that is all.
func (s *Scope) Title() string {
	if len(s.Unread) > 0 {
		return s.name() + " (something may be missing)"
	}
	return s.name()
}

func (s *Scope) name() string {
	var titles []string
	for _, c := range s.campaigns() {
		titles = append(titles, Title(c))
	}
	return TitleOf(s.Plans, titles)
}

// Picture is a drawing, in units of which a line of text is about 12 high.
type Picture struct {
	Title, Summary string
	Width, Height  float64
	Shapes         []Shape // in the order in which they are drawn
	Labels         []Label // over the shapes; no two of them overlap

	of Place // what is drawn next stands for
}

// Place is where an element stands, for whoever leads from a page to the text.
type Place struct {
	Address string // "" where something stands for no element
	Folder  string // of its plan; "" where all that is drawn belongs to one
}

// place is where an element of the scope stands; nowhere for nil, and for a stage
// that is built in.
func (s *Scope) place(e lang.Element) Place {
	switch {
	case e == nil || reflect.ValueOf(e).IsNil() || e.File() == nil:
		return Place{}
	case len(s.Plans) > 1:
		return Place{e.Address(), e.Plan().Folder}
	}
	return Place{Address: e.Address()}
}

// Box is a rectangle.
type Box struct{ X, Y, W, H float64 }

// Overlaps reports that two boxes have some of their insides in common.
func (b Box) Overlaps(o Box) bool {
	return b.X < o.X+o.W && o.X < b.X+b.W && b.Y < o.Y+o.H && o.Y < b.Y+b.H
}

// Shape is a box, or a path where there is one.
type Shape struct {
	Box
	Path  string // as SVG writes it; empty: the box
	Class string // what it stands for: how it looks is in Style
	Hint  string // is shown when pointed at
	Of    Place
}

// Label is a text in the box that it takes.
type Label struct {
	Box
	Text  string
	Class string
	Size  float64
	Bold  bool
	Of    Place
}

// line height and baseline of a label, in its size.
const (
	lineHeight = 1.2
	baseline   = 0.92
)

func (p *Picture) shape(class, hint string, b Box) {
	p.Shapes = append(p.Shapes, Shape{Box: b, Class: class, Hint: hint, Of: p.of})
}

func (p *Picture) path(class, hint, d string) {
	p.Shapes = append(p.Shapes, Shape{Path: d, Class: class, Hint: hint, Of: p.of})
}

// label puts a text at a place, no wider than it may be; the box is empty where nothing of it
// fits.
func (p *Picture) label(x, y float64, text string, most float64, class string, f face) Box {
	text = clip(text, most, f)
	b := Box{x, y, width(text, f), f.size * lineHeight}
	if text != "" && b.W > 0 {
		p.Labels = append(p.Labels, Label{b, text, class, f.size, f.bold, p.of})
	}
	return b
}

// heading names a picture of a scope, says in a sentence what is in it, and is where it ends.
func (p *Picture) heading(title, note string) float64 {
	y := margin
	p.label(margin, y, title, p.Width-2*margin, "", head)
	y += head.size*lineHeight + 4
	for _, line := range wrap(note, p.Width-2*margin, 2, plain) {
		p.label(margin, y, line, p.Width-2*margin, "soft", plain)
		y += plain.size * lineHeight
	}
	return y + 10
}

// shelf puts boxes of one height beside each other, and where there is no room in another
// row.
type shelf struct {
	rows  [][]Box
	poles [][]Box // of flags in rows above
}

// place is the first row, from 0, in which a box overlaps none; below most.
func (s *shelf) place(x, w float64, most int) (row int, free bool) {
	b := Box{X: x, W: w, H: 1}
	for row = range most {
		if row == len(s.rows) {
			s.rows, s.poles = append(s.rows, nil), append(s.poles, nil)
		}
		if !slices.ContainsFunc(s.rows[row], b.Overlaps) && !slices.ContainsFunc(s.poles[row], b.Overlaps) {
			s.rows[row] = append(s.rows[row], b)
			return row, true
		}
	}
	return 0, false
}

// flag places a box at a pole, which goes down from it through all rows below.
func (s *shelf) flag(at, x, w float64, most int) (row int, free bool) {
	if row, free = s.place(x, w, most); free {
		for below := range row {
			s.poles[below] = append(s.poles[below], Box{X: at - 1, W: 2, H: 1})
		}
	}
	return row, free
}
