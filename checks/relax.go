package checks

import (
	"fmt"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/discovery"
	"github.com/plan-as-code/plan/lang/prose"
)

// Shift is something by which a change is judged otherwise than the base was, or would
// be once it is merged.
type Shift struct {
	To      Direction
	Message string    // one or two full sentences, which name what was and what is
	At      hcl.Range // the zero range where it is something that is gone
}

// Direction is where a change shifts how it is judged.
type Direction uint8

// The directions.
const (
	Milder   Direction = iota // less is found, or more of it may stand
	Stricter                  // more is found, or less of it may stand
	Aside                     // which of them it is, nobody can tell
)

// shifts holds the waivers and settings of a snapshot against those of its base, waivers
// first, in reading order. What is gone comes last. Waivers count at once, but for those
// of rules that guard what was agreed; all else counts once it is in the base.
func (pol *policy) shifts(s *lang.Snapshot) []Shift {
	if pol.opts.Base == nil {
		return nil
	}
	base := pol.opts.Base
	c := &shifting{policy: pol, was: settled(base), is: settled(s), plans: s.Plans()}
	c.waivers(s)
	c.profile(s)
	for _, set := range s.Plans()[0].Configures {
		if c.is.configured[set.Name()] == set {
			c.rule(pol.inBook(set.Name()), pol.inBook(set.Name()), set.At())
		}
	}
	for _, set := range base.Plans()[0].Configures {
		if c.was.configured[set.Name()] == set && c.is.configured[set.Name()] == nil {
			c.rule(pol.inBook(set.Name()), pol.inBook(set.Name()), hcl.Range{})
		}
	}
	c.ownRules(s)
	return c.list
}

// shifting finds what shifts.
type shifting struct {
	*policy
	was, is *policy      // how the base and the change set rules
	plans   []*lang.Plan // of the change
	list    []Shift
}

// settled is what a workspace says of the rules, whatever its caller asks for.
func settled(s *lang.Snapshot) *policy {
	return &policy{profile: profileOf(s.Plans()[0]), configured: configuredIn(s.Plans()[0])}
}

const later = " That counts once it is merged."

func (c *shifting) add(to Direction, at hcl.Range, format string, args ...any) {
	c.list = append(c.list, Shift{to, fmt.Sprintf(format, args...), at})
}

// turned is the direction of something that is milder the lower its value is.
func turned[T lang.Severity | Tier | lang.Date](was, is T) Direction {
	if is < was {
		return Milder
	}
	return Stricter
}

func (c *shifting) profile(s *lang.Snapshot) {
	if c.was.profile != c.is.profile {
		at := hcl.Range{}
		for _, w := range s.Plans()[0].Workspaces {
			if w.At().Filename == discovery.WorkspaceFile {
				at = w.At()
			}
		}
		c.add(turned(c.was.profile, c.is.profile), at, "It changes the profile from %s to %s."+later, c.was.profile, c.is.profile)
	}
}

// inBook is a rule of the book that can be set; nil for any other.
func (pol *policy) inBook(id string) *Rule {
	i := slices.IndexFunc(pol.book, func(r *Rule) bool { return r.ID == id })
	if i < 0 || pol.book[i].Language() {
		return nil
	}
	return pol.book[i]
}

// rule compares how a rule is set: its severity, where it runs, whether its findings may
// be waived, and its own settings. A rule of the organisation's own may be another one
// since; nil for both is no rule.
func (c *shifting) rule(was, is *Rule, at hcl.Range) {
	if was == nil || is == nil {
		return
	}
	before, now := c.was.weight(was), c.is.weight(is)
	if before != now {
		c.add(turned(before, now), at, "It changes the severity of %s from %s to %s."+later, named(is), before, now)
	}
	if before == lang.Off || now == lang.Off {
		return // all else says nothing where it does not run
	}
	c.begins(is, at)
	if before, now := c.was.allows(was), c.is.allows(is); before != now {
		to, yesNo := Stricter, map[bool]string{false: "no", true: "yes"}
		if now {
			to = Milder
		}
		c.add(to, at, "It changes whether findings of %s may be waived, from %s to %s."+later, named(is), yesNo[before], yesNo[now])
	}
	for _, a := range lang.SettingsOf(is.Settings) {
		c.setting(is, a, a.In(c.was.settings(was)), a.In(c.is.settings(is)), at)
	}
}

// named is what a rule is called in a sentence.
func named(r *Rule) string {
	if r.own != nil {
		return "the rule " + r.own.stated.Label()
	}
	return r.ID
}

// weight is the severity of a rule that runs, lang.Off of one that does not.
func (pol *policy) weight(r *Rule) lang.Severity {
	if !pol.runs(r) {
		return lang.Off
	}
	return pol.stated(r)
}

// begins compares the days on which a rule begins, as far as they lie ahead.
func (c *shifting) begins(r *Rule, at hcl.Range) {
	ahead := func(pol *policy) (day lang.Date, says string) {
		if set := pol.configured[r.ID]; set != nil && set.From.Known() && set.From.V > c.opts.AsOf {
			return set.From.V, set.From.V.String()
		}
		return c.opts.AsOf, "now"
	}
	was, said := ahead(c.was)
	is, says := ahead(c.is)
	if was != is {
		c.add(turned(-was, -is), at, "It changes the day on which %s begins, from %s to %s."+later, named(r), said, says)
	}
}

// setting compares a setting. A list that loses some items and gains others is milder in
// the one and stricter in the other.
func (c *shifting) setting(r *Rule, a *lang.Attr, was, is lang.Field, at hcl.Range) {
	say := func(to Direction, was, is string) {
		c.add(to, at, "It changes the setting %s of %s from %s to %s."+later, a.Name, r.ID, orNothing(was), orNothing(is))
	}
	before, list := was.Held.([]string)
	switch step := a.Step(was, is); {
	case list:
		now := is.Held.([]string)
		if gone := beyond(before, now); len(gone) > 0 {
			say(directed(-1, a.Milder), quoted(before), orNothing(quoted(now))+", without "+quoted(gone))
		}
		if came := beyond(now, before); len(came) > 0 {
			say(directed(1, a.Milder), quoted(before), quoted(now)+", with "+quoted(came))
		}
	case step != 0:
		say(directed(step, a.Milder), was.Shown(), is.Shown())
	case was.Shown() != is.Shown():
		say(Aside, was.Shown(), is.Shown())
	}
}

func quoted(items []string) string {
	words := make([]string, len(items))
	for i, item := range items {
		words[i] = prose.Quote(item)
	}
	return prose.List(words)
}

// beyond lists the items of a list that another one lacks.
func beyond(list, others []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(item string) bool { return slices.Contains(others, item) })
}

// directed is the direction of a step up or down, where milder is the one way or the other.
func directed(step int, milder lang.Way) Direction {
	switch {
	case milder == lang.NoWay:
		return Aside
	case step > 0 == (milder == lang.More):
		return Milder
	}
	return Stricter
}

// orNothing is a value in a sentence.
func orNothing(shown string) string {
	if shown == "" {
		return "nothing"
	}
	return shown
}
