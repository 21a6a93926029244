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
