package book_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/assist"
	"github.com/plan-as-code/plan/lang/ruling"
	"github.com/plan-as-code/plan/lang/syntax"
	"pgregory.net/rapid"
)

// Every element can be called otherwise: it is then used where it was before, and
// nothing else is found.
func TestRenaming(t *testing.T) {
	sequential(t)
	const better = "called_otherwise"
	eachPlan(t, func(w *trial) {
		s := w.snapshot
		seen := map[string]bool{}
		for _, p := range s.Plans() {
			for _, e := range p.All {
				target := &assist.Target{Element: e}
				if assist.Renamable(s, target) != nil || w.sample && seen[e.Kind().Name] {
					continue
				}
				seen[e.Kind().Name] = true
				edits, err := checks.Rename(t.Context(), s, w.result, target, better)
				if err != nil {
					w.t.Errorf("%s: %v", e.Address(), err)
					continue
				}
				changed := map[string][]byte{}
				for name, f := range s.Files {
					if changed[name], err = syntax.Apply(f.Src, name, edits); err != nil {
						w.t.Fatal(err)
					}
				}
				next := s.With(changed)
				now := next.PlanOf(e.File().Path).Lookup(e.Kind().Name, better)
				if now == nil {
					w.t.Errorf("%s is gone", e.Address())
				} else if was, is := len(assist.Uses(s, target)), len(assist.Uses(next, &assist.Target{Element: now})); was != is {
					w.t.Errorf("%s was used %d times, and then %d times", e.Address(), was, is)
				}
			}
		}
	})
}

// What is waived stays waived under another name; what somebody else says counts
// as found.
func TestRenameAndFindings(t *testing.T) {
	s := lang.Empty(book.Vocabulary).With(map[string][]byte{"a.plan.hcl": []byte(`campaign "a" {}
person "ana" {}
tactic "show" {}
waiver "tactic-without-owner" {
  covers = tactic.show
  reason = "It is being looked for."
  owner  = person.ana
  until  = "2027-12-31"
}
moved {
  from = tactic.fair
  to   = tactic.show
}
tactic "walk" {}
`)})
	before := checks.Run(s, book.Rules, checks.Options{AsOf: asOf})
	target := &assist.Target{Element: s.Element("tactic.show")}
	if edits, err := checks.Rename(t.Context(), s, before, target, "ride"); err != nil || len(edits) != 3 {
		t.Errorf("%v %v", edits, err)
	}
	walk := &assist.Target{Element: s.Element("tactic.walk")}
	if _, err := checks.Rename(t.Context(), s, before, walk, "fair"); err == nil || !strings.HasPrefix(err.Error(), "The name fair would bring a finding (a.plan.hcl, line 11): ") {
		t.Error(err)
	}
	after := checks.Run(s.With(map[string][]byte{"a.plan.hcl": []byte(strings.Replace(string(s.Files["a.plan.hcl"].Src), "tactic.show\n  reason", "tactic.other\n  reason", 1))}), book.Rules, checks.Options{AsOf: asOf})
	var rules []string
	for _, f := range checks.NewFindings(before, after) {
		rules = append(rules, f.Rule)
	}
	if got := strings.Join(rules, " "); got != "tactic-without-owner unknown-reference" {
		t.Error(got)
	}
}

// Whatever is renamed to whatever, the examples of rules show what they showed, or the
// rename is refused.
func TestRenameKeepsExamples(t *testing.T) {
	const plan = `locals {
  main = tactic.show
}
discipline "pr" {}
discipline "events" {}
person "ana" {}
tactic "show" { discipline = discipline.pr }
tactic "walk" { discipline = discipline.events }
`
	conditions := []string{"each != tactic.show", "each == tactic.walk", "each.discipline == discipline.pr", "each != local.main", "each.owner != person.ana",
		"each.discipline != discipline.events && each != tactic.walk", `each != tactic["show"]`, "length(each.requires) == 0 || each.requires == [tactic.show]"}
	declared := []string{`tactic "show" { discipline = discipline.pr }`, `tactic "walk" { requires = [tactic.show] }`, `discipline "pr" {}`, `person "ana" {}`,
		`tactic "new" { owner = person.ana }`, `tactic "other" { discipline = discipline.new }`, `discipline "new" {}`, "locals {\n main = tactic.new\n}"}
	refused := 0
	rapid.Check(t, func(t *rapid.T) {
		example := func(verdict string) string {
			return "  example \"" + verdict + "\" {\n" + strings.Join(rapid.SliceOfNDistinct(rapid.SampledFrom(declared), 1, 4, rapid.ID).Draw(t, verdict), "\n") + "\n  }\n"
		}
		src := plan + "rule \"own\" {\n  for_each = tactics\n  condition = " + rapid.SampledFrom(conditions).Draw(t, "condition") + "\n  message = \"No.\"\n" +
			example("good") + example("bad") + "}\n"
		s := lang.Empty(book.Vocabulary).With(map[string][]byte{"a.plan.hcl": []byte(src)})
		target := assist.CursorAt(s, "a.plan.hcl", strings.Index(src, rapid.SampledFrom([]string{"main", `pr"`, `events"`, `ana"`, `show"`, `walk"`}).Draw(t, "target"))).Target()
		edits, err := checks.Rename(t.Context(), s, checks.Run(s, book.Rules, checks.Options{AsOf: asOf}), target, rapid.SampledFrom([]string{"new", "other", "press"}).Draw(t, "name"))
		if err != nil {
			refused++
			return
		}
		renamed, err := syntax.Apply([]byte(src), "a.plan.hcl", edits)
		if err != nil {
			t.Fatal(err)
		}
		if was, is := examplesHold(s), examplesHold(s.With(map[string][]byte{"a.plan.hcl": renamed})); was != is {
			t.Fatalf("the examples held: %s, and then: %s\n%s\n%s", was, is, src, renamed)
		}
	})
	t.Logf("%d refused", refused)
}

// examplesHold says of each example of the rules in a workspace whether it holds.
func examplesHold(s *lang.Snapshot) (holds string) {
	for _, rule := range checks.OwnRules(s) {
		for i, r := 0, rule.Stated(); i < len(r.Examples); i++ {
			holds += fmt.Sprint(ruling.TryExample(r, &r.Examples[i]).Holds(&r.Examples[i]), " ")
		}
	}
	return holds
}
