# Social media: let supporters ask their friends.

tactic "supporters_ask" {
  title      = "Supporters ask their friends: texts and pictures for them to use"
  discipline = discipline.social
  owner      = person.social_lead
  serves     = [objective.raise]
  strategy   = strategy.thank_then_ask
  channels   = [channel.social_media]
  audiences  = [audience.past_donors, audience.new_donors]
  carries    = [message.what_a_gift_does, message.why_now]
  metrics    = [metric.donations]
  phases     = [phase.ask, phase.last_days]
  budget     = tbd

  contribution {
    metric   = metric.donations
    expected = tbd
  }
}

tactic "faces" {
  title      = "Faces: who was helped, who helps, who gives"
  discipline = discipline.social
  owner      = person.social_lead
  serves     = [objective.keep]
  strategy   = strategy.thank_then_ask
  channels   = [channel.social_media]
  audiences  = [audience.past_donors]
  carries    = [message.what_a_gift_does]
  metrics    = [metric.kept_donors]
  phases     = [phase.thank, phase.thanks]
}
