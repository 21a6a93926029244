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
  role  = "Sponsor: answers for the result and for the money"
}

person "planner" {
  title = tbd
  role  = "Keeps the calendar, and runs the editorial meeting"
}

person "content_lead" {
  title       = tbd
  role        = "Leads content"
  disciplines = [discipline.content]
}

person "seo_lead" {
  title       = tbd
  role        = "Leads search"
  disciplines = [discipline.seo]
}

person "email_lead" {
  title       = tbd
  role        = "Leads e-mail"
  disciplines = [discipline.email]
}

person "social_lead" {
  title       = tbd
  role        = "Leads social media"
  disciplines = [discipline.social]
}

person "paid_lead" {
  title       = tbd
  role        = "Leads paid media"
  disciplines = [discipline.paid]
}

person "sales_lead" {
  title       = tbd
  role        = "Leads sales"
  disciplines = [discipline.sales]
}

person "other_lead" {
  title       = tbd
  role        = "Leads Other"
  disciplines = [discipline.other]
}

discipline "content" {
  title = "Content"
  role  = "Writes, films and records what answers people's questions"
  lead  = person.content_lead
}

discipline "seo" {
  title = "Search"
  role  = "Knows what people ask, and sees to it that they find the answer"
  lead  = person.seo_lead
}

discipline "email" {
  title = "E-mail"
  role  = "Brings readers back, and those who are ready to a talk"
  lead  = person.email_lead
}

discipline "social" {
  title = "Social media"
  role  = "Takes part where readers talk anyway"
  lead  = person.social_lead
}

discipline "paid" {
  title = "Paid media"
  role  = "Helps the best pieces along"
  lead  = person.paid_lead
}

discipline "sales" {
  title = "Sales"
  role  = "Says what customers ask, and uses the answers"
  lead  = person.sales_lead
}

discipline "other" {
  title = "Other"
  role  = tbd
  lead  = person.other_lead
}

channel "website" {
  title = "Website and blog"
  media = "owned"
}

channel "newsletter" {
  title = "Newsletter and e-mail"
  media = "owned"
}

channel "social_media" {
  title        = "Social media"
  media        = "shared"
  two_way      = true
  contributors = [discipline.social, discipline.content]

  response {
    owner  = person.social_lead
    within = "1d"
  }
}

channel "ads" {
  title = "Search and social ads"
  media = "paid"
}

channel "sales_talks" {
  title   = "Sales talks"
  media   = "owned"
  offline = true
}

channel "other_channel" {
  title = "Where Other is at work"
  media = "owned" # or paid, earned, shared
}

# How things are counted, once for everybody, and where the numbers come from.

system "crm" {
  title = "CRM"
  kind  = "crm"
}

system "analytics" {
  title = "Web analytics"
  kind  = "analytics"
}

metric "new_customers" {
  title      = "New customers"
  definition = "Customers of a year who had never bought before, counted when the first invoice is paid"
  level      = "impact"
  register   = "business"
  source     = system.crm
}

metric "enquiries" {
  title      = "Enquiries"
  definition = "People who asked for a talk, a demo or an offer and named a piece of ours when we asked how they came to us"
  level      = "outcome"
  source     = system.crm
  feeds      = metric.new_customers
}

metric "readers" {
  title      = "Returning readers"
  definition = "People who read, watched or heard three pieces or more within 90 days"
  level      = "outcome"
  source     = system.analytics
  feeds      = metric.enquiries
}
