package assist

import (
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang"
)

// example is a value of an attribute of a kind, or of a block, to start from, with a hole for
// the author's own: a day of the campaign, an element that the plan has; where only the author
// can know it, that it is to be decided.
func (c *completer) example(k *lang.Kind, a *lang.Attr) []Piece {
	text := a.Placeholder()
	waits, choices := false, a.Choices
	switch {
	case a.Type == lang.TypeYesNo:
		return []Piece{{Text: text, Hole: true, Choices: []string{"true", "false"}}}
	case a.Example != "":
	case a.Type == lang.TypeDate:
		if day, ok := c.dayFor(k, a); ok {
			text = `"` + day.ISO() + `"`
		} else {
			waits = a.Asked // an example would be taken for a day of this campaign
		}
	case a.Type.Numeric():
		waits = true
	case a.Name == "of" && k.Name == "value":
		if choices = c.amendable(); len(choices) > 0 {
			text = choices[0]
		}
	case (a.Type == lang.TypeRef || a.Type == lang.TypeRefs) && len(a.Kinds) > 0 && !a.Gone:
		names, many := c.namesFor(a)
		switch {
		case len(names) == 1:
			text = strings.ReplaceAll(text, a.Kinds[0]+".NAME", names[0])
		case !many && len(names) == 0:
			waits = true
		default:
			choices = names
		}
	}
	if waits && k.MayBeUndecided() && !c.inExample() {
		return []Piece{{Text: lang.UndecidedWord, Hole: true}}
	}
	return hollow(text, choices)
}

// hollow makes a hole of what stands within the brackets and quotes of a value.
func hollow(text string, choices []string) []Piece {
	open := strings.IndexFunc(text, func(r rune) bool { return r != '[' && r != '"' })
	end := len(strings.TrimRight(text, `]"`))
	if open < 0 || end <= open || strings.ContainsAny(text[open:end], `"[`) {
		return []Piece{{Text: text, Hole: true}}
	}
	return []Piece{{Text: text[:open]}, {Text: text[open:end], Hole: true, Choices: choices}, {Text: text[end:]}}
}

// namesFor are the elements that an attribute can name, by its kinds and the nearest first; of many, none, since
// they are found by typing.
func (c *completer) namesFor(a *lang.Attr) (names []string, many bool) {
	const most = 20
	own := c.own()
	list := slices.DeleteFunc(c.candidates(a, ""), func(e lang.Element) bool { return lang.KeyOf(e) == own })
	if len(list) > most {
		return nil, true
	}
	best := c.ranked(list)
	slices.SortStableFunc(best, func(x, y ranked) int {
		return slices.Index(a.Kinds, x.Kind().Name) - slices.Index(a.Kinds, y.Kind().Name)
	})
	for _, e := range best {
		names = append(names, lang.Reference(e.Element))
	}
	return names, false
}

// dayFor is a day that an attribute of a kind, or of a block, may mean, nil standing for none: of a phase, of what the
// others leave of the campaign; of a step, on the rest of the way; else the campaign's last day
// where something ends, and its first.
func (c *completer) dayFor(k *lang.Kind, a *lang.Attr) (lang.Date, bool) {
	campaign := c.campaign()
	if campaign == nil {
		return 0, false
	}
	switch first := c.freeFrom(campaign); {
	case k == nil:
	case k.Name == "phase" && a.Name == "start" && first != 0:
		return first, true
	case k.Name == "step" && a.Name == "by":
		if day, ok := c.nextStep(campaign); ok {
			return day, true
		}
	}
	if slices.Contains([]string{"end", "by", "until"}, a.Name) {
		return campaign.End.V, campaign.End.Known()
	}
	return campaign.Start.V, campaign.Start.Known()
}

// freeFrom is the day behind the last phase of a campaign, where it has phases and they leave
// some of its time; else 0.
func (c *completer) freeFrom(campaign *lang.Campaign) (first lang.Date) {
	own := c.own()
	for _, ph := range campaign.Plan().Phases {
		if ph.End.Known() && lang.KeyOf(ph) != own {
			first = max(first, ph.End.V+1)
		}
	}
	if !campaign.End.Known() || first > campaign.End.V {
		return 0
	}
	return first
}

// nextStep is the day in the middle between the last step of the objective around the caret,
// or the launch, and its deadline.
func (c *completer) nextStep(campaign *lang.Campaign) (lang.Date, bool) {
	o, ok := c.plan.Find(c.own()).(*lang.Objective)
	if !ok || !o.Due().Known() || !campaign.Start.Known() {
		return 0, false
	}
	from := campaign.Start.V
	if campaign.Launch.Known() {
		from = campaign.Launch.V
	}
	for i := range o.Steps {
		if by := &o.Steps[i].By; by.Known() {
			from = max(from, by.V)
		}
	}
	if from >= o.Due().V {
		return 0, false
	}
	return from + (o.Due().V-from)/2, true
}
