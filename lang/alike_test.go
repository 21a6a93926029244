package lang

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"weak"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang/syntax"
)

// What may differ between two texts that say the same to all who judge, and what not.
func TestAlike(t *testing.T) {
	const person = "person \"ana\" {\n  title = \"Ana\"\n  role  = \"Editor\"\n}\n"
	const broken = "person \"ana\" {\n  title = \"Ana\"\n  na\n}\n"
	const objective = "objective \"o\" {\n  statement = \"More\"\n\n  playback {\n    by = discipline.pr\n  }\n  note = \"So\"\n}\n"
	const rule = "rule \"r\" {\n  for_each  = tactics\n  condition = each.role != null\n  message   = \"So.\"\n\n  example \"good\" {\n    person \"b\" {\n    }\n  }\n}\n"
	for name, x := range map[string]struct {
		from, old, new string
		alike          bool
	}{
		"nothing":                                     {person, "", "", true},
		"a remark before":                             {person, "person", "# Who\n\nperson", true},
		"a remark within":                             {person, "  role", "  // now\n  role", true},
		"a remark behind":                             {person, "\"Editor\"", "\"Editor\" # now", true},
		"blanks":                                      {person, "role  =", "role =", true},
		"another role":                                {person, "Editor", "Head of all", true},
		"a blank role":                                {person, "Editor", " ", false},
		"a role that is blank no more":                {"person \"ana\" {\n  role = \"\"\n}\n", `""`, `"E"`, false},
		"a role that is worked out":                   {person, `"Editor"`, `upper("editor")`, false},
		"another title, which may be quoted":          {person, `"Ana"`, `"Anna"`, true},
		"another title of a metric":                   {strings.Replace(person, "person", "metric", 1), `"Ana"`, `"Anna"`, false},
		"another title, with which is calculated":     {person + "tactic \"t\" {\n  note = person.ana.title\n}\n", `"Ana"`, `"Anna"`, false},
		"another name":                                {person, `"ana"`, `"anna"`, false},
		"a bare name":                                 {person, `"ana"`, `ana`, false},
		"two names":                                   {person, `"ana"`, `"ana" "b"`, false},
		"another kind":                                {person, `person`, `party`, false},
		"an attribute more":                           {person, "}", "  contact = \"@ana\"\n}", false},
		"an attribute less":                           {person, "  role  = \"Editor\"\n", "", false},
		"attributes in another order":                 {person, "  title = \"Ana\"\n  role  = \"Editor\"\n", "  role  = \"Editor\"\n  title = \"Ana\"\n", false},
		"an element more":                             {person, "person", "party \"p\" {\n}\nperson", false},
		"an element within another":                   {person, "}", "  metric \"p\" {\n  }\n}", false},
		"what stands within another moves":            {strings.Replace(person, "}", "  metric \"p\" {\n  }\n}", 1), "person", "\nperson", false},
		"a kind that the language does not have":      {person, "person", "prson \"p\" {\n}\nperson", false},
		"another of these":                            {"foo {\n}\n" + person, "foo", "bar", false},
		"an attribute outside of any element":         {person, "person", "a = 1\nperson", false},
		"another of these attributes":                 {"a = 1\n" + person, "a = 1", "b = 1", false},
		"a text of which nothing can be read":         {"so it is\n" + person, "so", "how", false},
		"it breaks":                                   {person, "  role", "  na\n  role", false},
		"broken otherwise":                            {broken, "  na", "  nam", true},
		"broken, with a remark":                       {broken, "person", "# x\nperson", true},
		"broken, with another name":                   {broken, `"ana"`, `"ann"`, false},
		"broken for another cause":                    {broken, "  na\n", "  role = “x”\n", false},
		"broken, and something is mentioned":          {broken, "  title", "  metrics = metric.a\n  title", false},
		"of two alike the other one breaks":           {broken + "\n" + person, broken + "\n" + person, person + "\n" + broken, false},
		"another role, which a rule may see":          {"rule \"r\" {\n  for_each  = tactics\n  condition = each != null\n}\n" + person, "Editor", "Head", false},
		"a value within a block":                      {objective, "discipline.pr", "discipline.b", false},
		"a remark within a block":                     {objective, "    by", "    # x\n    by", true},
		"a block changes places with an attribute":    {objective, "\n  playback {\n    by = discipline.pr\n  }\n  note = \"So\"\n", "  note = \"So\"\n\n  playback {\n    by = discipline.pr\n  }\n", false},
		"another block":                               {objective, "playback", "playbck", false},
		"a block more":                                {objective, "  note", "  playback {\n  }\n  note", false},
		"a remark in an example":                      {rule, "    person", "    # x\n    person", false},
		"a remark before a rule":                      {rule, "rule", "# x\nrule", true},
		"another role, of which a rule may ask":       {rule + person, "Editor", "Head", false},
		"another role, with which is calculated":      {person + "tactic \"t\" {\n  title = person.ana.role\n}\n", "Editor", "Head", false},
		"another role, with which is calculated by [": {person + "tactic \"t\" {\n  title = person.ana[\"role\"]\n}\n", "Editor", "Head", false},
		"a list with other blanks":                    {"channel \"c\" {\n  contributors = [a.b, a.c]\n}\n", ", ", ",  ", false},
		"one value of several is another":             {"channel \"c\" {\n  note         = \"x\"\n  contributors = [a.b, a.c]\n}\n", "a.c", "a.d", false},
	} {
		before := Empty(nil).With(map[string][]byte{"workspace.plan.hcl": []byte(x.from), "a/a.plan.hcl": []byte("campaign \"c\" {\n}\n")})
		after := before.With(map[string][]byte{"workspace.plan.hcl": []byte(strings.Replace(x.from, x.old, x.new, 1))})
		if _, alike := after.Alike(before); alike != x.alike {
			t.Errorf("%s: %t, want %t", name, alike, x.alike)
		}
		if x.old != "" && strings.Replace(x.from, x.old, x.new, 1) == x.from {
			t.Errorf("%s: nothing is edited", name)
		}
	}
}

// Other files, agreements and files that could not be read are never alike.
func TestAlikeFiles(t *testing.T) {
	const person = "person \"ana\" {\n  role = \"Editor\"\n}\n"
	s := Empty(nil).With(map[string][]byte{"workspace.plan.hcl": []byte(person), "a/a.plan.hcl": []byte("campaign \"c\" {\n}\n")})
	locked := s.With(map[string][]byte{"a/plan.lock.hcl": []byte("\n")})
	role := map[string][]byte{"workspace.plan.hcl": []byte(strings.Replace(person, "Editor", "Head", 1))}
	holes := s.With(nil)
	holes.holes = true
	for name, x := range map[string]struct {
		before, after *Snapshot
		alike         bool
	}{
		"the same":                               {s, s.With(nil), true},
		"another role":                           {s, s.With(role), true},
		"another role where something is agreed": {locked, locked.With(role), false},
		"an agreement":                           {s, locked, false},
		"another agreement":                      {locked, locked.With(map[string][]byte{"a/plan.lock.hcl": []byte("\n\n")}), false},
		"a file more":                            {s, s.With(map[string][]byte{"b.plan.hcl": nil, "c.plan.hcl": []byte("\n")}), false},
		"a file of another name":                 {s, s.With(map[string][]byte{"a/a.plan.hcl": nil, "b/a.plan.hcl": []byte("campaign \"c\" {\n}\n")}), false},
		"a file that cannot be read":             {s, holes, false},
	} {
		if _, alike := x.after.Alike(x.before); alike != x.alike {
			t.Errorf("%s: %t", name, alike)
		}
	}
}

// Where a place moves, and which is not known.
func TestAlikeRanges(t *testing.T) {
	before := Empty(nil).With(map[string][]byte{"a.plan.hcl": []byte("person\"ana\" {\n  title = \"Ana\"\n  role  = \"Editor\" # é\n}\n\nobjective \"o\" {\n  playback {\n    by = discipline.pr\n  }\n  by = \"2027-01-01\"\n}\n\nparty \"p\" {\n  kind = \"client\"\n}\n")})
	after := before.With(map[string][]byte{"a.plan.hcl": []byte("# Who\nperson\"ana\" {\n  title = \"Ana\"\n\n  role = \"Head\" # é\n}\nobjective \"o\" {\n  # é\n  playback {\n    by = discipline.pr\n  }\n  by = \"2027-01-01\"\n}\nparty \"p\" {\n  kind = \"client\"\n}\n")})
	moved, _ := after.Alike(before)
	m := moved["a.plan.hcl"]
	find := func(text, in string) hcl.Range {
		at := strings.Index(in, text)
		if in == m.From.Content {
			return m.From.Range(at, at+len(text))
		}
		return m.To.Range(at, at+len(text))
	}
	for _, text := range []string{"ana", "person", "\"Ana\"", "An", "title", "title = \"Ana\"", "client", "party \"p\"", "kind = \"client\"", "kind", "pr", "playback", "2027"} {
		if got, known := m.Range(find(text, m.From.Content)); !known || got != find(text, m.To.Content) {
			t.Errorf("%s: %v %t", text, got, known)
		}
	}
	if got, known := m.Range(find(`role  = "Editor"`, m.From.Content)); !known || got != find(`role = "Head"`, m.To.Content) {
		t.Errorf("what is for people: %v %t", got, known)
	}
	if got, known := m.Range(hcl.Range{Filename: "a.plan.hcl", Start: hcl.InitialPos, End: hcl.InitialPos}); !known || got.Start.Byte != 0 {
		t.Errorf("the file: %v %t", got, known)
	}
	ana := find("ana", m.From.Content)
	ana.End.Column++
	if _, known := m.Range(ana); known {
		t.Error("a range that counts otherwise")
	}
	for _, text := range []string{"Editor", "# é", "\n\nparty", "ana\" {\n  title"} {
		if got, known := m.Range(find(text, m.From.Content)); known {
			t.Errorf("%q: %v", text, got)
		}
	}
	title := strings.Index(m.From.Content, "title")
	for _, at := range []int{len("person"), title, title + len("title"), len(m.From.Content)} {
		if got, known := m.Range(m.From.Range(at, at)); known {
			t.Errorf("nothing at %d: %v", at, got)
		}
	}
}

// Plans that no snapshot shares any more can be freed, however many came after them, built
// or not.
func TestSnapshotsLetGo(t *testing.T) {
	s := Empty(nil).With(manyCampaigns(3))
	first := weak.Make(s.Plans()[1])
	for i := range 50 {
		if s = s.With(map[string][]byte{"workspace.plan.hcl": fmt.Appendf(nil, "discipline \"d%d\" {}\n", i)}); i == 25 {
			s.Plans()
		}
	}
	runtime.GC()
	if first.Value() != nil {
		t.Error("the plan of a campaign before all edits is still there")
	}
	if s.Plans()[1].Lookup("discipline", "d49") == nil {
		t.Error("the last edit is not there")
	}
}

// What an edit touches stands nowhere any more; all else moved with it.
func TestEdited(t *testing.T) {
	const text = "goal \"a\" {\n  title = \"A\"\n}\n\nmetric \"b\" {\n  unit = \"é\"\n}\n"
	for name, x := range map[string]struct {
		old, new    string
		stay, leave []string
	}{
		"a line more":              {"  title", "  note = \"x\"\n  title", []string{"goal", `"a"`, "title", `"A"`, "metric", `"é"`}, nil},
		"a word more":              {"}\n\n", "}\n\n# é\n\n", []string{"goal", `"A"`, "metric", `"é"`}, nil},
		"another value":            {`"A"`, `"B"`, []string{`"a"`, "title", "unit"}, []string{`"A"`}},
		"a word that grows":        {"title", "titles", []string{`"a"`, `"A"`}, []string{"title"}},
		"a word that grows before": {"title", "subtitle", []string{`"a"`, `"A"`}, []string{"title"}},
		"a remark behind a value":  {`"A"`, `"A" # so`, []string{"title", `"A"`, "unit"}, nil},
		"a name goes on":           {"unit", "unit.of", []string{"metric", `"é"`}, []string{"unit"}},
		"an element less":          {"goal \"a\" {\n  title = \"A\"\n}\n\n", "", []string{`"b"`, "unit"}, []string{"goal", `"A"`}},
		"the last less":            {"\nmetric \"b\" {\n  unit = \"é\"\n}\n", "", []string{"goal", `"A"`}, []string{"metric", "unit"}},
	} {
		from := syntax.Parse("a.plan.hcl", []byte(text), Vocabulary)
		to := syntax.Parse("a.plan.hcl", []byte(strings.Replace(text, x.old, x.new, 1)), Vocabulary)
		m := syntax.Edited(from, to)
		at := func(f *syntax.File, part string) hcl.Range {
			start := strings.Index(f.Content, part)
			return f.Range(start, start+len(part))
		}
		for _, part := range x.stay {
			if got, known := m.Range(at(from, part)); !known || got != at(to, part) {
				t.Errorf("%s: %s stands at %v, known %t", name, part, got, known)
			}
		}
		for _, part := range x.leave {
			if got, known := m.Range(at(from, part)); known {
				t.Errorf("%s: %s stands at %v", name, part, got)
			}
		}
	}
}

// A plan is built without those below it, which are counted without being built.
func TestBelow(t *testing.T) {
	campaign := func(name string) []byte { return []byte("campaign \"" + name + "\" {\n}\n") }
	s := Empty(nil).With(map[string][]byte{"workspace.plan.hcl": []byte("person \"ana\" {}\n"), "who.plan.hcl": []byte("person \"ben\" {}\n"), "a/a.plan.hcl": campaign("a"),
		"a/b/b.plan.hcl": campaign("b"), "a/b/more/more.plan.hcl": []byte("goal \"x\" {}\n"), "c/c.plan.hcl": campaign("c")})
	for file, n := range map[string]int{"workspace.plan.hcl": 3, "who.plan.hcl": 3, "a/a.plan.hcl": 1, "a/b/b.plan.hcl": 0, "a/b/more/more.plan.hcl": 0, "c/c.plan.hcl": 0, "d.plan.hcl": 0} {
		if got := s.Below(file); got != n {
			t.Errorf("%d plans lie below that of %s, not %d", got, file, n)
		}
	}
	if p := s.PlanOf("a/a.plan.hcl"); p.Campaign.Name() != "a" {
		t.Errorf("%+v", p.Campaign)
	}
	for _, at := range s.places {
		if built := at.built.Load() != nil; built != (at.folder == "." || at.folder == "a") {
			t.Errorf("%s is built: %t", at.folder, built)
		}
	}
}
