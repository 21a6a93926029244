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
  role  = "Sponsor: answers for the result; usually the director or a member of the board"
}

person "planner" {
  title = tbd
  role  = "Runs the campaign from the first list to the last thanks"
}

person "fundraising_lead" {
  title       = tbd
  role        = "Leads fundraising"
  disciplines = [discipline.fundraising]
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

person "mailing_lead" {
  title       = tbd
  role        = "Leads mailing"
  disciplines = [discipline.mailing]
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

person "events_lead" {
  title       = tbd
  role        = "Leads events"
  disciplines = [discipline.events]
}

person "other_lead" {
  title       = tbd
  role        = "Leads Other"
  disciplines = [discipline.other]
}

discipline "fundraising" {
  title = "Fundraising"
  role  = "Wins the gifts that move others, and knows the donors by name"
  lead  = person.fundraising_lead
}

discipline "email" {
  title = "E-mail"
  role  = "Thanks, reports, asks and reminds"
  lead  = person.email_lead
}

discipline "social" {
  title = "Social media"
  role  = "Lets supporters ask their friends"
  lead  = person.social_lead
}

discipline "mailing" {
  title = "Mailing"
  role  = "Writes letters that stay on the table"
  lead  = person.mailing_lead
}

discipline "pr" {
  title = "Public relations"
  role  = "Tells of the need and of those who answer it"
  lead  = person.pr_lead
}

discipline "paid" {
  title = "Paid media"
  role  = "Reaches people who would give, and do not know us"
  lead  = person.paid_lead
}

discipline "events" {
  title = "Events"
  role  = "Brings donors and the work together"
  lead  = person.events_lead
}

discipline "other" {
  title = "Other"
  role  = tbd
  lead  = person.other_lead
}

channel "personal_talks" {
  title   = "Talks and calls"
  media   = "owned"
  offline = true
}

channel "mail" {
  title = "E-mail, with a donation page that works on a telephone"
  media = "owned"
}

channel "post" {
  title   = "Letters"
  media   = "owned"
  offline = true
}

channel "social_media" {
  title        = "Social media"
  media        = "shared"
  two_way      = true
  contributors = [discipline.social, discipline.fundraising]

  response {
    owner  = person.social_lead
    within = "4h"
  }
}

channel "press" {
  title = "Regional press"
  media = "earned"
}

channel "ads" {
  title = "Search and social ads"
  media = "paid"
}

channel "on_site" {
  title   = "At our place"
  media   = "owned"
  offline = true
}

channel "other_channel" {
  title = "Where Other is at work"
  media = "owned" # or paid, earned, shared
}

# How things are counted, once for everybody, and where the numbers come from.

system "donors" {
  title = "Donor database"
  kind  = "crm"
}

system "accounts" {
  title = "Accounts"
  kind  = "finance"
}

metric "funded_work" {
  title      = "Work that is paid for"
  definition = "Money in the accounts for what the campaign is about, from all sources"
  level      = "impact"
  register   = "business"
  source     = system.accounts
}

metric "donations" {
  title      = "Donations"
  definition = "Gifts that arrived between the first and the last day of the campaign, matching gifts included; pledges count when they are paid"
  level      = "outcome"
  source     = system.donors
  feeds      = metric.funded_work
}

metric "kept_donors" {
  title      = "Donors who stay"
  definition = "People who gave in the year before and gave again, or who now give every month"
  level      = "outcome"
  source     = system.donors
  feeds      = metric.donations
}
