# What all campaigns share stands here: people, disciplines, channels, and how things are
# counted. Each campaign has a folder of its own below campaigns.
# tbd marks what only you know: put the value in its place. plan check counts what is left.

workspace {
  profile  = "recommended"
  currency = "EUR"
}

# Who. The name goes into title; contact is for a handle or an e-mail address.

person "sponsor" {
  title = tbd
  role  = "Sponsor: the leader whose change it is, and who says so in person"
}

person "planner" {
  title = tbd
  role  = "Runs the communication from day to day"
}

person "internal_lead" {
  title       = tbd
  role        = "Leads internal communication"
  disciplines = [discipline.internal]
}

person "managers_lead" {
  title       = tbd
  role        = "Leads managers"
  disciplines = [discipline.managers]
}

person "people_lead" {
  title       = tbd
  role        = "Leads people team"
  disciplines = [discipline.people]
}

person "training_lead" {
  title       = tbd
  role        = "Leads training"
  disciplines = [discipline.training]
}

person "project_lead" {
  title       = tbd
  role        = "Leads project"
  disciplines = [discipline.project]
}

person "other_lead" {
  title       = tbd
  role        = "Leads Other"
  disciplines = [discipline.other]
}

discipline "internal" {
  title = "Internal communication"
  role  = "Tells one story, through many, in the right order"
  lead  = person.internal_lead
}

discipline "managers" {
  title = "Managers"
  role  = "Answer what their teams ask"
  lead  = person.managers_lead
}

discipline "people" {
  title = "People team"
  role  = "Says what it means for work, pay and rights"
  lead  = person.people_lead
}

discipline "training" {
  title = "Training"
  role  = "Sees to it that everybody is able on the first day"
  lead  = person.training_lead
}

discipline "project" {
  title = "Project"
  role  = "Decides what changes, and says when it may be said"
  lead  = person.project_lead
}

discipline "other" {
  title = "Other"
  role  = tbd
  lead  = person.other_lead
}

channel "all_hands" {
  title   = "Meeting of everybody"
  media   = "owned"
  offline = true
}

channel "team_meetings" {
  title   = "Meetings of teams"
  media   = "owned"
  offline = true
}

channel "intranet" {
  title = "Intranet and chat"
  media = "owned"
}

channel "training_room" {
  title   = "Training"
  media   = "owned"
  offline = true
}

channel "other_channel" {
  title = "Where Other is at work"
  media = "owned" # or paid, earned, shared
}

# How things are counted, once for everybody, and where the numbers come from.

system "pulse" {
  title = "Pulse survey of four questions"
  kind  = "survey"
}

system "usage" {
  title = "What the new way of working records by itself"
  kind  = "other"
}

metric "value" {
  title      = "What the change is for"
  definition = tbd # hours, errors, cost, time to answer: what leaders promised the board
  level      = "impact"
  register   = "business"
  source     = system.usage
}

metric "users" {
  title      = "People who work the new way"
  definition = "Share of the people concerned who worked the new way for a whole week, without the old one beside it"
  unit       = "%"
  level      = "outcome"
  source     = system.usage
  feeds      = metric.value
}

metric "know" {
  title      = "People who know what changes for them"
  definition = "Share of those asked who can say what changes for them, from which day, and whom to ask"
  unit       = "%"
  level      = "outcome"
  source     = system.pulse
  feeds      = metric.users
}
