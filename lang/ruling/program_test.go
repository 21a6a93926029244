package ruling

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/allowance"
)

// inRule is a plan with one rule, whose lines are given, and two tactics.
func inRule(lines string) string {
	return `rule "own" {
` + lines + `
  message = "The tactic ${each.title} breaks it."

  example "good" {
  }

  example "bad" {
  }
}

tactic "a" {
  discipline = discipline.pr
  owner      = person.ana
  channels   = [channel.press, channel.web]
  start      = "2027-04-01"
  end        = "2027-04-30"
  budget     = 6000
  serves     = [objective.runs]
  metrics    = [metric.visits]
  contribution {
    metric   = metric.visits
    expected = 100
  }
}

tactic "b" {
  discipline = discipline.events
  start      = "2027-04-30"
  end        = "2027-05-30"
  supports   = [tactic.a]
}

objective "runs" {
  supports = [goal.growth]
  metric   = metric.sales
}

goal "growth" {
}

metric "visits" {
  feeds = metric.sales
}

metric "sales" {
}

discipline "pr" {
  title = "Press"
  lead  = person.ana
}

discipline "events" {
}

person "ana" {
  title = "Ana"
  party = party.us
}

party "us" {
  kind = "in_house"
}

channel "press" {
  media = "earned"
}

channel "web" {
  media   = "owned"
  two_way = true
}

locals {
  most  = 5000
  hands = [discipline.pr]
}
`
}

// tried is what a rule says of the plan: the elements it finds, or its fault.
func tried(t testing.TB, src string) (found []string, said []string) {
	t.Helper()
	s := lang.Empty(nil).With(map[string][]byte{"a.plan.hcl": []byte(src)})
	p := s.Plans()[0]
	for _, d := range Diagnostics(p) {
		if d.Rule != "missing-attribute" && d.Address == "rule.own" {
			said = append(said, d.Rule+": "+d.Message+" "+d.Fix+".")
		}
	}
	if len(p.Rules) == 0 { // the file cannot be read at all
		return nil, said
	}
	r := p.Rules[0]
	run := ScopeOf(s, p).Start(r, allowance.New(t.Context(), MaxSteps))
	if run == nil {
		return nil, said
	}
	for _, e := range Subjects(r, s.Plans()) {
		if _, _, ok := run.Judge(e); ok {
			found = append(found, e.Address())
		}
	}
	if most := MaxSteps + 10_000; run.steps.Taken() > most { // what is under way ends with as many more as a text is long
		t.Errorf("%d steps", run.steps.Taken())
	}
	if d := run.Fault; d != nil {
		said = append(said, d.Rule+": "+d.Message+" "+d.Fix+".")
	}
	return found, said
}

func TestRules(t *testing.T) {
	for condition, want := range map[string]string{
		`each.discipline == discipline.pr`:                                                   "tactic.b",
		`each.discipline != discipline.pr`:                                                   "tactic.a",
		`each.approver != null`:                                                              "tactic.a tactic.b",
		`each.discipline.lead.party.kind != "in_house"`:                                      "tactic.a",
		`none([for x in tactics : x.discipline.lead.party == party.us && x == each])`:        "tactic.a",
		`each.budget == null || each.budget <= local.most`:                                   "tactic.a",
		`contains(local.hands, each.discipline)`:                                             "tactic.b",
		`any([for c in each.channels : c.media == "earned"])`:                                "tactic.b",
		`all([for c in each.channels : c.two_way])`:                                          "tactic.a",
		`!contains(each.channels[*].media, "owned")`:                                         "tactic.a",
		`length(each.channels) > 0`:                                                          "tactic.b",
		`none([for x in tactics : x != each && overlaps(x, each)])`:                          "tactic.a tactic.b",
		`!traces_to(each, goal.growth)`:                                                      "tactic.a tactic.b",
		`!traces_to(metric.visits, goal.growth)`:                                             "tactic.a tactic.b",
		`traces_to(goal.growth, each)`:                                                       "tactic.a tactic.b",
		`contains(disciplines_of(metric.visits), each.discipline)`:                           "tactic.b",
		`count_by(tactics, "discipline")[each.discipline] > 1`:                               "tactic.a tactic.b",
		`count_by(tactics, "channels")[channel.press] == 1`:                                  "",
		`max(values(count_by(tactics, "owner"))...) > 1`:                                     "tactic.a tactic.b",
		`"${each.discipline}" == "Press"`:                                                    "tactic.b",
		`"${each.start}" == "2027-04-01"`:                                                    "tactic.b",
		`each.start == "2027-04-01"`:                                                         "tactic.b",
		`is_before(each.start, "2027-04-15")`:                                                "tactic.b",
		`after(each.start, "29d") == each.end`:                                               "tactic.b",
		`each.contribution == null || sum([for c in each.contribution : c.expected]) == 100`: "",
		`each.channels != null && join(", ", each.channels) == "press, web"`:                 "tactic.b",
		`each.total == null || each.total == each.budget`:                                    "",
		`each.total != null`:                                                                 "tactic.b",
		`each.discipline.total == null`:                                                      "unknown-attribute",
		`each.total == "6000"`:                                                               "wrong-type",
		`each.contribution == null || any([for c in each.contribution : c.total > 100])`:     "tactic.a",
		`each.contribution == null || any([for c in each.contribution : c.name == "c"])`:     "unknown-attribute",
		`each.name == "a"`:                                                                   "tactic.b",
		`each.campaign == null`:                                                              "",
		`each.title == "b" ? true : each.budget * 2 - 1 >= 11999`:                            "",
		`sum([for x in tactics : x.budget if x.budget != null]) < 6000`:                      "tactic.a tactic.b",
		`length(distinct([for x in tactics : x.discipline])) == 2`:                           "",
		`{for x in tactics : x.name => x.discipline}["a"] == each.discipline`:                "tactic.b",
		`each.discipline == discipline.nobody`:                                               "unknown-reference",
		`each.discipline == "pr"`:                                                            "wrong-type",
		`each.owners == null`:                                                                "unknown-attribute",
		`each.discipline.lead.nick == null`:                                                  "unknown-attribute",
		`any([for c in each.channels : c.medium == "earned"])`:                               "unknown-attribute",
		`each.channels.media == "earned"`:                                                    "wrong-type",
		`each.channels == channel.press`:                                                     "wrong-type",
		`each.status == "planed"`:                                                            "not-a-choice",
		`each.start < each.end`:                                                              "wrong-type",
		`each.budget > "5000"`:                                                               "wrong-type",
		`each.budget == "6000"`:                                                              "wrong-type",
		`each.budget > 5000`:                                                                 "tactic wrong-type",
		`each.owner == discipline.pr`:                                                        "wrong-type",
		`each.budget / 0 > 1`:                                                                "out-of-range",
		`somehow(each)`:                                                                      "unknown-reference",
		`eech.owner == null`:                                                                 "unknown-reference",
		`each.title`:                                                                         "wrong-type",
		`contains(each.channels, "press")`:                                                   "wrong-type",
		`contains([each.owner, each.discipline], "press")`:                                   "tactic wrong-type",
		`count_by(tactics, "discipline")["pr"] > 1`:                                          "tactic wrong-type",
		`each.channels == []`:                                                                "tactic.a",
		`overlaps(each)`:                                                                     "wrong-type",
		`2027-04-01 == each.start`:                                                           "unquoted-date",
		`length([for a in tactics : [for b in tactics : a]]) == 2`:                           "",
		`none([for a in ` + long + ` : any([for b in ` + long + ` : any([for c in ` + long + ` : false])])])`: "out-of-range",
	} {
		found, said := tried(t, inRule("  for_each = tactics\n  condition = "+condition))
		got := strings.Join(found, " ")
		if id, _, _ := strings.Cut(want, ":"); strings.Contains(id, "-") || strings.Contains(id, " ") && !strings.HasPrefix(want, "tactic.") {
			id = strings.TrimPrefix(id, "tactic ")
			if len(said) != 1 || !strings.HasPrefix(said[0], id+": ") {
				t.Errorf("%s: %q and %q, want one %s", condition, found, said, id)
			}
			continue
		}
		if diff := cmp.Diff(want, got); diff != "" || len(said) > 0 {
			t.Errorf("%s: %s %q", condition, diff, said)
		}
	}
}

var long = "[" + strings.Repeat("0, ", 500) + "0]"

// What comes to neither yes nor no, once it is worked out, is said of the part of the
// rule that it stands in; what is left out counts as no.
func TestWhatIsNoAnswer(t *testing.T) {
	for lines, want := range map[string]string{
		`condition = coalesce(each.approver, "x")`:                            `The condition of the rule "own" comes to the text "x", and yes or no is expected.`,
		`condition = coalesce(each.approver, each.start)`:                     `The condition of the rule "own" comes to the day 1 April 2027, and yes or no is expected.`,
		`condition = true && coalesce(each.approver, "x")`:                    `The condition of the rule "own" takes the text "x" for yes or no.`,
		`condition = coalesce(each.approver, each) ? true : false`:            `The condition of the rule "own" takes the tactic "a" for yes or no.`,
		"when = coalesce(each.approver, 3)\n  condition = each.owner != null": `The when line of the rule "own" comes to the number 3, and yes or no is expected.`,
		`condition = each.owner == null || coalesce(each.approver, false)`:    "",
	} {
		found, said := tried(t, inRule("  for_each = tactics\n  "+lines))
		if want == "" {
			if len(said) > 0 || len(found) == 0 {
				t.Errorf("%s: %q, found %v", lines, said, found)
			}
		} else if len(said) != 1 || !strings.HasPrefix(said[0], "wrong-type: "+want+" ") {
			t.Errorf("%s: %q", lines, said)
		}
	}
}
