# Search: be found by those who ask.

tactic "refreshed_pages" {
  title      = "Pages that lose visitors, brought up to date every month"
  discipline = discipline.seo
  owner      = person.seo_lead
  serves     = [objective.returning_readers]
  strategy   = strategy.answer_first
  channels   = [channel.website]
  stages     = [stage.awareness]
  audiences  = [audience.readers]
  carries    = [message.what_we_know]
  metrics    = [metric.readers]
  phases     = [phase.run]
  occurs     = "1mo"
}

tactic "answers_before_buying" {
  title      = "Pages for what people search just before they ask for an offer"
  discipline = discipline.seo
  owner      = person.seo_lead
  serves     = [objective.enquiries]
  strategy   = strategy.answer_first
  channels   = [channel.website]
  stages     = [stage.intent]
  audiences  = [audience.readers]
  carries    = [message.what_we_know]
  metrics    = [metric.enquiries]
  phases     = [phase.run]
  budget     = tbd

  contribution {
    metric   = metric.enquiries
    expected = tbd
  }
}
