# Events: meet those who give.

tactic "open_day" {
  title      = "Open day: see what gifts do"
  discipline = discipline.events
  owner      = person.events_lead
  serves     = [objective.keep]
  strategy   = strategy.thank_then_ask
  channels   = [channel.on_site]
  audiences  = [audience.past_donors]
  carries    = [message.what_a_gift_does]
  metrics    = [metric.kept_donors]
  phases     = [phase.thank]
  budget     = tbd
}

tactic "evening" {
  title      = "An evening with a goal on the wall"
  discipline = discipline.events
  owner      = person.events_lead
  serves     = [objective.raise]
  strategy   = strategy.thank_then_ask
  channels   = [channel.on_site]
  audiences  = [audience.past_donors]
  carries    = [message.what_a_gift_does, message.why_now]
  metrics    = [metric.donations]
  phases     = [phase.ask]
  budget     = tbd

  contribution {
    metric   = metric.donations
    expected = tbd
  }
}
