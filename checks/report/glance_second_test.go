package report_test

import (
	"strings"
	"testing"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/checks/report"
	"github.com/plan-as-code/plan/lang"
)

// judgedOn judges a plan on a day.
func judgedOn(t *testing.T, day, src string) (*lang.Snapshot, *checks.Result) {
	t.Helper()
	on, ok := lang.ParseDate(day)
	if !ok {
		t.Fatal(day)
	}
	s := lang.Empty(checks.Vocabulary(book.Rules)).With(map[string][]byte{"a.plan.hcl": []byte(src)})
	return s, checks.Run(s, book.Rules, checks.Options{AsOf: on})
}

func glances(t *testing.T, s *lang.Snapshot, r *checks.Result, wants map[string]string) {
	t.Helper()
	for address, want := range wants {
		if got := strings.Join(report.Glance(r, s.Element(address)), " · "); got != want {
			t.Errorf("%s: %s", address, got)
		}
	}
}

// What recurs says how often and how much in all, as far as that can be told; what is for a
// phase says for which.
func TestGlanceOfAmounts(t *testing.T) {
	s, r := judgedOn(t, "2027-03-10", `
campaign "c" {
  start = "2027-03-01"
  end   = "2027-03-28"
}
workspace {
  currency = "EUR"
}
phase "one" {
  start  = "2027-03-01"
  end    = "2027-03-14"
  budget = 1000
}
phase "two" {
  start = "2027-03-15"
  end   = "2027-03-28"
}
phase "idle" {
  start  = "2027-03-01"
  end    = "2027-03-01"
  budget = 5
}
phase "dear" {
  start  = "2027-03-01"
  end    = "2027-03-14"
  budget = 40
}
tactic "asked" {
  phases = [phase.dear]
  budget = tbd
}
phase "free" {
  start  = "2027-03-01"
  end    = "2027-03-14"
  budget = 40
}
tactic "gift" { phases = [phase.free] }
phase "open" {
  start = tbd
  end   = "2027-03-14"
}
metric "rides" { unit = "rides" }
metric "calls" {}
tactic "daily" {
  start      = "2027-03-01"
  end        = "2027-03-28"
  budget     = 100
  budget_per = "1d"
}
tactic "undated" {
  budget     = 100
  budget_per = "2w"
  contribution {
    metric   = metric.rides
    expected = 7
    per      = "1mo"
  }
}
tactic "phased" {
  phases = [phase.one, phase.two]
  money {
    phase  = phase.one
    budget = 300
  }
  contribution {
    metric   = metric.calls
    expected = 40
    phase    = phase.one
  }
  contribution {
    metric   = metric.rides
    expected = 10
    per      = "1w"
    phase    = phase.one
  }
  contribution {
    metric   = metric.rides
    expected = 20
    per      = "1w"
    phase    = phase.two
  }
}
tactic "long" {
  phases = [phase.one, phase.two]
  budget = 560
}
tactic "range" {
  start       = "2027-03-01"
  end         = "2027-03-28"
  budget      = 500
  budget_most = 700
}
tactic "both" {
  phases = [phase.one, phase.two]
  budget = 560
  money {
    phase  = phase.one
    budget = 40
  }
  contribution {
    metric   = metric.rides
    expected = tbd
    per      = "1w"
  }
}
tactic "many" {
  phases = [phase.one, phase.two]
  contribution {
    metric   = metric.calls
    expected = 1
    phase    = phase.one
  }
  contribution {
    metric   = metric.calls
    expected = 2
    phase    = phase.two
  }
  contribution {
    metric   = metric.calls
    expected = 3
    per      = "1d"
  }
  contribution {
    metric   = metric.calls
    expected = 4
  }
  contribution {
    metric   = metric.calls
    expected = 5
  }
}
tactic "spare" { status = "standby" }
tactic "waits" {
  status  = "standby"
  trigger = "Bookings fall below 40"
  budget  = 900
}
tactic "answer" { trigger = "each call" }
`)
	glances(t, s, r, map[string]string{
		"tactic.daily":   "serves no objective · starts on the day of launch · €100 a day, €2,800 in all",
		"tactic.undated": "serves no objective · €100 every 2 weeks · 7 rides a month",
		"tactic.phased":  `serves no objective · starts on the day of launch · €300 in "one" · 40 of "calls" in "one" · 10 rides a week in "one", 20 a week in "two", 60 in all`,
		"tactic.both":    `serves no objective · starts on the day of launch · €560, €40 in "one", €600 in all`,
		"tactic.many":    `serves no objective · starts on the day of launch · 1 of "calls" in "one", 2 in "two", 3 a day, 2 more, 96 in all`,
		"tactic.range":   "serves no objective · starts on the day of launch · €500 to €700 in all",
		"tactic.spare":   "serves no objective · on standby, and nothing says what brings it live",
		"tactic.waits":   `serves no objective · on standby, brought live by "Bookings fall below 40"`,
		"tactic.answer":  `serves no objective · follows "each call"`,
		"phase.one":      "14 days · 4 tactics, €900 of €1,000 · what is for longer counts by its share of the days",
		"phase.two":      "14 days · 4 tactics, €560 · what is for longer counts by its share of the days",
		"phase.idle":     "1 day · no tactic yet",
		"phase.dear":     "14 days · 1 tactic",
		"phase.free":     "14 days · 1 tactic, €0 of €40",
		"phase.open":     "no tactic yet",
	})
}

// An objective says how it stands once it has begun, and at each step what is expected by then
// and what was read.
func TestGlanceOfObjectives(t *testing.T) {
	const src = `
campaign "c" {
  start = "2027-03-01"
  end   = "2027-05-31"
}
metric "rides" { unit = "rides" }
metric "complaints" {}
objective "rides" {
  metric   = metric.rides
  baseline = 100
  target   = 1000
  step {
    by     = "2027-03-31"
    target = 400
  }
  step {
    by     = "2027-04-30"
    target = 700
  }
}
objective "complaints" {
  metric   = metric.complaints
  baseline = 90
  target   = 30
  step {
    by     = "2027-03-31"
    target = 60
  }
}
objective "opened" { reached_by = milestone.opening }
milestone "opening" { on = "2027-03-20" }
tactic "ads" {
  start  = "2027-03-01"
  end    = "2027-05-30"
  serves = [objective.rides]
  contribution {
    metric   = metric.rides
    expected = 70
    per      = "1w"
  }
}
reading "a" {
  metric = metric.rides
  value  = 350
  on     = "2027-03-30"
}
reading "before" {
  metric = metric.late
  value  = 9
  on     = "2027-02-20"
}
metric "late" {}
objective "late" {
  metric   = metric.late
  baseline = 0
  target   = 100
  step {
    by     = "2027-03-20"
    target = 10
  }
}
reading "b" {
  metric = metric.complaints
  value  = 55
  on     = "2027-03-31"
}
`
	for day, wants := range map[string]map[string]string{
		"2027-02-01": {
			"objective.rides":  "1 tactic · 910 of 900 rides expected · step of 31 March 2027: 350 of 300 rides expected",
			"objective.opened": `no tactic yet · the milestone "opening" is still to come`,
		},
		"2027-03-15": {"objective.rides": "1 tactic · 910 of 900 rides expected · nothing has been read of it since the launch · step of 31 March 2027: 350 of 300 rides expected"},
		"2027-03-31": {
			"objective.rides":      "1 tactic · 910 of 900 rides expected · it stood at 350 of 1,000 on 30 March 2027, and should have been at 390 · step of 31 March 2027: 350 of 300 rides expected, missed at 350 of 400",
			"objective.complaints": "no tactic yet · it stood at 55 of 30 on 31 March 2027, ahead of the 60 that the plan asks for by then · step of 31 March 2027: reached at 55 of 60",
			"objective.opened":     `no tactic yet · the milestone "opening" has not been reached`,
		},
		"2027-05-20": {"objective.rides": "1 tactic · 910 of 900 rides expected · it stood at 350 of 1,000 on 30 March 2027, and should have been at 390 · step of 30 April 2027: 630 of 600 rides expected, 350 of 700 when last read, on 30 March 2027"},
		"2027-04-01": {"objective.late": "no tactic yet · nothing has been read of it since the launch · step of 20 March 2027: nothing read by then", "objective.rides": "1 tactic · 910 of 900 rides expected · it stood at 350 of 1,000 on 30 March 2027, and should have been at 390 · step of 30 April 2027: 630 of 600 rides expected"},
	} {
		s, r := judgedOn(t, day, src)
		glances(t, s, r, wants)
	}
	s, r := judgedOn(t, "2027-04-01", src)
	if card := report.Card(s, r, s.Element("objective.rides")); !strings.Contains(card, "\n- step of 31 March 2027: 350 of 300 rides expected, missed at 350 of 400\n- step of 30 April") ||
		strings.Count(card, "stood at 350") != 1 {
		t.Error(card)
	}
}

// Money that went out counts up to the day, for what it was spent on and for the campaign that
// pays; what is in another currency leaves the sum open.
func TestGlanceOfMoneySpent(t *testing.T) {
	on, _ := lang.ParseDate("2027-03-10")
	s := lang.Empty(checks.Vocabulary(book.Rules)).With(map[string][]byte{
		"workspace.plan.hcl": []byte("workspace {\n  currency = \"EUR\"\n}\nchannel \"tv\" {\n  media = \"paid\"\n}\n"),
		"up/a.plan.hcl": []byte(`
campaign "up" {
  start  = "2027-03-01"
  end    = "2027-03-28"
  budget = 9000
}
tactic "spots" { budget = 500 }
spend "one" {
  of     = tactic.spots
  amount = 200
  on     = "2027-03-10"
}
spend "later" {
  of     = tactic.spots
  amount = 1000
  on     = "2027-03-11"
}
spend "tv" {
  of     = channel.tv
  amount = 30
  on     = "2027-03-02"
}
spend "whole" {
  of     = campaign.up
  amount = 4
  on     = "2027-03-02"
}
`),
		"up/down/b.plan.hcl": []byte(`
campaign "down" {
  start = "2027-03-01"
  end   = "2027-03-28"
}
spend "up" {
  of     = campaign.up
  amount = 1000
  on     = "2027-03-02"
}
spend "spots" {
  of     = tactic.spots
  amount = 50
  on     = "2027-03-02"
}
spend "tv" {
  of     = channel.tv
  amount = 7
  on     = "2027-03-02"
}
`),
		"us/c.plan.hcl": []byte("campaign \"us\" {\n  start = \"2027-03-01\"\n  end = \"2027-03-28\"\n  currency = \"USD\"\n}\nspend \"tv\" {\n  of = channel.tv\n  amount = 5\n  on = \"2027-03-02\"\n}\n"),
	})
	r := checks.Run(s, book.Rules, checks.Options{AsOf: on})
	glances(t, s, r, map[string]string{
		"tactic.spots":  "serves no objective · €250 spent of €500",
		"campaign.up":   "1 tactic, €500 of €9,000 · 1 sub-campaign · €1,291 spent",
		"campaign.down": "no tactic yet · €7 spent",
		"campaign.us":   "no tactic yet · $5 spent",
		"channel.tv":    "at least €37 spent",
		"spend.one":     `"spots": €250 spent of €500 so far`,
		"spend.whole":   `"up": €1,291 spent of €9,000 so far`,
	})
}
