# Public relations: make it the usual thing.

tactic "how_to_in_the_press" {
  title      = "How it is done, in the regional press, on the first day"
  discipline = discipline.pr
  owner      = person.pr_lead
  serves     = [objective.know_how]
  strategy   = strategy.easier_first
  channels   = [channel.press]
  audiences  = [audience.people]
  carries    = [message.what_to_do, message.others_do_it]
  metrics    = [metric.know_how]
  phases     = [phase.first_step]
}

tactic "people_who_do_it" {
  title      = "People who do it: a face and a sentence every second week"
  discipline = discipline.pr
  owner      = person.pr_lead
  serves     = [objective.do_it]
  strategy   = strategy.easier_first
  channels   = [channel.press]
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
