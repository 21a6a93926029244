package assist

import (
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// ofNewValue is an attribute of a value that an amendment allows, as the element takes it
// of which it is one: attribute has a choice of names, and to takes what the named one takes.
// Of any other attribute, and where the element is not found, it is a itself.
func (c *completer) ofNewValue(a *lang.Attr) *lang.Attr {
	if a.Type != lang.TypeAny && a.Name != "attribute" {
		return a
	}
	e, path := c.amended()
	if e == nil {
		return a
	}
	if a.Type == lang.TypeAny {
		if named := e.Kind().AttrAt(path); named != nil {
			return named
		}
		return a
	}
	choice := *a
	choice.Type, choice.Choices = lang.TypeChoice, nil
	for _, p := range lang.Paths(e) {
		if !slices.Contains(choice.Choices, p.Name) {
			choice.Choices = append(choice.Choices, p.Name)
		}
	}
	return &choice
}

// amended is the element of which the block around the caret gives a value, and the path of
// that value; nil where the element is not found.
func (c *completer) amended() (e lang.Element, path string) {
	said := map[string]string{}
	for _, l := range c.body.lines {
		var text strings.Builder
		for _, t := range l.value {
			if t.is == tokenText {
				text.WriteString(c.label(t))
			} else {
				text.WriteString(c.said(t))
			}
		}
		said[c.said(l.word)] = text.String()
	}
	if key, ok := lang.KeyIn(said["of"]); ok {
		e = c.plan.Find(key)
	}
	return e, said["attribute"]
}

// asItStands is the value that an amendment is about to change, in the place of its new one;
// Absent where the caret is anywhere else.
func (c *completer) asItStands() (now lang.Path) {
	if c.kind == nil || c.line == nil {
		return now
	}
	if a := c.kind.Attr(c.said(c.line.word)); a == nil || a.Type != lang.TypeAny {
		return now
	}
	e, path := c.amended()
	if e == nil {
		return now
	}
	for _, p := range lang.Paths(e) {
		if p.Name == path && p.State == lang.Known {
			return p
		}
	}
	return now
}

// asNow is the rank of what is about to change: before all that might have to do with it.
const asNow = -1000

// fromNow offers the value that an amendment is about to change, to be changed.
func (c *completer) fromNow() {
	now := c.asItStands()
	text := ""
	switch v := now.Held.(type) {
	case float64:
		text = prose.Literal(v)
	case lang.Date, lang.Duration:
		return // among the days and the lengths of time
	case string:
		if now.Type != lang.TypeText {
			return // among the choices
		}
		text = prose.Quote(v)
	case []lang.Element:
		names := make([]string, len(v))
		for i, e := range v {
			names[i] = lang.Reference(e)
		}
		text = "[" + strings.Join(names, ", ") + "]"
	default:
		return
	}
	if c.text == nil && len(c.brackets) == 0 && c.before.is == 0 && !strings.Contains(text, "\n") {
		c.add(asNow, Candidate{Label: text, Detail: "as it is now", Class: ClassText, Text: []Piece{{Text: text, Hole: true}}, whole: true})
	}
}

// amendable are the elements of which an amendment may give a value: those that it says it
// changes, or else what the plan holds most of its agreement in, the nearest first.
func (c *completer) amendable() []string {
	var names []string
	if m, ok := c.plan.Find(c.own()).(*lang.Amendment); ok {
		for i := range m.Changes.Items {
			names = append(names, lang.Reference(m.Changes.Items[i].To))
		}
	}
	if len(names) == 0 {
		names, _ = c.namesFor(&lang.Attr{Type: lang.TypeRef, Kinds: []string{"tactic", "objective", "phase", "campaign"}})
	}
	return names
}
