package assist

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/syntax"
)

// nothingAgreed is for workspaces without an agreement.
func nothingAgreed(lang.Element) bool { return false }

// renamed is what the files say after a rename, or why there is none.
func renamed(t *testing.T, files map[string]string, file, at, better string) (map[string]string, string) {
	t.Helper()
	s := load(files)
	edits, err := Rename(s, targetAt(t, s, file, at), better, nothingAgreed)
	if err != nil {
		return nil, err.Error()
	}
	after := map[string]string{}
	for name, f := range s.Files {
		out, err := syntax.Apply(f.Src, name, edits)
		if err != nil {
			t.Fatal(err)
		}
		after[name] = string(out)
	}
	return after, ""
}

func TestRename(t *testing.T) {
	after, problem := renamed(t, several, "who.plan.hcl", `discipline "p|r" {}`, "press")
	if problem != "" {
		t.Fatal(problem)
	}
	want := map[string]string{}
	for name, src := range several {
		want[name] = src
		if !strings.HasPrefix(name, "other") {
			want[name] = strings.NewReplacer("discipline.pr", "discipline.press", `discipline["pr"]`, `discipline["press"]`, `discipline "pr" {}`+"\ndiscipline", `discipline "press" {}`+"\ndiscipline").Replace(src)
		}
	}
	for _, own := range []string{"    discipline \"pr\" {}", "{ discipline = discipline.pr }\n  }\n}"} { // of an example whose rule names it
		want["who.plan.hcl"] = strings.Replace(want["who.plan.hcl"], own, strings.NewReplacer(`"pr"`, `"press"`, ".pr", ".press").Replace(own), 1)
	}
	if diff := cmp.Diff(want, after); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// The example of a rule that does not name an element may declare another one of that name.
func TestRenameLeavesExamples(t *testing.T) {
	const own = "  example \"bad\" {\n    discipline \"pr\" {}\n    tactic \"x\" { discipline = discipline.pr }\n  }\n"
	after, problem := renamed(t, map[string]string{"a.plan.hcl": "discipline \"pr\" {}\nrule \"own\" {\n  condition = each.owner != null\n" + own + "}\n"},
		"a.plan.hcl", `discipline "p|r" {}`, "press")
	if problem != "" || !strings.Contains(after["a.plan.hcl"], own) || !strings.HasPrefix(after["a.plan.hcl"], `discipline "press"`) {
		t.Errorf("%s%s", problem, after["a.plan.hcl"])
	}
}

func TestRenameOthers(t *testing.T) {
	files := map[string]string{
		"a.plan.hcl": `campaign "spring" {
  launch = "2027-04-01"
  start  = before(campaign.launch, local.lead)
}
locals { lead = "6w" }
tactic "Web Inar" { start = campaign.spring.launch }
tactic "next" { requires = [tactic.web_inar] }
moved {
  from = tactic.seminar
  to   = tactic.next
}
waiver "rule.own" { covers = tactic.next }
rule "own" {}
`,
	}
	for _, try := range []struct{ at, better, old, new string }{
		{`local.le|ad`, "time", "lead", "time"},
		{`campaign "spr|ing"`, "summer", "spring", "summer"},
		{`campaign.spr|ing`, "summer", "spring", "summer"},
		{`tactic.web_i|nar`, "webinar", "tactic.web_inar|Web Inar", "tactic.webinar|webinar"},
		{`tactic "ne|xt"`, "later", "tactic.next|\"next\"", "tactic.later|\"later\""},
		{`rule "o|wn"`, "ours", "own", "ours"},
		{`"rule.o|wn"`, "ours", "own", "ours"},
	} {
		after, problem := renamed(t, files, "a.plan.hcl", try.at, try.better)
		want := files["a.plan.hcl"]
		news := strings.Split(try.new, "|")
		for i, old := range strings.Split(try.old, "|") {
			want = strings.ReplaceAll(want, old, news[i])
		}
		if diff := cmp.Diff(want, after["a.plan.hcl"]); diff != "" {
			t.Errorf("%s: %s (-want +got):\n%s", try.at, problem, diff)
		}
	}
}

func TestRenameRefuses(t *testing.T) {
	files := map[string]string{
		"top.plan.hcl":      "metric \"rides\" {}\nreview \"kickoff\" {}\nlocals {\n  share = 1\n}\nwaiver \"owner-missing\" {}\n",
		"a/a.plan.hcl":      "campaign \"a\" {}\nmetric \"visits\" {\n  title = \"Visits to the shop\"\n}\nreview \"start\" {}\nlocals {\n  part = local.share\n}\ntactic \"t\" { stages = [stage.trial] }\n",
		"a/b/b.plan.hcl":    "campaign \"b\" {}\nrecommendation \"r\" { review = review.kickoff }\ntactic \"two\" { effort = local.share }\n",
		"c/c.plan.hcl":      "campaign \"c\" {}\ntactic \"free\" {}\ntactic \"broken\" {\n  title = \"x\n}\n",
		"c/other.plan.hcl":  "goal \"g\" {\n  target = 1\n  target = 2\n}\n",
		"d/latin.plan.hcl":  "campaign \"d\" {}\n",
		"d/broken.plan.hcl": "\xff\xfe",
	}
	for _, try := range []struct{ file, at, better, want string }{
		{"a/a.plan.hcl", `"vis|its"`, "Shop visits", `The name "Shop visits" has characters that a name cannot have. Use lower-case letters, digits and underscores, starting with a letter, such as shop_visits.`},
		{"a/a.plan.hcl", `"vis|its"`, " ", `A name needs a letter at least. Use lower-case letters, digits and underscores, starting with a letter.`},
		{"a/a.plan.hcl", `"vis|its"`, "rides", `The name rides is taken: the metric "rides" (top.plan.hcl, line 1) has it, within reach of the metric "Visits to the shop" (a/a.plan.hcl, line 2).`},
		{"a/a.plan.hcl", `"a|"`, "launch", `A campaign cannot be called launch, because campaign.launch is the campaign's own launch.`},
		{"a/a.plan.hcl", `"sta|rt"`, "kickoff", `The name kickoff is taken: the review "kickoff" (top.plan.hcl, line 2) has it, within reach of the review "start" (a/a.plan.hcl, line 5).`},
		{"a/a.plan.hcl", `pa|rt = `, "share", `The name share is taken: the local value share (top.plan.hcl, line 4) has it, within reach of the local value part (a/a.plan.hcl, line 7).`},
		{"a/a.plan.hcl", `stage.tri|al`, "test", `The stage "trial" belongs to the language; declare stages of your own to call them otherwise.`},
		{"top.plan.hcl", `"owner-m|issing"`, "test", `owner-missing is the id of a rule and stays as it is.`},
		{"c/c.plan.hcl", `"bro|ken"`, "whole", `The file c/c.plan.hcl cannot be read completely, so it is not sure where it uses this name. Mend line 4 of it first: `},
		{"c/c.plan.hcl", `"fr|ee"`, "broken", `The file c/c.plan.hcl cannot be read completely`},
		{"c/other.plan.hcl", `"g|"`, "growth", `The file c/other.plan.hcl cannot be read completely`},
		{"top.plan.hcl", `"ri|des"`, "trips", `The file d/broken.plan.hcl cannot be read completely`},
		{"d/latin.plan.hcl", `"d|"`, "e", `The file d/broken.plan.hcl cannot be read completely`},
	} {
		if _, problem := renamed(t, files, try.file, try.at, try.better); !strings.HasPrefix(problem, try.want) || try.want == "" {
			t.Errorf("%s: %s", try.at, problem)
		}
	}
}

// A name that each plan may use again is taken only where it leads elsewhere.
func TestRenameReusesNames(t *testing.T) {
	files := map[string]string{
		"top.plan.hcl": "review \"kickoff\" {}\n",
		"a.plan.hcl":   "review \"end\" {}\nrecommendation \"r\" { review = review.end }\n",
		"a/a.plan.hcl": "campaign \"a\" {}\nreview \"start\" {}\nrecommendation \"r\" { review = review.start }\n",
	}
	if _, problem := renamed(t, files, "a/a.plan.hcl", `"sta|rt"`, "kickoff"); problem != "" {
		t.Error(problem)
	}
	if _, problem := renamed(t, files, "a.plan.hcl", `"en|d"`, "start"); problem != "" {
		t.Error(problem)
	}
}

// Where an agreement knows an element by its name, the renaming says where it went.
func TestRenameOfWhatIsAgreed(t *testing.T) {
	s := load(map[string]string{"a.plan.hcl": "tactic \"tour\" {}\n"})
	for agreed, want := range map[bool]string{
		false: "tactic \"ride\" {}\n",
		true:  "tactic \"ride\" {}\n\nmoved {\n  from = tactic.tour\n  to   = tactic.ride\n}\n",
	} {
		edits, err := Rename(s, targetAt(t, s, "a.plan.hcl", `"to|ur"`), "ride", func(lang.Element) bool { return agreed })
		if err != nil {
			t.Fatal(err)
		}
		if out, err := syntax.Apply(s.Files["a.plan.hcl"].Src, "a.plan.hcl", edits); err != nil || string(out) != want {
			t.Errorf("agreed: %v: the plan becomes\n%s%v", agreed, out, err)
		}
	}
}

// A name is free where nobody reaches the other element that has it, and taken where a
// reference in a campaign below would lead to that.
func TestRenameWithinReach(t *testing.T) {
	files := map[string]string{
		"top.plan.hcl": "review \"end\" {}\n",
		"a/a.plan.hcl": "campaign \"a\" {}\ntactic \"x\" {}\nreview \"start\" {}\nrecommendation \"r\" { review = review.end }\n",
		"b/b.plan.hcl": "campaign \"b\" {}\ntactic \"y\" {}\n",
	}
	if _, problem := renamed(t, files, "a/a.plan.hcl", `tactic "|x"`, "y"); problem != "" {
		t.Error(problem)
	}
	if _, problem := renamed(t, files, "top.plan.hcl", `"en|d"`, "start"); !strings.HasPrefix(problem, "The name start is taken") {
		t.Errorf("%q", problem)
	}
}
