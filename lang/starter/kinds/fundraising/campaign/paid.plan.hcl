# Paid media: reach people who would give, and do not know us.

tactic "ads_to_give" {
  title      = "Ads on opening day and on the last days"
  discipline = discipline.paid
  owner      = person.paid_lead
  serves     = [objective.raise]
  strategy   = strategy.thank_then_ask
  channels   = [channel.ads]
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

tactic "ads_to_donors" {
  title      = "Thanks as an ad, to those who gave"
  discipline = discipline.paid
  owner      = person.paid_lead
  serves     = [objective.keep]
  strategy   = strategy.thank_then_ask
  channels   = [channel.ads]
  audiences  = [audience.past_donors]
  carries    = [message.what_a_gift_does]
  metrics    = [metric.kept_donors]
  phases     = [phase.thanks]
  budget     = tbd
}
