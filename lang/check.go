package lang

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
	"github.com/zclconf/go-cty/cty"
)

// checker turns a value into the Go value of an attribute's type, or reports why
// it is none.
type checker struct {
	plan   *Plan
	e      Element
	a      *Attr
	expr   *syntax.Expr
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
	if v.Type() == cty.String && c.a.Type != TypeText && c.a.Type != TypeCue {
		if text := v.AsString(); c.notDecided(text, prose.Quote(text)) || c.blank(text, prose.Quote(text)) {
			return nil, Unknown
		}
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
func (a *Attr) plain(x *syntax.Expr) (v any, ok bool) {
	switch x.Op {
	case syntax.OpText:
		return a.plainText(x.Text())
	case syntax.OpNumber:
		n, ok := x.Number()
		ok = ok && a.Type.Numeric() && Plausible(n) && !strings.Contains(x.Text(), ".") && (a.Type != TypePercent || n <= 100)
		return n, ok
	case syntax.OpTrue, syntax.OpFalse:
		return x.Op == syntax.OpTrue, a.Type == TypeYesNo
	case syntax.OpList:
		return a.plainList(x.Args())
	}
	return nil, false
}

func (a *Attr) plainList(items []syntax.Expr) (any, bool) {
	if a.Type != TypeTexts && a.Type != TypeChoices {
		return nil, false
	}
	texts := make([]string, len(items))
	for i := range items {
		text, ok := items[i].TextValue()
		if !ok || a.Type == TypeChoices && !slices.Contains(a.Choices, text) {
			return nil, false
		}
		texts[i] = text
	}
	return texts, true
}

func (a *Attr) plainText(text string) (any, bool) {
	switch a.Type {
	case TypeText, TypeCue:
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
	if better, ok := yesOrNo[prose.Normalise(word)]; ok && c.a.Type == TypeYesNo {
		c.report("wrong-type", fmt.Sprintf("%s is %s, and true or false is expected.", c.subject(), word), "Write "+better, replaceBy(c.expr, better, true)...)
		return nil, Unknown
	}
	if c.notDecided(word, word) || c.a.Type != TypeText && c.a.Type != TypeTexts && c.blank(word, word) {
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
	if c.expr.Op != syntax.OpList || c.a.Type != TypeTexts && c.a.Type != TypeChoices {
		return false
	}
	found := false
	items := c.expr.Args()
	for i := range items {
		item := &items[i]
		word := item.Word()
		if word == "" || c.plan.unknownBlocks[word] {
			continue
		}
		found = true
		if word == UndecidedWord {
			message, fix := partUndecided(c.subject())
			c.reportAt(item.Range(), "wrong-type", message, fix)
			continue
		}
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
func (c *checker) written(s string, expr *syntax.Expr) (any, State) {
	switch c.a.Type {
	case TypeDate:
		if d, ok := ParseDate(s); ok {
			return d, Known
		}
		return c.badDate(s)
	case TypeDuration:
		if d, ok := ParseDuration(s); ok && (d.N > 0 || !recurrence[c.a.Name]) {
			return d, Known
		} else if ok {
			c.report("out-of-range", fmt.Sprintf("%s is %s, which is no time at all.", c.subject(), prose.Verbatim(s)), "Write a longer time")
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

// recurrence are the attributes that say how often something recurs.
var recurrence = map[string]bool{"every": true, "per": true, "budget_per": true, "occurs": true}

func (c *checker) number(v cty.Value) (any, State) {
	if v.Type() != cty.Number {
		return c.wrongType(v)
	}
	n, _ := v.AsBigFloat().Float64()
	switch {
	case math.IsInf(n, 0) && !isWritten(c.expr):
		c.report("out-of-range", c.subject()+" divides by 0.", "Divide by another number")
		return nil, Unknown
	case c.a.outside(n) != "":
		return c.outOfRange(n, c.a.outside(n))
	case c.thousandsWithPoint():
		return c.pointForThousands(n)
	}
	return n, Known
}

// outside says why the attribute cannot have a number; nothing where it can.
func (a *Attr) outside(n float64) string {
	switch {
	case !Plausible(n):
		return "is too large to be meant"
	case a.Type == TypeMoney && n < 0:
		return "is negative; money is counted from 0 up"
	case a.Type == TypeEffort && n < 0:
		return "is negative; work is counted from 0 up"
	case a.Type == TypePercent && (n < 0 || n > 100):
		return "is no share of a whole; a percentage lies between 0 and 100"
	}
	return ""
}

// Plausible reports whether a number is one that a plan can mean: no farther from 0 than
// 1e15.
func Plausible(n float64) bool { return math.Abs(n) <= 1e15 }

var wholeByPoint = prose.Pattern(`^[1-9]\d{0,2}\.000$`)

// thousandsWithPoint reports an amount such as 45.000, which reads as 45.
func (c *checker) thousandsWithPoint() bool {
	return c.expr.Op == syntax.OpNumber && (c.a.Type == TypeMoney && syntax.GroupedByPoint(c.source()) || wholeByPoint().MatchString(c.source()))
}

func (c *checker) source() string {
	return c.expr.File.Slice(c.expr.At)
}

func (c *checker) pointForThousands(n float64) (any, State) {
	fix, fixes := syntax.Writing(syntax.ReadNumber(c.source()), func(number string) []syntax.Edit {
		return []syntax.Edit{{Range: c.expr.Range(), Text: number}}
	})
	c.report("wrong-type", fmt.Sprintf("%s is %s, which reads as %s: a point separates decimals.", c.subject(), c.source(), prose.Literal(n)), fix, fixes...)
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
		end := "]"
		if strings.HasPrefix(c.source(), "<<") { // whose last line stands by itself
			end = c.expr.File.Breaks("\n]")
		}
		fixes := replaceBy(c.expr, "["+c.source()+end, true)
		c.report("not-a-list", fmt.Sprintf("%s is a single value, and a list is expected.", c.subject()), "Put brackets around it: ["+prose.Clip(c.source())+"]", fixes...)
		return nil, Unknown
	}
	items := make([]string, 0, v.LengthInt())
	state := Known
	i := 0
	for it := v.ElementIterator(); it.Next(); i++ {
		_, item := it.Element()
		expr := c.expr
		if args := c.expr.Args(); c.expr.Op == syntax.OpList && i < len(args) {
			expr = &args[i]
		}
		if item.IsNull() || item.Type() != cty.String {
			c.reportAt(expr.Range(), "wrong-type", fmt.Sprintf("%s holds %s, and texts are expected.", c.subject(), asWritten(item, expr)), "Put quotes around it")
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
		return cty.StringVal(v.Code())
	case []string:
		vals := make([]cty.Value, len(v))
		for i, s := range v {
			vals[i] = cty.StringVal(s)
		}
		return cty.TupleVal(vals)
	}
	return cty.DynamicVal
}
