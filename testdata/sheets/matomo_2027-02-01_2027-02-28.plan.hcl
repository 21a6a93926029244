campaign "spring" {
  start    = "2027-01-01"
  end      = "2027-06-30"
  currency = "EUR"
}

discipline "web" {
  title = "Web"
}

metric "visits" {
  title = "Visits"
}

tactic "spring_film" {
  title      = "Spring film"
  discipline = discipline.web
}

tactic "newsletter" {
  title      = "Newsletter"
  discipline = discipline.web
}
