# E-mail: invite those who know us, and write to everybody afterwards.

tactic "invitations" {
  title      = "Invitations in four steps: save the date, early price, programme, last places"
  discipline = discipline.email
  owner      = person.email_lead
  serves     = [objective.full_house]
  strategy   = strategy.worth_the_day
  channels   = [channel.mail]
  audiences  = [audience.guests]
  carries    = [message.why_come]
  metrics    = [metric.attendees]
  phases     = [phase.early, phase.main]
  budget     = tbd

  contribution {
    metric   = metric.attendees
    expected = tbd
  }
}

tactic "thanks" {
  title      = "Thanks within a day, with recordings and one next step; another mail for those who missed it"
  discipline = discipline.email
  owner      = person.email_lead
  serves     = [objective.talks_afterwards]
  strategy   = strategy.worth_the_day
  channels   = [channel.mail]
  audiences  = [audience.guests]
  carries    = [message.what_stays]
  metrics    = [metric.talks]
  phases     = [phase.afterwards]
}
