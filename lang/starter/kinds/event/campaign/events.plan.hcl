# Events: the programme and the day itself.

tactic "programme" {
  title      = "Programme in three steps: first names, all names, timetable"
  discipline = discipline.events
  owner      = person.events_lead
  serves     = [objective.full_house]
  strategy   = strategy.worth_the_day
  channels   = [channel.event_page]
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

tactic "day" {
  title      = "The day itself: a place to talk to us, and a next step for everybody"
  discipline = discipline.events
  owner      = person.events_lead
  serves     = [objective.talks_afterwards]
  strategy   = strategy.worth_the_day
  channels   = [channel.venue]
  audiences  = [audience.guests]
  carries    = [message.what_stays]
  metrics    = [metric.talks]
  phases     = [phase.day]
  budget     = tbd

  contribution {
    metric   = metric.talks
    expected = tbd
  }
}

input "venue" {
  what      = "Signed contract for the venue, or the platform where it is online"
  provider  = person.sponsor
  due       = before(campaign.launch, "84d")
  needed_by = [tactic.programme, tactic.day]
}
