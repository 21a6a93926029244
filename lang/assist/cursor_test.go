package assist

import (
	"strings"
	"testing"

	"github.com/plan-as-code/plan/lang"
)

// A place is named by a text with a bar for the caret.
func TestPlace(t *testing.T) {
	const src = `campaign "spring" {
  start  = "2027-03-01"
  budget = 9000
}
tactic "webinar" {
  budget = campaign.budget * 0.2
  serves = [objective.trials, objective.gone]
  start  = before(campaign.start, "3w")
  contribution {
    metric = metric.rides
  }
}
objective "trials" {}
metric "rides" {}
`
	s := lang.Empty(nil).With(map[string][]byte{"a.plan.hcl": []byte(src)})
	for _, c := range []struct{ at, want string }{
		{`tactic "web|inar"`, "tactic.webinar name"},
		{`tac|tic "webinar"`, "tactic.webinar kind"},
		{`ser|ves =`, "tactic.webinar tactic serves= "},
		{`objective.tri|als`, "tactic.webinar tactic serves objective.trials"},
		{`objective.go|ne`, "tactic.webinar tactic serves ?objective.gone"},
		{`campaign.bud|get`, "tactic.webinar tactic budget campaign.spring.budget"},
		{`bef|ore(`, "tactic.webinar tactic start before()="},
		{`"3|w"`, "tactic.webinar tactic start before()"},
		{`metric.ri|des`, "tactic.webinar contribution metric metric.rides"},
		{`|metric "rides"`, "metric.rides kind"},
	} {
		before, after, _ := strings.Cut(c.at, "|")
		p := CursorAt(s, "a.plan.hcl", strings.Index(src, before+after)+len(before))
		if got := describe(p); got != strings.TrimSpace(c.want) {
			t.Errorf("%s: %q, want %q", c.at, got, c.want)
		}
	}
}

func describe(p *Cursor) string {
	var words []string
	add := func(when bool, word string) {
		if when {
			words = append(words, word)
		}
	}
	add(p.Element != nil, p.Element.Address())
	add(p.OnName, "name")
	add(p.OnKind, "kind")
	if p.Line != nil {
		words = append(words, p.Body.Name)
		suffix := ""
		if p.Line.OnName {
			suffix = "="
		}
		words = append(words, p.Line.Label+suffix)
	}
	if m := p.Ref; m != nil && m.To != nil {
		field := ""
		if m.Field != "" {
			field = "." + m.Field
		}
		words = append(words, m.To.Address()+field)
	} else if m != nil {
		words = append(words, "?"+m.Kind+"."+m.Name)
	}
	if p.Call != nil {
		suffix := ""
		if p.Call.OnName {
			suffix = "="
		}
		words = append(words, p.Call.Function.Name+"()"+suffix)
	}
	return strings.Join(words, " ")
}
