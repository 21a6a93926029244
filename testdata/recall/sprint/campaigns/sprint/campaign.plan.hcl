campaign "sprint" {
  title    = "60-day fundraising sprint"
  start    = "2025-11-25"
  end      = "2026-01-31"
  lead     = person.bambu
  horizon  = "short_term"
  strategy = "Personal asks first (they convert at 50 percent and more, e-mail at 1 to 3), corporate matching as free money, every donor thanked within 48 hours"
  note     = <<-EOT
    Sprint plan: infrastructure 20,000 (greenhouses, fences, kitchen, bathroom), annual rent 4,800, together 24,800, rounded to 25,000. Daily target 379.
    Fact sheet: greenhouses 5,000, kitchen and bathroom 8,000, fencing 3,000, tools 2,000, rent 4,800, operations 2,200. January 2026: completion of the infrastructure.
    Giving levels: seed planter 25 to 99, garden builder 100 to 499, future maker 500 and more.
    If it falls short, the program launches at a smaller scale. 100 percent volunteer-run. Tools: free tiers.
    Links still to have ready: donation page, wish list, social accounts.
  EOT
}

goal "season_4" {
  title       = "Season 4 infrastructure funded"
  statement   = "Greenhouse completed, kitchen and bathroom built, a year of rent secured, tools bought; the Culture Shock students arrive on 1 February to the full infrastructure"
  by          = "2026-02-01"
  beneficiary = party.nwkids
}

objective "raise" {
  statement = "25,000 USD raised by 31 January"
  supports  = [goal.season_4]
  primary   = true
  intent    = "fundraising"
  metric    = metric.raised
  target    = 25000
  by        = "2026-01-31"
  note      = "Index: 12,500 by 31 December. Report template: 12,500 by 20 December, 18,750 by 15 January."

  step {
    by     = "2025-12-03"
    target = 5000
  }

  step {
    by     = "2025-12-31"
    target = 15000
  }
}

objective "giving_tuesday" {
  statement = "5,000 USD on Giving Tuesday, a fifth of the goal in one day; 50 donors, reach of 1,000"
  supports  = [goal.season_4]
  intent    = "fundraising"
  metric    = metric.raised
  target    = 5000
  stretch   = 7500
  by        = "2025-12-03"
}

objective "donors" {
  statement = "More than 100 individual donors, average gift of 75 USD and more"
  supports  = [goal.season_4]
  intent    = "fundraising"
  metric    = metric.donors
  target    = 100
  by        = "2026-01-31"

  step {
    by     = "2025-12-03"
    target = 50
  }
}

objective "average_gift" {
  statement = "Average gift of 75 USD"
  supports  = [goal.season_4]
  metric    = metric.average_gift
  target    = 75
}

objective "matching" {
  statement = "3 to 5 corporate matches secured, three by the end of December"
  supports  = [goal.season_4]
  intent    = "fundraising"
  audiences = [audience.tech_employees]
  metric    = metric.matches
  target    = 3
  stretch   = 5
  by        = "2025-12-31"
}

objective "grants" {
  statement = "Five grant applications submitted by the end of January, two of them in December"
  supports  = [goal.season_4]
  intent    = "fundraising"
  audiences = [audience.foundations]
  metric    = metric.applications
  target    = 5
  by        = "2026-01-31"

  step {
    by     = "2025-12-31"
    target = 2
  }
}

objective "repeat" {
  statement = "Repeat donor rate of 15 percent"
  supports  = [goal.season_4]
  intent    = "retention"
  metric    = metric.repeat_rate
  target    = 15
}

phase "giving_tuesday" {
  title = "Giving Tuesday blitz"
  start = "2025-11-25"
  end   = "2025-12-03"
  focus = "Conversion on Giving Tuesday, social proof, urgency; 5,000"
}

phase "holiday" {
  title = "Holiday push"
  start = "2025-12-04"
  end   = "2025-12-31"
  focus = "Year-end tax deadline, corporate matching, holiday giving; 7,500 more, 50 percent in all"
}

phase "new_year" {
  title = "New Year momentum"
  start = "2026-01-01"
  end   = "2026-01-31"
  focus = "New Year energy, countdown to the program, final push; the last 12,500"
}

milestone "giving_tuesday" {
  title = "Giving Tuesday"
  on    = "2025-12-03"
}

milestone "tax_deadline" {
  title = "Year-end tax deadline"
  on    = "2025-12-31"
}

milestone "grant_deadline" {
  title = "Grant deadline push"
  on    = "2026-01-15"
}

milestone "students_arrive" {
  title = "Culture Shock pilot students arrive"
  on    = "2026-02-01"
}

review "weekly" {
  title = "Weekly check-in: donations, share of the goal, top channel, next focus"
  every = "1w"
  until = "2026-01-31"
}

review "mid_campaign" {
  title = "Mid-campaign assessment call"
  on    = "2025-12-15"
}

review "close" {
  title = "Sprint close: total calculated on 29 January, Season 4 planned with the confirmed budget on 31 January"
  kind  = "final"
  on    = "2026-01-29"
}

insight "conversion" {
  finding = "Personal asks convert at 50 percent and more, e-mail at 1 to 3"
}

insight "disbursement" {
  finding = "Grants take three to six months from application to disbursement; individual gifts and matching are faster"
  source  = "Foundation research"
}

insight "match_rates" {
  finding = "Microsoft matches 2:1 up to 15,000 per employee, Amazon 1:1 up to 10,000, Google 1:1 up to 6,000; three Microsoft employees could bring 45,000"
  source  = "Foundation research"
}
