package graph_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/checks/report/graph"
	"github.com/plan-as-code/plan/lang"
)

// The name of a month whose beginning is near the line of a day stands beside that line, where there
// is room for it before the next month, and so do words in the rows.
func TestNamesStandBesideLines(t *testing.T) {
	s := lang.Empty(book.Vocabulary).With(map[string][]byte{"a.plan.hcl": []byte(`campaign "c" {
  start  = "2027-01-01"
  end    = "2027-09-30"
  launch = "2027-04-04"
}
tactic "a" {
  start = "2027-02-01"
  end   = "2027-03-01"
}
tactic "b" {}
`)})
	p := graph.Timeline(scopes(s, 0)[0], 0)[0]
	launch := hint(t, p, "Launch: 4 April 2027")
	m := upright.FindStringSubmatch(launch.Path)
	at, _ := strconv.ParseFloat(m[1], 64)
	if strings.Count(launch.Path, "M") != 1 {
		t.Errorf("the line of the launch leaves something out: %s", launch.Path)
	}
	for _, l := range p.Labels {
		if l.Text == "Apr" && (l.X < at || l.X > at+8) {
			t.Errorf("the launch is at %v, April at %v", at, l.X)
		}
	}
	for _, shape := range p.Shapes {
		for _, m := range upright.FindAllStringSubmatch(shape.Path, -1) {
			x, _ := strconv.ParseFloat(m[1], 64)
			for _, l := range p.Labels {
				if l.Text == "no dates yet" && l.X < x && x < l.X+l.W {
					t.Errorf("the line of a %s at %v crosses what is said of b at %v", shape.Class, x, l.X)
				}
			}
		}
	}
	if words := said(p); !strings.Contains(words, "Jan 2027 | Feb | Mar | Apr") {
		t.Error(words)
	}
}

// Of several parts of a timeline, the first names all days, each the launch and today, and the last
// has the legend of all.
func TestPartsOfATimeline(t *testing.T) {
	parts := graph.Timeline(springScope(), 2)
	for i, p := range parts {
		words := said(p)
		for says, where := range map[string]bool{"Bikes": i == 0, "Launch": true, "Today, 2 May": true, "milestone": i == len(parts)-1, "recurs": i == len(parts)-1} {
			if strings.Contains(words, says) != where {
				t.Errorf("part %d: %s", i+1, words)
			}
		}
	}
}

// Where there is nothing to draw, a sentence says so, and nothing is drawn.
func TestNothingToDraw(t *testing.T) {
	for text, want := range map[string]string{
		"tactic \"t\" {}\n":                   "No tactic says what it costs.",
		"tactic \"t\" {\n  budget = tbd\n}\n": "What the tactics cost is still open.",
	} {
		s := lang.Empty(book.Vocabulary).With(map[string][]byte{"a.plan.hcl": []byte("campaign \"c\" {}\n" + text)})
		scope := scopes(s, 20_000)[0]
		if p := graph.Money(scope); said(p) != "C | "+want || len(p.Shapes) > 0 {
			t.Errorf("%s, and %d shapes", said(p), len(p.Shapes))
		}
		if p := graph.Journey(scope); said(p) != "C | No tactic says at which stage of the journey it meets people." || len(p.Shapes) > 0 {
			t.Errorf("%s, and %d shapes", said(p), len(p.Shapes))
		}
		if p := graph.Timeline(scope, 0)[0]; !strings.Contains(said(p), "1 tactic, which has no date yet.") {
			t.Error(said(p))
		}
	}
}

// Where nothing has a day there is no axis, and a title has the room beside it; a day that matters
// has one.
func TestAxisOfNothing(t *testing.T) {
	long := "Documents on how people talk to each other on seven platforms"
	for more, axis := range map[string]bool{"": false, "milestone \"m\" { on = \"2027-05-01\" }\n": true, "phase \"p\" {\n  start = \"2027-05-01\"\n  end = \"2027-05-11\"\n}\n": true} {
		s := lang.Empty(book.Vocabulary).With(map[string][]byte{"a.plan.hcl": []byte("campaign \"c\" {\n  start = \"2027-04-01\"\n  end = \"2027-06-30\"\n}\ntactic \"t\" { title = \"" + long + "\" }\n" + more)})
		p := graph.Timeline(scopes(s, 20_900)[0], 0)[0]
		if count(p, "grid") > 0 != axis || strings.Contains(said(p), long) == axis {
			t.Errorf("%d lines: %s", count(p, "grid"), said(p))
		}
	}
}

// What a map is about is said as it is: what works towards which goal, of what nobody knows, and
// what leads nowhere.
func TestMapInWords(t *testing.T) {
	goal, led, apart := "goal \"g\" {}\n", "objective \"o\" { supports = [goal.g] }\n", "objective \"p\" {}\n"
	for text, want := range map[string]string{
		"":   "Nothing is planned yet.",
		goal: "1 goal, to which nothing leads yet.",
		goal + led + "tactic \"t\" { serves = [objective.o] }\n": "1 objective and 1 tactic work towards 1 goal.",
		goal + led + "tactic \"t\" { serves = tbd }\n":           "1 objective works towards 1 goal; what 1 tactic serves is open.",
		apart + "tactic \"t\" { serves = [objective.p] }\n":      "1 objective and 1 tactic lead to no goal.",
		goal + led + apart: "1 objective works towards 1 goal; 1 objective leads to no goal.",
	} {
		s := lang.Empty(book.Vocabulary).With(map[string][]byte{"a.plan.hcl": []byte("campaign \"c\" {}\n" + text)})
		if p := graph.Map(scopes(s, 0)[0]); p.Summary != want || strings.Contains(said(p), "Goals: none yet") == strings.Contains(text, goal) {
			t.Errorf("%q, not %q: %s", p.Summary, want, said(p))
		}
	}
}

// Two disciplines or objectives of the same title are told apart by their campaigns.
func TestHeadingsAreToldApart(t *testing.T) {
	one := "campaign \"%[1]s\" {\n  currency = \"EUR\"\n}\ndiscipline \"pr\" {}\ntactic \"t\" {\n  discipline = discipline.pr\n  budget = 5\n}\n"
	s := lang.Empty(book.Vocabulary).With(map[string][]byte{"a/a.plan.hcl": fmt.Appendf(nil, one, "north"), "b/b.plan.hcl": fmt.Appendf(nil, one, "south")})
	all := scopes(s, 0)[0]
	if words := said(graph.Money(all)); !strings.Contains(words, "PR (North)") || !strings.Contains(words, "PR (South)") {
		t.Error(words)
	}
}

// A text that a font may set in much less room than is kept for it is not stretched.
func TestWhatIsStretched(t *testing.T) {
	s := lang.Empty(book.Vocabulary).With(map[string][]byte{"a.plan.hcl": []byte("campaign \"c\" {}\ntactic \"a\" { title = \"Größe: 5 € · “é”\" }\ntactic \"b\" { title = \"👩‍👧 Ride\" }\ntactic \"c\" { title = \"Весна\" }\n")})
	file := graph.Timeline(scopes(s, 0)[0], 0)[0].File()
	for title, stretched := range map[string]bool{"Größe: 5 € · “é”": true, "👩‍👧 Ride": false, "Весна": false} {
		i := strings.Index(file, ">"+title+"<")
		if i < 0 || strings.Contains(file[strings.LastIndex(file[:i], "<text"):i], "textLength") != stretched {
			t.Errorf("%s: %d", title, i)
		}
	}
}

// What ends before it starts is not taken for what is done only if it is needed.
func TestDatesThatDoNotFit(t *testing.T) {
	text := strings.Replace(spring, "end        = \"2027-05-31\"", "end        = \"2027-04-25\"", 1)
	s := lang.Empty(book.Vocabulary).With(map[string][]byte{"a.plan.hcl": []byte(text)})
	p := graph.Timeline(scopes(s, 0)[0], 0)[0]
	if got := hint(t, p, "Tour: 1 May to 25 April 2027").Class; got != "vague" || !strings.Contains(said(p), "its dates do not fit together") {
		t.Errorf("it is drawn as %q", got)
	}
}
