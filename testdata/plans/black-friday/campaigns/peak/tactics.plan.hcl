locals {
  always = [phase.before, phase.black_friday, phase.after, phase.christmas]
}

tactic "main_pmax" {
  title      = "Performance Max, main"
  discipline = discipline.ppc
  serves     = [objective.roas, objective.daily_revenue]
  channels   = [channel.google_ads]
  audiences  = [audience.consumers, audience.trade]
  metrics    = [metric.roas, metric.daily_revenue]
  phases     = local.always
  budget     = 800
  budget_per = "1d"
  rationale  = "Largest allocation; was 1,200 a day"

  money {
    phase  = phase.black_friday
    budget = 850
    per    = "1d"
  }

  money {
    phase  = phase.after
    budget = 820
    per    = "1d"
  }

  money {
    phase  = phase.christmas
    budget = 830
    per    = "1d"
  }
}

tactic "shopping" {
  title      = "Shopping campaign"
  discipline = discipline.ppc
  serves     = [objective.impression_share, objective.daily_revenue]
  channels   = [channel.google_ads]
  metrics    = [metric.impression_share, metric.roas]
  phases     = local.always
  budget     = 400
  budget_per = "1d"
  rationale  = "34 percent of the impressions are lost; was 670 a day"

  money {
    phase  = phase.black_friday
    budget = 380
    per    = "1d"
  }
}

tactic "search_brand" {
  discipline = discipline.ppc
  serves     = [objective.roas]
  channels   = [channel.google_ads]
  metrics    = [metric.roas]
  phases     = local.always
  budget     = 70
  budget_per = "1d"

  money {
    phase  = phase.black_friday
    budget = 50
    per    = "1d"
  }

  money {
    phase  = phase.after
    budget = 60
    per    = "1d"
  }

  money {
    phase  = phase.christmas
    budget = 55
    per    = "1d"
  }
}

tactic "villains" {
  title      = "Performance Max, villains: new customers"
  discipline = discipline.ppc
  serves     = [objective.daily_revenue]
  channels   = [channel.google_ads]
  audiences  = [audience.new_customers]
  metrics    = [metric.roas]
  phases     = local.always
  budget     = 15
  budget_per = "1d"

  money {
    phase  = phase.before
    budget = 25
    per    = "1d"
  }

  money {
    phase  = phase.christmas
    budget = 12
    per    = "1d"
  }
}

tactic "buffer" {
  title      = "Buffer and testing"
  discipline = discipline.ppc
  serves     = [objective.roas]
  phases     = local.always
  budget     = 5
  budget_per = "1d"

  money {
    phase  = phase.christmas
    budget = 3
    per    = "1d"
  }
}

tactic "stock_message" {
  title      = "Clear messages on stock and delivery dates"
  discipline = discipline.ppc
  serves     = [objective.conversion]
  channels   = [channel.google_ads]
  start      = "2025-12-16"
  end        = "2025-12-23"
}

# What is done only if the numbers ask for it.

tactic "higher_return" {
  title      = "Raise the return target at once, and alert"
  discipline = discipline.ppc
  serves     = [objective.roas]
  channels   = [channel.google_ads]
  status     = "standby"
  trigger    = objective.roas
}

tactic "lower_return" {
  title      = "Lower the return target gradually"
  discipline = discipline.ppc
  serves     = [objective.daily_revenue]
  channels   = [channel.google_ads]
  status     = "standby"
  trigger    = "less than 95 percent of the daily budget is spent"
}

tactic "fewer_products" {
  title      = "Raise the return target, cut lower performers"
  discipline = discipline.ppc
  serves     = [objective.conversion]
  channels   = [channel.google_ads]
  status     = "standby"
  trigger    = "the conversion rate drops"
}

# What the tactics need, and nobody outside sees.

task "feed_check" {
  title   = "Product feed and GTIN check"
  tactics = [tactic.shopping, tactic.main_pmax]
  due     = "2025-11-18"
}

task "search_terms" {
  title   = "Review of the AI Max search terms"
  tactics = [tactic.search_brand]
  due     = "2025-11-21"
}

task "monitoring" {
  title   = "Daily dashboards, impression share alerts, conversion tracking"
  tactics = [tactic.main_pmax, tactic.shopping, tactic.search_brand, tactic.villains]
}
