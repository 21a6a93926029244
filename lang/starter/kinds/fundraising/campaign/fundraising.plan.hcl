# Fundraising: the gifts that move others.

tactic "matching_gift" {
  title      = "A matching gift, won beforehand and announced on the first day"
  discipline = discipline.fundraising
  owner      = person.fundraising_lead
  serves     = [objective.raise]
  strategy   = strategy.thank_then_ask
  channels   = [channel.personal_talks]
  audiences  = [audience.past_donors]
  carries    = [message.what_a_gift_does, message.why_now]
  metrics    = [metric.donations]
  phases     = [phase.thank, phase.ask]
  budget     = tbd

  contribution {
    metric   = metric.donations
    expected = tbd
  }
}

tactic "calls" {
  title      = "Calls to the largest donors: thanks first, then a question in person"
  discipline = discipline.fundraising
  owner      = person.fundraising_lead
  serves     = [objective.keep]
  strategy   = strategy.thank_then_ask
  channels   = [channel.personal_talks]
  audiences  = [audience.past_donors]
  carries    = [message.what_a_gift_does]
  metrics    = [metric.kept_donors]
  phases     = [phase.thank, phase.ask]
}
