package lang

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
	"github.com/zclconf/go-cty/cty"
)

func (c *checker) subject() string { return subjectOf(c.at, c.e) }

// subjectOf names an attribute and its element at the start of a sentence.
func subjectOf(attr string, e Element) string {
	if attr == "value" {
		return "The value in the " + e.String()
	}
	return "The value of " + attr + " in the " + e.String()
}

func (c *checker) report(rule, message, fix string, fixes ...syntax.Fix) {
	c.reportAt(c.expr.Range(), rule, message, fix, fixes...)
}

func (c *checker) reportAt(at hcl.Range, rule, message, fix string, fixes ...syntax.Fix) {
	if c.silent {
		return
	}
	if text, ok := c.expr.TextValue(); ok && at == c.expr.Range() && strings.Contains(message, prose.Verbatim(text)) {
		message += prose.BlanksAround(text)
	}
	d := c.plan.Report(c.e, rule, at, message)
	d.Detail, d.Fix, d.Fixes = c.at, fix, fixes
	switch {
	case rule == "not-a-choice":
		d.Slip = c.at + " " + c.expr.File.Text(at)
	case len(fixes) > 0:
		text, _ := c.expr.TextValue() // who writes one day in another way writes all of them so
		d.Slip = syntax.SlipOf(fmt.Sprint(c.a.Type, c.expr.Op), message, c.subject(), prose.Verbatim(text), c.source())
	}
}

// replaceBy is the fix that writes something else in an expression's place. An
// expression that is worked out is not replaced.
func replaceBy(expr *syntax.Expr, text string, safe bool) []syntax.Fix {
	return []syntax.Fix{{Title: "Write " + prose.Clip(text), Safe: safe, Edits: []syntax.Edit{{Range: expr.Range(), Text: text}}}}
}

func (c *checker) badDate(s string) (any, State) {
	message := fmt.Sprintf("%s is %s, which is no day of the calendar.", c.subject(), prose.Verbatim(s))
	fix, fixes := `Write it as year, month and day, like "2027-04-30"`, []syntax.Fix(nil)
	days, sure := syntax.ReadDays(s)
	switch len(days) {
	case 0:
	case 1:
		message = fmt.Sprintf("%s is %s; days are written as year, month and day.", c.subject(), prose.Verbatim(s))
		fix, fixes = syntax.WritingDays(days, sure, c.expr.Range())
	default:
		message = fmt.Sprintf("%s is %s, which is one day to some readers and another to others.", c.subject(), prose.Verbatim(s))
		fix, fixes = syntax.WritingDays(days, sure, c.expr.Range())
	}
	if !isWritten(c.expr) {
		fixes = nil
	}
	c.report("invalid-date", message, fix, fixes...)
	return nil, Unknown
}

// fixes replaces a value that is written out; one that is worked out has to be
// mended by its author.
func (c *checker) fixes(text string) []syntax.Fix {
	if !isWritten(c.expr) {
		return nil
	}
	return replaceBy(c.expr, text, true)
}

func (c *checker) badDuration(s string) (any, State) {
	message := fmt.Sprintf("%s is %s; a length of time is a whole number followed by min, h, d, w, mo or q.", c.subject(), prose.Verbatim(s))
	fix, fixes := `Write it like "21d", "6w", "3mo", "1q", "4h" or "15min"`, []syntax.Fix(nil)
	if better, ok := syntax.ReadDuration(s); ok {
		fix, fixes = `Write "`+better+`"`, c.fixes(`"`+better+`"`)
	}
	c.report("wrong-type", message, fix, fixes...)
	return nil, Unknown
}

func (c *checker) notAChoice(s string, expr *syntax.Expr) (any, State) {
	message := fmt.Sprintf("%s is %s; it can be %s.", c.subject(), prose.Verbatim(s), prose.Either(c.a.Choices))
	fix, fixes := "Write one of them", []syntax.Fix(nil)
	if s == "…" && isWritten(expr) && len(c.a.Choices) <= mostOffered {
		for _, choice := range c.a.Choices {
			fixes = append(fixes, replaceBy(expr, `"`+choice+`"`, false)...)
		}
	}
	near, sure := prose.Closest(ProperName(s), c.a.Choices)
	sure = sure && prose.IsSlip(s, near)
	for _, choice := range c.a.Choices {
		if near == "" && strings.Contains("_"+ProperName(s)+"_", "_"+choice+"_") {
			near = choice
		}
	}
	if near != "" {
		fix = `Change it to "` + near + `"`
		if isWritten(expr) {
			fixes = []syntax.Fix{{Title: fix, Safe: sure, Edits: []syntax.Edit{{Range: expr.Range(), Text: `"` + near + `"`}}}}
		}
	}
	c.reportAt(expr.Range(), "not-a-choice", message, fix, fixes...)
	return nil, Unknown
}

func (c *checker) outOfRange(n float64, why string) (any, State) {
	fix := "Write a smaller number"
	switch {
	case c.a.Type == TypePercent:
		fix = "Write a number from 0 to 100"
	case n < 0 && c.a.Type != TypeNumber:
		fix = "Write a number from 0 up"
	}
	number := prose.Digits(n)
	if math.IsInf(n, 0) || c.expr.Op == syntax.OpNumber {
		number = prose.Clip(c.source())
	}
	c.report("out-of-range", fmt.Sprintf("%s is %s, which %s.", c.subject(), number, why), fix)
	return nil, Unknown
}

// wrongType reports a value of another type than the attribute's.
func (c *checker) wrongType(v cty.Value) (any, State) {
	message := fmt.Sprintf("%s is %s, and %s is expected.", c.subject(), asWritten(v, c.expr), c.expected())
	fix, fixes := "Write it like "+placeholders[c.a.Type], []syntax.Fix(nil)
	switch c.a.Type {
	case TypeChoice:
		fix = "Write one of " + prose.Either(c.a.Choices)
	case TypeText:
		fix = "Put quotes around it"
	case TypeYesNo:
		fix = "Write true or false"
	}
	switch {
	case v.Type() == cty.String && c.a.Type.Numeric():
		if advice, offered := c.numberIn(v.AsString()); advice != "" {
			fix, fixes = advice, offered
		}
	case v.Type() == cty.Number && c.a.Type == TypeDate:
		message = fmt.Sprintf("%s is %s, and %s is expected.", c.subject(), prose.Clip(c.source()), c.expected())
		if iso, ok := syntax.ReadDate(c.source()); ok {
			fix, fixes = `Write "`+iso+`"`, c.fixes(`"`+iso+`"`)
		}
	case v.Type() == cty.String && c.a.Type == TypeYesNo:
		if word, ok := yesOrNo[prose.Normalise(v.AsString())]; ok {
			fix, fixes = "Write "+word, c.fixes(word)
		}
	case v.Type() == cty.Number && c.a.Type == TypeText && isWritten(c.expr):
		fix, fixes = `Put quotes around it: "`+c.source()+`"`, c.fixes(`"`+c.source()+`"`)
	case v.Type().IsTupleType() && v.LengthInt() == 1:
		if c.expr.Op == syntax.OpList {
			fix, fixes = "Take the brackets away", c.fixes(c.expr.File.Slice(c.expr.Args()[0].At))
		}
	}
	c.report("wrong-type", message, fix, fixes...)
	return nil, Unknown
}

var figures = prose.Pattern(`^[-\d][\d./ +-]*$`)

// asWritten says what a value is. A number that is written with figures alone, maybe with
// a stroke or a hyphen between them, is quoted as it stands: 007, or 2027/05.
func asWritten(v cty.Value, x *syntax.Expr) string {
	source := x.File.Slice(x.At)
	if !v.IsNull() && v.Type() == cty.Number && figures().MatchString(source) {
		return "the number " + prose.Clip(source)
	}
	return TypeWord(v)
}

// numberIn is the advice for a text that is a number, with or without a currency, and
// the fixes where it is written out. An amount in another currency than the campaign's is
// for its author to work out.
func (c *checker) numberIn(text string) (advice string, fixes []syntax.Fix) {
	list, amount := syntax.ReadShort(text), strings.TrimRight(strings.TrimLeft(text, " €$£¥₹"), " €$£¥₹")
	if m := moneyText().FindStringSubmatch(text); m != nil {
		amount = m[1]
		list = syntax.ReadNumber(amount)
	}
	if len(list) == 0 {
		return "", nil
	}
	advice, fixes = syntax.Writing(list, func(number string) []syntax.Edit { return []syntax.Edit{{Range: c.expr.Range(), Text: number}} })
	switch {
	case len(list) == 1 && list[0].Number == text:
		advice = "Take the quotes away: " + text
		fixes[0].Title = "Write " + text
	case len(list) == 1:
		advice = "Write it as a plain number: " + list[0].Number
	}
	if strings.TrimSpace(text) != strings.TrimSpace(amount) && !syntax.InCurrency(text, c.plan.Currency()) {
		fixes[0].Safe = false
	}
	if n, err := strconv.ParseFloat(list[0].Number, 64); err != nil || c.a.outside(n) != "" {
		fixes[0].Safe = false
	}
	if !isWritten(c.expr) {
		fixes = nil
	}
	return advice, fixes
}

// moneyText is an amount with its currency or separators, as a text.
var moneyText = prose.Pattern(`^\s*(?:[€$£¥₹]|EUR|USD|GBP|CHF)?\s*([-−–]?[.,]?\d(?:[\d.,'’ \x{a0}\x{2007}\x{2009}\x{202f}]*\d)?)\s*(?:[€$£¥₹]|EUR|USD|GBP|CHF)?\s*$`)

// isWritten reports whether an expression is written out.
func isWritten(expr *syntax.Expr) bool {
	_, plain := expr.Literal()
	return plain
}

var yesOrNo = map[string]string{"yes": "true", "no": "false", "true": "true", "false": "false"}

// expected says what the attribute takes.
func (c *checker) expected() string {
	switch c.a.Type {
	case TypeMoney:
		return "an amount of money"
	case TypePercent:
		return "a percentage"
	case TypeEffort:
		return "a number of person-days"
	case TypeYesNo:
		return "true or false"
	case TypeDate:
		return `a day like "2027-04-30"`
	case TypeDuration:
		return `a length of time like "21d"`
	case TypeChoice:
		return prose.Either(c.a.Choices)
	}
	return prose.A(string(c.a.Type))
}

// TypeWord says in a planner's words what a value is: the text "spring", the number 5,
// true, a list. The value is known, or null.
func TypeWord(v cty.Value) string {
	switch ty := v.Type(); {
	case v.IsNull():
		return "nothing"
	case ty == cty.String:
		return "the text " + prose.Verbatim(v.AsString())
	case ty == cty.Number:
		n, _ := v.AsBigFloat().Float64()
		return "the number " + prose.Digits(n)
	case ty == cty.Bool && v.True():
		return "true"
	case ty == cty.Bool:
		return "false"
	case ty.IsTupleType() || ty.IsListType() || ty.IsSetType():
		return "a list"
	case ty.IsObjectType() || ty.IsMapType():
		return "a table of values"
	}
	return "an element"
}
