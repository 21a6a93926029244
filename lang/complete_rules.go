package lang

import (
	"slices"
	"strings"
)

func (c *completer) compares() bool { return c.comparedWith() != nil }

// comparedWith is the attribute of the element that a rule looks at which stands
// before == or != and the caret.
func (c *completer) comparedWith() *Attr {
	if sign := c.said(c.before); c.before.is != tokenOther || sign != "==" && sign != "!=" || c.earlier.is != tokenName {
		return nil
	}
	steps := strings.Split(c.said(c.earlier), ".")
	last := len(steps) - 1
	if steps[0] != "each" || last < 1 {
		return nil
	}
	for _, k := range c.each(steps[:last]) {
		if a := k.attr[steps[last]]; a != nil {
			return a
		}
	}
	return nil
}

// each is what the words of a rule stand for: each is one of the kind that it
// looks at, each.owner one of those that owner can name.
func (c *completer) each(steps []string) []*Kind {
	if c.kind == nil || c.kind.Name != "rule" || steps[0] != "each" {
		return nil
	}
	var list []*Kind
	if line := c.body.attr("for_each", c.file.text); line != nil && len(line.value) > 0 {
		for _, k := range kinds {
			if k.Plural == c.said(line.value[0]) {
				list = append(list, k)
			}
		}
	}
	for _, step := range steps[1:] {
		var next []*Kind
		for _, k := range list {
			if a := k.attr[step]; a != nil {
				for _, to := range a.Kinds {
					next = append(next, kindByName[to])
				}
			}
		}
		list = next
	}
	return list
}

// eachValues offers the attributes of what the rule looks at.
func (c *completer) eachValues(steps []string, prefix string) {
	seen := map[string]bool{}
	for _, k := range c.each(steps) {
		for _, a := range k.Attrs {
			if !seen[a.Name] {
				seen[a.Name] = true
				c.add(0, Candidate{Label: prefix + a.Name, Detail: a.Takes(""), Class: ClassAttribute, Text: fixed(prefix + a.Name), About: about("attribute", k.Name, a.Name)})
			}
		}
	}
}

func (c *completer) plurals() {
	if len(c.steps) > 0 || c.text != nil || c.before.is != 0 {
		return
	}
	for _, k := range kinds {
		if k.Label == Named {
			c.add(0, Candidate{Label: k.Plural, Detail: firstPhrase(k.Doc), Class: ClassKind, Text: fixed(k.Plural), About: about("kind", k.Name)})
		}
	}
}

// naming offers what can stand behind a kind: the ids of rules, and whether an
// example is good or bad.
func (c *completer) naming() {
	word := c.said(c.line.word)
	k := kindByName[word]
	switch {
	case c.top && k != nil && k.Label == ForRule:
		c.rules(word)
	case c.kind != nil && c.kind.nested[word] != nil && c.kind.nested[word].Example:
		for _, verdict := range []string{"good", "bad"} {
			c.add(0, Candidate{Label: verdict, Class: ClassName, Text: fixed(verdict)})
		}
	}
	switch {
	case c.text == nil:
		c.ahead, c.behind = `"`, `"`
	case c.text.open:
		c.behind = `"`
	}
}

// rules offers the rules that the block can be for.
func (c *completer) rules(word string) {
	book := c.snapshot.book
	ids := make([]string, 0, len(book))
	for id, info := range book {
		if !info.Language {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	for _, id := range ids {
		if word == "configure" && c.plan.names[name{kindByName[word], id}] != nil && c.label(c.labelAt()) != id {
			continue // is configured already
		}
		c.add(0, Candidate{Label: id, Detail: book[id].Title, Class: ClassName, Text: fixed(id), About: about("rule", id)})
	}
	for _, e := range c.inReach(kindByName["rule"]) {
		id := "rule." + e.Name()
		c.add(1, Candidate{Label: id, Detail: titleOf(e), Where: whereIs(e), Class: ClassName, Text: fixed(id), About: about("element", e.Address())})
	}
}

// labelAt is the name that stands behind the kind already.
func (c *completer) labelAt() token {
	if len(c.line.labels) > 0 {
		return c.line.labels[0]
	}
	return token{}
}
