package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/plan-as-code/plan/lang"
)

const (
	filesPerCampaign = 5
	tacticsPerFile   = 8
)

// workspace writes a workspace of campaigns with five files of about 150 lines
// each, and returns its folder and size in bytes.
func workspace(files int) (dir string, size int, err error) {
	if dir, err = os.MkdirTemp("", "planbench-"); err != nil {
		return "", 0, err
	}
	for c := range files / filesPerCampaign {
		folder := filepath.Join(dir, fmt.Sprintf("campaign_%02d", c))
		if err := os.Mkdir(folder, 0o755); err != nil {
			return "", 0, err
		}
		for i, discipline := range []string{"pr", "content", "email", "events", "search"} {
			text := disciplineFile(discipline)
			if i == 0 {
				text = campaignFile(c) + text
			}
			size += len(text)
			if err := os.WriteFile(filepath.Join(folder, discipline+lang.Suffix), []byte(text), 0o644); err != nil {
				return "", 0, err
			}
		}
	}
	return dir, size, nil
}

func campaignFile(n int) string {
	return fmt.Sprintf(`campaign "season_%02d" {
  title     = "Season %d"
  start     = "2027-03-01"
  end       = "2027-08-31"
  launch    = "2027-04-01"
  freeze_on = "2027-02-15"
  sponsor   = person.lead_pr
  currency  = "EUR"
  budget    = 400000
}

goal "subscriptions" {
  statement = "Win 3,000 subscribers in 2027"
  metric    = metric.subscriptions
  target    = 3000
  by        = campaign.end
}

metric "subscriptions" {
  definition = "Signed subscriptions"
  level      = "impact"
  register   = "business"
}

review "checkpoint" {
  every   = "4w"
  until   = campaign.end
  decides = ["Do we move money between channels?"]
}

`, n, n)
}

func disciplineFile(discipline string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `discipline %[1]q {
  title = "The %[1]s team"
  role  = "Does what %[1]s does"
  lead  = person.lead_%[1]s
}

person "lead_%[1]s" {
  title       = "Lead of %[1]s"
  disciplines = [discipline.%[1]s]
  contact     = "%[1]s@example.org"
}

audience "%[1]s_readers" {
  needs        = ["to arrive dry", "to arrive in time"]
  relationship = "prospect"
}

metric "%[1]s_trials" {
  definition = "Test rides that started with %[1]s"
  unit       = "rides"
  level      = "outcome"
  feeds      = metric.subscriptions
}

# What %[1]s commits to in this season.
objective "%[1]s_trials" {
  statement = "1,200 commuters have tried the bike because of %[1]s"
  supports  = [goal.subscriptions]
  metric    = metric.subscriptions
  audiences = [audience.%[1]s_readers]
  baseline  = 0
  target    = 1200
  by        = campaign.end
}

`, discipline)
	for i := range tacticsPerFile {
		fmt.Fprintf(&b, `tactic "%[1]s_%[2]d" {
  title      = "Activity %[2]d of %[1]s"
  discipline = discipline.%[1]s
  owner      = person.lead_%[1]s
  serves     = [objective.%[1]s_trials, objective.pr_trials]
  audiences  = [audience.%[1]s_readers]
  stages     = [stage.awareness, stage.trial]
  start      = before(campaign.launch, "%[3]dd")
  end        = "2027-05-%02[4]d"
  budget     = 9000
  contribution {
    metric   = metric.subscriptions
    expected = 150
  }
}

`, discipline, i, 7+i, 10+i)
	}
	return b.String()
}
