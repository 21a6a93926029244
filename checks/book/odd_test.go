package book_test

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/discovery"
	"golang.org/x/tools/txtar"
)

// plainGaps are what any plan of a few lines lacks; they say nothing of an oddity.
var plainGaps = strings.Fields(`audience-underspecified commitment-missing discipline-without-role freeze-missing goal-without-target
	kickoff-missing metric-not-agreed no-impact-metric objective-not-agreed objective-without-baseline private-metric review-missing
	review-without-decision single-discipline-objective strategy-missing tactic-without-audience tactic-without-contribution
	tactic-without-dates tactic-without-evidence tactic-without-stage unamplified-tactic`)

// Odd plans have findings that make sense, and break nothing: each file of
// testdata/odd.txtar is a plan by itself, followed by what is found in it.
func TestOddPlans(t *testing.T) {
	const file = "../../testdata/odd.txtar"
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	zeros := regexp.MustCompile(`(,000){9,}`)
	senseless := regexp.MustCompile(`NaN|\bInf\b|%!|<nil>|  `)
	found := &txtar.Archive{Comment: archive.Comment}
	for _, f := range archive.Files {
		name, isPlan := strings.CutSuffix(f.Name, ".plan.hcl")
		if !isPlan {
			continue
		}
		s := lang.Empty(book.Vocabulary).With(map[string][]byte{f.Name: f.Data})
		result := judged(s)
		_, _, _ = result.ApplyFixes(t.Context(), s, func(*checks.Finding) bool { return true })
		said := ""
		for _, d := range result.Findings {
			if senseless.MatchString(d.Message + d.Fix) {
				t.Errorf("%s: senseless: %s (%s)", name, d.Message, d.Fix)
			}
			if !slices.Contains(plainGaps, d.Rule) {
				said += fmt.Sprintf("%d: %s: %s [%s]\n", d.Range.Start.Line, d.Severity, zeros.ReplaceAllString(d.Message, ",000…"), d.Rule)
			}
		}
		found.Files = append(found.Files, f, txtar.File{Name: name + ".txt", Data: []byte(said + "\n")})
	}
	got := txtar.Format(found)
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	} else if diff := cmp.Diff(string(txtar.Format(archive)), string(got)); diff != "" {
		t.Errorf("%s is out of date; if the new findings are right, run\n\tgo test ./checks/book -update\n(-file +now):\n%s", file, diff)
	}
}

// What is being added to an agreed campaign is no late addition while it cannot be
// read.
func TestBrokenAddition(t *testing.T) {
	s := lang.Empty(book.Vocabulary).With(two)
	spring := s.PlanOf("spring/spring.plan.hcl")
	seal := checks.Seal(checks.Facts(s), spring, checks.Signing{On: spring.Campaign.Launch.V})
	agreed := s.With(map[string][]byte{"spring/" + discovery.LockFile: seal.Text})
	for added, want := range map[string]bool{"tactic \"late\" {\n": false, "tactic \"late\" {\n}\n": true} {
		found := judge(agreed.With(map[string][]byte{"spring/late.plan.hcl": []byte(added)}))
		if got := slices.ContainsFunc(found, func(f *checks.Finding) bool { return f.Rule == "late-add-on" }); got != want {
			t.Errorf("%q is a late addition: %t, want %t", added, got, want)
		}
	}
}

// crowd is a plan in which everything happens at once.
func crowd(n int) string {
	var b strings.Builder
	b.WriteString(`campaign "spring" {
  start  = "2027-04-01"
  end    = "2027-06-30"
  budget = 100
}
discipline "pr" {}
discipline "events" {}
metric "rides" {}
objective "rides" {
  audiences    = [audience.all]
  metric       = metric.rides
  baseline     = 0
  target       = 10
  by           = campaign.end
  max_cost_per = 1
}
channel "square" {
  media   = "shared"
  two_way = true
}
audience "all" { buying_cycle = "3mo" }
message "a" { contradicts = [message.b] }
message "b" {}
strategy "all" { requires = [tactic.t0] }
`)
	for i := range n {
		fmt.Fprintf(&b, `tactic "t%d" {
  discipline = discipline.%s
  serves     = [objective.rides]
  strategy   = strategy.all
  channels   = [channel.square]
  audiences  = [audience.all]
  carries    = [message.%s]
  metrics    = [metric.rides]
  requires   = [tactic.t%d]
  amplifies  = [tactic.t%d]
  affects    = ["url_change"]
  start      = "2027-05-01"
  end        = "2027-05-01"
  budget     = 1
  effort     = 1

  contribution {
    metric   = metric.rides
    expected = 0.001
  }
}
`, i, []string{"pr", "events"}[i%2], []string{"a", "b"}[i/2%2], max(i-1, 0), i/2)
	}
	return b.String()
}
