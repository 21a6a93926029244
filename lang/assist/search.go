package assist

import (
	"strings"
	"unicode/utf8"

	"github.com/plan-as-code/plan/lang"
)

// Match tells how well an element fits what somebody looks for: each word must be in its
// name, its title or its address, at least letter by letter in their order. It is not ok
// where one is in none of them. The lower the distance, the better.
func Match(query string, e lang.Element) (distance int, ok bool) {
	name, title, addr := strings.ToLower(e.Name()), strings.ToLower(e.Label()), strings.ToLower(e.Address())
	for _, word := range strings.Fields(strings.ToLower(query)) {
		d := min(rank(word, name), rank(word, title), rank(word, addr))
		if d >= noRank {
			return 0, false
		}
		distance += d
	}
	return distance*maxName + min(len(addr), maxName-1), true
}

const (
	maxName = 256 // of names as near, the shorter comes first
	noRank  = 100
)

// rank is how far a word is from a text: 0 where they are the same, noRank where
// the letters of the word do not follow each other in the text.
func rank(word, text string) int {
	switch i := strings.Index(text, word); {
	case word == text:
		return 0
	case i == 0:
		return 2
	case i > 0 && startsWord(text, i):
		return 4
	case i > 0:
		return 6
	}
	rest, gaps := text, 0
	for _, r := range word {
		i := strings.IndexRune(rest, r)
		if i < 0 {
			return noRank
		}
		if i > 0 {
			gaps++
		}
		_, size := utf8.DecodeRuneInString(rest[i:])
		rest = rest[i+size:]
	}
	return min(8+2*gaps, noRank-2)
}

func startsWord(text string, i int) bool { return strings.ContainsRune(" _.-", rune(text[i-1])) }
