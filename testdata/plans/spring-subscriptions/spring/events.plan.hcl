# Events: put people on a bike.

tactic "test_ride_days" {
  title      = "Test-ride days in twelve towns"
  discipline = discipline.events
  owner      = person.paul
  serves     = [objective.subscriptions]
  strategy   = strategy.ride_before_you_sign
  channels   = [channel.town_squares]
  stages     = [stage.trial, stage.purchase]
  audiences  = [audience.commuters, audience.asked_before]
  carries    = [message.ride_first, message.one_price]
  requires   = [tactic.booking_page]
  evidence   = [insight.test_riders_sign]
  metrics    = [metric.subscriptions, metric.test_rides]
  start      = after(campaign.launch, "2d")
  end        = "2027-06-12"
  budget     = campaign.budget * 0.25 # a quarter: nothing else sells as well

  contribution {
    metric   = metric.subscriptions
    expected = 420
  }

  contribution {
    metric   = metric.test_rides
    expected = 1500
  }

  tracking {
    source   = "town-square"
    campaign = local.tracking
  }
}

tactic "ferry_posters" {
  title      = "Posters on the commuter ferries"
  discipline = discipline.events
  owner      = person.paul
  approver   = person.tomas
  serves     = [objective.subscriptions]
  strategy   = strategy.ride_before_you_sign
  channels   = [channel.ferry_decks]
  stages     = [stage.awareness]
  audiences  = [audience.commuters]
  carries    = [message.ride_first]
  amplifies  = [tactic.booking_page]
  rationale  = "Twenty minutes on deck, twice a day, with the way to work in front of their eyes."
  metrics    = [metric.subscriptions, metric.test_rides]
  start      = before(campaign.launch, "1w")
  end        = after(campaign.launch, "8w")
  budget     = 9000

  contribution {
    metric   = metric.subscriptions
    expected = 115
  }

  tracking {
    source   = "ferry"
    campaign = local.tracking
  }
}

tactic "sunday_rides" {
  title      = "Sunday rides in company"
  discipline = discipline.events
  owner      = person.paul
  approver   = person.tomas
  serves     = [objective.restarts]
  strategy   = strategy.riders_fetch_riders
  channels   = [channel.riders_group]
  stages     = [stage.repeat]
  audiences  = [audience.winter_pausers]
  carries    = [message.your_bike_is_ready]
  rationale  = "In 2026, 60 of 80 who came along on a Sunday had restarted within the week."
  metrics    = [metric.returning_riders]
  start      = "2027-04-18"
  end        = before(objective.restarts.by, "1d")
  occurs     = "1w"
  budget     = 850
  budget_per = "1w"

  contribution {
    metric   = metric.returning_riders
    expected = 16
    per      = "1w"
  }
}

handoff "booking_opens" {
  from            = discipline.content
  to              = discipline.events
  what            = "The live booking page with the twelve dates, and a way to see tomorrow's bookings"
  due             = "2027-03-31"
  needed_by       = [tactic.test_ride_days]
  acknowledged_on = "2027-02-10"
}

input "square_permits" {
  what        = "Written permits for the twelve squares, with rain dates"
  provider    = party.lake_towns
  due         = "2027-02-12"
  received_on = "2027-02-09"
  needed_by   = [tactic.test_ride_days]
}

commitment "events_subscriptions" {
  by          = discipline.events
  owner       = person.paul
  objective   = objective.subscriptions
  accepted_on = "2027-02-08"
}

commitment "events_restarts" {
  by          = discipline.events
  owner       = person.paul
  objective   = objective.restarts
  accepted_on = "2027-02-08"
}
