package report_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/checks/report"
)

var update = flag.Bool("update", false, "write the generated pages")

// The generated pages say what the program does.
func TestGenerated(t *testing.T) {
	compare(t, "../../lang/REFERENCE.md", func(string) string { return report.Reference() })
	compare(t, "../RULES.md", func(page string) string {
		const begin, end = "<!-- rules: begin -->\n", "<!-- rules: end -->\n"
		before, rest, ok := strings.Cut(page, begin)
		_, after, closed := strings.Cut(rest, end)
		if !ok || !closed {
			t.Fatalf("checks/RULES.md has no place for the rule table: the lines %q and %q", begin, end)
		}
		return before + begin + "\n" + strings.ReplaceAll(report.RuleTable(book.Rules), "](checks/", "](") + "\n" + end + after
	})
}

func compare(t *testing.T, file string, generate func(string) string) {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil && !*update {
		t.Fatal(err)
	}
	want := generate(string(src))
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(src), want); diff != "" {
		t.Errorf("%s is out of date; write it again with\n\tgo test ./checks/report -update\n(-file +program):\n%s", file, diff)
	}
}
