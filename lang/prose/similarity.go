package prose

import (
	"unicode/utf8"

	"github.com/agext/levenshtein"
)

// Similarity is how much two texts are alike, from 0 to 1: what is left of the
// longer one when the edits between them are taken away. Case, punctuation and
// blanks do not count, nor what follows the first 1,000 characters. Texts that are less
// alike than least count as 0, and so do those without a letter or digit.
func Similarity(a, b string, least float64) float64 {
	const read = 1000 // letters; nobody says more in one sentence
	a, b = first(Normalise(a), read), first(Normalise(b), read)
	short, long := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	if short > long {
		short, long = long, short
	}
	if long == 0 || float64(short) < least*float64(long) {
		return 0 // the lengths alone differ by more
	}
	alike := 1 - float64(levenshtein.Distance(a, b, nil))/float64(long)
	if alike < least {
		return 0
	}
	return alike
}

// first is a text as far as it has so many characters.
func first(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for at := range s {
		if n--; n < 0 {
			return s[:at]
		}
	}
	return s
}
