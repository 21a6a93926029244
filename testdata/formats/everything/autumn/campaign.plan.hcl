campaign "autumn" {
  start = "2027-09-01"
  end   = "2027-11-30"
}
