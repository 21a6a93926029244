package lang

import (
	"bytes"
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"
)

// Nearly all that people write is plain: blocks of attributes that are texts,
// numbers, names, lists, calls and calculations. It is read here, many times
// faster than by hcl. What is not plain, and all that is wrong, is left to hcl,
// which says what the language is: FuzzRead holds this reading against it.

// plain reads the text from start to end and declares the elements in it, if all
// of it is plain; if not, it declares nothing.
func (f *File) plain(start, end int) bool {
	if start == 0 && bytes.HasPrefix(f.Src, bom) {
		start = len(bom)
	}
	r := &plainReader{f: f, src: f.Src[:end], at: start}
	blocks, ok := r.blocks()
	for _, b := range blocks {
		f.declare(b, nil)
	}
	return ok
}

// plainReader stands at a byte of a text. Its methods read what the text has
// there; they return false, nil or no expression where that is not plain.
type plainReader struct {
	f        *File
	src      []byte
	at       int
	brackets int // open ones: in them line breaks are blanks

	// What is read of the bodies and lists that are open.
	attrs []assignment
	inner []*block
	args  []expr
}

func (r *plainReader) blocks() ([]*block, bool) {
	for r.gap(true); r.at < len(r.src); r.gap(true) {
		start := r.at
		if !r.name() {
			return nil, false
		}
		b := r.block(span{int32(start), int32(r.at)})
		if b == nil || !r.lineEnds() {
			return nil, false
		}
		r.inner = append(r.inner, b)
	}
	return r.inner, true
}

// block reads on behind the type of a block.
func (r *plainReader) block(typeAt span) *block {
	b := &block{typeAt: typeAt, Type: r.f.slice(typeAt)}
	for r.gap(false); r.next() != '{'; r.gap(false) {
		l := label{at: span{start: int32(r.at)}}
		if r.next() == '"' {
			x := r.text()
			if x.op != opText || strings.ContainsFunc(x.text, notASCII) {
				return nil
			}
			l.text, l.at = x.text, x.at
		} else {
			if !r.name() {
				return nil
			}
			l.at.end = int32(r.at)
			l.text = r.f.slice(l.at)
		}
		b.labels = append(b.labels, l)
	}
	if !r.body(&b.body) {
		return nil
	}
	b.whole = span{typeAt.start, b.body.end}
	return b
}

func notASCII(c rune) bool { return c > 127 }

// maxPlain is how many attributes a plain body has, at most.
const maxPlain = 50

// body reads what stands between braces.
func (r *plainReader) body(b *body) bool {
	attrs, inner := len(r.attrs), len(r.inner)
	b.start = int32(r.at)
	r.at++
	r.gap(false)
	oneLine := !r.lineEnds()
	for r.gap(!oneLine); r.next() != '}'; r.gap(!oneLine) {
		if len(r.attrs) > attrs && oneLine || !r.item(attrs) || !oneLine && !r.lineEnds() {
			return false
		}
	}
	if oneLine && len(r.inner) > inner {
		return false
	}
	r.at++
	b.end = int32(r.at)
	if len(r.attrs) > attrs {
		b.attrs = slices.Clone(r.attrs[attrs:])
		r.attrs = r.attrs[:attrs]
	}
	if len(r.inner) > inner {
		b.inner = slices.Clone(r.inner[inner:])
		r.inner = r.inner[:inner]
	}
	return true
}

// item reads an attribute, or a block within a body, whose attributes are those
// from a place on.
func (r *plainReader) item(from int) bool {
	at := span{start: int32(r.at)}
	if !r.name() {
		return false
	}
	at.end = int32(r.at)
	r.gap(false)
	if r.next() != '=' {
		b := r.block(at)
		r.inner = append(r.inner, b)
		return b != nil
	}
	a := assignment{Name: r.f.slice(at), name: at, equals: int32(r.at)}
	siblings := r.attrs[from:]
	if len(siblings) == maxPlain || slices.ContainsFunc(siblings, func(b assignment) bool { return b.Name == a.Name }) {
		return false
	}
	r.at++
	r.gap(false)
	a.Expr = r.value(0)
	r.attrs = append(r.attrs, a)
	return a.Expr.file != nil
}

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
	switch c := r.next(); {
	case c == '"':
		return r.text()
	case '0' <= c && c <= '9':
		return r.number()
	case c == '[':
		return r.list(opList, r.at, ']')
	}
	start := r.at
	if !r.name() {
		return expr{}
	}
	op, single := opName, r.f.text[start:r.at]
	switch single {
	case "for":
		return expr{}
	case "true":
		op = opTrue
	case "false":
		op = opFalse
	case "null":
		op = opNull
	}
	for op == opName && r.next() == '.' {
		r.at++
		if !r.name() {
			return expr{}
		}
	}
	if op == opName && r.next() == '(' {
		x := r.list(opCall, start, ')')
		known := functions[single]
		if known == nil || r.src[start+len(single)] != '(' {
			return expr{}
		}
		if slices.ContainsFunc(x.args, func(a expr) bool { return a.op == opOther }) {
			x.op, x.args = opOther, nil
			return x
		}
		x.text = known.Name
		return x
	}
	x := r.expr(op, start)
	if op != opNull {
		x.text = r.f.slice(x.at)
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
	x := r.expr(opNumber, start)
	x.text = r.f.slice(x.at)
	return x
}

func (r *plainReader) digits() bool {
	start := r.at
	for '0' <= r.next() && r.next() <= '9' {
		r.at++
	}
	return r.at > start
}

// name reads a name of letters, digits, underscores and hyphens.
func (r *plainReader) name() bool {
	start := r.at
	for r.at < len(r.src) {
		c := r.src[r.at]
		if letter := 'a' <= c|0x20 && c|0x20 <= 'z' || c == '_'; !letter && (r.at == start || c != '-' && (c < '0' || '9' < c)) {
			break
		}
		r.at++
	}
	return r.at > start
}

// expr is an expression from start to where the reader stands.
func (r *plainReader) expr(op op, start int) expr {
	return expr{file: r.f, at: span{int32(start), int32(r.at)}, op: op}
}

// next is the byte at which the reader stands; 0 at the end.
func (r *plainReader) next() byte {
	if r.at < len(r.src) {
		return r.src[r.at]
	}
	return 0
}

// gap goes over blanks and, where lines may end, over line breaks and comments.
func (r *plainReader) gap(lines bool) {
	for r.at < len(r.src) {
		switch c := r.src[r.at]; {
		case c == ' ' || c == '\t':
			r.at++
		case lines && r.lineEnds():
			n := bytes.IndexByte(r.src[r.at:], '\n')
			if n < 0 {
				n = len(r.src) - r.at - 1
			}
			r.at += n + 1
		default:
			return
		}
	}
}

// lineEnds reports that nothing but blanks and a comment stand before the end of
// the line, to which it goes on.
func (r *plainReader) lineEnds() bool {
	for r.next() == ' ' || r.next() == '\t' {
		r.at++
	}
	switch r.next() {
	case 0, '\n':
		return true
	case '\r':
		return r.at+1 < len(r.src) && r.src[r.at+1] == '\n'
	}
	return r.comment()
}

// comment reports a comment up to the end of the line.
func (r *plainReader) comment() bool {
	return r.next() == '#' || r.next() == '/' && r.at+1 < len(r.src) && r.src[r.at+1] == '/'
}
