package graph

import (
	"strings"
	"unicode"

	"github.com/plan-as-code/plan/lang/verbatim"
)

// Font is what labels are set in: faces of one width, whichever is there.
const Font = `Helvetica, Arial, "Liberation Sans", sans-serif`

// glyphs are the widths of the characters from the blank to ~ in that font, in thousandths of
// its size.
var glyphs = [...]uint16{
	278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, // blank to /
	556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, // 0 to ?
	1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, // @ to O
	667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, // P to _
	333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, // ` to o
	556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584, // p to ~
}

const (
	perEm   = 1000
	letter  = 560  // a small letter of another alphabet, or with an accent
	capital = 780  // a large one
	full    = 1000 // anything else: a sign, a letter of East Asia
	image   = 1300 // of faces and flags, which fonts draw as they like
)

// signs are the widths of what people write besides letters.
var signs = map[rune]int{'€': 556, '£': 556, '–': 556, '—': 1000, '…': 1000, '·': 278, '‘': 222, '’': 222, '“': 333, '”': 333, '«': 556, '»': 556, '°': 400, '×': 584, '→': 1000}

func glyph(r rune) int {
	switch {
	case r >= ' ' && int(r-' ') < len(glyphs):
		return int(glyphs[r-' '])
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0 // lies over the one before
	case signs[r] > 0:
		return signs[r]
	case r >= 0x1F000:
		return image
	case r > 0x1100 && !unicode.Is(unicode.Latin, r) && !unicode.Is(unicode.Greek, r):
		return full
	case unicode.IsUpper(r):
		return capital
	case unicode.IsLetter(r) && unicode.In(r, unicode.Latin, unicode.Greek, unicode.Hebrew, unicode.Arabic):
		return letter
	case unicode.IsLetter(r):
		return capital
	}
	return full
}

// width is how wide a text is in a size, in the picture's units.
func width(s string, f face) float64 {
	n := 0
	for _, r := range s {
		n += glyph(r)
	}
	w := float64(n) * f.size / perEm
	if f.bold {
		w *= 1.08 // at the most
	}
	return w
}

// measured reports that a text is as wide as width says; of others it says how wide they may be.
func measured(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool {
		return (r < ' ' || int(r-' ') >= len(glyphs)) && signs[r] == 0 && !unicode.In(r, unicode.Latin, unicode.Greek)
	})
}

// face is how a label is set.
type face struct {
	size float64
	bold bool
}

// clip is a text on one line, no wider than it may be; the end gives way to dots.
func clip(s string, most float64, f face) string {
	s = verbatim.Line(s)
	if width(s, f) <= most {
		return s
	}
	const dots = "…"
	room := most - width(dots, f)
	end, used := 0, 0.0
	for i, r := range s {
		if used += width(string(r), f); used > room {
			break
		}
		end = i + len(string(r))
	}
	if end == 0 {
		return ""
	}
	return strings.TrimRight(s[:end], " ") + dots
}

// wrap breaks a text into lines that are no wider than they may be; of more lines than there
// may be, the last ends in dots.
func wrap(s string, most float64, lines int, f face) []string {
	var list []string
	line := ""
	for _, word := range strings.Fields(verbatim.Line(s)) {
		longer := strings.TrimSpace(line + " " + word)
		switch {
		case width(longer, f) <= most || line == "":
			line = longer
		case len(list) == lines-1:
			return append(list, clip(longer+" …", most, f))
		default:
			list, line = append(list, clip(line, most, f)), word
		}
	}
	if line != "" {
		list = append(list, clip(line, most, f))
	}
	return list
}
