package lang

// Campaign is the plan's frame: when, for whom, for how much.
type Campaign struct {
	Head
	Start       Day               `plan:"start,required,sealed" doc:"First day."`
	End         Day               `plan:"end,usual,sealed" doc:"Last day; left out by a programme that has none."`
	Launch      Day               `plan:"launch,sealed" doc:"The day the audience first sees it; start where left out."`
	FreezeOn    Day               `plan:"freeze_on,sealed" doc:"The day the plan is agreed and closed to additions."`
	Sponsor     Ref[Element]      `plan:"sponsor,sealed" ref:"person party" doc:"Who answers for the result."`
	Lead        Ref[*Person]      `plan:"lead,behind=2" ref:"person" doc:"Who runs the campaign."`
	Client      Ref[*Party]       `plan:"client" ref:"party" doc:"Whom it is run for."`
	Currency    Text              `plan:"currency,sealed=2" doc:"Currency of every amount of money; the workspace's where left out." eg:"\"EUR\""`
	Budget      Number            `plan:"budget,sealed" type:"money" doc:"What the whole campaign may cost, its sub-campaigns included."`
	Contingency Number            `plan:"contingency,sealed=2" type:"money" doc:"The part of the budget that tactics may not use."`
	BudgetSetBy Ref[Element]      `plan:"budget_set_by" ref:"person party discipline" doc:"Who fixed the budget."`
	ClosedOn    Day               `plan:"closed_on" doc:"The day it was closed for good; from then on it holds nobody to its numbers, and its folder may go."`
	Horizon     Text              `plan:"horizon" choice:"long_term short_term mixed" doc:"Whether it builds the brand, sells now, or both."`
	Theme       Text              `plan:"theme" doc:"The idea that runs through it."`
	Strategy    Text              `plan:"strategy" doc:"The approach in a sentence, where no strategy element says it."`
	Stages      Refs[*Stage]      `plan:"stages" ref:"stage" doc:"The journey in scope."`
	Disciplines Refs[*Discipline] `plan:"disciplines" ref:"discipline" doc:"Who is at the planning table."`
	Limits      []Limit           `plan:"limit,sealed=2" doc:"What a measured value may not leave meanwhile."`
}

// Limit is what the readings of a metric may not leave.
type Limit struct {
	Metric Ref[*Metric] `plan:"metric,required" ref:"metric" down:"limits" doc:"What is measured."`
	Least  Number       `plan:"least,usual" doc:"It may not fall below this."`
	Most   Number       `plan:"most" doc:"It may not rise above this."`
}

// Phase is one stretch of a campaign's time, for one team.
type Phase struct {
	Head
	Start  Day    `plan:"start,required,sealed=2" doc:"First day."`
	End    Day    `plan:"end,required,sealed=2" doc:"Last day."`
	Budget Number `plan:"budget,sealed=2" type:"money" doc:"What its tactics may cost in it."`
	Focus  Text   `plan:"focus" doc:"What it is about, in a sentence."`
}

// Goal is a business result, in the business's own language.
type Goal struct {
	Head
	Statement   Text         `plan:"statement,required,sealed" doc:"The result in a sentence."`
	Metric      Ref[*Metric] `plan:"metric,sealed" ref:"metric" down:"measures" doc:"What it is measured by."`
	Target      Number       `plan:"target,sealed" doc:"The value to reach."`
	By          Day          `plan:"by,sealed" doc:"The day by which it is reached."`
	Owner       Ref[Element] `plan:"owner" ref:"person party" doc:"Who answers for it."`
	Beneficiary Ref[*Party]  `plan:"beneficiary" ref:"party" doc:"Who gains by it."`
}

// Objective is the measurable change that the campaign commits to.
type Objective struct {
	Head
	Statement        Text            `plan:"statement,required,sealed" doc:"The change in a sentence."`
	Supports         Refs[Element]   `plan:"supports,asked,sealed" ref:"goal objective" up:"supports" doc:"The goals, or the objectives of a plan above, that it helps to reach."`
	Intent           Text            `plan:"intent" choice:"brand_exposure lead_generation sales reputation policy retention advocacy behaviour fundraising recruitment participation information safety" doc:"What kind of change it is."`
	Primary          Bool            `plan:"primary" doc:"Whether it comes first where objectives compete."`
	EffortShare      Number          `plan:"effort_share,sealed" type:"percent" doc:"The share of the campaign's effort that it deserves."`
	Audiences        Refs[*Audience] `plan:"audiences" ref:"audience" doc:"In whom the change happens."`
	Metric           Ref[*Metric]    `plan:"metric,asked,sealed" ref:"metric" down:"measures" doc:"What it is measured by."`
	Baseline         Number          `plan:"baseline,sealed" doc:"The value before the campaign."`
	Target           Number          `plan:"target,asked,sealed" doc:"The value to reach."`
	Stretch          Number          `plan:"stretch,sealed=2" doc:"A value beyond the target that would be better still."`
	ReachedBy        Ref[*Milestone] `plan:"reached_by,sealed=2" ref:"milestone" down:"reaches" doc:"Instead of a metric: the milestone that is all of it, done or not done."`
	By               Day             `plan:"by,asked,sealed" doc:"The day by which it is reached; the campaign's end where left out."`
	TargetSetBy      Ref[Element]    `plan:"target_set_by" ref:"person party discipline" doc:"Who fixed the target."`
	MaxCostPer       Number          `plan:"max_cost_per" type:"money" doc:"The most that one unit of the metric may cost."`
	AgreedBy         Refs[Element]   `plan:"agreed_by,sealed=3,grows" ref:"discipline person party" doc:"Who agreed to it, besides those whom a confirmed playback shows to have agreed."`
	AgreedOn         Day             `plan:"agreed_on" doc:"The day it was agreed; where left out, the day of the last of the confirmed playbacks."`
	InMarketingTerms Text            `plan:"in_marketing_terms" doc:"The same change as marketing would say it."`
	Playbacks        []Playback      `plan:"playback" doc:"The objective said back by a discipline in its own words."`
	Steps            []Step          `plan:"step,sealed=2" doc:"A point on the way from the baseline to the target."`
	Limits           []Limit         `plan:"limit,sealed=2" doc:"What a measured value may not leave on the way."`
}

// Step is a point on the way from an objective's baseline to its target, which is the last
// and not repeated.
type Step struct {
	By     Day    `plan:"by,required" doc:"The day by which it is reached."`
	Target Number `plan:"target,required" doc:"The value to reach by then."`
}

// Playback is an objective said back by a discipline.
type Playback struct {
	By          Ref[*Discipline] `plan:"by,required" ref:"discipline" doc:"Who says it back."`
	On          Day              `plan:"on" doc:"The day it was said."`
	Text        Text             `plan:"text,required" doc:"The discipline's own words."`
	ConfirmedBy Ref[Element]     `plan:"confirmed_by" ref:"person party" doc:"Who confirmed that it was understood; then both have agreed to the objective, from that day on."`
}

// Strategy is the approach that ties tactics to objectives.
type Strategy struct {
	Head
	Statement     Text             `plan:"statement,required,sealed" doc:"The approach in a sentence."`
	Serves        Refs[*Objective] `plan:"serves,sealed" ref:"objective" up:"serves" doc:"The objectives it is for."`
	Requires      Refs[Element]    `plan:"requires,sealed" ref:"tactic strategy" down:"is needed by" doc:"The pieces it does not work without."`
	ApprovedBy    Refs[Element]    `plan:"approved_by" ref:"person party" doc:"Who approved it."`
	ApprovedOn    Day              `plan:"approved_on" doc:"The day it was approved."`
	Evidence      Refs[*Insight]   `plan:"evidence" ref:"insight" doc:"What it rests on."`
	NonNegotiable Bool             `plan:"non_negotiable,sealed" doc:"Whether it stands or falls as a whole."`
}

// Tactic is one planned activity.
type Tactic struct {
	Head
	Discipline    Ref[*Discipline] `plan:"discipline,usual,sealed" ref:"discipline" doc:"The discipline that does it; left out where one person does everything."`
	Owner         Ref[*Person]     `plan:"owner,asked" ref:"person" doc:"The one person who answers for it."`
	Serves        Refs[*Objective] `plan:"serves,asked,sealed" ref:"objective" up:"serves" doc:"The objectives it is for."`
	Strategy      Ref[*Strategy]   `plan:"strategy,sealed" ref:"strategy" up:"belongs to" doc:"The approach it belongs to."`
	Supports      Refs[*Tactic]    `plan:"supports,sealed" ref:"tactic" up:"supports" doc:"The tactics it exists for, when it is only a means."`
	Channels      Refs[*Channel]   `plan:"channels" ref:"channel" doc:"Where it happens."`
	Stages        Refs[*Stage]     `plan:"stages" ref:"stage" doc:"The steps of the journey it serves."`
	Audiences     Refs[*Audience]  `plan:"audiences" ref:"audience" doc:"Whom it is for."`
	Carries       Refs[*Message]   `plan:"carries" ref:"message" doc:"The messages it brings."`
	Metrics       Refs[*Metric]    `plan:"metrics,sealed" ref:"metric" down:"measures" doc:"What it is measured by."`
	Phases        Refs[*Phase]     `plan:"phases,sealed=2" ref:"phase" up:"runs in" doc:"The stretches of time in which it runs, and in no other."`
	Start         Day              `plan:"start,asked,sealed" doc:"First day; the first of its phases where left out."`
	End           Day              `plan:"end,asked,sealed" doc:"Last day; the last of its phases where left out."`
	Occurs        Span             `plan:"occurs" doc:"How often it happens, to be drawn so." eg:"\"1w\""`
	Budget        Number           `plan:"budget,sealed" type:"money" doc:"What it may cost; the likely amount of a range."`
	BudgetMost    Number           `plan:"budget_most,sealed=2" type:"money" doc:"The most that it may cost, where that is not sure."`
	BudgetPer     Span             `plan:"budget_per,sealed=2" doc:"The span that its budget is for, over and over from its start; all of its time where left out." eg:"\"1d\""`
	Effort        Number           `plan:"effort" type:"person-days" doc:"Work, in person-days."`
	Requires      Refs[Element]    `plan:"requires,sealed" ref:"tactic input handoff milestone" down:"is needed by" doc:"What must have ended, arrived or happened before it starts."`
	Amplifies     Refs[*Tactic]    `plan:"amplifies" ref:"tactic" up:"amplifies" doc:"The tactics that it makes go further."`
	Affects       Texts            `plan:"affects" choice:"url_change page_copy form_change price_change rebrand embargo product_date tracking_change" doc:"What it changes that others live on."`
	Consulted     Refs[Element]    `plan:"consulted" ref:"discipline person" doc:"Who was asked before it was fixed."`
	Informed      Refs[Element]    `plan:"informed" ref:"discipline person party" doc:"Who is told when it changes."`
	Approver      Ref[Element]     `plan:"approver,behind=2" ref:"person party" doc:"Who releases what the public sees."`
	Evidence      Refs[*Insight]   `plan:"evidence" ref:"insight" doc:"What it rests on."`
	Rationale     Text             `plan:"rationale" doc:"Why it should work, where no insight says it."`
	CallToAction  Text             `plan:"call_to_action" choice:"learn join try buy share" doc:"What it asks people to do."`
	Status        Text             `plan:"status" choice:"proposed planned live done standby dropped" doc:"Where it stands."`
	Trigger       Cue              `plan:"trigger,sealed=2" ref:"objective" doc:"What sets it off: in words, or the objective of which a limit is broken." eg:"\"after each first gift\""`
	Within        Span             `plan:"within" doc:"How soon it follows what sets it off." eg:"\"24h\""`
	AddedOn       Day              `plan:"added_on" doc:"The day it came into the plan."`
	Contributions []Contribution   `plan:"contribution,sealed" doc:"How much of a metric it is expected to bring."`
	Money         []Money          `plan:"money,sealed=2" doc:"What it may cost in one phase: besides budget, and in its place where both recur."`
	Tracking      []Tracking       `plan:"tracking,once" doc:"The parameters that its links carry."`
}

// Dropped reports that the tactic is not to be done any more; false where its status is
// not known.
func (t *Tactic) Dropped() bool { return t.Status.Known() && t.Status.V == "dropped" }

// Standby reports that the tactic is done only if something happens: it counts in no dates,
// money, numbers, stages and approvals.
func (t *Tactic) Standby() bool { return t.Status.Known() && t.Status.V == "standby" }

// OnlySupports reports that the tactic is there for others alone: it serves no objective, by itself
// or by its strategy, and supports others, or may.
func (t *Tactic) OnlySupports() bool {
	return t.Serves.Empty() && t.Strategy.Absent() && !t.Supports.Empty()
}

// Contribution is how much of a metric a tactic is expected to bring.
type Contribution struct {
	Metric   Ref[*Metric] `plan:"metric,required" ref:"metric" down:"measures" doc:"What is counted."`
	Expected Number       `plan:"expected,required" doc:"How much of it the tactic brings; negative where falling is the aim."`
	Per      Span         `plan:"per" doc:"The span that brings so much, over and over from the tactic's start; all of its time where left out." eg:"\"1w\""`
	Phase    Ref[*Phase]  `plan:"phase" ref:"phase" doc:"The phase in which it brings so much; all of its time where left out."`
}

// Money is what a tactic may cost in one phase.
type Money struct {
	Phase  Ref[*Phase] `plan:"phase,required" ref:"phase" doc:"When."`
	Budget Number      `plan:"budget,required" type:"money" doc:"What it may cost then."`
	Per    Span        `plan:"per" doc:"The span that the budget is for, over and over from the first day; all of the phase where left out." eg:"\"1d\""`
}

// Tracking names the parameters of a tactic's links.
type Tracking struct {
	Source   Text `plan:"source" doc:"Where the visit comes from (utm_source)."`
	Medium   Text `plan:"medium" doc:"The kind of channel (utm_medium)."`
	Campaign Text `plan:"campaign" doc:"The campaign's name in the numbers (utm_campaign)."`
}

// Metric is how one thing is counted, agreed once.
type Metric struct {
	Head
	Definition  Text              `plan:"definition,sealed" doc:"What is counted, and what is not."`
	Unit        Text              `plan:"unit,sealed" doc:"What one is." eg:"\"requests\""`
	Level       Text              `plan:"level,sealed" choice:"input activity output outtake outcome impact" doc:"How near to the result it is."`
	Register    Text              `plan:"register" choice:"business marketing" doc:"Whose language it is."`
	Source      Ref[*System]      `plan:"source,sealed" ref:"system" doc:"Where the number comes from."`
	Frequency   Span              `plan:"frequency" doc:"How often it is read."`
	CollectedBy Ref[Element]      `plan:"collected_by" ref:"person discipline" doc:"Who reads it."`
	Feeds       Ref[*Metric]      `plan:"feeds,sealed" ref:"metric" up:"feeds" doc:"The metric it rolls up to."`
	Rate        Number            `plan:"rate,sealed=2" type:"percent" doc:"Of 100 of these, how many become one of what it feeds."`
	Adds        Bool              `plan:"adds,sealed=2" doc:"Whether its readings of parts and spans add up; where left out, all do but percentages, rates and times."`
	AgreedBy    Refs[*Discipline] `plan:"agreed_by" ref:"discipline" doc:"Who agreed to count it so."`
	Diagnostic  Bool              `plan:"diagnostic" doc:"Whether it only explains another metric."`
}
