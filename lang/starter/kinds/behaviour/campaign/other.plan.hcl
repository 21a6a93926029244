# Other: say in the titles what it does, and add what is missing.

tactic "other_shows" {
  title      = "Other shows how it is done"
  discipline = discipline.other
  owner      = person.other_lead
  serves     = [objective.know_how]
  strategy   = strategy.easier_first
  channels   = [channel.other_channel]
  audiences  = [audience.people]
  carries    = [message.what_to_do]
  metrics    = [metric.know_how]
  phases     = [phase.first_step]
}

tactic "other_keeps" {
  title      = "Other keeps it going"
  discipline = discipline.other
  owner      = person.other_lead
  serves     = [objective.do_it]
  strategy   = strategy.easier_first
  channels   = [channel.other_channel]
  audiences  = [audience.people]
  carries    = [message.others_do_it]
  metrics    = [metric.doers]
  phases     = [phase.first_step, phase.habit]
  budget     = tbd

  contribution {
    metric   = metric.doers
    expected = tbd
  }
}
