# Internal communication: our own people hear it from us.

tactic "call_list" {
  title      = "Call list: who is reached how, at night and on holidays, with a stand-in for each"
  discipline = discipline.internal
  owner      = person.internal_lead
  serves     = [objective.first_word, objective.hear_it_from_us]
  strategy   = strategy.first_and_true
  audiences  = [audience.affected]
  metrics    = [metric.first_word, metric.heard_from_us]
  phases     = [phase.prepare]
  budget     = tbd
}

tactic "to_our_people" {
  title      = "To our own people, before the public: what we know, what to say, where to send questions"
  discipline = discipline.internal
  owner      = person.internal_lead
  serves     = [objective.first_word, objective.hear_it_from_us]
  strategy   = strategy.first_and_true
  channels   = [channel.staff_channels]
  audiences  = [audience.affected]
  carries    = [message.holding, message.next_word]
  metrics    = [metric.first_word, metric.heard_from_us]
  status     = "standby"
  trigger    = "The crisis lead declares an incident"
  within     = "1h"
}
