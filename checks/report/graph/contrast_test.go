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
	hex := strings.TrimPrefix(colour, "#")
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	sum := 0.0
	for i, part := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(hex[2*i:2*i+2], 16, 8)
		if err != nil {
			return math.NaN()
		}
		c := float64(n) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += part * c
	}
	return sum
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
