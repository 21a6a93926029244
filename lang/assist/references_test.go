package assist

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/discovery"
)

// several is a workspace with a plan of its own, a programme with a campaign in
// it, and another campaign.
var several = map[string]string{
	"who.plan.hcl": `discipline "pr" {}
discipline "Big Events" {}
stage "try" { order = 1 }
locals {
  share = 0.4
}
rule "own" {
  for_each  = tactics
  condition = each.discipline == discipline.pr
  message   = "Not ${discipline.pr.title}."
  example "good" {
    tactic "x" { discipline = discipline.pr }
  }
  example "bad" {
    discipline "pr" {}
    tactic "x" { discipline = discipline.pr }
  }
}
`,
	"year/year.plan.hcl": `campaign "year" {
  start  = "2027-01-01"
  budget = 100000 * local.share
}
review "kickoff" {
  on        = campaign.start
  attendees = [discipline.pr, discipline.big_events]
}
waiver "rule.own" { covers = discipline.pr }
`,
	"year/spring/spring.plan.hcl": `campaign "spring" {
  start = campaign.year.start
}
tactic "show" {
  discipline = discipline["pr"]
  title      = "With ${upper(discipline.pr.title)} and [for pr in x : pr]"
  note       = <<-EOT
    About ${discipline.pr.title}.
  EOT
  effort     = 10 * local.share
  start      = campaign.start
}
`,
	"other/other.plan.hcl": `campaign "other" {}
discipline "pr" {}
tactic "a" { discipline = discipline.pr }
`,
}

func load(files map[string]string) *lang.Snapshot {
	edits := map[string][]byte{}
	for name, src := range files {
		edits[name] = []byte(src)
	}
	return lang.Empty(nil).With(edits)
}

// targetAt is what is named where a text with a bar for the caret stands.
func targetAt(t *testing.T, s *lang.Snapshot, file, at string) *Target {
	t.Helper()
	before, after, _ := strings.Cut(at, "|")
	i := strings.Index(s.Files[file].Content, before+after)
	if i < 0 {
		t.Fatalf("%s has no %q", file, before+after)
	}
	return CursorAt(s, file, i+len(before)).Target()
}

func TestUses(t *testing.T) {
	s := load(several)
	for _, try := range []struct{ file, at, want string }{
		{"who.plan.hcl", `discipline "p|r" {}`, "!who:1 pr, who:9 discipline.pr, who:10 discipline.pr, year:7 discipline.pr, year:9 discipline.pr, spring:5 discipline[\"pr, spring:6 discipline.pr, spring:8 discipline.pr"},
		{"year/year.plan.hcl", `discipline.big_e|vents`, "!who:2 Big Events, year:7 discipline.big_events"},
		{"year/year.plan.hcl", `local.sh|are`, "!who:5 share, year:3 local.share, spring:10 local.share"},
		{"who.plan.hcl", `sha|re = 0.4`, "!who:5 share, year:3 local.share, spring:10 local.share"},
		{"year/year.plan.hcl", `campa|ign.start`, "!year:1 year, year:6 campaign, spring:2 campaign.year"},
		{"year/year.plan.hcl", `campaign.sta|rt`, "!year:2 start, year:6 campaign.start, spring:2 campaign.year.start"},
		{"year/spring/spring.plan.hcl", `campaign "spr|ing"`, "!spring:1 spring, spring:11 campaign"},
		{"year/year.plan.hcl", `"rule.o|wn"`, "!who:7 own, year:9 rule.own"},
		{"other/other.plan.hcl", `discipline "p|r"`, "!other:2 pr, other:3 discipline.pr"},
		{"other/other.plan.hcl", `|campaign`, "!other:1 other"},
	} {
		var got []string
		for _, u := range Uses(s, targetAt(t, s, try.file, try.at)) {
			path := strings.Split(strings.TrimSuffix(u.At.Filename, discovery.Suffix), "/")
			mark := map[bool]string{true: "!"}[u.Declares]
			got = append(got, fmt.Sprintf("%s%s:%d %s", mark, path[len(path)-1], u.At.Start.Line, s.Files[u.At.Filename].Text(u.At)))
		}
		if diff := cmp.Diff(try.want, strings.Join(got, ", ")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", try.at, diff)
		}
	}
}

func TestNothingIsNamed(t *testing.T) {
	s := load(several)
	for _, at := range []string{"upp|er(", "<|<-EOT", "disci|pline = discipline[", "Abo|ut"} {
		if target := targetAt(t, s, "year/spring/spring.plan.hcl", at); target != nil {
			t.Errorf("%s: %+v", at, target)
		}
	}
}
