# What the language has besides.

locals {
  title = "Amounts"
  note  = "In euros."
  fee   = 4
}

configure "review-gap" {
  title    = "Reviews, at the latest"
  note     = "Agreed with all heads."
  severity = "info"
  from     = "2027-01-04"
  waivable = true
}

rule "press_contact" {
  title     = "Somebody answers the press"
  note      = "Agreed with the agency."
  for_each  = tactics
  when      = each.discipline == discipline.pr
  condition = each.approver != null
  message   = "The tactic ${each.title} names nobody who may approve quotes."
  why       = "Journalists ask for a quote the same hour."
  fix       = "Add approver = person.NAME"
  at        = each.discipline
  severity  = "info"

  example "good" {
    tactic "quoted" {
      discipline = discipline.pr
      approver   = person.jana
    }
  }

  example "bad" {
    tactic "unquoted" {
      discipline = discipline.pr
    }
  }
}

moved {
  title = "Called otherwise since last year"
  note  = "Agreed by phone."
  from  = metric.trial_rides
  to    = metric.test_rides
}

stage "awareness" {
  title      = "Has heard of it"
  note       = "By the ferry or the press."
  order      = 1
  sales_step = "Suspect"
}

stage "consideration" {
  order = 2
}

stage "trial" {
  order = 3
}

stage "purchase" {
  order = 4
}

stage "repeat" {
  order = 5
}

stage "referral" {
  order = 6
}

party "council" {
  title              = "The council of the lake"
  note               = "Meets on Mondays."
  kind               = "partner"
  approval_lead_time = "2w"
}

person "vera" {
  title              = "Vera Thom"
  note               = "On Mondays only."
  role               = "Lawyer"
  disciplines        = [discipline.legal]
  party              = party.council
  contact            = "@vera"
  approval_lead_time = "3d"
}

discipline "legal" {
  title              = "Law"
  note               = "Asked before anything is printed."
  role               = "Keeps the offers within the law"
  lead               = person.vera
  party              = party.council
  practices          = ["Short opinions"]
  aims               = ["No offer that must be taken back"]
  lead_time          = "1w"
  capacity           = 8
  approval_lead_time = "2d"
}

audience "students" {
  title        = "Students"
  note         = "They move in October."
  wants        = ["A bike for the semester"]
  needs        = ["A price that ends with the semester"]
  address_as   = "People who have just moved"
  relationship = "student"
  language     = "English"
  size         = 12000
  buying_cycle = "2w"
  insights     = [insight.semester]
}

insight "semester" {
  title       = "Two semesters"
  note        = "To be asked again."
  finding     = "60 of 100 students rent until the end of the semester."
  source      = "Survey at the gates"
  on          = "2026-10-05"
  shared_with = [discipline.content, discipline.events]
}

channel "campus" {
  title        = "Campus boards"
  note         = "Free of charge."
  media        = "shared"
  two_way      = true
  offline      = true
  contributors = [discipline.content, discipline.events]
  coordinator  = person.mira

  response {
    owner  = person.lea
    within = "15min"
  }
}

system "shop" {
  title  = "Shop"
  note   = "Read every morning."
  kind   = "other"
  access = [discipline.content, discipline.email, discipline.events]
}

metric "campus_visits" {
  title        = "Visits to the campus page"
  note         = "Without our own."
  definition   = "People who opened the campus page"
  unit         = "people"
  level        = "output"
  register     = "marketing"
  source       = system.shop
  frequency    = "1d"
  collected_by = discipline.content
  feeds        = metric.test_rides
  rate         = 12
  adds         = true
  agreed_by    = [discipline.content, discipline.events, discipline.email]
  diagnostic   = true
}

goal "campus_known" {
  title       = "Known on campus"
  note        = "For the years to come."
  statement   = "By autumn 2028 a third of all students knows us."
  metric      = metric.campus_visits
  target      = 4000
  by          = "2028-10-01"
  owner       = person.jana
  beneficiary = party.council
}
