# The spine of the campaign: who is to do what, why they do not, when we decide.
# What is done stands in the files of the disciplines beside this one.

campaign "behaviour_change" {
  title       = "Behaviour change"
  start       = "2027-01-11"
  launch      = "2027-04-20" # the day the public first sees it
  end         = "2027-10-05"
  freeze_on   = before(campaign.launch, "28d") # closed to additions from here on
  sponsor     = person.sponsor
  lead        = person.planner
  budget      = tbd
  horizon     = "long_term"
  disciplines = local.team
}

# Who is at the table.
locals {
  team = [discipline.research, discipline.outreach, discipline.pr, discipline.social, discipline.partners, discipline.paid, discipline.other]
  all  = [person.sponsor, person.planner, discipline.research, discipline.outreach, discipline.pr, discipline.social, discipline.partners, discipline.paid, discipline.other]
}

# What it is good for: a result that whoever pays would sign.
goal "public_benefit" {
  title     = "What becomes better"
  statement = "There is less of the harm that the behaviour does."
  metric    = metric.benefit
  target    = tbd
  by        = tbd
  owner     = person.sponsor
}

# What the campaign commits to. Name one behaviour that somebody could watch, and rewrite
# each statement with your number in it. Everybody who works for it agrees to it.
objective "do_it" {
  title     = "People do it"
  statement = "People do what is good for them and others, and still do it half a year later."
  supports  = [goal.public_benefit]
  intent    = "behaviour"
  primary   = true
  audiences = [audience.people]
  metric    = metric.doers
  baseline  = tbd # counted before anything is public
  target    = tbd
  by        = campaign.end
  agreed_by = tbd
  agreed_on = tbd
}

objective "know_how" {
  title     = "People know how"
  statement = "Whoever wants to do it knows what to do, where and when."
  supports  = [objective.do_it]
  intent    = "information"
  audiences = [audience.people]
  metric    = metric.know_how
  baseline  = tbd
  target    = tbd
  by        = campaign.end
  agreed_by = tbd
  agreed_on = tbd
}

# What it rests on. Without it, everybody plans from their own habits.
insight "what_keeps_them" {
  title   = "What keeps people from it"
  finding = tbd # the one obstacle that most of them name: no time, no place, nobody else does
  source  = tbd # talks with people who do it and people who do not
}

strategy "easier_first" {
  title     = "Easier, then usual"
  statement = "First the obstacle goes, then people see that others do it; nobody is told off."
  serves    = [objective.do_it, objective.know_how]
  evidence  = [insight.what_keeps_them]
}

audience "people" {
  title    = "Those who could do it tomorrow, and do not yet"
  needs    = ["One obstacle less", "To see that people like them do it"]
  insights = [insight.what_keeps_them]
}

# One thought each, in their words. proof is why they should believe it.

message "what_to_do" {
  title     = "The one thing to do, and how"
  text      = tbd
  proof     = tbd
  mandatory = true
}

message "others_do_it" {
  title = "People like you do it"
  text  = tbd
  proof = tbd # a number from here, or a face that people know
}

# The stretches of time in which the tactics run.

phase "listen" {
  start = campaign.start
  end   = before(campaign.launch, "15d")
  focus = "What keeps people from it; the baseline; a try-out in one place"
}

phase "make_ready" {
  start = before(campaign.launch, "14d")
  end   = before(campaign.launch, "1d")
  focus = "Material as the try-out changed it, partners briefed"
}

phase "first_step" {
  start = campaign.launch
  end   = after(campaign.launch, "41d")
  focus = "How it is done, and a first time for many"
}

phase "habit" {
  start = after(campaign.launch, "42d")
  end   = campaign.end
  focus = "Reminders on the spot, and others who are seen to do it"
}

# When we decide, and what.

review "kickoff" {
  kind      = "kickoff"
  on        = campaign.start
  attendees = local.all
  decides   = ["Which one behaviour, and of whom", "Who does what"]
}

review "planning" {
  every     = "4w"
  from      = campaign.start
  until     = before(campaign.launch, "15d")
  attendees = local.team
  decides   = ["What the talks with people change in the plan"]
}

review "after_try_out" {
  title     = "After the try-out"
  on        = before(campaign.launch, "15d")
  attendees = [person.sponsor, person.planner]
  decides   = ["Whether message and help work, and what is made anew"]
}

review "course" {
  every     = "4w"
  from      = after(campaign.launch, "21d")
  until     = campaign.end
  attendees = local.team
  decides   = ["Which places and groups get more, and which less"]
}

review "result" {
  kind      = "final"
  on        = campaign.end
  attendees = local.all
  decides   = ["Whether people do it, and what it takes to last", "What the count half a year later will be held against"]
}

# What may go wrong, and who watches it. Add yours.

risk "said_not_done" {
  title      = "Said, and not done"
  what       = "People agree, and go on as before."
  threatens  = [objective.do_it]
  likelihood = "high"
  impact     = "high"
  owner      = person.planner
  response   = "Money moves from messages to the obstacle: a shorter way, a reminder, a free first time."
  watched_by = metric.doers
}

risk "blamed" {
  title      = "People feel told off"
  what       = "The tone makes those whom it is about turn away."
  threatens  = [objective.do_it, objective.know_how]
  likelihood = "medium"
  impact     = "medium"
  owner      = person.planner
  response   = "Each text is read by three of them before it goes out."
}
