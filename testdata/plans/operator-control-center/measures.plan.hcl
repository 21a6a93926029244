# The measures of the calendar and the source that each one is read from.

system "email_platform" {
  title = "E-mail platform analytics"
  kind  = "analytics"
}

system "telemetry" {
  title = "Dashboard telemetry"
  kind  = "analytics"
}

system "training_survey" {
  title = "Survey after the training session"
  kind  = "survey"
}

system "web_analytics" {
  title = "Google Analytics"
  kind  = "analytics"
}

system "platform_dashboards" {
  title = "The platforms' own dashboards"
  kind  = "analytics"
}

# Before launch.

metric "acknowledged" {
  title = "Teams that acknowledged"
  unit  = "%"
}

metric "beta_attendance" {
  title = "Beta partners who confirm attendance"
  unit  = "%"
}

metric "training_attendance" {
  title = "Attendance at the support training"
  unit  = "%"
}

metric "training_satisfaction" {
  title  = "Satisfaction with the support training"
  unit   = "points of 5"
  source = system.training_survey
}

metric "approval_time" {
  title = "Time to the portal's approval"
  unit  = "working days"
}

# Launch.

metric "banner_click_through" {
  title  = "Click-through on the banner"
  unit   = "%"
  source = system.telemetry
}

metric "activation" {
  title  = "Operator activation rate"
  unit   = "%"
  source = system.telemetry
}

metric "service_time" {
  title  = "Median service time"
  unit   = "minutes"
  source = system.telemetry
}

metric "email_open_rate" {
  title  = "Open rate of the e-mail"
  unit   = "%"
  source = system.email_platform
}

metric "email_click_through" {
  title  = "Click-through on the e-mail"
  unit   = "%"
  source = system.email_platform
}

metric "blog_visits" {
  title      = "Blog visits"
  definition = "Visits to the launch blog post in its first 7 days"
  unit       = "visits"
  source     = system.web_analytics
}

metric "time_on_page" {
  title  = "Average time on page"
  unit   = "minutes"
  source = system.web_analytics
}

metric "social_click_through" {
  title  = "Click-through on social posts"
  unit   = "%"
  source = system.platform_dashboards
}

metric "social_engagement" {
  title  = "Engagement with social posts"
  unit   = "%"
  source = system.platform_dashboards
}

metric "social_shares" {
  title  = "Shares of social posts"
  unit   = "shares"
  source = system.platform_dashboards
}

# After launch.

metric "testimonials" {
  title = "Testimonials secured"
  unit  = "testimonials"
}
