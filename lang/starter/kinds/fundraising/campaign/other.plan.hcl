# Other: say in the titles what it does, and add what is missing.

tactic "other_asks" {
  title      = "Other asks for gifts"
  discipline = discipline.other
  owner      = person.other_lead
  serves     = [objective.raise]
  strategy   = strategy.thank_then_ask
  channels   = [channel.other_channel]
  audiences  = [audience.past_donors, audience.new_donors]
  carries    = [message.what_a_gift_does, message.why_now]
  metrics    = [metric.donations]
  phases     = [phase.ask, phase.last_days]
  budget     = tbd

  contribution {
    metric   = metric.donations
    expected = tbd
  }
}

tactic "other_thanks" {
  title      = "Other thanks those who gave"
  discipline = discipline.other
  owner      = person.other_lead
  serves     = [objective.keep]
  strategy   = strategy.thank_then_ask
  channels   = [channel.other_channel]
  audiences  = [audience.past_donors]
  carries    = [message.what_a_gift_does]
  metrics    = [metric.kept_donors]
  phases     = [phase.thanks]
}
