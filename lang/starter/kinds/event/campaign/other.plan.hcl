# Other: say in the titles what it does, and add what is missing.

tactic "other_before" {
  title      = "Other before the event"
  discipline = discipline.other
  owner      = person.other_lead
  serves     = [objective.full_house]
  strategy   = strategy.worth_the_day
  channels   = [channel.other_channel]
  audiences  = [audience.guests]
  carries    = [message.why_come]
  metrics    = [metric.attendees]
  phases     = [phase.early, phase.main]
  budget     = tbd

  contribution {
    metric   = metric.attendees
    expected = tbd
  }
}

tactic "other_after" {
  title      = "Other after the event"
  discipline = discipline.other
  owner      = person.other_lead
  serves     = [objective.talks_afterwards]
  strategy   = strategy.worth_the_day
  channels   = [channel.other_channel]
  audiences  = [audience.guests]
  carries    = [message.what_stays]
  metrics    = [metric.talks]
  phases     = [phase.afterwards]
}
