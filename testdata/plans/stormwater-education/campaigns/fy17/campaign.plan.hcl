# The fiscal year of the commission, July to June.
campaign "fy17" {
  title  = "2016-2017 stormwater marketing campaign"
  start  = "2016-07-01"
  end    = "2017-06-30"
  client = party.localities
}

goal "pollution" {
  statement = "Reduce stormwater pollution"
}

goal "water_quality" {
  statement = "Improve and protect water quality"
}

goal "permits" {
  statement   = "Help municipalities to meet the permit requirements for public education"
  beneficiary = party.localities
}

objective "educate" {
  statement = "Educate residents and businesses about what they can do to help"
  supports  = [goal.pollution, goal.water_quality, goal.permits]
  intent    = "information"
}

objective "resource" {
  statement = "Be a resource for information about stormwater pollution and regional water quality"
  supports  = [goal.water_quality]
  intent    = "information"
}

objective "leaves" {
  statement = "Prevent leaves and debris from entering storm drains"
  supports  = [goal.pollution]
  primary   = true
  intent    = "behaviour"
  audiences = [audience.residents_35_64]
}

objective "pet_waste" {
  statement = "Remove and dispose of pet waste properly"
  supports  = [goal.pollution]
  primary   = true
  intent    = "behaviour"
  audiences = [audience.women_25_49]
}

objective "fertilizing" {
  statement = "Test soil and fertilize properly"
  supports  = [goal.pollution]
  primary   = true
  intent    = "behaviour"
}

risk "exhausted" {
  what      = "The media and PR budget is exhausted by unplanned costs"
  threatens = [tactic.leaves_media, tactic.pet_media]
}

insight "soil_testing" {
  finding = "A TV and online campaign on soil testing ran from 4 to 10 April 2016."
  source  = "Summary of the committee's meeting of 15 April 2016"
  on      = "2016-04-15"
}
