# Project: what is decided, and when.

tactic "status" {
  title      = "Where we are: one page every second week, the bad news included"
  discipline = discipline.project
  owner      = person.project_lead
  serves     = [objective.know]
  strategy   = strategy.managers_first
  channels   = [channel.intranet]
  audiences  = [audience.staff]
  carries    = [message.why]
  metrics    = [metric.know]
  phases     = [phase.announce, phase.make_ready, phase.go_live]
  occurs     = "2w"
}

tactic "champions" {
  title      = "Champions: two in each team who know it first, and help"
  discipline = discipline.project
  owner      = person.project_lead
  serves     = [objective.adopt]
  strategy   = strategy.managers_first
  channels   = [channel.team_meetings]
  audiences  = [audience.staff]
  carries    = [message.what_for_me]
  metrics    = [metric.users]
  phases     = [phase.make_ready, phase.go_live, phase.anchor]
  budget     = tbd

  contribution {
    metric   = metric.users
    expected = tbd
  }
}

handoff "decisions" {
  from      = discipline.project
  to        = discipline.internal
  what      = "What is decided, what is not, and from which day it may be said"
  due       = before(campaign.launch, "56d")
  needed_by = [tactic.announcement]
}
