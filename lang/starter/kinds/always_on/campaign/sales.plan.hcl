# Sales: say what customers ask, and use the answers.

tactic "pieces_in_talks" {
  title      = "The right piece after every first talk"
  discipline = discipline.sales
  owner      = person.sales_lead
  serves     = [objective.enquiries]
  strategy   = strategy.answer_first
  channels   = [channel.sales_talks]
  stages     = [stage.intent]
  audiences  = [audience.readers]
  carries    = [message.what_we_know]
  metrics    = [metric.enquiries]
  phases     = [phase.run]

  contribution {
    metric   = metric.enquiries
    expected = tbd
  }
}

tactic "guest_pieces" {
  title      = "One piece a quarter with a customer"
  discipline = discipline.sales
  owner      = person.sales_lead
  serves     = [objective.returning_readers]
  strategy   = strategy.answer_first
  channels   = [channel.website]
  stages     = [stage.consideration]
  audiences  = [audience.readers]
  carries    = [message.why_we_write]
  metrics    = [metric.readers]
  phases     = [phase.run]
  occurs     = "3mo"
  budget     = tbd
}
