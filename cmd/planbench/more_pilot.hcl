# A campaign within the campaign, which is over.

campaign "pilot" {
  title         = "Pilot on the north shore"
  note          = "Two weeks in January."
  start         = "2027-01-18"
  launch        = "2027-01-20"
  end           = "2027-02-07"
  freeze_on     = "2027-01-18"
  closed_on     = "2027-02-08"
  sponsor       = person.jana
  lead          = person.tomas
  client        = party.council
  currency      = "EUR"
  budget        = 900
  contingency   = 100
  budget_set_by = person.katrin
  horizon       = "short_term"
  theme         = "Ride in winter"
  strategy      = "Ask those who ride anyway."
  stages        = [stage.trial]
  disciplines   = [discipline.events]

  limit {
    metric = metric.campus_visits
    least  = 1
    most   = 500
  }
}
