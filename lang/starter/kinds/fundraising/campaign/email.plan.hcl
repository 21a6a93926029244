# E-mail: thank, report, ask, remind, thank.

tactic "report_of_gifts" {
  title      = "What last year's gifts did: thanks without a question"
  discipline = discipline.email
  owner      = person.email_lead
  serves     = [objective.keep]
  strategy   = strategy.thank_then_ask
  channels   = [channel.mail]
  audiences  = [audience.past_donors]
  carries    = [message.what_a_gift_does]
  metrics    = [metric.kept_donors]
  phases     = [phase.thank]
}

tactic "appeal_mails" {
  title      = "Appeals: opening day, halfway, and three on the last days"
  discipline = discipline.email
  owner      = person.email_lead
  serves     = [objective.raise]
  strategy   = strategy.thank_then_ask
  channels   = [channel.mail]
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

tactic "thank_you_mail" {
  title      = "Thanks, with what the gift does"
  discipline = discipline.email
  owner      = person.email_lead
  serves     = [objective.keep]
  strategy   = strategy.thank_then_ask
  channels   = [channel.mail]
  audiences  = [audience.past_donors]
  carries    = [message.what_a_gift_does]
  metrics    = [metric.kept_donors]
  trigger    = "A gift arrives"
  within     = "1d"
}
