package assist

import (
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/ruling"
	"github.com/plan-as-code/plan/lang/syntax"
)

func (c *completer) compares() bool { return c.comparedWith() != nil }

// comparedWith is the attribute of the element that a rule looks at which stands
// before == or != and the caret.
func (c *completer) comparedWith() *lang.Attr {
	if sign := c.said(c.before); c.before.is != tokenOther || sign != "==" && sign != "!=" || c.earlier.is != tokenName {
		return nil
	}
	steps := strings.Split(c.said(c.earlier), ".")
	last := len(steps) - 1
	if steps[0] != "each" || last < 1 {
		return nil
	}
	for _, k := range c.each(steps[:last]) {
		if a := k.Attr(steps[last]); a != nil {
			return a
		}
	}
	return nil
}

// each is what the words of a rule stand for: each is one of the kind that it
// looks at, each.owner one of those that owner can name, and the word that a for
// expression gives is one of those that it runs through.
func (c *completer) each(steps []string) []*lang.Kind {
	if c.kind == nil || c.kind.Name != "rule" || c.line == nil {
		return nil
	}
	return c.asked(steps, len(c.line.value))
}

// asked follows the words, by the for expressions among the first of the line's.
func (c *completer) asked(steps []string, first int) []*lang.Kind {
	var list []*lang.Kind
	switch k := lang.KindOfPlural(steps[0]); {
	case k != nil:
		list = []*lang.Kind{k}
	case steps[0] == "each":
		if line := c.body.attr("for_each", c.file.Content); line != nil && len(line.value) > 0 && lang.KindOfPlural(c.said(line.value[0])) != nil {
			list = []*lang.Kind{lang.KindOfPlural(c.said(line.value[0]))}
		}
	default:
		list = c.given(steps[0], first)
	}
	for _, step := range steps[1:] {
		var next []*lang.Kind
		for _, k := range list {
			if a, n := k.Attr(step), k.Block(step); a != nil {
				for _, to := range a.Kinds {
					next = append(next, lang.KindNamed(to))
				}
			} else if n != nil && !n.Example {
				next = append(next, &n.Kind)
			} else if step == ruling.CampaignAttr {
				next = append(next, lang.KindNamed("campaign"))
			}
		}
		list = next
	}
	return list
}

// given is what a for expression gives a word for: for WORD in LIST.
func (c *completer) given(word string, first int) []*lang.Kind {
	v := c.line.value
	for i := min(first, len(v)-1) - 1; i > 0; i-- {
		if c.said(v[i]) == "in" && c.said(v[i-1]) == word {
			return c.asked(strings.Split(c.said(v[i+1]), "."), i)
		}
	}
	return nil
}

// eachValues offers the attributes of what the rule looks at, and what it can ask
// of every element.
func (c *completer) eachValues(steps []string, prefix string) {
	seen := map[string]bool{}
	kinds := c.each(steps)
	offer := func(kind, attr, detail string) {
		if !seen[attr] {
			seen[attr] = true
			c.add(0, Candidate{Label: prefix + attr, Detail: detail, Class: ClassAttribute, Text: fixed(prefix + attr), Subject: subjectKey("attribute", kind, attr)})
		}
	}
	for _, k := range kinds {
		for _, a := range k.Attrs {
			offer(k.Name, a.Name, a.Takes(""))
		}
	}
	for _, k := range kinds {
		for _, n := range k.Blocks {
			if !n.Example {
				offer(k.Name, n.Name, firstPhrase(n.Doc))
			}
		}
		for _, word := range ruling.Derived(k) {
			offer(k.Name, word, firstPhrase(ruling.DerivedDoc(word)))
		}
	}
}

// allOfAKind offers the plurals that stand for all elements of a kind.
func (c *completer) allOfAKind(wanted *lang.Attr) {
	if c.kind == nil || c.kind.Name != "rule" || wanted.Type != "" && wanted.Type != lang.TypeExpr {
		return
	}
	for _, k := range lang.Kinds() {
		if k.Label == syntax.Named && k.Name != "rule" {
			c.add(60, Candidate{Label: k.Plural, Detail: "all of them: " + firstPhrase(k.Doc), Class: ClassKind, Text: fixed(k.Plural), Subject: subjectKey("kind", k.Name)})
		}
	}
}

func (c *completer) plurals() {
	if len(c.steps) > 0 || c.text != nil || c.before.is != 0 {
		return
	}
	for _, k := range lang.Kinds() {
		if k.Label == syntax.Named {
			c.add(0, Candidate{Label: k.Plural, Detail: firstPhrase(k.Doc), Class: ClassKind, Text: fixed(k.Plural), Subject: subjectKey("kind", k.Name)})
		}
	}
}

// naming offers what can stand behind a kind: the ids of rules, and whether an
// example is good or bad.
func (c *completer) naming() {
	word := c.said(c.line.word)
	k := lang.KindNamed(word)
	switch {
	case c.top && k != nil && k.Label == syntax.ForRule:
		c.rules(word)
	case c.kind != nil && c.kind.Block(word) != nil && c.kind.Block(word).Example:
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
	book := c.snapshot.Book()
	ids := make([]string, 0, len(book))
	for id, info := range book {
		if !info.Language {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	for _, id := range ids {
		if word == "configure" && c.plan.Own(lang.Key{Kind: lang.KindNamed(word), Name: id}) != nil && c.label(c.labelAt()) != id {
			continue // is configured already
		}
		c.add(0, Candidate{Label: id, Detail: book[id].Title, Class: ClassName, Text: fixed(id), Subject: subjectKey("rule", id)})
	}
	for _, e := range c.inReach(lang.KindNamed("rule")) {
		id := "rule." + e.Name()
		c.add(1, Candidate{Label: id, Detail: titleOf(e), Where: whereIs(e), Class: ClassName, Text: fixed(id), Subject: subjectKey("element", e.Address())})
	}
}

// labelAt is the name that stands behind the kind already.
func (c *completer) labelAt() token {
	if len(c.line.labels) > 0 {
		return c.line.labels[0]
	}
	return token{}
}
