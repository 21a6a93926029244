package sheet

import (
	"os"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/syntax"
	"golang.org/x/tools/txtar"
)

// Tables that people paste, and the tactics that they become: each file of the
// archive is a table, its neighbour called .want what stands in the plan then, or
// nothing where it is left alone. A § is a tab, a bar the caret.
func TestTabulate(t *testing.T) {
	const name = "testdata/tables.txtar"
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var plan string
	for i, f := range archive.Files {
		switch {
		case f.Name == "plan":
			plan = string(f.Data)
			continue
		case strings.HasSuffix(f.Name, ".want"):
			continue
		}
		got := tabulated(t, plan, string(f.Data))
		want := &archive.Files[i+1]
		if os.Getenv("UPDATE") != "" {
			want.Data = []byte(got)
		} else if got != string(want.Data) {
			t.Errorf("%s became\n%s\nwant\n%s", f.Name, got, want.Data)
		}
	}
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// tabulated is a file with a table after it was turned into tactics, as far as it
// does not say what it said before.
func tabulated(t *testing.T, plan, text string) string {
	t.Helper()
	text = strings.ReplaceAll(text, "§", "\t")
	at := strings.Index(text, "|")
	src := strings.Replace(text, "|", "", 1)
	for _, windows := range []bool{false, true} {
		breaks := strings.NewReplacer("\n", "\n")
		if windows {
			breaks = strings.NewReplacer("\n", "\r\n")
		}
		s := lang.Empty(nil).With(map[string][]byte{"plan.plan.hcl": []byte(plan), "new.plan.hcl": []byte(breaks.Replace(src))})
		offset := len(breaks.Replace(text[:at]))
		fix, refused, ok := Tabulate(s, "new.plan.hcl", offset, offset)
		if !ok {
			return ""
		}
		if refused != "" {
			return "# " + refused + "\n"
		}
		out, err := syntax.Apply(s.Files["new.plan.hcl"].Src, "new.plan.hcl", fix.Edits)
		if err != nil {
			t.Fatal(err)
		}
		if bad := lang.Syntax("new.plan.hcl", out); len(bad) > 0 {
			t.Errorf("%s in\n%s", bad[0].Message, out)
		}
		if string(syntax.Format(out)) != string(out) {
			t.Errorf("not in the one style:\n%s", out)
		}
		if windows {
			if strings.Count(string(out), "\n") != strings.Count(string(out), "\r\n") {
				t.Errorf("line breaks are mixed:\n%q", out)
			}
			return "# " + fix.Title + "\n" + strings.ReplaceAll(string(out), "\r\n", "\n")
		}
	}
	return ""
}

// FuzzTabulate: whatever is pasted, what comes of it can be read, and says the
// same when it is done again.
func FuzzTabulate(f *testing.F) {
	f.Add("Name,Start\nOne|,4/5/2027\n", 0)
	f.Add("\ufeffName\tBudget\r\n\"a\nb\"\t€ 1.000,5\r\n\r\ntactic \"a\" {}\r\n", 12)
	f.Add("Titel;Ziel;Kosten\n;${x};-5\n\"\";a;1.2.3\n", 30)
	f.Fuzz(func(t *testing.T, src string, at int) {
		s := lang.Empty(nil).With(map[string][]byte{"a.plan.hcl": []byte(src)})
		file := s.Files["a.plan.hcl"]
		fix, refused, ok := Tabulate(s, "a.plan.hcl", at, at)
		if !ok || refused != "" {
			return
		}
		out, err := syntax.Apply(file.Src, "a.plan.hcl", fix.Edits)
		if err != nil {
			t.Fatal(err)
		}
		if before, after := len(file.Unparsed()), len(lang.Syntax("a.plan.hcl", out)); after > before {
			t.Errorf("%q cannot be read; it was %q", out, src)
		}
	})
}
