package agreement

import (
	"strings"
	"testing"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/discovery"
)

// Where no sponsor was agreed, those who signed decide together: not who comes as the sponsor.
func TestWhoDecidesWithoutSponsor(t *testing.T) {
	files := map[string]string{"a.plan.hcl": strings.Replace(agreedPlan, "  sponsor = person.ana\n", "", 1) + "person \"bo\" {}\n"}
	p := loadPlan(t, files).Plans()[0]
	by := []lang.Element{p.Find(lang.Key{Kind: lang.KindNamed("person"), Name: "ana"}), p.Find(lang.Key{Kind: lang.KindNamed("discipline"), Name: "pr"})}
	files[discovery.LockFile] = string(LockOf(p).Append(Next(p, Sealing{On: 20000, By: by})))
	for _, c := range []struct {
		approved, agreed string
		want             bool
	}{
		{"person.bo", "discipline.pr", false},
		{"person.ana", "", false},
		{"", "discipline.pr", false},
		{"person.ana", "discipline.pr", true},
	} {
		files["b.plan.hcl"] = amending("a", "changes", "campaign.spring", c.approved, c.agreed)
		now := strings.Replace(files["a.plan.hcl"], "budget  = 1.2e4", "budget  = 1.2e4\n  sponsor = person.bo", 1)
		p := loadPlan(t, map[string]string{"a.plan.hcl": now, "b.plan.hcl": files["b.plan.hcl"], discovery.LockFile: files[discovery.LockFile]}).Plans()[0]
		if got := ConsentOf(p).Gives(p.Amendments[0]); got != c.want {
			t.Errorf("approved by %q and %q: it may change is %t", c.approved, c.agreed, got)
		}
	}
}

// What only follows is what can do no more than move with its cause, whatever it was written
// as before.
func TestWhatOnlyFollows(t *testing.T) {
	for value, follows := range map[string]bool{
		"campaign.budget * 0.5":                              true,
		"local.share * campaign.budget":                      true,
		"campaign.budget / 2":                                true,
		"tactic.radio.budget":                                true,
		"campaign.budget - 6000":                             true,
		"[6000, 1][campaign.budget - 12000]":                 false,
		"campaign.budget == 12000 ? 6000 : 1":                false,
		"6000 - (campaign.budget - 12000) * 5999":            false,
		"min(6000, 6000 - 5999 * (campaign.budget - 12000))": false,
		"local.hidden":                                       false,
		"tactic.trick.effort":                                false,
	} {
		plan := strings.Replace(agreedPlan, "campaign.budget * 0.5", value, 1) +
			"locals {\n  share = 0.5\n  hidden = campaign.budget == 12000 ? 6000 : 1\n}\n" +
			"tactic \"radio\" {\n  discipline = discipline.pr\n  budget = campaign.budget * 0.5\n}\n" +
			"tactic \"trick\" {\n  discipline = discipline.pr\n  effort = campaign.budget == 12000 ? 6000 : 1\n}\n"
		a := agreedAs(t, strings.Replace(plan, "budget  = 1.2e4", "budget  = 12001", 1), plan)
		found := false
		for _, d := range a.Differences {
			if d.Address == "tactic.tour" {
				found = true
				if got := d.Follows(func(d *Difference) bool { return d.Address == "campaign.spring" }); got != follows {
					t.Errorf("%s only follows: %t", value, got)
				}
			}
		}
		if !found {
			t.Errorf("%s does not change", value)
		}
	}
}

// Who signs an entry without a say in what it seals has not signed last: neither had signed
// before, nor was the sponsor, nor approved or agreed to it.
func TestWhoSignedLast(t *testing.T) {
	plan := agreedPlan + "person \"bo\" {}\n"
	files := map[string]string{"a.plan.hcl": plan}
	p := loadPlan(t, files).Plans()[0]
	who := func(p *lang.Plan, kind, name string) lang.Element {
		return p.Find(lang.Key{Kind: lang.KindNamed(kind), Name: name})
	}
	files[discovery.LockFile] = string(LockOf(p).Append(Next(p, Sealing{On: 20000, By: []lang.Element{who(p, "person", "ana"), who(p, "discipline", "pr")}})))
	first := files[discovery.LockFile]
	for _, c := range []struct{ amendment, want string }{
		{"", "discipline.pr"},
		{amending("a", "changes", "campaign.spring", "person.ana, person.bo", ""), "person.bo"},
	} {
		files["a.plan.hcl"], files[discovery.LockFile] = strings.Replace(plan, "1.2e4", "12001", 1)+"goal \"more\" {\n  statement = \"More\"\n}\n"+c.amendment, first
		p := loadPlan(t, files).Plans()[0]
		files[discovery.LockFile] = string(LockOf(p).Append(Next(p, Sealing{On: 20001, By: []lang.Element{who(p, "person", "bo")}, Amendments: p.Amendments})))
		files["a.plan.hcl"] = strings.Replace(files["a.plan.hcl"], "person \"ana\" {}\n", "", 1)
		var got []string
		for _, e := range ConsentOf(loadPlan(t, files).Plans()[0]).Instead {
			got = append(got, e.Address())
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("with %q these may approve: %v, want %s", c.amendment, got, c.want)
		}
	}
}
