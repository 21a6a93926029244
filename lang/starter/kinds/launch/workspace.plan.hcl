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
  role  = "Sponsor: answers for the result, releases money, decides in a dispute"
}

person "planner" {
  title = tbd
  role  = "Runs the campaign from day to day"
}

person "product_lead" {
  title       = tbd
  role        = "Leads product marketing"
  disciplines = [discipline.product]
}

person "content_lead" {
  title       = tbd
  role        = "Leads content"
  disciplines = [discipline.content]
}

person "pr_lead" {
  title       = tbd
  role        = "Leads public relations"
  disciplines = [discipline.pr]
}

person "paid_lead" {
  title       = tbd
  role        = "Leads paid media"
  disciplines = [discipline.paid]
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

discipline "product" {
  title = "Product marketing"
  role  = "Says what it is, for whom and why now, and arms those who sell it"
  lead  = person.product_lead
}

discipline "content" {
  title = "Content"
  role  = "Shows what it does, and answers what people ask before they buy"
  lead  = person.content_lead
}

discipline "pr" {
  title = "Public relations"
  role  = "Earns a hearing with those whom buyers listen to"
  lead  = person.pr_lead
}

discipline "paid" {
  title = "Paid media"
  role  = "Buys attention where earned and owned media do not reach"
  lead  = person.paid_lead
}

discipline "email" {
  title = "E-mail"
  role  = "Writes to people who know us, when it helps them"
  lead  = person.email_lead
}

discipline "social" {
  title = "Social media"
  role  = "Talks with people where they talk anyway"
  lead  = person.social_lead
}

discipline "sales" {
  title = "Sales"
  role  = "Turns interest into customers, and brings back what they object to"
  lead  = person.sales_lead
}

discipline "other" {
  title = "Other"
  role  = tbd
  lead  = person.other_lead
}

channel "website" {
  title = "Website"
  media = "owned"
}

channel "newsletter" {
  title = "Newsletter and e-mail"
  media = "owned"
}

channel "press" {
  title = "Press, newsletters and podcasts of others"
  media = "earned"
}

channel "ads" {
  title = "Search and social ads"
  media = "paid"
}

channel "social_media" {
  title        = "Social media"
  media        = "shared"
  two_way      = true
  contributors = [discipline.social, discipline.product, discipline.content]

  response {
    owner  = person.social_lead
    within = "1d"
  }
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

system "accounts" {
  title = "Accounts"
  kind  = "finance"
}

metric "revenue" {
  title      = "Revenue from the product"
  definition = "Invoiced to customers of the product, without tax, less refunds"
  level      = "impact"
  register   = "business"
  source     = system.accounts
}

metric "customers" {
  title      = "Customers"
  definition = "People or companies who pay for the product, counted once each"
  level      = "outcome"
  source     = system.crm
  feeds      = metric.revenue
}

metric "trials" {
  title      = "Trials"
  definition = "People who used the product for the first time: a trial, a demo of their own, a test order"
  level      = "outcome"
  source     = system.analytics
  feeds      = metric.customers
}
