package lang

import (
	"testing"

	"github.com/plan-as-code/plan/lang/syntax"
)

// An attribute finds its place in any element, however it is laid out.
func TestSetAttribute(t *testing.T) {
	for src, want := range map[string]string{
		"tactic \"a\" {}\n":                                 "tactic \"a\" {\n  serves = [x]\n}\n",
		"tactic \"a\" {\n}\n":                               "tactic \"a\" {\n  serves = [x]\n}\n",
		"tactic \"a\" { discipline = discipline.pr }\n":     "tactic \"a\" {\n  discipline = discipline.pr\n  serves = [x]\n}\n",
		"tactic \"a\" {discipline=discipline.pr}\n":         "tactic \"a\" {\n  discipline=discipline.pr\n  serves = [x]\n}\n",
		"tactic \"a\" {\n  discipline = discipline.pr\n}\n": "tactic \"a\" {\n  discipline = discipline.pr\n  serves     = [x]\n}\n",
		"tactic \"a\" { serves = [y] }\n":                   "tactic \"a\" { serves = [x] }\n",
	} {
		s := Empty(nil).With(map[string][]byte{"a.plan.hcl": []byte(src)})
		e := s.Element("tactic.a")
		got, err := syntax.Apply([]byte(src), "a.plan.hcl", []syntax.Edit{e.Plan().SetAttribute(e, "serves", "[x]")})
		if err != nil || string(got) != want {
			t.Errorf("%q becomes %q, want %q (%v)", src, got, want, err)
		}
	}
}

// An item joins a list where that is written out; a local value that stands for
// it is left alone.
func TestAddToList(t *testing.T) {
	for src, want := range map[string]string{
		"tactic \"a\" {}\n":                          "tactic \"a\" {\n  serves = [x, y]\n}\n",
		"tactic \"a\" { serves = [] }\n":             "tactic \"a\" { serves = [x, y] }\n",
		"tactic \"a\" { serves = [objective.o] }\n":  "tactic \"a\" { serves = [objective.o, x, y] }\n",
		"tactic \"a\" { serves = [objective.o,] }\n": "tactic \"a\" { serves = [objective.o, x, y,] }\n",
		"tactic \"a\" { serves = local.all }\n":      "tactic \"a\" { serves = local.all }\n",
		"tactic \"a\" { serves = objective.o }\n":    "tactic \"a\" { serves = objective.o }\n",
	} {
		s := Empty(nil).With(map[string][]byte{"a.plan.hcl": []byte(src)})
		e := s.Element("tactic.a")
		got, err := syntax.Apply([]byte(src), "a.plan.hcl", e.Plan().AddToList(e, "serves", "x", "y"))
		if err != nil || string(got) != want {
			t.Errorf("%q becomes %q, want %q (%v)", src, got, want, err)
		}
	}
}

// Of edits that make sense only together, none is made where one is missing.
func TestTogether(t *testing.T) {
	one, two := []syntax.Edit{{Text: "one"}}, []syntax.Edit{{Text: "two"}}
	if got := Together(one, two); len(got) != 2 {
		t.Errorf("%d edits, want 2", len(got))
	}
	if got := Together(one, nil); got != nil {
		t.Errorf("edits %v, want none", got)
	}
}

func TestAddBlock(t *testing.T) {
	const block = "tracking {\n  source = \"site\"\n}\n"
	for src, want := range map[string]string{
		"tactic \"a\" {}\n":                                 "tactic \"a\" {\n  tracking {\n    source = \"site\"\n  }\n}\n",
		"tactic \"a\" { owner = person.p }\n":               "tactic \"a\" {\n  owner = person.p\n\n  tracking {\n    source = \"site\"\n  }\n}\n",
		"tactic \"a\" {\n  owner = person.p # she\n}\n":     "tactic \"a\" {\n  owner = person.p # she\n\n  tracking {\n    source = \"site\"\n  }\n}\n",
		"tactic \"a\" {\r\n\towner = person.p\r\n\r\n}\r\n": "tactic \"a\" {\r\n\towner = person.p\r\n\r\n\ttracking {\r\n\t\tsource = \"site\"\r\n\t}\r\n\r\n}\r\n",
	} {
		p := Empty(nil).With(map[string][]byte{"a.plan.hcl": []byte(src)}).Plans()[0]
		got, err := syntax.Apply([]byte(src), "a.plan.hcl", []syntax.Edit{p.AddBlock(p.Tactics[0], block)})
		if err != nil || string(got) != want {
			t.Errorf("%q became %q, %v; want %q", src, got, err, want)
		}
	}
}

// What is deleted takes the remarks above it along that name it; those that speak of
// something else stay.
func TestRemove(t *testing.T) {
	for remark, left := range map[string]string{
		"":                                    "",
		"# Rides are counted by hand.\n":      "",
		"# The second: rides,\n// by hand.\n": "",
		"# What both teams count:\n":          "# What both teams count:\n\n",
		"# Rides and walks, by hand.\n":       "# Rides and walks, by hand.\n\n",
		"/* Strides. */\n":                    "/* Strides. */\n\n",
		"# Both teams.\n\n# Rides.\n":         "# Both teams.\n\n",
	} {
		src := "metric \"clicks\" {}\n\n" + remark + "metric \"rides\" {\n  unit = \"rides\"\n} # rides\n\nmetric \"walks\" {}\n"
		p := Empty(nil).With(map[string][]byte{"a.plan.hcl": []byte(src)}).Plans()[0]
		edit, ok := Remove(p.Metrics[1])
		got, err := syntax.Apply([]byte(src), "a.plan.hcl", []syntax.Edit{edit})
		if want := "metric \"clicks\" {}\n\n" + left + "metric \"walks\" {}\n"; !ok || err != nil || string(got) != want {
			t.Errorf("below %q: got %q, %v, %v; want %q", remark, got, ok, err, want)
		}
	}
}

func TestNamed(t *testing.T) {
	const src = `locals { best = metric.a }
waiver "unused-metric" { covers = metric.b }
tactic "t" {
  title   = "Bring ${metric.c.unit}"
  metrics = ["metric.d", metric.e]
  strange = max(metric.f.x, 1)
}
rule "r" {
  condition = each.metric != metric.g
  example "good" {
    tactic "x" { metrics = [metric.h] }
  }
}
objective "typing" { metric = metric.i
`
	p := Empty(nil).With(map[string][]byte{"a.plan.hcl": []byte(src)}).Plans()[0]
	got := ""
	p.Named("metric", func(by *Kind, elementName string) { got += by.Name + " " + elementName + ", " })
	if want := "locals a, waiver b, tactic c, tactic e, tactic f, rule g, objective i, "; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
