# Other: say in the titles what it does, and add what is missing.

tactic "other_prepares" {
  title      = "Other prepares: who, with what, reached how"
  discipline = discipline.other
  owner      = person.other_lead
  serves     = [objective.first_word, objective.hear_it_from_us]
  strategy   = strategy.first_and_true
  audiences  = [audience.affected]
  metrics    = [metric.first_word, metric.heard_from_us]
  phases     = [phase.prepare]
  budget     = tbd
}

tactic "other_responds" {
  title      = "Other in an incident"
  discipline = discipline.other
  owner      = person.other_lead
  serves     = [objective.first_word, objective.hear_it_from_us]
  strategy   = strategy.first_and_true
  audiences  = [audience.affected]
  metrics    = [metric.first_word, metric.heard_from_us]
  status     = "standby"
  trigger    = "The crisis lead declares an incident"
  within     = "4h"
}
