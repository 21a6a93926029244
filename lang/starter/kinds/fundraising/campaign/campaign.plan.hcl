# The spine of the campaign: what the money is for, what everybody says, when we decide.
# What is done stands in the files of the disciplines beside this one.

campaign "year_end" {
  title       = "Year-end appeal"
  start       = "2027-09-14"
  launch      = "2027-11-30"                   # the day of the first question
  end         = "2028-01-14"                   # the last question stands two weeks before; then we thank
  freeze_on   = before(campaign.launch, "49d") # closed to additions from here on
  sponsor     = person.sponsor
  lead        = person.planner
  budget      = tbd # what asking may cost
  horizon     = "mixed"
  disciplines = local.team
}

# Who is at the table.
locals {
  team = [discipline.fundraising, discipline.email, discipline.social, discipline.mailing, discipline.pr, discipline.paid, discipline.events, discipline.other]
  all  = [person.sponsor, person.planner, discipline.fundraising, discipline.email, discipline.social, discipline.mailing, discipline.pr, discipline.paid, discipline.events, discipline.other]
}

# What the money is for: a result that the board would sign.
goal "work_goes_on" {
  title     = "The work is paid for"
  statement = "The work that gifts pay for is funded for the coming year."
  metric    = metric.funded_work
  target    = tbd
  by        = tbd
  owner     = person.sponsor
}

# What the campaign commits to. Rewrite each statement with your number in it. Everybody who
# works for it agrees to it: agreed_by names sponsor and disciplines.
objective "raise" {
  title     = "Gifts"
  statement = "Gifts of the season reach what the coming year needs."
  supports  = [goal.work_goes_on]
  intent    = "fundraising"
  primary   = true
  audiences = [audience.past_donors]
  metric    = metric.donations
  baseline  = 0
  target    = tbd # last year's result is where most begin
  by        = campaign.end
  agreed_by = tbd
  agreed_on = tbd
}

objective "keep" {
  title     = "Donors who stay"
  statement = "Those who gave last year give again, or every month."
  supports  = [objective.raise]
  intent    = "retention"
  audiences = [audience.past_donors]
  metric    = metric.kept_donors
  baseline  = tbd # of last year
  target    = tbd
  by        = campaign.end
  agreed_by = tbd
  agreed_on = tbd
}

strategy "thank_then_ask" {
  title     = "Thank, then ask"
  statement = "Donors hear what their last gift did before they are asked for the next, and each gift is thanked for within a day."
  serves    = [objective.raise, objective.keep]
}

audience "past_donors" {
  title        = "People who have given before"
  relationship = "donor"
  needs        = ["To see what their gift did", "To be asked by name, for an amount"]
}

audience "new_donors" {
  title        = "People who know somebody who gives"
  relationship = "none"
  needs        = ["A reason now", "To trust us"]
}

# One thought each, in your donors' words. proof is why they should believe it.

message "what_a_gift_does" {
  title     = "What a gift does: so much money, this for a person"
  text      = tbd
  proof     = tbd # one person's story, and the number behind it
  mandatory = true
}

message "why_now" {
  title = "Why now: the match, the need, the last day"
  text  = tbd
  proof = tbd
}

# The stretches of time in which the tactics run.

phase "prepare" {
  start = campaign.start
  end   = before(campaign.launch, "29d")
  focus = "Goal, matching gift, story, lists cleaned, donation page tried with a real gift"
}

phase "thank" {
  start = before(campaign.launch, "28d")
  end   = before(campaign.launch, "1d")
  focus = "Thanks and a report; nobody is asked"
}

phase "ask" {
  start = campaign.launch
  end   = before(campaign.end, "21d")
  focus = "The question, with the match"
}

phase "last_days" {
  start = before(campaign.end, "20d")
  end   = before(campaign.end, "14d")
  focus = "The last days on which a gift counts for the year"
}

phase "thanks" {
  start = before(campaign.end, "13d")
  end   = campaign.end
  focus = "Thanks to everybody, and what was reached together"
}

milestone "match_signed" {
  title     = "The matching gift is promised in writing"
  on        = before(campaign.launch, "30d")
  owner     = person.sponsor
  needed_by = [tactic.matching_gift]
}

# When we decide, and what.

review "kickoff" {
  kind      = "kickoff"
  on        = campaign.start
  attendees = local.all
  decides   = ["What the money is for, in a sentence", "Who does what"]
}

review "planning" {
  every     = "4w"
  from      = campaign.start
  until     = before(campaign.launch, "29d")
  attendees = local.team
  decides   = ["What is late, and what gives way for it"]
}

review "ready" {
  title     = "Ready to ask"
  on        = before(campaign.launch, "14d")
  attendees = [person.sponsor, person.planner]
  decides   = ["Whether a gift can be made in two minutes on a telephone", "Whether the match stands"]
}

review "course" {
  every     = "7d"
  from      = after(campaign.launch, "3d")
  until     = campaign.end
  attendees = local.team
  decides   = ["What we send more of, and what we leave out"]
}

review "result" {
  kind      = "final"
  on        = campaign.end
  attendees = local.all
  decides   = ["What was reached, and who is thanked how", "What we keep, change and drop next year"]
}

# What may go wrong, and who watches it. Add yours.

risk "no_match" {
  title      = "No matching gift"
  what       = "Nobody promises a matching gift in time."
  threatens  = [objective.raise]
  likelihood = "medium"
  impact     = "medium"
  owner      = person.sponsor
  response   = "Ask the board for the first gifts; else open with the need and a person, without a match."
}

risk "page_fails" {
  title      = "The donation page fails"
  what       = "The page is slow or refuses payments on one of the last days."
  threatens  = [objective.raise]
  likelihood = "low"
  impact     = "high"
  owner      = person.planner
  response   = "A real gift is made every morning of the last days; a second way to give is ready."
  watched_by = metric.donations
}
