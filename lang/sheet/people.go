package sheet

import (
	"fmt"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var (
	share       = prose.Pattern(`\s*\[[^\]]*\]|\s*\(\d+\s*%\)`)
	handle      = prose.Pattern(`\s\([a-z0-9_.]+\)`) // of an account: Ana Ruiz (anaruiz)
	mailAddress = prose.Pattern(`^[^\s@]+@[^\s@]+\.[^\s@]+$`)
	namedMail   = prose.Pattern(`^(.*?)\s*<([^\s@]+@[^\s@>]+)>$`)
)

// isOpen reports that a name says that nobody is named yet.
func isOpen(name string) bool {
	switch strings.ToLower(strings.TrimSpace(name)) {
	case "tbd", "tba", "tbc", "?", "??", "???", "open", "offen", "nn", "n.n.", "à définir", "por definir", "unassigned", "to be decided", "to be confirmed":
		return true
	}
	return false
}

// everybody are words that name nobody in particular.
var everybody = words("all everyone everybody alle tous todos team")

// person has a draft say who owns or approves it: the first of several; others are
// consulted, where the language lets them be.
func (c *composer) person(d *Draft, col *Column, cell string) {
	a := d.Kind.Attr(col.Meaning)
	if a == nil {
		d.say(col.Heading, cell)
		return
	}
	if isOpen(cell) {
		d.set(a.Name, lang.UndecidedWord)
		return
	}
	if prose.Normalise(col.Heading) == "members" {
		cell = handle().ReplaceAllString(cell, "")
	}
	bare := share().ReplaceAllString(cell, "")
	if bare != cell {
		d.say(col.Heading, cell)
	}
	people := c.splitNames(a, bare)
	named := false
	for _, name := range people {
		ref, ok := c.who(name)
		switch {
		case !ok:
			d.say(col.Heading, name)
			c.missed(col, name)
		case !named:
			named = true
			c.first(d, a, col, name, ref)
		case d.Kind.Attr("consulted") != nil:
			d.add("consulted", ref)
		default:
			d.say(col.Heading, name)
		}
	}
	if mail := d.Row.says(meansEmail); mail != "" && a.Name == "owner" && len(people) == 1 {
		c.contact(d.values["owner"], mail)
	}
}

// first has a draft be owned by whom a name refers to; a discipline owns nothing, but does
// the work.
func (c *composer) first(d *Draft, a *lang.Attr, col *Column, name, ref string) {
	kind, _, _ := strings.Cut(ref, ".")
	switch {
	case a.Accepts(kind):
		d.set(a.Name, ref)
	case kind == "discipline" && d.Kind.Attr("discipline") != nil && d.values["discipline"] == "":
		d.values["discipline"] = ref
	default:
		d.say(col.Heading, name)
	}
}

// contact gives a person that is being made an address.
func (c *composer) contact(ref, mail string) {
	for _, d := range c.Made {
		if d.Address() == ref && d.Kind.Name == "person" {
			d.set("contact", quoted(mail))
		}
	}
}

// who refers to somebody: a person, or a discipline or party of that name.
func (c *composer) who(name string) (string, bool) {
	if ref := c.whos[name]; ref != "" {
		return ref, true
	}
	ref, ok := c.findWho(name)
	if ok {
		c.whos[name] = ref
	}
	return ref, ok
}

func (c *composer) findWho(name string) (string, bool) {
	name = strings.TrimSpace(strings.TrimPrefix(name, "@"))
	mail := ""
	if m := namedMail().FindStringSubmatch(name); m != nil && m[1] != "" {
		name, mail = m[1], m[2]
	} else if mailAddress().MatchString(name) {
		mail = name
		for _, p := range c.plan.People {
			if p.Contact.Known() && strings.EqualFold(p.Contact.V, mail) {
				c.found[p.Address()] = true
				return lang.Reference(p), true
			}
		}
		name, _, _ = strings.Cut(name, "@")
		words := strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune("._-", r) })
		for i, w := range words {
			words[i] = prose.Capital(w)
		}
		name = strings.Join(words, " ")
	}
	if prose.Normalise(name) == "" || everybody[prose.Normalise(name)] {
		c.askWho(name)
		return "", false
	}
	for _, a := range []*lang.Attr{lang.KindNamed("tactic").Attr("owner"), lang.KindNamed("tactic").Attr("discipline"), lang.KindNamed("discipline").Attr("party")} {
		if e := c.there(a, name); e != nil {
			c.found[e.Address()] = true
			return lang.Reference(e), true
		}
	}
	if d := c.made["discipline "+titleKey(name)]; d != nil {
		return d.Address(), true
	}
	d := c.make("person", name)
	if mail != "" {
		d.set("contact", quoted(mail))
	}
	if c.roles {
		d.set("role", quoted(name))
	}
	return d.Address(), true
}

func (c *composer) askWho(name string) {
	text := fmt.Sprintf("Who is meant by %s? It stays in the note.", prose.Quote(name))
	if !slices.ContainsFunc(c.Questions, func(q Question) bool { return q.Text == text }) {
		c.ask(Question{Text: text})
	}
}

// people are those who are consulted or informed.
func (c *composer) people(d *Draft, col *Column, cell string) {
	a := d.Kind.Attr(col.Meaning)
	if a == nil || isOpen(cell) {
		d.say(col.Heading, cell)
		return
	}
	for _, name := range c.splitNames(a, cell) {
		if ref, ok := c.who(name); ok {
			d.add(a.Name, ref)
		} else {
			d.say(col.Heading, name)
		}
	}
}
