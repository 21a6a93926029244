package book_test

import (
	"regexp"
	"slices"
	"testing"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/lang"
)

// planAhead are the rules that propose a day on which something is still to be done.
var planAhead = []string{"review-missing", "review-gap", "no-review-before-launch", "input-without-date", "input-after-start", "input-on-the-eve"}

// Whenever a plan is judged, no fix proposes a day for something that is still to be done
// which is past; and each fix takes its own finding away.
func TestFixesLieAhead(t *testing.T) {
	day := regexp.MustCompile(`\d{4}-\d\d-\d\d`)
	for _, r := range book.Rules {
		if !slices.Contains(planAhead, r.ID) {
			continue
		}
		proposed, none := 0, 0
		p := parsePage(t, r)
		for p.asOf = 20_600; p.asOf < 21_200; p.asOf += 3 { // from May 2026 to January 2028
			for _, f := range run(t, r, p, p.bad) {
				if len(f.Fixes) == 0 {
					none++
				}
				for _, fix := range f.Fixes {
					for _, edit := range fix.Edits {
						for _, said := range day.FindAllString(edit.Text, -1) {
							proposed++
							if d, _ := lang.ParseDate(said); d < p.asOf {
								t.Errorf("%s proposes %s on %s", r.ID, said, p.asOf.ISO())
							}
						}
					}
					files, err := apply(p.bad, fix)
					if err != nil {
						t.Fatal(err)
					}
					stays := func(other *checks.Finding) bool { return other.Address == f.Address && other.Rule == f.Rule }
					if slices.ContainsFunc(run(t, r, p, files), stays) && day.MatchString(fix.Edits[0].Text) {
						t.Errorf("%s: %q leaves its finding on %s", r.ID, fix.Title, p.asOf.ISO())
					}
				}
			}
		}
		if proposed == 0 || none == 0 && r.ID != "review-missing" && r.ID != "input-without-date" {
			t.Errorf("%s proposes %d days, and nothing %d times", r.ID, proposed, none)
		}
	}
}
