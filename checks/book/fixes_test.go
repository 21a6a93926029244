package book_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/lang"
	"pgregory.net/rapid"
)

// around is what a plan may hold beside a slip, none of it wrong; or wrong, and for
// nobody but its author to mend. A safe fix touches none of it.
var (
	linesAround = []string{"", "",
		"# It’s “x”, 'y' and \"z: a = 1,5; b = 0,125", "// “a” = ‘b’ – 2 × 3 {", "/* “c” */", "/*\n  “d” = 1,5;\n  } person \"e\" {\n  */",
		`note = "It’s “good”: 1,500 – 2 × 3; it's 'a = b', 0,125 {\u00a0}"`, "note = <<E\n  It’s “x”, 'y' = 1,5; 01.02.2027 – {\n  E",
		"note = \"a\u00a0b\u200b ${campaign.budget - 1500} “c”\"", `rationale = "# no remark // “x” /* 1,5"`}
	behindLine     = []string{"", "", "", " # It’s “x”, 1,5", " // it's 0,125; a = b", " /* “x” {, */", "\t# }"}
	elementsAround = []string{"", "# It’s “x”\n", "/* “a” = 1,5\n  person q { */\n",
		"goal \"NAME\" {\n  statement = \"It’s “good”, 1,500\" # ‘x’\n}\n", "goal \"NAME\" { statement = \"a\" }\n",
		"goal \"NAME\" {\n  statement = <<E\n“x” = 1,5;\ngoal \"q\" {\nE\n}\n",
		// What cannot be read, from firstUnread on.
		"goal \"NAME\" {\n  statement = \"open\n}\n", "goal \"NAME\" {\n  statement = \"a \"b\" c\"\n}\n", "goal \"NAME\" {\n  statement = \"a\"\n  target = ?? “x”\n}\n",
		"goal \"NAME\" {\n  statement = \"never closed\"\n", "?? “x” = 1,5\n", "/* “a” = 1,5\nperson q { */\n"}
)

const firstUnread = 6

// what every plan here refers to.
const slipBase = `campaign "spring" {
  start    = "2027-04-01"
  end      = "2027-06-30"
  budget   = 60000
  currency = "EUR"
}
goal "one" {
  statement = "One"
}
goal "two" {
  statement = "Two"
}
person "jo" {}
person "bo" {
  contact = "@bobby"
}
person "max" {
  contact = "@both"
}
person "mia" {
  contact = "@both"
}
discipline "pr" {}
metric "rides" {}
tactic "posts" {
  discipline = discipline.pr
  budget     = 100
}
`

// required is what an element of the kind needs beside a slip that does not give it.
func needed(kind, line string) string {
	switch {
	case kind == "tactic":
		return "discipline = discipline.pr"
	case kind == "goal" && !strings.HasPrefix(line, "statement") && !strings.HasPrefix(line, `"statement`), kind == "objective":
		return `statement = "A"`
	}
	return ""
}

// written is slips in their surroundings, piece by piece as they were written and as fixes
// leave them.
type written struct{ pieces []slip }

func (w *written) put(wrong, right string) { w.pieces = append(w.pieces, slip{"", wrong, right}) }
func (w *written) both(text string)        { w.put(text, text) }

func (w *written) wrong() string {
	var b strings.Builder
	for _, p := range w.pieces {
		b.WriteString(p.wrong)
	}
	return b.String()
}

// becomes reports whether each piece is mended in a text; with some, whether each is
// mended or as it was.
func (w *written) becomes(text string, some bool) bool {
	for _, p := range w.pieces {
		rest, mended := strings.CutPrefix(text, p.right)
		if !mended && some {
			rest, mended = strings.CutPrefix(text, p.wrong)
		}
		if !mended {
			return false
		}
		text = rest
	}
	return text == ""
}

// element writes a slip of a line into an element, between lines that are drawn.
func (w *written) element(t *rapid.T, s slip, name string) {
	w.both(fmt.Sprintf("%s %q {\n", s.kind, name))
	had := map[string]bool{}
	beside := func() {
		line := rapid.SampledFrom(linesAround).Draw(t, "line")
		attr, _, set := strings.Cut(line, " = ")
		if line == "" || strings.HasPrefix(line, "rationale") && s.kind != "tactic" || set && !strings.ContainsAny(attr, "#/") && had[attr] {
			return
		}
		had[attr] = true
		w.both("  " + line + "\n")
	}
	beside()
	if line := needed(s.kind, s.wrong); line != "" {
		w.both("  " + line + "\n")
	}
	beside()
	behind := ""
	if !strings.Contains(s.wrong, "\n") {
		behind = rapid.SampledFrom(behindLine).Draw(t, "behind")
	}
	w.put("  "+s.wrong+behind+"\n", "  "+s.right+behind+"\n")
	beside()
	w.both("}\n")
}

// Safe fixes mend slips into the one thing that each can mean, byte for byte, whatever
// stands around them, and leave alone what can mean two. Where something else cannot be
// read, some slips may stay: nobody can tell then what a name means.
func TestSafeFixesMendSlips(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := &written{}
		w.both(rapid.SampledFrom([]string{"", "", "\ufeff"}).Draw(t, "mark"))
		w.both(slipBase)
		unread := false
		for i := range rapid.IntRange(1, 4).Draw(t, "slips") {
			n := rapid.IntRange(0, len(elementsAround)-1).Draw(t, "element")
			w.both(strings.ReplaceAll(elementsAround[n], "NAME", fmt.Sprintf("around%d", i)))
			unread = unread || n >= firstUnread
			n = rapid.IntRange(0, len(slipLines)+len(slipElements)-1).Draw(t, "slip")
			if n < len(slipLines) {
				w.element(t, slipLines[n], fmt.Sprintf("slip%d", i))
			} else if s := slipElements[n-len(slipLines)]; !strings.Contains(w.wrong(), s.wrong) {
				w.put(s.wrong+"\n", s.right+"\n")
			}
		}
		if rapid.Bool().Draw(t, "windows") {
			for i, p := range w.pieces {
				w.pieces[i] = slip{"", strings.ReplaceAll(p.wrong, "\n", "\r\n"), strings.ReplaceAll(p.right, "\n", "\r\n")}
			}
		}
		s := lang.Empty(book.Vocabulary).With(map[string][]byte{"a.plan.hcl": []byte(w.wrong())})
		after, _, err := judged(s).ApplyFixes(t.Context(), s, ofLanguage)
		if err != nil {
			t.Fatal(err)
		}
		if text := string(after.Files["a.plan.hcl"].Src); !w.becomes(text, unread) {
			t.Errorf("mended, a plan is not what it can only be (-was +is):\n%s", cmp.Diff(w.wrong(), text))
		}
	})
}

// ofLanguage reports a finding of the language, and none of a rule about plans.
func ofLanguage(f *checks.Finding) bool {
	return slices.ContainsFunc(book.Rules, func(r *checks.Rule) bool { return r.ID == f.Rule && r.Language() })
}

// Each slip by itself, with nothing around it.
func TestSafeFixesMendEachSlip(t *testing.T) {
	for _, s := range append(slices.Clone(slipLines), slipElements...) {
		wrong, right := s.wrong, s.right
		if s.kind != "" {
			head := fmt.Sprintf("%s \"slip\" {\n  %s\n  ", s.kind, needed(s.kind, s.wrong))
			wrong, right = head+wrong+"\n}", head+right+"\n}"
		}
		files := lang.Empty(book.Vocabulary).With(map[string][]byte{"a.plan.hcl": []byte(slipBase + wrong + "\n")})
		result := judged(files)
		after, _, err := result.ApplyFixes(t.Context(), files, ofLanguage)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.TrimPrefix(string(after.Files["a.plan.hcl"].Src), slipBase); got != right+"\n" {
			t.Errorf("%s\nis mended into\n%s\n%v", wrong, got, lines(judge(files)))
		}
		if s.wrong == s.right && !slices.ContainsFunc(result.Findings, ofLanguage) {
			t.Errorf("%s\nhas no finding", wrong)
		}
		if found := slices.DeleteFunc(judge(after), func(f *checks.Finding) bool { return !ofLanguage(f) }); s.wrong != s.right && len(found) > 0 {
			t.Errorf("%s\nis mended, and still has findings: %v", wrong, lines(found))
		}
	}
}

// What stands in a remark that does not end is left as it is, whether it can be read or not;
// what stands before it is mended.
func TestSafeFixesKeepOutOfOpenRemarks(t *testing.T) {
	for _, rest := range []string{"/* never closed “x”\nperson \"q\" {\n  title: “a”\n}\n", "/* “x\ntactic \"q\" {\n  discipline = \"pr\"\n}\n"} {
		for wrong, right := range map[string]string{"": "", "person \"p\" {\n  title: \"a\"\n}\n": "person \"p\" {\n  title = \"a\"\n}\n"} {
			files := lang.Empty(book.Vocabulary).With(map[string][]byte{"a.plan.hcl": []byte(slipBase + wrong + rest)})
			after, _, err := judged(files).ApplyFixes(t.Context(), files, ofLanguage)
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.TrimPrefix(string(after.Files["a.plan.hcl"].Src), slipBase); got != right+rest {
				t.Errorf("%s\nis mended into\n%s", wrong+rest, got)
			}
		}
	}
}

// A safe fix of what the rules' pages show takes its finding away, breaks nothing that can
// be read, brings no finding of the language, and leaves every other value as it was.
func TestSafeFixesOfPages(t *testing.T) {
	for _, r := range book.Rules {
		p := parsePage(t, r)
		s := load(t, p.bad)
		before := judge(s)
		for _, f := range before {
			if !f.Mendable() {
				continue
			}
			files, err := apply(p.bad, f.Fixes[0])
			if err != nil {
				t.Fatal(err)
			}
			mended := load(t, files)
			known := map[string]int{}
			for _, b := range before {
				known[b.Message]++
			}
			for _, a := range judge(mended) {
				if known[a.Message]--; known[a.Message] < 0 && ofLanguage(a) {
					t.Errorf("%s: %q brings %v", r.ID, f.Fixes[0].Title, lines([]*checks.Finding{a}))
				}
			}
			if known[f.Message] <= 0 {
				t.Errorf("%s: %q leaves its finding", r.ID, f.Fixes[0].Title)
			}
			now := values(mended)
			for at, text := range values(s) {
				if now[at] != text && !strings.HasPrefix(at, f.Address) {
					t.Errorf("%s: %q turns %s from %s into %s", r.ID, f.Fixes[0].Title, at, text, now[at])
				}
			}
		}
	}
}

// values are what the attributes of the elements say that can be read.
func values(s *lang.Snapshot) map[string]string {
	said := map[string]string{}
	for _, f := range s.Files {
		for _, d := range f.Declarations {
			if d.Block == nil {
				continue
			}
			for _, a := range d.Block.Attrs {
				said[d.Address()+" "+a.Name()] = f.Slice(a.Expr.At)
			}
		}
	}
	return said
}

// What mends an element on all its lines ends with it: nobody can read what stands behind.
func TestMendingEndsWithItsElement(t *testing.T) {
	const behind = "?? “x” = 1,5\n"
	for _, line := range []string{"budget: 1,5;", "budget = 1,5", "title = “Spring”", "budget = 5;"} {
		src := slipBase + "tactic \"slip\" {\n  discipline = discipline.pr\n  " + line + "\n}\n" + behind
		s := lang.Empty(book.Vocabulary).With(map[string][]byte{"a.plan.hcl": []byte(src)})
		after, _, err := judged(s).ApplyFixes(t.Context(), s, ofLanguage)
		if err != nil {
			t.Fatal(err)
		}
		if text := string(after.Files["a.plan.hcl"].Src); !strings.HasSuffix(text, behind) {
			t.Errorf("%s\nis mended, and so is what stands behind its element:\n%s", line, strings.TrimPrefix(text, slipBase))
		}
	}
}
