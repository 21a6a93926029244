package book_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/lang"
)

const ownRules = `
rule "named" {
  for_each  = tactics
  condition = each.rationale != null
  message   = "The tactic ${each.title} has no rationale."
}
rule "alone" {
  for_each  = tactics
  condition = none([for t in tactics : t != each && t.discipline == each.discipline])
  message   = "The tactic ${each.title} is one of ${length(tactics)}."
}
rule "cheap" {
  for_each  = tactics
  condition = each.budget < 100
  message   = "The tactic ${each.title} is dear."
}
`

// With rules of one's own that look at one element and at all of them, a result
// that takes over what an edit left alone is that of a fresh run.
func TestOwnRulesAfterEdits(t *testing.T) {
	s := twoCampaigns(t).With(map[string][]byte{"own.plan.hcl": []byte(ownRules), "autumn/own.plan.hcl": []byte(strings.ReplaceAll(ownRules, `rule "`, `rule "autumn_`))})
	result := judgeAfter(nil, s)
	for i, edit := range []struct{ file, src string }{
		{"autumn/more.plan.hcl", "tactic \"more\" {\n  discipline = discipline.pr\n  budget = 200\n}\n"},
		{"autumn/more.plan.hcl", "tactic \"more\" {\n  rationale = \"x\"\n}\n"},
		{"spring/more.plan.hcl", "tactic \"more\" {\n"},
		{"own.plan.hcl", strings.ReplaceAll(ownRules, "rationale != null", "rationale == \"x\"")},
		{"own.plan.hcl", strings.ReplaceAll(ownRules, "each.rationale", "each.reason")},
		{"autumn/own.plan.hcl", ""},
	} {
		s = s.With(map[string][]byte{edit.file: []byte(edit.src)})
		result = judgeAfter(result, s)
		if diff := cmp.Diff(whole(judge(s)), whole(result.Findings)); diff != "" {
			t.Errorf("edit %d (-fresh +edited):\n%s", i, diff)
		}
	}
}

// With a base, a change cannot loosen the rules of the organisation's own that it
// is judged by, and the elements that they name are those of the plan as it is.
func TestOwnRulesOfTheBase(t *testing.T) {
	const base = `discipline "pr" {}
locals {
  most = 100
}
rule "cheap" {
  for_each  = tactics
  when      = each.discipline == discipline.pr
  condition = each.budget < local.most
  message   = "The tactic ${each.title} is dear."
}
tactic "a" {
  discipline = discipline.pr
  budget     = 200
}
`
	was := lang.Empty(book.Vocabulary).With(map[string][]byte{"a.plan.hcl": []byte(base)})
	is := was.With(map[string][]byte{"a.plan.hcl": []byte(strings.NewReplacer("100", "900", "true", "false").Replace(base))})
	count := func(opts checks.Options) (n int) {
		opts.AsOf, opts.Only = asOf, []string{"rule.cheap"}
		for _, f := range checks.Run(is, book.Rules, opts).Findings {
			if f.Rule == "rule.cheap" {
				n++
			}
		}
		return n
	}
	if with, without := count(checks.Options{Base: was}), count(checks.Options{}); with != 1 || without != 0 {
		t.Errorf("%d findings with the base, %d without", with, without)
	}
}

// What a rule of one's own wants to be there is proposed as it is by any other rule,
// whatever its advice says.
func TestOwnRulesPropose(t *testing.T) {
	for condition, want := range map[string][]string{
		`each.approver != null`:                                            {"approver = person.NAME"},
		`(null != each.approver && each.budget < 100)`:                     {"approver = person.NAME"},
		`each.rationale != null && each.approver != null`:                  {`rationale = "…"`, "approver = person.NAME"},
		`each.discipline != null && each.budget != null`:                   {"budget = 10000"},
		`each.approver != null || each.budget != null`:                     nil,
		`each.approver.party != null`:                                      nil,
		`each.approver == person.ana`:                                      nil,
		`any([for c in each.channels : c.media != null && c.cost < 1000])`: nil,
	} {
		s := lang.Empty(book.Vocabulary).With(map[string][]byte{"a.plan.hcl": []byte("discipline \"pr\" {}\nperson \"ana\" {}\ntactic \"tour\" {\n  discipline = discipline.pr\n}\n" +
			"rule \"own\" {\n  for_each = tactics\n  condition = " + condition + "\n  message = \"The tactic ${each.title} is not as we want it.\"\n  fix = \"Ask Ana\"\n}\n")})
		var got []string
		result := checks.Run(s, book.Rules, checks.Options{AsOf: asOf, Only: []string{"rule.own"}})
		tour := s.Plans()[0].Lookup("tactic", "tour")
		for _, f := range result.About(tour) {
			for _, p := range f.Proposes {
				got = append(got, p.String())
				if !p.Open || f.Fix != "Ask Ana" {
					t.Errorf("%s: %+v, and %s", condition, p, f.Fix)
				}
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", condition, diff)
		}
		if _, settles := result.Lacking(tour); (len(settles) > 0) != (len(want) > 0) {
			t.Errorf("%s: %d findings would be settled", condition, len(settles))
		}
	}
}

// However many rules of one's own find something everywhere, what they find is bounded for
// the workspace: one of them says where it was cut off, which is the same after any edit. A
// single rule finds all that there is.
func TestOwnRulesFindSoMuch(t *testing.T) {
	const rules, metrics = 300, 300
	var stated, elements strings.Builder
	for i := range rules {
		fmt.Fprintf(&stated, "rule \"r%d\" {\n  for_each  = metrics\n  condition = false\n  message   = \"no\"\n}\n", i)
	}
	for i := range metrics {
		fmt.Fprintf(&elements, "metric \"m%d\" {}\n", i)
	}
	files := map[string][]byte{"workspace.plan.hcl": []byte(stated.String()), "last/a.plan.hcl": []byte("campaign \"last\" {}\nmetric \"m\" {}\n")}
	size := stated.Len()
	for _, c := range []string{"a", "b", "c"} {
		files[c+"/a.plan.hcl"] = fmt.Appendf(nil, "campaign %q {}\n%s", c, &elements)
		size += len(files[c+"/a.plan.hcl"])
	}
	s := lang.Empty(book.Vocabulary).With(files)
	found := func(r *checks.Result) (found, last int, cut []string) {
		for _, f := range r.Findings {
			switch {
			case strings.HasPrefix(f.Rule, "rule."):
				found++
				if strings.HasPrefix(f.Range.Filename, "last/") {
					last++
				}
			case strings.Contains(f.Message, "was cut off at"):
				cut = append(cut, f.Message)
			}
		}
		return found, last, cut
	}
	result := judgeAfter(nil, s)
	n, last, cut := found(result)
	if most := 40_000 + size/16; n > most || n < most/4 {
		t.Errorf("%d places are found, of %d that may be", n, most)
	}
	if last != rules {
		t.Errorf("%d of %d are found in the campaign beside", last, rules)
	}
	if want := `The rule "r17" was cut off at the metric "m212", and the rules of your own that follow it did not run there: they had found 5,312 places by then.`; len(cut) != 1 || cut[0] != want {
		t.Errorf("cut off: %q", cut)
	}
	edited := s.With(map[string][]byte{"b/more.plan.hcl": []byte("metric \"more\" {}\n")})
	if diff := cmp.Diff(whole(judge(edited)), whole(judgeAfter(result, edited).Findings)); diff != "" {
		t.Errorf("after an edit (-fresh +edited):\n%s", diff)
	}
	s = s.With(map[string][]byte{"workspace.plan.hcl": []byte("rule \"r\" {\n  for_each  = metrics\n  condition = false\n  message   = \"no\"\n}\n")})
	if n, _, cut := found(judgeAfter(nil, s)); n != 3*metrics+1 || len(cut) > 0 {
		t.Errorf("a single rule finds %d places: %q", n, cut)
	}
}
