package prose

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Count writes a number with its noun, which is given for one: 1 day, 3 tactics.
func Count(n int, noun string) string {
	if n == 1 || n == -1 {
		return strconv.Itoa(n) + " " + noun
	}
	return Digits(float64(n)) + " " + Plural(noun)
}

// Plural is the English plural of a noun of the language.
func Plural(noun string) string {
	switch {
	case noun == "person":
		return "people"
	case strings.HasSuffix(noun, "y") && !strings.ContainsAny(noun[len(noun)-2:len(noun)-1], "aeiou"):
		return strings.TrimSuffix(noun, "y") + "ies"
	case noun == "money":
		return noun
	case strings.HasSuffix(noun, "s"), strings.HasSuffix(noun, "ch"):
		return noun + "es"
	}
	return noun + "s"
}

// All counts several of a kind, all of which are meant, so that a sentence can begin with
// it: both tactics, all 5 tactics.
func All(n int, plural string) string {
	if n == 2 {
		return "Both " + plural
	}
	return "All " + Digits(float64(n)) + " " + plural
}

// A writes a noun with the article that its first letter asks for: a tactic, an
// objective; "" where there is none.
func A(noun string) string {
	first, _ := utf8.DecodeRuneInString(noun)
	switch {
	case noun == "":
		return ""
	case strings.ContainsRune("aeiou", unicode.ToLower(first)):
		return "an " + noun
	}
	return "a " + noun
}

// Digits writes a number with a comma between thousands and at most two
// decimals: 120,000 or 12.5.
func Digits(n float64) string { return grouped(n, 2) }

// grouped is Digits with another number of decimals, at most.
func grouped(n float64, decimals int) string {
	unit := math.Pow10(decimals)
	s := strconv.FormatFloat(math.Round(n*unit)/unit+0, 'f', -1, 64) // + 0: none is -0
	whole, fraction, _ := strings.Cut(s, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if fraction != "" {
		fraction = "." + fraction
	}
	return sign + whole + fraction
}

// Literal writes a number as plan files do: 120000 or 12.5.
func Literal(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }

// List joins words as a sentence does: a, b and c; "" where there are none.
func List(words []string) string { return enumerate(words, " and ") }

// Either joins words as a choice: a, b or c; "" where there are none.
func Either(words []string) string { return enumerate(words, " or ") }

func enumerate(words []string, last string) string {
	n := len(words)
	if n < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:n-1], ", ") + last + words[n-1]
}

// Arrows writes the steps of a way: a → b → c. Of one with more than 40 steps the middle
// is only counted.
func Arrows(steps []string) string {
	const longest, head, tail = 40, 20, 5
	if n := len(steps); n > longest {
		steps = slices.Concat(steps[:head], []string{"… " + Digits(float64(n-head-tail)) + " more …"}, steps[n-tail:])
	}
	return strings.Join(steps, " → ")
}

// Names lists elements by their titles, in quotes.
func Names[E interface{ Label() string }](elements []E) string {
	words := make([]string, len(elements))
	for i, e := range elements {
		words[i] = Quote(e.Label())
	}
	return List(words)
}

// Normalise lowers a text and turns every run of characters other than letters
// and digits into one blank, but at its ends into none.
func Normalise(s string) string {
	if isNormal(s) {
		return s
	}
	var room [128]byte // for most texts
	b := room[:0]
	gap := false
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r < utf8.RuneSelf {
			r = rune(plainLetters[r])
		} else {
			r, size = utf8.DecodeRuneInString(s[i:])
			if r = unicode.ToLower(r); !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				r = 0
			}
		}
		i += size
		if r == 0 {
			gap = len(b) > 0
			continue
		}
		if gap {
			b = append(b, ' ')
		}
		b = utf8.AppendRune(b, r)
		gap = false
	}
	return string(b)
}

// isNormal reports that a text is as Normalise writes it, and has plain letters alone.
func isNormal(s string) bool {
	blank := true // a blank, or the start
	for i := range len(s) {
		c := s[i]
		if c == ' ' && !blank {
			blank = true
			continue
		}
		if c >= utf8.RuneSelf || plainLetters[c] != c || c == 0 {
			return false
		}
		blank = false
	}
	return !blank || s == ""
}

// plainLetters has the small letter of each plain letter, and digits; 0 for all else.
var plainLetters = func() (table [utf8.RuneSelf]byte) {
	for c := byte(0); c < utf8.RuneSelf; c++ {
		if unicode.IsLetter(rune(c)) || unicode.IsDigit(rune(c)) {
			table[c] = byte(unicode.ToLower(rune(c)))
		}
	}
	return table
}()

// Capital writes a text so that it can begin a sentence.
func Capital(s string) string { return withFirst(s, unicode.ToUpper) }

// LowerFirst writes a sentence so that it can follow another.
func LowerFirst(s string) string { return withFirst(s, unicode.ToLower) }

// withFirst changes the first letter of a text, if there is one.
func withFirst(s string, change func(rune) rune) string {
	first, size := utf8.DecodeRuneInString(s)
	if first == utf8.RuneError {
		return s
	}
	return string(change(first)) + s[size:]
}

// Clip shortens a text that is quoted in a sentence to 60 characters, the dots that stand
// for the rest among them, and puts it on one line.
func Clip(s string) string {
	const longest = 60
	if !oneLine(s) {
		s = strings.Join(strings.Fields(s), " ")
	}
	if start := first(s, longest); len(start) < len(s) {
		return first(start, longest-1) + "…"
	}
	return s
}

// oneLine reports that a text has no blanks but single ones between words.
func oneLine(s string) bool {
	before := true // a blank, or the start
	for _, r := range s {
		blank := unicode.IsSpace(r)
		if blank && (before || r != ' ') {
			return false
		}
		before = blank
	}
	return s == "" || !before
}

// Bounded is what is said without its middle, where it quotes more than anybody reads.
func Bounded(s string) string {
	const most, begins, ends = 2_000, 1_400, 500 // characters
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	last := s
	for range ends {
		_, size := utf8.DecodeLastRuneInString(last)
		last = last[:len(last)-size]
	}
	return first(s, begins) + " … " + s[len(last):]
}

// Quote puts a text between quotes, clipped. Quotes within it stay as they are.
func Quote(s string) string { return `"` + Clip(s) + `"` }
