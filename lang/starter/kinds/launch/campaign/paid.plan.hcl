# Paid media: buy attention where earned and owned media do not reach.

tactic "launch_ads" {
  title      = "Ads that lead to a trial"
  discipline = discipline.paid
  owner      = person.paid_lead
  serves     = [objective.win_trials]
  strategy   = strategy.try_it
  channels   = [channel.ads]
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

tactic "reminder_ads" {
  title      = "Reminders for people who looked and did not buy"
  discipline = discipline.paid
  owner      = person.paid_lead
  serves     = [objective.win_customers]
  strategy   = strategy.try_it
  channels   = [channel.ads]
  stages     = [stage.intent, stage.purchase]
  audiences  = [audience.buyers]
  carries    = [message.why_now]
  metrics    = [metric.customers]
  phases     = [phase.follow_up]
  budget     = tbd
}
