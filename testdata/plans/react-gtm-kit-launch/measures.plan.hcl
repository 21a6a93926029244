# What the launch is to achieve, how it is counted and when it is looked at.

objective "awareness" {
  title     = "Awareness among existing adopters"
  statement = "Drive awareness among existing adopters: 5,000 unique views of the launch blog post in the first 14 days"
  intent    = "brand_exposure"
  metric    = metric.launch_blog_views
  target    = 5000
  by        = after(campaign.launch, "14d")
}

objective "community" {
  title     = "An active React community"
  statement = "Activate the React community: 1,500 social engagements across platforms"
  metric    = metric.social_engagements
  target    = 1500
}

objective "enterprise_leads" {
  title     = "Qualified leads for the enterprise offer"
  statement = "Secure qualified leads for the enterprise offer: 50 demo requests in the first 30 days"
  intent    = "lead_generation"
  metric    = metric.demo_requests
  target    = 50
  by        = after(campaign.launch, "30d")
}

objective "thought_leadership" {
  title     = "Thought leadership"
  statement = "Establish thought leadership: 2 conference talks accepted for first-quarter events"
  metric    = metric.conference_talks_accepted
  target    = 2
}

metric "launch_blog_views" {
  title      = "Launch blog views"
  definition = "Unique views of the launch blog post"
  unit       = "views"
}

metric "social_engagements" {
  title      = "Social engagements"
  definition = "Likes, reposts and replies, combined across platforms"
  unit       = "engagements"
}

metric "demo_requests" {
  title      = "Demo requests"
  definition = "Requests for a demo that arrive through the contact form"
  unit       = "requests"
  source     = system.crm
}

metric "conference_talks_accepted" {
  title      = "Conference talks accepted"
  definition = "Talks accepted by the conferences that were approached"
  unit       = "talks"
}

# Attribution: tagged addresses on blog and social, the CRM for demo requests.

system "crm" {
  title = "CRM"
  kind  = "crm"
}

# The social copy is written and waits for these. The source does not say who
# in the team delivers them, or when.
input "tracked_addresses" {
  title     = "Tracked addresses"
  what      = "Addresses with tracking parameters for the social copy"
  provider  = party.project
  needed_by = [tactic.x_thread, tactic.linkedin_post]
}

# Still pending; to be confirmed in the warm-up.
input "kpi_dashboard" {
  title    = "KPI dashboard"
  what     = "A dashboard with the measures of the launch"
  provider = discipline.growth
  due      = before(campaign.launch, "7d")
}

# If the measures are missed in the first week.
milestone "boosters" {
  title = "Booster activities"
  on    = after(campaign.launch, "7d")
}

review "weekly_stand_up" {
  title = "Weekly stand-up"
  every = "7d"
}

review "stakeholder_update" {
  title = "Monthly stakeholder update"
  every = "1mo"
}
