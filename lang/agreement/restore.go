package agreement

import (
	"strconv"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Shown is a value as an agreement writes it, in the words of a sentence
// about the element: €10,000, 1 April 2027, a title; "none" where text is empty.
// References are looked up from p.
func Shown(p *lang.Plan, e lang.Element, attr, text string) string {
	return shown(p, e.Kind(), attr, text)
}

// openInWords is how sentences say tbd.
const openInWords = "to be decided"

// shown is Shown for any element of a kind.
func shown(p *lang.Plan, k *lang.Kind, attr, text string) string {
	a := k.Attr(attr)
	switch {
	case attr == within || attr == above:
		a = &lang.Attr{Type: lang.TypeRefs}
	case a == nil:
		a = &lang.Attr{Type: lang.TypeTexts} // nested blocks
	}
	switch {
	case text == "" && attr == standby:
		return "no"
	case text == "":
		return "none"
	case text == lang.UndecidedWord:
		return openInWords
	case a.Type == lang.TypeRef || a.Type == lang.TypeRefs || a.Type == lang.TypeCue && !strings.HasPrefix(text, `"`):
		return shownReferences(p, text)
	case strings.HasPrefix(text, `"`):
		text = unquote(text)
		if d, ok := lang.ParseDate(text); ok && a.Type == lang.TypeDate {
			return d.String()
		}
		if d, ok := lang.ParseDuration(text); ok && a.Type == lang.TypeDuration {
			if attr == "per" {
				return d.Every()
			}
			return d.String()
		}
		return prose.Quote(text)
	}
	n, err := strconv.ParseFloat(text, 64)
	switch {
	case err != nil:
		return map[string]string{"true": "yes", "false": "no"}[text] + blocksShown(p, k.Block(attr), text)
	case a.Type == lang.TypeMoney:
		return prose.Money(n, p.Currency())
	case a.Type == lang.TypePercent:
		return prose.Digits(n) + "%"
	}
	return prose.Digits(n)
}

// Shown is what was agreed and what is now, each in the words of a sentence about an
// element of the change; references are looked up from p.
func (c *Change) Shown(p *lang.Plan, e lang.Element) (was, is string) {
	was, is = Shown(p, e, c.Attr, c.Was), Shown(p, e, c.Attr, c.Is)
	switch {
	case c.Unknown:
		is = "not known"
	case was == is: // they differ in what sentences leave out
		was, is = c.Was, c.Is
	}
	return was, is
}

// listed are the parts of a list as an agreement writes it.
func listed(text string) []string {
	text = strings.TrimSuffix(strings.TrimPrefix(text, "["), "]")
	if text == "" || text == lang.UndecidedWord {
		return nil
	}
	return strings.Split(text, ", ")
}

func shownReferences(p *lang.Plan, text string) string {
	var labels []string
	for _, address := range listed(text) {
		kind, elementName, _ := strings.Cut(address, ".")
		if e := p.Lookup(kind, elementName); e != nil {
			address = prose.Quote(e.Label())
		}
		labels = append(labels, address)
	}
	return prose.List(labels)
}

// nestedValues are nested blocks as an agreement writes them, each as values by attribute;
// nil where text is none.
func nestedValues(text string) []map[string]string {
	if !strings.HasPrefix(text, "[{ ") {
		return nil
	}
	var list []map[string]string
	for _, one := range strings.Split(strings.TrimSuffix(strings.TrimPrefix(text, "[{ "), " }]"), " }, { ") {
		values := map[string]string{}
		for _, pair := range strings.Split(one, ", ") {
			attr, value, _ := strings.Cut(pair, " = ")
			values[attr] = value
		}
		list = append(list, values)
	}
	return list
}

// blocksShown says what nested blocks of a kind come to: 300 of "Test rides".
func blocksShown(p *lang.Plan, n *lang.Nested, text string) string {
	var blocks []string
	for _, values := range nestedValues(text) {
		var words []string
		for _, part := range blockWords {
			if value, given := values[part.attr]; given && n != nil && n.Attr(part.attr) != nil {
				words = append(words, part.before+shown(p, &n.Kind, part.attr, value))
			}
		}
		blocks = append(blocks, strings.TrimPrefix(strings.Join(words, " "), "of "))
	}
	return prose.List(blocks)
}

// blockWords are the attributes of nested blocks that are sealed, in the order of a sentence.
var blockWords = []struct{ attr, before string }{
	{"expected", ""}, {"budget", ""}, {"target", ""}, {"metric", "of "}, {"least", "at least "}, {"most", "at most "},
	{"by", "by "}, {"per", ""}, {"phase", "in "},
}

// Restoring is an edit that gives an attribute its agreed value, text, again, or takes it
// away where text is empty; false for nested blocks, for built-in elements, and where
// there is nothing to take away.
func Restoring(e lang.Element, attr, text string) (syntax.Edit, bool) {
	if attr == standby {
		attr = "status"
		if text != "" {
			text = syntax.TextLiteral(standby)
		}
	}
	switch {
	case e.Kind().Attr(attr) == nil || lang.DeclarationOf(e) == nil:
		return syntax.Edit{}, false
	case text == "":
		a := lang.BlockOf(e).Attr(attr)
		if a == nil {
			return syntax.Edit{}, false
		}
		return e.File().RemoveAttribute(a), true
	}
	return e.Plan().SetAttribute(e, attr, text), true
}

// Text writes an element as it was agreed, in the one style. Its kind must be one that
// the language has.
func (m *SealedElement) Text() string { return string(syntax.Format([]byte(m.written()))) }

// written is Text, not laid out, for who only reads it again.
func (m *SealedElement) written() string {
	kind, elementName, _ := strings.Cut(m.Address, ".")
	var b strings.Builder
	b.WriteString(kind + " " + strconv.Quote(elementName) + " {\n")
	k := lang.KindNamed(kind)
	for _, a := range heldNames(k, Edition) {
		text, given := m.Values[a]
		switch blocks := nestedValues(text); {
		case !given, m.follows(a):
		case a == standby:
			b.WriteString("status = " + syntax.TextLiteral(standby) + "\n")
		case k.Attr(a) == nil:
			for _, values := range blocks {
				b.WriteString("\n" + a + " {\n")
				for _, inner := range k.Block(a).Attrs {
					if value, given := values[inner.Name]; given {
						b.WriteString(inner.Name + " = " + value + "\n")
					}
				}
				b.WriteString("}\n")
			}
		default:
			b.WriteString(a + " = " + text + "\n")
		}
	}
	b.WriteString("}\n")
	return b.String()
}
