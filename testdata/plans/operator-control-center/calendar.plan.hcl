# Operator Control Center, October 2025: a dated calendar with gates.
#
# Facts from the public repository github.com/Jgorzitza/HotDash,
# docs/marketing/campaign_calendar_2025-10.md, condensed; roles instead of
# people. The calendar names measures and owning teams for every date, but no
# goal, objective, sponsor or budget: what the checks find is what is open in it.

campaign "operator_control_center" {
  title  = "Operator Control Center launch"
  note   = "The launch day is tentative."
  start  = "2025-10-08"
  launch = "2025-10-21"
  end    = "2025-11-05"
}

discipline "marketing" {
  title = "Marketing"
}

discipline "product" {
  title = "Product"
}

discipline "support" {
  title = "Support"
}

discipline "engineering" {
  title = "Engineering"
}

discipline "data" {
  title = "Data"
}

party "company" {
  title = "The company itself"
  kind  = "in_house"
}

audience "staff" {
  title = "Staff who prepare the launch"
}

audience "beta_partners" {
  title = "Beta partners"
}

audience "support_team" {
  title = "Support, product and localization teams"
}

audience "portal_reviewers" {
  title = "Partner portal reviewers"
}

audience "merchants" {
  title = "Merchants who have the app installed"
}

audience "public" {
  title = "The public"
}

audience "leadership" {
  title = "Leadership"
}

channel "internal_channel" {
  title = "Internal launch channel"
  media = "owned"
}

channel "email" {
  title = "E-mail"
  media = "owned"
}

channel "in_app" {
  title = "In-app banner"
  media = "owned"
}

channel "blog" {
  title = "Blog"
  media = "owned"
}

channel "linkedin" {
  title = "LinkedIn"
  media = "shared"
}

channel "twitter" {
  title = "Twitter"
  media = "shared"
}

# The gates: every external send is blocked until both are delivered. The
# calendar gives no dates for them and does not say who in the company
# delivers them.

locals {
  gates = [input.quality_evidence, input.embed_token]
}

input "quality_evidence" {
  title    = "Quality evidence"
  what     = "A run that answers HTTP 200 in under 300 ms"
  provider = party.company
}

input "embed_token" {
  title    = "Embed token"
  what     = "The embed token"
  provider = party.company
}

milestone "production_launch" {
  title     = "Production launch (tentative)"
  on        = campaign.launch
  needed_by = [tactic.in_app_banner, tactic.availability_email, tactic.launch_blog, tactic.launch_posts]
}

milestone "faq_sign_off" {
  title = "Sign-off on the FAQ"
  on    = "2025-10-10"
}

# Week of 7 October: alignment before launch.

tactic "approval_summary" {
  title      = "Approval summary and final copy to the teams"
  discipline = discipline.marketing
  channels   = [channel.internal_channel]
  audiences  = [audience.staff]
  start      = "2025-10-08"
  end        = "2025-10-08"

  contribution {
    metric   = metric.acknowledged
    expected = 100
  }
}

tactic "beta_invitation" {
  title      = "E-mail to beta partners"
  note       = "On hold."
  discipline = discipline.product
  channels   = [channel.email]
  audiences  = [audience.beta_partners]
  start      = "2025-10-09"
  end        = "2025-10-09"
  requires   = local.gates
  consulted  = [discipline.marketing]

  contribution {
    metric   = metric.beta_attendance
    expected = 100
  }
}

tactic "support_sync" {
  title      = "Support sync on FAQ and training"
  discipline = discipline.marketing
  audiences  = [audience.support_team]
  start      = "2025-10-10"
  end        = "2025-10-10"
  consulted  = [discipline.support]
}

# Week of 14 October: preparation.

tactic "support_training" {
  title      = "Support training"
  discipline = discipline.support
  audiences  = [audience.support_team]
  start      = "2025-10-15"
  end        = "2025-10-15"
  consulted  = [discipline.marketing]

  contribution {
    metric   = metric.training_attendance
    expected = 90
  }

  contribution {
    metric   = metric.training_satisfaction
    expected = 4
  }
}

tactic "linkedin_teaser" {
  title      = "LinkedIn teaser"
  note       = "On hold."
  discipline = discipline.marketing
  channels   = [channel.linkedin]
  audiences  = [audience.public]
  start      = "2025-10-16"
  end        = "2025-10-16"
  requires   = local.gates

  contribution {
    metric   = metric.social_click_through
    expected = 4
  }

  contribution {
    metric   = metric.social_engagement
    expected = 5
  }
}

tactic "portal_review" {
  title      = "Blog handed to the portal reviewers"
  note       = "On hold."
  discipline = discipline.marketing
  audiences  = [audience.portal_reviewers]
  start      = "2025-10-17"
  end        = "2025-10-17"
  requires   = local.gates

  contribution {
    metric   = metric.approval_time
    expected = 2
  }
}

# Launch day.

# Engineering and marketing together.
tactic "in_app_banner" {
  title      = "In-app banner"
  discipline = discipline.engineering
  channels   = [channel.in_app]
  audiences  = [audience.merchants]
  start      = campaign.launch
  end        = campaign.launch
  consulted  = [discipline.marketing]

  contribution {
    metric   = metric.banner_click_through
    expected = 15
  }

  contribution {
    metric   = metric.activation
    expected = 70
  }
}

tactic "availability_email" {
  title      = "General-availability e-mail"
  discipline = discipline.marketing
  channels   = [channel.email]
  audiences  = [audience.merchants]
  start      = campaign.launch
  end        = campaign.launch
  requires   = local.gates

  contribution {
    metric   = metric.email_open_rate
    expected = 35
  }

  contribution {
    metric   = metric.email_click_through
    expected = 12
  }
}

tactic "launch_blog" {
  title      = "Launch blog post"
  discipline = discipline.marketing
  channels   = [channel.blog]
  audiences  = [audience.public]
  start      = campaign.launch
  end        = campaign.launch
  requires   = local.gates

  contribution {
    metric   = metric.blog_visits
    expected = 1000
  }

  contribution {
    metric   = metric.time_on_page
    expected = 2
  }
}

tactic "launch_posts" {
  title      = "Social posts"
  discipline = discipline.marketing
  channels   = [channel.linkedin, channel.twitter]
  audiences  = [audience.public]
  start      = campaign.launch
  end        = campaign.launch
  requires   = local.gates

  contribution {
    metric   = metric.social_engagement
    expected = 5
  }

  contribution {
    metric   = metric.social_shares
    expected = 25
  }
}

# After launch.

tactic "telemetry_snapshot" {
  title      = "Telemetry snapshot"
  discipline = discipline.data
  audiences  = [audience.leadership]
  start      = after(campaign.launch, "3d")
  end        = after(campaign.launch, "3d")
  consulted  = [discipline.marketing]

  contribution {
    metric   = metric.activation
    expected = 70
  }

  contribution {
    metric   = metric.service_time
    expected = 60
  }
}

# Marketing and product together.
tactic "testimonials" {
  title      = "Customer story outreach"
  discipline = discipline.marketing
  audiences  = [audience.beta_partners]
  start      = "2025-10-29"
  end        = "2025-10-29"
  requires   = local.gates
  consulted  = [discipline.product]

  contribution {
    metric   = metric.testimonials
    expected = 2
  }
}

tactic "usage_digest" {
  title      = "Usage digest"
  discipline = discipline.marketing
  audiences  = [audience.staff]
  start      = "2025-11-01"
  end        = "2025-11-01"
}

review "weekly_measures" {
  title = "Weekly review of the measures"
  every = "7d"
}

review "sentiment_decision" {
  title     = "Social sentiment decision"
  on        = "2025-11-05"
  attendees = [discipline.product, discipline.marketing]
  decides   = ["The vendor for social sentiment"]
}
