package lang

import (
	"fmt"
	"strings"
	"testing"
)

// Who agreed to an objective, from which day on, and the day on which it was agreed.
func TestConsents(t *testing.T) {
	const people = "person \"ana\" {}\nperson \"bo\" {}\ndiscipline \"pr\" {}\ndiscipline \"events\" {}\n"
	back := func(by, on, confirmed string) string {
		text := "playback {\n  by = discipline." + by + "\n  text = \"So\"\n"
		if on != "" {
			text += "  on = \"" + on + "\"\n"
		}
		if confirmed != "" {
			text += "  confirmed_by = " + confirmed + "\n"
		}
		return text + "}\n"
	}
	for _, x := range []struct{ says, agreed, on string }{
		{"", "", "absent"},
		{"agreed_by = [person.ana]", "person.ana absent", "absent"},
		{"agreed_by = [person.ana]\nagreed_on = \"2027-02-01\"", "person.ana 2027-02-01", "2027-02-01"},
		{back("pr", "2027-02-03", ""), "", "absent"},
		{back("pr", "2027-02-03", "person.ana"), "person.ana 2027-02-03, discipline.pr 2027-02-03", "2027-02-03"},
		{back("pr", "", "person.ana"), "person.ana absent, discipline.pr absent", "absent"},
		{back("pr", "2027-02-03", "person.ana") + back("events", "2027-02-02", "person.ana"),
			"person.ana 2027-02-02, discipline.pr 2027-02-03, discipline.events 2027-02-02", "2027-02-03"},
		{back("pr", "2027-02-03", "person.ana") + back("events", "", "person.ana"),
			"person.ana 2027-02-03, discipline.pr 2027-02-03, discipline.events absent", "absent"},
		{"agreed_by = [person.ana, person.bo]\nagreed_on = \"2027-02-09\"\n" + back("pr", "2027-02-03", "person.ana"),
			"person.ana 2027-02-09, person.bo 2027-02-09, discipline.pr 2027-02-03", "2027-02-09"},
		{"agreed_by = [discipline.pr]\n" + back("pr", "2027-02-03", "person.ana"), "discipline.pr 2027-02-03, person.ana 2027-02-03", "2027-02-03"},
		{"agreed_by = [discipline.pr, person.bo]\n" + back("pr", "2027-02-03", "person.ana"),
			"discipline.pr 2027-02-03, person.bo absent, person.ana 2027-02-03", "absent"},
		{"agreed_by = [person.nobody]", "perhaps others", "absent"},
		{"agreed_by = tbd\n" + back("pr", "2027-02-03", "person.ana"), "person.ana 2027-02-03, discipline.pr 2027-02-03, perhaps others", "not known"},
		{back("pr", "2027-02-03", "tbd"), "perhaps others", "not known"},
		{back("pr", "2027-02-03", "person.nobody"), "perhaps others", "not known"},
		{back("nobody", "2027-02-03", "person.ana"), "person.ana 2027-02-03, perhaps others", "not known"},
	} {
		s := Empty(nil).With(map[string][]byte{"a.plan.hcl": []byte(people + "objective \"o\" {\n  statement = \"So\"\n" + x.says + "\n}\n")})
		o := s.Element("objective.o").(*Objective)
		list, sure := o.Consents()
		var agreed []string
		for _, c := range list {
			agreed = append(agreed, c.Who.Address()+" "+dayOf(c.On))
		}
		if !sure {
			agreed = append(agreed, "perhaps others")
		}
		if got := strings.Join(agreed, ", "); got != x.agreed || dayOf(o.Agreed()) != x.on {
			t.Errorf("%s\nagreed: %s, want %s; on: %s, want %s", x.says, got, x.agreed, dayOf(o.Agreed()), x.on)
		}
	}
}

func dayOf(d Day) string {
	return []string{"absent", "not known", d.V.ISO()}[d.State]
}

// What a commitment leaves out is what the tactics of its discipline for its objective say.
func TestPromises(t *testing.T) {
	const plan = `
campaign "c" {
  start = "2027-01-04"
  end   = "2027-01-31"
}
objective "rides" {
  statement = "So"
  metric    = metric.rides
}
objective "fame" { statement = "So" }
strategy "first" {
  statement = "So"
  serves    = [objective.rides]
}
metric "rides" {}
discipline "pr" {}
discipline "events" {}
tactic "tour" {
  discipline = discipline.pr
  serves     = [objective.rides, objective.fame]
  budget     = 1000
  contribution {
    metric   = metric.rides
    expected = 40
  }
}
tactic "stand" {
  discipline = discipline.pr
  strategy   = strategy.first
  start      = "2027-01-04"
  end        = "2027-01-17"
  budget     = 10
  budget_per = "1w"
  contribution {
    metric   = metric.rides
    expected = 5
    per      = "1w"
  }
}
tactic "photos" {
  discipline = discipline.pr
  supports   = [tactic.stand]
  budget     = 7
}
tactic "rain" {
  discipline = discipline.pr
  serves     = [objective.rides]
  status     = "standby"
  budget     = 900
}
tactic "gone" {
  discipline = discipline.pr
  serves     = [objective.rides]
  status     = "dropped"
  budget     = 900
}
tactic "others" {
  discipline = discipline.events
  serves     = [objective.rides]
  budget     = 900
}
`
	for _, x := range []struct{ says, more, want string }{
		{"", "", "50 for 527"},
		{"expected = 60", "", "60 for 527"},
		{"expected = 60\nbudget = 5", "", "60 for 5"},
		{"expected = tbd", "", "not known for 527"},
		{"", "tactic \"open\" {\n  discipline = discipline.pr\n  serves = [objective.rides]\n  budget = tbd\n}\n", "50 for not known"},
		{"", "tactic \"torn\" {\n  discipline = \n  serves = [objective.rides]\n}\n", "not known for not known"},
		{"", "tactic \"lost\" {\n  discipline = discipline.pr\n  serves = [objective.nothing]\n}\n", "not known for not known"},
	} {
		s := Empty(nil).With(map[string][]byte{"a.plan.hcl": []byte(plan + x.more + "commitment \"c\" {\n  by = discipline.pr\n  objective = objective.rides\n" + x.says + "\n}\n")})
		c := s.Element("commitment.c").(*Commitment)
		if got := amountOf(c.Outcome()) + " for " + amountOf(c.Cost()); got != x.want {
			t.Errorf("%s %s: %s, want %s", x.says, x.more, got, x.want)
		}
	}
}

func amountOf(n Number) string {
	return []string{"absent", "not known", fmt.Sprint(n.V)}[n.State]
}
