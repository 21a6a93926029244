workspace {
  name = "Developer relations"
}

discipline "devrel" {
  title    = "Developer relations"
  role     = "Community, documentation, content"
  capacity = 60
  note     = "Three people at half of 40 work days; the other half is for daily work and chances."
}

discipline "product" {
  role = "Builds the engine; learns from the feedback"
}

audience "contributors" {
  relationship = "volunteer"
  needs        = ["To know how to contribute and how a contribution is judged"]
}

audience "developers" {
  title = "Developers of every level"
}

audience "community" {
  title        = "Members of the community"
  relationship = "member"
}

channel "slack" {
  media   = "shared"
  two_way = true
}

channel "discourse" {
  media   = "shared"
  two_way = true
}

channel "blog" {
  media = "owned"
}

channel "docs" {
  title = "Documentation"
  media = "owned"
}

channel "youtube" {
  media   = "shared"
  two_way = true
}

channel "instagram" {
  media   = "shared"
  two_way = true
}

metric "blog_time" {
  title = "Blog: average time spent"
}

metric "reply_time" {
  title = "Discussions: time to first reply"
}

metric "docs_visitors" {
  title = "Documentation: unique visitors and views"
}

metric "quality_prs" {
  title = "GitHub: quality pull requests"
}

metric "nps" {
  title = "Net Promoter Score"
}

metric "slack_engagement" {
  title = "Slack: engagement"
}

metric "stars" {
  title = "GitHub stars"
}

metric "followers" {
  title = "Followers on Instagram, LinkedIn, Twitter"
}
