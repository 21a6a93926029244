# Training: able on the first day.

tactic "try_it" {
  title      = "A place to try it before it counts"
  discipline = discipline.training
  owner      = person.training_lead
  serves     = [objective.know]
  strategy   = strategy.managers_first
  channels   = [channel.training_room]
  audiences  = [audience.staff]
  carries    = [message.what_for_me]
  metrics    = [metric.know]
  phases     = [phase.make_ready]
}

tactic "training" {
  title      = "Training in small groups, close to the day, and help at the desk in the first two weeks"
  discipline = discipline.training
  owner      = person.training_lead
  serves     = [objective.adopt]
  strategy   = strategy.managers_first
  channels   = [channel.training_room]
  audiences  = [audience.staff]
  carries    = [message.what_for_me]
  metrics    = [metric.users]
  phases     = [phase.make_ready, phase.go_live]
  budget     = tbd

  contribution {
    metric   = metric.users
    expected = tbd
  }
}
