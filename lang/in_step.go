package lang

import (
	"strings"

	"github.com/plan-as-code/plan/lang/syntax"
)

// maxFactor is by how much more than another value one may move that is in step with it.
const maxFactor = 10

// InStep reports that a value can do no more than move with what it names: it is a day at a
// fixed distance from another one, a sum of a few numbers, or a share of one, be it by way
// of values that are in step themselves. What chooses between values is not. What is
// written out is.
func (p *Plan) InStep(x *syntax.Expr) bool {
	return p.inStep(x, 20) && mentions(x) <= 4
}

func (p *Plan) inStep(x *syntax.Expr, depth int) bool {
	args := x.Args()
	switch x.Op {
	case syntax.OpName:
		line, in := p.valueOf(x)
		return line != nil && depth > 0 && in.inStep(&line.Expr, depth-1) && mentions(&line.Expr) <= 4
	case syntax.OpCall:
		if name := x.Text(); name != "before" && name != "after" {
			return false
		}
	case syntax.OpCalculation:
		switch x.Text() {
		case "*":
			if !p.factor(&args[0], false) && !p.factor(&args[1], false) {
				return false
			}
		case "/":
			if !p.factor(&args[1], true) {
				return false
			}
		}
	default:
		_, written := x.Literal()
		return written
	}
	for i := range args {
		if !p.inStep(&args[i], depth) {
			return false
		}
	}
	return true
}

// factor reports that an expression is a number, written out here or as a local value, that
// makes nothing larger than maxFactor allows.
func (p *Plan) factor(x *syntax.Expr, divides bool) bool {
	n, ok := p.ThroughLocals(x).Number()
	if divides {
		return ok && n >= 1.0/maxFactor
	}
	return ok && n <= maxFactor
}

// mentions counts the names in an expression.
func mentions(x *syntax.Expr) int {
	if x.Op == syntax.OpName {
		return 1
	}
	n := 0
	args := x.Args()
	for i := range args {
		n += mentions(&args[i])
	}
	return n
}

// valueOf is where the value that an expression names is written, and in which plan; nil
// where it is not.
func (p *Plan) valueOf(x *syntax.Expr) (*syntax.Attribute, *Plan) {
	steps := strings.Split(x.Text(), ".")
	var e Element
	switch {
	case steps[0] == "local" && len(steps) == 2:
		if l := p.FindLocal(steps[1]); l != nil {
			return l.Line, l.Plan
		}
	case steps[0] == "campaign" && len(steps) == 2 && p.Campaign != nil:
		e = p.Campaign
	case len(steps) == 3 && kindByName[steps[0]] != nil:
		e = p.Find(Key{kindByName[steps[0]], steps[1]})
	}
	if e == nil {
		return nil, nil
	}
	b := BlockOf(e)
	if b == nil {
		return nil, nil
	}
	name := steps[len(steps)-1]
	line := b.Attr(name)
	if _, campaign := e.(*Campaign); campaign && line == nil && name == "launch" {
		line = b.Attr("start")
	}
	return line, e.Plan()
}

// MinutesOff is by how many minutes the time that is meant by a day lies off the day that it
// is counted from: -240 for before(campaign.launch, "4h"). It is 0 where only days are
// counted, or where that cannot be read.
func (p *Plan) MinutesOff(d *Day) int {
	if d.line == nil {
		return 0
	}
	return p.minutesOff(&d.line.Expr, 20)
}

func (p *Plan) minutesOff(x *syntax.Expr, depth int) int {
	args := x.Args()
	switch name := x.Text(); {
	case depth == 0:
	case x.Op == syntax.OpName:
		if line, in := p.valueOf(x); line != nil {
			return in.minutesOff(&line.Expr, depth-1)
		}
	case x.Op == syntax.OpCall && len(args) == 2 && (name == "before" || name == "after"):
		off := p.minutesOff(&args[0], depth-1)
		text, _ := p.ThroughLocals(&args[1]).TextValue()
		by, _ := ParseDuration(text)
		switch {
		case by.Unit != Hours && by.Unit != Minutes:
		case name == "before":
			off -= by.minutes()
		default:
			off += by.minutes()
		}
		return off
	}
	return 0
}
