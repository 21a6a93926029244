# SYNTAX TEST "source.plan" "elements, attributes and values"

campaign "spring" {
# <-------- keyword.control.plan
#        ^^^^^^^^ entity.name.type.plan
#                 ^ punctuation.plan
  start  = "2027-04-01"
# ^^^^^ variable.other.property.plan
#        ^ keyword.operator.assignment.plan
#           ^^^^^^^^^^ string.quoted.double.plan constant.other.date.plan
  title  = "Spring \"launch\""
#           ^^^^^^ string.quoted.double.plan
#                  ^^ constant.character.escape.plan
  budget = 60000 # to the end
#          ^^^^^ constant.numeric.plan
#                ^^^^^^^^^^^^ comment.line.number-sign.plan
}

workspace {
# <--------- keyword.control.plan
}

locals {}
# <------ keyword.control.plan

channel "newsletter" {
  response {
# ^^^^^^^^ keyword.other.plan
    within = "2d"
#             ^^ constant.other.duration.plan
  }
}

tactic "press_day" {
  discipline = discipline.pr
# ^^^^^^^^^^ variable.other.property.plan
#              ^^^^^^^^^^ support.type.plan
#                        ^ punctuation.accessor.plan
#                         ^^ variable.other.constant.plan
  metric     = metric.x
# ^^^^^^ variable.other.property.plan - keyword.control.plan
  serves     = [objective.trials, objective.sales]
#               ^^^^^^^^^ support.type.plan
#                         ^^^^^^ variable.other.constant.plan
#                                 ^^^^^^^^^ support.type.plan
  start      = before(campaign.end, "8w")
#              ^^^^^^ support.function.plan
#                     ^^^^^^^^ support.type.plan
#                                    ^^ constant.other.duration.plan
  budget     = campaign.budget * 0.4
#                              ^ keyword.operator.plan
#                                ^^^ constant.numeric.plan
  note       = "Costs ${campaign.budget}"
#                     ^^ punctuation.section.interpolation.begin.plan
#                       ^^^^^^^^ support.type.plan
#                                      ^ punctuation.section.interpolation.end.plan
}

phase "opening" {
# <----- keyword.control.plan
#      ^^^^^^^ entity.name.type.plan
  budget = tbd
#          ^^^ constant.language.plan
  end    = tbd("2027-03-01")
#          ^^^ constant.language.plan
#               ^^^^^^^^^^ constant.other.date.plan
}

task "briefing" {
# <---- keyword.control.plan
  requires = [task.offers, risk.rain, phase.main, spend.february]
#             ^^^^ support.type.plan
#                          ^^^^ support.type.plan
#                                     ^^^^^ support.type.plan
#                                                 ^^^^^ support.type.plan
}

risk "rain" {
# <---- keyword.control.plan
}

spend "february" {
# <----- keyword.control.plan
}

objective "trials" {
  step {
# ^^^^ keyword.other.plan
  }

  limit {
# ^^^^^ keyword.other.plan
  }
}

tactic "ads" {
  within = "15min"
#           ^^^^^ constant.other.duration.plan

  money {
# ^^^^^ keyword.other.plan
    per = "1d"
#          ^^ constant.other.duration.plan
  }
}

tactik "wrong" {
# <------ - keyword.control.plan
}
