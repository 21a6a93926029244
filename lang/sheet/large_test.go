package sheet

import (
	"errors"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/syntax"
)

// What is larger than a plan file may be is refused, since nobody could read it again, and it is
// said how many rows may come at a time.
func TestMoreThanAFileMayHave(t *testing.T) {
	g := Grid{{"Name", "Notes"}}
	for range 300 {
		g = append(g, []string{"One", strings.Repeat("words ", 5_000)})
	}
	s := lang.Empty(nil).With(map[string][]byte{"new.plan.hcl": {}})
	came, err := Read(s, s.PlanOf("new.plan.hcl"), g, nil, Options{File: "new.plan.hcl", NewCampaign: true})
	if err != nil {
		t.Fatal(err)
	}
	_, err = came.Write("new.plan.hcl", "spring", ReadMemory(nil), Options{})
	var refused *Refusal
	if !errors.As(err, &refused) || !strings.Contains(refused.Text, "300 rows come to 8 MB") || !strings.Contains(refused.Fix, "About 200 rows") {
		t.Error(err)
	}
	if syntax.MaxSize != 8<<20 {
		t.Error(syntax.MaxSize)
	}
}
