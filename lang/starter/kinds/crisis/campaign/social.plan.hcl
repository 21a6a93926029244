# Social media: hear it first, answer where people ask.

tactic "listening" {
  title      = "Listening: words that are watched, thresholds, and whom it wakes at night"
  discipline = discipline.social
  owner      = person.social_lead
  serves     = [objective.first_word, objective.hear_it_from_us]
  strategy   = strategy.first_and_true
  audiences  = [audience.affected]
  metrics    = [metric.first_word, metric.heard_from_us]
  phases     = [phase.prepare, phase.ready]
  budget     = tbd
}

tactic "answers" {
  title      = "Planned posts stop; answers to questions with the statement, and nothing beyond it"
  discipline = discipline.social
  owner      = person.social_lead
  serves     = [objective.first_word, objective.hear_it_from_us]
  strategy   = strategy.first_and_true
  channels   = [channel.social_media]
  audiences  = [audience.affected]
  carries    = [message.holding, message.next_word]
  metrics    = [metric.first_word, metric.heard_from_us]
  status     = "standby"
  trigger    = "The crisis lead declares an incident"
  within     = "1h"
}
