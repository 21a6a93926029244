# Other: say in the titles what it does, and add what is missing.

tactic "other_tells" {
  title      = "Other says what changes"
  discipline = discipline.other
  owner      = person.other_lead
  serves     = [objective.know]
  strategy   = strategy.managers_first
  channels   = [channel.other_channel]
  audiences  = [audience.staff]
  carries    = [message.why, message.what_for_me]
  metrics    = [metric.know]
  phases     = [phase.announce]
}

tactic "other_helps" {
  title      = "Other helps people through the first weeks"
  discipline = discipline.other
  owner      = person.other_lead
  serves     = [objective.adopt]
  strategy   = strategy.managers_first
  channels   = [channel.other_channel]
  audiences  = [audience.staff]
  carries    = [message.what_for_me]
  metrics    = [metric.users]
  phases     = [phase.go_live, phase.anchor]
  budget     = tbd

  contribution {
    metric   = metric.users
    expected = tbd
  }
}
