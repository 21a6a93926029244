# Uferrad rents out e-bikes by the month in the towns around a lake.
#
# This file holds what every campaign of the organisation shares: its people,
# audiences, channels, numbers and the business goal. Each campaign has a folder
# of its own below, and in it a file for each discipline.

workspace {
  name     = "Uferrad"
  profile  = "integrated"
  currency = "EUR"
}

# Who

party "uferrad" {
  title = "Uferrad"
  kind  = "in_house"
}

party "seewind" {
  title = "Seewind PR"
  kind  = "agency"
}

party "lake_ferries" {
  title = "Lake ferries"
  kind  = "partner"
}

party "lake_towns" {
  title = "The twelve lake towns"
  kind  = "partner"
}

person "jana" {
  title   = "Jana Ostertag"
  role    = "Managing director"
  party   = party.uferrad
  contact = "@jana"
}

person "katrin" {
  title   = "Katrin Balz"
  role    = "Head of finance"
  party   = party.uferrad
  contact = "@katrin"
}

person "lukas" {
  title   = "Lukas Feyer"
  role    = "Head of sales and depots"
  party   = party.uferrad
  contact = "@lukas"
}

person "tomas" {
  title   = "Tomas Wirth"
  role    = "Head of marketing"
  party   = party.uferrad
  contact = "@tomas"
}

person "ines" {
  title       = "Ines Lorca"
  role        = "Press officer for Uferrad"
  disciplines = [discipline.pr]
  party       = party.seewind
  contact     = "ines@seewind.example"
}

person "mira" {
  title       = "Mira Sander"
  role        = "Editor"
  disciplines = [discipline.content]
  party       = party.uferrad
  contact     = "@mira"
}

person "lea" {
  title       = "Lea Kohn"
  role        = "Community editor"
  disciplines = [discipline.content]
  party       = party.uferrad
  contact     = "@lea"
}

person "deniz" {
  title       = "Deniz Arslan"
  role        = "E-mail manager"
  disciplines = [discipline.email]
  party       = party.uferrad
  contact     = "@deniz"
}

person "paul" {
  title       = "Paul Reuter"
  role        = "Head of events"
  disciplines = [discipline.events]
  party       = party.uferrad
  contact     = "@paul"
}

# What each discipline does and wants, for the others to read. lead_time is what
# it needs between the closing of a plan and its first activity.

discipline "pr" {
  title     = "Public relations"
  role      = "Earns a hearing in the regional press and keeps the towns well disposed"
  lead      = person.ines
  party     = party.seewind
  practices = ["Press previews", "Interviews", "One voice in a crisis"]
  aims      = ["Articles that send people to a test ride, not articles for their own sake"]
  lead_time = "4w"
  capacity  = 30
}

discipline "content" {
  title     = "Content and community"
  role      = "Answers what people ask before and after they subscribe"
  lead      = person.mira
  party     = party.uferrad
  practices = ["Guides", "Rider stories", "The riders' group"]
  aims      = ["One page for every question", "Riders who talk to riders"]
  lead_time = "3w"
  capacity  = 60
}

discipline "email" {
  title     = "E-mail"
  role      = "Writes to people who know us, when it helps them"
  lead      = person.deniz
  party     = party.uferrad
  practices = ["Short series", "Segments by what people did", "Replies are read"]
  aims      = ["No mail without a reason for the reader"]
  lead_time = "2w"
  capacity  = 30
}

discipline "events" {
  title     = "Events"
  role      = "Puts people on a bike"
  lead      = person.paul
  party     = party.uferrad
  practices = ["Test-ride days", "Guided rides", "Stands and posters on site"]
  aims      = ["A first ride within ten minutes of saying yes"]
  lead_time = "6w"
  capacity  = 80
}

audience "commuters" {
  title        = "Commuters with a second car"
  address_as   = "Neighbours who drive the same eight kilometres every day"
  wants        = ["To arrive on time and dry"]
  needs        = ["A full cost comparison", "A ride on their own way to work"]
  relationship = "none"
  buying_cycle = "8w"
  insights     = [insight.test_riders_sign]
}

audience "asked_before" {
  title        = "People who asked and did not sign"
  address_as   = "People who have been thinking about it"
  wants        = ["A price without small print"]
  needs        = ["To know what happens if they stop after a month"]
  relationship = "prospect"
  buying_cycle = "4w"
  insights     = [insight.small_print]
}

audience "winter_pausers" {
  title        = "Subscribers who paused for the winter"
  address_as   = "Riders"
  wants        = ["To be back on the bike with the first warm days"]
  needs        = ["A nudge", "A bike that has been serviced"]
  relationship = "customer"
  buying_cycle = "3w"
  insights     = [insight.forgot_to_restart]
}

insight "test_riders_sign" {
  title       = "Test riders sign"
  finding     = "28 of 100 people who took a test ride in 2026 subscribed within six weeks; without one it was 4 of 100."
  source      = "CRM, season of 2026"
  on          = "2026-11-12"
  shared_with = [discipline.pr, discipline.content, discipline.email, discipline.events]
}

insight "small_print" {
  title       = "People look for the catch"
  finding     = "Of 240 people who asked and did not sign, 150 expected extra costs for service or insurance."
  source      = "Telephone survey"
  on          = "2026-10-20"
  shared_with = [discipline.pr, discipline.content, discipline.email, discipline.events]
}

insight "forgot_to_restart" {
  title       = "Pausing is easy to forget"
  finding     = "Of 120 riders who came back late in 2026, 70 said that they had simply forgotten to restart."
  source      = "Telephone survey"
  on          = "2026-10-20"
  shared_with = [discipline.content, discipline.email, discipline.events]
}

# Where

channel "local_press" {
  title        = "Regional newspapers and radio"
  media        = "earned"
  contributors = [discipline.pr]
}

channel "site" {
  title        = "Website"
  media        = "owned"
  contributors = [discipline.content, discipline.email]
  coordinator  = person.mira
}

channel "newsletter" {
  title        = "E-mail"
  media        = "owned"
  two_way      = true
  contributors = [discipline.email, discipline.content]
  coordinator  = person.deniz

  response {
    owner  = person.deniz
    within = "2d"
  }
}

# Two disciplines talk here, so one person keeps the calendar and one answers.
channel "riders_group" {
  title        = "Riders' group"
  media        = "shared"
  two_way      = true
  contributors = [discipline.content, discipline.events]
  coordinator  = person.mira

  response {
    owner  = person.lea
    within = "4h"
  }
}

channel "town_squares" {
  title        = "Town squares"
  media        = "owned"
  two_way      = true
  offline      = true
  contributors = [discipline.events, discipline.pr]
  coordinator  = person.paul

  response {
    owner  = person.paul
    within = "1d"
  }
}

channel "ferry_decks" {
  title        = "Posters on the ferries"
  media        = "paid"
  offline      = true
  contributors = [discipline.events]
}

# Numbers: counted once, the same way for everybody.

system "crm" {
  title  = "CRM"
  kind   = "crm"
  access = [discipline.pr, discipline.content, discipline.email, discipline.events]
}

system "app_analytics" {
  title  = "App analytics"
  kind   = "analytics"
  access = [discipline.content, discipline.email]
}

system "ledger" {
  title = "Accounts"
  kind  = "finance"
}

metric "monthly_income" {
  title        = "Monthly subscription income"
  definition   = "Subscription fees invoiced in a calendar month, without VAT, less refunds"
  unit         = "EUR"
  level        = "impact"
  register     = "business"
  source       = system.ledger
  frequency    = "1mo"
  collected_by = person.katrin
}

metric "subscriptions" {
  title        = "Subscriptions"
  definition   = "Signed contracts on the day of counting, paused ones included"
  unit         = "contracts"
  level        = "outcome"
  register     = "business"
  source       = system.crm
  frequency    = "1w"
  collected_by = person.lukas
  feeds        = metric.monthly_income
  agreed_by    = [discipline.pr, discipline.content, discipline.email, discipline.events]
}

metric "returning_riders" {
  title        = "Riders who restarted"
  definition   = "Contracts paused between November and February that were restarted since 1 March"
  unit         = "riders"
  level        = "outcome"
  register     = "marketing"
  source       = system.crm
  frequency    = "1w"
  collected_by = discipline.email
  feeds        = metric.monthly_income
  agreed_by    = [discipline.content, discipline.email, discipline.events]
}

metric "test_rides" {
  title        = "Test rides"
  definition   = "Test rides taken by people who have no contract, counted when the bike is handed back"
  unit         = "rides"
  level        = "outcome"
  register     = "marketing"
  source       = system.crm
  frequency    = "1w"
  collected_by = discipline.events
  feeds        = metric.subscriptions
  agreed_by    = [discipline.pr, discipline.content, discipline.email, discipline.events]
}

goal "subscription_income" {
  title       = "Subscriptions carry the company"
  statement   = "By September 2027 Uferrad takes in 420,000 euros a month from subscriptions, up from 330,000 a year before."
  metric      = metric.monthly_income
  target      = 420000
  by          = "2027-09-30"
  owner       = person.jana
  beneficiary = party.uferrad
}
