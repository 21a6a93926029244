# Social media: let speakers and guests invite others.

tactic "speakers_invite" {
  title      = "Speakers invite: one post each, written and drawn for them"
  discipline = discipline.social
  owner      = person.social_lead
  serves     = [objective.full_house]
  strategy   = strategy.worth_the_day
  channels   = [channel.social_media]
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

tactic "from_the_day" {
  title      = "What was said, for those who were not there"
  discipline = discipline.social
  owner      = person.social_lead
  serves     = [objective.talks_afterwards]
  strategy   = strategy.worth_the_day
  channels   = [channel.social_media]
  audiences  = [audience.guests]
  carries    = [message.what_stays]
  metrics    = [metric.talks]
  phases     = [phase.day, phase.afterwards]
}
