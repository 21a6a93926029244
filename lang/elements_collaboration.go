package lang

import "strings"

// Handoff is work or knowledge that passes between disciplines.
type Handoff struct {
	Head
	From           Ref[*Discipline] `plan:"from,required" ref:"discipline" doc:"Who hands it over."`
	To             Ref[*Discipline] `plan:"to,required" ref:"discipline" doc:"Who receives it."`
	What           Text             `plan:"what,required" doc:"What is handed over."`
	Due            Day              `plan:"due" doc:"The day it is handed over."`
	NeededBy       Refs[*Tactic]    `plan:"needed_by" ref:"tactic" up:"is needed by" doc:"The tactics that wait for it."`
	AcknowledgedBy Ref[*Person]     `plan:"acknowledged_by" ref:"person" doc:"Who took it."`
	AcknowledgedOn Day              `plan:"acknowledged_on" doc:"The day it was taken."`
}

// Input is what somebody must provide before a tactic can run.
type Input struct {
	Head
	What       Text          `plan:"what,required" doc:"What is needed."`
	Provider   Ref[Element]  `plan:"provider,required" ref:"person party discipline" doc:"Who provides it."`
	Due        Day           `plan:"due" doc:"The day it is needed."`
	ReceivedOn Day           `plan:"received_on" doc:"The day it came."`
	NeededBy   Refs[Element] `plan:"needed_by" ref:"tactic message" up:"is needed by" doc:"The tactics that wait for it, or the messages, and with them who carries these."`
}

// Milestone is a dated event without duration.
type Milestone struct {
	Head
	On        Day           `plan:"on,required,sealed=2" doc:"The day it happens."`
	Owner     Ref[*Person]  `plan:"owner" ref:"person" doc:"Who answers for it."`
	NeededBy  Refs[*Tactic] `plan:"needed_by" ref:"tactic" up:"is needed by" doc:"The tactics that wait for it."`
	ReachedOn Day           `plan:"reached_on" doc:"The day it was reached."`
}

// Task is work that a tactic needs, and that nobody outside sees.
type Task struct {
	Head
	Tactics  Refs[*Tactic] `plan:"tactics,required" ref:"tactic" up:"is needed by" doc:"The tactics that need it."`
	Owner    Ref[*Person]  `plan:"owner" ref:"person" doc:"The one person who does it."`
	Due      Day           `plan:"due" doc:"The day by which it is done."`
	DoneOn   Day           `plan:"done_on" doc:"The day it was done."`
	Requires Refs[Element] `plan:"requires" ref:"task tactic input handoff milestone" down:"is needed by" doc:"What must have been done, arrived or happened before."`
	Effort   Number        `plan:"effort" type:"person-days" doc:"Work, in person-days."`
}

// Risk is what may go wrong.
type Risk struct {
	Head
	What       Text          `plan:"what,required" doc:"What may happen, in a sentence."`
	Threatens  Refs[Element] `plan:"threatens" ref:"objective tactic" up:"threatens" doc:"What it would harm."`
	Likelihood Text          `plan:"likelihood" choice:"low medium high" doc:"How likely it is."`
	Impact     Text          `plan:"impact" choice:"low medium high" doc:"How much harm it would do."`
	Owner      Ref[*Person]  `plan:"owner" ref:"person" doc:"Who watches it."`
	Response   Text          `plan:"response" doc:"What is done about it."`
	Answers    Refs[*Tactic] `plan:"answers" ref:"tactic" down:"answers" doc:"The tactics that are done about it, often on standby."`
	WatchedBy  Ref[*Metric]  `plan:"watched_by" ref:"metric" down:"warns of" doc:"The metric that shows it coming."`
}

// Commitment is a discipline's promise: this outcome for this budget.
type Commitment struct {
	Head
	By         Ref[*Discipline] `plan:"by,required,sealed" ref:"discipline" doc:"Who promises."`
	Owner      Ref[*Person]     `plan:"owner" ref:"person" doc:"Who answers for it."`
	Objective  Ref[*Objective]  `plan:"objective,required,sealed" ref:"objective" up:"is promised for" doc:"What it is promised for."`
	Expected   Number           `plan:"expected,sealed" doc:"The outcome, in the objective's metric; what the discipline's tactics for the objective bring where left out."`
	Budget     Number           `plan:"budget,sealed" type:"money" doc:"What it takes; what the discipline's tactics for the objective cost where left out."`
	AcceptedOn Day              `plan:"accepted_on" doc:"The day it was accepted."`
}

// Review is a checkpoint that decides.
type Review struct {
	Head
	ReviewKind Text          `plan:"kind" choice:"kickoff checkpoint final retrospective" doc:"What it is for; checkpoint where left out."`
	On         Day           `plan:"on" doc:"The day it is held."`
	Every      Span          `plan:"every" doc:"How often it is held, instead of on."`
	From       Day           `plan:"from" doc:"First day of the schedule; the campaign's start where left out."`
	Until      Day           `plan:"until" doc:"Last day of the schedule."`
	Attendees  Refs[Element] `plan:"attendees" ref:"discipline person party" doc:"Who takes part."`
	Decides    Texts         `plan:"decides" doc:"The questions that it answers." eg:"[\"Move money between channels?\"]"`
	Mode       Text          `plan:"mode" choice:"meeting async" doc:"How it is held."`
}

// Reading is a measured value.
type Reading struct {
	Head
	Metric Ref[*Metric]  `plan:"metric,required" ref:"metric" up:"is a reading of" doc:"What was measured."`
	Value  Number        `plan:"value,required" doc:"The value."`
	On     Day           `plan:"on,required" doc:"The day it was read; of a span, its last day."`
	From   Day           `plan:"from" doc:"First day, where it counts what happened from then on; left out where it says how things stand."`
	Of     Refs[Element] `plan:"of,one" ref:"tactic channel" up:"is a part of" doc:"The part that was measured: a tactic or a channel, or several that name one part together; all of it where left out."`
	Source Ref[*System]  `plan:"source" ref:"system" doc:"Where it was read."`
}

// Spend is money that went out.
type Spend struct {
	Head
	Of     Ref[Element] `plan:"of,required" ref:"tactic channel campaign" up:"was spent on" doc:"What it was spent on."`
	Amount Number       `plan:"amount,required" type:"money" doc:"How much."`
	On     Day          `plan:"on,required" doc:"The day it went out; of a span, its last day."`
	From   Day          `plan:"from" doc:"First day, where it was spent over a span."`
	Source Ref[*System] `plan:"source" ref:"system" doc:"Where it is booked."`
}

// Recommendation is advice that wants an answer.
type Recommendation struct {
	Head
	Text        Text         `plan:"text,required" doc:"The advice."`
	By          Ref[Element] `plan:"by,required" ref:"person discipline party" doc:"Who gives it."`
	To          Ref[Element] `plan:"to" ref:"person party" doc:"Who is to answer."`
	On          Day          `plan:"on,required" doc:"The day it was given."`
	RespondBy   Day          `plan:"respond_by" doc:"The day by which it wants an answer."`
	Response    Text         `plan:"response" choice:"accepted partly declined" doc:"The answer."`
	Reason      Text         `plan:"reason" doc:"Why that answer."`
	Consequence Text         `plan:"consequence" doc:"What follows from it."`
	Review      Ref[*Review] `plan:"review" ref:"review" doc:"Where it was decided."`
}

// Amendment is the only way to change an agreed plan.
type Amendment struct {
	Head
	On          Day               `plan:"on,required" doc:"The day of the change."`
	Reason      Text              `plan:"reason,required" doc:"Why the plan must change."`
	RequestedBy Ref[Element]      `plan:"requested_by" ref:"person party discipline" doc:"Who asked for it."`
	ApprovedBy  Refs[Element]     `plan:"approved_by" ref:"person party" doc:"Who approved it."`
	AgreedBy    Refs[*Discipline] `plan:"agreed_by" ref:"discipline" doc:"The disciplines that agreed to it."`
	Adds        Refs[Element]     `plan:"adds,below" doc:"What it adds; may name a campaign below."`
	Changes     Refs[Element]     `plan:"changes" doc:"What it changes."`
	Drops       Refs[Element]     `plan:"drops,gone" doc:"What it drops; may name what is no longer there."`
	FundedFrom  Refs[Element]     `plan:"funded_from" ref:"tactic campaign" doc:"Whose money it uses."`
	Impacts     []Impact          `plan:"impact" doc:"What the change means for an objective."`
	Values      []NewValue        `plan:"value" doc:"One value that it changes. Where an element has such blocks, the amendment covers these values and no other of it."`
}

// Dropped lists the addresses of what an amendment drops: first of what is gone, then
// of what is still there.
func (a *Amendment) Dropped() []string {
	list := a.Drops.Gone()
	for i := range a.Drops.Items {
		list = append(list, a.Drops.Items[i].To.Address())
	}
	return list
}

// Impact is what an amendment means for an objective.
type Impact struct {
	Objective Ref[*Objective] `plan:"objective,required" ref:"objective" doc:"The objective."`
	Expected  Number          `plan:"expected,required" doc:"The change of its expected value."`
}

// Moved says that an element has a new address.
type Moved struct {
	Head
	From Ref[Element] `plan:"from,required,gone" doc:"The old address, which no longer exists." eg:"tactic.NAME"`
	To   Ref[Element] `plan:"to,required,onward" doc:"The new address; where that was given up in its turn, another moved block says so. Left out for a campaign that was closed for good and whose folder is gone." eg:"tactic.NAME"`
}

// Old is the address that the element had, as it is written; empty where none is.
func (m *Moved) Old() string { return strings.Join(m.From.line.Steps(), ".") }

// New is the address that the element got, as it is written; empty where none is.
func (m *Moved) New() string { return strings.Join(m.To.line.Steps(), ".") }
