package lang

import (
	"testing"

	"github.com/plan-as-code/plan/lang/syntax"
)

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
