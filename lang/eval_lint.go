package lang

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
	"github.com/zclconf/go-cty/cty"
)

// lint reports what an expression cannot mean, whatever its values are: days
// without quotes, which would be subtractions, and functions that do not exist.
func (x *evaluation) lint() bool {
	found := false
	syntax.Visit(x.tree, func(n hclsyntax.Node) {
		switch n := n.(type) {
		case *hclsyntax.BinaryOpExpr:
			if text, ok := bareDate(x.plan.File(n.Range().Filename), n); ok {
				x.unquotedDate(n.Range(), text)
				found = true
			} else if n.Op.Type == cty.Number {
				found = x.textAsNumber(n.LHS) || x.textAsNumber(n.RHS) || found
			}
		case *hclsyntax.FunctionCallExpr:
			if n.Name == UndecidedWord && hclsyntax.Node(n) == x.tree && len(n.Args) == 1 {
				if day, ok := n.Args[0].(*hclsyntax.BinaryOpExpr); ok {
					if _, ok := bareDate(x.plan.File(n.Range().Filename), day); ok {
						return // the day is all that is wrong
					}
				}
			}
			if f := FunctionNamed(n.Name); f == nil || f.Rules && !x.rules {
				x.noFunction(n)
				found = true
			} else if numeric[n.Name] {
				found = slices.ContainsFunc(n.Args, x.textAsNumber) || found
			}
		}
	})
	return found
}

// noFunction reports a function that there is not, or not in values of a plan.
func (x *evaluation) noFunction(n *hclsyntax.FunctionCallExpr) {
	if n.Name == UndecidedWord {
		x.partUndecided(n.Range())
		return
	}
	words := functionNames()
	if x.rules {
		words = functionWords()
	}
	if FunctionNamed(n.Name) != nil {
		x.report("unknown-reference", n.NameRange, "%s uses %s, which only rules can use.", n.Name).Fix = "Use it in a rule block, or use one of " + prose.List(words)
		return
	}
	d := x.report("unknown-reference", n.NameRange, "%s uses %s, which is no function of the language.", n.Name)
	d.Slip, d.Fix = n.Name, "Use one of "+prose.List(words)
	if near := prose.Nearest(n.Name, words); near != "" {
		d.Suggest(near, n.NameRange, false)
	}
}

// numeric are the functions of numbers, which would take a text for one.
var numeric = map[string]bool{"min": true, "max": true, "abs": true, "ceil": true, "floor": true, "round": true}

// textAsNumber reports a text where a number is worked with.
func (x *evaluation) textAsNumber(expr hclsyntax.Expression) bool {
	t, ok := expr.(*hclsyntax.TemplateExpr)
	if !ok {
		return false
	}
	text, ok := syntax.TemplateText(t)
	if !ok {
		return false
	}
	x.report("wrong-type", expr.Range(), "%s works with the text %s, and a number is expected.", prose.Verbatim(text)).Fix = "Take the quotes away"
	return true
}

// goesOn is what follows a day with which is calculated, or from which a range leads on.
var goesOn = prose.Pattern(`^[ \t]*(?:[-+*%]|/(?:[^/*]|$))`)

func (x *evaluation) unquotedDate(at hcl.Range, text string) {
	d := x.report("unquoted-date", at, "%s has the day %s without quotes, so it would be read as a calculation.", text)
	d.Fix = `Put it in quotes, as year, month and day: "2027-04-30"`
	if f := x.plan.File(at.Filename); f != nil && goesOn().MatchString(f.Content[at.End.Byte:]) {
		d.Fix = "Write one day, in quotes; a range takes two attributes"
		return
	}
	if iso, ok := syntax.ReadDate(text); ok {
		d.Suggest(`"`+iso+`"`, at, !x.takesNumber() && (x.takesDate() || !strings.Contains(x.plan.File(at.Filename).Text(at), " ")))
		d.Fix = fmt.Sprintf(`Put it in quotes: "%s"`, iso)
		d.Slip = "without quotes"
		d.Fixes[0].Title = d.Fix
	}
}

// takesNumber reports that the value is a number, so that what looks like a day may be a
// calculation all the same.
func (x *evaluation) takesNumber() bool {
	a := x.e.Kind().attribute(x.attr.Name())
	return a != nil && a.Type.Numeric()
}

func (x *evaluation) takesDate() bool {
	a := x.e.Kind().attribute(x.attr.Name())
	return a != nil && a.Type == TypeDate
}

// attribute is one of the kind, or of a block within it; nil where neither has it.
func (k *Kind) attribute(name string) *Attr {
	if a := k.attr[name]; a != nil {
		return a
	}
	for _, n := range k.Blocks {
		if a := n.attr[name]; a != nil {
			return a
		}
	}
	return nil
}

// monthNamed is a day in a number, a word and a number with signs between them, which the
// grammar takes for arithmetic.
var monthNamed = prose.Pattern(`^\d{1,2}\s*[-/]\s*\pL+\s*[-/]\s*(?:\d{2}|\d{4})$`)

// bareDate recognises 2027-04-01, 2027/04/01 and 05-Apr-2027 without quotes, which the
// grammar takes for arithmetic.
func bareDate(f *syntax.File, expr *hclsyntax.BinaryOpExpr) (string, bool) {
	if f == nil {
		return "", false
	}
	if at := expr.Range(); at.End.Byte-at.Start.Byte < longestDay && monthNamed().MatchString(f.Text(at)) {
		text := strings.ReplaceAll(f.Text(at), " ", "")
		days, _ := syntax.ReadDays(text)
		return text, len(days) == 1
	}
	inner, ok := expr.LHS.(*hclsyntax.BinaryOpExpr)
	if !ok || inner.Op != expr.Op || expr.Op != hclsyntax.OpSubtract && expr.Op != hclsyntax.OpDivide {
		return "", false
	}
	var part [3]int
	for i, side := range []hclsyntax.Expression{inner.LHS, inner.RHS, expr.RHS} {
		n, ok := side.(*hclsyntax.LiteralValueExpr)
		if !ok || n.Val.Type() != cty.Number {
			return "", false
		}
		v, _ := n.Val.AsBigFloat().Float64()
		if v != math.Trunc(v) || v < 1 || v > 2999 {
			return "", false
		}
		part[i] = int(v)
	}
	year, day := part[0], part[2]
	if day >= firstYear {
		year, day = day, year
	}
	if year < firstYear || part[1] > 31 || day > 31 {
		return "", false
	}
	return strings.ReplaceAll(f.Text(expr.Range()), " ", ""), true
}

const (
	firstYear  = 1900 // numbers from here on are taken for years
	longestDay = 30   // bytes of a day with its month as a word, and more
)
