package prose

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// shortestMended is how many letters a word has, at the least, in which a slip shows.
const shortestMended = 5

// IsSlip reports whether a name can be nothing but another one with a slip of the fingers:
// the same but for upper case, accents and what separates words, or with two letters in the
// other order, a letter doubled or left out within a word, or an s at its end. What begins
// or ends otherwise, as unpaid for paid, is a word of its own; so is a short one.
func IsSlip(name, meant string) bool {
	a, b := plainWords(name), plainWords(meant)
	if strings.Join(a, "") == strings.Join(b, "") {
		return true
	}
	if len(a) != len(b) {
		return false
	}
	slips := 0
	for i := range a {
		if a[i] != b[i] {
			if slips++; !isSlip([]rune(a[i]), []rune(b[i])) {
				return false
			}
		}
	}
	return slips == 1
}

// plainWords are the words of a name in small letters without accents.
func plainWords(name string) []string {
	plain := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(name))
	return strings.FieldsFunc(plain, func(r rune) bool { return strings.ContainsRune("_-. \t\u00a0", r) })
}

// isSlip reports whether one of two words is the other with a single slip.
func isSlip(word, meant []rune) bool {
	if max(len(word), len(meant)) < shortestMended || digitsOf(string(word)) != digitsOf(string(meant)) {
		return false
	}
	i := 0 // up to here they are the same
	for i < len(word) && i < len(meant) && word[i] == meant[i] {
		i++
	}
	short, long := word, meant
	if len(short) > len(long) {
		short, long = long, short
	}
	switch len(long) - len(short) {
	case 0: // two letters change places
		return i+1 < len(word) && word[i] == meant[i+1] && word[i+1] == meant[i] && string(word[i+2:]) == string(meant[i+2:])
	case 1:
		if string(short[i:]) != string(long[i+1:]) {
			return false
		}
		doubled := i > 0 && long[i] == long[i-1]
		inner := i > 0 && i < len(long)-1
		return doubled || inner || i == len(long)-1 && long[i] == 's'
	}
	return false
}
