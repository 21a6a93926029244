# Social media: take part where readers talk anyway.

tactic "posts" {
  title      = "Posts three times a week: one thought of a piece, told for the place"
  discipline = discipline.social
  owner      = person.social_lead
  serves     = [objective.returning_readers]
  strategy   = strategy.answer_first
  channels   = [channel.social_media]
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

tactic "conversations" {
  title      = "Answers to questions, and comments on what others wrote, every working day"
  discipline = discipline.social
  owner      = person.social_lead
  serves     = [objective.enquiries]
  strategy   = strategy.answer_first
  channels   = [channel.social_media]
  stages     = [stage.consideration]
  audiences  = [audience.readers]
  carries    = [message.what_we_know]
  metrics    = [metric.enquiries]
  phases     = [phase.run]
}
