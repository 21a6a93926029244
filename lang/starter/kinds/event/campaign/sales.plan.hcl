# Sales: bring the people who matter most, and talk to them afterwards.

tactic "personal_invitations" {
  title      = "Personal invitations: ten people each whom we want to see there"
  discipline = discipline.sales
  owner      = person.sales_lead
  serves     = [objective.full_house]
  strategy   = strategy.worth_the_day
  channels   = [channel.personal_talks]
  audiences  = [audience.guests]
  carries    = [message.why_come]
  metrics    = [metric.attendees]
  phases     = [phase.main]

  contribution {
    metric   = metric.attendees
    expected = tbd
  }
}

tactic "calls_afterwards" {
  title      = "A call within five days with everybody who asked for one"
  discipline = discipline.sales
  owner      = person.sales_lead
  serves     = [objective.talks_afterwards]
  strategy   = strategy.worth_the_day
  channels   = [channel.personal_talks]
  audiences  = [audience.guests]
  carries    = [message.what_stays]
  metrics    = [metric.talks]
  phases     = [phase.afterwards]
  budget     = tbd

  contribution {
    metric   = metric.talks
    expected = tbd
  }
}
