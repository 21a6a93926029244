package agreement

import (
	"maps"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/lang/discovery"
)

func amending(name, verb, addresses, approvers, disciplines string) string {
	return "amendment \"" + name + "\" {\n  on = \"2027-01-20\"\n  reason = \"The supplier is late.\"\n  " + verb + " = [" + addresses + "]\n" +
		"  approved_by = [" + approvers + "]\n  agreed_by = [" + disciplines + "]\n}\n"
}

func amendingValue(attr, to string) string {
	return strings.TrimSuffix(amending("a", "changes", "", "person.ana", "discipline.pr"), "}\n") +
		"  value {\n    of = tactic.tour\n    attribute = \"" + attr + "\"\n    to = " + to + "\n  }\n}\n"
}

// An entry is what plan agree would have written: what it changes, adds and drops is allowed
// by the amendments that it names, each of which is used once. Those that came since an
// earlier version are approved by those who had agreed before.
func TestEntriesAreFounded(t *testing.T) {
	cheaper := strings.Replace(agreedPlan, "campaign.budget * 0.5", "5000", 1)
	other := strings.Replace(agreedPlan, "sponsor = person.ana", "sponsor = person.bo", 1) + "person \"bo\" {}\n"
	start := strings.Index(agreedPlan, "tactic \"tour\"")
	dropped := strings.Replace(agreedPlan[:start]+agreedPlan[start+strings.Index(agreedPlan[start:], "\n}\n")+3:], "metric \"calls\" { feeds = metric.rides }\n", "", 1)
	taken := strings.Replace(agreedPlan, "discipline = discipline.pr\n  serves", "discipline = discipline.events\n  serves", 1) + "discipline \"events\" {}\n"
	later := strings.Replace(agreedPlan, "budget  = 1.2e4", "budget  = 14000", 1)
	for _, c := range []struct {
		name, plan, amendment string
		want                  string // by what the entry says alone
		wantSince             string // as one that came since
	}{
		{"nothing allows it", cheaper, "", "changes tactic.tour, and no amendment that it names says so", "="},
		{"another element is allowed", cheaper, amending("a", "changes", "metric.rides", "person.ana", "discipline.pr"), "changes tactic.tour, and no amendment", "="},
		{"it is allowed to go", cheaper, amending("a", "drops", "tactic.tour", "person.ana", "discipline.pr"), "changes tactic.tour, and no amendment", "="},
		{"it is allowed", cheaper, amending("a", "changes", "tactic.tour", "person.ana", "discipline.pr"), "", ""},
		{"a value of it is allowed", cheaper, amendingValue("budget", "5000"), "", ""},
		{"another value is allowed", cheaper, amendingValue("budget", "4000"), "changes budget of tactic.tour, and the amendments that it names allow other values of it", "="},
		{"a value beside it is allowed", cheaper, amendingValue("start", `"2027-05-01"`), "changes budget of tactic.tour, and the amendments", "="},
		{"nobody approved it", cheaper, amending("a", "changes", "tactic.tour", "", "discipline.pr"), "", "changes tactic.tour, and those who had agreed to it before did not approve"},
		{"the discipline did not agree", cheaper, amending("a", "changes", "tactic.tour", "person.ana", ""), "", "changes tactic.tour, and those who had agreed"},
		{"one hand", taken, amending("a", "changes", "tactic.tour", "person.ana", "discipline.events"), "", "changes tactic.tour, and those who had agreed"},
		{"both hands", taken, amending("a", "changes", "tactic.tour", "person.ana", "discipline.events, discipline.pr"), "", ""},
		{"by who comes", other, amending("a", "changes", "campaign.spring", "person.bo", ""), "", "changes campaign.spring, and those who had agreed"},
		{"by who was there", other, amending("a", "changes", "campaign.spring", "person.ana", ""), "", ""},
		{"a drop that nothing allows", dropped, "", "drops tactic.tour, and no amendment", "="},
		{"a drop that is allowed", dropped, amending("a", "drops", "tactic.tour", "person.ana", "discipline.pr"), "", ""},
		{"what follows", later, amending("a", "changes", "campaign.spring", "person.ana", ""), "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			before := map[string]string{"a.plan.hcl": agreedPlan}
			before[discovery.LockFile] = seal(t, loadPlan(t, before))
			base := loadPlan(t, before).Plans()[0]
			now := map[string]string{"a.plan.hcl": c.plan + c.amendment, discovery.LockFile: before[discovery.LockFile]}
			p := loadPlan(t, now).Plans()[0]
			how := Sealing{On: 20100, By: nil, Amendments: p.Amendments}
			if c.name == "what follows" {
				how.Consequences = []string{"tactic.tour"}
			}
			now[discovery.LockFile] = string(LockOf(p).Append(Next(p, how)))
			sealed := Of(loadPlan(t, now).Plans()[0])
			if flaw := sealed.Lock.Flaw(); flaw != "" {
				t.Fatal(flaw)
			}
			if c.wantSince == "=" {
				c.wantSince = c.want
			}
			for says, want := range map[string]string{sealed.Unfounded(nil): c.want, sealed.Unfounded(&Earlier{Plan: base}): c.wantSince} {
				if want == "" && says != "" || !strings.Contains(says, want) {
					t.Errorf("%q is said, want %q", says, want)
				}
			}
		})
	}
}

// An amendment is used once, however well an entry that uses it again is sealed; and what
// follows from nothing follows from nothing.
func TestEntriesThatAreForged(t *testing.T) {
	files := map[string]string{"a.plan.hcl": agreedPlan}
	files[discovery.LockFile] = seal(t, loadPlan(t, files))
	base := loadPlan(t, files).Plans()[0]
	step := func(budget string, how func(*Sealing)) string {
		files["a.plan.hcl"] = strings.Replace(agreedPlan, "campaign.budget * 0.5", budget, 1) + amending("a", "changes", "tactic.tour", "person.ana", "discipline.pr")
		p := loadPlan(t, files).Plans()[0]
		sealing := Sealing{On: 20100, Amendments: p.Amendments}
		how(&sealing)
		files[discovery.LockFile] = string(LockOf(p).Append(Next(p, sealing)))
		return Of(loadPlan(t, files).Plans()[0]).Unfounded(&Earlier{Plan: base})
	}
	if says := step("5000", func(*Sealing) {}); says != "" {
		t.Fatal(says)
	}
	if says := step("1", func(*Sealing) {}); !strings.Contains(says, "its entry 3 rests on the amendment a, which entry 2 has used") {
		t.Errorf("an amendment that is used again: %q", says)
	}
	files[discovery.LockFile] = string(base.Lock.Src)
	other := strings.Replace(agreedPlan, "budget  = 1.2e4", "budget  = 12001", 1)
	files["a.plan.hcl"] = strings.Replace(other, "campaign.budget * 0.5", "1", 1) + amending("a", "changes", "campaign.spring", "person.ana", "")
	p := loadPlan(t, files).Plans()[0]
	files[discovery.LockFile] = string(LockOf(p).Append(Next(p, Sealing{On: 20100, Amendments: p.Amendments, Consequences: []string{"tactic.tour"}})))
	if says := Of(loadPlan(t, files).Plans()[0]).Unfounded(&Earlier{Plan: base}); !strings.Contains(says, "only follows from what the amendments change") {
		t.Errorf("what follows from something else: %q", says)
	}
	files[discovery.LockFile] = string(base.Lock.Src)
	if says := step("2", func(s *Sealing) { s.Amendments, s.Consequences = nil, []string{"tactic.tour"} }); !strings.Contains(says, "only follows from what the amendments change") {
		t.Errorf("what follows from nothing: %q", says)
	}
}

// What a campaign has from above is sealed with it: its sponsor, and the currency of its
// money.
func TestWhatIsHeldFromAbove(t *testing.T) {
	files := map[string]string{
		"workspace.plan.hcl":     "workspace {\n  currency = \"EUR\"\n}\nperson \"ana\" {}\nperson \"bo\" {}\n",
		"year/a.plan.hcl":        "campaign \"year\" {\n  start = \"2027-01-01\"\n  end = \"2027-12-31\"\n  sponsor = person.ana\n}\n",
		"year/spring/a.plan.hcl": "campaign \"spring\" {\n  start = \"2027-04-01\"\n  end = \"2027-06-30\"\n}\n",
	}
	spring := func() *Agreement { return Of(loadPlan(t, files).PlanOf("year/spring/a.plan.hcl")) }
	p := loadPlan(t, files).PlanOf("year/spring/a.plan.hcl")
	files["year/spring/"+discovery.LockFile] = string(LockOf(p).Append(Next(p, Sealing{On: 20000})))
	if found := spring().Differences; len(found) > 0 {
		t.Fatalf("as it was agreed: %+v", found[0])
	}
	for with, name := range map[[2]string]string{{"EUR", "USD"}: "workspace.plan.hcl", {"person.ana", "person.bo"}: "year/a.plan.hcl", {`"year"`, `"other"`}: "year/a.plan.hcl"} {
		was := files[name]
		files[name] = strings.Replace(was, with[0], with[1], 1)
		if found := saysDifferent(spring()); !strings.HasPrefix(found, "~campaign.spring") {
			t.Errorf("with %s above %q differs", with[1], found)
		}
		files[name] = was
	}
}

// What stands in the workspace's plan is held where something agreed names it.
func TestWhatIsShared(t *testing.T) {
	files := map[string]string{
		"workspace.plan.hcl": "strategy \"near\" {\n  statement = \"Near people\"\n}\nstrategy \"far\" {\n  statement = \"Far\"\n}\ndiscipline \"pr\" {}\n",
		"spring/a.plan.hcl":  "campaign \"spring\" {\n  start = \"2027-04-01\"\n  end = \"2027-06-30\"\n}\ntactic \"tour\" {\n  discipline = discipline.pr\n  strategy = strategy.near\n}\n",
	}
	p := loadPlan(t, files).PlanOf("spring/a.plan.hcl")
	files["spring/"+discovery.LockFile] = string(LockOf(p).Append(Next(p, Sealing{On: 20000})))
	for with, want := range map[[2]string]string{{"", ""}: "", {"Near people", "Nobody"}: "~strategy.near", {"Far", "Farther"}: ""} {
		now := maps.Clone(files)
		now["workspace.plan.hcl"] = strings.Replace(files["workspace.plan.hcl"], with[0], with[1], 1)
		if got := saysDifferent(Of(loadPlan(t, now).PlanOf("spring/a.plan.hcl"))); got != want {
			t.Errorf("with %q %q differs, want %q", with[1], got, want)
		}
	}
}

// What was held because something named it, and was let go, comes back as it was, or as a
// change.
func TestWhatComesBack(t *testing.T) {
	files := map[string]string{"a.plan.hcl": strings.Replace(agreedPlan, "metric \"rides\" {}", "metric \"rides\" {\n  unit = \"ride\"\n}", 1) + "metric \"other\" {}\n"}
	whole := files["a.plan.hcl"]
	files[discovery.LockFile] = seal(t, loadPlan(t, files))
	files["a.plan.hcl"] = strings.ReplaceAll(strings.Replace(whole, "feeds = metric.rides", "", 1), "= metric.rides", "= metric.other")
	files["a.plan.hcl"] = strings.Replace(files["a.plan.hcl"], "[metric.rides, metric.calls]", "[metric.calls]", 1) + amending("a", "changes", "objective.trials, tactic.tour, metric.calls", "person.ana", "discipline.pr")
	s := loadPlan(t, files)
	files[discovery.LockFile] = seal(t, s, s.Plans()[0].Amendments...)
	for text, want := range map[string]string{whole: "", strings.Replace(whole, `"ride"`, `"click"`, 1): "~metric.rides"} {
		files["a.plan.hcl"] = text + amending("a", "changes", "objective.trials, tactic.tour, metric.calls", "person.ana", "discipline.pr")
		got := saysDifferent(Of(loadPlan(t, files).Plans()[0]))
		if strings.Contains(got, "~metric.rides") != (want != "") {
			t.Errorf("%q differs, want %q", got, want)
		}
	}
}
