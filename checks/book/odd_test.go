package book_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/lang"
)

// crew is what an odd plan needs besides its oddity.
const crew = `person "ana" {}
party "firm" { kind = "in_house" }
discipline "pr" {}
discipline "events" {}
system "crm" { kind = "crm" }
metric "rides" { source = system.crm }
goal "income" {
  statement = "More income"
}
`

func campaign(start, end, more string) string {
	return fmt.Sprintf("campaign \"spring\" {\n  start = %q\n  end = %q\n  sponsor = person.ana\n%s\n}\n", start, end, more)
}

func objective(more string) string {
	return "objective \"rides\" {\n  statement = \"1,200 rides\"\n  supports = [goal.income]\n  metric = metric.rides\n" + more + "\n}\n"
}

func tactic(name, more string) string {
	return fmt.Sprintf("tactic %q {\n  discipline = discipline.pr\n  owner = person.ana\n  serves = [objective.rides]\n  metrics = [metric.rides]\n%s\n}\n", name, more)
}

// oddPlans are plans that nobody writes and everybody may: what is found in each,
// in the profile that all rules are part of, as rule and address.
var oddPlans = []struct {
	name string
	src  string
	want string
}{
	{"nothing at all", "", ""},
	{"only a remark", "# to be written\n", ""},
	{"only a goal", "goal \"income\" {\n  statement = \"More income\"\n}\n", "goal-without-objective@goal.income"},
	{"no campaign", crew + objective("  target = 10\n  by = \"2027-06-01\"") + tactic("a", ""), ""},
	{"an objective that supports itself", crew + campaign("2027-04-01", "2027-06-30", "") + strings.Replace(objective(""), "goal.income", "objective.rides", 1), "circular-trace@objective.rides goal-without-objective@goal.income objective-without-deadline@objective.rides objective-without-goal@objective.rides objective-without-tactic@objective.rides objective-without-target@objective.rides"},
	{"a tactic that requires itself", crew + objective("") + tactic("a", "  requires = [tactic.a]\n  supports = [tactic.a]\n  amplifies = [tactic.a]"), "circular-trace@tactic.a circular-trace@tactic.a objective-without-deadline@objective.rides objective-without-target@objective.rides"},
	{"a metric that feeds itself", strings.Replace(crew, "{ source = system.crm }", "{ feeds = metric.rides }", 1) + objective("") + tactic("a", ""), "circular-trace@metric.rides metric-without-source@metric.rides objective-without-deadline@objective.rides objective-without-target@objective.rides"},
	{"budgets of zero", crew + campaign("2027-04-01", "2027-06-30", "  budget = 0") + objective("  baseline = 0\n  target = 0\n  effort_share = 0\n  max_cost_per = 0") +
		tactic("a", "  budget = 0\n  effort = 0\n  contribution {\n    metric = metric.rides\n    expected = 0\n  }"), "effort-share-not-100@campaign.spring objective-without-deadline@objective.rides"},
	{"a ceiling of zero", crew + objective("  baseline = 0\n  target = 10\n  max_cost_per = 0") + tactic("a", "  budget = 5\n  contribution {\n    metric = metric.rides\n    expected = 10\n  }"), "objective-without-deadline@objective.rides over-cost-ceiling@objective.rides"},
	{"falling is the aim", crew + campaign("2027-01-01", "2027-06-30", "") + objective("  baseline = 90\n  target = 10\n  by = \"2027-06-30\"") +
		tactic("a", "  start = \"2027-01-01\"\n  end = \"2027-06-30\"\n  contribution {\n    metric = metric.rides\n    expected = -80\n  }") +
		"reading \"now\" {\n  metric = metric.rides\n  value = 80\n  on = \"2027-01-20\"\n}\n", ""},
	{"falling, and too slowly", crew + campaign("2027-01-01", "2027-06-30", "") + objective("  baseline = 90\n  target = 10\n  by = \"2027-02-28\"") +
		tactic("a", "  contribution {\n    metric = metric.rides\n    expected = -70\n  }") +
		"reading \"now\" {\n  metric = metric.rides\n  value = 90\n  on = \"2027-01-20\"\n}\n", "numbers-dont-stack-up@objective.rides off-target-without-action@objective.rides"},
	{"a target that is the baseline", crew + campaign("2027-01-01", "2027-06-30", "") + objective("  baseline = 10\n  target = 10\n  by = \"2027-01-01\"") + tactic("a", "  contribution {\n    metric = metric.rides\n    expected = 0\n  }") +
		"reading \"now\" {\n  metric = metric.rides\n  value = 5\n  on = \"2027-01-20\"\n}\n", ""},
	{"dates long past", crew + campaign("1900-01-01", "1900-12-31", "") + objective("  target = 10\n  by = \"1900-12-31\"") + tactic("a", "  start = \"1900-01-01\"\n  end = \"1900-02-28\""), "closed-without-retrospective@campaign.spring"},
	{"dates far ahead", crew + campaign("2999-01-01", "2999-12-31", "") + objective("  target = 10\n  by = \"2999-12-31\"") + tactic("a", "  start = \"2999-01-01\"\n  end = \"2999-12-31\""), ""},
	{"a thousand years", crew + campaign("1900-01-01", "2999-12-31", "") + objective("  target = 10\n  by = \"2999-12-31\"") + tactic("a", "  start = \"1900-01-01\"\n  end = \"2999-12-31\""), ""},
	{"a campaign of one day", crew + campaign("2027-04-01", "2027-04-01", "") + objective("  target = 10\n  by = \"2027-04-01\"") + tactic("a", "  start = \"2027-04-01\"\n  end = \"2027-04-01\""), ""},
	{"a campaign that runs backwards", crew + campaign("2027-06-30", "2027-04-01", "") + objective("  target = 10\n  by = \"2027-04-01\"") + tactic("a", "  start = \"2027-06-30\"\n  end = \"2027-04-01\""), "ends-before-start@campaign.spring ends-before-start@tactic.a"},
	{"a review every day for ten years", crew + campaign("2020-01-01", "2029-12-31", "") + objective("  baseline = 0\n  target = 10\n  by = \"2029-12-31\"") + tactic("a", "") +
		"review \"daily\" {\n  every = \"1d\"\n  until = \"2029-12-31\"\n}\n", "missing-reading@objective.rides"},
	{"a review that goes on for a thousand years", campaign("1900-01-01", "2999-12-31", "") + crew + "review \"daily\" {\n  every = \"1d\"\n  until = \"2999-12-31\"\n}\n", "goal-without-objective@goal.income objective-missing@campaign.spring unused-metric@metric.rides"},
	{"numbers beyond counting", crew + campaign("2027-04-01", "2027-06-30", "  budget = 1e300") + objective("  baseline = -1e300\n  target = 1e300\n  max_cost_per = 1e-300") + tactic("a", "  budget = 1e300\n  contribution {\n    metric = metric.rides\n    expected = 1e-300\n  }"), "objective-without-deadline@objective.rides out-of-range@campaign.spring out-of-range@objective.rides out-of-range@objective.rides out-of-range@tactic.a"},
	{"titles in all scripts", strings.Replace(crew, `person "ana" {}`, "person \"ana\" { title = \"آنا \\\"👩‍🚀\\\"\" }", 1) + strings.Replace(campaign("2027-04-01", "2027-06-30", ""), "{\n", "{\n  title = \"🚴‍♀️ ربيع %d %s\"\n", 1) + objective("  target = 10\n  by = \"2027-06-30\"") +
		tactic("a", "  title = \"\u202eyadretsey\"\n  requires = [tactic.b]") + tactic("b", "  title = \"e\u0301 \U0001F468\u200D\U0001F469\u200D\U0001F467\"\n  status = \"dropped\""), "picked-apart-strategy@tactic.a"},
	{"empty texts", crew + "objective \"rides\" {\n  statement = \"\"\n  title = \"\"\n  in_marketing_terms = \" \"\n  playback {\n    by = discipline.pr\n    text = \"\"\n  }\n}\nmetric \"blank\" {\n  title = \"\"\n  definition = \"\"\n}\n" + tactic("a", "  title = \"\""), "goal-without-objective@goal.income missing-attribute@objective.rides missing-attribute@objective.rides objective-without-deadline@objective.rides objective-without-goal@objective.rides objective-without-metric@objective.rides objective-without-target@objective.rides playback-unconfirmed@objective.rides unused-metric@metric.blank"},
}

// plainGaps are what any plan of a few lines lacks; they say nothing of an oddity.
var plainGaps = strings.Fields(`audience-underspecified commitment-missing discipline-without-role freeze-missing goal-without-target
	kickoff-missing metric-not-agreed no-impact-metric objective-not-agreed objective-without-baseline private-metric review-missing
	review-without-decision single-discipline-objective strategy-missing tactic-without-audience tactic-without-contribution
	tactic-without-dates tactic-without-evidence tactic-without-stage unamplified-tactic`)

// Odd plans have findings that make sense, and break nothing.
func TestOddPlans(t *testing.T) {
	senseless := regexp.MustCompile(`NaN|\bInf\b|%!|<nil>|  `)
	for _, odd := range oddPlans {
		t.Run(odd.name, func(t *testing.T) {
			s := lang.Empty(book.Vocabulary).With(map[string][]byte{"odd.plan.hcl": []byte(odd.src)})
			result := judged(s)
			var got []string
			for _, f := range result.Findings {
				if senseless.MatchString(f.Message + f.Fix) {
					t.Errorf("senseless: %s (%s)", f.Message, f.Fix)
				}
				if !slices.Contains(plainGaps, f.Rule) {
					got = append(got, f.Rule+"@"+f.Address)
				}
			}
			slices.Sort(got)
			if diff := cmp.Diff(odd.want, strings.Join(got, " ")); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
			result.Mend(s, func(*checks.Finding) bool { return true })
		})
	}
}

// A thousand tactics on one day, on one channel, for the same people take as long
// as each of them does by itself.
func TestCrowdedDay(t *testing.T) {
	took := func(n int) time.Duration {
		s := lang.Empty(book.Vocabulary).With(map[string][]byte{"crowd.plan.hcl": []byte(crowd(n))})
		least := time.Hour
		for range 4 {
			began := time.Now()
			judged(s)
			least = min(least, time.Since(began))
		}
		return least
	}
	few, many := took(250), took(1000)
	if many > 11*few {
		t.Errorf("250 tactics take %v and 1,000 take %v, more than four times as long", few, many)
	}
}

// crowd is a plan in which everything happens at once.
func crowd(n int) string {
	var b strings.Builder
	b.WriteString(crew + campaign("2027-04-01", "2027-06-30", "  budget = 100"))
	b.WriteString(objective("  baseline = 0\n  target = 10\n  by = \"2027-06-30\"\n  max_cost_per = 1\n  audiences = [audience.all]"))
	b.WriteString(`channel "square" {
  media   = "shared"
  two_way = true
}
audience "all" { buying_cycle = "3mo" }
message "a" { contradicts = [message.b] }
message "b" {}
strategy "s" {
  statement = "All at once"
  requires  = [tactic.t0]
}
`)
	for i := range n {
		who, says := []string{"pr", "events"}[i%2], []string{"a", "b"}[i/2%2]
		b.WriteString(strings.Replace(tactic(fmt.Sprint("t", i), fmt.Sprintf(`  strategy = strategy.s
  channels = [channel.square]
  audiences = [audience.all]
  carries = [message.%s]
  affects = ["url_change"]
  requires = [tactic.t%d]
  amplifies = [tactic.t%d]
  start = "2027-05-01"
  end = "2027-05-01"
  added_on = "2027-04-20"
  budget = 1
  effort = 1
  contribution {
    metric = metric.rides
    expected = 0.001
  }`, says, max(i-1, 0), i/2)), "discipline.pr", "discipline."+who, 1))
	}
	return b.String()
}
