# Customer service: those who call are those whom it hurts.

tactic "answers_ready" {
  title      = "Answers for the five likeliest incidents, and a line that can be opened in an hour"
  discipline = discipline.service
  owner      = person.service_lead
  serves     = [objective.first_word, objective.hear_it_from_us]
  strategy   = strategy.first_and_true
  audiences  = [audience.affected]
  metrics    = [metric.first_word, metric.heard_from_us]
  phases     = [phase.prepare]
  budget     = tbd
}

tactic "line" {
  title      = "Line for those affected: answers, a call back, a list of what they ask"
  discipline = discipline.service
  owner      = person.service_lead
  serves     = [objective.first_word, objective.hear_it_from_us]
  strategy   = strategy.first_and_true
  channels   = [channel.service_line]
  audiences  = [audience.affected]
  carries    = [message.holding, message.next_word]
  metrics    = [metric.first_word, metric.heard_from_us]
  status     = "standby"
  trigger    = "The crisis lead declares an incident"
  within     = "4h"
}
