# Other: say in the titles what it does, and add what is missing.

tactic "other_at_launch" {
  title      = "Other at the launch"
  discipline = discipline.other
  owner      = person.other_lead
  serves     = [objective.win_trials]
  strategy   = strategy.try_it
  channels   = [channel.other_channel]
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

tactic "other_afterwards" {
  title      = "Other after the launch"
  discipline = discipline.other
  owner      = person.other_lead
  serves     = [objective.win_customers]
  strategy   = strategy.try_it
  channels   = [channel.other_channel]
  audiences  = [audience.buyers]
  carries    = [message.why_now]
  metrics    = [metric.customers]
  phases     = [phase.follow_up]
}
