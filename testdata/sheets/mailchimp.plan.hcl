campaign "spring" {
  start    = "2027-03-01"
  end      = "2027-04-30"
  currency = "EUR"
}

metric "opens" {
  title = "Unique opens"
}

metric "clicks" {
  title = "Total clicks"
}

metric "orders" {
  title = "Total orders"
}

tactic "letter_1" {
  title = "Spring letter 1"
}

tactic "letter_2" {
  title = "Second letter to members"

  tracking {
    campaign = "Spring letter 2"
  }
}
