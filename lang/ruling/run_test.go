package ruling

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/allowance"
)

// Where something is open, or cannot be read, a rule finds nothing.
func TestWhatIsOpenIsNotFound(t *testing.T) {
	const open = "tactic \"open\" {\n  discipline = discipline.pr\n  budget     = local.nothing\n}\n"
	const broken = "tactic \"torn\" {\n  discipline = = discipline.pr\n}\n"
	for lines, want := range map[string][]string{
		"condition = each.budget == null || each.budget < 5":                 {"tactic.a"},
		"when = each.budget != null && each.budget > 5\n  condition = false": {"tactic.a"},
		"condition = false": {"tactic.a", "tactic.b", "tactic.open"},
	} {
		found, said := tried(t, inRule("  for_each = tactics\n  "+lines)+open+broken)
		if !slices.Equal(found, want) || len(said) > 0 {
			t.Errorf("%s finds %v and says %q", lines, found, said)
		}
	}
}

// What recurs, or is said by phases, counts for a rule as it does elsewhere; what cannot be
// told yet is not found.
func TestTotalsForRules(t *testing.T) {
	const plan = `
campaign "c" {
  start = "2027-03-01"
  end   = "2027-03-28"
}
phase "late" {
  start = "2027-03-22"
  end   = "2027-03-28"
}
metric "rides" {}
tactic "ads" {
  start      = "2027-03-01"
  end        = "2027-03-28"
  budget     = 100
  budget_per = "1d"
  money {
    phase  = phase.late
    budget = 500
  }
  contribution {
    metric   = metric.rides
    expected = 30
    per      = "1w"
  }
  contribution {
    metric   = metric.rides
    expected = 7
    phase    = phase.late
  }
}
tactic "undated" {
  budget     = 100
  budget_per = "1d"
}
tactic "spare" {
  status = "standby"
  budget = 900
}
`
	for condition, want := range map[string][]string{
		`each.total == null || each.total < 3000`:                                          {"tactic.ads", "tactic.a"},
		`each.total == null || each.total != 3300`:                                         {"tactic.ads"},
		`each.total != null`:                                                               {"tactic.b", "tactic.spare"},
		`each.money == null || sum([for m in each.money : m.total]) != 500`:                {"tactic.ads"},
		`each.contribution == null || sum([for c in each.contribution : c.total]) != 127`:  {"tactic.ads"},
		`each.contribution == null || !any([for c in each.contribution : c.total == 120])`: {"tactic.ads"},
	} {
		found, said := tried(t, inRule("  for_each = tactics\n  condition = "+condition)+plan)
		slices.Sort(found)
		slices.Sort(want)
		if !slices.Equal(found, want) || len(said) > 0 {
			t.Errorf("%s finds %v and says %q", condition, found, said)
		}
	}
}

// What is not there is a mistake of the rule, at the end of a list, too.
func TestPartThatIsNotThere(t *testing.T) {
	for condition, want := range map[string]string{
		"[true, false][1]": "",
		"[true, false][2]": "wrong-type: The condition of the rule \"own\" asks for a part that is not there. Name a part that the value has.",
	} {
		_, said := tried(t, inRule("  for_each = tactics\n  condition = "+condition))
		if strings.Join(said, "\n") != want {
			t.Errorf("%s: %q", condition, said)
		}
	}
}

// The steps of a rule are those for all elements together; that there are too many is what is
// said, whatever else is wrong.
func TestStepsAreThoseOfAllElements(t *testing.T) {
	var many strings.Builder
	for i := range 200 {
		fmt.Fprintf(&many, "tactic \"t%d\" {\n  discipline = discipline.pr\n}\n", i)
	}
	pairs := "any([for x in tactics : any([for y in tactics : x == y && x.owner == each.approver])])"
	for _, condition := range []string{pairs, "each.owner != null ? coalesce(each.approver, \"x\") : " + pairs} {
		_, said := tried(t, inRule("  for_each = tactics\n  condition = "+condition)+many.String())
		if len(said) != 1 || !strings.HasPrefix(said[0], "out-of-range: ") {
			t.Errorf("%s: %q", condition, said)
		}
	}
}

// In a message, what decides something means what it means in the condition; what is read is
// written as people write it.
func TestMessagesMeanWhatConditionsMean(t *testing.T) {
	for message, want := range map[string]string{
		`each.start == "2027-04-01" ? "right" : "wrong"`:                                        "right",
		`each.start == "${each.start}" ? "right" : "wrong"`:                                     "right",
		`"${each.start == "2027-04-01" ? "right" : "wrong"}"`:                                   "right",
		`"It lasts ${days(each.start, "2027-05-02")} days."`:                                    "It lasts 31 days.",
		`"It lasts ${days("${each.start}", "2027-05-02") + 1} days."`:                           "It lasts 32 days.",
		`contains(["2027-04-01"], each.start) ? "right" : "wrong"`:                              "right",
		`{"2027-04-01" = "right"}["${each.start}"]`:                                             "right",
		`"%{ for d in ["2027-04-01", "x"] }%{ if d == each.start }right%{ endif }%{ endfor }"`:  "right",
		`length([for t in tactics : t if t.start == "${each.start}"]) == 1 ? "right" : "wrong"`: "right",
		`"It starts on ${each.start}."`:                                                         "It starts on 1 April 2027.",
		`join(" and ", [for t in tactics : "${t.title} from ${t.start}"])`:                      "a from 1 April 2027 and b from 30 April 2027",
		`"From ${coalesce(each.start, "2027-03-01")} on."`:                                      "From 1 April 2027 on.",
	} {
		src := strings.Replace(inRule("  for_each = tactics\n  condition = false"), `"The tactic ${each.title} breaks it."`, message, 1)
		s := lang.Empty(nil).With(map[string][]byte{"a.plan.hcl": []byte(src)})
		p := s.Plans()[0]
		if got, _, _ := ScopeOf(s, p).Start(p.Rules[0], allowance.New(t.Context(), MaxSteps)).Judge(p.Tactics[0]); got != want {
			t.Errorf("%s becomes %q", message, got)
		}
	}
}

// A finding has a sentence, whatever becomes of the rule's own.
func TestFindingsHaveASentence(t *testing.T) {
	for message, want := range map[string]string{
		"The tactic ${each.name} breaks it.": "The tactic a breaks it.",
		"${each.approver}":                   "The tactic \"a\" does not keep to the rule \"own\".",
		"Part ${[1][3]} is missing.":         "The tactic \"a\" does not keep to the rule \"own\".",
	} {
		src := strings.Replace(inRule("  for_each = tactics\n  condition = false"), "The tactic ${each.title} breaks it.", message, 1)
		s := lang.Empty(nil).With(map[string][]byte{"a.plan.hcl": []byte(src)})
		p := s.Plans()[0]
		if got, _, found := ScopeOf(s, p).Start(p.Rules[0], allowance.New(t.Context(), MaxSteps)).Judge(p.Tactics[0]); got != want || !found {
			t.Errorf("%q becomes %q", message, got)
		}
	}
}
