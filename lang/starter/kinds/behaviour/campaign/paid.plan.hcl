# Paid media: be there when it is decided.

tactic "ads_how" {
  title      = "Ads that show how it is done"
  discipline = discipline.paid
  owner      = person.paid_lead
  serves     = [objective.know_how]
  strategy   = strategy.easier_first
  channels   = [channel.ads]
  audiences  = [audience.people]
  carries    = [message.what_to_do]
  metrics    = [metric.know_how]
  phases     = [phase.first_step]
  budget     = tbd
}

tactic "ads_on_the_spot" {
  title      = "Posters and ads at the place and the hour"
  discipline = discipline.paid
  owner      = person.paid_lead
  serves     = [objective.do_it]
  strategy   = strategy.easier_first
  channels   = [channel.ads]
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
