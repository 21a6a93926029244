package lang

import (
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
	"slices"
)

// values offers what can stand in a value.
func (c *completer) values() {
	a := c.wantedAttr()
	switch {
	case !c.wanted():
	case c.after.is == '(' && c.word.End > c.word.Start:
		c.functions(a, true)
	case c.isReference(a):
		c.references(a)
	case c.followed() && c.text == nil && !c.inChoices(a):
		// a value stands here already
	case a.Type == TypePlural:
		c.plurals()
	case c.text != nil:
		c.inText(a)
	case len(c.steps) > 0:
		c.afterDot(a)
	default:
		c.Value(a)
	}
}

// followed reports whether a value stands behind the caret. A quote without its
// partner is the end of the text around what is put into it.
func (c *completer) followed() bool {
	return c.after.starts() && !(c.put && c.after.is == tokenText && c.after.open)
}

// isReference reports whether the caret stands in a value that is a reference and
// nothing else.
func (c *completer) isReference(a *Attr) bool {
	return (a.Type == TypeRef || a.Type == TypeRefs) && !c.compares()
}

func (c *completer) inChoices(a *Attr) bool { return a.Type == TypeChoices && c.inner().is == '[' }

// wantedAttr says what is wanted at the caret: what its attribute takes, or what the
// argument of a function is, or what a comparison is with.
func (c *completer) wantedAttr() *Attr {
	a := c.ofLine()
	if compared := c.comparedWith(); compared != nil {
		return compared
	}
	for _, b := range slices.Backward(c.brackets) {
		switch f := functionNamed(b.function); {
		case b.is == '$':
			return &Attr{}
		case f != nil:
			return &Attr{Type: f.takes(b.argument)}
		}
	}
	if a == nil {
		return &Attr{}
	}
	return a
}

// ofLine is the attribute that the line sets; nil for none of the language's.
func (c *completer) ofLine() *Attr {
	word := c.said(c.line.word)
	if c.kind == nil {
		return nil
	}
	if a := c.kind.attr[word]; a != nil {
		return a
	}
	if c.kind.Name == "configure" {
		for _, a := range settingsOf(c.snapshot.book[c.own().name].Settings) {
			if a.Name == word {
				return a
			}
		}
	}
	return nil
}

// inText offers what can stand between quotes.
func (c *completer) inText(a *Attr) {
	if c.text.open {
		c.behind = `"`
	}
	switch a.Type {
	case TypeChoice, TypeChoices:
		c.behind = ""
		c.choices(a)
	case TypeDate:
		c.days(a)
	case TypeDuration:
		c.durations()
	}
}

// Value offers what can stand in a value that has no words yet.
func (c *completer) Value(a *Attr) {
	if c.inner().is == '{' {
		return
	}
	switch a.Type {
	case TypeChoice, TypeChoices:
		if c.compares() || c.direct(a.Type == TypeChoices) && (c.before.is == 0 || c.before.is == '[' || c.before.is == ',') {
			c.choices(a)
		}
		return
	case TypeRef, TypeRefs:
		c.elements(0, a, "")
		c.words("null")
		return
	case TypeYesNo:
		c.words("true", "false")
	case TypeExpr:
		c.words("true", "false", "null")
	case TypeDate:
		c.days(a)
	case TypeDuration:
		c.durations()
	}
	c.eachValues([]string{"each"}, "each.")
	c.allOfAKind(a)
	c.campaignValues(a, "campaign.")
	c.localValues(a)
	c.elementValues(a)
	c.functions(a, false)
	c.forLocal()
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
	rank, a := 300, &Attr{}
	for key := range c.listed() {
		if c.plan.lookup(key) != nil {
			rank, a.Kinds = -10, append(a.Kinds, key.kind.Name)
		}
	}
	c.elements(rank, a, "")
}

func (c *completer) words(words ...string) {
	for _, w := range words {
		c.add(8, Candidate{Label: w, Class: ClassWord, Text: fixed(w)})
	}
}

// afterDot offers what can follow a name and a dot.
func (c *completer) afterDot(a *Attr) {
	root := c.steps[0]
	k := kindByName[root]
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
		c.elements(20, &Attr{Kinds: []string{root}}, root)
	case len(c.steps) == 2:
		if e := c.plan.lookup(name{k, c.steps[1]}); e != nil {
			c.valuesOf(e, a, "", 10)
		}
	}
}

// campaignValues offers the values of the caret's own campaign.
func (c *completer) campaignValues(a *Attr, prefix string) {
	if c.plan.Campaign != nil {
		c.valuesOf(c.plan.Campaign, a, prefix, 10)
	}
}

// valuesOf offers the values of an element that are known: those of the type that
// is wanted and, where the element is named already, behind them all others.
func (c *completer) valuesOf(e Element, wanted *Attr, prefix string, rank int) {
	own := name{e.Kind(), e.Name()} == c.own()
	for _, a := range e.Kind().Attrs {
		fit := a.fits(wanted.Type)
		if a.refers() || !fit && prefix != "" || own && c.line != nil && c.said(c.line.word) == a.Name {
			continue
		}
		shown := shownOf(e, a.Name)
		if shown == "" {
			continue
		}
		one := Candidate{Label: prefix + a.Name, Detail: shown, Class: ClassReference, Text: fixed(prefix + a.Name), About: about("element", e.Address(), a.Name)}
		if prefix != "" && e.Kind().Name != "campaign" {
			one.Where = titleOf(e)
		}
		if fit {
			c.add(rank, one)
		} else {
			c.add(rank+5, one)
		}
	}
}

// elementValues offers values of other elements, those first that have to do with
// the one around the caret.
func (c *completer) elementValues(wanted *Attr) {
	switch wanted.Type {
	case "", TypeExpr, TypeText, TypeTexts, TypeChoices, TypeYesNo:
		return
	}
	const most = 60
	has := map[*Kind]bool{}
	for _, k := range kinds {
		has[k] = k.Name != "campaign" && slices.ContainsFunc(k.Attrs, func(a *Attr) bool { return a.fits(wanted.Type) && !a.refers() })
	}
	own := c.own()
	list := slices.DeleteFunc(slices.Clone(c.inReach(nil)), func(e Element) bool {
		return !has[e.Kind()] || (name{e.Kind(), e.Name()}) == own
	})
	if c.cut = c.cut || len(list) > most; len(list) > most {
		list = c.typedIn(list)
	}
	for _, r := range c.ranked(list)[:min(len(list), most)] {
		c.valuesOf(r.Element, wanted, Reference(r.Element)+".", 50+r.rank)
	}
}

// fits reports whether a value of the attribute can stand where one of a type is
// wanted.
func (a *Attr) fits(wanted Type) bool {
	numeric := []Type{TypeNumber, TypeMoney, TypePercent, TypeEffort}
	switch wanted {
	case "", TypeExpr:
		return true
	case TypeText:
		return a.Type == TypeText || a.Type == TypeChoice
	}
	return a.Type == wanted || slices.Contains(numeric, wanted) && slices.Contains(numeric, a.Type)
}

// shownOf is a value of an element as a sentence would say it; a day with its
// weekday.
func shownOf(e Element, attr string) string {
	a := e.Kind().attr[attr]
	if a == nil || a.refers() {
		return ""
	}
	value := FieldsOf(e).Get(a)
	if day, known := value.Date(); known {
		return worded(day)
	}
	if attr == "title" {
		return e.Label()
	}
	return prose.Clip(value.Shown())
}

func worded(d Date) string { return d.Weekday() + ", " + d.String() }
