package book_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/lang"
)

// slips are lines of tactics, or tactics, that hold the same slip wherever they stand. In
// them, %d is a number of their own.
var slips = []string{
	"  audience = audience.commuters\n", "  audience = [audience.commuters]\n", "  audience = \"commuters\"\n", "  audience = [\"Commuters\"]\n", "  audience = commuters\n",
	"  audiences = audience.commuters\n", "  audiences = \"commuters\"\n", "  owner = [person.ana]\n", "  owner = \"ana\"\n", "  owner = ana\n", "  owner = persn.ana\n",
	"  owner = person.ana.title\n", "  metrics = [metric.visitz]\n", "  status = \"lve\"\n", "  status = live\n", "  budget = \"50%d\"\n", "  budget = 0,12%d\n", "  budget = €50%d\n", "  start = 2027-04-0%d\n", "  start = \"%d May 2027\"\n",
	"  start = 3 May 202%d\n", "  rationale: \"why %d\"\n", "  rationale = “why %d”\n", "  rationale = 'why %d'\n", "  rationale = %d\n", "  \"rationale\" = \"why %d\"\n", "  rationale == \"why %d\"\n",
	"  notes = [\"why %d\"]\n", "  start = before(campaign.lunch, \"%dd\")\n", "  contributon {\n    metric   = metric.visits\n    expected = %d\n  }\n",
}

// Every slip at many places is one finding, whatever the values beside it are, and its fix
// mends all of them at once: then the language finds nothing more.
func TestSlipsAreMendedEverywhere(t *testing.T) {
	const places = 4
	for _, line := range slips {
		files := map[string][]byte{"w.plan.hcl": []byte("discipline \"pr\" {}\nperson \"ana\" {}\naudience \"commuters\" {}\nmetric \"visits\" {\n  unit = \"visits\"\n}\n")}
		for i := range places {
			name, written := fmt.Sprintf("c%d/c.plan.hcl", i%2), strings.ReplaceAll(line, "%d", fmt.Sprint(i+1))
			files[name] = fmt.Appendf(files[name], "tactic \"t%d\" {\n  discipline = discipline.pr\n%s}\n", i, written)
		}
		for i := range 2 {
			files[fmt.Sprintf("c%d/d.plan.hcl", i)] = fmt.Appendf(nil, "campaign \"c%d\" {\n  start = \"2027-01-01\"\n  end = \"2027-12-31\"\n  launch = \"2027-04-01\"\n}\n", i)
		}
		s := lang.Empty(checks.Vocabulary(book.Rules)).With(files)
		found := languageFindings(s)
		once := checks.OnceASlip(found)
		if len(found) != places || len(once) != 1 || len(once[0].Alike) != places-1 || len(once[0].Related) < places-1 || len(once[0].Fixes) != 1 {
			t.Errorf("%q: of %d findings there are %d", line, len(found), len(once))
			for _, f := range found {
				t.Log(f.Range.Filename, f.Rule, f.Slip, f.Message, len(f.Fixes))
			}
			continue
		}
		marked := checks.PlacesOf(found, func(*checks.Finding) bool { return true }).All()
		if len(marked) != places || slices.ContainsFunc(marked[1:], func(f *checks.Finding) bool {
			return !f.Elsewhere() || len(f.Here().Fixes) == 0 || len(f.Everywhere()) == 0
		}) {
			t.Errorf("%q: some places are not marked, or cannot be mended by themselves", line)
		}
		after := edited(t, s, once[0].Fixes[0].Edits...)
		for _, f := range languageFindings(after) {
			t.Errorf("%q: then %s %s", line, f.Rule, f.Message)
		}
	}
}

// What is not the same stays apart: another word, another value, a place that takes a
// decision; and so do two places, and those that are not shown.
func TestOtherSlipsStayApart(t *testing.T) {
	tactic := func(line string) string { return "tactic \"t\" {\n  discipline = discipline.pr\n  " + line + "\n}\n" }
	for _, lines := range [][]string{
		{"audience = audience.x", "audience = audience.x"},
		{"audience = audience.x", "audience = audience.x", "audienc = audience.x"},
		{"audience = audience.x", "audience = audience.x", "audience = max(1, 2)"},
		{`status = "lve"`, `status = "lve"`, `status = "lives"`},
		{"budget = 0,125", "budget = 1'234'567", "budget = .5", "budget = −5"},
		{"budget = $500", "budget = €1.234", "budget = £5k"},
		{"serves = [objective.a]", "serves = [objective.b]", "serves = [objective.c]"},
		{`start = "30 February 2027"`, `start = "soon"`, `start = "2027-02-30"`},
	} {
		text := "discipline \"pr\" {}\naudience \"x\" {}\n"
		for i, line := range lines {
			text += strings.Replace(tactic(line), `"t"`, fmt.Sprintf(`"t%d"`, i), 1)
		}
		found := languageFindings(lang.Empty(checks.Vocabulary(book.Rules)).With(map[string][]byte{"w.plan.hcl": []byte(text)}))
		if once := checks.OnceASlip(found); len(found) != len(lines) || len(once) != len(lines) {
			t.Errorf("%q: of %d findings there are %d", lines, len(found), len(once))
		}
		if hidden := checks.PlacesOf(found, func(f *checks.Finding) bool { return f != found[0] }).All(); slices.ContainsFunc(hidden, (*checks.Finding).Elsewhere) {
			t.Errorf("%q: a place stands for others that are not shown", lines)
		}
	}
}

// ofLanguage are the findings of the language.
func languageFindings(s *lang.Snapshot) []*checks.Finding {
	result := checks.Run(s, book.Rules, checks.Options{})
	return slices.DeleteFunc(result.Findings, func(f *checks.Finding) bool { return !result.Rule(f.Rule).Language() })
}
