package graph

import (
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// contrast is that of two colours written like #fff or #1b1f24, from 1 to 21.
func contrast(a, b string) float64 {
	light, dark := luminance(a), luminance(b)
	return (max(light, dark) + 0.05) / (min(light, dark) + 0.05)
}

func luminance(colour string) float64 {
	rgb := channels(colour)
	return 0.2126*rgb[0] + 0.7152*rgb[1] + 0.0722*rgb[2]
}

// channels are the parts of a colour, of light as it is added up.
func channels(colour string) (rgb [3]float64) {
	hex := strings.TrimPrefix(colour, "#")
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	for i := range rgb {
		n, err := strconv.ParseUint(hex[2*i:2*i+2], 16, 8)
		if err != nil {
			return [3]float64{math.NaN(), math.NaN(), math.NaN()}
		}
		if c := float64(n) / 255; c <= 0.04045 {
			rgb[i] = c / 12.92
		} else {
			rgb[i] = math.Pow((c+0.055)/1.055, 2.4)
		}
	}
	return rgb
}

// What is written can be read, and what is drawn can be seen, in light and dark, as WCAG 2.2
// asks for at its level AA.
func TestContrast(t *testing.T) {
	for palette, of := range map[string]*strings.Replacer{"light": colours, "dark": dark} {
		for _, pair := range []string{"INK PAPER", "SOFT PAPER", "NOW PAPER", "INK PALE", "SOFT PALE", "INK GAP"} {
			a, b, _ := strings.Cut(of.Replace(pair), " ")
			if c := contrast(a, b); !(c >= 4.5) {
				t.Errorf("%s: %s has a contrast of %.2f", palette, pair, c)
			}
		}
		for _, pair := range []string{"BAR PAPER", "EDGE PAPER", "MARK PAPER", "NOW PAPER", "BAR PALE"} {
			a, b, _ := strings.Cut(of.Replace(pair), " ")
			if c := contrast(a, b); !(c >= 3) {
				t.Errorf("%s: %s has a contrast of %.2f", palette, pair, c)
			}
		}
	}
}

// How somebody sees colours who lacks the cones for red, green or blue, of light as it is added up
// (Machado, Oliveira and Fernandes 2009).
var blind = map[string][9]float64{
	"no red":   {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
	"no green": {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
	"no blue":  {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900},
	"all":      {1, 0, 0, 0, 1, 0, 0, 0, 1},
}

// lab is a colour where steps that look alike are of one length (CIE 1976).
func lab(rgb [3]float64, eye [9]float64) [3]float64 {
	var seen [3]float64
	for i := range seen {
		seen[i] = max(0, min(1, eye[3*i]*rgb[0]+eye[3*i+1]*rgb[1]+eye[3*i+2]*rgb[2]))
	}
	f := func(a, b, c, white float64) float64 {
		t := (a*seen[0] + b*seen[1] + c*seen[2]) / white
		if t > 0.008856 {
			return math.Cbrt(t)
		}
		return 7.787*t + 16.0/116
	}
	x, y, z := f(0.4124, 0.3576, 0.1805, 0.9505), f(0.2126, 0.7152, 0.0722, 1), f(0.0193, 0.1192, 0.9505, 1.089)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

// What differs by its colour, beside a form or a word, differs for eyes that see fewer of them:
// 10 is what a glance tells apart.
func TestColoursForAllEyes(t *testing.T) {
	for palette, of := range map[string]*strings.Replacer{"light": colours, "dark": dark} {
		for eye, sees := range blind {
			for _, pair := range []string{"BAR EDGE", "BAR NOW", "BAR PALE", "NOW INK", "NOW EDGE", "NOW SOFT", "MARK EDGE", "PALE GAP", "GAP PAPER", "PALE PAPER", "GRID PAPER"} {
				a, b, _ := strings.Cut(of.Replace(pair), " ")
				x, y := lab(channels(a), sees), lab(channels(b), sees)
				if d := math.Sqrt((x[0]-y[0])*(x[0]-y[0]) + (x[1]-y[1])*(x[1]-y[1]) + (x[2]-y[2])*(x[2]-y[2])); !(d >= 10) {
					t.Errorf("%s, %s: %s differ by %.1f", palette, eye, pair, d)
				}
			}
		}
	}
}

var coloured = regexp.MustCompile(`background:(#[0-9a-f]+);color:(#[0-9a-f]+)`)

// So it is on the page for those who pay, whose pictures these are.
func TestContrastOfThePage(t *testing.T) {
	page, err := os.ReadFile("../status/page.html")
	if err != nil {
		t.Fatal(err)
	}
	pairs := coloured.FindAllStringSubmatch(string(page), -1)
	if len(pairs) < 10 { // paper and four marks, in light and dark
		t.Fatalf("%d pairs of colours", len(pairs))
	}
	for _, m := range pairs {
		if c := contrast(m[1], m[2]); !(c >= 4.5) {
			t.Errorf("%s has a contrast of %.2f", m[0], c)
		}
	}
}
