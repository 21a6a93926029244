# Content and community: answer the question before it is asked.

tactic "commuter_guide" {
  title      = "Car or e-bike: the sums for your way to work"
  discipline = discipline.content
  owner      = person.mira
  serves     = [objective.subscriptions]
  strategy   = strategy.ride_before_you_sign
  channels   = [channel.site]
  stages     = [stage.awareness, stage.consideration]
  audiences  = [audience.commuters, audience.asked_before]
  carries    = [message.ride_first, message.one_price]
  evidence   = [insight.small_print]
  metrics    = [metric.subscriptions, metric.guide_requests]
  start      = before(campaign.launch, "30d")
  end        = objective.subscriptions.by
  budget     = campaign.budget * 0.15

  contribution {
    metric   = metric.subscriptions
    expected = 230
  }

  tracking {
    source   = "site"
    campaign = local.tracking
  }
}

tactic "booking_page" {
  title      = "Booking page for test rides"
  discipline = discipline.content
  owner      = person.mira
  supports   = [tactic.test_ride_days]
  strategy   = strategy.ride_before_you_sign
  channels   = [channel.site]
  stages     = [stage.trial]
  audiences  = [audience.commuters, audience.asked_before]
  carries    = [message.ride_first]
  affects    = ["page_copy", "form_change"]
  consulted  = [discipline.email, discipline.events]
  rationale  = "In 2026 every third visitor gave up at the choice of a town."
  metrics    = [metric.test_rides]
  start      = before(campaign.launch, "30d")
  end        = before(campaign.launch, "8d")
  budget     = 9000

  contribution {
    metric   = metric.test_rides
    expected = 600
  }

  tracking {
    source   = "site"
    campaign = local.tracking
  }
}

tactic "rider_stories" {
  title      = "First ride of the year: riders tell"
  discipline = discipline.content
  owner      = person.lea
  approver   = person.tomas
  serves     = [objective.restarts]
  strategy   = strategy.riders_fetch_riders
  channels   = [channel.riders_group, channel.site]
  stages     = [stage.repeat, stage.referral]
  audiences  = [audience.winter_pausers]
  carries    = [message.your_bike_is_ready]
  amplifies  = [tactic.welcome_back, tactic.sunday_rides]
  evidence   = [insight.forgot_to_restart]
  metrics    = [metric.returning_riders]
  start      = "2027-03-15"
  end        = objective.restarts.by
  budget     = 7500

  contribution {
    metric   = metric.returning_riders
    expected = 140
  }

  tracking {
    source   = "riders-group"
    campaign = local.tracking
  }
}

metric "guide_requests" {
  title      = "Guides requested"
  definition = "People who had the commuter guide sent to them"
  unit       = "people"
  level      = "outtake"
  source     = system.crm
  feeds      = metric.test_rides
  agreed_by  = [discipline.content, discipline.email]
  diagnostic = true
}

commitment "content_subscriptions" {
  by          = discipline.content
  owner       = person.mira
  objective   = objective.subscriptions
  accepted_on = "2027-02-08"
}

commitment "content_restarts" {
  by          = discipline.content
  owner       = person.mira
  objective   = objective.restarts
  accepted_on = "2027-02-08"
}
