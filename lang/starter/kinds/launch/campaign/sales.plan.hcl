# Sales: turn interest into customers, and bring back what they object to.

tactic "first_offers" {
  title      = "First offers to customers who have waited for it"
  discipline = discipline.sales
  owner      = person.sales_lead
  serves     = [objective.win_customers]
  strategy   = strategy.try_it
  channels   = [channel.sales_talks]
  stages     = [stage.purchase]
  audiences  = [audience.buyers]
  carries    = [message.what_it_changes, message.why_now]
  metrics    = [metric.customers]
  phases     = [phase.launch, phase.follow_up]
  budget     = tbd

  contribution {
    metric   = metric.customers
    expected = tbd
  }
}

tactic "trial_talks" {
  title      = "A talk with everybody who tries it: what is missing?"
  discipline = discipline.sales
  owner      = person.sales_lead
  serves     = [objective.win_trials]
  strategy   = strategy.try_it
  channels   = [channel.sales_talks]
  stages     = [stage.trial, stage.intent]
  audiences  = [audience.buyers]
  carries    = [message.what_it_changes]
  metrics    = [metric.trials]
  phases     = [phase.launch, phase.follow_up]
}
