package assist

import (
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// inReach lists the elements of a kind, or for nil of any kind that has names,
// that the caret's plan can refer to: its own first, then those of the plans
// above, each in reading order.
func (c *completer) inReach(k *lang.Kind) []lang.Element {
	if c.reach == nil {
		c.reach = map[*lang.Kind][]lang.Element{}
		c.plan.InScope(func(p *lang.Plan) {
			for _, e := range p.All {
				c.reaches(e)
			}
			for _, stage := range p.Stages {
				if stage.Builtin() {
					c.reaches(stage)
				}
			}
		})
	}
	return c.reach[k]
}

func (c *completer) reaches(e lang.Element) {
	k := e.Kind()
	if e.Name() == "" || c.plan.Find(lang.Key{Kind: k, Name: e.Name()}) != e {
		return
	}
	c.reach[k] = append(c.reach[k], e)
	if k.Label == syntax.Named && k.Name != "rule" {
		c.reach[nil] = append(c.reach[nil], e)
	}
}

// candidates lists the elements that an attribute may name, of one kind where one
// is given.
func (c *completer) candidates(a *lang.Attr, kind string) []lang.Element {
	var list []lang.Element
	if len(a.Kinds) == 0 && kind == "" {
		return slices.Clone(c.inReach(nil))
	}
	for _, k := range lang.Kinds() {
		if (kind == "" || k.Name == kind) && a.Accepts(k.Name) && k.Label == syntax.Named && k.Name != "rule" {
			list = append(list, c.inReach(k)...)
		}
	}
	return list
}

// references offers the elements that an attribute may name, and the local values
// that stand for some.
func (c *completer) references(a *lang.Attr) {
	list := a.Type == lang.TypeRefs
	switch in := c.inner(); {
	case len(c.brackets) > 1, in.is != 0 && !(list && in.is == '['), c.before.is != 0 && c.before.is != '[' && c.before.is != ',':
		return
	case in.is == 0 && c.after.starts() && c.text == nil:
		return // a reference stands here already
	case list && in.is == 0 && !a.One:
		c.ahead, c.behind = "[", "]"
	case c.text == nil && in.is == '[' && c.after.starts():
		c.behind = ", "
	}
	if c.text != nil {
		c.unquote()
	}
	if len(c.steps) > 1 {
		return
	}
	if len(c.steps) == 1 && c.steps[0] == "local" {
		c.localReferences(a)
		return
	}
	kind := ""
	if len(c.steps) == 1 {
		kind = c.steps[0]
		c.widen()
	}
	if a.Gone && a.Required {
		c.gone(a)
		return
	}
	c.elements(0, a, kind)
	if kind == "" {
		c.localReferences(a)
		c.inSnippet(a)
	}
	if len(c.found) == 0 && c.text == nil {
		c.fresh(a, kind)
	}
	if kind == "" && c.text == nil {
		c.undecided(1000)
	}
}

// fresh offers to name an element where a plan has none that an attribute could name: the light
// bulb creates what is named.
func (c *completer) fresh(a *lang.Attr, kind string) {
	for _, name := range a.Kinds {
		switch label := name + ".NAME"; {
		case name == "campaign" || name == "stage" || kind != "" && kind != name:
		case kind != "" && c.ahead == "":
			c.add(0, Candidate{Label: "NAME", Detail: noneYet, Class: ClassReference, Text: []Piece{{Text: "NAME", Hole: true}}, Subject: subjectKey("kind", name)})
		default:
			c.add(0, Candidate{Label: label, Detail: noneYet, Class: ClassReference, Text: []Piece{{Text: name + "."}, {Text: "NAME", Hole: true}}, Subject: subjectKey("kind", name)})
		}
	}
}

const noneYet = "none yet: name one, and have it created"

// unquote takes the quotes around the word under the caret for a part of it.
func (c *completer) unquote() {
	c.at.Start, c.whole = c.text.Start, true
	if !c.text.open {
		c.at.End = c.text.End
	}
	text := c.file.Content[c.text.Start+1 : c.offset]
	if i := strings.LastIndexByte(text, '.'); i >= 0 {
		c.steps = strings.Split(text[:i], ".")
	}
}

// widen takes the kind before the word for a part of it where something must be
// written before both.
func (c *completer) widen() {
	if c.ahead != "" && c.text == nil {
		c.at.Start -= int32(len(c.steps[0]) + 1)
	}
}

// mostReferences are offered at once. Of more, those go first that fit best and
// have in them what is typed so far.
const mostReferences = 200

// elements offers the elements of a kind, or of every kind that the attribute
// takes, those that have to do with the one around the caret first.
func (c *completer) elements(rank int, a *lang.Attr, kind string) {
	own, listed := c.own(), c.listed()
	list := slices.DeleteFunc(c.candidates(a, kind), func(e lang.Element) bool {
		key := lang.KeyOf(e)
		return key == own || listed[key]
	})
	if c.cut = c.cut || len(list) > mostReferences; len(list) > mostReferences {
		list = c.typedIn(list)
	}
	for _, r := range c.ranked(list)[:min(len(list), mostReferences)] {
		one := c.reference(r.Element)
		if kind != "" && c.ahead == "" && c.text == nil {
			one.Label = strings.TrimPrefix(one.Label, kind+".")
			one.Text = fixed(one.Label)
		}
		if one.Detail != "" { // people know an element by its title, too
			one.Filter = one.Label + " " + one.Detail
		}
		c.add(rank+r.rank, one)
	}
}

func (c *completer) reference(e lang.Element) Candidate {
	return Candidate{Label: lang.Reference(e), Detail: titleOf(e), Where: whereIs(e), Class: ClassReference, Text: fixed(lang.Reference(e)), Subject: subjectKey("element", e.Address())}
}

// titleOf is what people call an element; where it has no title, what it states.
func titleOf(e lang.Element) string {
	if e.Label() != e.Name() {
		return prose.Clip(e.Label())
	}
	for _, attr := range []string{"statement", "what", "role", "definition", "text", "finding", "reason"} {
		if s := shownOf(e, attr); s != "" {
			return prose.Clip(s)
		}
	}
	return ""
}

// whereIs names the file in which an element is declared.
func whereIs(e lang.Element) string {
	if f := e.File(); f != nil {
		return f.Path
	}
	return "built in"
}

// listed are the elements that the list around the caret holds already.
func (c *completer) listed() map[lang.Key]bool {
	in := map[lang.Key]bool{}
	for _, t := range c.line.value {
		if (t.is == tokenName || t.is == tokenText) && !c.touches(t) {
			if key, ok := lang.KeyIn(c.label(t)); ok {
				in[key] = true
			}
		}
	}
	return in
}

// localReferences offers the local values that are references: lists for a list,
// single ones for its items and for a single reference.
func (c *completer) localReferences(a *lang.Attr) {
	if c.text != nil {
		return
	}
	list := a.Type == lang.TypeRefs && c.inner().is == 0
	for _, localName := range c.plan.LocalNames() {
		l := c.plan.FindLocal(localName)
		if named, isList := l.StandsFor(); isList == list && len(named) > 0 && !slices.ContainsFunc(named, func(k *lang.Kind) bool { return !a.Accepts(k.Name) }) {
			one := c.local(localName)
			one.whole = list
			c.add(5, one)
		}
	}
}

// inSnippet offers the elements of the example around the caret.
func (c *completer) inSnippet(a *lang.Attr) {
	if !c.inExample() {
		return
	}
	e := c.element()
	own := c.own()
	for _, l := range e.up.lines {
		k := lang.KindNamed(c.said(l.word))
		if k == nil || len(l.labels) == 0 || !a.Accepts(k.Name) || k.Label != syntax.Named {
			continue
		}
		if key := (lang.Key{Kind: k, Name: c.label(l.labels[0])}); key != own && c.plan.Find(key) == nil && lang.ValidName(key.Name) {
			text := syntax.Address(k.Name, key.Name)
			c.add(-10, Candidate{Label: text, Where: "this example", Class: ClassReference, Text: fixed(text)})
		}
	}
}

// gone offers the kinds of elements that may have been there: which, only the
// author knows.
func (c *completer) gone(a *lang.Attr) {
	if len(c.steps) > 0 || c.text != nil {
		return
	}
	stays := ""
	if to := c.body.attr("to", c.file.Content); to != nil && len(to.value) > 0 {
		key, _ := lang.KeyIn(c.said(to.value[0]))
		if key.Kind != nil {
			stays = key.Kind.Name
		}
	}
	for _, k := range lang.Kinds() {
		if k.Label == syntax.Named && k.Name != "rule" && a.Accepts(k.Name) && (stays == "" || stays == k.Name) {
			c.add(0, Candidate{Label: k.Name + ".NAME", Detail: firstPhrase(k.Doc), Class: ClassReference,
				Text: []Piece{{Text: k.Name + "."}, {Text: "NAME", Hole: true}}, Subject: subjectKey("kind", k.Name)})
		}
	}
}
