package ruling

import (
	"strings"
	"testing"
)

// FuzzRule: no expression of a rule makes the checker fail, and none goes on after it was
// cut off.
func FuzzRule(f *testing.F) {
	for _, x := range []string{
		`each.discipline.lead.party == party.us`, `none([for t in tactics : t != each && overlaps(t, each)])`, `count_by(tactics, "discipline")[each.discipline] > 1`,
		`{for x in tactics : x.name => x...}["a"][0].title == "a"`, `"%{for x in tactics}${x}%{endfor}" == "ab"`, `each.channels[*].media == ["paid"]`,
		`1e999999999 * 1e999999999 - 1e999999999 > 0`, `format("%09999d", 1) == ""`, `traces_to(each, goal.growth) ? each : null`, `[for a in [[1, 1]] : [for b in [[a, a]] : b]] == tactics`,
		`max(values(count_by(tactics, "owner"))...) / 0 > 1`, `each[each["name"]] == local.hands[0]`, `-each.budget % 0 < !each.title`, `join(each, tactics)`,
	} {
		f.Add(x)
	}
	f.Fuzz(func(t *testing.T, x string) {
		if strings.ContainsAny(x, "\n\r") || len(x) > 2000 {
			return
		}
		tried(t, inRule("  for_each = tactics\n  condition = "+x+"\n  when = "+x))
	})
}
