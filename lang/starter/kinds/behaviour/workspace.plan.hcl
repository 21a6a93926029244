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
  role  = "Runs the campaign from day to day"
}

person "research_lead" {
  title       = tbd
  role        = "Leads research"
  disciplines = [discipline.research]
}

person "outreach_lead" {
  title       = tbd
  role        = "Leads outreach"
  disciplines = [discipline.outreach]
}

person "pr_lead" {
  title       = tbd
  role        = "Leads public relations"
  disciplines = [discipline.pr]
}

person "social_lead" {
  title       = tbd
  role        = "Leads social media"
  disciplines = [discipline.social]
}

person "partners_lead" {
  title       = tbd
  role        = "Leads partners"
  disciplines = [discipline.partners]
}

person "paid_lead" {
  title       = tbd
  role        = "Leads paid media"
  disciplines = [discipline.paid]
}

person "other_lead" {
  title       = tbd
  role        = "Leads Other"
  disciplines = [discipline.other]
}

discipline "research" {
  title = "Research"
  role  = "Knows what keeps people from it, and whether it changes"
  lead  = person.research_lead
}

discipline "outreach" {
  title = "Outreach"
  role  = "Meets people where they decide"
  lead  = person.outreach_lead
}

discipline "pr" {
  title = "Public relations"
  role  = "Makes it the usual thing"
  lead  = person.pr_lead
}

discipline "social" {
  title = "Social media"
  role  = "Lets people show people"
  lead  = person.social_lead
}

discipline "partners" {
  title = "Partners"
  role  = "Brings in those whom people believe already"
  lead  = person.partners_lead
}

discipline "paid" {
  title = "Paid media"
  role  = "Is there when it is decided"
  lead  = person.paid_lead
}

discipline "other" {
  title = "Other"
  role  = tbd
  lead  = person.other_lead
}

channel "on_site" {
  title   = "Where it is done: at the door, in the street, at work"
  media   = "owned"
  offline = true
}

channel "press" {
  title = "Regional press and radio"
  media = "earned"
}

channel "social_media" {
  title        = "Social media"
  media        = "shared"
  two_way      = true
  contributors = [discipline.social, discipline.outreach]

  response {
    owner  = person.social_lead
    within = "1d"
  }
}

channel "partner_places" {
  title   = "In the places of partners"
  media   = "earned"
  offline = true
}

channel "ads" {
  title = "Posters, search and social ads"
  media = "paid"
}

channel "other_channel" {
  title = "Where Other is at work"
  media = "owned" # or paid, earned, shared
}

# How things are counted, once for everybody, and where the numbers come from.

system "counts" {
  title = "Counts and observations"
  kind  = "other"
}

system "survey" {
  title = "Survey"
  kind  = "survey"
}

metric "benefit" {
  title      = "What it is for"
  definition = tbd # the harm that becomes less: accidents, illness, litter, water, emissions
  level      = "impact"
  register   = "business"
  source     = system.counts
}

metric "doers" {
  title      = "People who do it"
  definition = "Share of the people it is about who were seen doing it, or showed that they had, in the last four weeks; not those who say that they would"
  unit       = "%"
  level      = "outcome"
  source     = system.counts
  feeds      = metric.benefit
}

metric "know_how" {
  title      = "People who know how"
  definition = "Share of the people asked who can say what to do, where and when, without help"
  unit       = "%"
  level      = "outcome"
  source     = system.survey
  feeds      = metric.doers
}
