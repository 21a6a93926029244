package lang

import "github.com/plan-as-code/plan/lang/syntax"

// Elements holds the elements of one plan by kind, in reading order: also those that are
// broken or stand where they may not. Where the workspace's own plan declares no stages,
// its Stages are the built-in ones.
type Elements struct {
	Campaigns       []*Campaign
	Goals           []*Goal
	Objectives      []*Objective
	Strategies      []*Strategy
	Tactics         []*Tactic
	Metrics         []*Metric
	Phases          []*Phase
	Disciplines     []*Discipline
	People          []*Person
	Parties         []*Party
	Audiences       []*Audience
	Channels        []*Channel
	Stages          []*Stage
	Messages        []*Message
	Systems         []*System
	Insights        []*Insight
	Handoffs        []*Handoff
	Inputs          []*Input
	Milestones      []*Milestone
	Tasks           []*Task
	Risks           []*Risk
	Commitments     []*Commitment
	Reviews         []*Review
	Readings        []*Reading
	Spends          []*Spend
	Recommendations []*Recommendation
	Amendments      []*Amendment
	Moves           []*Moved
	Workspaces      []*Workspace
	Configures      []*Configure
	Waivers         []*Waiver
	Rules           []*Rule
	Locals          []*Locals
}

func declareKinds() []*Kind {
	return []*Kind{
		kind("campaign", "A campaign: the folder it stands in, and the folders below, are its plan.", func(es *Elements) *[]*Campaign { return &es.Campaigns }, agreed),
		kind("goal", "A business result, in the business's own language.", func(es *Elements) *[]*Goal { return &es.Goals }, shared, agreed, usedFrom(2)),
		kind("objective", "The measurable change that the campaign commits to.", func(es *Elements) *[]*Objective { return &es.Objectives }, agreed, noteJudged),
		kind("strategy", "The approach that ties tactics to objectives.", func(es *Elements) *[]*Strategy { return &es.Strategies }, agreed),
		kind("tactic", "One planned activity.", func(es *Elements) *[]*Tactic { return &es.Tactics }, agreed),
		kind("phase", "A stretch of the campaign's time, within its dates. Other objectives, another lead or an agreement of its own make a sub-campaign instead.", func(es *Elements) *[]*Phase { return &es.Phases }, local, agreed),
		kind("metric", "How one thing is counted, agreed once.", func(es *Elements) *[]*Metric { return &es.Metrics }, shared, usedFrom(1)),

		kind("discipline", "A specialist function, such as PR or search.", func(es *Elements) *[]*Discipline { return &es.Disciplines }, shared),
		kind("person", "Somebody who owns, leads, approves or answers.", func(es *Elements) *[]*Person { return &es.People }, shared, usedFrom(2), titleFrom(2)),
		kind("party", "An organisation, or a part of one.", func(es *Elements) *[]*Party { return &es.Parties }, shared, usedFrom(2), titleFrom(2)),
		kind("audience", "People whom the campaign is for.", func(es *Elements) *[]*Audience { return &es.Audiences }, shared),

		kind("channel", "Where messages meet an audience.", func(es *Elements) *[]*Channel { return &es.Channels }, shared),
		kind("stage", "A step of the customer journey. Built in, in this order: awareness, consideration, intent, trial, purchase, repeat, renewal, referral. Stages that the workspace's own plan declares replace them.", func(es *Elements) *[]*Stage { return &es.Stages }, shared),
		kind("message", "What the audience should take away.", func(es *Elements) *[]*Message { return &es.Messages }, shared),
		kind("system", "Where numbers come from.", func(es *Elements) *[]*System { return &es.Systems }, shared),
		kind("insight", "Evidence that a choice rests on.", func(es *Elements) *[]*Insight { return &es.Insights }, shared),

		kind("handoff", "Work or knowledge that passes between disciplines.", func(es *Elements) *[]*Handoff { return &es.Handoffs }, local),
		kind("input", "What somebody must provide before a tactic can run.", func(es *Elements) *[]*Input { return &es.Inputs }, local),
		kind("milestone", "A dated event without duration: a gate, or an outside event.", func(es *Elements) *[]*Milestone { return &es.Milestones }, local, usedFrom(2)),
		kind("task", "Work that a tactic needs and nobody outside sees. What comes from outside the team is an input, what passes between two disciplines a handoff, and a day without work a milestone.", func(es *Elements) *[]*Task { return &es.Tasks }, local),
		kind("risk", "What may go wrong, and what is done about it.", func(es *Elements) *[]*Risk { return &es.Risks }, local),
		kind("commitment", "A discipline's promise: this outcome for this budget.", func(es *Elements) *[]*Commitment { return &es.Commitments }, agreed),
		kind("review", "A checkpoint that decides.", func(es *Elements) *[]*Review { return &es.Reviews }, local),
		kind("reading", "A measured value.", func(es *Elements) *[]*Reading { return &es.Readings }, local),
		kind("spend", "Money that went out. It adds to its tactic, and with that to its campaign; it is never a reading of a metric.", func(es *Elements) *[]*Spend { return &es.Spends }, local),
		kind("recommendation", "Advice that wants an answer.", func(es *Elements) *[]*Recommendation { return &es.Recommendations }, local),
		kind("amendment", "The only way to change an agreed plan.", func(es *Elements) *[]*Amendment { return &es.Amendments }, local),
		kind("moved", "A rename, so that it is not read as one element dropped and another added.", func(es *Elements) *[]*Moved { return &es.Moves }, labelled(syntax.NoLabel), local),

		kind("workspace", "The organisation's settings; once, in workspace.plan.hcl.", func(es *Elements) *[]*Workspace { return &es.Workspaces }, labelled(syntax.NoLabel)),
		kind("configure", "Settings of one rule; in workspace.plan.hcl. It also takes the settings that the rule itself has.", func(es *Elements) *[]*Configure { return &es.Configures }, labelled(syntax.ForRule)),
		kind("waiver", "Lets a finding stand at one element, for a reason and for a time.", func(es *Elements) *[]*Waiver { return &es.Waivers }, labelled(syntax.ForRule)),
		kind("rule", "A rule of the organisation's own.", func(es *Elements) *[]*Rule { return &es.Rules }),
		kind("locals", "Values to reuse as local.NAME, in this plan and below.", func(es *Elements) *[]*Locals { return &es.Locals }, labelled(syntax.NoLabel), open),
	}
}
