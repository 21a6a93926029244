# React GTM Kit 1.0, the launch of an open-source product.
#
# Facts from the public repository github.com/jwiedeman/react-gtm-kit,
# docs/marketing/launch-plan.md, condensed; roles instead of people.
# What that plan does not say (a budget, a sponsor, a goal, owners, baselines)
# is not said here either: what the checks find is what is open in it.
#
# The source counts from a launch day T without naming it. The date below is
# an example; every other date follows from it.

campaign "react_gtm_kit_1_0" {
  title  = "React GTM Kit 1.0 launch"
  launch = "2026-03-17"
  start  = before(campaign.launch, "21d")
  end    = after(campaign.launch, "30d")
}

# The three phases and the launch week are led by these.

discipline "developer_relations" {
  title = "Developer relations"
}

discipline "product_marketing" {
  title = "Product marketing"
}

discipline "growth" {
  title = "Growth"
}

party "project" {
  title = "The project's own team"
  kind  = "in_house"
}

audience "react_leads" {
  title = "React leads and staff engineers"
}

audience "marketing_operations" {
  title = "Marketing operations teams"
}

audience "advocates" {
  title = "Developer advocates and content creators"
}

# Every asset leads with the first pillar and reinforces the other two with
# proof points.

locals {
  pillars = [message.production_grade, message.task_based_docs, message.enterprise_ready]
}

message "production_grade" {
  title     = "Production-grade foundation"
  mandatory = true
}

message "task_based_docs" {
  title = "Task-based docs and examples"
}

message "enterprise_ready" {
  title = "Enterprise readiness"
}

channel "blog" {
  title = "Engineering blog"
  media = "owned"
}

channel "x" {
  title = "X"
  media = "shared"
}

channel "linkedin" {
  title = "LinkedIn"
  media = "shared"
}

channel "dev_to" {
  title = "Dev.to"
  media = "shared"
}

channel "hashnode" {
  title = "Hashnode"
  media = "shared"
}

channel "conferences" {
  title = "Conferences"
  note  = "React Summit, React Miami"
  media = "earned"
}

channel "youtube" {
  title = "YouTube"
  media = "shared"
}

# Teaser, T-21 to T-14: led by developer relations.

tactic "teaser_copy" {
  title      = "Teaser copy for social channels"
  discipline = discipline.developer_relations
  carries    = local.pillars
  start      = before(campaign.launch, "21d")
  end        = before(campaign.launch, "14d")
}

tactic "conference_outreach" {
  title      = "Call-for-papers outreach"
  note       = "Abstract ready."
  discipline = discipline.developer_relations
  serves     = [objective.thought_leadership]
  channels   = [channel.conferences]
  carries    = local.pillars
  metrics    = [metric.conference_talks_accepted]
  start      = before(campaign.launch, "21d")
  end        = before(campaign.launch, "14d")
}

# Warm-up, T-13 to T-7: led by product marketing.

tactic "demo_gif" {
  title      = "Demo gif"
  discipline = discipline.product_marketing
  supports   = [tactic.launch_blog]
  carries    = local.pillars
  start      = before(campaign.launch, "13d")
  end        = before(campaign.launch, "7d")
}

tactic "deck" {
  title      = "Launch deck"
  note       = "In outline."
  discipline = discipline.product_marketing
  carries    = local.pillars
  start      = before(campaign.launch, "13d")
  end        = before(campaign.launch, "7d")
}

# Drafted in the warm-up, published in launch week. Trimmed versions go to
# Dev.to and Hashnode.
tactic "launch_blog" {
  title      = "Launch blog post, about 1,500 words"
  note       = "In progress."
  discipline = discipline.product_marketing
  serves     = [objective.awareness]
  channels   = [channel.blog, channel.dev_to, channel.hashnode]
  carries    = local.pillars
  metrics    = [metric.launch_blog_views]
  start      = before(campaign.launch, "13d")
  end        = after(campaign.launch, "1d")
  consulted  = [discipline.developer_relations]
}

# Launch week, T-6 to T+1: led jointly by developer relations and product
# marketing. A tactic belongs to one discipline, so the other one is consulted.

tactic "docs_callouts" {
  title      = "Callouts in the docs"
  discipline = discipline.developer_relations
  carries    = local.pillars
  start      = before(campaign.launch, "6d")
  end        = after(campaign.launch, "1d")
  consulted  = [discipline.product_marketing]
}

tactic "x_thread" {
  title      = "X thread, 8 posts"
  note       = "Copy ready, waiting for tracked addresses."
  discipline = discipline.developer_relations
  serves     = [objective.community]
  channels   = [channel.x]
  carries    = local.pillars
  metrics    = [metric.social_engagements]
  start      = before(campaign.launch, "6d")
  end        = after(campaign.launch, "1d")
  consulted  = [discipline.product_marketing]
}

tactic "linkedin_post" {
  title      = "LinkedIn post"
  note       = "Copy ready, waiting for tracked addresses."
  discipline = discipline.product_marketing
  serves     = [objective.community]
  channels   = [channel.linkedin]
  carries    = local.pillars
  metrics    = [metric.social_engagements]
  start      = before(campaign.launch, "6d")
  end        = after(campaign.launch, "1d")
  consulted  = [discipline.developer_relations]
}

tactic "livestream" {
  title      = "Livestream, 30 minutes, kept on YouTube"
  discipline = discipline.developer_relations
  channels   = [channel.youtube]
  carries    = local.pillars
  start      = before(campaign.launch, "6d")
  end        = after(campaign.launch, "1d")
  consulted  = [discipline.product_marketing]
}

# After launch, T+2 to T+30: led by growth.

tactic "newsletter" {
  title      = "Recap newsletter"
  discipline = discipline.growth
  carries    = local.pillars
  start      = after(campaign.launch, "2d")
  end        = after(campaign.launch, "30d")
}

tactic "case_studies" {
  title      = "Case studies"
  discipline = discipline.growth
  carries    = local.pillars
  start      = after(campaign.launch, "2d")
  end        = after(campaign.launch, "30d")
}

tactic "monitoring" {
  title      = "Monitoring of the measures"
  discipline = discipline.growth
  start      = after(campaign.launch, "2d")
  end        = after(campaign.launch, "30d")
}
