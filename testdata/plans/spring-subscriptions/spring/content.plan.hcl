# Content and community: answer the question before it is asked.

tactic "commuter_guide" {
  title          = "Car or e-bike: the sums for your way to work"
  discipline     = discipline.content
  owner          = person.mira
  serves         = [objective.subscriptions]
  strategy       = strategy.ride_before_you_sign
  channels       = [channel.site]
  stages         = [stage.awareness, stage.consideration]
  audiences      = [audience.commuters, audience.asked_before]
  carries        = [message.ride_first, message.one_price]
  evidence       = [insight.small_print]
  call_to_action = "try"
  metrics        = [metric.subscriptions, metric.guide_requests]
  start          = before(campaign.launch, "30d")
  end            = objective.subscriptions.by
  budget         = campaign.budget * 0.15
  effort         = 25

  contribution {
    metric   = metric.subscriptions
    expected = 230
  }

  contribution {
    metric   = metric.guide_requests
    expected = 2500
  }

  tracking {
    source   = "site"
    medium   = "guide"
    campaign = local.tracking
  }
}

# Only a means: without it nobody can book a ride.
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
  effort     = 12

  contribution {
    metric   = metric.test_rides
    expected = 600
  }

  tracking {
    source   = "site"
    medium   = "booking"
    campaign = local.tracking
  }
}

tactic "rider_stories" {
  title          = "First ride of the year: riders tell"
  discipline     = discipline.content
  owner          = person.lea
  approver       = person.tomas
  serves         = [objective.restarts]
  strategy       = strategy.riders_fetch_riders
  channels       = [channel.riders_group, channel.site]
  stages         = [stage.repeat, stage.referral]
  audiences      = [audience.winter_pausers]
  carries        = [message.your_bike_is_ready]
  amplifies      = [tactic.welcome_back, tactic.sunday_rides]
  evidence       = [insight.forgot_to_restart]
  call_to_action = "share"
  metrics        = [metric.returning_riders, metric.restart_opens]
  start          = "2027-03-15"
  end            = objective.restarts.by
  budget         = 7500
  effort         = 15

  contribution {
    metric   = metric.returning_riders
    expected = 140
  }

  tracking {
    source   = "riders-group"
    medium   = "story"
    campaign = local.tracking
  }
}

# Early signs. They count because of what they lead to.

metric "guide_requests" {
  title        = "Guides requested"
  definition   = "People who had the commuter guide sent to them"
  unit         = "people"
  level        = "outtake"
  register     = "marketing"
  source       = system.crm
  frequency    = "1w"
  collected_by = person.mira
  feeds        = metric.test_rides
  agreed_by    = [discipline.content, discipline.email]
  diagnostic   = true
}

metric "restart_opens" {
  title        = "Restart page opened"
  definition   = "Paused riders who opened the page in the app on which a contract is restarted"
  unit         = "riders"
  level        = "outtake"
  register     = "marketing"
  source       = system.app_analytics
  frequency    = "1w"
  collected_by = person.deniz
  feeds        = metric.returning_riders
  agreed_by    = [discipline.content, discipline.email]
  diagnostic   = true
}

handoff "winter_questions" {
  title           = "What paused riders ask"
  from            = discipline.email
  to              = discipline.content
  what            = "The twenty questions that paused riders sent most often in answer to our mails"
  due             = "2027-03-01"
  needed_by       = [tactic.rider_stories]
  acknowledged_by = person.lea
  acknowledged_on = "2027-02-09"
}

commitment "content_subscriptions" {
  title       = "What content brings"
  by          = discipline.content
  owner       = person.mira
  objective   = objective.subscriptions
  expected    = 230
  budget      = tactic.commuter_guide.budget + tactic.booking_page.budget
  accepted_on = "2027-02-08"
}

commitment "content_restarts" {
  title       = "Riders whom content brings back"
  by          = discipline.content
  owner       = person.mira
  objective   = objective.restarts
  expected    = 140
  budget      = tactic.rider_stories.budget
  accepted_on = "2027-02-08"
}
