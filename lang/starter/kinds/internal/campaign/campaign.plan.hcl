# The spine of the change: what it is for, who hears what when, when we decide.
# What is done stands in the files of the disciplines beside this one.

campaign "new_way" {
  title       = "Change in our organisation"
  start       = "2027-01-11"
  launch      = "2027-04-06" # the day of the change
  end         = "2027-07-06"
  freeze_on   = before(campaign.launch, "49d") # closed to additions from here on
  sponsor     = person.sponsor
  lead        = person.planner
  budget      = tbd
  disciplines = local.team
}

# Who is at the table.
locals {
  team = [discipline.internal, discipline.managers, discipline.people, discipline.training, discipline.project, discipline.other]
  all  = [person.sponsor, person.planner, discipline.internal, discipline.managers, discipline.people, discipline.training, discipline.project, discipline.other]
}

# Why the organisation does it: a result that its leaders have promised.
goal "change_pays" {
  title     = "The change brings what it is for"
  statement = "The change brings what leaders have promised of it."
  metric    = metric.value
  target    = tbd
  by        = tbd
  owner     = person.sponsor
}

# What communication commits to. Rewrite each statement with your number in it. Everybody
# who works for it agrees to it: agreed_by names sponsor and disciplines.
objective "adopt" {
  title     = "People work the new way"
  statement = "People work the new way within weeks, and nobody keeps the old one beside it."
  supports  = [goal.change_pays]
  intent    = "behaviour"
  primary   = true
  audiences = [audience.staff]
  metric    = metric.users
  baseline  = 0
  target    = tbd
  by        = campaign.end
  agreed_by = tbd
  agreed_on = tbd
}

objective "know" {
  title     = "People know what changes for them"
  statement = "Before the day, each of us can say what changes for them, from when, and whom to ask."
  supports  = [objective.adopt]
  intent    = "information"
  audiences = [audience.staff]
  metric    = metric.know
  baseline  = tbd # ask before the announcement
  target    = tbd
  by        = campaign.launch
  agreed_by = tbd
  agreed_on = tbd
}

strategy "managers_first" {
  title     = "Managers first, then everybody, then again"
  statement = "Managers know it first and can answer; everybody hears it from people before they read it, more than once, and is asked back."
  serves    = [objective.adopt, objective.know]
}

audience "staff" {
  title        = "Those whose work changes"
  relationship = "employee"
  needs        = ["What changes for me, and what stays", "Time to learn it", "Somebody to ask who answers"]
}

audience "managers" {
  title        = "Those whom they ask first"
  relationship = "employee"
  needs        = ["To know it before their teams", "Words for what is not decided yet"]
}

# One thought each, in plain words. proof is why people should believe it.

message "why" {
  title     = "Why we do this, and why now"
  text      = tbd
  proof     = tbd # the number or the story that convinced the leaders
  mandatory = true
}

message "what_for_me" {
  title     = "What changes for me, what stays, what is not known yet"
  text      = tbd # a line for each group
  proof     = tbd
  mandatory = true
}

# The stretches of time in which the tactics run.

phase "align" {
  start = campaign.start
  end   = before(campaign.launch, "43d")
  focus = "Leaders agree on one story; nothing is said before they do"
}

phase "announce" {
  start = before(campaign.launch, "42d")
  end   = before(campaign.launch, "29d")
  focus = "Managers, then everybody on the same day"
}

phase "make_ready" {
  start = before(campaign.launch, "28d")
  end   = before(campaign.launch, "1d")
  focus = "Learn it, try it, ask"
}

phase "go_live" {
  start = campaign.launch
  end   = after(campaign.launch, "13d")
  focus = "Help at the desk, answers the same day"
}

phase "anchor" {
  start = after(campaign.launch, "14d")
  end   = campaign.end
  focus = "What works is shown, what does not is mended, the old way ends"
}

# When we decide, and what.

review "kickoff" {
  kind      = "kickoff"
  on        = campaign.start
  attendees = local.all
  decides   = ["Who is concerned, and how much", "Who says what to whom first"]
}

review "planning" {
  every     = "4w"
  from      = campaign.start
  until     = before(campaign.launch, "15d")
  attendees = local.team
  decides   = ["What people ask, and who answers it"]
}

review "go_or_wait" {
  title     = "Go or wait"
  on        = before(campaign.launch, "14d")
  attendees = [person.sponsor, person.planner]
  decides   = ["Whether people are ready, by the pulse survey", "Whether the day holds"]
}

review "course" {
  every     = "14d"
  from      = after(campaign.launch, "7d")
  until     = campaign.end
  attendees = local.team
  decides   = ["What is mended first", "Which teams get more help"]
}

review "result" {
  kind      = "final"
  on        = campaign.end
  attendees = local.all
  decides   = ["Whether the old way can end", "Who looks after it from here on"]
}

# What may go wrong, and who watches it. Add yours.

risk "rumours" {
  title      = "Rumours are faster"
  what       = "People hear of it before their managers do."
  threatens  = [objective.know]
  likelihood = "high"
  impact     = "high"
  owner      = person.planner
  response   = "From the first day there is a sentence that everybody may say; if it gets out, the announcement is held the same day."
}

risk "old_way" {
  title      = "The old way stays"
  what       = "Teams keep lists and habits of their own beside the new way."
  threatens  = [objective.adopt]
  likelihood = "medium"
  impact     = "high"
  owner      = person.sponsor
  response   = "Ask what the new way lacks, mend it, then name the day on which the old one ends."
  watched_by = metric.users
}
