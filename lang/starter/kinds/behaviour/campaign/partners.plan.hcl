# Partners: those whom people believe already.

tactic "trusted_voices" {
  title      = "Doctors, teachers, trainers, clubs: a page for each, to pass on"
  discipline = discipline.partners
  owner      = person.partners_lead
  serves     = [objective.know_how]
  strategy   = strategy.easier_first
  channels   = [channel.partner_places]
  audiences  = [audience.people]
  carries    = [message.what_to_do]
  metrics    = [metric.know_how]
  phases     = [phase.first_step]
}

tactic "easier_on_the_spot" {
  title      = "One obstacle less in each partner's place"
  discipline = discipline.partners
  owner      = person.partners_lead
  serves     = [objective.do_it]
  strategy   = strategy.easier_first
  channels   = [channel.partner_places]
  audiences  = [audience.people]
  carries    = [message.what_to_do]
  metrics    = [metric.doers]
  phases     = [phase.first_step, phase.habit]
  budget     = tbd

  contribution {
    metric   = metric.doers
    expected = tbd
  }
}
