package assist

import (
	"slices"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/lang"
)

// completing is a workspace in which something is being typed; the text of the
// last file stands in spring/pr.plan.hcl, with a bar for the caret.
func completing(t *testing.T, text string) (*lang.Snapshot, string, int) {
	t.Helper()
	before, after, ok := strings.Cut(text, "|")
	if !ok {
		t.Fatalf("no bar in %q", text)
	}
	book := lang.Rulebook{"orphan-tactic": {Title: "A tactic serves nothing", Settings: &struct {
		Most lang.Number `plan:"most" doc:"How many may be left."`
	}{}}, "late-tactic": {Title: "A tactic ends late"}, "syntax": {Language: true}}
	const name = "spring/pr.plan.hcl"
	return lang.Empty(book).With(map[string][]byte{
		"workspace.plan.hcl":       []byte(above),
		"spring/campaign.plan.hcl": []byte(around),
		name:                       []byte(before + after),
	}), name, len(before)
}

const above = `workspace {
  currency = "EUR"
}
discipline "pr" {
  title     = "Press"
  lead_time = "2w"
}
discipline "events" {}
person "ana" {
  title       = "Ana"
  disciplines = [discipline.pr]
}
person "ben" {}
metric "rides" {}
metric "visits" {}
audience "commuters" {}
`

const around = `campaign "spring" {
  start  = "2027-03-01"
  launch = "2027-04-01"
  end    = "2027-06-30"
  budget = 9000
}
objective "visits" {
  statement = "More visits"
  metric    = metric.visits
}
objective "rides" {
  title     = "More rides"
  metric    = metric.rides
  audiences = [audience.commuters]
  target    = 400
}
locals {
  share = 0.4
  team  = [discipline.pr, discipline.events]
  boss  = person.ana
}
tactic "posters" {
  discipline = discipline.events
  start      = "2027-04-02"
}
`

// What is offered at a caret: all of it, or after a + at least that, after a -
// none of it. The first word says what is replaced.
func TestComplete(t *testing.T) {
	for _, c := range []struct{ at, want string }{
		{"|", "[] + objective tactic locals - campaign workspace configure stage"},
		{"tac|", "[tac] + tactic"},
		{"objec|tive \"x\" {\n}\n", "[objective] + objective"},
		{"tactic \"a\" {\n  |\n}\n", "[] discipline owner serves start end strategy supports channels stages audiences carries metrics phases occurs budget budget_most budget_per effort requires amplifies affects consulted informed approver evidence rationale call_to_action status trigger within added_on title note contribution money tracking"},
		{"tactic \"a\" {\n  discipline = discipline.pr\n  bud|\n  start = \"2027-04-01\"\n", "[bud] + owner budget contribution - discipline start"},
		{"tactic \"a\" {\n  bud|get = 5\n  tracking {\n  }\n}\n", "[budget] + budget title - tracking contribution"},
		{"tactic \"a\" {\n  contribution {\n    |\n  }\n}\n", "[] metric expected per phase"},
		{"tactic \"a\" {\n  contribution {\n    metric = metric.rides\n    |", "[] expected per phase"},
		{"tactic \"a\" {\n  title = \"A\" |\n}\n", "nothing"},
		{"tactic \"a\" { | }\n", "[] + title discipline - tracking"},
		{"tactic \"a\" {|\n}\n", "nothing"},
		{"tactic \"a\" {\n  title = \"A\"\n|", "[] + discipline tactic"},
		{"# tac|", "nothing"},
		{"tactic \"|\" {\n}\n", "nothing"},
		{"waiver \"|\" {\n}\n", "[] late-tactic orphan-tactic"},
		{"waiver |", "[] late-tactic orphan-tactic"},
		{"waiver \"orphan-|tac", "[orphan-tac] late-tactic orphan-tactic"},
		{"configure \"orphan-tactic\" {\n  |\n}\n", "[] most severity from waivable title note"},

		{"tactic \"a\" {\n  discipline = |\n}\n", "[] discipline.pr discipline.events tbd tbd(\"…\")"},
		{"tactic \"a\" {\n  discipline = disc|\n}\n", "[disc] discipline.pr discipline.events tbd tbd(\"…\")"},
		{"tactic \"a\" {\n  discipline = discipline.|\n}\n", "[] pr events"},
		{"tactic \"a\" {\n  discipline = discipline.p|r\n}\n", "[pr] pr events"},
		{"tactic \"a\" {\n  discipline = \"pr|\"\n}\n", `["pr"] discipline.pr discipline.events`},
		{"tactic \"a\" {\n  discipline = \"discipline.p|\n}\n", `["discipline.p] discipline.pr discipline.events`},
		{"tactic \"a\" {\n  owner = |\n  discipline = discipline.pr\n}\n", "[] person.ana person.ben local.boss tbd tbd(\"…\")"},
		{"tactic \"a\" {\n  serves = [|\n  audiences = [audience.commuters]\n}\n", "[] objective.rides objective.visits"},
		{"tactic \"a\" {\n  serves = |\n  metrics = [metric.visits]\n}\n", "[] objective.visits objective.rides tbd tbd(\"…\")"},
		{"tactic \"a\" {\n  serves = [objective.rides, |", "[] objective.visits"},
		{"tactic \"a\" {\n  serves = [\n    objective.rides,\n    |\n\n  start = 3\n}\n", "[] objective.visits"},
		{"tactic \"a\" {\n  serves = [objective.rides |]\n}\n", "nothing"},
		{"tactic \"a\" {\n  serves = objective.|\n}\n", "[objective.] objective.visits objective.rides"},
		{"tactic \"a\" {\n  supports = [|]\n}\n", "[] tactic.posters"},
		{"tactic \"posters\" {\n  supports = [|]\n}\n", "[] tactic.NAME"},
		{"tactic \"a\" {\n  consulted = |\n}\n", "[] + local.team discipline.pr person.ana - local.boss"},

		{"tactic \"a\" {\n  status = |\n}\n", "[] proposed planned live done standby dropped tbd tbd(\"…\")"},
		{"tactic \"a\" {\n  status = \"pl|\"\n}\n", "[pl] proposed planned live done standby dropped"},
		{"tactic \"a\" {\n  status = \"pl|\n}\n", "[pl] proposed planned live done standby dropped"},
		{"tactic \"a\" {\n  affects = [\"rebrand\", |\n}\n", "[] + url_change embargo - rebrand"},
		{"objective \"a\" {\n  primary = |\n}\n", "[] + true false - \"true\""},
		{"tactic \"a\" {\n  start = |\n}\n", "[] + campaign.launch 2027-03-01 before tactic.posters.start - campaign.budget"},
		{"tactic \"a\" {\n  start = \"2027|\"\n}\n", "[2027] + 2027-03-01 2027-04-02"},
		{"tactic \"a\" {\n  start = before(|\n}\n", "[] + campaign.launch 2027-03-01"},
		{"tactic \"a\" {\n  start = before(campaign.launch, |\n}\n", "[] + 2w discipline.pr.lead_time - campaign.launch"},
		{"tactic \"a\" {\n  start = bef|(campaign.launch, \"2w\")\n}\n", "[bef] before after values coalesce"},
		{"tactic \"a\" {\n  start = campaign.|\n}\n", "[] start end launch budget title spring"},
		{"tactic \"a\" {\n  budget = campaign.budget * |\n}\n", "[] + local.share campaign.budget sum objective.rides.target - campaign.launch"},
		{"tactic \"a\" {\n  budget = objective.rides.|\n}\n", "[] target title"},
		{"tactic \"a\" {\n  budget = local.|\n}\n", "[] share"},
		{"tactic \"a\" {\n  budget = |  200\n}\n", "nothing"},
		{"metric \"a\" {\n  frequency = |\n}\n", "[] + 1w discipline.pr.lead_time"},

		{"rule \"r\" {\n  for_each = |\n}\n", "[] + tactics people - locals"},
		{"rule \"r\" {\n  for_each = tactics\n  condition = each.|\n}\n", "[] + discipline approver budget"},
		{"rule \"r\" {\n  for_each = tactics\n  condition = each.owner.|\n}\n", "[] role disciplines party contact approval_lead_time title note name campaign"},
		{"rule \"r\" {\n  for_each = tactics\n  when = each.discipline == |\n}\n", "[] discipline.pr discipline.events null"},
		{"rule \"r\" {\n  for_each = tactics\n  message = \"The ${each.|\n}\n", "[] + title discipline"},
		{"rule \"r\" {\n  for_each = tactics\n  when = each.status == \"|\"\n}\n", "[] proposed planned live done standby dropped"},
		{"rule \"r\" {\n  example \"|\" {\n  }\n}\n", "[] good bad"},
		{"rule \"r\" {\n  example \"bad\" {\n    |\n  }\n}\n", "[] + tactic person - rule locals"},
		{"rule \"r\" {\n  example \"bad\" {\n    objective \"own\" {\n    }\n    tactic \"a\" {\n      serves = [|]\n    }\n  }\n}\n", "[] objective.own objective.visits objective.rides"},
		{"moved {\n  from = |\n  to = tactic.posters\n}\n", "[] tactic.NAME"},
		{"moved {\n  to = tactic.|\n}\n", "[] posters"},
		{"tactic \"a\" {\n  note = \"a |\"\n}\n", "nothing"},
	} {
		s, file, offset := completing(t, c.at)
		got := Complete(s, file, offset)
		if problem := compare(s, file, got, c.want); problem != "" {
			t.Errorf("%q: %s", c.at, problem)
		}
	}
}

func compare(s *lang.Snapshot, file string, got *Completion, want string) string {
	if got == nil {
		if want == "nothing" {
			return ""
		}
		return "nothing is offered, want " + want
	}
	var labels []string
	for _, one := range got.Candidates {
		labels = append(labels, one.Label)
	}
	all := "[" + s.Files[file].Text(got.Replace) + "] " + strings.Join(labels, " ")
	words := strings.Fields(want)
	if len(words) < 2 || words[1] != "+" {
		if all != want {
			return "got  " + all + "\nwant " + want
		}
		return ""
	}
	if !strings.HasPrefix(all, words[0]) {
		return "replaces " + all + ", want " + words[0]
	}
	expected := true
	for _, w := range words[2:] {
		if w == "-" {
			expected = false
		} else if slices.Contains(labels, w) != expected {
			return w + " in: " + all
		}
	}
	return ""
}
