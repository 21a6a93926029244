package assist

import (
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// values offers what can stand in a value.
func (c *completer) values() {
	a := c.wantedAttr()
	switch {
	case !c.wanted():
	case c.after.is == '(' && c.word.End > c.word.Start:
		c.functions(a, true)
	case c.isReference(a):
		c.fromNow()
		c.references(a)
	case c.followed() && c.text == nil && !c.inChoices(a):
		// a value stands here already
	case a.Type == lang.TypePlural:
		c.plurals()
	case c.text != nil:
		c.inText(a)
	case len(c.steps) > 0:
		c.afterDot(a)
	default:
		c.value(a)
	}
}

// followed reports whether a value stands behind the caret. A quote without its
// partner is the end of the text around what is put into it.
func (c *completer) followed() bool {
	return c.after.starts() && !(c.put && c.after.is == tokenText && c.after.open)
}

// isReference reports whether the caret stands in a value that is a reference and
// nothing else.
func (c *completer) isReference(a *lang.Attr) bool {
	return (a.Type == lang.TypeRef || a.Type == lang.TypeRefs) && !c.compares()
}

func (c *completer) inChoices(a *lang.Attr) bool {
	return a.Type == lang.TypeChoices && c.inner().is == '['
}

// wantedAttr says what is wanted at the caret: what its attribute takes, or what the
// argument of a function is, or what a comparison is with.
func (c *completer) wantedAttr() *lang.Attr {
	a := c.ofLine()
	if compared := c.comparedWith(); compared != nil {
		return compared
	}
	for _, b := range slices.Backward(c.brackets) {
		switch f := lang.FunctionNamed(b.function); {
		case b.is == '$':
			return &lang.Attr{}
		case f != nil:
			return &lang.Attr{Type: f.ArgumentType(b.argument)}
		}
	}
	if a == nil {
		return &lang.Attr{}
	}
	return a
}

// ofLine is the attribute that the line sets; nil for none of the language's.
func (c *completer) ofLine() *lang.Attr {
	word := c.said(c.line.word)
	if c.kind == nil {
		return nil
	}
	if a := c.kind.Attr(word); a != nil {
		return c.ofNewValue(a)
	}
	if c.kind.Name == "configure" {
		for _, a := range lang.SettingsOf(c.snapshot.Book()[c.own().Name].Settings) {
			if a.Name == word {
				return a
			}
		}
	}
	return nil
}

// inText offers what can stand between quotes.
func (c *completer) inText(a *lang.Attr) {
	if c.text.open {
		c.behind = `"`
	}
	switch a.Type {
	case lang.TypeChoice, lang.TypeChoices:
		c.behind = ""
		c.choices(a)
	case lang.TypeDate:
		c.days(a)
	case lang.TypeDuration:
		c.durations(a)
	}
}

// value offers what can stand in a value that has no words yet.
func (c *completer) value(a *lang.Attr) {
	if c.inner().is == '{' {
		return
	}
	c.undecided(18)
	c.fromNow()
	switch a.Type {
	case lang.TypeChoice, lang.TypeChoices:
		if c.compares() || c.direct(a.Type == lang.TypeChoices) && (c.before.is == 0 || c.before.is == '[' || c.before.is == ',') {
			c.choices(a)
		}
		return
	case lang.TypeRef, lang.TypeRefs:
		c.elements(0, a, "")
		c.words("null")
		return
	case lang.TypeCue:
		c.elements(0, a, "")
		c.add(16, Candidate{Label: a.Example, Detail: "in words of one's own", Class: ClassText, Text: hollow(a.Example, nil)})
		return
	case lang.TypeText, lang.TypeTexts:
		c.ownWords(a)
	case lang.TypeYesNo:
		c.words("true", "false")
	case lang.TypeExpr:
		c.words("true", "false", "null")
	case lang.TypeDate:
		c.days(a)
	case lang.TypeDuration:
		c.durations(a)
	}
	c.eachValues([]string{"each"}, "each.")
	c.allOfAKind(a)
	c.campaignValues(a, "campaign.")
	c.localValues(a)
	c.elementValues(a)
	c.functions(a, false)
	c.forLocal()
}

// ownWords offers quotes to write into, where a text stands by itself.
func (c *completer) ownWords(a *lang.Attr) {
	if c.compares() || !c.direct(a.Type == lang.TypeTexts) || c.before.is != 0 && c.before.is != '[' && c.before.is != ',' {
		return
	}
	open, close := c.quotes(a.Type == lang.TypeTexts)
	words := strings.Trim(a.Placeholder(), `[]"`)
	c.add(1, Candidate{Label: `"` + words + `"`, Detail: "in words of one's own", Class: ClassText, Text: []Piece{{Text: open}, {Text: words, Hole: true}, {Text: close}}})
}

// forLocal offers the elements that a local value may stand for: in a list, before
// all else, those of the kinds that it holds already.
func (c *completer) forLocal() {
	in := c.inner()
	if c.kind == nil || !c.kind.Open || c.put || len(c.brackets) > 1 || in.is != 0 && in.is != '[' {
		return
	}
	if c.before.is != 0 && c.before.is != '[' && c.before.is != ',' {
		return
	}
	rank, a := 300, &lang.Attr{}
	for key := range c.listed() {
		if c.plan.Find(key) != nil {
			rank, a.Kinds = -10, append(a.Kinds, key.Kind.Name)
		}
	}
	c.elements(rank, a, "")
}

// undecided offers what stands for a whole value that is to be decided.
func (c *completer) undecided(rank int) {
	if a := c.ofLine(); a == nil || len(c.brackets) > 0 || c.before.is != 0 || c.own().Kind == nil || !c.own().Kind.MayBeUndecided() {
		return
	}
	c.add(rank, Candidate{Label: lang.UndecidedWord, Detail: "to be decided", Class: ClassWord, Text: fixed(lang.UndecidedWord), whole: true})
	c.add(rank, Candidate{Label: lang.UndecidedWord + `("…")`, Detail: "to be decided by a day", Class: ClassWord, whole: true,
		Text: []Piece{{Text: lang.UndecidedWord + `("`}, {Text: c.decisionDay(), Hole: true}, {Text: `")`}}})
}

// decisionDay is a day by which something of the campaign may be decided: when it is closed,
// or else its first day.
func (c *completer) decisionDay() string {
	if campaign := c.campaign(); campaign != nil && campaign.FreezeOn.Known() {
		return campaign.FreezeOn.V.ISO()
	} else if campaign != nil && campaign.Start.Known() {
		return campaign.Start.V.ISO()
	}
	return "2027-04-30"
}

func (c *completer) words(words ...string) {
	for _, w := range words {
		c.add(8, Candidate{Label: w, Class: ClassWord, Text: fixed(w)})
	}
}

// afterDot offers what can follow a name and a dot.
func (c *completer) afterDot(a *lang.Attr) {
	root := c.steps[0]
	k := lang.KindNamed(root)
	switch {
	case root == "local":
		if len(c.steps) == 1 {
			c.localValues(a)
		}
	case root == "each" || k == nil:
		c.eachValues(c.steps, "")
	case k.Label != syntax.Named:
	case len(c.steps) == 1:
		if root == "campaign" {
			c.campaignValues(a, "")
		}
		c.elements(20, &lang.Attr{Kinds: []string{root}}, root)
	case len(c.steps) == 2:
		if e := c.plan.Find(lang.Key{Kind: k, Name: c.steps[1]}); e != nil {
			c.valuesOf(e, a, "", 10)
		}
	}
}

// campaignValues offers the values of the caret's own campaign.
func (c *completer) campaignValues(a *lang.Attr, prefix string) {
	if c.plan.Campaign != nil {
		c.valuesOf(c.plan.Campaign, a, prefix, 10)
	}
}

// valuesOf offers the values of an element that are known: those of the type that
// is wanted and, where the element is named already, behind them all others.
func (c *completer) valuesOf(e lang.Element, wanted *lang.Attr, prefix string, rank int) {
	own := lang.KeyOf(e) == c.own()
	for _, a := range e.Kind().Attrs {
		fit := fits(a, wanted.Type)
		if a.Refers() || !fit && prefix != "" || own && c.line != nil && c.said(c.line.word) == a.Name {
			continue
		}
		shown := shownOf(e, a.Name)
		if shown == "" {
			continue
		}
		one := Candidate{Label: prefix + a.Name, Detail: shown, Class: ClassReference, Text: fixed(prefix + a.Name), Subject: subjectKey("element", e.Address(), a.Name)}
		if prefix != "" && e.Kind().Name != "campaign" {
			one.Where = titleOf(e)
		}
		switch {
		case !fit:
			c.add(rank+5, one)
		case prefix != "" && wanted.Type.Numeric() && a.Type != wanted.Type:
			c.add(rank+300, one) // an amount of money is rarely a number of people
		case prefix != "" && wanted.Type == lang.TypeText:
			c.add(rank+300, one) // people write a text of its own
		default:
			c.add(rank, one)
		}
	}
}

// elementValues offers values of other elements, those first that have to do with
// the one around the caret.
func (c *completer) elementValues(wanted *lang.Attr) {
	switch wanted.Type {
	case "", lang.TypeExpr, lang.TypeText, lang.TypeTexts, lang.TypeChoices, lang.TypeYesNo:
		return
	}
	const most = 60
	has := map[*lang.Kind]bool{}
	for _, k := range lang.Kinds() {
		has[k] = k.Name != "campaign" && slices.ContainsFunc(k.Attrs, func(a *lang.Attr) bool { return fits(a, wanted.Type) && !a.Refers() })
	}
	own := c.own()
	list := slices.DeleteFunc(slices.Clone(c.inReach(nil)), func(e lang.Element) bool {
		return !has[e.Kind()] || lang.KeyOf(e) == own || e.File() == nil // whose numbers nobody wrote
	})
	if c.cut = c.cut || len(list) > most; len(list) > most {
		list = c.typedIn(list)
	}
	for _, r := range c.ranked(list)[:min(len(list), most)] {
		c.valuesOf(r.Element, wanted, lang.Reference(r.Element)+".", 50+r.rank)
	}
}

// fits reports whether a value of the attribute can stand where one of a type is
// wanted.
func fits(a *lang.Attr, wanted lang.Type) bool {
	numeric := []lang.Type{lang.TypeNumber, lang.TypeMoney, lang.TypePercent, lang.TypeEffort}
	switch wanted {
	case "", lang.TypeExpr:
		return true
	case lang.TypeText:
		return a.Type == lang.TypeText || a.Type == lang.TypeChoice
	}
	return a.Type == wanted || slices.Contains(numeric, wanted) && slices.Contains(numeric, a.Type)
}

// shownOf is a value of an element as a sentence would say it; a day with its
// weekday.
func shownOf(e lang.Element, attr string) string {
	a := e.Kind().Attr(attr)
	if a == nil || a.Refers() {
		return ""
	}
	value := lang.FieldsOf(e).Get(a)
	if day, known := value.Date(); known {
		return worded(day)
	}
	if attr == "title" {
		return e.Label()
	}
	return prose.Clip(value.Shown())
}

func worded(d lang.Date) string { return d.Weekday() + ", " + d.String() }
