# E-mail: write to people who know us, when it helps them.

# The offer changes a price, so PR knows before the first reader asks.
tactic "spring_offer" {
  title          = "Spring offer to people who asked before"
  discipline     = discipline.email
  owner          = person.deniz
  serves         = [objective.subscriptions]
  strategy       = strategy.ride_before_you_sign
  channels       = [channel.newsletter]
  stages         = [stage.consideration, stage.purchase]
  audiences      = [audience.asked_before]
  carries        = [message.one_price, message.ride_first]
  amplifies      = [tactic.commuter_guide]
  affects        = ["price_change"]
  consulted      = [discipline.pr, person.lukas]
  evidence       = [insight.small_print]
  call_to_action = "buy"
  metrics        = [metric.subscriptions, metric.guide_requests]
  start          = before(campaign.launch, "3w")
  end            = after(campaign.launch, "6w")
  budget         = campaign.budget * 0.1

  contribution {
    metric   = metric.subscriptions
    expected = 250
  }

  tracking {
    source   = "newsletter"
    campaign = local.tracking
  }
}

tactic "welcome_back" {
  title      = "Three mails for riders who paused"
  discipline = discipline.email
  owner      = person.deniz
  serves     = [objective.restarts]
  strategy   = strategy.riders_fetch_riders
  channels   = [channel.newsletter]
  stages     = [stage.repeat]
  audiences  = [audience.winter_pausers]
  carries    = [message.your_bike_is_ready]
  amplifies  = [tactic.sunday_rides]
  evidence   = [insight.forgot_to_restart]
  metrics    = [metric.returning_riders]
  start      = "2027-03-08"
  end        = before(objective.restarts.by, "2w")
  budget     = 6500

  contribution {
    metric   = metric.returning_riders
    expected = 150
  }

  tracking {
    source   = "newsletter"
    campaign = local.tracking
  }
}

handoff "guide_chapters" {
  from            = discipline.content
  to              = discipline.email
  what            = "The finished chapters on costs and on stopping, with their addresses"
  due             = "2027-03-12"
  needed_by       = [tactic.spring_offer]
  acknowledged_on = "2027-02-09"
}

commitment "email_subscriptions" {
  by          = discipline.email
  owner       = person.deniz
  objective   = objective.subscriptions
  accepted_on = "2027-02-08"
}

commitment "email_restarts" {
  by          = discipline.email
  owner       = person.deniz
  objective   = objective.restarts
  accepted_on = "2027-02-08"
}
