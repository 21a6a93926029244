package lang

import "github.com/plan-as-code/plan/lang/syntax"

// Workspace holds the organisation's settings.
type Workspace struct {
	Head
	WorkspaceName Text `plan:"name" doc:"What the organisation or team is called."`
	Profile       Text `plan:"profile" choice:"essential recommended integrated" doc:"How many rules run; essential where left out."`
	Currency      Text `plan:"currency" doc:"Currency of campaigns that name none." eg:"\"EUR\""`
}

// Configure holds the settings of one rule. Settings points to a copy of the
// rule's own settings, filled with what stands here; nil for a rule that is unknown or
// has none, and where the block does not parse.
type Configure struct {
	Head
	Severity Text `plan:"severity" choice:"error warning info off" doc:"How much the rule's findings weigh; off: it does not run."`
	From     Day  `plan:"from" doc:"The day on which the rule begins; until then its findings are notices, which fail nothing."`
	Waivable Bool `plan:"waivable" doc:"Whether its findings may be waived."`
	Settings any  // a pointer to the rule's own struct, or nil
}

// Waiver lets a finding stand at one element.
type Waiver struct {
	Head
	Covers Ref[Element] `plan:"covers,required" doc:"The element whose finding may stand." eg:"tactic.NAME"`
	Reason Text         `plan:"reason,required" doc:"Why it may stand."`
	Owner  Ref[*Person] `plan:"owner,required" ref:"person" doc:"Who answers for that."`
	Until  Day          `plan:"until,required" doc:"The last day on which it counts."`
}

// soonLapsed is how many days before it lapses a waiver is worth a word.
const soonLapsed = 14

// Lapses reports whether a waiver that counts on a day lapses within two weeks of it.
func (w *Waiver) Lapses(day Date) bool { return w.Until.Known() && w.Until.V <= day+soonLapsed }

// Rule is a rule of the organisation's own.
type Rule struct {
	Head
	ForEach   Text       `plan:"for_each,required" type:"plural of a kind" doc:"The kind of element it looks at, in the plural." eg:"tactics"`
	When      Expression `plan:"when" doc:"Which of them it looks at; all where left out." eg:"each.discipline == discipline.pr"`
	Condition Expression `plan:"condition,required" doc:"What must be true of each." eg:"each.approver != null"`
	Message   Expression `plan:"message,required" doc:"The finding's sentence." eg:"\"The tactic ${each.title} names no approver.\""`
	Why       Text       `plan:"why" doc:"Why it matters."`
	Fix       Text       `plan:"fix" doc:"What to do."`
	Place     Expression `plan:"at" doc:"The attribute that the finding points at; the name where left out." eg:"each.discipline"`
	Severity  Text       `plan:"severity" choice:"error warning info off" doc:"How much it weighs; warning where left out."`
	Examples  []Example  `plan:"example" doc:"A good or a bad plan, which the rule is tried on."`
}

// Example is a piece of a plan that a rule is tried on: its label says whether
// it is good or bad.
type Example struct {
	Verdict string        // good or bad
	Block   *syntax.Block // as the file writes it; elements stand in it
}

// Locals holds values to reuse.
type Locals struct {
	Head
}
