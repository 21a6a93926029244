# Managers: people ask their manager first.

tactic "briefing" {
  title      = "Briefing for managers before anybody else: what to say, what not yet, what to ask back"
  discipline = discipline.managers
  owner      = person.managers_lead
  serves     = [objective.know]
  strategy   = strategy.managers_first
  channels   = [channel.team_meetings]
  audiences  = [audience.managers, audience.staff]
  carries    = [message.why, message.what_for_me]
  metrics    = [metric.know]
  phases     = [phase.announce]
  budget     = tbd
}

tactic "team_talks" {
  title      = "A talk in every team: what changes for us, from which day, who helps"
  discipline = discipline.managers
  owner      = person.managers_lead
  serves     = [objective.adopt]
  strategy   = strategy.managers_first
  channels   = [channel.team_meetings]
  audiences  = [audience.staff]
  carries    = [message.what_for_me]
  metrics    = [metric.users]
  phases     = [phase.make_ready, phase.go_live]

  contribution {
    metric   = metric.users
    expected = tbd
  }
}
