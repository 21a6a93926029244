# Paid media: fill what is still free.

tactic "ads_for_places" {
  title      = "Ads to people like those who have registered"
  discipline = discipline.paid
  owner      = person.paid_lead
  serves     = [objective.full_house]
  strategy   = strategy.worth_the_day
  channels   = [channel.ads]
  audiences  = [audience.guests]
  carries    = [message.why_come]
  metrics    = [metric.attendees]
  phases     = [phase.main]
  budget     = tbd

  contribution {
    metric   = metric.attendees
    expected = tbd
  }
}

tactic "ads_for_recordings" {
  title      = "Ads for the recordings, with a way to talk to us"
  discipline = discipline.paid
  owner      = person.paid_lead
  serves     = [objective.talks_afterwards]
  strategy   = strategy.worth_the_day
  channels   = [channel.ads]
  audiences  = [audience.guests]
  carries    = [message.what_stays]
  metrics    = [metric.talks]
  phases     = [phase.afterwards]
  budget     = tbd
}
