package sheet

import (
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var separators = prose.Pattern(`\s*(?:[,;/&+|\n]|\s(?:and|und|et|y)\s)\s*`)

// andMore is a number of which more is meant, too: 35+.
var andMore = prose.Pattern(`(\d)\+(\s*(?:$|[,;/|\n]))`)

// items are what a cell lists.
func items(cell string) []string {
	list := separators().Split(andMore().ReplaceAllString(cell, "$1\x00$2"), -1)
	for i, item := range list {
		list[i] = strings.ReplaceAll(item, "\x00", "+")
	}
	return slices.DeleteFunc(list, func(s string) bool { return strings.TrimSpace(s) == "" })
}

func distinctWords(words []string) []string {
	var list []string
	for _, w := range words {
		if !slices.Contains(list, w) {
			list = append(list, w)
		}
	}
	return list
}

// splitNames are the elements that a cell names: one whose name or title all of it is, or
// several. Addresses in brackets, as databases export relations, are left out.
func (c *composer) splitNames(a *lang.Attr, cell string) []string {
	key := split{a, cell}
	list, known := c.splits[key]
	if !known {
		list = c.namesIn(a, cell)
		c.splits[key] = list
	}
	return list
}

// split is a cell of names that an attribute takes.
type split struct {
	*lang.Attr
	cell string
}

func (c *composer) namesIn(a *lang.Attr, cell string) []string {
	cell = withoutAddress(cell)
	if c.isTitle(a, cell) {
		return []string{cell}
	}
	var list []string
	for _, whole := range wholes(cell, func(text string) bool { return c.isTitle(a, text) }) {
		if c.isTitle(a, whole) {
			list = append(list, whole)
		} else {
			list = append(list, items(whole)...)
		}
	}
	return list
}

// wholes are the parts of a cell, of which several that commas part are one where together
// they are known, the longest first.
func wholes(cell string, known func(string) bool) []string {
	pieces := itemsWithCommas(cell)
	var list []string
	for i := 0; i < len(pieces); {
		n := len(pieces) - i
		for n > 1 && !known(strings.Join(pieces[i:i+n], ", ")) {
			n--
		}
		list = append(list, strings.Join(pieces[i:i+n], ", "))
		i += n
	}
	return list
}

func itemsWithCommas(cell string) []string {
	var list []string
	for part := range strings.SplitSeq(strings.NewReplacer(";", ",", "\n", ",", "|", ",").Replace(cell), ",") {
		if part = strings.TrimSpace(part); part != "" {
			list = append(list, part)
		}
	}
	return list
}

var webAddress = prose.Pattern(`\s*\(https?://[^)]*\)`)

// withoutAddress is a text without web addresses in brackets.
func withoutAddress(text string) string {
	if !strings.Contains(text, "(http") {
		return text
	}
	return strings.TrimSpace(webAddress().ReplaceAllString(text, ""))
}

// isTitle reports that a text is the whole title of an element or a row, its commas among it.
func (c *composer) isTitle(a *lang.Attr, text string) bool {
	if d := c.rowNamed(a, text); d != nil && strings.EqualFold(d.Title, text) {
		return true
	}
	e := c.there(a, text)
	return e != nil && (strings.EqualFold(e.Label(), text) || states(e, text))
}

// states reports that a text is the statement of an element.
func states(e lang.Element, text string) bool {
	a := e.Kind().Attr("statement")
	if a == nil {
		return false
	}
	said, ok := lang.FieldsOf(e).Get(a).Held.(string)
	return ok && strings.EqualFold(said, text)
}

// rowNamed is the draft of the row whose title a text is, where an attribute can name it.
func (c *composer) rowNamed(a *lang.Attr, text string) *Draft {
	if c.titles == nil {
		c.titles = map[string]*Draft{}
		for _, d := range c.ordered {
			if key := titleKey(d.Title); c.titles[key] == nil && d.Title != "" {
				c.titles[key] = d
			}
		}
	}
	if d := c.titles[titleKey(text)]; d != nil && a.Accepts(d.Kind.Name) {
		return d
	}
	return nil
}

// referAll refers to all that a cell names.
func (c *composer) referAll(a *lang.Attr, cell string) ([]string, bool) {
	if len(a.Kinds) == 0 {
		return nil, false
	}
	var list []string
	for _, n := range c.splitNames(a, cell) {
		ref, ok := c.refer(a, n)
		if !ok {
			return nil, false
		}
		list = append(list, ref)
	}
	return distinctWords(list), len(list) > 0
}

// refer refers to the element that a cell names: to one of a row, to one that is there, or
// to one that is made for it, where elements of its kind can be made of a name.
func (c *composer) refer(a *lang.Attr, cell string) (string, bool) {
	if prose.Normalise(cell) == "" {
		return "", false
	}
	if d := c.rowNamed(a, cell); d != nil {
		return d.Address(), true
	}
	if e := c.there(a, cell); e != nil {
		c.found[e.Address()] = true
		return lang.Reference(e), true
	}
	kind := a.Kinds[0]
	if first, rest, dotted := strings.Cut(cell, "."); dotted && a.Accepts(first) && lang.KindNamed(first) != nil && rest != "" && !strings.Contains(rest, " ") {
		kind, cell = first, strings.ReplaceAll(rest, "_", " ")
	}
	if slices.Contains([]string{"tactic", "task", "input", "milestone", "phase", "stage", "campaign"}, kind) {
		return "", false
	}
	return c.make(kind, cell).Address(), true
}

// there is the element in reach that an attribute can name and that a text names: by its
// name, its title, or what it states; nil where there is none.
func (c *composer) there(a *lang.Attr, text string) (found lang.Element) {
	for _, kind := range a.Kinds {
		if e := c.plan.Find(lang.Key{Kind: lang.KindNamed(kind), Name: strings.TrimPrefix(text, kind+".")}); e != nil {
			return e
		}
	}
	c.indexed()
	for _, kind := range a.Kinds {
		if list := c.elements[kind+" "+titleKey(text)]; len(list) > 0 && prose.Normalise(text) != "" {
			return list[0]
		}
	}
	name := lang.ProperName(text)
	if name != strings.ReplaceAll(prose.Normalise(text), " ", "_") {
		return nil // something of it is in no name
	}
	for _, kind := range a.Kinds {
		if e := c.plan.Find(lang.Key{Kind: lang.KindNamed(kind), Name: name}); e != nil {
			return e
		}
	}
	return nil
}

// indexed sees to it that elements in reach are found by what they are called or state.
func (c *composer) indexed() {
	if c.elements != nil {
		return
	}
	c.elements = map[string][]lang.Element{}
	c.plan.InScope(func(p *lang.Plan) {
		for _, e := range p.All {
			if !lang.ValidName(e.Name()) || e.Broken() {
				continue
			}
			key := e.Kind().Name + " "
			c.elements[key+titleKey(e.Label())] = append(c.elements[key+titleKey(e.Label())], e)
			if a := e.Kind().Attr("statement"); a != nil {
				if said, ok := lang.FieldsOf(e).Get(a).Held.(string); ok && titleKey(said) != titleKey(e.Label()) {
					c.elements[key+titleKey(said)] = append(c.elements[key+titleKey(said)], e)
				}
			}
		}
	})
}

// make is the draft of an element that rows refer to by a text.
func (c *composer) make(kind, text string) *Draft {
	key := kind + " " + titleKey(text)
	if d := c.made[key]; d != nil {
		return d
	}
	k := lang.KindNamed(kind)
	for _, d := range c.Made {
		if d.Kind == k && d.Name == text {
			return d
		}
	}
	d := &Draft{Kind: k, Title: text, Name: c.free(k, text), values: map[string]string{}, called: text}
	for _, required := range k.Attrs {
		switch {
		case !required.Required:
		case required.Name == "statement":
			d.values["statement"], d.Title = quoted(text), ""
		default:
			d.values[required.Name] = lang.UndecidedWord
		}
	}
	c.made[key] = d
	c.Made = append(c.Made, d)
	return d
}

// parent has a draft support the row that it is a part of.
func (c *composer) parent(d *Draft, col *Column, cell string) {
	to := c.rowCalled(withoutAddress(cell))
	if to == nil || to == d || to.Kind.Name != "tactic" {
		d.say(col.Heading, cell)
		return
	}
	c.isPartOf(d, to)
}

var lag = prose.Pattern(`(?i)^([\d.]+)\s*(?:FS|SS|FF|SF|EA|AA|EE)?\s*([+-]\s*[\d.,]+\s*\pL*)?$`)

// requires has a draft wait for the rows that a cell names: by their ids, numbers, places
// in an outline, or titles. Other rows wait for it where the column says so.
func (c *composer) requires(d *Draft, col *Column, cell string, reverse bool) {
	a := d.Kind.Attr("requires")
	if a == nil && !reverse {
		d.say(col.Heading, cell)
		return
	}
	whole := true
	for _, name := range c.splitRows(cell) {
		to := c.rowCalled(name)
		m := lag().FindStringSubmatch(name)
		if to == nil && m != nil {
			to = c.rowCalled(m[1])
		}
		whole = whole && to != nil && (m == nil || name == m[1])
		from := d
		if to != nil && reverse {
			from, to = to, d
		}
		switch {
		case to != nil && to != from && from.Kind.Attr("requires") != nil && from.Kind.Attr("requires").Accepts(to.Kind.Name):
			from.add("requires", to.Address())
		case to == nil && !reverse:
			if e := c.there(a, name); e != nil && lang.ValidName(e.Name()) {
				d.add("requires", lang.Reference(e))
				continue
			}
			whole = false
		default:
			whole = false
		}
	}
	if !whole {
		d.say(col.Heading, cell)
	}
}

// reversed has other rows wait for a draft, where a column says whom it holds up.
func (c *composer) reversed(d *Draft) {
	if col := d.Row.Table.column(meansBlocks); d.Row.cell(col) != "" {
		c.requires(d, col, d.Row.cell(col), true)
	}
}

// otherIDs finds columns that tell rows apart as well as the one of ids that is kept: others
// name rows by them.
func (c *composer) otherIDs() {
	for _, col := range c.Table.Columns {
		if col.said != meansID || col.Meaning != "" {
			continue
		}
		seen := map[string]bool{}
		for _, r := range c.Table.Rows {
			if cell := r.cell(col); r.Table == c.Table && cell != "" {
				if seen[cell] {
					seen = nil
					break
				}
				seen[cell] = true
			}
		}
		if len(seen) > 0 {
			col.Meaning = meansOtherID
		}
	}
}

// splitRows are the rows that a cell names: ids, numbers or titles, which may have commas.
// Addresses in brackets, as databases export relations, are left out.
func (c *composer) splitRows(cell string) []string {
	cell = withoutAddress(cell)
	if c.rowCalled(cell) != nil {
		return []string{cell}
	}
	return wholes(cell, func(text string) bool { return c.rowCalled(text) != nil })
}

// rowCalled is the draft of the row that a text means: by the source's id, the number of
// the row, its place in an outline, or its title, in this order.
func (c *composer) rowCalled(text string) *Draft {
	if c.called == nil {
		c.called = map[string]*Draft{}
		note := func(key string, d *Draft) {
			if key != "" && c.called[key] == nil {
				c.called[key] = d
			}
		}
		for _, d := range c.ordered {
			note(titleKey(d.ID), d)
			if d.ID != "" {
				note(d.Address(), d)
			}
		}
		for _, col := range c.Table.Columns {
			for _, d := range c.ordered {
				if col.Meaning == meansOtherID && d.Row.Table == c.Table {
					note(titleKey(d.Row.cell(col)), d)
				}
			}
		}
		numbers := c.Table.column(meansNumber)
		for _, r := range c.Table.Rows {
			number := r.cell(numbers)
			if numbers == nil && c.Table.column(meansID) == nil {
				number = itoa(r.place)
			}
			if d := c.drafts[r]; d != nil {
				note(number, d)
			}
		}
		for _, d := range c.ordered {
			note(d.Row.says(meansOutline), d)
		}
		for _, d := range c.ordered {
			note(titleKey(d.Title), d)
		}
		for _, d := range c.ordered {
			note(d.Address(), d)
			note(d.Name, d)
		}
	}
	if d := c.called[text]; d != nil {
		return d
	}
	return c.called[titleKey(text)]
}
