workspace {
  name     = "Regional environmental education"
  currency = "USD"
}

party "commission" {
  title = "Planning district commission"
  kind  = "in_house"
}

party "agency" {
  kind = "agency"
}

party "localities" {
  title = "Member localities (stormwater subcommittee)"
  kind  = "client"
}

discipline "media" {
  title = "Paid media"
  party = party.agency
}

discipline "pr" {
  title = "Public relations"
  party = party.agency
}

discipline "education" {
  title = "Events, materials, community programs"
  party = party.commission
}

discipline "web" {
  title = "Website and social media"
  party = party.commission
}

audience "residents_35_64" {
  title        = "Residents age 35 to 64"
  relationship = "resident"
}

audience "women_25_49" {
  title        = "Women age 25 to 49"
  relationship = "resident"
}

channel "tv" {
  media   = "paid"
  offline = true
}

channel "online" {
  title = "Online advertising"
  media = "paid"
}

channel "press" {
  media = "earned"
}

channel "website" {
  media = "owned"
}

channel "social" {
  media   = "shared"
  two_way = true
}

channel "events" {
  media   = "owned"
  two_way = true
  offline = true
}
