package book_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/syntax"
	"golang.org/x/tools/txtar"
)

// FuzzCheck: no bytes, in whatever file of a workspace, make a check panic, and
// the findings of the next check are the same.
func FuzzCheck(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, src []byte) {
		s := lang.Empty(book.Vocabulary).With(map[string][]byte{"workspace.plan.hcl": src, "spring/a.plan.hcl": src, "spring/pr/b.plan.hcl": []byte(other)})
		first, second := lines(judge(s)), lines(judge(s.With(map[string][]byte{"spring/a.plan.hcl": src})))
		if !slices.Equal(first, second) {
			t.Errorf("findings differ: %v, then %v", first, second)
		}
	})
}

// other refers to what a fuzzed file may declare.
const other = `
tactic "other" {
  discipline = discipline.pr
  serves     = [objective.trials]
  budget     = campaign.budget / 2
  start      = before(campaign.launch, "2w")
}
`

// FuzzFix: every fix fits the file, and a file that parses still does so after it.
// (Mending one of several mistakes may bring the next to light.)
func FuzzFix(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, src []byte) {
		const name = "a.plan.hcl"
		s := lang.Empty(book.Vocabulary).With(map[string][]byte{name: src})
		before := len(s.Files[name].Unparsed())
		for _, found := range judge(s) {
			for _, fix := range found.Fixes {
				out, err := syntax.Apply(src, name, fix.Edits)
				if err != nil {
					t.Fatalf("fix %q: %v", fix.Title, err)
				}
				if after := lang.Syntax(name, out); before == 0 && len(after) > 0 {
					t.Errorf("fix %q of %q leaves %q, which does not parse: %s", fix.Title, found.Message, out, after[0].Message)
				}
			}
		}
	})
}

func judge(s *lang.Snapshot) []*checks.Finding { return judgeAfter(nil, s).Findings }

func judgeAfter(before *checks.Result, s *lang.Snapshot) *checks.Result {
	asOf, _ := lang.ParseDate("2027-02-01")
	return runAfter(before, s, checks.Options{AsOf: asOf, Profile: "integrated"})
}

// runAfter judges to the end.
func runAfter(before *checks.Result, s *lang.Snapshot, opts checks.Options) *checks.Result {
	result, err := checks.RunAfter(context.Background(), before, s, book.Rules, opts)
	if err != nil {
		panic(err) // nobody ended the context
	}
	return result
}

func seed(f *testing.F) {
	archive, err := txtar.ParseFile("../../testdata/slips.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range archive.Files {
		f.Add(file.Data)
	}
	for _, r := range book.Rules {
		for _, m := range fence.FindAllStringSubmatch(r.Page.Text, -1) {
			f.Add([]byte(m[2]))
		}
	}
	plans, err := filepath.Glob("../../testdata/plans/*/*.plan.hcl")
	if err != nil || len(plans) == 0 {
		f.Fatal("no plans to start from", err)
	}
	for _, name := range plans {
		src, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(src)
	}
}
