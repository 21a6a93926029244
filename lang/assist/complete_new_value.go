package assist

import (
	"strings"

	"github.com/plan-as-code/plan/lang"
)

// ofNewValue is an attribute of a value that an amendment allows, as the element takes it
// of which it is one: attribute has a choice of names, and to takes what the named one takes.
// Of any other attribute, and where the element is not found, it is a itself.
func (c *completer) ofNewValue(a *lang.Attr) *lang.Attr {
	if a.Type != lang.TypeAny && a.Name != "attribute" {
		return a
	}
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
	key, ok := lang.KeyIn(said["of"])
	if !ok {
		return a
	}
	kind := &lang.Kind{}
	e := c.plan.Find(key)
	if e != nil {
		kind = e.Kind()
	}
	if a.Type == lang.TypeAny {
		if named := kind.AttrAt(said["attribute"]); named != nil {
			return named
		}
		return a
	}
	choice := *a
	choice.Type, choice.Choices = lang.TypeChoice, kind.AttrPaths()
	return &choice
}
