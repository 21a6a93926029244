# Public relations: make the lake towns look forward to the test rides.

tactic "press_preview" {
  title      = "Test-ride preview for regional journalists"
  discipline = discipline.pr
  owner      = person.ines
  approver   = person.tomas
  serves     = [objective.subscriptions]
  strategy   = strategy.ride_before_you_sign
  channels   = [channel.local_press]
  stages     = [stage.awareness, stage.consideration]
  audiences  = [audience.commuters]
  carries    = [message.ride_first, message.one_price]
  amplifies  = [tactic.test_ride_days]
  evidence   = [insight.test_riders_sign, insight.small_print]
  metrics    = [metric.subscriptions, metric.test_rides]
  start      = before(campaign.launch, "23d")
  end        = before(campaign.launch, "1d")
  budget     = 8000

  contribution {
    metric   = metric.subscriptions
    expected = 105
  }
}

tactic "opening_ride" {
  title      = "Mayors take the first ride"
  discipline = discipline.pr
  owner      = person.ines
  approver   = person.jana
  serves     = [objective.subscriptions]
  strategy   = strategy.ride_before_you_sign
  channels   = [channel.local_press]
  stages     = [stage.awareness, stage.trial]
  audiences  = [audience.commuters]
  carries    = [message.ride_first]
  amplifies  = [tactic.test_ride_days]
  consulted  = [discipline.events]
  rationale  = "The opening is the one day on which every newsroom around the lake needs a picture."
  metrics    = [metric.subscriptions, metric.test_rides]
  start      = campaign.launch
  end        = after(campaign.launch, "2d")
  budget     = 6000

  contribution {
    metric   = metric.subscriptions
    expected = 80
  }
}

input "interview_partners" {
  what        = "Two riders and the workshop manager for interviews, and the delivery dates of the new bikes"
  provider    = person.lukas
  due         = "2027-02-12"
  received_on = "2027-02-11"
  needed_by   = [tactic.press_preview, tactic.opening_ride]
}

handoff "tour_dates" {
  from            = discipline.events
  to              = discipline.pr
  what            = "Towns, dates and a place for pictures, for each of the twelve test-ride days"
  due             = "2027-03-05"
  needed_by       = [tactic.press_preview, tactic.opening_ride]
  acknowledged_on = "2027-02-09"
}

commitment "pr_subscriptions" {
  by          = discipline.pr
  owner       = person.ines
  objective   = objective.subscriptions
  accepted_on = "2027-02-08"
}
