# What the language has besides: phases, what recurs, steps and limits, what is done only if
# something happens, tasks, risks, and money that went out.

phase "opening" {
  title  = "The lake opens"
  note   = "As every year."
  start  = "2027-04-08"
  end    = "2027-05-05"
  budget = 9000
  focus  = "A first ride"
}

phase "summer" {
  start  = "2027-05-06"
  end    = "2027-07-31"
  budget = tbd("2027-03-20")
}

objective "campus" {
  title              = "Students ride"
  note               = "The first year of it."
  statement          = "400 students ride by the end of July 2027, up from 0."
  in_marketing_terms = "Every fourth visitor of the campus page rides."
  supports           = [goal.campus_known]
  intent             = "recruitment"
  primary            = false
  effort_share       = 0
  audiences          = [audience.students]
  metric             = metric.campus_visits
  baseline           = 0
  target             = 400
  stretch            = 600
  by                 = "2027-07-31"
  target_set_by      = person.tomas
  max_cost_per       = 40
  agreed_by          = [discipline.content, discipline.email]
  agreed_on          = "2027-02-05"

  playback {
    by           = discipline.events
    on           = "2027-02-04"
    text         = "Forty rides a week from the gates of the campus."
    confirmed_by = person.jana
  }

  step {
    by     = "2027-05-05"
    target = 120
  }

  step {
    by     = "2027-06-15"
    target = 260
  }

  limit {
    metric = metric.campus_visits
    least  = 10
    most   = 9000
  }
}

objective "permits" {
  statement  = "The council permits rides on campus"
  agreed_by  = [person.jana, discipline.content]
  agreed_on  = "2027-02-05"
  supports   = [goal.campus_known]
  reached_by = milestone.permitted
}

milestone "permitted" {
  title      = "The council permits the rides"
  note       = "In its sitting of March."
  on         = "2027-03-22"
  owner      = person.vera
  needed_by  = [tactic.campus_boards]
  reached_on = "2027-03-22"
}

strategy "at_the_gates" {
  title          = "At the gates"
  note           = "Where all of them pass."
  statement      = "We meet students where they pass every day."
  serves         = [objective.campus]
  requires       = [tactic.campus_boards]
  approved_by    = [person.jana]
  approved_on    = "2027-02-06"
  evidence       = [insight.semester]
  non_negotiable = false
}

message "semester_price" {
  title       = "A semester, one price"
  note        = "Checked by the lawyer."
  text        = "${local.fee * 15} euros for the semester."
  proof       = "The price list has one line for students"
  mandatory   = false
  stages      = [stage.consideration]
  audiences   = [audience.students]
  phases      = [phase.opening, phase.summer]
  contradicts = [message.one_price]
}

tactic "campus_boards" {
  title          = "Boards on campus"
  note           = "Changed every week."
  discipline     = discipline.content
  owner          = person.lea
  approver       = person.vera
  serves         = [objective.campus, objective.permits]
  strategy       = strategy.at_the_gates
  supports       = []
  channels       = [channel.campus]
  stages         = [stage.awareness]
  audiences      = [audience.students]
  carries        = [message.semester_price]
  metrics        = [metric.campus_visits]
  phases         = [phase.opening, phase.summer]
  occurs         = "1w"
  budget         = 120
  budget_most    = 150
  budget_per     = "1w"
  effort         = 6
  requires       = [input.board_keys]
  amplifies      = [tactic.sunday_rides]
  affects        = ["page_copy"]
  consulted      = [discipline.events]
  informed       = [discipline.email, person.tomas]
  evidence       = [insight.semester]
  rationale      = "All of them pass the gates twice a day."
  call_to_action = "try"
  status         = "planned"
  added_on       = "2027-02-01"

  contribution {
    metric   = metric.campus_visits
    expected = 32
    per      = "1w"
    phase    = phase.opening
  }

  contribution {
    metric   = metric.campus_visits
    expected = 22
    per      = "1w"
    phase    = phase.summer
  }

  money {
    phase  = phase.opening
    budget = 200
    per    = "1w"
  }

  tracking {
    source   = "campus"
    medium   = "board"
    campaign = local.tracking
  }
}

tactic "gate_rides" {
  title      = "Rides from the gates"
  discipline = discipline.events
  owner      = person.paul
  serves     = [objective.campus]
  channels   = [channel.campus]
  metrics    = [metric.campus_visits]
  status     = "standby"
  trigger    = objective.campus
  within     = "1w"
  budget     = 2400
}

tactic "thank_you" {
  title      = "A word of thanks after the first ride"
  discipline = discipline.email
  owner      = person.deniz
  serves     = [objective.campus]
  channels   = [channel.newsletter]
  metrics    = [metric.campus_visits]
  trigger    = "after each first ride"
  within     = "24h"
  budget     = tbd
}

task "board_texts" {
  title    = "Texts for the boards"
  note     = "Two of them in English."
  tactics  = [tactic.campus_boards]
  owner    = person.mira
  due      = "2027-03-29"
  done_on  = "2027-03-24"
  requires = [milestone.permitted]
  effort   = 2
}

input "board_keys" {
  title       = "Keys of the boards"
  note        = "Two of them."
  what        = "Keys to the boards at the four gates"
  provider    = party.council
  due         = "2027-03-20"
  received_on = "2027-03-18"
  needed_by   = [tactic.campus_boards, message.semester_price]
}

handoff "student_list" {
  title           = "Who asked on campus"
  note            = "Without addresses."
  from            = discipline.content
  to              = discipline.email
  what            = "How many asked, and what"
  due             = "2027-05-10"
  needed_by       = [tactic.thank_you]
  acknowledged_by = person.deniz
  acknowledged_on = "2027-02-10"
}

risk "strike" {
  title      = "The ferries stand still"
  note       = "As in 2024."
  what       = "A strike keeps students from the campus"
  threatens  = [objective.campus, tactic.campus_boards]
  likelihood = "low"
  impact     = "high"
  owner      = person.lea
  response   = "Rides from the gates begin at once"
  answers    = [tactic.gate_rides]
  watched_by = metric.campus_visits
}

commitment "content_campus" {
  title       = "What content brings on campus"
  note        = "Looked at again in May."
  by          = discipline.content
  owner       = person.mira
  objective   = objective.campus
  expected    = 300
  budget      = 1100
  accepted_on = "2027-02-08"
}

commitment "events_campus" {
  by          = discipline.events
  owner       = person.paul
  objective   = objective.campus
  expected    = 100
  budget      = 0
  accepted_on = "2027-02-08"
}

review "campus_weekly" {
  title     = "Campus, every week"
  note      = "Ten minutes."
  kind      = "checkpoint"
  every     = "1w"
  from      = "2027-04-12"
  until     = "2027-07-19"
  attendees = [person.lea, discipline.events]
  decides   = ["Whether the rides from the gates begin"]
  mode      = "async"
}

reading "campus_first_week" {
  title  = "The first week on campus"
  note   = "One day is missing."
  metric = metric.campus_visits
  value  = 34
  from   = "2027-04-08"
  on     = "2027-04-14"
  of     = tactic.campus_boards
  source = system.shop
}

spend "boards_april" {
  title  = "Boards in April"
  note   = "With the keys."
  of     = tactic.campus_boards
  amount = 430
  from   = "2027-04-01"
  on     = "2027-04-30"
  source = system.ledger
}

recommendation "more_gates" {
  title       = "More gates"
  note        = "Said at the kickoff."
  text        = "Stand at the two gates of the hall as well."
  by          = discipline.events
  to          = person.tomas
  on          = "2027-01-19"
  respond_by  = "2027-02-02"
  response    = "partly"
  reason      = "One of them is closed."
  consequence = "One gate more from May on."
  review      = review.kickoff
}

amendment "fewer_boards" {
  title        = "Fewer boards"
  note         = "Two are broken."
  on           = "2027-05-02"
  reason       = "Two of the boards are broken."
  requested_by = discipline.content
  approved_by  = [person.jana]
  agreed_by    = [discipline.content, discipline.events, discipline.email]
  adds         = [tactic.thank_you]
  changes      = [tactic.campus_boards]
  drops        = [tactic.hall_boards]
  funded_from  = [tactic.ferry_posters]

  impact {
    objective = objective.campus
    expected  = -20
  }

  value {
    of        = tactic.campus_boards
    attribute = "phases"
    to        = [phase.opening, phase.summer]
  }
}

waiver "single-discipline-objective" {
  title  = "The permits are the lawyer's"
  note   = "Until the council sits."
  covers = objective.permits
  owner  = person.jana
  reason = "Nobody else can do it."
  until  = "2027-12-31"
}
