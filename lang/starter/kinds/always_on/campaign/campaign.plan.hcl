# The spine of the programme: what it is for, what it stands for, when we decide anew.
# What is done stands in the files of the disciplines beside this one.

campaign "content_programme" {
  title       = "Content programme"
  start       = "2027-01-11"
  freeze_on   = before(campaign.start, "1d") # from here on, what is new takes an amendment
  sponsor     = person.sponsor
  lead        = person.planner
  budget      = tbd # for the first year
  horizon     = "long_term"
  disciplines = local.team
}

# It has no end. Plan a year; its last review decides on the next.
locals {
  year_end = after(campaign.start, "12mo")
}

# Who is at the table.
locals {
  team = [discipline.content, discipline.seo, discipline.email, discipline.social, discipline.paid, discipline.sales, discipline.other]
  all  = [person.sponsor, person.planner, discipline.content, discipline.seo, discipline.email, discipline.social, discipline.paid, discipline.sales, discipline.other]
}

# Why the business does it: a result that its owner would sign.
goal "customers_come" {
  title     = "Customers come to us"
  statement = "New customers find us before we have to find them."
  metric    = metric.new_customers
  target    = tbd
  by        = local.year_end
  owner     = person.sponsor
}

# What the programme commits to. Rewrite each statement with your number in it. Everybody
# who works for it agrees to it: agreed_by names sponsor and disciplines.
objective "enquiries" {
  title     = "Enquiries"
  statement = "People who have read us ask for a talk."
  supports  = [goal.customers_come]
  intent    = "lead_generation"
  primary   = true
  audiences = [audience.readers]
  metric    = metric.enquiries
  baseline  = tbd # in the year before
  target    = tbd
  by        = local.year_end
  agreed_by = tbd
  agreed_on = tbd
}

objective "returning_readers" {
  title     = "Readers who come back"
  statement = "People who found one answer with us come back for the next."
  supports  = [objective.enquiries]
  intent    = "retention"
  audiences = [audience.readers]
  metric    = metric.readers
  baseline  = tbd # on the first day
  target    = tbd
  by        = local.year_end
  agreed_by = tbd
  agreed_on = tbd
}

strategy "answer_first" {
  title     = "Answer first"
  statement = "We answer what people ask before they know us, in few pieces that stay true, and show each of them in many places."
  serves    = [objective.enquiries, objective.returning_readers]
}

audience "readers" {
  title        = "Those whom we write for"
  relationship = "prospect"
  needs        = ["An answer that they can use today", "To know whom to trust"]
}

# What all pieces have in common, in a sentence each. proof is why a reader should believe it.

message "what_we_know" {
  title     = "What we know better than others"
  text      = tbd
  proof     = tbd
  mandatory = true
}

message "why_we_write" {
  title = "What we stand for"
  text  = tbd
  proof = tbd
}

# The stretches of time in which the tactics run.

phase "set_up" {
  start = campaign.start
  end   = after(campaign.start, "41d")
  focus = "Topics, voice, calendar and the first four pieces in stock"
}

phase "run" {
  start = after(campaign.start, "42d")
  end   = local.year_end
  focus = "The rhythm, kept"
}

# When we decide, and what. A number that changes nothing need not be read.

review "kickoff" {
  kind      = "kickoff"
  on        = campaign.start
  attendees = local.all
  decides   = ["What we write about, and what not", "Who does what, week by week"]
}

review "month" {
  title     = "Editorial meeting"
  every     = "4w"
  from      = campaign.start
  until     = local.year_end
  attendees = local.team
  decides   = ["Topics of the next month", "What is cut: the format that brings nobody back"]
}

review "year" {
  kind      = "final"
  on        = local.year_end
  attendees = local.all
  decides   = ["Whether we go on, and with what", "What the next year may cost"]
}

# What may go wrong, and who watches it. Add yours.

risk "rhythm_breaks" {
  title      = "The rhythm breaks"
  what       = "Other work comes first, and nothing is published for weeks."
  threatens  = [objective.returning_readers]
  likelihood = "high"
  impact     = "medium"
  owner      = person.planner
  response   = "Four pieces are always in stock; the editorial meeting drops a format before it drops a date."
}

risk "nobody_asks" {
  title      = "Read, and forgotten"
  what       = "Pieces are read, and nobody asks for a talk."
  threatens  = [objective.enquiries]
  likelihood = "medium"
  impact     = "high"
  owner      = person.sponsor
  response   = "After two quarters, topics come from sales alone."
  watched_by = metric.enquiries
}
