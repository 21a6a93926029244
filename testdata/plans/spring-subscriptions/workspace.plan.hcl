# Uferrad rents out e-bikes by the month in the towns around a lake. Here stands what all
# campaigns share; each has a folder of its own below, and in it a file for each discipline.

workspace {
  name     = "Uferrad"
  profile  = "integrated"
  currency = "EUR"
}

# Who

party "seewind" {
  title = "Seewind PR"
  kind  = "agency"
}

party "lake_towns" {
  title = "The twelve lake towns"
  kind  = "partner"
}

person "jana" {
  title   = "Jana Ostertag"
  role    = "Managing director"
  contact = "@jana"
}

person "katrin" {
  title   = "Katrin Balz"
  role    = "Head of finance"
  contact = "@katrin"
}

person "lukas" {
  title   = "Lukas Feyer"
  role    = "Head of sales and depots"
  contact = "@lukas"
}

person "tomas" {
  title   = "Tomas Wirth"
  role    = "Head of marketing"
  contact = "@tomas"
}

person "ines" {
  title       = "Ines Lorca"
  disciplines = [discipline.pr]
  party       = party.seewind
  contact     = "ines@seewind.example"
}

person "mira" {
  title       = "Mira Sander"
  disciplines = [discipline.content]
  contact     = "@mira"
}

person "lea" {
  title       = "Lea Kohn"
  disciplines = [discipline.content]
  contact     = "@lea"
}

person "deniz" {
  title       = "Deniz Arslan"
  disciplines = [discipline.email]
  contact     = "@deniz"
}

person "paul" {
  title       = "Paul Reuter"
  disciplines = [discipline.events]
  contact     = "@paul"
}

# lead_time is what a discipline needs between the closing of a plan and its first activity.

discipline "pr" {
  title     = "Public relations"
  role      = "Earns a hearing in the regional press and keeps the towns well disposed"
  lead      = person.ines
  party     = party.seewind
  lead_time = "4w"
}

discipline "content" {
  title     = "Content and community"
  role      = "Answers what people ask before and after they subscribe"
  lead      = person.mira
  lead_time = "3w"
}

discipline "email" {
  title     = "E-mail"
  role      = "Writes to people who know us, when it helps them"
  lead      = person.deniz
  lead_time = "2w"
}

discipline "events" {
  title     = "Events"
  role      = "Puts people on a bike"
  lead      = person.paul
  lead_time = "6w"
}

audience "commuters" {
  title        = "Commuters with a second car"
  needs        = ["A full cost comparison", "A ride on their own way to work"]
  relationship = "none"
  buying_cycle = "8w"
}

audience "asked_before" {
  title        = "People who asked and did not sign"
  needs        = ["To know what happens if they stop after a month"]
  relationship = "prospect"
  buying_cycle = "4w"
}

audience "winter_pausers" {
  title        = "Subscribers who paused for the winter"
  needs        = ["A nudge", "A bike that has been serviced"]
  relationship = "customer"
  buying_cycle = "3w"
}

insight "test_riders_sign" {
  title       = "Test riders sign"
  finding     = "28 of 100 people who took a test ride in 2026 subscribed within six weeks; without one it was 4 of 100."
  source      = "CRM, season of 2026"
  shared_with = [discipline.pr, discipline.content, discipline.email, discipline.events]
}

insight "small_print" {
  title       = "People look for the catch"
  finding     = "Of 240 people who asked and did not sign, 150 expected extra costs for service or insurance."
  source      = "Telephone survey"
  shared_with = [discipline.pr, discipline.content, discipline.email, discipline.events]
}

insight "forgot_to_restart" {
  title       = "Pausing is easy to forget"
  finding     = "Of 120 riders who came back late in 2026, 70 said that they had simply forgotten to restart."
  source      = "Telephone survey"
  shared_with = [discipline.content, discipline.email, discipline.events]
}

channel "local_press" {
  title = "Regional newspapers and radio"
  media = "earned"
}

channel "site" {
  title = "Website"
  media = "owned"
}

channel "newsletter" {
  title   = "E-mail"
  media   = "owned"
  two_way = true

  response {
    owner  = person.deniz
    within = "2d"
  }
}

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
  title   = "Town squares"
  media   = "owned"
  offline = true
}

channel "ferry_decks" {
  title   = "Posters on the ferries"
  media   = "paid"
  offline = true
}

system "crm" {
  title  = "CRM"
  kind   = "crm"
  access = [discipline.pr, discipline.content, discipline.email, discipline.events]
}

system "ledger" {
  title = "Accounts"
  kind  = "finance"
}

metric "monthly_income" {
  title      = "Monthly subscription income"
  definition = "Subscription fees invoiced in a calendar month, without VAT, less refunds"
  unit       = "EUR"
  level      = "impact"
  register   = "business"
  source     = system.ledger
}

metric "subscriptions" {
  title      = "Subscriptions"
  definition = "Signed contracts on the day of counting, paused ones included"
  level      = "outcome"
  register   = "business"
  source     = system.crm
  feeds      = metric.monthly_income
  agreed_by  = [discipline.pr, discipline.content, discipline.email, discipline.events]
}

metric "returning_riders" {
  title      = "Riders who restarted"
  definition = "Contracts paused between November and February that were restarted since 1 March"
  level      = "outcome"
  source     = system.crm
  feeds      = metric.monthly_income
  agreed_by  = [discipline.content, discipline.email, discipline.events]
}

metric "test_rides" {
  title      = "Test rides"
  definition = "Test rides taken by people who have no contract, counted when the bike is handed back"
  level      = "outcome"
  source     = system.crm
  feeds      = metric.subscriptions
  agreed_by  = [discipline.pr, discipline.content, discipline.email, discipline.events]
}

goal "subscription_income" {
  title     = "Subscriptions carry the company"
  statement = "By September 2027 Uferrad takes in 420,000 euros a month from subscriptions, up from 330,000 a year before."
  metric    = metric.monthly_income
  target    = 420000
  by        = "2027-09-30"
  owner     = person.jana
}
