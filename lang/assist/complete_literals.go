package assist

import (
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// days offers the days of the campaign and those that are written in the element
// already, and their neighbours.
func (c *completer) days(a *lang.Attr) {
	type day struct {
		lang.Date
		what string
	}
	var known []day
	seen := map[lang.Date]bool{}
	now, amends := c.asItStands().Date()
	if amends {
		known = append(known, day{now, "the day as it is now"})
	}
	if campaign := c.campaign(); campaign != nil {
		fields := lang.FieldsOf(campaign)
		for _, of := range campaign.Kind().Attrs {
			if d, ok := fields.Get(of).Date(); ok {
				known = append(known, day{d, "the campaign's " + strings.ReplaceAll(of.Name, "_", " ")})
			}
		}
	}
	for _, l := range c.body.lines {
		if len(l.value) == 1 && l != c.line {
			if d, ok := lang.ParseDate(c.label(l.value[0])); ok {
				known = append(known, day{d, c.said(l.word) + " here"})
			}
		}
	}
	first, _ := c.dayFor(c.kind, a)
	for _, near := range nearDays {
		for _, d := range known {
			at := d.Plus(lang.Duration{N: near.days, Unit: lang.Days})
			if seen[at] {
				continue
			}
			seen[at] = true
			rank := 20
			switch {
			case amends && d.Date == now:
				rank = asNow + near.rank
			case near.days != 0:
				rank = 60
			case at == first:
				rank = 19
			}
			c.day(rank, at, near.words+d.what)
		}
	}
}

var nearDays = []struct {
	days  int
	words string
	rank  int // among the neighbours of a day that is amended, which is mostly put off
}{
	{0, "", 0}, {-1, "the day before ", 4}, {1, "the day after ", 2}, {-7, "a week before ", 3}, {7, "a week after ", 1},
}

func (c *completer) day(rank int, d lang.Date, where string) {
	open, close := c.quotes(false)
	if c.text != nil {
		close = "" // is written behind all
	}
	c.add(rank, Candidate{Label: d.ISO(), Detail: worded(d), Where: where, Class: ClassText, Text: fixed(open + d.ISO() + close)})
}

// campaign is the nearest one around the caret; nil outside of any.
func (c *completer) campaign() *lang.Campaign {
	for p := c.plan; p != nil; p = p.Parent {
		if p.Campaign != nil {
			return p.Campaign
		}
	}
	return nil
}

// durations offers common lengths of time, that of the attribute first.
func (c *completer) durations(a *lang.Attr) {
	open, close := c.quotes(false)
	if c.text != nil {
		close = ""
	}
	common := []string{"1d", "3d", "1w", "2w", "3w", "4w", "6w", "1mo", "3mo", "1q"}
	own, rank := strings.Trim(a.Example, `"`), 16
	if now := c.asItStands(); now.Line != nil {
		if text, ok := now.Line.Expr.TextValue(); ok {
			own, rank = text, asNow
		}
	}
	if own != "" {
		common = append([]string{own}, slices.DeleteFunc(common, func(text string) bool { return text == own })...)
	}
	for _, text := range common {
		d, _ := lang.ParseDuration(text)
		c.add(rank, Candidate{Label: text, Detail: d.String(), Class: ClassText, Text: fixed(open + text + close)})
		rank = 16
	}
}

// localValues offers the local values that may be of the type that is wanted.
func (c *completer) localValues(wanted *lang.Attr) {
	for _, localName := range c.plan.LocalNames() {
		l := c.plan.FindLocal(localName)
		if l.Refers() && wanted.Type != "" || !mayBe(&l.Line.Expr, wanted.Type) {
			continue
		}
		if c.kind != nil && c.kind.Open && c.said(c.line.word) == localName {
			continue
		}
		c.add(12, c.local(localName))
	}
}

// mayBe reports whether an expression can have a value of the type: of one that
// is written out it can be told.
func mayBe(x *syntax.Expr, t lang.Type) bool {
	if t == "" || t == lang.TypeExpr || x.Op != syntax.OpText && x.Op != syntax.OpNumber {
		return true
	}
	switch _, day := lang.ParseDate(x.Text()); t {
	case lang.TypeDate:
		return x.Op == syntax.OpText && day
	case lang.TypeDuration:
		_, ok := lang.ParseDuration(x.Text())
		return x.Op == syntax.OpText && ok
	case lang.TypeText:
		return x.Op == syntax.OpText
	}
	return x.Op == syntax.OpNumber && t != lang.TypeYesNo
}

// local is a local value as a candidate.
func (c *completer) local(localName string) Candidate {
	l := c.plan.Local(localName)
	one := Candidate{Label: "local." + localName, Detail: l.Shown, Where: l.At.Filename, Class: ClassReference, Subject: subjectKey("local", localName)}
	if one.Detail == "" {
		one.Detail = prose.Clip(l.Text)
	}
	if len(c.steps) > 0 {
		one.Label = localName
	}
	one.Text = fixed(one.Label)
	return one
}

// choices offers those of a fixed list that are not set yet.
func (c *completer) choices(a *lang.Attr) {
	listed := map[string]bool{}
	for _, t := range c.line.value {
		if t.is == tokenText && !c.inside(t) {
			listed[c.label(t)] = true
		}
	}
	open, close := c.quotes(a.Type == lang.TypeChoices)
	for i, choice := range a.Choices {
		if a.Type == lang.TypeChoices && listed[choice] {
			continue
		}
		c.add(i, Candidate{Label: choice, Class: ClassChoice, Text: fixed(open + choice + close), Subject: subjectKey("attribute", c.path(), a.Name)})
	}
}

// quotes are what a text needs before and behind it at the caret: quotes, where
// the caret is in none; brackets, where it is the first item of a list.
func (c *completer) quotes(list bool) (open, close string) {
	switch {
	case c.text == nil:
		open, close = `"`, `"`
	case c.text.open:
		close = `"`
	}
	if list && c.text == nil {
		switch {
		case c.inner().is == 0:
			open, close = "["+open, close+"]"
		case c.after.starts():
			close += ", "
		}
	}
	return open, close
}

// direct reports whether a value stands in no brackets, or an item in those of
// its list.
func (c *completer) direct(list bool) bool {
	n := len(c.brackets)
	return n == 0 || n == 1 && list && c.brackets[0].is == '['
}
