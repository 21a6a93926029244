# Product marketing: what it is, for whom, and why now.

tactic "first_users" {
  title      = "First users, who try it early and say what they found"
  discipline = discipline.product
  owner      = person.product_lead
  serves     = [objective.win_trials]
  strategy   = strategy.try_it
  stages     = [stage.trial]
  audiences  = [audience.buyers]
  metrics    = [metric.trials]
  phases     = [phase.prepare, phase.warm_up]
}

tactic "sales_kit" {
  title      = "Kit for those who sell it: pitch, demo, price, answers to objections"
  discipline = discipline.product
  owner      = person.product_lead
  serves     = [objective.win_customers]
  strategy   = strategy.try_it
  stages     = [stage.intent, stage.purchase]
  audiences  = [audience.buyers]
  carries    = [message.what_it_changes, message.why_now]
  metrics    = [metric.customers]
  start      = before(campaign.launch, "13d")
  end        = campaign.end
  budget     = tbd

  contribution {
    metric   = metric.customers
    expected = tbd
  }
}

task "positioning" {
  title   = "One page: what it is, for whom, instead of what, and the proof"
  tactics = [tactic.sales_kit]
  owner   = person.product_lead
  due     = before(campaign.launch, "56d")
}
