# Partners: the networks of others.

tactic "partner_invitations" {
  title      = "Partners invite theirs: a text, a picture and a code for each"
  discipline = discipline.partners
  owner      = person.partners_lead
  serves     = [objective.full_house]
  strategy   = strategy.worth_the_day
  channels   = [channel.partner_networks]
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

tactic "partner_follow_up" {
  title      = "A list for each partner: who came, and who wants to talk to whom"
  discipline = discipline.partners
  owner      = person.partners_lead
  serves     = [objective.talks_afterwards]
  strategy   = strategy.worth_the_day
  channels   = [channel.partner_networks]
  audiences  = [audience.guests]
  carries    = [message.what_stays]
  metrics    = [metric.talks]
  phases     = [phase.afterwards]
}
