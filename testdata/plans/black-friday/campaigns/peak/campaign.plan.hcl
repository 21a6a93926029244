campaign "peak" {
  title    = "Black Friday to Christmas 2025"
  start    = "2025-11-12"
  end      = "2025-12-31"
  client   = party.uno
  lead     = person.consultant
  budget   = 1300 * 50 # 1,300 a day
  horizon  = "short_term"
  strategy = "Phased budgets that follow the traffic; steady daily amounts without weekend adjustments, as trade buyers behave differently"
  note     = <<-EOT
    1,300 a day, up from about 549. Return target 205 percent until 21 November, 195 in the Black Friday week (25 to 29), then 205 or 200.
    Below 2.00 is unprofitable: raise the return target at once and alert. Conservative case: return 2.50, 3,250 a day, 97,500 in the period.
  EOT

  limit {
    metric = metric.budget_use
    least  = 95
  }
}

# The amounts follow the traffic: each phase has its own for a day.

phase "before" {
  title  = "Before Black Friday"
  start  = "2025-11-12"
  end    = "2025-11-21"
  budget = 1300 * 10
}

phase "black_friday" {
  title  = "Around Black Friday"
  start  = "2025-11-22"
  end    = "2025-11-30"
  budget = 1300 * 9
}

phase "after" {
  title  = "After Black Friday"
  start  = "2025-12-01"
  end    = "2025-12-15"
  budget = 1300 * 15
}

phase "christmas" {
  start  = "2025-12-16"
  end    = "2025-12-31"
  budget = 1300 * 16
}

goal "revenue" {
  statement = "About 117,000 GBP revenue from 12 November to 31 December"
  metric    = metric.period_revenue
  target    = 117000
  by        = "2025-12-31"
}

objective "roas" {
  statement = "A return of about 3.0, between 2.5 and 3.5"
  supports  = [goal.revenue]
  primary   = true
  intent    = "sales"
  metric    = metric.roas
  baseline  = 2.05
  target    = 3.0
  stretch   = 3.5
  by        = "2025-12-31"

  limit {
    metric = metric.roas
    least  = 2
  }
}

objective "daily_revenue" {
  statement = "3,250 to 4,550 GBP revenue a day"
  supports  = [goal.revenue]
  intent    = "sales"
  metric    = metric.daily_revenue
  baseline  = 1125
  target    = 3250
  stretch   = 4550
  by        = "2025-12-31"
}

objective "conversion" {
  statement = "Conversion rate above 2.0 percent"
  supports  = [goal.revenue]
  metric    = metric.conversion_rate
  target    = 2
  by        = "2025-12-31"
}

objective "impression_share" {
  statement = "Impression share of the shopping campaign above 95 percent, now losing 34"
  supports  = [goal.revenue]
  metric    = metric.impression_share
  baseline  = 66
  target    = 95
  by        = "2025-12-31"
}

milestone "fake_friday" {
  title = "Fake Friday: 80 percent of the demand, clicks 27 percent cheaper"
  on    = "2025-11-21"
}

milestone "black_friday" {
  on = "2025-11-28"
}

milestone "cyber_monday" {
  on = "2025-12-01"
}

milestone "delivery_deadline" {
  title = "Delivery deadline queries, 20 to 23 December"
  on    = "2025-12-20"
}

review "pre_black_friday" {
  on      = "2025-11-19"
  decides = ["Is the conversion rate above 2.3 percent, so that the return target may fall?"]
}

review "peak_week" {
  title = "Daily report"
  every = "1d"
  from  = "2025-11-25"
  until = "2025-11-29"
}

review "weekly" {
  title = "Weekly performance update"
  every = "1w"
  until = "2025-12-31"
}

recommendation "stock" {
  text = "Plan stock conservatively until the next two to three weeks are seen; make sure that top products are available"
  by   = person.consultant
  to   = party.uno
  on   = "2025-11-12"
}
