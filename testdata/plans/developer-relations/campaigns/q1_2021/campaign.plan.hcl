campaign "q1_2021" {
  title = "First quarter of 2021"
  start = "2021-01-18"
  end   = "2021-03-31"
  note  = "Planned in the second week of January."
}

goal "community" {
  statement = "Grow and keep the open-source community, without alienating it by talk of monetization"
}

objective "framework" {
  title      = "Developer relations framework"
  statement  = "Build the foundation on which the other goals rest"
  supports   = [goal.community]
  reached_by = milestone.framework_stands
}

objective "onboarding" {
  statement  = "Better contributors onboarding"
  supports   = [goal.community]
  audiences  = [audience.contributors]
  reached_by = milestone.onboarding_better
}

objective "non_code" {
  statement  = "Contributions outside of code"
  supports   = [goal.community]
  audiences  = [audience.contributors]
  reached_by = milestone.non_code_possible
}

objective "feedback_loop" {
  statement  = "Structured feedback loop"
  supports   = [goal.community]
  reached_by = milestone.loop_closed
}

objective "impact_measured" {
  statement  = "Measure the impact on developers: survey sent once before Q3"
  supports   = [goal.community]
  audiences  = [audience.developers]
  reached_by = milestone.survey_sent
}

objective "engagement" {
  statement = "Community engagement and longevity"
  supports  = [goal.community]
  audiences = [audience.community]
}

objective "all_levels" {
  statement = "Consider all levels of expertise and experience"
  supports  = [goal.community]
  audiences = [audience.developers]
}

# Most goals are done or not done, there is nothing in between.

milestone "framework_stands" {
  title = "The framework stands"
  on    = tbd
}

milestone "onboarding_better" {
  title = "Contributors are led in"
  on    = tbd
}

milestone "non_code_possible" {
  title = "Contributions outside of code are possible"
  on    = tbd
}

milestone "loop_closed" {
  title = "Feedback has its loop"
  on    = tbd
}

milestone "survey_sent" {
  title = "The survey is sent once, before the third quarter"
  on    = tbd("2021-06-30")
}

review "retrospective" {
  title = "Q1 retrospective"
  kind  = "retrospective"
  on    = tbd
}
