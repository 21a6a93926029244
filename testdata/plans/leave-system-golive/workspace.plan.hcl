workspace {
  name = "LMS project"
}

party "company" {
  kind = "in_house"
}

person "pm" {
  role               = "Project manager"
  disciplines        = [discipline.project]
  approval_lead_time = "1d"
}

person "release_manager" {
  role               = "Release manager"
  disciplines        = [discipline.release]
  approval_lead_time = "1d"
}

person "support_lead" {
  role        = "Support lead"
  disciplines = [discipline.support]
}

person "training_lead" {
  role        = "Training"
  disciplines = [discipline.training]
}

person "devops" {
  role        = "DevOps"
  disciplines = [discipline.devops]
}

person "incident_manager" {
  role = "Incident manager"
}

person "business_owner" {
  role               = "Business owner"
  approval_lead_time = "2d"
}

person "cio" {
  role = "CIO"
}

discipline "project" {
  title     = "Project management"
  lead      = person.pm
  lead_time = "1d"
}

discipline "release" {
  title     = "Release management"
  lead      = person.release_manager
  lead_time = "1d"
}

discipline "training" {
  lead      = person.training_lead
  lead_time = "2d"
}

discipline "devops" {
  lead = person.devops
}

discipline "support" {
  lead = person.support_lead
}

audience "executives" {
  title        = "C-suite, vice presidents"
  needs        = ["High-level status and risks"]
  relationship = "employee"
}

audience "business_owners" {
  title        = "HR and department heads"
  needs        = ["Functional updates and impact"]
  relationship = "employee"
}

audience "it_operations" {
  needs        = ["Technical details and procedures"]
  relationship = "employee"
}

audience "end_users" {
  title        = "All users of the system"
  needs        = ["What changes, when, and how"]
  relationship = "employee"
}

audience "support_team" {
  needs        = ["Detailed changes and answers to frequent questions"]
  relationship = "employee"
}

audience "vendors" {
  title        = "Integration partners"
  needs        = ["Changes of the integration"]
  relationship = "partner"
}

channel "email" {
  media = "owned"
}

channel "teams" {
  title   = "Teams: war room and incident channel"
  media   = "owned"
  two_way = true

  response {
    owner  = person.devops
    within = "0h"
  }
}

channel "status_page" {
  media = "owned"
}

channel "bridge" {
  title   = "Phone bridge"
  media   = "owned"
  two_way = true
  offline = true
}

channel "tickets" {
  title   = "Ticketing system"
  media   = "owned"
  two_way = true
}

channel "intranet" {
  media = "owned"
}

channel "meeting" {
  media   = "owned"
  two_way = true
  offline = true
}
