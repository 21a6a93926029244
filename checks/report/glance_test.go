package report_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/checks/report"
	"github.com/plan-as-code/plan/lang"
)

func judged(t *testing.T, src string) (*lang.Snapshot, *checks.Result) {
	t.Helper()
	s := lang.Empty(checks.Vocabulary(book.Rules)).With(map[string][]byte{"a.plan.hcl": []byte(src)})
	return s, checks.Run(s, book.Rules, checks.Options{})
}

// What follows from the rest of the plan is shown with what it follows from.
func TestCardOfWhatFollows(t *testing.T) {
	s, r := judged(t, `
objective "o" {
  statement = "1,200 rides"
  metric    = metric.m
  playback {
    by           = discipline.a
    on           = "2027-02-02"
    text         = "So"
    confirmed_by = person.ana
  }
}
metric "m" {}
discipline "a" { title = "PR" }
person "ana" { title = "Ana Ruiz" }
tactic "t" {
  discipline = discipline.a
  serves     = [objective.o]
  budget     = 1200
  contribution {
    metric   = metric.m
    expected = 40
  }
}
commitment "c" {
  by        = discipline.a
  objective = objective.o
}
`)
	for address, want := range map[string][]string{
		"objective.o":  {"agreed by Ana Ruiz and PR", "agreed on **2 February 2027 (Tuesday)** (by what was said back)"},
		"commitment.c": {"expected **40** (by its tactics) · budget **1,200** (by its tactics)"},
	} {
		card := report.Card(s, r, s.Element(address))
		for _, text := range want {
			if !strings.Contains(card, text) {
				t.Errorf("the card of %s does not say %q:\n%s", address, text, card)
			}
		}
	}
}

func TestFacts(t *testing.T) {
	s, r := judged(t, `
campaign "c" {
  start  = "2027-03-01"
  end    = "2027-06-30"
  budget = 10000
}
objective "o" {
  metric   = metric.m
  baseline = 100
  target   = 300
}
objective "empty" {}
metric "m" { unit = "rides" }
metric "unused" {}
discipline "a" {}
discipline "b" { capacity = 10 }
tactic "t" {
  discipline = discipline.a
  serves     = [objective.o]
  metrics    = [metric.m]
  start      = "2027-02-15"
  budget     = 2500
  contribution {
    metric   = metric.m
    expected = 50
  }
}
tactic "u" {
  discipline = discipline.b
  supports   = [tactic.t]
  requires   = [tactic.t]
  metrics    = [metric.m]
  effort     = 4
}
tactic "gone" {
  discipline = discipline.b
  serves     = [objective.o]
  status     = "dropped"
}
tactic "lost" { serves = [objective.nowhere] }
handoff "h" {
  due       = "2027-02-20"
  needed_by = [tactic.t, tactic.gone]
}
`)
	for address, want := range map[string]string{
		"campaign.c":      "3 tactics, 2 disciplines, €2,500 of €10,000",
		"objective.o":     "at least 2 tactics, 2 disciplines, €2,500 · at least 50 of 200 rides expected",
		"objective.empty": "", // the tactic "lost" may be for it
		"metric.m":        "measures 1 objective · 2 tactics · shared by a and b",
		"metric.unused":   "not used yet",
		"discipline.a":    "1 tactic, €2,500",
		"discipline.b":    "1 tactic, 4 of 10 person-days",
		"tactic.t":        "serves 1 objective · 1 tactic builds on it · starts 14 days before launch",
		"tactic.u":        "serves 1 objective",
		"tactic.gone":     "dropped",
		"tactic.lost":     "",
		"handoff.h":       `needed by 1 tactic · 5 days after the start of "t"`,
	} {
		if got := strings.Join(report.Glance(r, s.Element(address)), " · "); got != strings.ReplaceAll(want, "€", "") {
			t.Errorf("%s: %s", address, got)
		}
	}
}

func TestHints(t *testing.T) {
	s, _ := judged(t, `
campaign "c" {
  start     = "2027-03-01"
  launch    = "2027-04-01"
  freeze_on = "2027-02-01"
  budget    = 10000
}
locals { both = [discipline.a] }
discipline "a" { lead_time = "3w" }
tactic "t" {
  discipline = discipline.a
  start      = "2027-03-02"
  end        = before(campaign.launch, "1d")
  budget     = 250
  title      = "T ${1 + 1}"
  informed   = local.both
}
tactic "u" {
  start  = before(campaign.launch, "2w")
  budget = campaign.budget * 0.2
  end    = before(campaign.nowhere, "1d")
}
tactic "v" { start = "2027-04-05" }
`)
	for address, want := range map[string]string{
		"tactic.t": "Tuesday · 30 days before launch · 29 days of notice, 21 needed | = 31 March 2027 · Wednesday | 2.5% of the campaign's budget | = a | = T 2",
		"tactic.u": "= 18 March 2027 · Thursday | = 2,000",
		"tactic.v": "Monday · 4 days after launch",
	} {
		var texts []string
		all := func(report.HintKind) bool { return true }
		for _, h := range report.Hints(s.Element(address)) {
			texts = append(texts, strings.TrimPrefix(strings.ReplaceAll(h.Text(all, 100), "\u00a0", " "), "· "))
		}
		if got := strings.Join(texts, " | "); got != want {
			t.Errorf("%s: %s", address, got)
		}
	}
}

// Where there is little room, a remark says what matters most, and nothing that is cut.
func TestHintsFitTheirRoom(t *testing.T) {
	all := func(report.HintKind) bool { return true }
	h := report.Hint{Parts: []report.HintPart{{report.HintValue, "= 31 March 2027"}, {report.HintWeekday, "Wednesday"}, {report.HintNotice, "29 days of notice"}}}
	day := report.Hint{Parts: h.Parts[1:]}
	for room, want := range map[int][2]string{
		100: {"= 31 March 2027 · Wednesday · 29 days of notice", "· Wednesday · 29 days of notice"},
		47:  {"= 31 March 2027 · Wednesday · 29 days of notice", "· Wednesday · 29 days of notice"},
		46:  {"= 31 March 2027 · Wednesday", "· Wednesday · 29 days of notice"},
		30:  {"= 31 March 2027 · Wednesday", "· Wednesday"},
		15:  {"= 31 March 2027", "· Wednesday"},
		11:  {"", "· Wednesday"},
		10:  {"", ""},
		-5:  {"", ""},
	} {
		for i, hint := range []report.Hint{h, day} {
			if got := strings.ReplaceAll(hint.Text(all, room), "\u00a0", " "); got != want[i] {
				t.Errorf("in a room of %d: %q, not %q", room, got, want[i])
			}
		}
	}
}

// Whoever cuts a remark at its marks cuts no title of the plan.
func TestHintsTellMarksFromTitles(t *testing.T) {
	h := report.Hint{Parts: []report.HintPart{{report.HintValue, "= Spring · ride first"}, {report.HintShare, "5%"}}}
	text := h.Text(func(report.HintKind) bool { return true }, 100)
	if parts := strings.Split(text, "\u00a0·\u00a0"); len(parts) != 2 || strings.Contains(text, " ") {
		t.Errorf("%q", text)
	}
}

// Whatever the plan, every element has its card, facts, hints and trace.
func TestCardsOfAllPlans(t *testing.T) {
	const dir = "../../testdata/plans"
	folders, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range folders {
		s, err := lang.Load(os.DirFS(dir+"/"+folder.Name()), ".", checks.Vocabulary(book.Rules))
		if err != nil {
			t.Fatal(err)
		}
		r := checks.Run(s, book.Rules, checks.Options{})
		for _, p := range s.Plans() {
			for _, e := range p.All {
				show(t, s, r, e)
			}
		}
	}
}

func show(t *testing.T, s *lang.Snapshot, r *checks.Result, e lang.Element) {
	t.Helper()
	texts := []string{report.Card(s, r, e), strings.Join(report.Glance(r, e), "\n"), report.TraceOf(s, e).Text(), report.TraceOf(s, e).Markdown(), fmt.Sprint(report.Hints(e))}
	for _, a := range lang.Attributes(e) {
		texts = append(texts, report.AttributePage(e.Kind().Name, a.Attr, report.ValueHere(e, a.At)), report.AskedPage(e, &a))
	}
	for _, text := range texts {
		if strings.Contains(text, "%!") {
			t.Errorf("%s: %s", e.Address(), text)
		}
	}
}
