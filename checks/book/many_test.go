package book_test

import (
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/lang"
)

var manyOfMany = regexp.MustCompile(`^(Both|All (\d+)|\d+ of the (\d+)) [a-z]+ of the campaign`)

// A finding that stands for many says of how many of its campaign's elements it speaks: of all that
// there are, or else of those which its rule speaks about, and then it says which these are.
func TestManyOfAll(t *testing.T) {
	said := 0
	for _, dir := range []string{"../../testdata/plans", "../../testdata/signal"} {
		folders, err := os.ReadDir(dir)
		try(t, err)
		for _, folder := range folders {
			if !folder.IsDir() {
				continue
			}
			s, err := lang.Load(os.DirFS(dir+"/"+folder.Name()), ".", book.Vocabulary)
			try(t, err)
			for _, f := range checks.Run(s, book.Rules, checks.Options{Profile: "integrated"}).Findings {
				m := manyOfMany.FindStringSubmatch(f.Message)
				if len(f.Stands()) == 0 || m == nil {
					continue
				}
				said++
				total := 2
				if n := m[2] + m[3]; n != "" {
					total, _ = strconv.Atoi(n)
				}
				among := book.Rules[slices.IndexFunc(book.Rules, func(r *checks.Rule) bool { return r.ID == f.Rule })].Among
				if all := likeIt(f.Stands()[0].Element); total != all && (among == "" || !strings.Contains(f.Message, among)) {
					t.Errorf("%s: there are %d, and it does not say of which it speaks: %s", folder.Name(), all, f.Message)
				}
			}
		}
	}
	if said == 0 {
		t.Error("no finding stands for many")
	}
}

// likeIt counts the elements of its plan that are what an element is, and still planned.
func likeIt(e lang.Element) (n int) {
	for _, other := range e.Plan().All {
		t, tactic := other.(*lang.Tactic)
		if other.Kind() == e.Kind() && !other.Broken() && !(tactic && t.Dropped()) {
			n++
		}
	}
	return n
}
