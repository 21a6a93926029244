package lang

import (
	"fmt"
	"testing"

	"github.com/plan-as-code/plan/lang/syntax"
)

// A plan that is built stays as it is, whatever the plans below it ask of its elements:
// they are built side by side.
func TestBuiltPlansStayAsTheyAre(t *testing.T) {
	values := []string{`foo`, `[foo, "b"]`, `[foo]`, `"text"`, `["a", 1]`, `5 + "a"`, `nope("x")`, `2027-04-01`, `local.nope`, `channel.e.title`,
		`[for x in ["a"] : x]`, `{ a = 1 }`, `campaign.start`, `[campaign.nope]`, `"${local.nope}"`, `null`, `[tactic.nope]`, `tactic.nope`}
	for _, k := range kinds {
		if k.Label != syntax.Named {
			continue
		}
		for _, value := range values {
			above := fmt.Sprintf("%s \"e\" {\n", k.Name)
			below := "locals {\n"
			for _, a := range k.Attrs {
				above += fmt.Sprintf("  %s = %s\n", a.Name, value)
				below += fmt.Sprintf("  of_%s = %s.e.%[1]s\n  in_%[1]s = \"${%[2]s.e.%[1]s}\"\n", a.Name, k.Name)
			}
			files := map[string][]byte{"workspace.plan.hcl": []byte(above + "}\n")}
			alone := Empty(nil).With(files).Plans()[0]
			for _, folder := range []string{"a", "b", "c"} {
				files[folder+"/a.plan.hcl"] = []byte(fmt.Sprintf("campaign %q {\n}\n\n%s}\n", folder, below))
			}
			asked := Empty(nil).With(files).Plans()[0]
			if is, want := findingsOf(asked), findingsOf(alone); is != want || len(asked.results) != len(alone.results) {
				t.Errorf("%s = %s: asked, the plan has %d results instead of %d, and says\n%s\ninstead of\n%s", k.Name, value, len(asked.results), len(alone.results), is, want)
			}
		}
	}
}

func findingsOf(p *Plan) (said string) {
	for _, d := range p.Diagnostics {
		said += fmt.Sprintln(d.Range, d.Message, d.Fix)
	}
	return said
}
