workspace {
  name     = "New World Kids"
  currency = "USD"
}

party "nwkids" {
  title = "New World Kids"
  kind  = "in_house"
}

party "hsi" {
  title = "Humanitarian Social Innovations, fiscal sponsor, 501(c)(3)"
  kind  = "partner"
}

person "bambu" {
  title = "Bambu"
  role  = "Founder: operations, fundraising, community relationships"
  party = party.nwkids
}

person "claude" {
  title = "Claude"
  role  = "Drafts of e-mails, posts, page copy; research"
}

discipline "outreach" {
  title = "Personal outreach"
  lead  = person.bambu
}

discipline "content" {
  title = "E-mail and social content"
  lead  = person.claude
}

discipline "grants" {
  title = "Grant research and applications"
}

audience "past_donors" {
  title        = "Previous donors, who gave in the past two years"
  relationship = "donor"
}

audience "family_friends" {
  title = "Family, close friends, community members who helped"
}

audience "list" {
  title = "E-mail list"
}

audience "followers" {
  title = "Followers on social media"
}

audience "rotary" {
  title = "Seattle Rotary contacts, local business owners, other nonprofits"
}

audience "tech_employees" {
  title        = "Employees of Microsoft, Amazon and Google"
  relationship = "none"
  needs        = ["The charity in the matching program of their employer"]
}

audience "major_prospects" {
  title = "Major prospects"
}

audience "foundations" {
  title        = "Foundation program officers in Seattle"
  relationship = "none"
}

channel "email" {
  media = "owned"
}

channel "social" {
  title   = "Instagram, Facebook, LinkedIn"
  media   = "shared"
  two_way = true

  response {
    owner = person.bambu
  }
}

channel "phone" {
  title   = "Calls, texts, meetings"
  media   = "owned"
  two_way = true
  offline = true
}

channel "donation_page" {
  media = "owned"
}

channel "wish_list" {
  title = "Amazon wish list"
  media = "owned"
}

metric "raised" {
  title = "Total raised"
  unit  = "USD"
}

metric "donors" {
  title = "Individual donors"
}

metric "average_gift" {
  unit = "USD"
}

metric "open_rate" {
  title = "E-mail open rate"
  unit  = "percent"
}

metric "click_rate" {
  title = "E-mail click rate"
  unit  = "percent"
}

metric "social_engagement" {
  title = "Social engagement rate"
  unit  = "percent"
}

metric "social_reach" {
  title = "Social media reach"
}

metric "donation_conversion" {
  title = "Donation conversion rate"
  unit  = "percent"
}

metric "ask_conversion" {
  title = "Personal ask conversion"
  unit  = "percent"
}

metric "repeat_rate" {
  title = "Repeat donor rate"
  unit  = "percent"
}

metric "matches" {
  title = "Corporate matching commitments"
}

metric "applications" {
  title = "Grant applications submitted"
}
