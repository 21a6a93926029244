campaign "spring" {
  start = "2027-03-01"
  end   = "2027-04-30"
}

discipline "sales" {
  title = "Sales"
}

tactic "kit" {
  title = "Press kit" # for the fair
}
