workspace {}

configure "tactic-without-dates" {
  severity = "warning"
}

configure "tactic-without-stage" {
  severity = "info"
}
