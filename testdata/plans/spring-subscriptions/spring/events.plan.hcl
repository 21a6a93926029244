# Events: put people on a bike.

tactic "test_ride_days" {
  title          = "Test-ride days in twelve towns"
  discipline     = discipline.events
  owner          = person.paul
  approver       = person.lukas
  serves         = [objective.subscriptions]
  strategy       = strategy.ride_before_you_sign
  channels       = [channel.town_squares]
  stages         = [stage.trial, stage.purchase]
  audiences      = [audience.commuters, audience.asked_before]
  carries        = [message.ride_first, message.one_price]
  requires       = [tactic.booking_page]
  informed       = [discipline.pr, discipline.email]
  evidence       = [insight.test_riders_sign]
  call_to_action = "try"
  metrics        = [metric.subscriptions, metric.test_rides]
  start          = after(campaign.launch, "2d")
  end            = "2027-06-12"
  budget         = campaign.budget * 0.25 # a quarter: nothing else sells as well
  effort         = 48

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
    medium   = "booking-card"
    campaign = local.tracking
  }
}

tactic "ferry_posters" {
  title          = "Posters on the commuter ferries"
  discipline     = discipline.events
  owner          = person.paul
  approver       = person.tomas
  serves         = [objective.subscriptions]
  strategy       = strategy.ride_before_you_sign
  channels       = [channel.ferry_decks]
  stages         = [stage.awareness]
  audiences      = [audience.commuters]
  carries        = [message.ride_first]
  amplifies      = [tactic.booking_page]
  rationale      = "Twenty minutes on deck, twice a day, with the way to work in front of their eyes."
  call_to_action = "try"
  metrics        = [metric.subscriptions, metric.test_rides]
  start          = before(campaign.launch, "1w")
  end            = after(campaign.launch, "8w")
  budget         = 9000
  effort         = 6

  contribution {
    metric   = metric.subscriptions
    expected = 115
  }

  contribution {
    metric   = metric.test_rides
    expected = 400
  }

  tracking {
    source   = "ferry"
    medium   = "poster"
    campaign = local.tracking
  }
}

tactic "sunday_rides" {
  title          = "Sunday rides in company"
  discipline     = discipline.events
  owner          = person.paul
  approver       = person.tomas
  serves         = [objective.restarts]
  strategy       = strategy.riders_fetch_riders
  channels       = [channel.riders_group]
  stages         = [stage.repeat]
  audiences      = [audience.winter_pausers]
  carries        = [message.your_bike_is_ready]
  rationale      = "In 2026, 60 of 80 who came along on a Sunday had restarted within the week."
  call_to_action = "join"
  metrics        = [metric.returning_riders]
  start          = "2027-04-18"
  end            = before(objective.restarts.by, "1d")
  budget         = 6000
  effort         = 12

  contribution {
    metric   = metric.returning_riders
    expected = 110
  }
}

handoff "booking_opens" {
  title           = "Booking opens"
  from            = discipline.content
  to              = discipline.events
  what            = "The live booking page with the twelve dates, and a way to see tomorrow's bookings"
  due             = "2027-03-31"
  needed_by       = [tactic.test_ride_days]
  acknowledged_by = person.paul
  acknowledged_on = "2027-02-10"
}

input "square_permits" {
  title       = "Permits for the squares"
  what        = "Written permits for the twelve squares, with rain dates"
  provider    = party.lake_towns
  due         = "2027-02-12"
  received_on = "2027-02-09"
  needed_by   = [tactic.test_ride_days]
}

input "poster_frames" {
  title       = "Poster frames"
  what        = "Forty frames on the four commuter ferries from 1 April"
  provider    = party.lake_ferries
  due         = "2027-02-12"
  received_on = "2027-02-10"
  needed_by   = [tactic.ferry_posters]
}

commitment "events_subscriptions" {
  title       = "What events bring"
  by          = discipline.events
  owner       = person.paul
  objective   = objective.subscriptions
  expected    = 535
  budget      = tactic.test_ride_days.budget + tactic.ferry_posters.budget
  accepted_on = "2027-02-08"
}

commitment "events_restarts" {
  title       = "Riders whom events bring back"
  by          = discipline.events
  owner       = person.paul
  objective   = objective.restarts
  expected    = 110
  budget      = tactic.sunday_rides.budget
  accepted_on = "2027-02-08"
}
