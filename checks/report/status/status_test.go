package status_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/checks/report/status"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// pageOf is the page of a plan on a day.
func pageOf(t *testing.T, day, text string) *status.Page {
	t.Helper()
	s := lang.Empty(book.Vocabulary).With(map[string][]byte{"a.plan.hcl": []byte(text)})
	on, ok := lang.ParseDate(day)
	if !ok {
		t.Fatal(day)
	}
	return status.PageOf(status.Source{Snapshot: s, Result: checks.Run(s, book.Rules, checks.Options{AsOf: on}), Wants: func(string) bool { return true }})
}

const frame = `campaign "spring" {
  start    = "2027-04-01"
  end      = "2027-06-30"
  currency = "EUR"
  budget   = 1000
}
metric "rides" {}
milestone "opened" {
  on = "2027-05-01"
`

func objective(lines string) string {
	return frame + "}\nobjective \"rides\" {\n  metric = metric.rides\n  baseline = 0\n  target = 900\n" + lines + "}\n"
}

func reading(on, value string) string {
	return "reading \"r" + on + "\" {\n  metric = metric.rides\n  on = \"" + on + "\"\n  value = " + value + "\n}\n"
}

// How an objective stands, in a word, and in a sentence for those who do not know the plan.
func TestHowObjectivesStand(t *testing.T) {
	for name, x := range map[string]struct {
		day, plan string
		state     status.State
		late      int
		sentence  string
		summary   string
	}{
		"before the launch": {"2027-03-01", objective(""), status.NotBegun, 0, "It begins with the launch on 1 April 2027.", "The objective has not begun."},
		"not measured":      {"2027-05-01", objective(""), status.NoReading, 0, "Nothing has been measured since the launch.", "The objective has not been measured since the launch."},
		"as planned": {"2027-05-02", objective("") + reading("2027-05-01", "300"), status.OnTrack, 0, "It stood at 300 of 900 on 1 May 2027, as planned.",
			"The objective is on track."},
		"three weeks behind": {"2027-05-12", objective("") + reading("2027-05-11", "190"), status.Behind, 21,
			"Three weeks behind. It stood at 190 of 900 on 11 May 2027, and should have been at 400.", "The objective is three weeks behind."},
		"worse than at the start": {"2027-05-12", objective("") + reading("2027-05-11", "-5"), status.Behind, 40,
			"Six weeks behind. It stood at -5 of 900 on 11 May 2027, and should have been at 400.", "The objective is six weeks behind."},
		"reached early": {"2027-05-12", objective("") + reading("2027-05-11", "950"), status.Reached, 0, "It stood at 950 of 900 on 11 May 2027, ahead of the 400 that the plan asks for by then.", "The objective is reached."},
		"missed":        {"2027-07-12", objective("") + reading("2027-07-01", "500"), status.Missed, 41, "Six weeks behind. It stood at 500 of 900 on 1 July 2027, and should have been at 900.", "The objective has missed its target."},
		"nearly":        {"2027-07-12", objective("") + reading("2027-07-01", "880"), status.Missed, 0, "It stood at 880 of 900 on 1 July 2027, and should have been at 900.", "The objective has missed its target."},
		"a step":        {"2027-05-22", objective("  step {\n    by = \"2027-05-11\"\n    target = 100\n  }\n") + reading("2027-05-21", "75"), status.Behind, 20, "Three weeks behind. It stood at 75 of 900 on 21 May 2027, and should have been at 260.", "The objective is three weeks behind."},
		"no metric":     {"2027-05-22", frame + "}\nobjective \"fame\" {}\n", status.Unclear, 0, "Whether it is on track cannot be told: it names nothing to measure it by.", "The objective cannot be judged: it names nothing to measure it by."},
		"no target":     {"2027-05-22", strings.Replace(objective(""), "  target = 900\n", "", 1), status.Unclear, 0, "Whether it is on track cannot be told: it names no target.", "The objective cannot be judged: it names no target."},
		"open":          {"2027-05-22", strings.Replace(objective(""), "900", "tbd", 1), status.Unclear, 0, "Whether it is on track cannot be told: something about it is still to be decided, or cannot be read.", "The objective cannot be judged: something about it is still to be decided, or cannot be read."},
		"a milestone":   {"2027-05-22", frame + "  reached_on = \"2027-05-02\"\n}\nobjective \"open\" { reached_by = milestone.opened }\n", status.Reached, 0, `The milestone "opened" was reached on 2 May 2027.`, "The objective is reached."},
		"no milestone":  {"2027-05-22", frame + "}\nobjective \"open\" { reached_by = milestone.opened }\n", status.Behind, 0, `The milestone "opened" has not been reached.`, "The objective is behind."},
		"falling": {"2027-05-12", strings.NewReplacer("baseline = 0", "baseline = 900", "target = 900", "target = 0").Replace(objective("")) + reading("2027-05-11", "710"), status.Behind, 21,
			"Three weeks behind. It stood at 710 of 0 on 11 May 2027, and should have been at 500.", "The objective is three weeks behind."},
	} {
		t.Run(name, func(t *testing.T) {
			c := pageOf(t, x.day, x.plan).Campaigns[0]
			o := c.Objectives[0]
			if o.State != x.state || o.Late != x.late || o.Sentence != x.sentence || c.Summary != x.summary || c.State != x.state {
				t.Errorf("it is %s, %d days late: %q; %q", o.State, o.Late, o.Sentence, c.Summary)
			}
		})
	}
}

// Several objectives are counted, and the worst is that of the campaign.
func TestHowCampaignsStand(t *testing.T) {
	second := "objective \"b\" {\n  metric = metric.rides\n  baseline = 0\n  target = 90\n}\n"
	for _, x := range []struct {
		plan, want string
		state      status.State
	}{
		{objective("") + second, "Neither objective has been measured since the launch.", status.NoReading},
		{objective("") + second + reading("2027-05-11", "200"), "Of two objectives, one is three weeks behind and one is reached.", status.Behind},
		{objective("") + second + reading("2027-05-11", "400"), "Of two objectives, one is on track and one is reached.", status.OnTrack},
		{objective("") + second + reading("2027-05-11", "900"), "Both objectives are reached.", status.Reached},
		{frame + "}\n", "This plan names no objective, so nobody can tell whether it is on track.", status.Unclear},
	} {
		if c := pageOf(t, "2027-05-12", x.plan).Campaigns[0]; c.Summary != x.want || c.State != x.state {
			t.Errorf("it is %s: %q", c.State, c.Summary)
		}
	}
}

// A column in which nothing stands is left out, and so is a picture without a bar.
func TestNothingIsShownOfNothing(t *testing.T) {
	page, err := pageOf(t, "2027-05-12", frame+"}\ntactic \"t\" { title = \"Tour\" }\n").HTML(t.Context())
	if err != nil || strings.Contains(page, "<svg") || !strings.Contains(page, "No tactic has a date yet.") || strings.Contains(page, ">Cost</th>") || strings.Contains(page, ">Spent</th>") {
		t.Errorf("%v, and:\n%s", err, page)
	}
	page, _ = pageOf(t, "2027-05-12", frame+"}\ntactic \"t\" {\n  budget = 5\n  end = \"2027-06-01\"\n}\n").HTML(t.Context())
	if !strings.Contains(page, "<svg") || strings.Contains(page, "No tactic has a date") || !strings.Contains(page, ">Cost</th>") || strings.Contains(page, ">Who</th>") {
		t.Error(page)
	}
}

// What begins with words from right to left and ends with ours is read from left to right.
func TestOrderOfWords(t *testing.T) {
	page, err := pageOf(t, "2027-05-12", frame+"}\ntactic \"t\" {\n  title = \"אביב\"\n  end = \"2027-05-14\"\n}\n").HTML(t.Context())
	if err != nil || !strings.Contains(page, `<bdi dir="ltr">&#34;אביב&#34; ends</bdi>`) || !strings.Contains(page, "<bdi>אביב</bdi>") {
		t.Errorf("%v, and:\n%s", err, page)
	}
}

// What is to be decided of one element is one decision, in nouns; a review that is held often stands
// once among what happens; and one thing is no number of things.
func TestWhatIsSaidOnce(t *testing.T) {
	c := pageOf(t, "2027-05-12", frame+`}
discipline "pr" { title = "PR" }
review "daily" {
  every = "1d"
  from  = "2027-05-01"
  until = "2027-05-20"
}
input "text" { title = "The text" }
tactic "t" {
  title      = "Tour"
  discipline = discipline.pr
  requires   = [input.text]
  start      = tbd
  end        = tbd
  serves     = tbd
}
`).Campaigns[0]
	var decisions, events []string
	for i := range c.Decisions {
		decisions = append(decisions, c.Decisions[i].What)
	}
	for i := range c.Events {
		events = append(events, c.Events[i].On+" "+c.Events[i].What)
	}
	if got := strings.Join(decisions, "\n"); got != "Daily, every day\nStart, end and objective of the tactic \"Tour\"" {
		t.Error(got)
	}
	if got := strings.Join(events, "\n"); got != "2027-05-01 Opened\n2027-05-12 Daily, every day until 20 May 2027" {
		t.Error(got)
	}
	if text := pageText(c); !strings.Contains(text, "The one thing that somebody waits for has not arrived.") {
		t.Error(text)
	}
}

// pageText is a campaign as a page of text.
func pageText(c *status.Campaign) string {
	return (&status.Page{Campaigns: []*status.Campaign{c}}).Markdown()
}

// Of what nobody knows there is no rest, and of a budget that is planned to the end there is none.
func TestRestOfTheBudget(t *testing.T) {
	for lines, want := range map[string]string{"budget = 600": "| Not planned yet | €400 |", "budget = 1000": "", "budget = tbd": "", "budget = 1200": "| Planned beyond the budget | €200 |"} {
		c := pageOf(t, "2027-05-12", frame+"}\ntactic \"t\" {\n  "+lines+"\n}\n").Campaigns[0]
		text := pageText(c)
		if want == "" && (strings.Contains(text, "Not planned yet") || strings.Contains(text, "beyond")) || !strings.Contains(text, want) || (c.Money.Planned == nil) != (lines == "budget = tbd") {
			t.Errorf("%s: %v, and:\n%s", lines, c.Money.Planned, text)
		}
	}
}

// What is planned, of how much, and what went out.
func TestMoneyInWords(t *testing.T) {
	tactic := func(lines string) string { return "}\ntactic \"t\" {\n" + lines + "}\n" }
	for want, plan := range map[string]string{
		"The budget is €1,000; no tactic says what it costs. Nothing is noted as spent yet.":                 frame + "}\n",
		"€600 of the budget of €1,000 is planned. Nothing is noted as spent yet.":                            frame + tactic("  budget = 600\n"),
		"€1,200 of the budget of €1,000 is planned, €200 more than there is. Nothing is noted as spent yet.": frame + tactic("  budget = 1200\n"),
		"€600 to €800 of the budget of €1,000 is planned. Nothing is noted as spent yet.":                    frame + tactic("  budget = 600\n  budget_most = 800\n"),
		"€600 of the budget of €1,000 is planned. €250 has been spent.":                                      frame + tactic("  budget = 600\n") + "spend \"s\" {\n  of = tactic.t\n  amount = 250\n  on = \"2027-04-03\"\n}\n",
		"What is planned costs €1,500; the budget is not known yet. Nothing is noted as spent yet.":          strings.Replace(frame, "  budget   = 1000\n", "  budget   = tbd\n", 1) + tactic("  budget = 1500\n"),
		"What is planned costs €1.5 million; the plan names no budget. Nothing is noted as spent yet.":       strings.Replace(frame, "  budget   = 1000\n", "", 1) + tactic("  budget = 1500000\n"),
		"The plan does not say what anything costs.":                                                         strings.Replace(frame, "  budget   = 1000\n", "", 1) + "}\n",
		"What the tactics cost is still open; the budget is €1,000. Nothing is noted as spent yet.":          frame + tactic("  budget = tbd\n"),
	} {
		if got := pageOf(t, "2027-05-12", plan).Campaigns[0].Money.Sentence; got != want {
			t.Errorf("it says %q, not %q", got, want)
		}
	}
}

// Whoever reads that something of a plan is to be decided reads a noun, whatever the plan
// calls it.
func TestUndecidedAreNouns(t *testing.T) {
	seen := map[string]bool{}
	for _, k := range lang.Kinds() {
		if !k.MayBeUndecided() {
			continue
		}
		for _, a := range k.Attrs {
			seen[a.Name] = true
		}
		for _, b := range k.Blocks {
			for _, a := range b.Attrs {
				seen[a.Name] = true
			}
		}
	}
	verb := []string{"serves", "supports", "carries", "covers", "affects", "amplifies", "answers", "threatens", "contradicts", "requires", "consulted", "informed", "decides", "adds", "drops", "wants", "occurs", "every", "when", "why", "what"}
	for name := range seen {
		noun := prose.Noun(name)
		last := noun[strings.LastIndex(noun, " ")+1:]
		if slices.Contains(verb, noun) || slices.Contains([]string{"by", "on", "from", "until", "within", "per", "of", "with", "as"}, last) {
			t.Errorf("%s is called %q, which is no noun", name, noun)
		}
	}
	if len(seen) < 100 {
		t.Errorf("%d attributes", len(seen))
	}
}

// What to do is said without the text of plans.
func TestAdviceIsInWords(t *testing.T) {
	page := pageOf(t, "2027-02-01", `
objective "awareness" {
  title = "Awareness"
}

tactic "flyer" {
}
`)
	said := map[string]string{}
	for _, f := range page.Campaigns[0].Findings {
		said[f.Rule] = f.Fix
		if strings.Contains(f.Fix, " = ") {
			t.Errorf("%s: %s", f.Rule, f.Fix)
		}
	}
	for rule, want := range map[string]string{
		"orphan-tactic":            "Let it serve Awareness, or drop the tactic \"Flyer\"",
		"objective-without-metric": "Add its metric, or say that its metric, target and deadline are to be decided",
	} {
		if !strings.HasPrefix(said[rule], want) {
			t.Errorf("%s: %q", rule, said[rule])
		}
	}
}

// So it is whatever is found in the example of any rule.
func TestAdviceOfAllRulesIsInWords(t *testing.T) {
	example := regexp.MustCompile("(?ms)^```hcl[^\n]*\n(.*?)^```$")
	quoted := regexp.MustCompile(`"[^"]*"`)
	var named []string
	for _, k := range lang.Kinds() {
		for _, a := range k.Attrs {
			if strings.Contains(a.Name, "_") {
				named = append(named, a.Name)
			}
		}
	}
	text := regexp.MustCompile(` = |NAME|YYYY|PERCENT|\b(?:` + strings.Join(named, "|") + `)\b|\b(?:goal|objective|tactic|metric|person|discipline|channel)\.[a-z]`)
	said := map[string]bool{}
	for _, r := range book.Rules {
		if r.Language() { // is about the text
			continue
		}
		bad, _, _ := strings.Cut(r.Page.Text, "*Fixed:*")
		for _, m := range example.FindAllStringSubmatch(bad, -1) {
			for _, c := range pageOf(t, "2027-02-01", m[1]).Campaigns {
				for _, f := range c.Findings {
					if said[f.Fix] = true; text.MatchString(quoted.ReplaceAllString(f.Fix, "")) {
						t.Errorf("%s: %s", f.Rule, f.Fix)
					}
				}
			}
		}
	}
	if len(said) < 100 {
		t.Errorf("%d pieces of advice", len(said))
	}
}

// What is true of all stands above the table, and not once more in each of its rows.
func TestWhatIsTrueOfAllIsSaidAbove(t *testing.T) {
	open := "objective \"fame\" {}\nobjective \"trust\" {}\ntactic \"t\" {}\ntactic \"u\" {}\n"
	for _, x := range []struct {
		plan      string
		has, not  []string
		mentioned int // of "to measure"
	}{
		{open, []string{"Neither objective can be judged: they name nothing to measure them by.", "No tactic has a date yet."}, []string{"no dates yet"}, 1},
		{strings.ReplaceAll(open, "\" {}\ntactic", "\" {\n  start = tbd\n}\ntactic") + "tactic \"v\" { start = tbd }\n", []string{"No tactic has a date yet.", "dates to be decided", "no dates yet"}, nil, 1},
		{"tactic \"t\" { start = tbd }\ntactic \"u\" { end = tbd }\n", []string{"The dates of all tactics are to be decided."}, []string{"| dates to be decided"}, 0},
		{"objective \"fame\" {}\nobjective \"rides\" {\n  metric = metric.rides\n  baseline = 0\n}\n", []string{"Neither objective can be judged.", "Fame · It names nothing to measure it by.", "Rides · It names no target."}, []string{"Whether"}, 1},
		{objective(""), []string{"| Rides | Not measured |"}, nil, 0},
		{objective("  title = \"A\"\n"), []string{"The budget is €1,000; no tactic says what it costs."}, []string{"*Money*"}, 0},
		{frame + "}\nobjective \"open\" { reached_by = milestone.opened }\n", []string{"| Opened |"}, []string{"not known"}, 0},
	} {
		plan := x.plan
		if !strings.Contains(plan, frame) {
			plan = frame + "}\n" + plan
		}
		text := pageOf(t, "2027-05-12", plan).Markdown()
		upTo, _, _ := strings.Cut(text, "## What changed")
		for _, has := range x.has {
			if !strings.Contains(text, has) {
				t.Errorf("it does not say %q:\n%s", has, text)
			}
		}
		for _, not := range x.not {
			if strings.Contains(text, not) {
				t.Errorf("it says %q:\n%s", not, text)
			}
		}
		if n := strings.Count(upTo, "nothing to measure"); n != x.mentioned {
			t.Errorf("%d times:\n%s", n, upTo)
		}
	}
}

// Whoever reads the page sees one name of a thing: its title, what it says, or its name in words.
func TestThingsHaveOneName(t *testing.T) {
	c := pageOf(t, "2027-05-12", frame+`}
person "ana" {}
discipline "field_work" { lead = person.ana }
metric "trust" {}
objective "trust" { statement = "People trust the towns" }
objective "fame" { statement = "People know the towns" }
milestone "fair_day" {
  on = tbd("2027-05-01")
}
tactic "town_hall" { discipline = discipline.field_work }
tactic "flyer" {
  start = "2027-05-01"
  owner = person.ana
}
`).Campaigns[0]
	names := regexp.MustCompile(`"(?:trust|fame|fair_day|town_hall|flyer|spring)"|\bana\b|\btbd\b|missing [a-z]+:`)
	said := ""
	for _, f := range c.Findings {
		said += f.Message + " " + f.Fix + "\n"
	}
	if found := names.FindAllString(said, -1); found != nil {
		t.Errorf("%q in:\n%s", found, said)
	}
	for _, want := range []string{`objective "People trust the towns"`, `"Town hall"`, "Ana", `"Fair day" still lacks its day, `, "Spring"} {
		if !strings.Contains(said, want) {
			t.Errorf("no %s in:\n%s", want, said)
		}
	}
}

// What would raise the score is said of the campaign whose page it is, and of several elements at once.
func TestWhatWouldRaiseTheScore(t *testing.T) {
	plan := ""
	for _, name := range []string{"launch", "measures"} {
		text, err := os.ReadFile("../../../testdata/plans/react-gtm-kit-launch/" + name + ".plan.hcl")
		if err != nil {
			t.Fatal(err)
		}
		plan += string(text)
	}
	text := pageOf(t, "2025-12-01", plan).Markdown()
	for _, want := range []string{"- The campaign: write the goal", "- The tactics \"Callouts in the docs\" and \"Livestream, 30 minutes, kept on YouTube\": for each, say which objective"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in:\n%s", want, text)
		}
	}
	if text := pageOf(t, "2027-05-12", objective("")).Markdown(); strings.Contains(text, ": for each, ") {
		t.Error(text)
	}
}
