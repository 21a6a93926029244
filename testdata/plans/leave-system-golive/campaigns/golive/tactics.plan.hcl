# Before

tactic "schedule" {
  title      = "Go-live schedule announcement"
  discipline = discipline.project
  owner      = person.pm
  serves     = [objective.informed]
  channels   = [channel.email]
  audiences  = [audience.executives, audience.business_owners, audience.it_operations, audience.end_users, audience.support_team, audience.vendors]
  start      = before(campaign.launch, "14d")
  end        = before(campaign.launch, "14d")
  consulted  = [person.business_owner]
  approver   = person.business_owner
}

tactic "user_guide" {
  title      = "User preparation guide"
  discipline = discipline.training
  owner      = person.training_lead
  serves     = [objective.less_confusion]
  channels   = [channel.email, channel.intranet]
  audiences  = [audience.end_users]
  start      = before(campaign.launch, "7d")
  end        = before(campaign.launch, "7d")
  approver   = person.business_owner
}

tactic "freeze_note" {
  title      = "Technical freeze notification"
  discipline = discipline.devops
  owner      = person.devops
  serves     = [objective.informed]
  channels   = [channel.email, channel.teams]
  audiences  = [audience.it_operations]
  start      = before(campaign.launch, "5d")
  end        = before(campaign.launch, "5d")
  approver   = person.release_manager
}

tactic "support_briefing" {
  title      = "Support team briefing"
  discipline = discipline.support
  owner      = person.support_lead
  serves     = [objective.less_confusion]
  channels   = [channel.meeting]
  audiences  = [audience.support_team]
  start      = before(campaign.launch, "3d")
  end        = before(campaign.launch, "3d")
}

tactic "reminder" {
  title      = "Final reminder"
  discipline = discipline.project
  owner      = person.pm
  serves     = [objective.informed]
  channels   = [channel.email]
  audiences  = [audience.executives, audience.business_owners, audience.it_operations, audience.end_users, audience.support_team, audience.vendors]
  start      = before(campaign.launch, "2d")
  end        = before(campaign.launch, "2d")
  approver   = person.business_owner
}

tactic "go_no_go_note" {
  title      = "Go / no-go announcement"
  discipline = discipline.release
  owner      = person.release_manager
  serves     = [objective.informed]
  channels   = [channel.email]
  audiences  = [audience.executives, audience.business_owners, audience.it_operations, audience.end_users, audience.support_team, audience.vendors]
  requires   = [milestone.go_no_go]
  start      = before(campaign.launch, "1d")
  end        = before(campaign.launch, "1d")
}

tactic "starting" {
  title      = "Deployment starting, four hours before"
  discipline = discipline.release
  owner      = person.release_manager
  serves     = [objective.transparency]
  channels   = [channel.teams, channel.email]
  audiences  = [audience.it_operations]
  requires   = [tactic.go_no_go_note]
  start      = before(campaign.launch, "4h")
  end        = before(campaign.launch, "4h")
}

# During

tactic "started" {
  title      = "Deployment started"
  discipline = discipline.release
  owner      = person.release_manager
  serves     = [objective.transparency]
  channels   = [channel.teams]
  audiences  = [audience.it_operations]
  phases     = [phase.during]
}

tactic "war_room" {
  title      = "Status updates of the war room"
  discipline = discipline.devops
  owner      = person.devops
  serves     = [objective.transparency]
  channels   = [channel.teams]
  audiences  = [audience.it_operations]
  phases     = [phase.during]
  occurs     = "15min"
}

tactic "complete" {
  title      = "Deployment complete"
  discipline = discipline.release
  owner      = person.release_manager
  serves     = [objective.informed]
  channels   = [channel.email, channel.teams]
  audiences  = [audience.executives, audience.business_owners, audience.it_operations, audience.end_users, audience.support_team, audience.vendors]
  requires   = [tactic.started]
  phases     = [phase.during]
}

tactic "issue_note" {
  title      = "Issue notification"
  discipline = discipline.release
  owner      = person.release_manager
  serves     = [objective.rapid_response]
  channels   = [channel.teams, channel.bridge]
  audiences  = [audience.it_operations, audience.business_owners]
  status     = "standby"
  trigger    = "there are issues"
  approver   = person.incident_manager
}

tactic "rollback_note" {
  title      = "Rollback notification"
  discipline = discipline.release
  owner      = person.release_manager
  serves     = [objective.rapid_response]
  channels   = [channel.email, channel.teams]
  audiences  = [audience.executives, audience.business_owners, audience.it_operations, audience.end_users, audience.support_team, audience.vendors]
  status     = "standby"
  trigger    = "the deployment is rolled back"
  approver   = person.incident_manager
}

# After

tactic "confirmation" {
  title      = "Go-live confirmation"
  discipline = discipline.project
  owner      = person.pm
  serves     = [objective.informed]
  channels   = [channel.email]
  audiences  = [audience.executives, audience.business_owners, audience.it_operations, audience.end_users, audience.support_team, audience.vendors]
  requires   = [tactic.complete]
  trigger    = "the go-live"
  within     = "1h"
}

tactic "day_one" {
  title      = "Day-1 status report"
  discipline = discipline.release
  owner      = person.release_manager
  serves     = [objective.transparency]
  channels   = [channel.email]
  audiences  = [audience.executives]
  consulted  = [person.cio]
  start      = after(campaign.launch, "1d")
  end        = after(campaign.launch, "1d")
}

tactic "week_one" {
  title      = "Week-1 summary"
  discipline = discipline.project
  owner      = person.pm
  serves     = [objective.transparency]
  channels   = [channel.email]
  audiences  = [audience.executives, audience.business_owners, audience.it_operations, audience.end_users, audience.support_team, audience.vendors]
  start      = after(campaign.launch, "7d")
  end        = after(campaign.launch, "7d")
}

tactic "exit_report" {
  title      = "Hypercare exit report"
  discipline = discipline.project
  owner      = person.pm
  serves     = [objective.transparency]
  channels   = [channel.email]
  audiences  = [audience.executives]
  start      = after(campaign.launch, "14d")
  end        = after(campaign.launch, "14d")
}

tactic "log" {
  title      = "Log and archive of every communication"
  discipline = discipline.project
  serves     = [objective.audit_trail]
  start      = before(campaign.launch, "14d")
  end        = after(campaign.launch, "14d")
}
