package lang

import (
	"github.com/plan-as-code/plan/lang/prose"
	"strings"
)

// Takes says what an attribute may hold, in a phrase, with a mark around each of
// its choices.
func (a *Attr) Takes(mark string) string {
	kinds := "any element"
	if len(a.Kinds) > 0 {
		kinds = prose.Either(a.Kinds)
	}
	choices := mark + strings.Join(a.Choices, mark+", "+mark) + mark
	switch a.Type {
	case TypeRef:
		return "a reference to " + kinds
	case TypeRefs:
		return "a list of references to " + kinds
	case TypeChoice:
		return "one of " + choices
	case TypeChoices:
		return "a list of " + choices
	}
	return string(a.Type)
}

// firstPhrase is the first sentence of a text, without its full stop.
func firstPhrase(s string) string {
	first, _, _ := strings.Cut(s, ". ")
	return strings.TrimSuffix(first, ".")
}

// Subject is what a candidate is about. What it is not about is nil.
type Subject struct {
	Kind     *Kind // also a block's; with Attr, whose it is
	Attr     *Attr // with Element, the attribute of that; with Rule, a setting
	Element  Element
	Function *Function
	Local    *Local
	Rule     string
	Doc      string // of what every element says of itself, for rules
}

// Subject finds what a candidate is about that was offered in a file.
func (s *Snapshot) Subject(file, candidate string) Subject {
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
			return Subject{Kind: k, Attr: k.attr[two], Doc: pseudoDocs[two]}
		}
	case "setting":
		for _, a := range settingsOf(s.book[one].Settings) {
			if a.Name == two {
				return Subject{Rule: one, Attr: a}
			}
		}
	case "element":
		kind, elementName, _ := strings.Cut(one, ".")
		if e := p.lookup(name{kindByName[kind], elementName}); e != nil {
			return Subject{Element: e, Attr: e.Kind().attr[two]}
		}
	case "local":
		return Subject{Local: p.Local(one)}
	case "function":
		return Subject{Function: functionNamed(one)}
	case "rule":
		return Subject{Rule: one}
	}
	return Subject{}
}

// kindAt finds a kind by its name, or a block's by KIND/BLOCK.
func kindAt(path string) *Kind {
	kind, block, nested := strings.Cut(path, "/")
	k := kindByName[kind]
	if k == nil || !nested {
		return k
	}
	if n := k.nested[block]; n != nil {
		return &n.Kind
	}
	return nil
}
