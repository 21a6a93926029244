package agreement

import (
	"strings"
	"testing"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/discovery"
)

// agreedAs is a plan held against what another one says, sealed entry after entry.
func agreedAs(t *testing.T, now string, entries ...string) *Agreement {
	t.Helper()
	files := map[string]string{}
	for _, text := range entries {
		files["a.plan.hcl"] = text
		files[discovery.LockFile] = seal(t, loadPlan(t, files))
	}
	files["a.plan.hcl"] = now
	return Of(loadPlan(t, files).Plans()[0])
}

func saysDifferent(a *Agreement) string {
	var list []string
	for _, d := range a.Differences {
		list = append(list, map[DifferenceKind]string{Added: "+", Changed: "~", Dropped: "-"}[d.Kind]+d.Address)
	}
	return strings.Join(list, " ")
}

// What was agreed is what the entries come to: what one of them drops is agreed no more.
func TestEntriesComeToOne(t *testing.T) {
	tour := "tactic \"tour\" {\n  discipline = discipline.pr\n  serves     = [objective.trials]\n"
	start := strings.Index(agreedPlan, "tactic \"tour\"")
	end := start + strings.Index(agreedPlan[start:], "\n}\n") + len("\n}\n")
	without := agreedPlan[:start] + agreedPlan[end:]
	twice := strings.Replace(agreedPlan, "campaign.budget * 0.5", "7000", 1)
	for _, c := range []struct {
		name, now string
		entries   []string
		want      string
	}{
		{"it is dropped", without, []string{agreedPlan, without}, ""},
		{"it is dropped and comes again", agreedPlan, []string{agreedPlan, without}, "+tactic.tour +metric.calls"},
		{"it is gone", without, []string{agreedPlan}, "-tactic.tour"},
		{"it changed and was agreed", twice, []string{agreedPlan, twice}, ""},
		{"it changed, was agreed and changed back", agreedPlan, []string{agreedPlan, twice}, "~tactic.tour"},
		{"it cannot be read", without + tour, []string{agreedPlan}, "~tactic.tour"},
	} {
		if got := saysDifferent(agreedAs(t, c.now, c.entries...)); got != c.want {
			t.Errorf("%s: %q differs, want %q", c.name, got, c.want)
		}
	}
}

// A metric that another one feeds is agreed with it.
func TestMetricsAboveAreAgreed(t *testing.T) {
	plan := strings.Replace(agreedPlan, "metrics    = [metric.rides, metric.calls]", "metrics    = [metric.clicks]", 1) +
		"metric \"clicks\" { feeds = metric.visits }\nmetric \"visits\" { feeds = metric.people }\nmetric \"people\" { definition = \"Each person once\" }\n"
	if got := saysDifferent(agreedAs(t, strings.Replace(plan, "once", "a day", 1), plan)); got != "~metric.people" {
		t.Errorf("%q differs", got)
	}
}

// A name that was given in two steps is that of the same element.
func TestRenamesInARow(t *testing.T) {
	moved := func(from, to string) string {
		return "moved {\n  from = tactic." + from + "\n  to = tactic." + to + "\n}\n"
	}
	renamed := strings.Replace(agreedPlan, "tactic \"tour\"", "tactic \"ride\"", 1)
	again := strings.Replace(agreedPlan, "tactic \"tour\"", "tactic \"trip\"", 1) + moved("ride", "trip")
	if got := saysDifferent(agreedAs(t, again, agreedPlan, renamed+moved("tour", "ride"))); got != "" {
		t.Errorf("%q differs after the second renaming", got)
	}
}

// A campaign whose name cannot be read is not another one.
func TestCampaignThatCannotBeRead(t *testing.T) {
	for _, head := range []string{"campaign \"spring\" \"early\" {", "campaign \"sprin {", "campaign spring {", "campaign \"sprin\" { = {"} {
		a := agreedAs(t, strings.Replace(agreedPlan, "campaign \"spring\" {", head, 1), agreedPlan)
		if a != nil && a.Other != "" {
			t.Errorf("%s is taken for another campaign than %s", head, a.Other)
		}
	}
	if a := agreedAs(t, strings.Replace(agreedPlan, "\"spring\"", "\"autumn\"", 1), agreedPlan); a.Other != "campaign.spring" {
		t.Errorf("the agreement of the campaign autumn is that of %q", a.Other)
	}
}

// Who adds to an agreement leaves what stands there as it is, and amendments alone are
// nothing to add.
func TestAppendLeavesTheRest(t *testing.T) {
	was := "\n# See the minutes.\n" + seal(t, loadPlan(t, map[string]string{"a.plan.hcl": agreedPlan})) + "# Bo agreed by phone.  \n\n"
	s := loadPlan(t, map[string]string{discovery.LockFile: was, "a.plan.hcl": agreedPlan + "amendment \"a\" {\n  on = \"2027-01-01\"\n}\n"})
	p := s.Plans()[0]
	e := Next(p, Sealing{On: 20000, By: []lang.Element{p.Campaign}, Amendments: p.Amendments})
	if !e.Empty() || len(e.Amendments) != 1 {
		t.Errorf("%+v", e)
	}
	if is := string(LockOf(p).Append(e)); !strings.HasPrefix(is, strings.TrimRight(was, "\n")+"\n") {
		t.Errorf("%q was before\n%s", was, is)
	}
}
