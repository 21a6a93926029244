package report_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/checks/report"
	"github.com/plan-as-code/plan/lang"
)

func diffOf(t *testing.T, before, after string) *report.Diff {
	t.Helper()
	load := func(text string) *lang.Snapshot {
		return lang.Empty(book.Vocabulary).With(map[string][]byte{"a.plan.hcl": []byte(text)})
	}
	base, head := load(before), load(after)
	was := checks.Run(base, book.Rules, checks.Options{})
	is := checks.Run(head, book.Rules, checks.Options{Base: base})
	return report.DiffOf(base, head, was, is, func(string) bool { return true })
}

const shared = `discipline "pr" { lead = person.ana }
discipline "events" {}
discipline "email" {}
person "ana" { contact = "@ana" }
person "ben" {}
metric "rides" {}
`

// Who needs to know of a change, and why: the closest tie to each element.
func TestWhoNeedsToKnow(t *testing.T) {
	const tour = "tactic \"tour\" {\n  discipline = discipline.events\n  budget = 100\n"
	for name, x := range map[string]struct{ more, others, want string }{
		"nobody else":   {"", "", `events: does "tour"`},
		"requires":      {"", "tactic \"ad\" {\n  discipline = discipline.pr\n  requires = [tactic.tour]\n  amplifies = [tactic.tour]\n}\n", `events: does "tour" | pr: requires "tour"`},
		"amplifies":     {"", "tactic \"ad\" {\n  discipline = discipline.pr\n  amplifies = [tactic.tour]\n}\n", `events: does "tour" | pr: amplifies "tour"`},
		"dropped ones":  {"", "tactic \"ad\" {\n  discipline = discipline.pr\n  amplifies = [tactic.tour]\n  status = \"dropped\"\n}\n", `events: does "tour"`},
		"a metric":      {"  metrics = [metric.rides]\n", "tactic \"ad\" {\n  discipline = discipline.pr\n  metrics = [metric.rides]\n}\n", `events: does "tour" | pr: shares the metric "rides" with "tour"`},
		"informed":      {"  informed = [discipline.email]\n  consulted = [discipline.pr]\n", "", `events: does "tour" | pr: was consulted on "tour" | email: is informed of "tour"`},
		"a handoff":     {"", "handoff \"dates\" {\n  from = discipline.pr\n  to = discipline.email\n  what = \"x\"\n  needed_by = [tactic.tour]\n}\n", `events: does "tour" | pr: hands "dates" over to "tour" | email: receives "dates" for "tour"`},
		"people":        {"  owner = person.ben\n", "", `events: does "tour" | ben: owns "tour"`},
		"a commitment":  {"  serves = [objective.o]\n", "objective \"o\" {}\ncommitment \"c\" {\n  by = discipline.pr\n  objective = objective.o\n}\n", `events: does "tour"`},
		"through input": {"", "input \"permit\" {\n  what = \"x\"\n  provider = discipline.email\n  needed_by = [tactic.tour]\n}\n", `events: does "tour" | email: provides "permit" for "tour"`},
	} {
		t.Run(name, func(t *testing.T) {
			before := shared + x.others + tour + x.more + "}\n"
			d := diffOf(t, before, strings.Replace(before, "budget = 100", "budget = 50", 1))
			if said := whoSaid(d); said != x.want {
				t.Errorf("it says\n%s\nnot\n%s", said, x.want)
			}
		})
	}
}

// The sentence that begins a comparison, but for its findings.
func TestDiffSentence(t *testing.T) {
	const campaign = "campaign \"c\" {\n  start = \"2027-04-01\"\n  end = \"2027-06-30\"\n  currency = \"EUR\"\n}\n"
	const tour = "tactic \"tour\" {\n  start = campaign.launch\n  budget = 20000\n}\n"
	for want, x := range map[string][2]string{
		"Nothing has changed.":           {campaign, "# hello\n" + campaign},
		"1 tactic added; €20,000 more.":  {campaign, campaign + tour},
		"1 tactic changed; €5,000 less.": {campaign + tour, campaign + strings.Replace(tour, "20000", "15000", 1)},
		"1 tactic moved with the launch; 1 other element changed; the launch moves 7 days later.": {campaign + tour, strings.Replace(campaign, "04-01", "04-08", 1) + tour},
		"1 element changed; the launch is added.":                                                 {campaign, strings.Replace(campaign, "  end", "  launch = \"2027-04-15\"\n  end", 1)},
		"1 element changed; the launch is dropped.":                                               {strings.Replace(campaign, "  end", "  launch = \"2027-04-01\"\n  end", 1), campaign},
		"1 tactic cannot be read in full; what the tactics cost cannot be compared in full.":      {campaign + tour, campaign + strings.Replace(tour, "20000", "oops", 1)},
		"1 tactic renamed.": {campaign + tour, campaign + strings.Replace(tour, "tour", "show", 1) + "moved {\n  from = tactic.tour\n  to = tactic.show\n}\n"},
	} {
		d := diffOf(t, x[0], x[1])
		d.Summary.Gained, d.Summary.Lost = 0, 0
		if got := d.Summary.Sentence(); got != want {
			t.Errorf("it says %q, not %q", got, want)
		}
	}
}

// A launch that is written down now was not moved, whether or not it is the day that
// counted before; of a reading, its metric and value are told.
func TestDiffOfLaunchesAndReadings(t *testing.T) {
	const campaign = "campaign \"c\" {\n  start = \"2027-04-01\"\n  end = \"2027-06-30\"\n}\nmetric \"rides\" { title = \"Test rides\" }\nmetric \"calls\" {}\n"
	const reading = "reading \"may\" {\n  metric = metric.rides\n  value = 1840\n  on = \"2027-05-01\"\n}\n"
	launched := func(day string) string {
		return strings.Replace(campaign, "  end", "  launch = \""+day+"\"\n  end", 1)
	}
	for name, x := range map[string][3]string{
		"a launch":                    {campaign, launched("2027-04-15"), `campaign "c" | launch: added, 15 April 2027`},
		"a launch on the same day":    {campaign, launched("2027-04-01"), `campaign "c" | launch: added, 1 April 2027`},
		"a launch that is gone":       {launched("2027-04-15"), campaign, `campaign "c" | launch: dropped, was 15 April 2027`},
		"a launch that moves":         {launched("2027-04-15"), launched("2027-04-22"), `campaign "c" | launch: 15 April 2027 → 22 April 2027 (7 days later)`},
		"a launch that is not known":  {campaign, launched("soon"), `campaign "c" | launch: added, cannot be read`},
		"a reading":                   {campaign, campaign + reading, `reading "may": 1 May 2027, 1,840 for "Test rides"`},
		"a reading that is gone":      {campaign + reading, campaign, `reading "may": 1 May 2027, 1,840 for "Test rides"`},
		"a reading that is corrected": {campaign + reading, campaign + strings.Replace(reading, "1840", "1850", 1), `reading "may" of "Test rides" | value: 1,840 → 1,850 (+10)`},
		"a reading of something else": {campaign + reading, campaign + strings.Replace(reading, "rides", "calls", 1), `reading "may" | metric: "Test rides" → "calls"`},
		"a reading without a value":   {campaign, campaign + strings.Replace(reading, "1840", "tbd", 1), `reading "may": 1 May 2027`},
	} {
		t.Run(name, func(t *testing.T) {
			var said []string
			for _, p := range diffOf(t, x[0], x[1]).Plans {
				for _, g := range p.Groups {
					for _, e := range g.Elements {
						line := e.Name()
						if facts := e.Facts(); facts != "" && (e.Change == report.ElementAdded || e.Change == report.ElementDropped) {
							line += ": " + facts
						}
						for _, v := range e.Told() {
							if e.Change == report.ElementChanged || e.Change == report.ElementUnread {
								line += " | " + report.ValueName(v) + ": " + report.ValueSaid(e, v)
							}
						}
						said = append(said, line)
					}
				}
			}
			if got := strings.Join(said, "\n"); got != x[2] {
				t.Errorf("it says\n%s\nnot\n%s", got, x[2])
			}
		})
	}
}

// Ties that only the earlier version has are told as such.
func TestWhoNeedsToKnowNoLonger(t *testing.T) {
	const tour = "tactic \"tour\" {\n  discipline = discipline.events\n  budget = 100\n}\n"
	for name, x := range map[string]struct{ before, after, want string }{
		"another owner":     {"  owner = person.ben\n", "  owner = person.cleo\n", `events: does "tour" | cleo: owns "tour" | ben: no longer owns "tour"`},
		"the same owner":    {"  owner = person.ben\n  budget = 50\n", "  owner = person.ben\n", `events: does "tour" | ben: owns "tour"`},
		"another does it":   {"", "  discipline = discipline.pr\n", `pr: does "tour" | events: no longer does "tour"`},
		"one of a team":     {"  owner = person.eva\n", "", `events: does "tour" | email: has eva, who no longer owns "tour"`},
		"not informed":      {"  informed = [discipline.email]\n", "", `events: does "tour" | email: is no longer informed of "tour"`},
		"consulted earlier": {"  consulted = [discipline.email]\n", "", `events: does "tour" | email: was consulted on "tour"`},
		"a shared metric":   {"  metrics = [metric.rides]\n", "", `events: does "tour" | pr: no longer shares the metric "rides" with "tour"`},
	} {
		t.Run(name, func(t *testing.T) {
			written := func(more string) string {
				text := strings.TrimSuffix(tour, "}\n")
				for _, attr := range []string{"discipline", "budget"} {
					if strings.Contains(more, attr+" =") {
						text = regexp.MustCompile("  "+attr+" = .*\n").ReplaceAllString(text, "")
					}
				}
				return shared + "person \"cleo\" {}\nperson \"eva\" { disciplines = [discipline.email] }\n" +
					"tactic \"ad\" {\n  discipline = discipline.pr\n  metrics = [metric.rides]\n}\n" + text + more + "}\n"
			}
			if said := whoSaid(diffOf(t, written(x.before), written(x.after))); said != x.want {
				t.Errorf("it says\n%s\nnot\n%s", said, x.want)
			}
		})
	}
	const poll = "metric \"poll\" { title = \"Guests, who is new\" }\ntactic \"ad\" {\n  discipline = discipline.pr\n  metrics = [metric.poll]\n}\n"
	counted := strings.Replace(tour, "budget = 100", "metrics = [metric.poll]", 1)
	if said := whoSaid(diffOf(t, shared+poll+counted, shared+poll+tour)); said != `events: does "tour" | pr: no longer shares the metric "Guests, who is new" with "tour"` {
		t.Errorf("of a name that reads like a tie it says %s", said)
	}
	if said := whoSaid(diffOf(t, shared+tour, shared)); said != `events: no longer does "tour"` {
		t.Errorf("of a dropped tactic it says %s", said)
	}
}

func whoSaid(d *report.Diff) string {
	var got []string
	for _, c := range d.Who {
		got = append(got, c.Element.Label()+": "+strings.Join(c.Because, "; "))
	}
	return strings.Join(got, " | ")
}
