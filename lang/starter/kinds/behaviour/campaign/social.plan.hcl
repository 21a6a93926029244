# Social media: let people show people.

tactic "short_films" {
  title      = "Short films: how it is done, in half a minute"
  discipline = discipline.social
  owner      = person.social_lead
  serves     = [objective.know_how]
  strategy   = strategy.easier_first
  channels   = [channel.social_media]
  audiences  = [audience.people]
  carries    = [message.what_to_do]
  metrics    = [metric.know_how]
  phases     = [phase.first_step]
}

tactic "reminders" {
  title      = "Reminders at the moment when it is decided"
  discipline = discipline.social
  owner      = person.social_lead
  serves     = [objective.do_it]
  strategy   = strategy.easier_first
  channels   = [channel.social_media]
  audiences  = [audience.people]
  carries    = [message.what_to_do, message.others_do_it]
  metrics    = [metric.doers]
  phases     = [phase.first_step, phase.habit]
  budget     = tbd

  contribution {
    metric   = metric.doers
    expected = tbd
  }
}
