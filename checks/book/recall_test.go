package book_test

import (
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strconv"
	"testing"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/lang"
)

// reviewed is a plan that somebody reviewed before any finding of it was seen.
type reviewed struct {
	AsOf string              `json:"as_of"`
	Made map[string][]string // by the number of the remark, the findings that make it
}

var remark = regexp.MustCompile(`(?m)^(\d+)\. \[([a-z ]+)\]`)

// Of what planners say of real plans, the weightiest first, so many remarks are made: of the five
// weightiest of each, of all, and of those on what does not fit together. Bars are percent.
func TestRecall(t *testing.T) {
	const dir = "../../testdata/recall/"
	text, err := os.ReadFile(dir + "made.json")
	try(t, err)
	var plans map[string]reviewed
	try(t, json.Unmarshal(text, &plans))
	made, all := map[string]int{}, map[string]int{}
	for name, r := range plans {
		found := foundIn(t, name, r.AsOf)
		review, err := os.ReadFile(dir + name + ".md")
		try(t, err)
		for _, m := range remark.FindAllStringSubmatch(string(review), -1) {
			n, _ := strconv.Atoi(m[1])
			by := r.Made[m[1]]
			for _, f := range by {
				if !slices.Contains(found, f) {
					t.Errorf("%s: remark %d is not made any more: no %s", name, n, f)
				}
			}
			for what, counts := range map[string]bool{"the five weightiest": n <= 5, "all": true, "does not fit": m[2] == "does not fit"} {
				if counts {
					all[what]++
					made[what] += min(1, len(by))
				}
			}
		}
	}
	for what, bar := range map[string]int{"the five weightiest": 84, "all": 68, "does not fit": 75} {
		t.Logf("of %s: %d of %d", what, made[what], all[what])
		if 100*made[what] < bar*all[what] {
			t.Errorf("of %s: %d of %d are made, fewer than %d %%", what, made[what], all[what], bar)
		}
	}
}

// foundIn is what is found in a reviewed plan, as rule and address.
func foundIn(t *testing.T, name, day string) (found []string) {
	folder := "../../testdata/signal/" + name
	if _, err := os.Stat(folder); err != nil {
		folder = "../../testdata/recall/" + name
	}
	s, err := lang.Load(os.DirFS(folder), ".", book.Vocabulary)
	try(t, err)
	on, ok := lang.ParseDate(day)
	if !ok {
		t.Fatalf("%s: as of %q", name, day)
	}
	for _, f := range checks.Run(s, book.Rules, checks.Options{Profile: "integrated", AsOf: on}).Findings {
		found = append(found, f.Rule+" "+f.Address)
	}
	return found
}
