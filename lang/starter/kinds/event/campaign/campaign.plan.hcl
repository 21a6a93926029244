# The spine of the event: what it is for, what everybody says, when we decide.
# What is done stands in the files of the disciplines beside this one.

campaign "spring_event" {
  title       = "Event"
  start       = "2027-01-11"
  launch      = "2027-04-27" # the day of the event
  end         = "2027-05-25"
  freeze_on   = before(campaign.launch, "70d") # closed to additions from here on
  sponsor     = person.sponsor
  lead        = person.planner
  budget      = tbd # venue, speakers and promotion together
  horizon     = "short_term"
  disciplines = local.team
}

# Who is at the table.
locals {
  team = [discipline.events, discipline.email, discipline.social, discipline.pr, discipline.partners, discipline.paid, discipline.sales, discipline.other]
  all  = [person.sponsor, person.planner, discipline.events, discipline.email, discipline.social, discipline.pr, discipline.partners, discipline.paid, discipline.sales, discipline.other]
}

# Why we hold it: a result that its owner would sign.
goal "worth_it" {
  title     = "The event pays"
  statement = "What comes of the talks with guests is worth what the event costs."
  metric    = metric.agreements
  target    = tbd
  by        = tbd
  owner     = person.sponsor
}

# What the event commits to. Rewrite each statement with your number in it. Everybody who
# works for it agrees to it: agreed_by names sponsor and disciplines.
objective "full_house" {
  title     = "The right people come"
  statement = "Those for whom the programme is made come on the day."
  supports  = [objective.talks_afterwards]
  intent    = "participation"
  primary   = true
  audiences = [audience.guests]
  metric    = metric.attendees
  baseline  = 0
  target    = tbd # how many register for one who comes?
  by        = campaign.launch
  agreed_by = tbd
  agreed_on = tbd
}

objective "talks_afterwards" {
  title     = "Talks afterwards"
  statement = "Guests talk with us about a next step within four weeks."
  supports  = [goal.worth_it]
  intent    = "lead_generation"
  audiences = [audience.guests]
  metric    = metric.talks
  baseline  = 0
  target    = tbd
  by        = campaign.end
  agreed_by = tbd
  agreed_on = tbd
}

strategy "worth_the_day" {
  title     = "Worth the day"
  statement = "The programme invites by itself: each name that is announced brings its own people, and each guest leaves with a next step."
  serves    = [objective.full_house, objective.talks_afterwards]
}

audience "guests" {
  title = "Those who should come"
  needs = ["To know what they take home", "To know who else is there", "A yes from whoever pays for the ticket"]
}

# One thought each, in your guests' words. proof is why they should believe it.

message "why_come" {
  title     = "Why it is worth a day"
  text      = tbd
  proof     = tbd # names, numbers, a voice from last time
  mandatory = true
}

message "what_stays" {
  title = "What they take with them, and what comes next"
  text  = tbd
  proof = tbd
}

# The stretches of time in which the tactics run.

phase "prepare" {
  start = campaign.start
  end   = before(campaign.launch, "64d")
  focus = "Place, first names, prices, page with registration"
}

phase "early" {
  start = before(campaign.launch, "63d")
  end   = before(campaign.launch, "29d")
  focus = "Early price: those who know us"
}

phase "main" {
  start = before(campaign.launch, "28d")
  end   = before(campaign.launch, "1d")
  focus = "Full programme: everybody else, and those who must not miss it"
}

phase "day" {
  start = campaign.launch
  end   = campaign.launch
  focus = "The event"
}

phase "afterwards" {
  start = after(campaign.launch, "1d")
  end   = campaign.end
  focus = "From guests to talks, while they remember"
}

milestone "registration_opens" {
  title = "Registration opens"
  on    = before(campaign.launch, "63d")
  owner = person.planner
}

milestone "early_price_ends" {
  title = "The early price ends"
  on    = before(campaign.launch, "29d")
  owner = person.planner
}

# When we decide, and what.

review "kickoff" {
  kind      = "kickoff"
  on        = campaign.start
  attendees = local.all
  decides   = ["For whom it is, and for whom not", "Who does what"]
}

review "planning" {
  every     = "4w"
  from      = campaign.start
  until     = before(campaign.launch, "29d")
  attendees = local.team
  decides   = ["Whether registrations are on course, and what is done if not"]
}

review "last_places" {
  title     = "Three weeks to go"
  on        = before(campaign.launch, "21d")
  attendees = [person.sponsor, person.planner]
  decides   = ["Whether we buy ads, give places away, or take a smaller room"]
}

review "follow_up" {
  every     = "7d"
  from      = after(campaign.launch, "3d")
  until     = campaign.end
  attendees = local.team
  decides   = ["Who talks to whom"]
}

review "result" {
  kind      = "final"
  on        = campaign.end
  attendees = local.all
  decides   = ["Whether it was worth it", "Whether we do it again, and what is different then"]
}

# What may go wrong, and who watches it. Add yours.

risk "few_guests" {
  title      = "Too few register"
  what       = "Three weeks ahead, fewer have registered than at that time last year."
  threatens  = [objective.full_house]
  likelihood = "medium"
  impact     = "high"
  owner      = person.planner
  response   = "Personal invitations by everybody; then a smaller room and a fuller one."
  watched_by = metric.attendees
}

risk "speaker_cancels" {
  title      = "A speaker cancels"
  what       = "A name that was announced does not come."
  threatens  = [objective.full_house]
  likelihood = "medium"
  impact     = "medium"
  owner      = person.planner
  response   = "Two who can step in are asked beforehand; guests hear it from us the same day."
}
