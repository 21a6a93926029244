# Legal: fast enough to say something true.

tactic "duties" {
  title      = "What we have to report to whom, within which hours, and the words that may be used at once"
  discipline = discipline.legal
  owner      = person.legal_lead
  serves     = [objective.first_word, objective.hear_it_from_us]
  strategy   = strategy.first_and_true
  audiences  = [audience.affected]
  metrics    = [metric.first_word, metric.heard_from_us]
  phases     = [phase.prepare]
  budget     = tbd
}

tactic "reports" {
  title      = "Reports to authorities in time, and a yes or no to each statement within half an hour"
  discipline = discipline.legal
  owner      = person.legal_lead
  serves     = [objective.first_word, objective.hear_it_from_us]
  strategy   = strategy.first_and_true
  audiences  = [audience.affected]
  metrics    = [metric.first_word, metric.heard_from_us]
  status     = "standby"
  trigger    = "The crisis lead declares an incident"
  within     = "4h"
}
