package book_test

import (
	"slices"
	"testing"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
)

// Of any findings, those that are worth most to mend come in their order: the weight never rises,
// nor of one weight how many go with them; what goes with one goes with no other; and taken all,
// they are all findings.
func TestCauses(t *testing.T) {
	for _, p := range patients(t) {
		found := checks.OnceASlip(checks.Run(p.snapshot, book.Rules, p.opts).Findings)
		all := checks.Causes(found, len(found))
		n := 0
		for i, c := range all {
			n += c.With
			if i > 0 && c.Before(all[i-1]) {
				t.Errorf("%s: %s with %d comes behind %s with %d", p.name, c.Rule, c.With, all[i-1].Rule, all[i-1].With)
			}
			if c.With < 1 {
				t.Errorf("%s: nothing goes with %s", p.name, c.Rule)
			}
		}
		every := map[*checks.Finding]bool{}
		for _, f := range found {
			for _, one := range slices.Concat(f.Stands(), f.Alike) {
				every[one] = true
			}
			if len(f.Stands()) == 0 {
				every[f] = true
			}
		}
		if n != len(every) {
			t.Errorf("%s: %d findings go with the causes of %d", p.name, n, len(every))
		}
		if few := checks.Causes(found, 3); !slices.EqualFunc(few, all[:min(3, len(all))], func(a, b checks.Cause) bool { return a == b }) {
			t.Errorf("%s: the first three are not those of all", p.name)
		}
	}
}
