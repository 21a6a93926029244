# Public relations: the first word, and everyone after it.

tactic "statements" {
  title      = "Statements for the five likeliest incidents, approved beforehand"
  discipline = discipline.pr
  owner      = person.pr_lead
  serves     = [objective.first_word, objective.hear_it_from_us]
  strategy   = strategy.first_and_true
  audiences  = [audience.affected]
  carries    = [message.holding, message.next_word]
  metrics    = [metric.first_word, metric.heard_from_us]
  phases     = [phase.prepare]
  budget     = tbd
}

tactic "first_statement" {
  title      = "First statement: what we know, what we do, when we speak again"
  discipline = discipline.pr
  owner      = person.pr_lead
  serves     = [objective.first_word, objective.hear_it_from_us]
  strategy   = strategy.first_and_true
  channels   = [channel.press, channel.website]
  audiences  = [audience.affected]
  carries    = [message.holding]
  metrics    = [metric.first_word, metric.heard_from_us]
  status     = "standby"
  trigger    = "The crisis lead declares an incident"
  within     = "1h"
}

tactic "drill" {
  title      = "Drill: an incident on paper, by the clock, with those who would do it"
  discipline = discipline.pr
  owner      = person.pr_lead
  serves     = [objective.first_word, objective.hear_it_from_us]
  strategy   = strategy.first_and_true
  audiences  = [audience.affected]
  carries    = [message.holding, message.next_word]
  metrics    = [metric.first_word, metric.heard_from_us]
  phases     = [phase.ready]
  occurs     = "6mo"
  budget     = tbd
}
