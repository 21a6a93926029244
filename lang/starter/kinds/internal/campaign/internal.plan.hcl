# Internal communication: one story, told by many, in the right order.

tactic "announcement" {
  title      = "Announcement to everybody, an hour after the managers, with answers to what they will ask"
  discipline = discipline.internal
  owner      = person.internal_lead
  serves     = [objective.know]
  strategy   = strategy.managers_first
  channels   = [channel.all_hands, channel.intranet]
  audiences  = [audience.staff]
  carries    = [message.why, message.what_for_me]
  metrics    = [metric.know]
  phases     = [phase.announce]
  budget     = tbd
}

tactic "stories" {
  title      = "Stories from the first weeks: what works, what does not, what was mended"
  discipline = discipline.internal
  owner      = person.internal_lead
  serves     = [objective.adopt]
  strategy   = strategy.managers_first
  channels   = [channel.intranet]
  audiences  = [audience.staff]
  carries    = [message.what_for_me]
  metrics    = [metric.users]
  phases     = [phase.go_live, phase.anchor]

  contribution {
    metric   = metric.users
    expected = tbd
  }
}

task "story" {
  title   = "One page: what changes, why, for whom what, what stays, what is not known yet"
  tactics = [tactic.announcement]
  owner   = person.internal_lead
  due     = before(campaign.launch, "56d")
}
