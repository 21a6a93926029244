package checks

import (
	"context"
	"errors"
	"testing"

	"github.com/plan-as-code/plan/lang"
)

// Once nobody waits, no further rule begins, and there is no result.
func TestJudgementStops(t *testing.T) {
	s := lang.Empty(nil).With(map[string][]byte{"a/a.plan.hcl": []byte("campaign \"a\" {}\n"), "b/b.plan.hcl": []byte("campaign \"b\" {}\n")})
	for _, across := range []bool{false, true} {
		ctx, stop := context.WithCancel(t.Context())
		began := 0
		ends := &Rule{ID: "ends", Needs: Text, Page: &Page{}, Across: across, Check: func(*Pass) { began++; stop() }}
		for range 5 {
			ends := *ends
			book := []*Rule{&ends, {ID: "later", Needs: Text, Page: &Page{}, Across: across, Check: func(p *Pass) {
				if p.ctx.Err() != nil {
					t.Error("a rule began after the end")
				}
			}}}
			if result, err := RunAfter(ctx, nil, s, book, Options{}); result != nil || !errors.Is(err, context.Canceled) {
				t.Errorf("%v, %v", result, err)
			}
		}
		if began == 0 {
			t.Error("nothing began")
		}
	}
}
