package assist

import (
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/ruling"
)

// firstPhrase is the first sentence of a text, without its full stop.
func firstPhrase(s string) string {
	first, _, _ := strings.Cut(s, ". ")
	return strings.TrimSuffix(first, ".")
}

// Subject is what a candidate is about. What it is not about is nil.
type Subject struct {
	Kind     *lang.Kind // also a block's; with Attr, whose it is
	Attr     *lang.Attr // with Element, the attribute of that; with Rule, a setting
	Element  lang.Element
	Function *lang.Function
	Local    *lang.Local
	Rule     string // the id of one in the rule book; empty where it is about none
	Doc      string // of what every element says of itself, for rules; else empty
}

// SubjectOf finds what a candidate is about that was offered in a file, by its Subject.
// It is about nothing where the snapshot does not have the file, or has what was offered
// no longer.
func SubjectOf(s *lang.Snapshot, file, candidate string) Subject {
	what, rest, _ := strings.Cut(candidate, " ")
	one, two, _ := strings.Cut(rest, " ")
	p := s.PlanOf(file)
	if p == nil {
		return Subject{}
	}
	switch what {
	case "kind":
		return Subject{Kind: kindAt(one)}
	case "attribute":
		if k := kindAt(one); k != nil {
			return Subject{Kind: k, Attr: k.Attr(two), Doc: ruling.DerivedDoc(two)}
		}
	case "setting":
		for _, a := range lang.SettingsOf(s.Book()[one].Settings) {
			if a.Name == two {
				return Subject{Rule: one, Attr: a}
			}
		}
	case "element":
		kind, elementName, _ := strings.Cut(one, ".")
		if e := p.Find(lang.Key{Kind: lang.KindNamed(kind), Name: elementName}); e != nil {
			return Subject{Element: e, Attr: e.Kind().Attr(two)}
		}
	case "local":
		return Subject{Local: p.Local(one)}
	case "function":
		return Subject{Function: lang.FunctionNamed(one)}
	case "rule":
		return Subject{Rule: one}
	}
	return Subject{}
}

// kindAt finds a kind by its name, or a block's by KIND/BLOCK.
func kindAt(path string) *lang.Kind {
	kind, block, nested := strings.Cut(path, "/")
	k := lang.KindNamed(kind)
	if k == nil || !nested {
		return k
	}
	if n := k.Block(block); n != nil {
		return &n.Kind
	}
	return nil
}
