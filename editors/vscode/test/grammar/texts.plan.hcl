# SYNTAX TEST "source.plan" "texts, remarks and text that is not finished"

// a remark
# <-- comment.line.double-slash.plan
/* a remark
   campaign "x" { */
#  ^^^^^^^^ comment.block.plan

objective "trials" {
  statement = <<TEXT
#             ^^^^^^ string.unquoted.heredoc.plan
  campaign "is a word here" = 12 ${campaign.budget}
# ^^^^^^^^ string.unquoted.heredoc.plan - keyword.control.plan
#                                  ^^^^^^^^ support.type.plan
TEXT
  target    = 12
# ^^^^^^ variable.other.property.plan - string.unquoted.heredoc.plan
  note      = "not closed
#              ^^^^^^^^^^ string.quoted.double.plan
  primary   = true
# ^^^^^^^ variable.other.property.plan - string.quoted.double.plan
#             ^^^^ constant.language.plan
}

rule "cheap" {
  when = [for t in tactic.all : t.budget if t.budget >= 10]
#         ^^^ keyword.other.plan
#                                        ^^ keyword.other.plan
#                                                    ^^ keyword.operator.plan
}
