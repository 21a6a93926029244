campaign "spring" {
  title   = "Spring launch"
  start   = "2027-04-01"
  end     = "2027-06-30"
  sponsor = person.ana
}

tactic "push" {
  title      = "Influencer push"
  discipline = discipline.pr
  owner      = person.ana
  serves     = [objective.awarenes]
}

goal "subscriptions" {
  statement = "Win 3,000 subscribers in 2027"
}

objective "awareness" {
  statement = "6 of 10 commuters know that the bike can be rented by the month"
  supports  = [goal.subscriptions]
  metric    = metric.awareness
  target    = 60
  by        = campaign.end
}

metric "awareness" {}

discipline "pr" {}

person "ana" {}

review "final" {
  kind = "final"
  on   = campaign.end
}
