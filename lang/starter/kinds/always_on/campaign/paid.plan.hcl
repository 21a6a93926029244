# Paid media: help the best pieces along.

tactic "best_pieces" {
  title      = "Ads for the two pieces a month that readers finish"
  discipline = discipline.paid
  owner      = person.paid_lead
  serves     = [objective.returning_readers]
  strategy   = strategy.answer_first
  channels   = [channel.ads]
  stages     = [stage.awareness]
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

tactic "reminders" {
  title      = "Reminders for readers of three pieces or more: talk to us"
  discipline = discipline.paid
  owner      = person.paid_lead
  serves     = [objective.enquiries]
  strategy   = strategy.answer_first
  channels   = [channel.ads]
  stages     = [stage.intent]
  audiences  = [audience.readers]
  carries    = [message.what_we_know]
  metrics    = [metric.enquiries]
  phases     = [phase.run]
  budget     = tbd
}
