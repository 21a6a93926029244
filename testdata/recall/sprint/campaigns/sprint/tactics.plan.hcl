# Giving Tuesday

tactic "donation_page" {
  title      = "Donation page with three giving levels; the link with the fiscal sponsor confirmed"
  discipline = discipline.content
  owner      = person.bambu
  serves     = [objective.raise]
  channels   = [channel.donation_page]
  metrics    = [metric.donation_conversion]
  start      = "2025-11-25"
  end        = "2025-11-26"
  rationale  = "Target of the conversion rate: 2 percent"
}

tactic "founder_video" {
  title      = "60-second video of the founder, ten best photos and videos"
  discipline = discipline.outreach
  owner      = person.bambu
  supports   = [tactic.gt_social, tactic.gt_emails]
  start      = "2025-11-25"
  end        = "2025-11-26"
}

tactic "warm_messages" {
  title      = "Thanksgiving messages to 10 warm contacts, reminders to the personal network, texts to the 20 closest"
  discipline = discipline.outreach
  owner      = person.bambu
  serves     = [objective.giving_tuesday]
  channels   = [channel.phone]
  audiences  = [audience.past_donors, audience.family_friends]
  metrics    = [metric.ask_conversion]
  start      = "2025-11-27"
  end        = "2025-12-01"
  evidence   = [insight.conversion]
}

tactic "gt_social" {
  title      = "Eight days of social posts with a theme each; six posts on the day, 8 to 23 hours"
  discipline = discipline.content
  owner      = person.claude
  serves     = [objective.giving_tuesday]
  channels   = [channel.social]
  audiences  = [audience.followers]
  metrics    = [metric.social_engagement, metric.social_reach]
  start      = "2025-11-27"
  end        = "2025-12-03"
  note       = "27 November gratitude, 28 November instead of Black Friday, 30 November three-day countdown, 1 December: tomorrow is Giving Tuesday. Targets: engagement 5 percent, reach 1,000."
}

tactic "gt_emails" {
  title      = "Six Giving Tuesday e-mails"
  discipline = discipline.content
  owner      = person.claude
  serves     = [objective.giving_tuesday]
  channels   = [channel.email]
  audiences  = [audience.list]
  requires   = [tactic.donation_page]
  metrics    = [metric.open_rate, metric.click_rate]
  start      = "2025-12-01"
  end        = "2025-12-04"
  note       = "1 December evening; 3 December 6, 12, 18 and 21 hours; 4 December thank you. Targets: open rate 25 percent, click rate 3."
}

# Holiday push

tactic "thank_you" {
  title      = "Every donor thanked within 48 hours"
  discipline = discipline.outreach
  owner      = person.bambu
  serves     = [objective.repeat]
  channels   = [channel.email]
  start      = "2025-12-03"
  end        = "2026-01-31"
}

tactic "daily_calls" {
  title      = "3 to 5 personal outreach calls a day"
  discipline = discipline.outreach
  owner      = person.bambu
  serves     = [objective.raise, objective.donors]
  channels   = [channel.phone]
  audiences  = [audience.past_donors, audience.family_friends]
  metrics    = [metric.ask_conversion]
  start      = "2025-11-25"
  end        = "2025-12-01"
  occurs     = "1d"
  evidence   = [insight.conversion]
  note       = "Week 1. Call list: tier A (past donors, family) first, tier B (Rotary, tech employees in the network, local business) in week 2, tier C (Microsoft and Amazon employees, program officers, media) in weeks 3 and 4. Conversion target 50 percent and more."
}

tactic "matching_outreach" {
  title      = "Corporate matching outreach: calls, program information to contacts"
  discipline = discipline.outreach
  owner      = person.bambu
  serves     = [objective.matching]
  channels   = [channel.phone, channel.email]
  audiences  = [audience.tech_employees]
  start      = "2025-12-06"
  end        = "2025-12-08"
  evidence   = [insight.match_rates]
}

tactic "matching_research" {
  title      = "Research of Microsoft employee contacts"
  discipline = discipline.content
  owner      = person.claude
  supports   = [tactic.matching_outreach]
  start      = "2025-12-07"
  end        = "2025-12-07"
}

tactic "matching_check" {
  title      = "Is the fiscal sponsor registered in the matching programs?"
  discipline = discipline.grants
  supports   = [tactic.matching_outreach]
  start      = "2025-11-25"
  end        = "2025-12-01"
}

tactic "wish_list" {
  title      = "Amazon wish list of 20 items, announced"
  discipline = discipline.content
  owner      = person.claude
  serves     = [objective.raise]
  channels   = [channel.wish_list, channel.social]
  audiences  = [audience.followers]
  start      = "2025-12-09"
  end        = "2025-12-09"
}

tactic "gift_of_growth" {
  title      = "Campaign \"Give the gift of growth\""
  discipline = discipline.content
  owner      = person.claude
  serves     = [objective.raise]
  channels   = [channel.social, channel.email]
  audiences  = [audience.followers, audience.list]
  start      = "2025-12-11"
  end        = "2025-12-17"
}

tactic "rotary_emails" {
  title      = "Rotary club outreach e-mails"
  discipline = discipline.outreach
  owner      = person.bambu
  serves     = [objective.raise]
  channels   = [channel.email]
  audiences  = [audience.rotary]
  start      = "2025-12-13"
  end        = "2025-12-13"
}

tactic "holiday_emails" {
  title      = "Eleven holiday and year-end e-mails"
  discipline = discipline.content
  owner      = person.claude
  serves     = [objective.raise]
  channels   = [channel.email]
  audiences  = [audience.list]
  metrics    = [metric.open_rate, metric.click_rate]
  start      = "2025-12-08"
  end        = "2026-01-01"
  note       = "8 December matching, 11, 15, 18 tax deadline, 24, 26, 28, 30, 31 twice, 1 January results."
}

tactic "holiday_social" {
  title      = "Year-end posts, countdown from 22 December, several posts on the 31st"
  discipline = discipline.content
  serves     = [objective.raise]
  channels   = [channel.social]
  audiences  = [audience.followers]
  metrics    = [metric.social_engagement]
  start      = "2025-12-18"
  end        = "2025-12-31"
}

tactic "major_calls" {
  title      = "Personal calls to major prospects on 20 December, again on 29 December"
  discipline = discipline.outreach
  owner      = person.bambu
  serves     = [objective.raise]
  channels   = [channel.phone]
  audiences  = [audience.major_prospects]
  start      = "2025-12-20"
  end        = "2025-12-29"
}

tactic "foundation_research" {
  title      = "Foundation research: eleven foundations"
  discipline = discipline.grants
  owner      = person.claude
  serves     = [objective.grants]
  start      = "2025-12-11"
  end        = "2025-12-17"
}

# New Year

tactic "january_emails" {
  title      = "Eleven January e-mails"
  discipline = discipline.content
  owner      = person.claude
  serves     = [objective.raise]
  channels   = [channel.email]
  audiences  = [audience.list]
  metrics    = [metric.open_rate, metric.click_rate]
  start      = "2026-01-02"
  end        = "2026-02-01"
  note       = "2 January kickoff, 6 construction update, 10, 15, 20 MLK Day service, 24 final week, 26, 28 matching opportunity, 31 twice, 1 February close and results."
}

tactic "grant_applications" {
  title      = "Seattle Foundation application, Raikes Foundation inquiry, three more matching grants researched"
  discipline = discipline.grants
  serves     = [objective.grants]
  audiences  = [audience.foundations]
  requires   = [tactic.foundation_research]
  start      = "2026-01-04"
  end        = "2026-01-14"
  evidence   = [insight.disbursement]
  note       = "The research names Comis, NCR-SARE and New Earth for January, Seattle Foundation as not highly accessible; it does not name Raikes."
}

tactic "matching_champions" {
  title      = "Corporate push: matching strategy finalized, employee champions recruited, LinkedIn outreach"
  discipline = discipline.outreach
  serves     = [objective.matching]
  channels   = [channel.social]
  audiences  = [audience.tech_employees]
  start      = "2026-01-15"
  end        = "2026-01-21"
}

tactic "rotary_presentations" {
  title      = "Two Rotary presentations, local business partnerships"
  discipline = discipline.outreach
  serves     = [objective.raise]
  channels   = [channel.phone]
  audiences  = [audience.rotary]
  start      = "2026-01-22"
  end        = "2026-01-28"
}

tactic "closing_thanks" {
  title      = "Personal notes of thanks to all donors"
  discipline = discipline.outreach
  serves     = [objective.repeat]
  start      = "2026-01-30"
  end        = "2026-01-30"
}
