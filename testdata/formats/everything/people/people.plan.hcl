person "ana" {
  title = "Ana Ruiz"
}

discipline "pr" {
  lead = person.ana
}
