# Content: answer what people ask, better than anybody else does.

tactic "cornerstones" {
  title      = "Cornerstone pieces: one question of our readers a quarter, answered for good"
  discipline = discipline.content
  owner      = person.content_lead
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

  contribution {
    metric   = metric.readers
    expected = tbd
  }
}

tactic "weekly_pieces" {
  title      = "A short piece every week, cut from a cornerstone or from a question of a customer"
  discipline = discipline.content
  owner      = person.content_lead
  serves     = [objective.enquiries]
  strategy   = strategy.answer_first
  channels   = [channel.website]
  stages     = [stage.awareness, stage.consideration]
  audiences  = [audience.readers]
  carries    = [message.what_we_know]
  metrics    = [metric.enquiries]
  phases     = [phase.run]
  occurs     = "1w"
}

task "topics" {
  title   = "List of topics: what customers ask sales and service, and what they search for"
  tactics = [tactic.cornerstones, tactic.weekly_pieces]
  owner   = person.content_lead
  due     = after(campaign.start, "28d")
}
