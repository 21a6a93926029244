# People team: what it means for work, pay and rights.

tactic "answers" {
  title      = "Answers to what everybody asks: my job, my hours, my pay, my rights"
  discipline = discipline.people
  owner      = person.people_lead
  serves     = [objective.know]
  strategy   = strategy.managers_first
  channels   = [channel.intranet]
  audiences  = [audience.staff]
  carries    = [message.what_for_me]
  metrics    = [metric.know]
  phases     = [phase.announce, phase.make_ready]
}

tactic "voices" {
  title      = "Ears: office hours, and a box without names, answered every week"
  discipline = discipline.people
  owner      = person.people_lead
  serves     = [objective.adopt]
  strategy   = strategy.managers_first
  channels   = [channel.intranet]
  audiences  = [audience.staff]
  carries    = [message.what_for_me]
  metrics    = [metric.users]
  phases     = [phase.make_ready, phase.go_live, phase.anchor]
  budget     = tbd

  contribution {
    metric   = metric.users
    expected = tbd
  }
}
