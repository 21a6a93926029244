# Public relations: a reason to write about it.

tactic "announcement" {
  title      = "Announcement, calendars of events, and talks with speakers for trade media"
  discipline = discipline.pr
  owner      = person.pr_lead
  serves     = [objective.full_house]
  strategy   = strategy.worth_the_day
  channels   = [channel.press]
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

tactic "press_on_the_day" {
  title      = "Journalists as guests, and the one result that is worth a story"
  discipline = discipline.pr
  owner      = person.pr_lead
  serves     = [objective.talks_afterwards]
  strategy   = strategy.worth_the_day
  channels   = [channel.press]
  audiences  = [audience.guests]
  carries    = [message.what_stays]
  metrics    = [metric.talks]
  phases     = [phase.day, phase.afterwards]
}
