package status

import (
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/checks/report/graph"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/agreement"
	"github.com/plan-as-code/plan/lang/prose"
)

// Decision is what somebody is asked to decide.
type Decision struct {
	By      string   `json:"by,omitempty"` // the day
	What    string   `json:"what"`
	Who     []string `json:"who"`
	Address string   `json:"address"` // of the element that it is about
	Overdue bool     `json:"overdue"`
	New     bool     `json:"new"`
}

// decisions are those of the next reviews, approvals that amendments wait for, answers that
// recommendations wait for, and values that are to be decided.
func (b *builder) decisions(p *lang.Plan) []Decision {
	list := []Decision{}
	for _, r := range facts.ReviewsOf(p) {
		if day, ok := b.next(r); ok {
			what := graph.ReviewTitle(r)
			if r.Decides.Known() && len(r.Decides.V) > 0 {
				what += ": " + strings.Join(r.Decides.V, " · ")
			}
			list = append(list, Decision{By: day.ISO(), What: what, Who: names(&r.Attendees), Address: r.Address(), New: b.isNew(r)})
		}
	}
	for _, m := range b.x.Amending(agreement.Of(p), p) {
		if o := b.x.Objections(m); o.Sure && o.Any() {
			d := Decision{What: "Approve the change " + prose.Quote(graph.Title(m)), Who: lacking(o), Address: m.Address(), New: b.isNew(m)}
			if m.Reason.Known() {
				d.What += ": " + m.Reason.V
			}
			list = append(list, d)
		}
	}
	for _, r := range p.Recommendations {
		if r.Response.Absent() {
			d := Decision{By: iso(&r.RespondBy), What: "Answer the advice " + prose.Quote(graph.Title(r)), Who: []string{}, Address: r.Address(), New: b.isNew(r)}
			if r.Text.Known() {
				d.What += ": " + r.Text.V
			}
			if to := name(&r.To); to != "" {
				d.Who = append(d.Who, to)
			} else if s := p.Sponsor(); s.Known() {
				d.Who = append(d.Who, graph.Title(s.To))
			}
			list = append(list, d)
		}
	}
	list = append(list, b.undecided(p.Undecided)...)
	for i := range list {
		list[i].Overdue = list[i].By != "" && list[i].By < b.day.ISO()
	}
	return byDay(list, func(d *Decision) string { return d.By })
}

// next is the next day on which a review is held, today or later.
func (b *builder) next(r *lang.Review) (lang.Date, bool) {
	for _, day := range facts.ReviewDates(r) {
		if day >= b.day {
			return day, true
		}
	}
	return 0, false
}

// nextReview is the next review of a plan in words, and these as the end of a sentence; "" where
// there is none.
func (b *builder) nextReview(p *lang.Plan) (says, sentence string) {
	first := lang.Date(0)
	for _, r := range facts.ReviewsOf(p) {
		if day, ok := b.next(r); ok && (says == "" || day < first) {
			says, first = graph.Title(r)+" on "+day.String(), day
			sentence = prose.Quote(graph.Title(r)) + ", is on " + day.String()
			if day == b.day {
				sentence = prose.Quote(graph.Title(r)) + ", is today"
			}
		}
	}
	return says, sentence
}

// lacking names those whose approval or agreement is missing.
func lacking(o *facts.Objections) []string {
	list := []string{}
	if o.Unapproved {
		if o.Consent.Sponsor != nil {
			list = append(list, graph.Title(o.Consent.Sponsor))
		}
		for _, e := range o.Consent.Instead {
			list = append(list, graph.Title(e))
		}
	}
	for _, d := range o.Disciplines {
		list = append(list, graph.Title(d))
	}
	return slices.Concat(list, o.Gone)
}

// undecided are the values that are to be decided; those of one element by one day are one decision.
func (b *builder) undecided(values []lang.Undecided) (list []Decision) {
	type key struct {
		of lang.Element
		by lang.Date
	}
	what := map[key][]string{}
	var order []key
	for i := range values {
		u := &values[i]
		k := key{of: u.Of}
		if u.Dated {
			k.by = u.By
		}
		if what[k] == nil {
			order = append(order, k)
		}
		if text := called(u); !slices.Contains(what[k], text) {
			what[k] = append(what[k], text)
		}
	}
	for _, k := range order {
		d := Decision{What: prose.Capital(prose.List(what[k])) + " of the " + k.of.Kind().Name + " " + prose.Quote(graph.Title(k.of)), Who: answering(k.of), Address: k.of.Address(), New: b.isNew(k.of)}
		if k.by != 0 {
			d.By = k.by.ISO()
		}
		list = append(list, d)
	}
	return list
}

// called is what people call an attribute that is to be decided: a noun.
func called(u *lang.Undecided) string {
	what := prose.Noun(u.Attr.Name)
	if u.Block != "" {
		what = strings.ReplaceAll(u.Block, "_", " ") + " " + what
	}
	return what
}

// answering names who answers for an element; else who runs the campaign.
func answering(e lang.Element) []string {
	who := ""
	switch e := e.(type) {
	case *lang.Tactic:
		if who = name(&e.Owner); who == "" && e.Discipline.Known() {
			if who = name(&e.Discipline.To.Lead); who == "" {
				who = graph.Title(e.Discipline.To)
			}
		}
	case *lang.Objective:
		who = name(&e.TargetSetBy)
	case *lang.Goal:
		who = name(&e.Owner)
	case *lang.Milestone:
		who = name(&e.Owner)
	case *lang.Task:
		who = name(&e.Owner)
	case *lang.Input:
		who = name(&e.Provider)
	case *lang.Handoff:
		who = name(&e.From)
	}
	if lead := facts.LeadOf(e.Plan()); who == "" && lead.Known() {
		who = graph.Title(lead.To)
	}
	if who == "" {
		return []string{}
	}
	return []string{who}
}
