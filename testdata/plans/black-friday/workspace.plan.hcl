workspace {
  name     = "The lighting shop"
  currency = "GBP"
}

party "consultant" {
  title = "Paid-search consultant"
  kind  = "agency"
}

party "uno" {
  title = "The lighting shop"
  kind  = "client"
}

person "consultant" {
  title = "Paid-search consultant"
  party = party.consultant
}

discipline "ppc" {
  title = "Paid search and shopping"
  party = party.consultant
  lead  = person.consultant
}

audience "trade" {
  title        = "Trade buyers"
  relationship = "customer"
}

audience "consumers" {
  title = "Consumers who buy around Black Friday"
}

audience "new_customers" {
  relationship = "none"
}

channel "google_ads" {
  media = "paid"
}

system "ads_account" {
  title = "Google Ads"
  kind  = "analytics"
}

metric "roas" {
  title      = "Return on ad spend"
  definition = "Revenue over ad spend"
  unit       = "times"
  frequency  = "1d"
  source     = system.ads_account
  adds       = false
}

metric "daily_revenue" {
  unit      = "GBP"
  frequency = "1d"
}

metric "period_revenue" {
  unit = "GBP"
}

metric "conversion_rate" {
  unit      = "percent"
  frequency = "1d"
  note      = "Historical peak 3.45. A drop: raise the return target, cut lower performers."
}

metric "impression_share" {
  title     = "Impression share of the shopping campaign"
  unit      = "percent"
  frequency = "1d"
}

metric "budget_use" {
  title = "Share of the daily budget spent"
  unit  = "percent"
  note  = "Target above 95. Not spending fully: lower the return target gradually."
}
