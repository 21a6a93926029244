package lang

import (
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"
)

// precedence are the operators of plain calculations; those that bind least are first.
var precedence = [...]string{"+-", "*/"}

// value reads an expression whose operators bind as those of a level, or more.
func (r *plainReader) value(level int) expr {
	if level == len(precedence) {
		return r.operand()
	}
	x := r.value(level + 1)
	for x.file != nil {
		behind := r.at
		r.gap(r.brackets > 0)
		i := strings.IndexByte(precedence[level], r.next())
		if i < 0 || r.comment() {
			r.at = behind
			break
		}
		r.at++
		r.gap(r.brackets > 0)
		sides := []expr{x, r.value(level + 1)}
		if !calculates(sides) {
			return expr{}
		}
		x = r.expr(opCalculation, int(x.at.start))
		x.text, x.args = precedence[level][i:i+1], sides
	}
	return x
}

func (r *plainReader) operand() expr {
	start := r.at
	switch c := r.next(); {
	case c == '"':
		return r.text()
	case '0' <= c && c <= '9':
		return r.number()
	case c == '[':
		return r.list(opList, start, ']')
	case !r.name():
		return expr{}
	case r.next() == '(':
		return r.call(start)
	}
	op := opName
	switch r.f.text[start:r.at] {
	case "for":
		return expr{} // it may begin a loop
	case "true":
		op = opTrue
	case "false":
		op = opFalse
	case "null":
		return r.expr(opNull, start)
	default:
		if !r.steps() {
			return expr{}
		}
	}
	return r.written(op, start)
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
func (r *plainReader) call(start int) expr {
	known := functions[r.f.text[start:r.at]]
	x := r.list(opCall, start, ')')
	switch {
	case known == nil || x.file == nil:
		return expr{}
	case slices.ContainsFunc(x.args, func(a expr) bool { return a.op == opOther }):
		x.op, x.args = opOther, nil
	default:
		x.text = known.Name
	}
	return x
}

// list reads values in brackets, with commas between them.
func (r *plainReader) list(op op, start int, closing byte) expr {
	first := len(r.args)
	r.at++
	r.brackets++
	for r.gap(true); r.next() != closing; r.gap(true) {
		x := r.value(0)
		r.args = append(r.args, x)
		r.gap(true)
		if x.file == nil || r.next() != ',' && r.next() != closing {
			return expr{}
		}
		if r.next() == ',' {
			r.at++
		}
	}
	r.at++
	r.brackets--
	x := r.expr(op, start)
	if len(r.args) > first {
		x.args = slices.Clone(r.args[first:])
		r.args = r.args[:first]
	}
	return x
}

// text reads what stands in quotes, without escapes. Of a text with values to put
// in, it says only where it stands.
func (r *plainReader) text() expr {
	start, op, ascii := r.at, opText, true
	for r.at++; r.next() != '"'; r.at++ {
		switch c := r.next(); {
		case c < ' ' || c == '\\':
			return expr{}
		case c == '$' && r.opens():
			if op = opOther; !r.insertion() {
				return expr{}
			}
		case c == '%' && r.opens():
			return expr{}
		case c >= 0x80:
			ascii = false
		}
	}
	r.at++
	x := r.expr(op, start)
	if op == opOther {
		return x
	}
	x.text = r.f.text[start+1 : r.at-1]
	if !ascii {
		x.text = cty.NormalizeString(x.text)
	}
	return x
}

// opens reports that a brace follows.
func (r *plainReader) opens() bool { return r.at+1 < len(r.src) && r.src[r.at+1] == '{' }

// insertion reads as far as the brace that closes ${ … }.
func (r *plainReader) insertion() bool {
	if r.src[r.at-1] == '$' {
		return false // $${ opens nothing
	}
	r.at += 2
	r.gap(false)
	x := r.value(0)
	r.gap(false)
	return x.file != nil && r.next() == '}'
}

func (r *plainReader) number() expr {
	start := r.at
	r.digits()
	if r.next() == '.' {
		r.at++
		if !r.digits() {
			return expr{}
		}
	}
	return r.written(opNumber, start)
}

func (r *plainReader) digits() bool {
	start := r.at
	for '0' <= r.next() && r.next() <= '9' {
		r.at++
	}
	return r.at > start
}

// expr is an expression from start to where the reader stands.
func (r *plainReader) expr(op op, start int) expr {
	return expr{file: r.f, at: span{int32(start), int32(r.at)}, op: op}
}

// written is such an expression that is kept as it stands there.
func (r *plainReader) written(op op, start int) expr {
	x := r.expr(op, start)
	x.text = r.f.slice(x.at)
	return x
}
