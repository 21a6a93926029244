package book_test

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"pgregory.net/rapid"
)

var courseStates = map[string]facts.CourseState{"no reading": facts.NoReading, "on track": facts.OnTrack, "behind": facts.Behind}

// The tables of standing.md say how the objectives of the plans above them stand.
func TestStanding(t *testing.T) {
	page, err := os.ReadFile("../facts/standing.md")
	try(t, err)
	row := regexp.MustCompile(`(?m)^\| (\d{4}-\d\d-\d\d) \| ([a-z ]+) \| (.+) \|$`)
	fences := strings.Split(string(page), "```hcl\n")
	for _, fence := range fences[1:] {
		src, rest, _ := strings.Cut(fence, "```\n")
		rows := row.FindAllStringSubmatch(rest, -1)
		if len(rows) == 0 {
			t.Errorf("no table behind %s", src)
		}
		for _, r := range rows {
			c := courseOf(t, src, r[1])
			if c.State != courseStates[r[2]] || c.Sentence() != r[3] {
				t.Errorf("%s\ngot %v: %s", r[0], c.State, c.Sentence())
			}
		}
	}
}

// courseOf is how the only objective of a plan stands on a day.
func courseOf(t interface{ Fatalf(string, ...any) }, src, day string) facts.Course {
	s, err := lang.Load(fstest.MapFS{"a/a.plan.hcl": {Data: []byte(src)}}, ".", checks.Vocabulary(book.Rules))
	if err != nil {
		t.Fatalf("%v", err)
	}
	on, _ := lang.ParseDate(day)
	r := checks.Run(s, book.Rules, checks.Options{AsOf: on})
	for _, p := range s.Plans() {
		for _, d := range p.Diagnostics {
			t.Fatalf("%s: %s", d.Range, d.Message)
		}
		for _, o := range p.Objectives {
			return r.Index().CourseOf(o, on, facts.Tolerance)
		}
	}
	t.Fatalf("no objective in %s", src)
	return facts.Course{}
}

// read is one reading of the property below, its days counted from the launch.
type read struct {
	from, on int // from 0: it says how things stand
	value    int
	of       string
}

func (r read) text(i int) string {
	first, _ := lang.ParseDate("2027-01-01")
	day := func(n int) string { return (first + lang.Date(n)).ISO() }
	text := fmt.Sprintf("reading \"r%d\" {\n  metric = metric.m\n  value = %d\n  on = %q\n", i, r.value, day(r.on))
	if r.from > 0 {
		text += fmt.Sprintf("  from = %q\n", day(r.from))
	}
	if r.of != "" {
		text += "  of = " + r.of + "\n"
	}
	return text + "}\n"
}

func standingOf(t *rapid.T, list []read) facts.Course {
	src := "campaign \"c\" {\n  start = \"2027-01-01\"\n  end = \"2027-12-31\"\n}\nobjective \"o\" {\n  statement = \"s\"\n  metric = metric.m\n  baseline = 0\n  target = 100000\n}\n" +
		"metric \"m\" {}\ntactic \"a\" {}\ntactic \"b\" {}\n"
	for i, r := range list {
		src += r.text(i)
	}
	return courseOf(t, src, "2027-12-31")
}

// The order of readings says nothing; a span says the same in two pieces; and before a
// reading of all nothing counts.
func TestStandingIsTheSame(t *testing.T) {
	checking(t, 60)
	rapid.Check(t, func(t *rapid.T) {
		var list []read
		days := rapid.SliceOfNDistinct(rapid.IntRange(20, 300), 1, 6, rapid.ID).Draw(t, "days") // of no two readings the same
		for _, on := range days {
			r := read{on: on, value: 12 * rapid.IntRange(1, 50).Draw(t, "value"), of: rapid.SampledFrom([]string{"", "tactic.a", "tactic.b"}).Draw(t, "of")}
			if rapid.Bool().Draw(t, "span") {
				r.from = on - 11
			}
			list = append(list, r)
		}
		was := standingOf(t, list)
		same := func(what string, other []read) {
			t.Helper()
			if is := standingOf(t, other); is.State != was.State || is.Standing.V-was.Standing.V > 1e-6 || was.Standing.V-is.Standing.V > 1e-6 {
				t.Fatalf("%s: %v, and %v was %v", what, is.Standing, list, was.Standing)
			}
		}
		same("in another order", rapid.Permutation(list).Draw(t, "order"))

		i := rapid.IntRange(0, len(list)-1).Draw(t, "split")
		if r := list[i]; r.from > 0 {
			k := rapid.IntRange(1, 11).Draw(t, "after")
			one, two := r, r
			one.on, one.value = r.from+k-1, r.value/12*k
			two.from, two.value = r.from+k, r.value-one.value
			same("a span in two pieces", append(slices.Delete(slices.Clone(list), i, i+1), one, two))
		}

		all := read{on: 320, value: 7}
		is := standingOf(t, append([]read{all}, list...))
		if is.Standing.V != 7 || is.Standing.Parts != 1 {
			t.Fatalf("a reading of all does not reset the sum: %v", is.Standing)
		}
	})
}
