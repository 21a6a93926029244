# E-mail: bring readers back.

tactic "newsletter" {
  title      = "Newsletter every second week: the new pieces, and one thought of our own"
  discipline = discipline.email
  owner      = person.email_lead
  serves     = [objective.returning_readers]
  strategy   = strategy.answer_first
  channels   = [channel.newsletter]
  stages     = [stage.consideration]
  audiences  = [audience.readers]
  carries    = [message.why_we_write]
  metrics    = [metric.readers]
  phases     = [phase.run]
  occurs     = "2w"
  budget     = tbd

  contribution {
    metric   = metric.readers
    expected = tbd
  }
}

tactic "welcome_mails" {
  title      = "Three mails for new subscribers: our best answers, and how to reach us"
  discipline = discipline.email
  owner      = person.email_lead
  serves     = [objective.enquiries]
  strategy   = strategy.answer_first
  channels   = [channel.newsletter]
  stages     = [stage.intent]
  audiences  = [audience.readers]
  carries    = [message.what_we_know]
  metrics    = [metric.enquiries]
  trigger    = "Somebody subscribes"
  within     = "1d"
}
