# E-mail: write to people who know us, when it helps them.

tactic "launch_mail" {
  title      = "Announcement to customers and to those who asked to hear"
  discipline = discipline.email
  owner      = person.email_lead
  serves     = [objective.win_trials]
  strategy   = strategy.try_it
  channels   = [channel.newsletter]
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

tactic "first_days_mails" {
  title      = "Three mails for people who try it: first step, best use, offer"
  discipline = discipline.email
  owner      = person.email_lead
  serves     = [objective.win_customers]
  strategy   = strategy.try_it
  channels   = [channel.newsletter]
  stages     = [stage.trial, stage.purchase]
  audiences  = [audience.buyers]
  carries    = [message.what_it_changes, message.why_now]
  metrics    = [metric.customers]
  phases     = [phase.launch, phase.follow_up]
}
