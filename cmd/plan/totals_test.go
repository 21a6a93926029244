package main

import (
	"os"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/checks/report"
	"github.com/plan-as-code/plan/lang"
)

// What a tactic costs and brings is the same number wherever it is said, and so is how an
// objective stands: whoever works it out by the budget as it is written, by the dates alone or
// by the last reading says another one.
func TestOneTotalEverywhere(t *testing.T) {
	const src = `campaign "drive" {
  start       = "2027-03-01"
  end         = "2027-05-31"
  budget      = 31000
  contingency = 1000
}
phase "teaser" {
  start  = "2027-03-01"
  end    = "2027-03-10"
  budget = 7000
}
phase "launch" {
  start = "2027-03-11"
  end   = "2027-03-31"
}
objective "doors" {
  statement = "Doors opened"
  metric    = metric.doors
  baseline  = 100
  target    = 4100
  by        = "2027-03-24"
}
tactic "walks" {
  discipline = discipline.field
  serves     = [objective.doors]
  phases     = [phase.teaser, phase.launch]
  budget     = 800
  budget_per = "1d"
  money {
    phase  = phase.launch
    budget = 1100
    per    = "1d"
  }
  contribution {
    metric   = metric.doors
    expected = 900
    per      = "1w"
  }
}
tactic "rain" {
  discipline = discipline.field
  serves     = [objective.doors]
  status     = "standby"
  trigger    = "rain"
  budget     = 500
  contribution {
    metric   = metric.doors
    expected = 5000
  }
}
commitment "field" {
  by        = discipline.field
  objective = objective.doors
}
metric "doors" {
  unit = "doors"
}
discipline "field" {}
reading "first" {
  metric = metric.doors
  value  = 700
  from   = "2027-03-01"
  on     = "2027-03-07"
}
reading "second" {
  metric = metric.doors
  value  = 400
  from   = "2027-03-08"
  on     = "2027-03-12"
}
rule "dear" {
  for_each  = tactics
  condition = each.total == null
  message   = "It comes to ${each.total}, and brings ${each.contribution[0].total}."
  example "good" {
    tactic "a" {}
  }
  example "bad" {
    tactic "b" {
      budget = 1
      contribution {
        metric   = metric.doors
        expected = 1
      }
    }
  }
}
`
	dir := t.TempDir()
	try(t, os.WriteFile(dir+"/workspace.plan.hcl", []byte("workspace {\n  currency = \"EUR\"\n  profile  = \"integrated\"\n}\n"), 0o600))
	try(t, os.WriteFile(dir+"/drive.plan.hcl", []byte(src), 0o600))
	t.Chdir(dir)
	said := func(args ...string) string {
		out, _, _ := planCommand(t, "", append(args, "--as-of", "2027-03-12")...)
		return out
	}
	s, err := lang.Load(os.DirFS("."), ".", checks.Vocabulary(book.Rules))
	try(t, err)
	day, _ := lang.ParseDate("2027-03-12")
	r := checks.Run(s, book.Rules, checks.Options{AsOf: day})
	find := func(kind, name string) lang.Element { return s.Plans()[0].Lookup(kind, name) }
	glance := func(kind, name string) string { return strings.Join(report.Glance(r, find(kind, name)), "\n") }
	hints := ""
	for _, h := range report.Hints(find("tactic", "walks")) {
		for _, p := range h.Parts {
			hints += p.Text + "\n"
		}
	}
	found := said("check", "--format", "brief")
	for where, c := range map[string]struct {
		text  string
		wants []string
	}{
		"over-budget":           {found, []string{"€31,100"}},
		"phase-over-budget":     {found, []string{"€8,000"}},
		"numbers-dont-stack-up": {found, []string{"a rise of 3,600", "400 short"}},
		"off-target":            {found, []string{"stood at 1,200"}},
		"a rule of one's own":   {found, []string{"It comes to €31,100, and brings 4,500"}},
		"hints":                 {hints, []string{"€31,100 in all", "4,500 in all", "€23,100 in this phase"}},
		"above the tactic":      {glance("tactic", "walks"), []string{"€31,100 in all", "4,500 in all"}},
		"above the campaign":    {glance("campaign", "drive"), []string{"€31,100 of €31,000"}},
		"above the phase":       {glance("phase", "launch"), []string{"€23,100"}},
		"above the objective":   {glance("objective", "doors"), []string{"3,600 of 4,000 doors", "it stood at 1,200 of 4,100"}},
		"above the discipline":  {glance("discipline", "field"), []string{"€31,100"}},
		"the commitment":        {report.Card(s, r, find("commitment", "field")), []string{"**3,600**", "**€31,100**"}},
		"the report":            {said("report", "--format", "markdown"), []string{"€31,100", "1,200 of 4,100"}},
		"the report as data":    {said("report", "--format", "json"), []string{`"cost": 31100`}},
		"the picture of money":  {said("graph", "--view", "money"), []string{"€31,100"}},
	} {
		for _, want := range c.wants {
			if !strings.Contains(strings.ReplaceAll(c.text, "\u00a0", " "), want) {
				t.Errorf("%s does not say %s:\n%s", where, want, c.text)
			}
		}
	}
}
