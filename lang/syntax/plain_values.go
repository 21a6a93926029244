package syntax

import (
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"
)

// precedence are the operators of plain calculations; those that bind least are first.
var precedence = [...]string{"+-", "*/"}

// value reads an expression whose operators bind as those of a level, or more.
func (r *plainReader) value(level int) Expr {
	if level == len(precedence) {
		return r.operand()
	}
	x := r.value(level + 1)
	for x.File != nil {
		behind := r.at
		r.gap(r.brackets > 0)
		i := strings.IndexByte(precedence[level], r.next())
		if i < 0 || r.comment() {
			r.at = behind
			break
		}
		r.at++
		r.gap(r.brackets > 0)
		sides := []Expr{x, r.value(level + 1)}
		if r.operators++; r.operators > maxOperators || !calculates(sides) {
			return Expr{}
		}
		x = r.expr(OpCalculation, int(x.At.Start))
		operator := precedence[level][i : i+1]
		x.pieces = &pieces{&operator, sides}
	}
	return x
}

func (r *plainReader) operand() Expr {
	start := r.at
	switch c := r.next(); {
	case c == '"':
		return r.text()
	case '0' <= c && c <= '9':
		return r.number()
	case c == '-':
		return r.negative()
	case c == '[':
		return r.list(OpList, "", start, ']')
	case !r.name():
		return Expr{}
	case r.next() == '(':
		return r.call(start)
	}
	op := OpName
	switch r.f.Content[start:r.at] {
	case "for":
		return Expr{} // it may begin a loop
	case "true":
		op = OpTrue
	case "false":
		op = OpFalse
	case "null":
		return r.expr(OpNull, start)
	default:
		if !r.steps() {
			return Expr{}
		}
	}
	return r.expr(op, start)
}

// steps reads the names behind a name, with dots between them.
func (r *plainReader) steps() bool {
	for r.next() == '.' {
		r.at++
		if !r.name() {
			return false
		}
	}
	return true
}

// call reads the values that a function is given; its name begins at start.
func (r *plainReader) call(start int) Expr {
	known := r.f.words.functions[r.f.Content[start:r.at]]
	x := r.list(OpCall, known, start, ')')
	switch {
	case known == "" || x.File == nil:
		return Expr{}
	case slices.ContainsFunc(x.Args(), func(a Expr) bool { return a.Op == OpOther }):
		x.Op, x.pieces = OpOther, nil
	}
	return x
}

// list reads values in brackets, with commas between them; text is what is called.
func (r *plainReader) list(op Op, text string, start int, closing byte) Expr {
	first := len(r.args)
	r.at++
	r.brackets++
	if r.depth++; r.depth > maxDepth {
		return Expr{}
	}
	for r.gap(true); r.next() != closing; r.gap(true) {
		x := r.value(0)
		r.args = append(r.args, x)
		r.gap(true)
		if x.File == nil || r.next() != ',' && r.next() != closing {
			return Expr{}
		}
		if r.next() == ',' {
			r.at++
		}
	}
	r.at++
	r.brackets--
	r.depth--
	x := r.expr(op, start)
	if len(r.args) > first || text != "" {
		x.pieces = &pieces{args: slices.Clone(r.args[first:])}
		r.args = r.args[:first]
	}
	if text != "" {
		called := text // only a call needs it in memory
		x.pieces.text = &called
	}
	return x
}

// text reads what stands in quotes, without escapes. Of a text with values to put
// in, it says only where it stands.
func (r *plainReader) text() Expr {
	start, op, ascii, pieces := r.at, OpText, true, 0
	for r.at++; r.next() != '"'; r.at++ {
		c := r.next()
		if c == '$' || c == '%' {
			pieces++
		}
		switch {
		case c < ' ' || c == '\\':
			return Expr{}
		case c == '$' && r.opens():
			if op = OpOther; r.insertion().File == nil {
				return Expr{}
			}
		case c == '%' && r.opens():
			return Expr{}
		case c >= 0x80:
			ascii = false
		}
	}
	r.at++
	if pieces*(r.at-start) > maxInPieces {
		return Expr{} // hcl would take too long, and says so
	}
	x := r.expr(op, start)
	if op == OpText && !ascii {
		x = NewExpr(r.f, x.At, op, cty.NormalizeString(x.written()), nil)
	}
	return x
}

// Insertion is a piece of a text, and the value that is put in behind it.
type Insertion struct {
	Before string // as it is written
	Value  Expr   // without a File behind the last piece: nothing
}

// Insertions are the pieces of a plain text into which values are put, in their order;
// none of any other expression.
func (x *Expr) Insertions() []Insertion {
	if x.Op != OpOther || x.File.Src[x.At.Start] != '"' {
		return nil
	}
	r := &plainReader{f: x.File, src: x.File.Src[:x.At.End], at: int(x.At.Start)}
	if text := r.text(); text.File == nil || text.At != x.At {
		return nil
	}
	var list []Insertion
	from := int(x.At.Start) + 1
	for r.at = from; r.next() != '"'; r.at++ {
		if r.next() == '$' && r.opens() {
			before := r.f.Content[from:r.at]
			list = append(list, Insertion{before, r.insertion()})
			from = r.at + 1
		}
	}
	return append(list, Insertion{Before: r.f.Content[from:r.at]})
}

// opens reports that a brace follows.
func (r *plainReader) opens() bool { return r.at+1 < len(r.src) && r.src[r.at+1] == '{' }

// insertion reads what stands in ${ … }, as far as the brace that closes it.
func (r *plainReader) insertion() Expr {
	if r.src[r.at-1] == '$' {
		return Expr{} // $${ opens nothing
	}
	r.at += 2
	r.gap(false)
	if r.depth++; r.depth > maxDepth {
		return Expr{}
	}
	x := r.value(0)
	r.depth--
	if r.gap(false); r.next() != '}' {
		return Expr{}
	}
	return x
}

// negative reads a number below zero: to hcl, which does not read it as one, a calculation.
func (r *plainReader) negative() Expr {
	start := r.at
	if r.at++; r.next() < '0' || r.next() > '9' || r.number().File == nil {
		return Expr{}
	}
	return r.expr(OpOther, start)
}

func (r *plainReader) number() Expr {
	start := r.at
	r.digits()
	if r.next() == '.' {
		r.at++
		if !r.digits() {
			return Expr{}
		}
	}
	if r.at-start > maxDigits {
		return Expr{}
	}
	return r.expr(OpNumber, start)
}

func (r *plainReader) digits() bool {
	start := r.at
	for '0' <= r.next() && r.next() <= '9' {
		r.at++
	}
	return r.at > start
}

// expr is an expression from start to where the reader stands.
func (r *plainReader) expr(op Op, start int) Expr {
	return Expr{File: r.f, At: Span{int32(start), int32(r.at)}, Op: op}
}
