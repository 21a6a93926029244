package lang

import (
	"strings"

	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
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
	s = strings.ReplaceAll(prose.Normalise(unaccent.Replace(strings.ToLower(s))), " ", "_")
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

var unaccent = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "æ", "ae", "œ", "oe",
	"é", "e", "è", "e", "ê", "e", "ë", "e", "ę", "e", "ě", "e", "à", "a", "á", "a", "â", "a", "ã", "a", "å", "a", "ą", "a", "ç", "c", "ć", "c", "č", "c",
	"í", "i", "ì", "i", "î", "i", "ï", "i", "ı", "i", "ł", "l", "ñ", "n", "ń", "n", "ň", "n", "ó", "o", "ò", "o", "ô", "o", "õ", "o", "ø", "o", "ř", "r",
	"š", "s", "ś", "s", "ş", "s", "ú", "u", "ù", "u", "û", "u", "ů", "u", "ý", "y", "ž", "z", "ź", "z", "ż", "z", "ğ", "g")

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

// FreeName is a name for a new element of a kind in this plan: the one wished for,
// made longer by _more as long as it is taken. A name that each plan may use again is
// taken by this plan alone.
func (p *Plan) FreeName(kind, wish string) string {
	for {
		taken := p.Lookup(kind, wish)
		if taken == nil || taken.Plan() != p && taken.Kind().Local {
			return wish
		}
		wish += "_more"
	}
}

// Named visits the names of elements of a kind that the text of a plan mentions,
// each with the kind of element that mentions it; nil where that is unknown.
// Examples of rules do not count.
func (p *Plan) Named(kind string, visit func(by *Kind, elementName string)) {
	s := &syntax.Search{Words: []string{kind}, Kind: kind}
	s.Visit = func(m syntax.Mention) {
		switch {
		case m.Kind != kind || m.Example != nil:
		case s.In == nil:
			visit(nil, m.Name)
		default:
			visit(kindByName[s.In.Kind], m.Name)
		}
	}
	for _, f := range p.Files {
		s.File(f)
	}
}

// CampaignAbove is the plan of the nearest campaign above; nil where there is none.
func (p *Plan) CampaignAbove() *Plan {
	for p = p.Parent; p != nil; p = p.Parent {
		if p.Campaign != nil {
			return p
		}
	}
	return nil
}

// Sponsor is who answers for the result of the plan's campaign, or else of the nearest one
// above that names somebody. It is unknown where something about it cannot be read, and
// absent where nobody is named.
func (p *Plan) Sponsor() (sponsor Ref[Element]) {
	for ; p != nil; p = p.Parent {
		if p.Campaign != nil && !p.Campaign.Sponsor.Absent() {
			return p.Campaign.Sponsor
		}
	}
	return sponsor
}
