# Mailing: a letter that stays on the table.

tactic "letter" {
  title      = "Letter with one story and a reply form"
  discipline = discipline.mailing
  owner      = person.mailing_lead
  serves     = [objective.raise]
  strategy   = strategy.thank_then_ask
  channels   = [channel.post]
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

tactic "thank_you_letter" {
  title      = "A letter of thanks with a name at its end, and what was reached together"
  discipline = discipline.mailing
  owner      = person.mailing_lead
  serves     = [objective.keep]
  strategy   = strategy.thank_then_ask
  channels   = [channel.post]
  audiences  = [audience.past_donors]
  carries    = [message.what_a_gift_does]
  metrics    = [metric.kept_donors]
  phases     = [phase.thanks]
  budget     = tbd
}
