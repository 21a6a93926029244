campaign "spring" {
  start = "2027-04-01"
  end   = 2027-06-30
}

goal "growth" {
  nonsense = 1
  statement = <<-EOT
    Win 3,000 subscribers
  EOT
  nonsense = 2
}

objective "trials" {
  statement = "1,200 commuters have tried the bike"
  by        = "2027-08-30"
}

tactic "posters" {
  discipline = discipline.pr
  serves     = objective.trials
}

tactic "radio" {
  discipline = discipline.pr
  start      = "2027-07-01"
}

metric "idle" {}

milestone {
  on = "2027-04-10"
}

milestone {
  on = "2027-04-12"
}

waiver "tactic-without-owner" {
  covers = tactic.posters
  reason = "Bo starts on 10 May"
  owner  = person.ana
  until  = "2027-05-09"
}

waiver "orphan-tactic" {
  covers = tactic.radio
  reason = "It is a gift"
  owner  = person.ana
  until  = "2027-06-30"
}

tactic "torn" {
