# Public relations: the need, and those who answer it.

tactic "story_in_the_press" {
  title      = "One story for the regional press, with a person and a number"
  discipline = discipline.pr
  owner      = person.pr_lead
  serves     = [objective.raise]
  strategy   = strategy.thank_then_ask
  channels   = [channel.press]
  audiences  = [audience.past_donors, audience.new_donors]
  carries    = [message.what_a_gift_does, message.why_now]
  metrics    = [metric.donations]
  phases     = [phase.ask]
  budget     = tbd

  contribution {
    metric   = metric.donations
    expected = tbd
  }
}

tactic "result_in_the_press" {
  title      = "What was reached, with thanks to all by name who agree to it"
  discipline = discipline.pr
  owner      = person.pr_lead
  serves     = [objective.keep]
  strategy   = strategy.thank_then_ask
  channels   = [channel.press]
  audiences  = [audience.past_donors]
  carries    = [message.what_a_gift_does]
  metrics    = [metric.kept_donors]
  phases     = [phase.thanks]
}
