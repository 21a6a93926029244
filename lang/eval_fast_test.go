package lang

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
)

// What is worked out without hcl's evaluator is what the evaluator says; whatever
// it would complain of is left to it.
func TestSimpleAgreesWithEvaluator(t *testing.T) {
	for expr, simple := range map[string]bool{
		"campaign.budget * 0.15":                    true,
		"campaign.budget / 3":                       true,
		"campaign.budget - tactic.a.budget - 5":     true,
		"tactic.a.budget + tactic.a.budget * 2":     true,
		"local.share * campaign.budget":             true,
		`before(campaign.launch, "3w")`:             true,
		"min(campaign.budget, 12)":                  true,
		"campaign.budget / 0":                       false,
		"campaign.budget / (local.share - 0.25)":    false,
		"campaign.title * 2":                        false,
		"2027 - 4 - 1":                              false,
		"campaign.nope * 2":                         false,
		"-campaign.budget":                          false,
		"campaign.budget > 3 ? campaign.budget : 0": false,
		"campaign.budget % 7":                       false,
		`"${campaign.budget} euros"`:                true,
		`"${campaign.title}: ${ local.share * 10 } of ${campaign.budget - 1000}!"`: true,
		`"${campaign.budget / 3}${true}"`:                                          true,
		`"ü${campaign.title}̈"`:                                                   true,
		`"to ${before(campaign.launch, "3w")}"`:                                    true,
		`"to ${"${campaign.title}s"}"`:                                             true,
		`"${campaign.budget}"`:                                                     false,
		`"${campaign.nope} euros"`:                                                 false,
		`"${tactic.a.start} on"`:                                                   false,
		`"${null} euros"`:                                                          false,
		`"${[1]} euros"`:                                                           false,
		`"$${campaign.title} ${campaign.title}"`:                                   false,
		`"\t${campaign.title}"`:                                                    false,
		`"a" == "${campaign.title}s"`:                                              false,
	} {
		s := Empty(nil).With(map[string][]byte{"a.plan.hcl": []byte(`campaign "c" {
  title  = "Spring"
  launch = "2027-03-01"
  budget = 1000
}

locals {
  share = 0.25
  x     = ` + expr + `
}

tactic "a" {
  budget = 300
}
`)})
		p := s.Plans()[0]
		l := p.FindLocal("x")
		if l == nil {
			t.Fatalf("%s does not parse", expr)
		}
		x := &evaluation{plan: p, e: l.Element, attr: l.Line, of: &result{}}
		got, ok := x.fast(&l.Line.Expr)
		if ok != simple {
			t.Errorf("%s: worked out %t, want %t", expr, ok, simple)
		}
		if !ok {
			continue
		}
		x.tree = l.Line.Tree()
		vars, _ := x.variables()
		want, diags := x.tree.Value(&hcl.EvalContext{Variables: vars.object(), Functions: functionSpecs})
		if diags.HasErrors() || !got.RawEquals(want) {
			t.Errorf("%s is %#v, and %#v to the evaluator (%v)", expr, got, want, diags)
		}
	}
}

// What a function makes is paid for out of the plan's allowance, however few bytes ask for
// it: wide texts in their thousands are given up, and each alone is worked out.
func TestMadeTextsCount(t *testing.T) {
	for n, spent := range map[int]bool{1: false, 200: true} {
		var locals strings.Builder
		for i := range n {
			fmt.Fprintf(&locals, "  a%d = format(\"%%90000d\", 1)\n", i)
		}
		s := Empty(nil).With(map[string][]byte{"a.plan.hcl": []byte("locals {\n" + locals.String() + "}\n")})
		if p := s.Plans()[0]; p.steps.Spent() != spent {
			t.Errorf("%d wide texts are paid for: %v, with %d steps", n, p.steps.Spent(), p.Steps())
		}
	}
}
