# All days count from the go-live, whose day is to be decided.
campaign "golive" {
  title  = "Go-live communications"
  launch = tbd
  start  = before(campaign.launch, "14d")
  end    = after(campaign.launch, "14d")
  lead   = person.pm
  note   = <<-EOT
    Approvals by communications and legal take five days (press); incidents are approved at once.
    Escalation: P1 release manager, CIO, CEO; P2 DevOps lead, IT director, CIO; P3 support lead, release manager, IT director; P4 help desk, support lead.
    Blackout while the war room is open: everything outside goes through the release manager; the status page is the single source for users.
  EOT
}

phase "before" {
  start = campaign.start
  end   = before(campaign.launch, "1d")
}

phase "during" {
  start = campaign.launch
  end   = campaign.launch
}

phase "after" {
  start = after(campaign.launch, "1d")
  end   = campaign.end
}

objective "informed" {
  statement = "Ensure all stakeholders are informed at appropriate times"
  intent    = "information"
}

objective "less_confusion" {
  statement = "Minimize confusion and support requests"
}

objective "transparency" {
  statement = "Maintain transparency throughout the deployment"
}

objective "rapid_response" {
  statement = "Enable rapid response to issues"
}

objective "audit_trail" {
  statement = "Document all communications for audit trail"
}

milestone "go_no_go" {
  title = "Go / no-go decision"
  on    = before(campaign.launch, "1d")
  owner = person.release_manager
}

milestone "go_live" {
  on    = campaign.launch
  owner = person.release_manager
}
