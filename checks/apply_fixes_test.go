package checks

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/assist"
	"github.com/plan-as-code/plan/lang/syntax"
)

// proposing is a rule that would have words of a plan changed, each where it first
// stands, without asking anybody.
func proposing(changes ...[2]string) []*Rule {
	return []*Rule{{ID: "proposing", Family: "test", Severity: lang.Error, Needs: Text, Page: &Page{}, Check: func(p *Pass) {
		for _, plan := range p.Plans {
			for _, f := range plan.Files {
				for _, c := range changes {
					if at := strings.Index(string(f.Src), c[0]); at >= 0 {
						place := f.Range(at, at+len(c[0]))
						p.Report(plan.All[0], place, "%s could be %s.", c[0], c[1]).Fixes = []syntax.Fix{{Title: "Change it", Safe: true, Edits: []syntax.Edit{{Range: place, Text: c[1]}}}}
					}
				}
			}
		}
	}}}
}

// A change fits beside others that it neither overlaps nor touches.
func TestFits(t *testing.T) {
	at := func(start, end int) syntax.Edit {
		return syntax.Edit{Range: hcl.Range{Filename: "a.plan.hcl", Start: hcl.Pos{Byte: start}, End: hcl.Pos{Byte: end}}}
	}
	taken := (&changes{}).with([]syntax.Fix{{Edits: []syntax.Edit{at(40, 50)}}, {Edits: []syntax.Edit{at(10, 20)}}})
	for edit, want := range map[syntax.Edit]bool{at(0, 9): true, at(0, 10): false, at(10, 10): false, at(15, 15): false, at(20, 20): false, at(20, 30): false, at(21, 30): true, at(30, 41): false, at(51, 60): true} {
		if got := taken.fits(syntax.Fix{Edits: []syntax.Edit{edit}}); got != want {
			t.Errorf("from %d to %d fits: %v", edit.Range.Start.Byte, edit.Range.End.Byte, got)
		}
	}
}

// Changes that touch each other, or that would together leave a plan that cannot be
// read, are not made together.
func TestMendTogether(t *testing.T) {
	const plan = "goal \"a\" {\n  statement = \"one two three\" + \"four\"\n}\ngoal \"b\" {\n  target oops\n}\n"
	for name, x := range map[string]struct {
		changes [][2]string
		becomes string
		made    int
	}{
		"beside each other":        {[][2]string{{"one", "1"}, {"three", "3"}}, strings.NewReplacer("one", "1", "three", "3").Replace(plan), 2},
		"overlapping":              {[][2]string{{"one two", "1 2"}, {"two three", "2 3"}}, strings.Replace(plan, "one two", "1 2", 1), 1},
		"within each other":        {[][2]string{{"one two three", "all"}, {"two", "2"}}, strings.Replace(plan, "one two three", "all", 1), 1},
		"at one place":             {[][2]string{{"two", "2"}, {"two", "II"}}, strings.Replace(plan, "two", "2", 1), 1},
		"end to end":               {[][2]string{{"one ", "1 "}, {"two", "2"}}, strings.Replace(plan, "one two", "1 2", 1), 2},
		"one that breaks the plan": {[][2]string{{"one", "1\""}, {"three", "3"}}, strings.Replace(plan, "three", "3", 1), 1},
		"one mended, one broken":   {[][2]string{{" + ", " ++ "}, {"oops", "= 1"}}, strings.Replace(plan, "oops", "= 1", 1), 1},
		"broken only together":     {[][2]string{{" + ", " # "}, {"\"four\"", "(\n\"four\")"}}, strings.Replace(plan, " + ", " # ", 1), 1},
	} {
		t.Run(name, func(t *testing.T) {
			s := lang.Empty(nil).With(map[string][]byte{"a.plan.hcl": []byte(plan)})
			after, made, _ := Run(s, proposing(x.changes...), Options{}).ApplyFixes(t.Context(), s, func(f *Finding) bool { return f.Rule == "proposing" })
			if is := string(after.Files["a.plan.hcl"].Src); is != x.becomes || made != x.made {
				t.Errorf("%d changes, and the plan is\n%s", made, is)
			}
		})
	}
}

// What lies behind more broken elements than are read is not taken for broken by mending
// these: all of them are mended, ten thousand a round, each at the first attempt.
func TestMendManyBroken(t *testing.T) {
	if testing.Short() {
		t.Skip("one thing after another: nothing to race")
	}
	const elements = 12_500
	var plan strings.Builder
	for i := range elements {
		fmt.Fprintf(&plan, "person “a%d” {}\n", i)
	}
	s := lang.Empty(nil).With(map[string][]byte{"a.plan.hcl": []byte(plan.String())})
	after, made, err := Run(s, nil, Options{}).ApplyFixes(t.Context(), s, func(*Finding) bool { return true })
	if err != nil || made != elements || len(after.Files["a.plan.hcl"].Broken) > 0 {
		t.Errorf("%d of %d changes, %v", made, elements, err)
	}
}

// However often a slip stands in a plan, in one element or in many, the plan is read and judged
// a few times and no more to mend it everywhere.
func TestMendingTakesAFewRounds(t *testing.T) {
	if testing.Short() {
		t.Skip("one thing after another: nothing to race")
	}
	element := func(lines string, n int) string { return "tactic \"t\" {\n" + strings.Repeat(lines, n) + "}\n" }
	for name, plan := range map[string]string{
		"9,000 elements":            strings.Repeat(element("  title: “x”\n", 1), 9_000),
		"9,000 lines":               element("  title: \"x\"\n", 9_000),
		"60 semicolons":             element("  title = \"x\";\n", 60),
		"60 commas behind":          element("  title = \"x\",\n", 60),
		"60 commas between":         element("  serves = [\n"+strings.Repeat("    objective.o\n", 60)+"  ]\n", 1),
		"60 equals signs":           element("  title \"x\"\n", 60),
		"60 texts":                  element("  title = a b\n", 60),
		"60 lists":                  element("  serves = objective.o, objective.p\n", 60),
		"60 other lists":            element("  serves = (objective.o, objective.p)\n", 60),
		"60 values below":           element("  title =\n  \"x\"\n", 60),
		"60 shares":                 element("  budget = 5% of campaign.budget\n", 60),
		"60 lines of two":           element("  title = \"x\" note = \"y\"\n", 60),
		"60 elements of 20 slips":   strings.Repeat(element("  title = \"x\";\n", 20), 60),
		"60 references in quotes":   element("  owner = person.\"jo\"\n", 60),
		"60 days that are reckoned": element("  start = campaign.start + 2w\n", 60),
	} {
		rounds := 0
		counts := []*Rule{{ID: "counts", Family: "test", Severity: lang.Error, Needs: Text, Page: &Page{}, Check: func(*Pass) { rounds++ }}}
		s := lang.Empty(nil).With(map[string][]byte{"a.plan.hcl": []byte(plan)})
		after, _, err := Run(s, counts, Options{}).ApplyFixes(t.Context(), s, func(f *Finding) bool { return f.Rule == "syntax" || f.Rule == "typographic-quotes" })
		if broken := after.Files["a.plan.hcl"].Broken; err != nil || len(broken) > 0 || rounds > 6 {
			t.Errorf("%s: %d rounds, %d parts cannot be read; %v", name, rounds, len(broken), err)
		}
	}
}

// However many changes break a plan, no more is read to tell them apart than there is room
// for, and the last attempt; and what breaks one file keeps nobody from mending another.
func TestMendingEnds(t *testing.T) {
	if testing.Short() {
		t.Skip("one thing after another: nothing to race")
	}
	files := map[string][]byte{}
	var fixes []syntax.Fix
	for _, name := range []string{"a.plan.hcl", "b.plan.hcl"} {
		var plan strings.Builder
		for i := range 3_000 {
			fmt.Fprintf(&plan, "goal \"g%d\" {\n  statement = \"%s\"\n}\n", i, strings.Repeat("word ", 20))
		}
		text := plan.String()
		files[name] = []byte(text)
		f := syntax.Parse(name, files[name], lang.Vocabulary)
		for at := strings.Index(text, "word"); at >= 0 && at < len(text); {
			put := "term"
			if name == "a.plan.hcl" {
				put = "\""
			}
			fixes = append(fixes, syntax.Fix{Edits: []syntax.Edit{{Range: f.Range(at, at+4), Text: put}}})
			next := strings.Index(text[at:], "\"word")
			if next < 0 {
				break
			}
			at += next + 1
		}
	}
	m := &mending{ctx: t.Context(), from: lang.Empty(nil).With(files)}
	made, err := m.harmless(&changes{}, fixes)
	if err != nil || len(made.edits["b.plan.hcl"]) != 3_000 || len(made.edits["a.plan.hcl"]) > 0 || m.read > m.left+len(files["a.plan.hcl"]) {
		t.Errorf("%d and %d changes; %d bytes read where there was room for %d; %v", len(made.edits["a.plan.hcl"]), len(made.edits["b.plan.hcl"]), m.read, m.left, err)
	}
}

// asked is a context that counts how often somebody asks whether it has ended.
type asked struct {
	context.Context
	times atomic.Int64
}

func (c *asked) Err() error {
	c.times.Add(1)
	return c.Context.Err()
}

// Who mends or renames can be stopped while the plans are built again and while they are
// judged: each asks of every plan whether to go on. Where nobody waits any more, there is
// no plan, and no edits.
func TestMendingStops(t *testing.T) {
	const campaigns = 50
	files := map[string][]byte{"a.plan.hcl": []byte("goal \"one\" {}\n")}
	for c := range campaigns {
		files[fmt.Sprintf("c%d/a.plan.hcl", c)] = fmt.Appendf(nil, "campaign \"c%d\" {}\n", c)
	}
	s := lang.Empty(nil).With(files)
	found := Run(s, proposing([2]string{"goal", "metric"}), Options{})
	ended, stop := context.WithCancel(t.Context())
	stop()
	for name, do := range map[string]func(context.Context) (bool, error){
		"mending": func(ctx context.Context) (bool, error) {
			after, _, err := found.ApplyFixes(ctx, s, func(*Finding) bool { return true })
			return after != nil, err
		},
		"renaming": func(ctx context.Context) (bool, error) {
			edits, err := Rename(ctx, s, found, &assist.Target{Element: s.Element("goal.one")}, "two")
			return edits != nil, err
		},
	} {
		t.Run(name, func(t *testing.T) {
			whole := &asked{Context: t.Context()}
			if did, err := do(whole); !did || err != nil {
				t.Errorf("done: %v, %v", did, err)
			}
			judged := &asked{Context: t.Context()}
			if _, err := RunAfter(judged, nil, s, found.policy.book, found.policy.opts); err != nil || whole.times.Load() < judged.times.Load()+campaigns {
				t.Errorf("%v; asked %d times whether to go on, and %d times by judging alone", err, whole.times.Load(), judged.times.Load())
			}
			if did, err := do(ended); did || !errors.Is(err, context.Canceled) {
				t.Errorf("ended, and done: %v, %v", did, err)
			}
		})
	}
}
