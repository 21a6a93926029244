package prose

import (
	"strings"

	"github.com/agext/levenshtein"
)

// Nearest is the candidate that was probably meant by a misspelt word; "" where none was.
// Of several as near, the first wins.
func Nearest(word string, candidates []string) string {
	near, _ := Closest(word, candidates)
	return near
}

// Closest is the candidate nearest to a misspelt word, and whether no other can
// have been meant; "" where none is near. Upper and lower case are the same.
func Closest(word string, candidates []string) (near string, sure bool) {
	const shortest, farthest = 3, 2 // letters, for the one that must be it
	least := max((len(word)+1)/3, 1) + 1
	for _, c := range candidates {
		switch d := levenshtein.Distance(strings.ToLower(word), strings.ToLower(c), nil); {
		case d < least:
			near, least, sure = c, d, len(word) >= shortest && d <= farthest && digitsOf(word) == digitsOf(c)
		case d == least && c != near:
			sure = false
		}
	}
	return near, sure
}

// digitsOf are the digits in a word: visits_2026 is no slip for visits_2027.
func digitsOf(word string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, word)
}
