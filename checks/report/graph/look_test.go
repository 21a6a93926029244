package graph_test

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/checks/report/graph"
	"github.com/plan-as-code/plan/lang"
)

const spring = `campaign "spring" {
  start     = "2027-04-01"
  end       = "2027-06-30"
  launch    = "2027-04-15"
  freeze_on = "2027-04-05"
  budget    = 1000
  currency  = "EUR"
  stages    = [stage.awareness, stage.trial, stage.purchase]
}
discipline "pr" { title = "PR" }
discipline "events" { title = "Events" }
goal "growth" { title = "Growth" }
metric "rides" { title = "Rides" }
metric "likes" { title = "Likes" }
objective "rides" {
  statement = "1,200 rides"
  supports  = [goal.growth]
  metric    = metric.rides
}
objective "aside" { title = "Fame" }
milestone "bikes" { on = "2027-04-10" }
tactic "page" {
  title      = "Page"
  discipline = discipline.events
  serves     = [objective.rides]
  metrics    = [metric.rides]
  stages     = [stage.trial]
  start      = "2027-04-01"
  end        = "2027-04-09"
  budget     = 300
}
tactic "tour" {
  title      = "Tour"
  discipline = discipline.events
  serves     = [objective.rides]
  requires   = [tactic.page]
  metrics    = [metric.rides]
  stages     = [stage.trial]
  start      = "2027-05-01"
  end        = "2027-05-31"
  occurs     = "7d"
  budget     = 500
}
tactic "press" {
  title      = "Press"
  discipline = discipline.pr
  serves     = [objective.rides, objective.aside]
  metrics    = [metric.likes, metric.rides]
  stages     = [stage.awareness]
  start      = "2027-04-20"
  budget     = 100
}
tactic "rain" {
  title      = "Rain day"
  discipline = discipline.events
  serves     = [objective.rides]
  status     = "standby"
  start      = "2027-06-01"
  end        = "2027-06-02"
  budget     = 900
}
tactic "gift" {
  title      = "Gift"
  discipline = discipline.pr
  serves     = [objective.aside]
  start      = tbd
  budget     = 50
}
tactic "gone" {
  title  = "Gone"
  status = "dropped"
}
spend "page" {
  of     = tactic.page
  amount = 250
  on     = "2027-04-08"
}
spend "later" {
  of     = tactic.page
  amount = 99
  on     = "2027-06-08"
}
spend "rent" {
  of     = campaign.spring
  amount = 40
  on     = "2027-04-08"
}
`

func springScope() *graph.Scope {
	s := lang.Empty(book.Vocabulary).With(map[string][]byte{"a.plan.hcl": []byte(spring)})
	day, _ := lang.ParseDate("2027-05-02")
	return scopes(s, day)[0]
}

// hint finds the shape that says something when it is pointed at.
func hint(t *testing.T, p *graph.Picture, says string) graph.Shape {
	t.Helper()
	i := slices.IndexFunc(p.Shapes, func(s graph.Shape) bool { return s.Hint == says })
	if i < 0 {
		t.Fatalf("nothing in %s says %q", p.Title, says)
	}
	return p.Shapes[i]
}

func count(p *graph.Picture, class string) (n int) {
	for _, s := range p.Shapes {
		if s.Class == class && s.Hint != "" || s.Path != "" && s.Class == class {
			n++
		}
	}
	return n
}

func said(p *graph.Picture) string {
	var words []string
	for _, l := range p.Labels {
		words = append(words, l.Text)
	}
	return strings.Join(words, " | ")
}

// In a timeline a bar lies where its days are, and looks as what it stands for: what is open
// fades, what recurs is drawn each time, what is on standby has an outline alone.
func TestTimeline(t *testing.T) {
	p := graph.Timeline(springScope(), 0)[0]
	page, tour := hint(t, p, "Page: 1 to 9 April 2027"), hint(t, p, "Tour: 1 to 31 May 2027")
	if day := page.W / 9; tour.W < 30.9*day || tour.W > 31.1*day || tour.X < page.X+29.9*day || tour.X > page.X+30.1*day {
		t.Errorf("9 days are %v from %v, and 31 days a month later are %v from %v", page.W, page.X, tour.W, tour.X)
	}
	for says, class := range map[string]string{"Press: from 20 April 2027": "bar ends", "Rain day: 1 to 2 June 2027": "standby", "Tour: 1 to 31 May 2027": "pale each",
		"Bikes: 10 April 2027": "milestone", "Launch: 15 April 2027": "launch", "Closed to additions: 5 April 2027": "freeze", "2 May 2027": "today"} {
		if got := hint(t, p, says).Class; got != class {
			t.Errorf("%s is drawn as %q", says, got)
		}
	}
	if n := strings.Count(p.Shapes[slices.IndexFunc(p.Shapes, func(s graph.Shape) bool { return s.Class == "bar" && s.Path != "" })].Path, "M"); n != 5 {
		t.Errorf("what is every 7 days in 31 days is drawn %d times", n)
	}
	if n := count(p, "tip"); n != 2 { // one is in the legend
		t.Errorf("%d arrows", n)
	}
	if words := said(p); strings.Contains(words, "Gone") || !strings.Contains(words, "dates to be decided") || !strings.Contains(words, "Today, 2 May") {
		t.Error(words)
	}
	if parts := graph.Timeline(springScope(), 2); len(parts) != 3 || parts[2].Title != "Timeline of Spring, part 3 of 3" {
		t.Errorf("5 tactics in parts of 2 are %d parts", len(parts))
	}
	if parts := graph.Timeline(springScope(), 4); len(parts) != 2 || rows(parts[1]) < 2 {
		t.Errorf("5 tactics in parts of 4 are %d parts, the last of %d", len(parts), rows(parts[len(parts)-1]))
	}
}

// rows are the tactics that a part of a timeline names.
func rows(p *graph.Picture) (n int) {
	for _, l := range p.Labels {
		if strings.HasPrefix(l.Of.Address, "tactic.") && l.X < 100 {
			n++
		}
	}
	return n
}

// What is done is told from what is planned without colours.
func TestDone(t *testing.T) {
	text := strings.Replace(spring, `title      = "Page"`, "title = \"Page\"\n  status = \"done\"", 1)
	s := lang.Empty(book.Vocabulary).With(map[string][]byte{"a.plan.hcl": []byte(text)})
	day, _ := lang.ParseDate("2027-05-02")
	p := graph.Timeline(scopes(s, day)[0], 0)[0]
	if page, tour := hint(t, p, "Page: 1 to 9 April 2027"), hint(t, p, "Tour: 1 to 31 May 2027"); page.Class != "done" || page.H > tour.H*2/3 || !strings.Contains(said(p), "| done |") {
		t.Errorf("%+v, and %+v", page, tour)
	}
}

// No line that stands for a day runs through a name: the names lie beside their lines, the last
// nearest, and a line leaves out the words that it would cross.
func TestLinesLeaveNamesAlone(t *testing.T) {
	marks := strings.Builder{}
	marks.WriteString(spring)
	for i := range 9 {
		fmt.Fprintf(&marks, "milestone \"m%d\" {\n  title = \"Something that has a long name, number %d\"\n  on = \"2027-04-%d\"\n}\n", i, i, 11+i)
	}
	s := lang.Empty(book.Vocabulary).With(map[string][]byte{"a.plan.hcl": []byte(marks.String())})
	day, _ := lang.ParseDate("2027-05-02")
	p := graph.Timeline(scopes(s, day)[0], 0)[0]
	if words := said(p); strings.Count(words, "number") < 9 || !strings.Contains(words, "Launch") || !strings.Contains(words, "Closed to additions") || !strings.Contains(words, "Today") {
		t.Error(words)
	}
	lines := 0
	for _, shape := range p.Shapes {
		if shape.Class == "grid" && shape.Of.Address != "" && strings.Count(shape.Path, "M") > 1 {
			t.Errorf("a name lies over the line of %s", shape.Of.Address)
		}
		for _, m := range upright.FindAllStringSubmatch(shape.Path, -1) {
			at := [3]float64{}
			for i := range at {
				at[i], _ = strconv.ParseFloat(m[i+1], 64)
			}
			lines++
			for _, l := range p.Labels {
				if l.X < at[0] && at[0] < l.X+l.W && l.Y+1 < at[2] && at[1] < l.Y+l.H-1 && shape.Class != "edge" {
					t.Errorf("the line of a %s at %v runs through %q", shape.Class, at, l.Text)
				}
			}
		}
	}
	if lines < 12 {
		t.Errorf("%d lines", lines)
	}
}

var upright = regexp.MustCompile(`M([\d.]+) ([\d.]+)V([\d.]+)`)

// In a map what leads to no goal is apart, and a metric that one discipline alone counts has
// another stroke.
func TestMap(t *testing.T) {
	p := graph.Map(springScope())
	var apart float64
	for _, l := range p.Labels {
		if l.Text == "Leads to no goal" {
			apart = l.Y
		}
	}
	for says, below := range map[string]bool{`goal "Growth"`: false, `objective "rides"`: false, `objective "Fame"`: true, `tactic "Press"`: false, `tactic "Gift"`: true} {
		if s := hint(t, p, says); s.Y > apart != below {
			t.Errorf("%s lies at %v, where what is apart begins at %v", says, s.Y, apart)
		}
	}
	if s := hint(t, p, `metric "Likes"`); s.Class != "private" || strings.Contains(said(p), "| Rides") {
		t.Errorf("%+v, and %s", s, said(p))
	}
	// 2 to goals and aside: objective to goal; 5 tactics to objectives, one of them to two; the metric.
	if edges, weak := count(p, "edge"), count(p, "weak"); edges != 7 || weak != 2 {
		t.Errorf("%d arrows, and %d weak lines", edges, weak)
	}
	aside := strings.Replace(spring, "[objective.rides, objective.aside]", "[objective.aside]", 1)
	s := lang.Empty(book.Vocabulary).With(map[string][]byte{"a.plan.hcl": []byte(aside)})
	p = graph.Map(scopes(s, 0)[0])
	if metric, tactic := hint(t, p, `metric "Likes"`), hint(t, p, `tactic "Press"`); metric.Y < tactic.Y-tactic.H {
		t.Errorf("the tactic lies at %v, and what it alone counts at %v", tactic.Y, metric.Y)
	}
}

// A map fits the room that there is, as long as its words can be read there: they take more lines.
func TestMapFitsItsRoom(t *testing.T) {
	s := springScope()
	natural := graph.Map(s)
	for _, room := range []float64{0, 1, 400, 700, 900, natural.Width, 5000} {
		s.Room = room
		p := graph.Map(s)
		most := natural.Width
		if room > 0 {
			most = min(most, max(room, 656)) // four columns of words that can be read, and what is between them
		}
		if p.Width > most+0.1 || p.Width < most-0.1 {
			t.Errorf("in a room of %v it is %v wide, not %v", room, p.Width, most)
		}
		for i, l := range p.Labels {
			if i > 1 && strings.HasSuffix(l.Text, "…") {
				t.Errorf("in a room of %v it says %q", room, l.Text)
			}
		}
	}
}

// A timeline fits the room that there is, too: titles take more lines, and its days less room each.
func TestTimelineFitsItsRoom(t *testing.T) {
	title := "Posters on the commuter ferries, in three languages"
	s := lang.Empty(book.Vocabulary).With(map[string][]byte{"a.plan.hcl": []byte(strings.Replace(spring, `"Tour"`, `"`+title+`"`, 1))})
	sc := scopes(s, 20_000)[0]
	for room, wide := range map[float64]float64{0: 1040, 1: 340, 400: 400, 700: 700, 1040: 1040, 5000: 1040} {
		sc.Room = room
		p := graph.Timeline(sc, 0)[0]
		if p.Width != wide {
			t.Errorf("in a room of %v it is %v wide, not %v", room, p.Width, wide)
		}
		words := ""
		for _, l := range p.Labels {
			if l.Of.Address == "tactic.tour" {
				words = strings.TrimSpace(words + " " + l.Text)
			}
		}
		if words != title && room > 0 && room < 1040 {
			t.Errorf("in a room of %v it says %q", room, words)
		}
		if bar := hint(t, p, title+": 1 to 31 May 2027"); bar.X < p.Width/3 || bar.X+bar.W > p.Width {
			t.Errorf("in a room of %v the bar is at %+v", room, bar)
		}
	}
}

// In the journey a stage in which nothing is done stands out.
func TestJourney(t *testing.T) {
	stages := regexp.MustCompile(`(?m)^  stages .*\n`)
	for text, want := range map[string]string{
		spring:                              "Nothing is planned for Purchase.",
		stages.ReplaceAllString(spring, ""): "No tactic says at which stage of the journey it meets people.",
		strings.Replace(spring, ", stage.purchase", "", 1): "Something is planned for each stage, and not all tactics name one.",
		"campaign \"c\" {\n  title = \"Nothing\"\n}\n":     "No tactic is planned yet.",
	} {
		s := lang.Empty(book.Vocabulary).With(map[string][]byte{"a.plan.hcl": []byte(text)})
		if words := said(graph.Journey(scopes(s, 20_000)[0])); !strings.Contains(words, " | "+want) {
			t.Errorf("it does not say %q: %s", want, words)
		}
	}
	p := graph.Journey(springScope())
	if words := said(p); !strings.Contains(words, "Purchase | nothing is planned") || !strings.Contains(words, "Awareness | 1 tactic") || !strings.Contains(words, "No stage named | 2 tactics") {
		t.Error(words)
	}
	gaps := 0
	for _, s := range p.Shapes {
		if s.Class == "gap" {
			gaps++
		}
	}
	if gaps != 2 {
		t.Errorf("%d gaps, of two disciplines", gaps)
	}
}

// Money is counted once: what is for two objectives is divided, what is on standby costs
// nothing, and what went out later than today has not.
func TestMoney(t *testing.T) {
	a := graph.AccountOf(springScope())
	if planned, spent := a.All.Planned.String(), a.All.Spent.String(); planned != "€950" || spent != "€290" {
		t.Errorf("%s planned, %s spent", planned, spent)
	}
	words := said(graph.Money(springScope()))
	for _, want := range []string{"€800 | €250 spent", "€50 | €100", "For no tactic in particular", "€950 | €290 spent", "The budget is €1,000."} {
		if !strings.Contains(words, want) {
			t.Errorf("it does not say %q:\n%s", want, words)
		}
	}
}

// A drawing for other programs has the same boxes and arrows, and no text leaves its quotes.
func TestCharts(t *testing.T) {
	s := springScope()
	for view, want := range map[string][2]string{
		"timeline": {"  Tour :t4, 2027-05-01, 2027-05-31\n", `n1 -> n0 [label="waits for"]`},
		"map":      {"  n1 --> n0\n", `label="Leads to no goal"`},
		"journey":  {"subgraph g2[\"Purchase\"]", "Nothing is planned\", style=dotted"},
		"money":    {"d0 -->|\"#8364;800, #8364;250 spent\"| o0", `d0 -> o0 [label="€800, €250 spent"]`},
	} {
		for i, format := range []string{"mermaid", "dot"} {
			if got := graph.Draw(s, view, format); !strings.Contains(got, want[i]) {
				t.Errorf("%s as %s does not say %q:\n%s", view, format, want[i], got)
			}
		}
	}
}
