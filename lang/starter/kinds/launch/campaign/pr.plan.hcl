# Public relations: earn a hearing with those whom buyers listen to.

tactic "press_preview" {
  title      = "Preview under embargo for those whom buyers read"
  discipline = discipline.pr
  owner      = person.pr_lead
  serves     = [objective.win_trials]
  strategy   = strategy.try_it
  channels   = [channel.press]
  stages     = [stage.awareness]
  audiences  = [audience.buyers]
  carries    = [message.what_it_changes, message.why_now]
  metrics    = [metric.trials]
  phases     = [phase.warm_up]
  budget     = tbd

  contribution {
    metric   = metric.trials
    expected = tbd
  }
}

tactic "launch_interviews" {
  title      = "Announcement, interviews and guest articles"
  discipline = discipline.pr
  owner      = person.pr_lead
  serves     = [objective.win_customers]
  strategy   = strategy.try_it
  channels   = [channel.press]
  stages     = [stage.awareness, stage.consideration]
  audiences  = [audience.buyers]
  carries    = [message.what_it_changes, message.why_now]
  metrics    = [metric.customers]
  phases     = [phase.launch]
}

input "speakers" {
  what      = "Somebody from the company and a first user who may be quoted"
  provider  = person.sponsor
  due       = before(campaign.launch, "42d")
  needed_by = [tactic.press_preview, tactic.launch_interviews]
}
