campaign "spring" {
  start    = "2027-03-01"
  end      = "2027-06-30"
  currency = "EUR"
}

tactic "tram_posters" {
  title  = "Tram posters"
  budget = 2000

  tracking {
    campaign = "spring_posters"
  }
}

metric "reach" {
  title = "Reach"
  adds  = false
}

metric "leads" {
  title = "Leads"
}
