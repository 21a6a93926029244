package assist

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/syntax"
)

const structured = `# Spring,
# with its parts.
campaign "spring" {
  title = "Ride"
}
// one line

/* left out
tactic "old" {} */
tactic "show" {
  serves = [
    objective.a,
    objective.b,
  ]
  note = <<-EOT
    # no remark
    tactic
  EOT
  budget = 10 * sum([
    1,
    2,
  ])

  contribution {
    metric   = metric.rides
    expected = 1
  }
  # one
  # two
}
tactic "broken" {
  title = "x

}

# about the next
locals {
  a = 1
}
rule "own" {
  example "good" {
    tactic "x" {
      title = "y"
    }
  }
}
`

func TestFolds(t *testing.T) {
	for _, src := range []string{structured, strings.ReplaceAll(structured, "\n", "\r\n"), strings.TrimSuffix(structured, "\n")} {
		f := syntax.Parse("a.plan.hcl", []byte(src), lang.Vocabulary)
		var got []string
		for _, fold := range Folds(f) {
			mark := map[bool]string{true: "#"}[fold.Remark] + map[bool]string{true: "}"}[fold.Closed]
			got = append(got, fmt.Sprintf("%d-%d%s/%d", f.Line(fold.Start), f.Line(fold.End), mark, fold.Depth))
		}
		want := "1-2#/0 3-5}/0 8-9#/0 10-30}/0 11-14}/1 15-18}/1 19-22}/1 24-27}/1 28-29#/1 31-34}/0 37-39}/0 40-46}/0 41-45}/1 42-44}/2"
		if diff := cmp.Diff(want, strings.Join(got, " ")); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}

func TestAround(t *testing.T) {
	f := syntax.Parse("a.plan.hcl", []byte(structured), lang.Vocabulary)
	for at, want := range map[string]string{
		"objective.|a,":    "a · objective.a · objective.a, …objective.b, · [ …] · serves = [ …] · serves = [ …# two · { …} · tactic \"show\" { …} · # Spring, …}",
		"= \"Ri|de\"":      "Ride · \"Ride\" · title = \"Ride\" · { …} · campaign \"spring\" { …} · # Spring, …}",
		"    |1,":          "1 · [ …] · sum([ …]) · 10 * sum([ …]) · budget = 10 * sum([ …]) · serves = [ …# two · { …} · tactic \"show\" { …} · # Spring, …}",
		"campa|ign":        "campaign · campaign \"spring\" { …} · # Spring, …}",
		"\"bro|ken\"":      "broken · tactic \"broken\" { · tactic \"broken\" { …} · # Spring, …}",
		"\n|// one":        "# Spring, …}",
		"// on|e line":     "one · # Spring, …}",
		"met|ric   = metr": "metric · metric   = metric.rides · metric   = metric.rides …expected = 1 · { …} · contribution { …} · serves = [ …# two · { …} · tactic \"show\" { …} · # Spring, …}",
	} {
		before, after, _ := strings.Cut(at, "|")
		var got []string
		for _, r := range SelectionRanges(f, strings.Index(structured, before+after)+len(before)) {
			lines := strings.Split(strings.TrimSpace(f.Text(r)), "\n")
			if n := len(lines); n > 1 {
				lines = []string{strings.TrimSpace(lines[0]) + " …" + strings.TrimSpace(lines[n-1])}
			}
			got = append(got, lines[0])
		}
		if diff := cmp.Diff(want, strings.Join(got, " · ")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", at, diff)
		}
	}
}

func TestParts(t *testing.T) {
	s := load(map[string]string{"a.plan.hcl": structured})
	var got []string
	var walk func(list []Part, depth int)
	walk = func(list []Part, depth int) {
		for _, p := range list {
			got = append(got, fmt.Sprintf("%d %s (%s) %d-%d", depth, p.Name, p.Detail, p.Whole.Start.Line, p.Whole.End.Line))
			walk(p.Parts, depth+1)
		}
	}
	for _, e := range s.ElementsIn("a.plan.hcl") {
		walk(Parts(e), 0)
	}
	want := "0 contribution (metric.rides) 24-27|0 local.a (1) 38-38|0 example (good) 41-45|1 tactic.x () 42-44"
	if diff := cmp.Diff(want, strings.Join(got, "|")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestLinks(t *testing.T) {
	f := syntax.Parse("a.plan.hcl", []byte(`# See https://a.org/x(y)?q=1#z. Or (http://b.org).
metric "m" {
  definition = "https://c.org/${local.x} https://é.org/ü \"https://d.org\" https:// ftp://e.org"
}
`), lang.Vocabulary)
	var got []string
	for _, l := range Links(f) {
		got = append(got, f.Text(l.At))
	}
	if diff := cmp.Diff("https://a.org/x(y)?q=1#z http://b.org https://é.org/ü https://d.org", strings.Join(got, " ")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestMatch(t *testing.T) {
	s := load(map[string]string{"a.plan.hcl": `tactic "web" {}
tactic "webinar" {}
tactic "old_web" {}
tactic "cobwebs" {}
tactic "w" { title = "Our web" }
tactic "we_buy" {}
`})
	for query, want := range map[string]string{
		"web":         "web webinar w old_web cobwebs we_buy",
		"WEB tac":     "web webinar w old_web cobwebs we_buy",
		"tactic.webi": "webinar",
		"x":           "",
		"\xff":        "",
	} {
		best := map[string]int{}
		var got []string
		for _, e := range s.Plans()[0].Tactics {
			d, ok := Match(query, e)
			if !ok {
				continue
			}
			best[e.Name()] = d
			i := 0
			for i < len(got) && best[got[i]] <= d {
				i++
			}
			got = append(got[:i], append([]string{e.Name()}, got[i:]...)...)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v %v, want %s", query, got, best, want)
		}
	}
}

// FuzzStructure: whatever a file says, what surrounds a place is nested, and
// nothing of it lies outside the file.
func FuzzStructure(f *testing.F) {
	for _, src := range append(slips(f), []byte(structured), []byte("tactic \"a\" { b = <<E\n")) {
		f.Add(src, len(src)/2)
	}
	f.Fuzz(func(t *testing.T, src []byte, offset int) {
		s := lang.Empty(nil).With(map[string][]byte{"a.plan.hcl": src})
		file := s.Files["a.plan.hcl"]
		for _, fold := range Folds(file) {
			if fold.Start < 0 || fold.Start >= fold.End || fold.End > len(src) {
				t.Error(fold)
			}
		}
		last := -1
		for _, r := range SelectionRanges(file, offset) {
			if n := r.End.Byte - r.Start.Byte; n <= last && !(last == 0 && n == 0) {
				t.Error(r)
			} else {
				last = n
			}
		}
		Links(file)
		for _, e := range s.ElementsIn("a.plan.hcl") {
			Parts(e)
			lang.RelationsFrom(e)
			Match("ab", e)
		}
		if target := CursorAt(s, "a.plan.hcl", offset).Target(); target != nil {
			_, _ = Rename(s, target, "better", nothingAgreed)
			for _, u := range Uses(s, target) {
				if file.Text(u.At) == "" && !u.Declares {
					t.Error(u)
				}
			}
		}
	})
}
