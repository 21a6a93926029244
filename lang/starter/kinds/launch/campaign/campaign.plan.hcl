# The spine of the launch: what it is for, what everybody says, when we decide.
# What is done stands in the files of the disciplines beside this one.

campaign "product_launch" {
  title       = "Product launch"
  start       = "2027-01-11"
  launch      = "2027-04-06" # the day the market may know
  end         = "2027-06-01"
  freeze_on   = before(campaign.launch, "42d") # closed to additions from here on
  sponsor     = person.sponsor
  lead        = person.planner
  budget      = tbd # all that it may cost
  horizon     = "short_term"
  disciplines = local.team
}

# Who is at the table.
locals {
  team = [discipline.product, discipline.content, discipline.pr, discipline.paid, discipline.email, discipline.social, discipline.sales, discipline.other]
  all  = [person.sponsor, person.planner, discipline.product, discipline.content, discipline.pr, discipline.paid, discipline.email, discipline.social, discipline.sales, discipline.other]
}

# Why the business does it: a result that its owner would sign.
goal "product_pays" {
  title     = "The product carries itself"
  statement = "The product brings in what it has to in its first year."
  metric    = metric.revenue
  target    = tbd
  by        = tbd
  owner     = person.sponsor
}

# What the launch commits to. Rewrite each statement with your number in it. Everybody who
# works for it agrees to it before anything is made: agreed_by names sponsor and disciplines.
objective "win_customers" {
  title     = "First customers"
  statement = "People who have waited for this buy it within weeks of the launch."
  supports  = [goal.product_pays]
  intent    = "sales"
  primary   = true
  audiences = [audience.buyers]
  metric    = metric.customers
  baseline  = 0
  target    = tbd
  by        = campaign.end
  agreed_by = tbd
  agreed_on = tbd
}

objective "win_trials" {
  title     = "Trials"
  statement = "Enough people try it for the first customers to come from them."
  supports  = [objective.win_customers]
  intent    = "lead_generation"
  audiences = [audience.buyers]
  metric    = metric.trials
  baseline  = 0
  target    = tbd # how many trials does it take for one customer?
  by        = campaign.end
  agreed_by = tbd
  agreed_on = tbd
}

strategy "try_it" {
  title     = "Trying beats telling"
  statement = "Everything that goes out leads to a trial, and the trial sells the product."
  serves    = [objective.win_customers, objective.win_trials]
}

audience "buyers" {
  title        = "Those who decide to buy"
  relationship = "prospect"
  needs        = ["What they can do that they could not do before", "What it costs, and what it replaces", "Proof from somebody like them"]
}

# One thought each, in your buyers' words. proof is why they should believe it: a number, a
# customer, a demo.

message "what_it_changes" {
  title     = "What it changes for them"
  text      = tbd
  proof     = tbd
  mandatory = true
}

message "why_now" {
  title = "Why now"
  text  = tbd
  proof = tbd
}

# The stretches of time in which the tactics run.

phase "prepare" {
  start = campaign.start
  end   = before(campaign.launch, "29d")
  focus = "Positioning, proof and material; nothing is public"
}

phase "warm_up" {
  start = before(campaign.launch, "28d")
  end   = before(campaign.launch, "1d")
  focus = "Those who sell it and those who write about it know before the rest"
}

phase "launch" {
  start = campaign.launch
  end   = after(campaign.launch, "13d")
  focus = "Everything says the same on the same day"
}

phase "follow_up" {
  start = after(campaign.launch, "14d")
  end   = campaign.end
  focus = "From trials to customers"
}

milestone "product_ready" {
  title     = "Customers can use the product"
  on        = before(campaign.launch, "14d")
  owner     = person.planner
  needed_by = [tactic.sales_kit, tactic.launch_page, tactic.launch_interviews, tactic.launch_ads, tactic.launch_mail, tactic.launch_posts, tactic.first_offers, tactic.other_at_launch]
}

# When we decide, and what.

review "kickoff" {
  kind      = "kickoff"
  on        = campaign.start
  attendees = local.all
  decides   = ["Who does what", "What is open, and who brings it by when"]
}

review "planning" {
  every     = "4w"
  from      = campaign.start
  until     = before(campaign.launch, "7d")
  attendees = local.team
  decides   = ["What is late, and what gives way for it"]
}

review "go_or_wait" {
  title     = "Go or wait"
  on        = before(campaign.launch, "14d")
  attendees = [person.sponsor, person.planner]
  decides   = ["Whether the day holds", "What goes out if the product is late"]
}

review "course" {
  every     = "14d"
  from      = after(campaign.launch, "7d")
  until     = campaign.end
  attendees = local.team
  decides   = ["Where money and time go next", "What stops because it brings no trials"]
}

review "result" {
  kind      = "final"
  on        = campaign.end
  attendees = local.all
  decides   = ["Whether the objectives are met", "What we keep, change and drop", "Who looks after the product from here on"]
}

# What may go wrong, and who watches it. Add yours.

risk "late_product" {
  title      = "The product is late"
  what       = "The product cannot be used on the day that is announced."
  threatens  = [objective.win_customers, objective.win_trials]
  likelihood = "medium"
  impact     = "high"
  owner      = person.planner
  response   = "Go or wait is decided two weeks ahead; nothing public names the day before that."
}

risk "other_news" {
  title      = "Somebody else is louder"
  what       = "A competitor or other news takes the attention of the launch day."
  threatens  = [objective.win_trials]
  likelihood = "medium"
  impact     = "medium"
  owner      = person.sponsor
  response   = "Keep a second day for the announcement, and material that does not age."
}
