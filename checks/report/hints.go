package report

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// Hint is a remark that an editor shows behind a value.
type Hint struct {
	Offset int // in bytes of the element's file: where the value ends
	Parts  []HintPart
}

// HintPart is one phrase of a remark.
type HintPart struct {
	Kind HintKind
	Text string
}

// HintKind is what a remark is about.
type HintKind string

// The kinds of remarks: a value that is worked out, the day of the week, the notice that somebody
// has, the share of a budget.
const (
	HintValue   HintKind = "values"
	HintWeekday HintKind = "weekdays"
	HintNotice  HintKind = "notice"
	HintShare   HintKind = "shares"
)

// Text is as much of a remark as there is room for, of the kinds that are wanted: with a mark that
// tells it from what is written, and without a blank where a line could break; empty where nothing
// is wanted, or nothing fits. What matters most comes first.
func (h *Hint) Text(wanted func(HintKind) bool, room int) string {
	text := ""
	for _, p := range h.Parts {
		if !wanted(p.Kind) {
			continue
		}
		said := strings.ReplaceAll(p.Text, " · ", "\u202f·\u202f") // of the plan's words, and no mark
		longer := strings.TrimPrefix(text+" · "+said, " ")
		if strings.HasPrefix(longer, "· = ") {
			longer = said
		}
		if utf8.RuneCountInString(longer) > room {
			break
		}
		text = longer
	}
	return strings.ReplaceAll(text, " ", "\u00a0")
}

func hintParts(kind HintKind, texts ...string) (parts []HintPart) {
	for _, text := range texts {
		parts = append(parts, HintPart{kind, text})
	}
	return parts
}

// Hints are what an element's values mean where that does not stand there: what
// is worked out, the day of the week, the notice, the share of a budget.
func Hints(e lang.Element) []Hint {
	var list []Hint
	for _, a := range lang.Attributes(e) {
		if a.At.Filename == "" || a.State != lang.Known {
			continue
		}
		written := e.File().Text(a.ValueAt)
		parts := worth(a, written)
		parts = append(parts, besides(e, a, written)...)
		if len(parts) > 0 {
			list = append(list, Hint{a.ValueAt.End.Byte, parts})
		}
	}
	return list
}

// besides is what a value comes to, and what it is beside others of the plan.
func besides(e lang.Element, a lang.Attribute, written string) (parts []HintPart) {
	if t, ok := e.(*lang.Tactic); ok {
		parts = hintParts(HintValue, inAll(t, a)...)
	}
	if a.Block == "" {
		parts = append(parts, meaning(e, a, written)...)
	}
	return parts
}

// worth is the value itself, where it is worked out or stands for others.
func worth(a lang.Attribute, written string) []HintPart {
	d, isDate := a.Date()
	switch text := prose.Clip(a.Shown()); {
	case text == "":
	case isDate && a.Computed():
		return []HintPart{{HintValue, "= " + text}, {HintWeekday, d.Weekday()}}
	case isDate:
		return hintParts(HintWeekday, d.Weekday())
	case a.Computed(), a.Refs() != nil && strings.HasPrefix(written, "local."):
		return hintParts(HintValue, "= "+strings.ReplaceAll(text, "\n", " "))
	}
	return nil
}

// inAll is what an amount of a tactic comes to that recurs, or that phases have their own of;
// and when it runs by its phases.
func inAll(t *lang.Tactic, a lang.Attribute) []string {
	switch {
	case t.Standby():
	case a.Block == "" && a.Name == "budget":
		if text := costInAll(t); text != "" {
			return []string{"= " + text}
		}
	case a.Block == "money" && a.Name == "budget":
		for i := range t.Money {
			if m := &t.Money[i]; m.Budget.Range() == a.ValueAt && m.Per.Known() {
				if cost := m.Cost(t); cost.Known() {
					return []string{"= " + prose.Money(cost.V, t.Plan().Currency()) + " in this phase"}
				}
			}
		}
	case a.Block == "contribution" && a.Name == "expected":
		for i := range t.Contributions {
			if c := &t.Contributions[i]; c.Expected.Range() == a.ValueAt && c.Metric.Known() && c.Per.Known() {
				if brings := c.Brings(t); brings.Known() {
					return []string{"= " + prose.Digits(brings.V) + inWhat(t, c)}
				}
			}
		}
	case a.Block == "" && a.Name == "phases":
		if list, state := t.Running(); state == lang.Known && len(list) > 0 {
			return []string{lang.FromTo(list[0].First, list[len(list)-1].Last)}
		}
	}
	return nil
}

// inWhat says what the sum of a contribution that recurs is for.
func inWhat(t *lang.Tactic, c *lang.Contribution) string {
	if c.Phase.Known() {
		return " in this phase"
	}
	if all := t.Brings(c.Metric.To); all.Known() && all.V != c.Brings(t).V {
		return " of " + prose.Digits(all.V) + " in all"
	}
	return " in all"
}

// meaning is what the value says beside others of the plan.
func meaning(e lang.Element, a lang.Attribute, written string) []HintPart {
	switch e := e.(type) {
	case *lang.Tactic:
		switch a.Name {
		case "start":
			return hintParts(HintNotice, starting(e, written)...)
		case "budget":
			return hintParts(HintShare, share(e, e.Cost().V, written)...)
		}
	case *lang.Commitment:
		if a.Name == "budget" {
			return hintParts(HintShare, share(e, e.Budget.V, written)...)
		}
	case *lang.Campaign:
		if above := facts.CampaignAbove(e.Plan()); a.Name == "budget" && above != nil {
			return hintParts(HintShare, shareOf(e.Budget.V, e.Plan(), above, written, `of the budget of "`+prose.Clip(above.Label())+`"`)...)
		}
	}
	return nil
}

// starting says how long before the launch a tactic starts, and how much notice
// its discipline has.
func starting(t *lang.Tactic, written string) []string {
	var parts []string
	if when := start(t); when != "" && !strings.Contains(written, "campaign.launch") {
		parts = append(parts, when)
	}
	freeze := facts.FreezeOf(t.Plan())
	if t.Dropped() || !freeze.Known() || t.AddedOn.State == lang.Unknown || !t.Discipline.Known() || !t.Discipline.To.LeadTime.Known() {
		return parts
	}
	from := freeze.V
	if t.AddedOn.Known() {
		from = max(from, t.AddedOn.V)
	}
	if notice := int(t.Starts().V - from); notice > 0 {
		parts = append(parts, fmt.Sprintf("%s of notice, %d needed", prose.Count(notice, "day"), t.Discipline.To.LeadTime.V.Days()))
	}
	return parts
}

func share(e lang.Element, amount float64, written string) []string {
	c := e.Plan().Campaign
	if c == nil || amount == 0 {
		return nil
	}
	return shareOf(amount, e.Plan(), c, written, "of the campaign's budget")
}

// shareOf says which part of a campaign's budget an amount is, where that does
// not stand there, and is worth a word.
func shareOf(amount float64, p *lang.Plan, c *lang.Campaign, written, of string) []string {
	if !c.Budget.Known() || c.Budget.V <= 0 || amount <= 0 || c.Plan().Currency() != p.Currency() || strings.Contains(written, "campaign.budget") {
		return nil
	}
	const least = 0.01
	if amount < least*c.Budget.V {
		return nil
	}
	return []string{prose.Digits(math.Round(amount/c.Budget.V*1000)/10) + "% " + of}
}
