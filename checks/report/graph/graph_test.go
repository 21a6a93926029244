package graph_test

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/checks/report/graph"
	"github.com/plan-as-code/plan/lang"
	"pgregory.net/rapid"
)

// scopes are all of a workspace, and each of its plans alone.
func scopes(s *lang.Snapshot, day lang.Date) []*graph.Scope {
	x := checks.Facts(s)
	list := []*graph.Scope{{Index: x, Plans: x.Plans, AsOf: day, New: func(e lang.Element) bool { return len(e.Name())%3 == 0 }}}
	for _, p := range x.Plans {
		list = append(list, &graph.Scope{Index: x, Plans: []*lang.Plan{p}, AsOf: day})
	}
	return list
}

func pictures(s *graph.Scope) []*graph.Picture {
	list := append(graph.Timeline(s, 7), graph.Timeline(s, 0)[0], graph.Map(s), graph.Journey(s), graph.Money(s))
	for _, room := range []float64{1, 500} {
		narrow := *s
		narrow.Room = room
		list = append(list, graph.Timeline(&narrow, 0)[0], graph.Map(&narrow))
	}
	return list
}

type tester interface {
	Helper()
	Errorf(format string, args ...any)
}

// sound reports labels that lie over each other or outside of their picture, and pictures that
// are no XML.
func sound(t tester, s *graph.Scope) {
	t.Helper()
	for _, p := range pictures(s) {
		for i, l := range p.Labels {
			if l.X < 0 || l.Y < 0 || l.X+l.W > p.Width+0.1 || l.Y+l.H > p.Height+0.1 {
				t.Errorf("%s: %q lies outside of %v × %v: %+v", p.Title, l.Text, p.Width, p.Height, l.Box)
			}
			for _, other := range p.Labels[:i] {
				if l.Overlaps(other.Box) {
					t.Errorf("%s: %q lies over %q: %+v and %+v", p.Title, l.Text, other.Text, l.Box, other.Box)
				}
			}
		}
		for _, b := range p.Shapes {
			if b.Path == "" && (b.X < -0.1 || b.Y < -0.1 || b.X+b.W > p.Width+0.1 || b.Y+b.H > p.Height+0.1 || b.W < 0 || b.H < 0) {
				t.Errorf("%s: a %s lies outside of %v × %v: %+v", p.Title, b.Class, p.Width, p.Height, b.Box)
			}
			if strings.Contains(b.Path, "NaN") || strings.Contains(b.Path, "Inf") {
				t.Errorf("%s: %s", p.Title, b.Path)
			}
		}
		if err := wellFormed(p.File()); err != nil {
			t.Errorf("%s: %v", p.Title, err)
		}
	}
}

func wellFormed(text string) error {
	d := xml.NewDecoder(strings.NewReader(text))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// In the pictures of all example plans every label has a place of its own, on days before,
// within and after the campaign.
func TestLabelsOfExamples(t *testing.T) {
	folders, err := filepath.Glob("../../../testdata/plans/*")
	if err != nil || len(folders) == 0 {
		t.Fatal(err)
	}
	for _, folder := range folders {
		s, err := lang.Load(os.DirFS(folder), ".", book.Vocabulary)
		if err != nil {
			t.Fatal(err)
		}
		for _, day := range []string{"2016-09-01", "2021-02-01", "2025-12-01", "2027-04-20"} {
			on, _ := lang.ParseDate(day)
			for _, scope := range scopes(s, on) {
				sound(t, scope)
			}
		}
	}
}

// So it is in any other plan, whatever it lacks and whatever its titles are; and a picture is
// the same each time.
func TestLabelsOfRandomPlans(t *testing.T) {
	for range 2 { // 200 plans
		rapid.Check(t, func(t *rapid.T) {
			text := randomPlan(t)
			s := lang.Empty(book.Vocabulary).With(map[string][]byte{"a.plan.hcl": []byte(text)})
			day := lang.Date(rapid.IntRange(20_000, 22_000).Draw(t, "day"))
			drawn := scopes(s, day)
			for _, scope := range drawn {
				sound(t, scope)
			}
			again := scopes(lang.Empty(book.Vocabulary).With(map[string][]byte{"a.plan.hcl": []byte(text)}), day)[0]
			for _, view := range graph.Views() {
				for _, format := range graph.Formats {
					if graph.Draw(drawn[0], view, format) != graph.Draw(again, view, format) {
						t.Errorf("%s as %s is not the same again", view, format)
					}
				}
			}
		})
	}
}

var titles = []string{"Press day", "A very long title that says all that can be said of a tactic, its channel, its audience, and why it is done at all", "</title></svg><script>alert(1)</script>",
	"مؤتمر صحفي في الربيع", "🚲🚲🚲 ride! 👩‍👩‍👧", "新聞記者招待會", "A&B \\\"quoted\\\"", "x", "Wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww", "%%{init}%% ::: #1; --> [a](b)", "￾", strings.Repeat("word ", 60)}

// randomPlan writes a plan of which anything may be missing.
func randomPlan(t *rapid.T) string {
	var b strings.Builder
	maybe := func(line string, args ...any) {
		if rapid.IntRange(0, 3).Draw(t, "missing") > 0 {
			fmt.Fprintf(&b, "  "+line+"\n", args...)
		}
	}
	title := func() string { return rapid.SampledFrom(titles).Draw(t, "title") }
	length := rapid.SampledFrom([]int{1, 20, 120, 1000, 40_000}).Draw(t, "length")
	day := func() string {
		if rapid.IntRange(0, 9).Draw(t, "open") == 0 {
			return "tbd"
		}
		return `"` + lang.Date(20_500+rapid.IntRange(0, length).Draw(t, "on")).ISO() + `"`
	}
	name := func(kind string, n int) string {
		return fmt.Sprintf("%s.%c%d", kind, kind[0], rapid.IntRange(0, max(n-1, 0)).Draw(t, kind))
	}
	if rapid.Bool().Draw(t, "campaign") {
		fmt.Fprintf(&b, "campaign \"c\" {\n  title = \"%s\"\n", title())
		maybe("start = %s", day())
		maybe("end = %s", day())
		maybe("launch = %s", day())
		maybe("freeze_on = %s", day())
		maybe("budget = 100000")
		b.WriteString("  stages = [stage.awareness, stage.trial]\n}\n")
	}
	n := rapid.IntRange(0, 45).Draw(t, "tactics")
	for i := range 4 {
		fmt.Fprintf(&b, "discipline \"d%d\" {\n  title = \"%s\"\n}\ngoal \"g%d\" {\n  title = \"%s\"\n}\nmetric \"m%d\" {\n  title = \"%s\"\n}\n", i, title(), i, title(), i, title())
		fmt.Fprintf(&b, "objective \"o%d\" {\n  title = \"%s\"\n", i, title())
		maybe("supports = [%s]", name("goal", 4))
		maybe("metric = %s", name("metric", 4))
		b.WriteString("}\n")
	}
	for i := range rapid.IntRange(0, 20).Draw(t, "marks") {
		fmt.Fprintf(&b, "milestone \"m%d\" {\n  title = \"%s\"\n  on = %s\n}\n", i, title(), day())
		fmt.Fprintf(&b, "review \"r%d\" {\n  title = \"%s\"\n  every = \"%dd\"\n  from = %s\n  until = %s\n}\n", i, title(), rapid.IntRange(1, 40).Draw(t, "every"), day(), day())
		fmt.Fprintf(&b, "phase \"p%d\" {\n  title = \"%s\"\n  start = %s\n  end = %s\n}\n", i, title(), day(), day())
	}
	for i := range n {
		fmt.Fprintf(&b, "tactic \"t%d\" {\n  title = \"%s\"\n", i, title())
		maybe("discipline = %s", name("discipline", 4))
		maybe("serves = [%s]", name("objective", 4))
		maybe("metrics = [%s]", name("metric", 4))
		maybe("supports = [%s]", name("tactic", n))
		maybe("requires = [%s]", name("tactic", n))
		maybe("stages = [stage.%s]", rapid.SampledFrom([]string{"awareness", "trial", "repeat"}).Draw(t, "stage"))
		maybe("start = %s", day())
		maybe("end = %s", day())
		maybe("occurs = \"%dd\"", rapid.IntRange(1, 40).Draw(t, "occurs"))
		maybe("budget = %d", rapid.IntRange(0, 1_000_000_000).Draw(t, "budget"))
		maybe("status = \"%s\"", rapid.SampledFrom([]string{"planned", "live", "done", "standby", "dropped"}).Draw(t, "status"))
		fmt.Fprintf(&b, "}\nspend \"s%d\" {\n  of = tactic.t%d\n  amount = 12\n  on = %s\n}\n", i, i, day())
	}
	return b.String()
}
