# Social media: talk with people where they talk anyway.

tactic "launch_posts" {
  title      = "Launch posts: one use a day, each with a way to try it"
  discipline = discipline.social
  owner      = person.social_lead
  serves     = [objective.win_trials]
  strategy   = strategy.try_it
  channels   = [channel.social_media]
  stages     = [stage.awareness, stage.trial]
  audiences  = [audience.buyers]
  carries    = [message.what_it_changes]
  metrics    = [metric.trials]
  phases     = [phase.launch]
  budget     = tbd

  contribution {
    metric   = metric.trials
    expected = tbd
  }
}

tactic "questions" {
  title      = "Answers to what people ask, and what users show each other"
  discipline = discipline.social
  owner      = person.social_lead
  serves     = [objective.win_customers]
  strategy   = strategy.try_it
  channels   = [channel.social_media]
  stages     = [stage.consideration, stage.purchase]
  audiences  = [audience.buyers]
  carries    = [message.why_now]
  metrics    = [metric.customers]
  phases     = [phase.follow_up]
}
