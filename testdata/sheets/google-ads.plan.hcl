campaign "spring" {
  start    = "2027-03-01"
  end      = "2027-04-30"
  currency = "EUR"
}

metric "clicks" {
  title = "Clicks"
}

metric "orders" {
  title = "Conversions"
}

tactic "brand_search" {
  title = "Search for our name"

  tracking {
    campaign = "Spring - Brand"
  }
}

tactic "video" {
  title = "Spring - Video"
}
