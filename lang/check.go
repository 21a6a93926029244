package lang

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"
)

// checker turns a value into the Go value of an attribute's type, or reports why
// it is none.
type checker struct {
	plan   *Plan
	e      Element
	a      *Attr
	expr   *expr
	at     string // the attribute, in the sentence
	silent bool
}

func (c *checker) check(v cty.Value) (any, State) {
	if v == cty.NilVal || !v.IsWhollyKnown() {
		return nil, Unknown
	}
	if v.IsNull() {
		return nil, Absent
	}
	switch c.a.Type {
	case TypeTexts, TypeChoices:
		return c.list(v)
	case TypeNumber, TypeMoney, TypePercent, TypeEffort:
		return c.number(v)
	case TypeYesNo:
		return c.yesNo(v)
	}
	return c.text(v)
}

// plain is the value of an expression that is written out and right, as nearly
// all are. Of any other it says nothing.
func (a *Attr) plain(x *expr) (v any, ok bool) {
	switch x.op {
	case opText:
		return a.plainText(x.text)
	case opNumber:
		n, ok := x.number()
		ok = ok && isNumeric(a.Type) && plausible(n) && !strings.Contains(x.text, ".") && (a.Type != TypePercent || n <= 100)
		return n, ok
	case opTrue, opFalse:
		return x.op == opTrue, a.Type == TypeYesNo
	}
	return nil, false
}

func (a *Attr) plainText(text string) (any, bool) {
	switch a.Type {
	case TypeText:
		return text, true
	case TypeDate:
		return ParseDate(text)
	case TypeDuration:
		d, ok := ParseDuration(text)
		return d, ok && d.N > 0
	case TypeChoice:
		return text, slices.Contains(a.Choices, text)
	}
	return nil, false
}

// bareWord reports a word without quotes where a value is expected.
func (c *checker) bareWord(word string) (any, State) {
	if better, ok := yesOrNo[word]; ok && c.a.Type == TypeYesNo {
		c.report("wrong-type", fmt.Sprintf("%s is %s, and true or false is expected.", c.subject(), word), "Write "+better, replaceBy(c.expr, better, true)...)
		return nil, Unknown
	}
	switch c.a.Type {
	case TypeText, TypeChoice, TypeTexts, TypeChoices:
		text := `"` + word + `"`
		if c.a.Type == TypeTexts || c.a.Type == TypeChoices {
			text = "[" + text + "]"
		}
		right := len(c.a.Choices) == 0 || slices.Contains(c.a.Choices, word)
		c.report("wrong-type", fmt.Sprintf("%s is %s without quotes; a text stands in quotes.", c.subject(), word), "Write "+text, replaceBy(c.expr, text, right)...)
	default:
		c.report("wrong-type", fmt.Sprintf("%s is %s, and %s is expected.", c.subject(), word, c.expected()), "Write it like "+placeholders[c.a.Type])
	}
	return nil, Unknown
}

// bareItems reports the words without quotes in a list of texts.
func (c *checker) bareItems() bool {
	found := false
	if c.expr.op != opList || c.a.Type != TypeTexts && c.a.Type != TypeChoices {
		return false
	}
	for i := range c.expr.args {
		item := &c.expr.args[i]
		word := item.word()
		if word == "" || c.plan.strange[word] {
			continue
		}
		found = true
		text := `"` + word + `"`
		right := len(c.a.Choices) == 0 || slices.Contains(c.a.Choices, word)
		c.reportAt(item.Range(), "wrong-type", fmt.Sprintf("%s holds %s without quotes; a text stands in quotes.", c.subject(), word), "Write "+text, replaceBy(item, text, right)...)
	}
	return found
}

func (c *checker) text(v cty.Value) (any, State) {
	if v.Type() != cty.String {
		return c.wrongType(v)
	}
	return c.written(v.AsString(), c.expr)
}

// written checks a text against the types that are written as one.
func (c *checker) written(s string, expr *expr) (any, State) {
	switch c.a.Type {
	case TypeDate:
		if d, ok := ParseDate(s); ok {
			return d, Known
		}
		return c.badDate(s)
	case TypeDuration:
		if d, ok := ParseDuration(s); ok && (d.N > 0 || c.a.Name != "every") {
			return d, Known
		} else if ok {
			c.report("out-of-range", fmt.Sprintf("%s is %s, which is no time at all.", c.subject(), quoted(s)), "Write a longer time")
			return nil, Unknown
		}
		return c.badDuration(s)
	case TypeChoice, TypeChoices:
		if !slices.Contains(c.a.Choices, s) {
			return c.notAChoice(s, expr)
		}
	}
	return s, Known
}

func (c *checker) number(v cty.Value) (any, State) {
	if v.Type() != cty.Number {
		return c.wrongType(v)
	}
	n, _ := v.AsBigFloat().Float64()
	switch {
	case math.IsInf(n, 0) && !isWritten(c.expr):
		c.report("out-of-range", c.subject()+" divides by 0.", "Divide by another number")
		return nil, Unknown
	case !plausible(n):
		return c.outOfRange(n, "is too large to be meant")
	case c.a.Type == TypeMoney && n < 0:
		return c.outOfRange(n, "is negative; money is counted from 0 up")
	case c.a.Type == TypeEffort && n < 0:
		return c.outOfRange(n, "is negative; work is counted from 0 up")
	case c.a.Type == TypePercent && (n < 0 || n > 100):
		return c.outOfRange(n, "is no share of a whole; a percentage lies between 0 and 100")
	case c.thousandsWithPoint():
		return c.pointForThousands(n)
	}
	return n, Known
}

// plausible reports whether a number is one that a plan can mean.
func plausible(n float64) bool { return math.Abs(n) <= 1e15 }

var (
	groupedByPoint = pattern(`^\d{1,3}\.\d{3}$`)
	wholeByPoint   = pattern(`^\d{1,3}\.000$`)
)

// thousandsWithPoint reports an amount such as 45.000, which reads as 45.
func (c *checker) thousandsWithPoint() bool {
	return c.expr.op == opNumber && (c.a.Type == TypeMoney && groupedByPoint().MatchString(c.source()) || wholeByPoint().MatchString(c.source()))
}

func (c *checker) source() string {
	return c.expr.file.slice(c.expr.at)
}

func (c *checker) pointForThousands(n float64) (any, State) {
	whole := Literal(n * 1000)
	c.report("wrong-type", fmt.Sprintf("%s is %s, which reads as %s: a point separates decimals.", c.subject(), c.source(), Literal(n)),
		"Write "+whole, replaceBy(c.expr, whole, false)...)
	return nil, Unknown
}

func (c *checker) yesNo(v cty.Value) (any, State) {
	if v.Type() != cty.Bool {
		return c.wrongType(v)
	}
	return v.True(), Known
}

func (c *checker) list(v cty.Value) (any, State) {
	ty := v.Type()
	if !ty.IsTupleType() && !ty.IsListType() && !ty.IsSetType() {
		fixes := replaceBy(c.expr, "["+c.source()+"]", true)
		c.report("not-a-list", fmt.Sprintf("%s is a single value, and a list is expected.", c.subject()), "Put brackets around it: ["+Clip(c.source())+"]", fixes...)
		return nil, Unknown
	}
	items := make([]string, 0, v.LengthInt())
	state := Known
	i := 0
	for it := v.ElementIterator(); it.Next(); i++ {
		_, item := it.Element()
		expr := c.expr
		if c.expr.op == opList && i < len(c.expr.args) {
			expr = &c.expr.args[i]
		}
		if item.IsNull() || item.Type() != cty.String {
			c.reportAt(expr.Range(), "wrong-type", fmt.Sprintf("%s holds %s, and texts are expected.", c.subject(), typeWord(item)), "Put quotes around it")
			if state = Unknown; expr == c.expr {
				break // one finding a place
			}
			continue
		}
		s, st := c.written(item.AsString(), expr)
		if st != Known {
			state = st
			continue
		}
		items = append(items, s.(string))
	}
	return items, state
}

func (c *checker) subject() string { return subjectOf(c.at, c.e) }

// subjectOf names an attribute and its element at the start of a sentence.
func subjectOf(attr string, e Element) string {
	if attr == "value" {
		return "The value in the " + e.String()
	}
	return "The value of " + attr + " in the " + e.String()
}

func (c *checker) report(rule, message, fix string, fixes ...Fix) {
	c.reportAt(c.expr.Range(), rule, message, fix, fixes...)
}

func (c *checker) reportAt(at hcl.Range, rule, message, fix string, fixes ...Fix) {
	if c.silent {
		return
	}
	d := c.plan.report(c.e, rule, at, message)
	d.Detail, d.Fix, d.Fixes = c.at, fix, fixes
}

// replaceBy is the fix that writes something else in an expression's place. An
// expression that is worked out is not replaced.
func replaceBy(expr *expr, text string, safe bool) []Fix {
	return []Fix{{Title: "Write " + Clip(text), Safe: safe, Edits: []Edit{{expr.Range(), text}}}}
}

func (c *checker) badDate(s string) (any, State) {
	message := fmt.Sprintf("%s is %s, which is no day of the calendar.", c.subject(), quoted(s))
	fix, fixes := `Write it as year, month and day, like "2027-04-30"`, []Fix(nil)
	if iso, ok := guessDate(s); ok {
		message = fmt.Sprintf("%s is %s; days are written as year, month and day.", c.subject(), quoted(s))
		fix, fixes = `Write "`+iso+`"`, c.mend(`"`+iso+`"`)
	}
	if fixes == nil && ambiguousDate().MatchString(s) {
		message = fmt.Sprintf("%s is %s, which is one day to some readers and another to others.", c.subject(), quoted(s))
	}
	c.report("invalid-date", message, fix, fixes...)
	return nil, Unknown
}

// mend replaces a value that is written out; one that is worked out has to be
// mended by its author.
func (c *checker) mend(text string) []Fix {
	if !isWritten(c.expr) {
		return nil
	}
	return replaceBy(c.expr, text, true)
}

func (c *checker) badDuration(s string) (any, State) {
	message := fmt.Sprintf("%s is %s; a length of time is a whole number followed by h, d, w, mo or q.", c.subject(), quoted(s))
	fix, fixes := `Write it like "21d", "6w", "3mo", "1q" or "4h"`, []Fix(nil)
	if better, ok := guessDuration(s); ok {
		fix, fixes = `Write "`+better+`"`, c.mend(`"`+better+`"`)
	}
	c.report("wrong-type", message, fix, fixes...)
	return nil, Unknown
}

func (c *checker) notAChoice(s string, expr *expr) (any, State) {
	message := fmt.Sprintf("%s is %s; it can be %s.", c.subject(), quoted(s), Either(c.a.Choices))
	fix, fixes := "Write one of them", []Fix(nil)
	if s == "…" && isWritten(expr) && len(c.a.Choices) <= mostOffered {
		for _, choice := range c.a.Choices {
			fixes = append(fixes, replaceBy(expr, `"`+choice+`"`, false)...)
		}
	}
	near, sure := meant(properName(s), c.a.Choices)
	for _, choice := range c.a.Choices {
		if near == "" && strings.Contains("_"+properName(s)+"_", "_"+choice+"_") {
			near = choice
		}
	}
	if near != "" {
		fix = `Change it to "` + near + `"`
		if isWritten(expr) {
			fixes = []Fix{{Title: fix, Safe: sure, Edits: []Edit{{expr.Range(), `"` + near + `"`}}}}
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
	number := Digits(n)
	if math.IsInf(n, 0) {
		number = Clip(c.source())
	}
	c.report("out-of-range", fmt.Sprintf("%s is %s, which %s.", c.subject(), number, why), fix)
	return nil, Unknown
}

// wrongType reports a value of another type than the attribute's.
func (c *checker) wrongType(v cty.Value) (any, State) {
	message := fmt.Sprintf("%s is %s, and %s is expected.", c.subject(), typeWord(v), c.expected())
	fix, fixes := "Write it like "+placeholders[c.a.Type], []Fix(nil)
	switch c.a.Type {
	case TypeChoice:
		fix = "Write one of " + Either(c.a.Choices)
	case TypeText:
		fix = "Put quotes around it"
	case TypeYesNo:
		fix = "Write true or false"
	}
	switch {
	case v.Type() == cty.String && isNumeric(c.a.Type):
		if _, err := strconv.ParseFloat(v.AsString(), 64); err == nil {
			fix, fixes = "Take the quotes away: "+v.AsString(), c.mend(v.AsString())
		} else if moneyText().MatchString(v.AsString()) {
			plain := plainNumber(moneyText().FindStringSubmatch(v.AsString())[1])
			fix, fixes = "Write it as a plain number: "+plain, c.mend(plain)
		}
	case v.Type() == cty.Number && c.a.Type == TypeDate:
		message = fmt.Sprintf("%s is %s, and %s is expected.", c.subject(), Clip(c.source()), c.expected())
		if iso, ok := guessDate(c.source()); ok {
			fix, fixes = `Write "`+iso+`"`, c.mend(`"`+iso+`"`)
		}
	case v.Type() == cty.String && c.a.Type == TypeYesNo:
		if word, ok := yesOrNo[Normalise(v.AsString())]; ok {
			fix, fixes = "Write "+word, c.mend(word)
		}
	case v.Type() == cty.Number && c.a.Type == TypeText && isWritten(c.expr):
		fix, fixes = `Put quotes around it: "`+c.source()+`"`, c.mend(`"`+c.source()+`"`)
	case v.Type().IsTupleType() && v.LengthInt() == 1:
		if c.expr.op == opList {
			fix, fixes = "Take the brackets away", c.mend(c.expr.file.slice(c.expr.args[0].at))
		}
	}
	c.report("wrong-type", message, fix, fixes...)
	return nil, Unknown
}

// moneyText is an amount with its currency or separators, as a text.
var moneyText = pattern(`^\s*(?:[€$£¥₹]|EUR|USD|GBP|CHF)?\s*(\d[\d.,' ]*)\s*(?:[€$£¥₹]|EUR|USD|GBP|CHF)?\s*$`)

// isWritten reports whether an expression is written out.
func isWritten(expr *expr) bool {
	_, plain := expr.literal()
	return plain
}

var yesOrNo = map[string]string{"yes": "true", "no": "false", "true": "true", "false": "false"}

func isNumeric(t Type) bool {
	return t == TypeNumber || t == TypeMoney || t == TypePercent || t == TypeEffort
}

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
		return Either(c.a.Choices)
	}
	return A(string(c.a.Type))
}

// typeWord names the type of a value in a planner's words.
func typeWord(v cty.Value) string {
	switch ty := v.Type(); {
	case v.IsNull():
		return "nothing"
	case ty == cty.String:
		return "the text " + quoted(v.AsString())
	case ty == cty.Number:
		n, _ := v.AsBigFloat().Float64()
		return "the number " + Digits(n)
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

func toCty(v any) cty.Value {
	switch v := v.(type) {
	case string:
		return cty.StringVal(v)
	case float64:
		return cty.NumberFloatVal(v)
	case bool:
		return cty.BoolVal(v)
	case Date:
		return cty.StringVal(v.ISO())
	case Duration:
		return cty.StringVal(v.code())
	case []string:
		vals := make([]cty.Value, len(v))
		for i, s := range v {
			vals[i] = cty.StringVal(s)
		}
		return cty.TupleVal(vals)
	}
	return cty.DynamicVal
}
