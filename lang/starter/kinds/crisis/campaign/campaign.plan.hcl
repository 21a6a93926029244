# The spine of crisis communication: who speaks, what is ready, when we drill.
# Tactics on standby run when the crisis lead declares an incident, and cost nothing before.

campaign "crisis_communication" {
  title       = "Crisis communication"
  start       = "2027-01-11"
  end         = "2028-01-10"
  freeze_on   = before(campaign.start, "1d") # from here on, what is new takes an amendment
  sponsor     = person.sponsor               # declares an incident together with the crisis lead
  lead        = person.planner               # the crisis lead
  budget      = tbd
  disciplines = local.team
}

# Who is at the table.
locals {
  team = [discipline.pr, discipline.social, discipline.internal, discipline.service, discipline.legal, discipline.other]
  all  = [person.sponsor, person.planner, discipline.pr, discipline.social, discipline.internal, discipline.service, discipline.legal, discipline.other]
}

# What is at stake: a result that the board would sign.
goal "trusted" {
  title     = "People believe us when it matters"
  statement = "People who depend on us believe what we say when something goes wrong."
  metric    = metric.trust
  target    = tbd
  by        = campaign.end
  owner     = person.sponsor
}

# What the crisis team commits to, measured in drills. Everybody who works for it agrees to
# it: agreed_by names sponsor and disciplines.
objective "first_word" {
  title     = "The first word within the hour"
  statement = "60 minutes after the first report, we have said what we know and when we speak again."
  supports  = [goal.trusted]
  intent    = "reputation"
  primary   = true
  audiences = [audience.affected]
  metric    = metric.first_word
  baseline  = tbd # of the first drill
  target    = 60
  by        = campaign.end
  agreed_by = tbd
  agreed_on = tbd
}

objective "hear_it_from_us" {
  title     = "Those affected hear it from us"
  statement = "Those whom it hurts, and our own people, hear it from us before they read it."
  supports  = [goal.trusted]
  intent    = "information"
  audiences = [audience.affected]
  metric    = metric.heard_from_us
  baseline  = tbd # of the first drill
  target    = tbd
  by        = campaign.end
  agreed_by = tbd
  agreed_on = tbd
}

strategy "first_and_true" {
  title     = "First, true, and again"
  statement = "We speak first, say what we know and what we do not, and say when we speak again; one voice speaks, and everybody knows whose."
  serves    = [objective.first_word, objective.hear_it_from_us]
}

audience "affected" {
  title = "Those whom it hurts, and our own people"
  needs = ["Whether they are in danger, and what to do", "That somebody is sorry and at work on it", "When they hear more"]
}

# Words that are ready. What stands in [brackets] is filled in; nothing is guessed.

message "holding" {
  title     = "The first word"
  text      = "Since [time] we know that [what happened, as far as it is certain]. [Who] is at work on it. If you are affected: [what to do, where to call]. We are sorry for [what it means for them]. We speak again at [time], sooner if we know more."
  mandatory = true
}

message "next_word" {
  title = "The next word"
  text  = "What we know since [time]: [facts]. What we do not know yet: [open]. What we do: [steps]. The next word comes at [time], even if there is nothing new."
}

# The stretches of time in which the tactics run.

phase "prepare" {
  start = campaign.start
  end   = after(campaign.start, "55d")
  focus = "Team, call list, words, page; the first drill at its end"
}

phase "ready" {
  start = after(campaign.start, "56d")
  end   = campaign.end
  focus = "Ready at any hour; a drill twice a year"
}

milestone "team_named" {
  title = "Crisis team named, each with a stand-in, reachable at any hour"
  on    = after(campaign.start, "21d")
  owner = person.sponsor
}

# When we decide, and what.

review "kickoff" {
  kind      = "kickoff"
  on        = campaign.start
  attendees = local.all
  decides   = ["Who declares an incident, and who speaks", "Which five incidents we prepare for"]
}

review "readiness" {
  every     = "8w"
  from      = after(campaign.start, "56d")
  until     = campaign.end
  attendees = local.all
  decides   = ["Whether names, numbers and words still hold", "What the last drill or incident changes"]
}

review "result" {
  kind      = "final"
  on        = campaign.end
  attendees = local.all
  decides   = ["Whether we are faster than a year ago", "What we prepare for next"]
}

# What may happen: the five likeliest, yours in the place of these. Each names what answers it.

risk "harm" {
  title      = "Somebody is hurt"
  what       = "Somebody comes to harm by a product, on our premises or at work."
  threatens  = [objective.hear_it_from_us]
  likelihood = tbd
  impact     = "high"
  owner      = person.planner
  response   = "Those affected and their families first, in person; then our people; then everybody."
  answers    = [tactic.first_statement, tactic.answers, tactic.to_our_people, tactic.line, tactic.reports, tactic.other_responds]
}

risk "data_lost" {
  title      = "Data are lost or stolen"
  what       = "Data of customers or colleagues get into other hands."
  threatens  = [objective.first_word]
  likelihood = tbd
  impact     = "high"
  owner      = person.planner
  response   = "Whom it concerns hears it from us with what to do; authorities within the hours that the law gives."
  answers    = [tactic.first_statement, tactic.answers, tactic.to_our_people, tactic.line, tactic.reports, tactic.other_responds]
}

risk "accused" {
  title      = "Somebody accuses us in public"
  what       = "A report or a post says that we did wrong, and is shared widely."
  threatens  = [objective.first_word]
  likelihood = tbd
  impact     = "medium"
  owner      = person.planner
  response   = "Say within the hour that we look into it and by when we answer; then answer, also where it was our fault."
  answers    = [tactic.first_statement, tactic.answers, tactic.to_our_people, tactic.line, tactic.reports, tactic.other_responds]
}

risk "lead_away" {
  title      = "The crisis lead is away"
  what       = "An incident comes at night or on a holiday, and nobody may decide."
  threatens  = [objective.first_word]
  likelihood = "high"
  impact     = "high"
  owner      = person.sponsor
  response   = "Each of the team has a stand-in who may decide alone; the call list is tried every quarter."
}
