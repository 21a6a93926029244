package lang

import "testing"

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
		got, err := ApplyEdits([]byte(src), "a.plan.hcl", []Edit{e.Plan().SetAttribute(e, "serves", "[x]")})
		if err != nil || string(got) != want {
			t.Errorf("%q becomes %q, want %q (%v)", src, got, want, err)
		}
	}
}
