# A small campaign to try things on. What stands behind a # is a remark.
#
# Three things in it do not fit together yet. Each has a wavy line: point at it.

campaign "spring" {
  title    = "Spring launch"
  start    = 2027-04-01
  end      = "2027-06-30"
  sponsor  = person.ana
  currency = "EUR"
  budget   = 60000
}

goal "subscriptions" {
  statement = "Win 3,000 subscribers this year"
}

objective "trials" {
  title     = "Test rides"
  statement = "1,200 commuters have tried the bike by June"
  supports  = [goal.subscriptions]
  metric    = metric.test_rides
  target    = 1200
  by        = campaign.end
}

metric "test_rides" {
  definition = "People who rode one of our bikes for ten minutes or more"
}

tactic "press_day" {
  title      = "Press day"
  discipline = discipline.pr
  owner      = person.jo
  serves     = [objective.trails]
  metrics    = [metric.test_rides]
  budget     = campaign.budget * 0.4
}

tactic "test_days" {
  title      = "Test days"
  discipline = discipline.events
  serves     = [objective.trials]
  metrics    = [metric.test_rides]
  requires   = [tactic.press_day]
  budget     = campaign.budget * 0.5
}

review "final" {
  kind    = "final"
  on      = campaign.end
  decides = ["What do we keep, change and stop?"]
}

discipline "pr" {
  title = "Public relations"
}

discipline "events" {
  title = "Events"
}

person "ana" {
  title = "Ana Ruiz"
}

person "jo" {
  title = "Jo Becker"
}
