package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// verbs say what those whom an element names do with it, by attribute. What has
// no verb here says nothing of whom to tell.
var verbs = map[string]string{
	"discipline": "does", "disciplines": "plans", "from": "hands over", "to": "receives",
	"owner": "owns", "lead": "leads", "sponsor": "sponsors", "client": "is the client of", "approver": "approves",
	"informed": "is informed of", "consulted": "was consulted on", "agreed_by": "agreed to", "approved_by": "approved",
	"provider": "provides", "collected_by": "reads", "attendees": "attends", "beneficiary": "gains by",
	"target_set_by": "set the target of", "budget_set_by": "set the budget of", "contributors": "speaks on", "coordinator": "coordinates",
	"acknowledged_by": "took on", "requested_by": "asked for", "shared_with": "knows", "access": "reads",
}

// uses say what a tactic does with what it names, by attribute.
var uses = map[string]string{
	"requires": "requires", "amplifies": "amplifies", "supports": "supports", "serves": "serves", "strategy": "follows",
	"metrics": "measures by", "metric": "measures by", "audiences": "speaks to", "channels": "uses", "carries": "carries", "evidence": "rests on",
}

func verbOf(e lang.Element, a *lang.Attr) string {
	if a.Name == "by" {
		return map[string]string{"commitment": "promised", "objective": "said back", "recommendation": "gave"}[e.Kind().Name]
	}
	return verbs[a.Name]
}

// overlap is what ties somebody to a changed element, or tied them to it before.
type overlap struct {
	reason
	to   lang.Element
	past bool // only the earlier version says so
}

// reason is what somebody does with an element, as in: hands "Press list" over to.
type reason struct {
	person string // who of a discipline does it; empty where that is it itself
	verb   string // one of a few, which ranks it; no name is in it
	more   string // with what, and the words that lead to the element
}

// says is the overlap as it is in the version that is compared: what only the earlier
// one says is so no longer.
func (o overlap) says() string {
	text := o.verb
	if o.past {
		text = noLonger(text)
	}
	if o.more != "" {
		text += " " + o.more
	}
	if o.person != "" {
		text = "has " + o.person + ", who " + text
	}
	return text
}

// done are the first words of verbs that speak of what once happened, which stays
// true.
var done = []string{"has", "promised", "said", "gave", "was", "agreed", "approved", "set", "took", "asked"}

func noLonger(verb string) string {
	first, rest, _ := strings.Cut(verb, " ")
	switch {
	case slices.Contains(done, first):
		return verb
	case first == "is":
		return "is no longer " + rest
	}
	return "no longer " + verb
}

// closest lists the verbs that count most; the loosest is a metric in common. Of several
// with one element the closest is told.
var closest = [][]string{{"has itself changed:"}, {"does"}, {"promised", "promised an outcome for"}, {"owns"}, {"hands over"}, {"receives"}, {"requires"},
	{"waits for"}, {"hands"}, {"provides"}, {"amplifies"}, {"supports"}, {"is informed of"}, {"was consulted on"}}

func (o overlap) looseness() int {
	if o.verb == sharing {
		return len(closest) + 1
	}
	if i := slices.IndexFunc(closest, func(verbs []string) bool { return slices.Contains(verbs, o.verb) }); i >= 0 && o.person == "" {
		return i
	}
	return len(closest)
}

const sharing = "shares the metric"

// add keeps the closest overlap with an element.
func (c *Concerned) add(o overlap) {
	i := slices.IndexFunc(c.overlaps, func(kept overlap) bool { return kept.to == o.to })
	switch {
	case i < 0:
		c.overlaps = append(c.overlaps, o)
	case o.looseness() < c.overlaps[i].looseness():
		c.overlaps[i] = o
	}
}

// phrases joins the overlaps of one kind, the closest first.
func (c *Concerned) phrases() []string {
	slices.SortStableFunc(c.overlaps, func(a, b overlap) int { return a.looseness() - b.looseness() })
	var order []string
	titles := map[string][]string{}
	for _, o := range c.overlaps {
		verb := o.says()
		if titles[verb] == nil {
			order = append(order, verb)
		}
		if title := inQuotes(o.to); !slices.Contains(titles[verb], title) {
			titles[verb] = append(titles[verb], title)
		}
	}
	var list []string
	for _, verb := range order {
		list = append(list, verb+" "+few(titles[verb]))
	}
	return list
}

// few lists titles, and counts those beyond the first.
func few(titles []string) string {
	const named = 3
	if rest := len(titles) - named; rest > 1 {
		titles = append(titles[:named:named], fmt.Sprintf("%d more", rest))
	}
	return prose.List(titles)
}
