package lang

import (
	"strings"

	"github.com/plan-as-code/plan/lang/prose"
)

// Key is what an element is known by: its kind and its name.
type Key struct {
	Kind *Kind  // nil for a word that is no kind; no element has that key
	Name string // as Element.Name
}

// KeyOf is what an element is known by.
func KeyOf(e Element) Key { return Key{e.Kind(), e.Name()} }

// KeyIn reads KIND.NAME, whatever follows it; false where the kind is none of the
// language's or the name is empty. Whether there is such an element, it does not ask.
func KeyIn(text string) (Key, bool) {
	kind, rest, ok := strings.Cut(text, ".")
	elementName, _, _ := strings.Cut(rest, ".")
	k := kindByName[kind]
	return Key{k, elementName}, ok && k != nil && elementName != ""
}

// ValidName reports whether a word can be a name; NameSpelling says which can.
func ValidName(s string) bool {
	for i, c := range []byte(s) {
		if (c < 'a' || c > 'z') && (i == 0 || c != '_' && (c < '0' || c > '9')) {
			return false
		}
	}
	return s != ""
}

// ProperName turns what people would like to call an element into a name; empty where
// nothing in it makes one.
func ProperName(s string) string {
	s = strings.ReplaceAll(prose.Normalise(unaccent.Replace(s)), " ", "_")
	s = strings.Map(func(r rune) rune {
		if r > 'z' {
			return -1
		}
		return r
	}, s)
	if s != "" && s[0] <= '9' {
		s = "n" + s
	}
	if !ValidName(s) {
		return ""
	}
	return s
}

var unaccent = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "Ä", "ae", "Ö", "oe", "Ü", "ue", "ß", "ss",
	"é", "e", "è", "e", "ê", "e", "É", "e", "à", "a", "á", "a", "â", "a", "ç", "c", "ñ", "n", "ó", "o", "ô", "o", "í", "i", "ú", "u", "å", "a", "ø", "o")

// NameSpelling says how names are written, as advice without a full stop.
const NameSpelling = "Use lower-case letters, digits and underscores, starting with a letter"

// BadName is the sentence about a word that ValidName refuses; NameSpelling is what to do.
func BadName(word string) string {
	if around := prose.BlanksAround(word); around != "" && ValidName(strings.TrimSpace(word)) {
		return "The name " + prose.Verbatim(word) + " cannot be one." + around
	}
	return "The name " + prose.Verbatim(word) + " has characters that a name cannot have."
}

// ReservedName is the sentence about a campaign's name of which Reserves is true.
func ReservedName(word string) string {
	return "A campaign cannot be called " + word + ", because campaign." + word + " is the campaign's own " + word + "."
}

// Reserves reports whether a name of this kind would hide an attribute, as only those
// of campaigns can: campaign.start is the plan's own campaign's.
func (k *Kind) Reserves(word string) bool { return k.Name == "campaign" && k.attr[word] != nil }
