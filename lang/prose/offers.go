package prose

import (
	"fmt"
	"strings"
	"time"
)

// Change is what an attribute is to become.
type Change struct {
	Attribute string // as plans write it
	Value     string // likewise
	Open      bool   // the value only stands for one that its author has to find
}

// undecided is how a plan writes that something is to be decided.
const undecided = "tbd"

// OfferConsent is what entering who agrees comes to.
func OfferConsent[E interface{ Label() string }](who []E) string {
	agree := " agree"
	if len(who) == 1 {
		agree = " agrees"
	}
	return "Enter that " + Names(who) + agree + ", once they have said yes"
}

// Offer says of changes of one element what they come to, as somebody would who speaks of the
// plan and not of its text: Let it serve objective.trials. References stay as they are, for
// whoever knows what they stand for.
func Offer(changes ...Change) string {
	var parts, open []string
	for _, c := range changes {
		if c.Value == undecided {
			open = append(open, Noun(c.Attribute))
		} else {
			parts = append(parts, c.offer())
		}
	}
	if len(open) > 0 {
		is := " is to be decided"
		if len(open) > 1 {
			is = " are to be decided"
		}
		parts = append(parts, "say that its "+List(open)+is)
	}
	return Capital(List(parts))
}

func (c Change) offer() string {
	if c.Open {
		if asked := asked[c.Attribute]; asked != "" {
			return asked
		}
		if strings.Contains(c.Value, "NAME") {
			return "choose its " + Noun(c.Attribute)
		}
		return "write its " + Noun(c.Attribute)
	}
	if done := done[c.Attribute]; done != "" {
		return fmt.Sprintf(done, valueInWords(c.Value))
	}
	return "set its " + Noun(c.Attribute) + " to " + valueInWords(c.Value)
}

// Noun is what an attribute is called in a sentence.
func Noun(attribute string) string {
	if noun := nouns[attribute]; noun != "" {
		return noun
	}
	return strings.ReplaceAll(attribute, "_", " ")
}

// valueInWords is a value without what makes it one of a plan: a day with its month, a list as
// one says it.
func valueInWords(value string) string {
	if inner, list := strings.CutPrefix(value, "["); list {
		items := strings.Split(strings.TrimSuffix(inner, "]"), ", ")
		for i := range items {
			items[i] = valueInWords(items[i])
		}
		return List(items)
	}
	text := strings.Trim(value, `"`)
	if day, err := time.Parse(time.DateOnly, text); err == nil {
		return day.Format("2 January 2006")
	}
	if text != value && !strings.Contains(text, " ") {
		return strings.ReplaceAll(text, "_", " ")
	}
	return Clip(value)
}

// nouns are those attributes whose names are no nouns.
var nouns = map[string]string{
	"by": "deadline", "on": "day", "due": "due date", "freeze_on": "freeze date", "effort_share": "share of the effort", "feeds": "place in the chain of metrics",
	"serves": "objective", "supports": "goal", "agreed_by": "agreement", "agreed_on": "day of agreement", "in_marketing_terms": "meaning for marketing",
	"decides": "question to decide", "requires": "requirements", "consulted": "list of those who were asked", "expected": "expected result",
	"max_cost_per": "highest cost", "received_on": "day of arrival", "done_on": "day on which it was done", "added_on": "day on which it was added",
	"funded_from": "source of money", "what": "content", "per": "rhythm", "from": "first day", "until": "last day", "covers": "subject",
	"reached_by": "milestone that is all of it", "carries": "messages", "amplifies": "tactics that it makes go further", "affects": "effects on others",
	"informed": "list of those who are told", "within": "time to answer", "threatens": "list of what it would harm", "answers": "tactics that answer it",
	"every": "rhythm", "occurs": "rhythm", "approved_by": "approval", "approved_on": "day of approval", "accepted_on": "day of acceptance",
	"acknowledged_by": "acknowledgement", "acknowledged_on": "day of acknowledgement", "confirmed_by": "confirmation", "watched_by": "watcher",
	"collected_by": "collector", "target_set_by": "author of the target", "budget_set_by": "author of the budget", "requested_by": "author of the request",
	"needed_by": "day on which it is needed", "respond_by": "day of the answer", "reached_on": "day on which it was reached", "closed_on": "day on which it was closed",
	"contradicts": "list of what it contradicts", "wants": "wishes", "adds": "additions", "drops": "list of what it drops", "shared_with": "list of who shares it",
	"address_as": "form of address", "budget_per": "span of the budget", "why": "reason", "of": "subject", "when": "condition",
}

// done say what is done where an attribute gets a value.
var done = map[string]string{
	"serves": "let it serve %s", "supports": "let it support %s", "feeds": "let it feed %s", "metrics": "count %s", "metric": "measure it by %s",
	"owner": "let %s own it", "approver": "let %s approve it", "coordinator": "let %s coordinate it", "sponsor": "let %s answer for its result",
	"lead": "let %s lead it", "provider": "let %s provide it", "discipline": "make it a part of %s", "audiences": "address %s", "stages": "meet people at %s",
	"consulted": "note that %s was consulted", "source": "take it from %s", "start": "start on %s", "end": "end on %s", "due": "have it due on %s",
	"by": "reach it by %s", "on": "hold it on %s", "freeze_on": "freeze the plan on %s", "done_on": "note that it was done on %s", "from": "count from %s",
	"effort_share": "give it %s%% of the effort", "baseline": "begin from a baseline of %s", "statement": "let it say %s", "response": "call it %s",
	"relationship": "call them %s",
}

// asked say what is to be found where only the author can know a value.
var asked = map[string]string{
	"sponsor": "say who answers for its result", "provider": "say who provides it", "source": "say where it comes from", "definition": "say what is counted",
	"proof": "say why it can be believed", "rationale": "say why it should work", "needs": "say what they need", "decides": "say what it decides",
	"in_marketing_terms": "say what people will do, know or feel then", "funded_from": "say where the money comes from", "role": "say what its part is",
	"serves": "say what it serves", "supports": "say which goal it supports", "feeds": "say what it feeds", "reason": "say why",
	"agreed_on": "say when it was agreed", "start": "say when it starts", "end": "say when it ends", "due": "say by when", "on": "say when it is", "by": "say by when", "expected": "say what it is expected to bring", "covers": "say what it covers", "what": "say what it is",
}
