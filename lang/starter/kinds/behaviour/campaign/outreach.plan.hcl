# Outreach: meet people where they decide.

tactic "show_how" {
  title      = "Show it where it is done, and let people do it once"
  discipline = discipline.outreach
  owner      = person.outreach_lead
  serves     = [objective.know_how]
  strategy   = strategy.easier_first
  channels   = [channel.on_site]
  audiences  = [audience.people]
  carries    = [message.what_to_do, message.others_do_it]
  metrics    = [metric.know_how]
  phases     = [phase.first_step]
  budget     = tbd
}

tactic "promises" {
  title      = "Promises: whoever does it once says so, with a name, where neighbours see it"
  discipline = discipline.outreach
  owner      = person.outreach_lead
  serves     = [objective.do_it]
  strategy   = strategy.easier_first
  channels   = [channel.on_site]
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

handoff "findings_for_outreach" {
  from      = discipline.research
  to        = discipline.outreach
  what      = "What keeps people from it, in their own words, and what the try-out changed"
  due       = before(campaign.launch, "14d")
  needed_by = [tactic.show_how, tactic.promises]
}
