# Spring 2027: what the campaign is to achieve, for how much, and when we decide.
# The tactics are in the files of the disciplines next to this one.

campaign "spring" {
  title         = "Spring 2027: ride first"
  start         = "2027-01-18"
  launch        = "2027-04-08"
  end           = "2027-07-31"
  freeze_on     = before(campaign.launch, "8w") # closed to additions from here on
  sponsor       = person.jana
  lead          = person.tomas
  budget        = 120000
  contingency   = 8000 # for test-ride days that are rained off
  budget_set_by = person.katrin
  horizon       = "mixed"
  stages        = [stage.awareness, stage.consideration, stage.trial, stage.purchase, stage.repeat]
  disciplines   = local.team
}

# Written once, used in all the files of this campaign.
locals {
  tracking = "spring-2027" # the campaign's name in tracked addresses
  team     = [discipline.pr, discipline.content, discipline.email, discipline.events]
}

# What a discipline says back and the sponsor confirms, both have agreed to.

objective "subscriptions" {
  title              = "1,200 new subscriptions"
  statement          = "The number of subscriptions grows from 4,200 to 5,400 by 30 June 2027."
  in_marketing_terms = "Get 3,000 people onto a test ride and leave no question about the price, so that 1,200 sign."
  supports           = [goal.subscription_income]
  intent             = "sales"
  primary            = true
  effort_share       = 80
  audiences          = [audience.commuters, audience.asked_before]
  metric             = metric.subscriptions
  baseline           = 4200
  target             = 5400
  by                 = "2027-06-30"
  target_set_by      = person.lukas
  max_cost_per       = 80

  playback {
    by           = discipline.pr
    on           = "2027-02-02"
    text         = "Every story we place must end with a date and a town where the reader can try a bike."
    confirmed_by = person.jana
  }

  playback {
    by           = discipline.content
    on           = "2027-02-02"
    text         = "Whoever does the sums with us leaves with a booked ride. Readers alone do not count."
    confirmed_by = person.jana
  }

  playback {
    by           = discipline.email
    on           = "2027-02-02"
    text         = "We know 3,100 people who asked and did not sign; 250 of them should be riding by summer."
    confirmed_by = person.jana
  }

  playback {
    by           = discipline.events
    on           = "2027-02-03"
    text         = "Twelve towns, 125 rides each, and nobody goes home without an answer about the price."
    confirmed_by = person.jana
  }
}

objective "restarts" {
  title         = "Winter riders restart"
  statement     = "Of the 1,400 riders who paused for the winter, 1,050 ride again by 31 May 2027; last spring it was 650."
  supports      = [goal.subscription_income]
  intent        = "retention"
  effort_share  = 20
  audiences     = [audience.winter_pausers]
  metric        = metric.returning_riders
  baseline      = 650
  target        = 1050
  by            = "2027-05-31"
  target_set_by = person.lukas
  max_cost_per  = 60

  playback {
    by           = discipline.content
    on           = "2027-02-02"
    text         = "Riders hear from other riders that the season has begun, before they hear it from us."
    confirmed_by = person.jana
  }

  playback {
    by           = discipline.email
    on           = "2027-02-02"
    text         = "Nobody stays paused because they forgot: three mails, each with one button to restart."
    confirmed_by = person.jana
  }

  playback {
    by           = discipline.events
    on           = "2027-02-03"
    text         = "A Sunday ride in company is the easiest reason to fetch the bike from the depot."
    confirmed_by = person.jana
  }
}

strategy "ride_before_you_sign" {
  title          = "Ride before you sign"
  statement      = "We sell the test ride, and the test ride sells the subscription."
  serves         = [objective.subscriptions]
  requires       = [tactic.test_ride_days, tactic.booking_page]
  non_negotiable = true
  approved_by    = [person.jana]
}

strategy "riders_fetch_riders" {
  title       = "Riders fetch riders"
  statement   = "A reminder brings the bike to mind; company brings people back onto it."
  serves      = [objective.restarts]
  requires    = [tactic.welcome_back, tactic.sunday_rides]
  approved_by = [person.jana]
}

message "ride_first" {
  text      = "Take it home for a day. Decide afterwards."
  proof     = "A free test ride in each of the twelve lake towns"
  mandatory = true
}

message "one_price" {
  text  = "79 euros a month: bike, service and insurance. Stop any month."
  proof = "The price list has one line"
}

message "your_bike_is_ready" {
  text  = "Serviced, charged and waiting for you at the depot."
  proof = "Every paused bike is serviced by 28 February"
}

milestone "bikes_delivered" {
  title     = "600 new bikes in the depots"
  on        = "2027-03-30"
  needed_by = [tactic.opening_ride, tactic.test_ride_days]
}

review "kickoff" {
  kind      = "kickoff"
  on        = "2027-01-19"
  attendees = [person.jana, person.lukas, person.katrin, discipline.pr, discipline.content, discipline.email, discipline.events]
  decides   = ["Who speaks to which audience", "What is open and who brings it by when"]
}

review "go_or_wait" {
  on        = before(campaign.launch, "16d")
  attendees = [person.jana, person.tomas, person.lukas, discipline.pr, discipline.events]
  decides   = ["Whether the tour starts on time", "Which towns move if bikes come late"]
}

review "fortnightly" {
  every     = "14d"
  from      = after(campaign.launch, "2w")
  until     = after(campaign.launch, "10w")
  attendees = [person.tomas, discipline.pr, discipline.content, discipline.email, discipline.events]
  decides   = ["Where the reserve goes", "What stops because it does not bring rides"]
}

review "result" {
  kind      = "final"
  on        = "2027-07-06"
  attendees = [person.jana, person.katrin, person.lukas, person.tomas]
  decides   = ["Whether the objectives are met", "The budget frame for autumn"]
}

review "lessons" {
  kind      = "retrospective"
  on        = "2027-07-20"
  attendees = local.team
  decides   = ["What we keep, change and drop next spring"]
}

reading "subscriptions_january" {
  metric = metric.subscriptions
  value  = 4200
  on     = "2027-01-31"
}
