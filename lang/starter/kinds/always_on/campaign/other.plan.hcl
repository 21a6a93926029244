# Other: say in the titles what it does, and add what is missing.

tactic "other_regularly" {
  title      = "Other, week by week"
  discipline = discipline.other
  owner      = person.other_lead
  serves     = [objective.returning_readers]
  strategy   = strategy.answer_first
  channels   = [channel.other_channel]
  audiences  = [audience.readers]
  carries    = [message.why_we_write]
  metrics    = [metric.readers]
  phases     = [phase.run]
  budget     = tbd

  contribution {
    metric   = metric.readers
    expected = tbd
  }
}

tactic "other_for_enquiries" {
  title      = "Other, for those who are about to ask"
  discipline = discipline.other
  owner      = person.other_lead
  serves     = [objective.enquiries]
  strategy   = strategy.answer_first
  channels   = [channel.other_channel]
  audiences  = [audience.readers]
  carries    = [message.what_we_know]
  metrics    = [metric.enquiries]
  phases     = [phase.run]
}
