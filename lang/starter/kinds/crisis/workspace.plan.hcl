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
  role  = "Sponsor: decides what is said; usually the managing director"
}

person "planner" {
  title = tbd
  role  = "Crisis lead: keeps the plan, declares an incident, leads the team"
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

person "internal_lead" {
  title       = tbd
  role        = "Leads internal communication"
  disciplines = [discipline.internal]
}

person "service_lead" {
  title       = tbd
  role        = "Leads customer service"
  disciplines = [discipline.service]
}

person "legal_lead" {
  title       = tbd
  role        = "Leads legal"
  disciplines = [discipline.legal]
}

person "other_lead" {
  title       = tbd
  role        = "Leads Other"
  disciplines = [discipline.other]
}

discipline "pr" {
  title = "Public relations"
  role  = "Finds the words and speaks"
  lead  = person.pr_lead
}

discipline "social" {
  title = "Social media"
  role  = "Hears it first, and answers where people ask"
  lead  = person.social_lead
}

discipline "internal" {
  title = "Internal communication"
  role  = "Sees to it that our own people hear it from us"
  lead  = person.internal_lead
}

discipline "service" {
  title = "Customer service"
  role  = "Answers those whom it hurts"
  lead  = person.service_lead
}

discipline "legal" {
  title = "Legal"
  role  = "Says what must be reported, and what may be said at once"
  lead  = person.legal_lead
}

discipline "other" {
  title = "Other"
  role  = tbd
  lead  = person.other_lead
}

channel "press" {
  title = "Press"
  media = "earned"
}

channel "website" {
  title = "Website, with a page that is ready and not yet public"
  media = "owned"
}

channel "social_media" {
  title        = "Social media"
  media        = "shared"
  two_way      = true
  contributors = [discipline.social, discipline.pr, discipline.service]

  response {
    owner  = person.social_lead
    within = "1h"
  }
}

channel "staff_channels" {
  title = "Chat, text message and phone chain to our people"
  media = "owned"
}

channel "service_line" {
  title   = "Telephone and mail for those affected"
  media   = "owned"
  offline = true
}

# How things are counted, in drills and in earnest, and where the numbers come from.

system "log" {
  title = "Log of the crisis team: what was known, decided and said, with the time"
  kind  = "other"
}

system "survey" {
  title = "Survey"
  kind  = "survey"
}

metric "trust" {
  title      = "Trust"
  definition = "Share of customers, partners or residents who say that we tell the truth when something goes wrong"
  unit       = "%"
  level      = "impact"
  register   = "business"
  source     = system.survey
}

metric "first_word" {
  title      = "Time to the first word"
  definition = "Minutes from the first report of an incident to the first true public word of ours; the last drill or incident counts"
  unit       = "minutes"
  level      = "outcome"
  source     = system.log
  feeds      = metric.trust
}

metric "heard_from_us" {
  title      = "Heard it from us"
  definition = "Share of those affected, our own people among them, who heard of it from us before anybody else; the last drill or incident counts"
  unit       = "%"
  level      = "outcome"
  source     = system.log
  feeds      = metric.trust
}
