package score

import (
	"strings"
	"testing"

	"github.com/plan-as-code/plan/lang"
)

// faults are what is taken out of the aligned plan (or written in its place, behind =), and which
// parts it lowers: those, and no other.
var faults = []struct{ what, parts string }{
	{"objective.restarts supports", "tracing numbers teamwork roles answering place agreeing passing deciding"},
	{"tactic.booking_page supports; tactic.booking_page strategy", "tracing numbers teamwork roles answering place agreeing passing deciding"},
	{"goal.subscription_income", "tracing numbers teamwork roles answering place agreeing passing deciding"},

	{"objective.restarts target", "numbers"},
	{"objective.restarts metric", "numbers agreeing"},
	{"tactic.sunday_rides metrics; tactic.sunday_rides contribution 1 metric = metric.guide_requests", "numbers"},
	{"metric.returning_riders definition", "numbers"},
	{"metric.returning_riders source", "numbers"},
	{"metric.returning_riders level; metric.returning_riders feeds", "numbers"},

	{"input.interview_partners", "teamwork"},
	{"tactic.rider_stories amplifies; tactic.welcome_back amplifies", "teamwork"},
	{"tactic.sunday_rides carries", "teamwork"},
	{"tactic.press_preview amplifies = [tactic.opening_ride]", "teamwork"}, // which is of the same discipline

	{"discipline.pr role", "roles"},
	{"discipline.events lead", "roles"},
	{"objective.restarts effort_share", "roles"},

	{"tactic.sunday_rides owner", "answering"},
	{"person.lea disciplines", "answering"},
	{"tactic.sunday_rides contribution 1", "answering"},
	{"commitment.pr_subscriptions", "answering"},
	{"commitment.pr_subscriptions accepted_on", "answering"},
	{"campaign.spring sponsor", "answering"},

	{"tactic.booking_page stages", "place"},
	{"tactic.sunday_rides rationale", "place"},
	{"audience.winter_pausers needs; audience.winter_pausers relationship", "place"},

	{"objective.subscriptions playback 1", "agreeing"},
	{"objective.subscriptions playback 1 confirmed_by", "agreeing"},
	{`objective.subscriptions playback 1 text = "The number of subscriptions grows from 4,200 to 5,400 by 30 June 2027"`, "agreeing"},
	{"metric.returning_riders agreed_by 2", "agreeing"},

	{"handoff.guide_chapters", "passing"},
	{"handoff.guide_chapters due", "passing"},
	{"handoff.guide_chapters acknowledged_on", "passing"},
	{"tactic.welcome_back end", "passing"},
	{"campaign.spring freeze_on", "passing"},

	{"review.kickoff", "deciding"},
	{"review.fortnightly; review.go_or_wait", "deciding"},
	{"review.result; review.lessons", "deciding"},
}

// Each part moves with the faults that it names, and none with those of others.
func TestEachPartMovesWithItsFaults(t *testing.T) {
	before := scoreOf(spring())
	for _, f := range faults {
		s := spring()
		for what := range strings.SplitSeq(f.what, "; ") {
			of, instead, put := strings.Cut(what, " = ")
			if put {
				words := strings.Fields(of)
				instead = words[len(words)-1] + " = " + instead
			}
			s = replaced(t, s, of, instead)
		}
		after := scoreOf(s)
		var fell []string
		for i, side := range before.Sides {
			for j, p := range side.Parts {
				if after.Sides[i].Parts[j].Counts.Low < p.Counts.Low {
					fell = append(fell, p.Name)
				}
			}
		}
		if is := strings.Join(fell, " "); is != f.parts {
			t.Errorf("without %s: %q fell, not %q", f.what, is, f.parts)
		}
		if len(fell) > 0 && after.Score.Low >= before.Score.Low {
			t.Errorf("without %s the score is still %v", f.what, after.Score)
		}
	}
}

// replaced is a snapshot in which something stands in the place of a part of it.
func replaced(t *testing.T, s *lang.Snapshot, of, instead string) *lang.Snapshot {
	t.Helper()
	for _, c := range cuts(s) {
		if c.of == of {
			return c.in(s, instead)
		}
	}
	t.Fatalf("there is no %s", of)
	return nil
}

// What is said to raise the score raises it by so much, where it is done as it is said.
func TestRaise(t *testing.T) {
	for _, f := range []struct{ without, do, at string }{
		{"objective.restarts supports", "say which goal of the business it leads to", "objective.restarts"},
		{"campaign.spring freeze_on", freeze.do, "campaign.spring"},
		{"metric.returning_riders source", defined.do, "metric.returning_riders"},
		{"discipline.pr role", role.do, "discipline.pr"},
		{"objective.restarts effort_share", effortShare.do, "objective.restarts"},
		{"review.kickoff", kickoff.do, "campaign.spring"},
		{"objective.restarts target", measured.do, "objective.restarts"},
	} {
		whole, s := scoreOf(spring()), scoreOf(replaced(t, spring(), f.without, ""))
		r := s.Raise[0]
		if r.At.Address() != f.at || r.Do != f.do {
			t.Errorf("without %s: %s at %s", f.without, r.Do, r.At.Address())
		}
		if off := s.Score.Low + r.Gain - whole.Score.Low; off > 0.001 || off < -0.001 {
			t.Errorf("without %s it would rise by %v to %v, which is %v too much", f.without, r.Gain, whole.Score.Low, off)
		}
	}
}

// Where nothing leads to a goal, the goal is what is missed first.
func TestRaiseWithoutAGoal(t *testing.T) {
	s := scoreOf(loadFolder("plans/react-gtm-kit-launch"))
	if r := s.Raise[0]; r.At.Address() != "campaign.react_gtm_kit_1_0" || !strings.Contains(r.Do, "goal") || !s.Score.Zero() || s.Would.Zero() {
		t.Errorf("%s, at a score of %v, then %v", r.String(), s.Score, s.Would)
	}
}

// Of elements with one title in two campaigns each is told by its campaign.
func TestRaiseTellsCampaignsApart(t *testing.T) {
	one := func(name string) string {
		return "campaign \"" + name + "\" { title = \"Spring in " + name + "\" }\ngoal \"g\" {}\nmetric \"m\" {}\ndiscipline \"a\" {}\ndiscipline \"b\" {}\nobjective \"o\" {\n  title = \"Rides\"\n  supports = [goal.g]\n  metric = metric.m\n}\n" +
			"tactic \"t\" {\n  discipline = discipline.a\n  serves = [objective.o]\n}\ntactic \"u\" {\n  discipline = discipline.b\n  serves = [objective.o]\n}\n"
	}
	both := map[string]string{"x/a.plan.hcl": one("Ulm"), "y/a.plan.hcl": one("Bonn")}
	said := map[string]bool{}
	for _, r := range scoreOf(load(both)).Raise {
		if said[r.String()] {
			t.Errorf("twice: %s", r.String())
		}
		said[r.String()] = true
	}
	if len(said) < 3 {
		t.Error(said)
	}
	for _, r := range scoreOf(load(map[string]string{"x/a.plan.hcl": one("Ulm")})).Raise {
		if strings.Contains(r.Where(), " of ") {
			t.Error(r.Where())
		}
	}
}

// How a score is said.
func TestSays(t *testing.T) {
	for of, want := range map[string]string{
		"plans/spring-subscriptions": "Its score is 98 of 100.",
		"plans/react-gtm-kit-launch": "Its score is 0 of 100. Nothing in it that could count leads to a goal of the business yet; once all of it does, the score is 2.",
		"plans/stormwater-education": "Its score is 0 of 100. The plan says next to nothing of how its disciplines talk to each other, and without that the rest comes to nothing.",
		"plans/influencer-push":      "Its score is 1 to 20 of 100. It is not one number, because something is to be decided or cannot be read.",
	} {
		if is := strings.Join(scoreOf(loadFolder(of)).Says(), " "); is != want {
			t.Errorf("%s:\n%s\nnot\n%s", of, is, want)
		}
	}
}

const pair = `goal "growth" { statement = "It grows" }
discipline "pr" {}
discipline "events" {}
message "ride" {}
objective "rides" {
  statement = "1,200 rides"
  supports  = [goal.growth]
}
tactic "press" {
  discipline = discipline.pr
  serves     = [objective.rides]
  carries    = [message.ride]
  start      = "2027-04-01"
  end        = "2027-04-30"
}
tactic "tour" {
  discipline = discipline.events
  carries    = [message.ride]
SERVES
}
`

// asked is what was asked and answered to one question.
func asked(t *testing.T, s *Score, name string) Question {
	t.Helper()
	for _, side := range s.Sides {
		for _, p := range side.Parts {
			for _, q := range p.Questions {
				if q.Name == name {
					return q
				}
			}
		}
	}
	t.Fatalf("there is no question %s", name)
	return Question{}
}

// What an orphan says with others counts for none of them, and would once it led to a goal.
func TestOrphansAreNoEvidence(t *testing.T) {
	for serves, yes := range map[string]int{"": 0, "  serves = [objective.rides]": 2} {
		s := scoreOf(load(map[string]string{"a.plan.hcl": strings.Replace(pair, "SERVES", serves, 1)}))
		if q := asked(t, s, oneVoice.name); q.Yes != yes || q.Would.Low != 100 {
			t.Errorf("with %q, %d carry it together, and %v would", serves, q.Yes, q.Would)
		}
	}
}

// A promise that nobody keeps is asked as if somebody kept it badly: the first tactic of an
// objective, however poor, lowers nothing.
func TestVacancies(t *testing.T) {
	const more = `
goal "fame" { statement = "They know us" }
objective "known" {
  statement = "They know us"
  supports  = [goal.growth]
}
`
	files := map[string]string{"a.plan.hcl": strings.Replace(pair, "SERVES", "  serves = [objective.rides]", 1), "b.plan.hcl": more}
	before := scoreOf(load(files))
	if q := asked(t, before, dates.name); q.Asked != 4 || q.Yes != 1 {
		t.Errorf("%d of %d say when they run", q.Yes, q.Asked)
	}
	if q := asked(t, before, measured.name); q.Asked != 3 {
		t.Errorf("%d objectives are asked, with the one that a goal lacks", q.Asked)
	}
	files["c.plan.hcl"] = "objective \"fame\" {\n  statement = \"Fame\"\n  supports  = [goal.fame]\n}\ntactic \"poor\" {\n  serves = [objective.known]\n}\n"
	if fell := rises(scoreOf(load(files)), before, lows); fell != "" {
		t.Error(fell)
	}
}
