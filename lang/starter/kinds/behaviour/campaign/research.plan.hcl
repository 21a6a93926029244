# Research: know what keeps people from it, and whether it changes.

tactic "try_out" {
  title      = "Try-out: the message and the help, with twenty people of whom ten do it afterwards"
  discipline = discipline.research
  owner      = person.research_lead
  serves     = [objective.know_how]
  strategy   = strategy.easier_first
  audiences  = [audience.people]
  metrics    = [metric.know_how]
  start      = after(campaign.start, "43d")
  end        = before(campaign.launch, "15d")
  budget     = tbd
}

tactic "counts" {
  title      = "Counts: how many do it, before, halfway and at the end"
  discipline = discipline.research
  owner      = person.research_lead
  serves     = [objective.do_it]
  strategy   = strategy.easier_first
  audiences  = [audience.people]
  metrics    = [metric.doers]
  phases     = [phase.listen, phase.first_step, phase.habit]
  budget     = tbd
}

task "interviews" {
  title   = "Talks with ten people who do it and ten who do not: what makes the difference?"
  tactics = [tactic.try_out]
  owner   = person.research_lead
  due     = after(campaign.start, "42d")
}
