package graph

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/plan-as-code/plan/lang/verbatim"
)

// Style is how the shapes and labels of all pictures look, as CSS: in light and dark, and on
// paper. What a colour says, a form or a pattern says too.
var Style = `.pg{font-family:` + Font + `;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.pg text{unicode-bidi:plaintext}.pg text.over{paint-order:stroke;stroke-width:3px}
.pg .grid,.pg .standby,.pg .vague,.pg .new,.pg .edge,.pg .weak,.pg .launch,.pg .freeze,.pg .today,.pg .course{fill:none}
.pg .new,.pg .launch,.pg .freeze,.pg .today,.pg .review,.pg .goal,.pg .vague{stroke-width:1.5}.pg .edge,.pg .weak{stroke-width:1.2}.pg .course{stroke-width:2}
.pg .standby,.pg .weak,.pg .private{stroke-dasharray:4 3}.pg .freeze{stroke-dasharray:6 3}.pg .vague{stroke-dasharray:2 2}
` + colours.Replace(painted) + "@media screen and (prefers-color-scheme:dark){" + dark.Replace(painted) + "}\n"

// painted are the rules that name a colour.
const painted = `.pg text{fill:INK}.pg text.soft{fill:SOFT}.pg text.now{fill:NOW}.pg text.over{stroke:PAPER}
.pg .bg,.pg .node,.pg .review,.pg .private{fill:PAPER}.pg .grid{stroke:GRID}.pg .stripe{fill:STRIPE}
.pg .bar{fill:BAR}.pg .done,.pg .tip{fill:EDGE}.pg .pale,.pg .goal{fill:PALE}.pg .planned{fill:PALE;stroke:BAR}.pg .gap{fill:GAP}.pg .milestone{fill:MARK}.pg .review{stroke:MARK}
.pg .standby,.pg .goal,.pg .course{stroke:BAR}.pg .new,.pg .today,.pg .private{stroke:NOW}.pg .edge,.pg .weak,.pg .node,.pg .vague{stroke:EDGE}.pg .launch,.pg .freeze{stroke:INK}
`

// The colours, which people who do not see red or green tell apart.
var (
	colours = strings.NewReplacer("PAPER", "#fff", "INK", "#1b1f24", "SOFT", "#57606a", "GRID", "#d8dee4", "STRIPE", "#f2f4f6", "BAR", "#2f6f9f", "PALE", "#cfe0ee", "NOW", "#b3261e", "MARK", "#6b4ba1", "GAP", "#fbe9d7", "EDGE", "#8c959f")
	dark    = strings.NewReplacer("PAPER", "#0d1117", "INK", "#e6edf3", "SOFT", "#9aa4af", "GRID", "#30363d", "STRIPE", "#1b2028", "BAR", "#5aa9e6", "PALE", "#1f3a52", "NOW", "#ff8a80", "MARK", "#c4a7f5", "GAP", "#4a3218", "EDGE", "#7d8590")
)

// SVG writes a picture for a page whose style holds Style. id is told apart from that of
// every other picture of the page; it is a word of letters and digits.
func (p *Picture) SVG(id string) string { return p.svg(id, "", "") }

// File writes a picture that stands by itself.
func (p *Picture) File() string {
	size := ` width="` + num(p.Width) + `" height="` + num(p.Height) + `"`
	return `<?xml version="1.0" encoding="UTF-8"?>` + "\n" + p.svg("plan", size, "<style>"+Style+"</style>\n") + "\n"
}

func (p *Picture) svg(id, size, style string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg class="pg" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %[1]s %[2]s"%[4]s role="img" aria-labelledby="%[3]s-t %[3]s-d">`+"\n", num(p.Width), num(p.Height), id, size)
	fmt.Fprintf(&b, `<title id="%s-t">%s</title><desc id="%[1]s-d">%[3]s</desc>`+"\n%[4]s", id, verbatim.Markup(p.Title), verbatim.Markup(p.Summary), style)
	if p.filled() {
		writeFills(&b, id)
	}
	fmt.Fprintf(&b, `<rect class="bg" width="%s" height="%s"/>`+"\n", num(p.Width), num(p.Height))
	for i := range p.Shapes {
		p.Shapes[i].write(&b, id)
	}
	for i := range p.Labels {
		p.Labels[i].write(&b)
	}
	b.WriteString("</svg>")
	return b.String()
}

// filled reports that a shape takes a pattern or a fade.
func (p *Picture) filled() bool {
	return slices.ContainsFunc(p.Shapes, func(s Shape) bool { return fills[s.Class] != "" })
}

// writeFills defines the patterns and fades of a picture.
func writeFills(b *strings.Builder, id string) {
	fmt.Fprintf(b, `<defs><pattern id="%[1]s-often" width="6" height="6" patternUnits="userSpaceOnUse"><path class="pale" d="M0 0h6v6h-6z"/><path class="bar" d="M0 0h3v6h-3z"/></pattern>`+
		`<linearGradient id="%[1]s-on"><stop offset="0" stop-color="#fff"/><stop offset="1" stop-color="#000"/></linearGradient>`+
		`<linearGradient id="%[1]s-since"><stop offset="0" stop-color="#000"/><stop offset="1" stop-color="#fff"/></linearGradient>`+
		`<mask id="%[1]s-ends" maskContentUnits="objectBoundingBox"><path fill="url(#%[1]s-on)" d="M0 0h1v1h-1z"/></mask>`+
		`<mask id="%[1]s-begins" maskContentUnits="objectBoundingBox"><path fill="url(#%[1]s-since)" d="M0 0h1v1h-1z"/></mask></defs>`+"\n", id)
}

// Classes of shapes that take a pattern or a fade of their picture.
var fills = map[string]string{
	"often":        ` fill="url(#%s-often)"`,
	"bar ends":     ` mask="url(#%s-ends)"`,
	"bar begins":   ` mask="url(#%s-begins)"`,
	"often ends":   ` fill="url(#%[1]s-often)" mask="url(#%[1]s-ends)"`,
	"often begins": ` fill="url(#%[1]s-often)" mask="url(#%[1]s-begins)"`,
}

func (s *Shape) write(b *strings.Builder, id string) {
	paint := fills[s.Class]
	if paint != "" {
		paint = fmt.Sprintf(paint, id)
	}
	tag := "path"
	if s.Path == "" {
		tag = "rect"
		fmt.Fprintf(b, `<rect class="%s" x="%s" y="%s" width="%s" height="%s" rx="2"%s%s`, s.Class, num(s.X), num(s.Y), num(s.W), num(s.H), paint, s.Of.Attributes())
	} else {
		fmt.Fprintf(b, `<path class="%s" d="%s"%s%s`, s.Class, s.Path, paint, s.Of.Attributes())
	}
	if s.Hint == "" {
		b.WriteString("/>\n")
		return
	}
	fmt.Fprintf(b, "><title>%s</title></%s>\n", verbatim.Markup(s.Hint), tag)
}

// Attributes say of a part of a page which element it stands for, as HTML and SVG write them;
// nothing of an element without a name, or whose name is none: nothing leads there.
func (p Place) Attributes() string {
	text := ""
	if p.Address != "" {
		if !strings.Contains(p.Address, ".") || strings.ContainsFunc(p.Address, func(r rune) bool {
			return r != '.' && r != '-' && r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
		}) {
			return ""
		}
		text = ` data-address="` + verbatim.Markup(p.Address) + `"`
	}
	if p.Folder != "" {
		text += ` data-folder="` + verbatim.Markup(p.Folder) + `"`
	}
	return text
}

// write says how long the text is, so that it keeps to its box in any font; not of what a font
// may set in much less room, which would be torn apart.
func (l *Label) write(b *strings.Builder) {
	class, weight := "", ""
	if l.Class != "" {
		class = ` class="` + l.Class + `"`
	}
	if l.Bold {
		weight = ` font-weight="bold"`
	}
	length := ""
	if measured(l.Text) {
		length = ` textLength="` + num(l.W) + `" lengthAdjust="spacingAndGlyphs"`
	}
	fmt.Fprintf(b, `<text%s x="%s" y="%s" font-size="%s"%s%s%s>%s</text>`+"\n",
		class, num(l.X), num(l.Y+l.Size*baseline), num(l.Size), weight, l.Of.Attributes(), length, verbatim.Markup(l.Text))
}

// num writes a length with one decimal at most.
func num(v float64) string {
	s := strconv.FormatFloat(v, 'f', 1, 64)
	return strings.TrimSuffix(s, ".0")
}
