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
  role  = "Runs the event from the first list to the last thanks"
}

person "events_lead" {
  title       = tbd
  role        = "Leads events"
  disciplines = [discipline.events]
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

person "pr_lead" {
  title       = tbd
  role        = "Leads public relations"
  disciplines = [discipline.pr]
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

discipline "events" {
  title = "Events"
  role  = "Makes the programme and the day"
  lead  = person.events_lead
}

discipline "email" {
  title = "E-mail"
  role  = "Invites those who know us, and writes to everybody afterwards"
  lead  = person.email_lead
}

discipline "social" {
  title = "Social media"
  role  = "Lets speakers and guests invite others"
  lead  = person.social_lead
}

discipline "pr" {
  title = "Public relations"
  role  = "Finds a reason to write about it"
  lead  = person.pr_lead
}

discipline "partners" {
  title = "Partners"
  role  = "Opens the networks of others"
  lead  = person.partners_lead
}

discipline "paid" {
  title = "Paid media"
  role  = "Fills what is still free"
  lead  = person.paid_lead
}

discipline "sales" {
  title = "Sales"
  role  = "Brings those who matter most, and talks to them afterwards"
  lead  = person.sales_lead
}

discipline "other" {
  title = "Other"
  role  = tbd
  lead  = person.other_lead
}

channel "event_page" {
  title = "Page of the event, with registration"
  media = "owned"
}

channel "mail" {
  title = "E-mail"
  media = "owned"
}

channel "venue" {
  title   = "At the venue"
  media   = "owned"
  offline = true
}

channel "social_media" {
  title        = "Social media"
  media        = "shared"
  two_way      = true
  contributors = [discipline.social, discipline.events]

  response {
    owner  = person.social_lead
    within = "4h"
  }
}

channel "press" {
  title = "Press, trade media and calendars of events"
  media = "earned"
}

channel "partner_networks" {
  title = "Newsletters and networks of partners"
  media = "earned"
}

channel "ads" {
  title = "Search and social ads"
  media = "paid"
}

channel "personal_talks" {
  title   = "Personal letters and calls"
  media   = "owned"
  offline = true
}

channel "other_channel" {
  title = "Where Other is at work"
  media = "owned" # or paid, earned, shared
}

# How things are counted, once for everybody, and where the numbers come from.

system "registration" {
  title = "Registration system"
  kind  = "other"
}

system "crm" {
  title = "CRM"
  kind  = "crm"
}

metric "agreements" {
  title      = "What came of it"
  definition = "Orders, memberships, partnerships or pledges that go back to a talk with a guest"
  level      = "impact"
  register   = "business"
  source     = system.crm
}

metric "talks" {
  title      = "Talks afterwards"
  definition = "Guests with whom somebody of ours talked about a next step after the event, counted once each"
  level      = "outcome"
  source     = system.crm
  feeds      = metric.agreements
}

metric "attendees" {
  title      = "Guests"
  definition = "People who came, scanned at the door or logged in for half an hour or more; registrations alone do not count"
  level      = "outcome"
  source     = system.registration
  feeds      = metric.talks
}
