# Content: show what it does, and answer what people ask before they buy.

tactic "launch_page" {
  title      = "Launch page with a demo and a way to try it"
  discipline = discipline.content
  owner      = person.content_lead
  serves     = [objective.win_trials]
  strategy   = strategy.try_it
  channels   = [channel.website]
  stages     = [stage.consideration, stage.trial]
  audiences  = [audience.buyers]
  carries    = [message.what_it_changes]
  metrics    = [metric.trials]
  phases     = [phase.launch, phase.follow_up]
  budget     = tbd

  contribution {
    metric   = metric.trials
    expected = tbd
  }
}

tactic "customer_stories" {
  title      = "Stories of the first customers: what they did, with numbers"
  discipline = discipline.content
  owner      = person.content_lead
  serves     = [objective.win_customers]
  strategy   = strategy.try_it
  channels   = [channel.website]
  stages     = [stage.intent]
  audiences  = [audience.buyers]
  carries    = [message.what_it_changes, message.why_now]
  metrics    = [metric.customers]
  phases     = [phase.follow_up]
}

handoff "facts_for_content" {
  from      = discipline.product
  to        = discipline.content
  what      = "Positioning, price, pictures, and first users who may be quoted"
  due       = before(campaign.launch, "42d")
  needed_by = [tactic.launch_page, tactic.customer_stories]
}
