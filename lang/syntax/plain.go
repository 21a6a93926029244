package syntax

import (
	"bytes"
	"slices"
	"strings"
	"sync"
)

// Nearly all that people write is plain: blocks of attributes that are texts,
// numbers, names, lists, calls and calculations. It is read here, many times
// faster than by hcl. What is not plain, and all that is wrong, is left to hcl,
// which says what the language is: FuzzRead holds this reading against it.

// plain reads the text from start to end and declares the elements in it, if all
// of it is plain; if not, it declares nothing.
func (f *File) plain(start, end int) bool {
	if start == 0 && bytes.HasPrefix(f.Src, BOM) {
		start = len(BOM)
	}
	r := plainReaders.Get().(*plainReader)
	defer plainReaders.Put(r)
	*r = plainReader{f: f, src: f.Src[:end], at: start, attrs: r.attrs[:0], inner: r.inner[:0], args: r.args[:0]}
	blocks, ok := r.blocks()
	for _, b := range blocks {
		f.declare(b, nil)
	}
	return ok
}

// plainReaders are those at rest, with the room that earlier files took.
var plainReaders = sync.Pool{New: func() any { return &plainReader{} }}

// plainReader stands at a byte of a text. Its methods read what the text has
// there; they return false, nil or no expression where that is not plain.
type plainReader struct {
	f        *File
	src      []byte
	at       int
	brackets int // open ones: in them line breaks are blanks
	depth    int // of these, of blocks and of what is put into texts, within each other

	operators int // of the value that is read

	// What is read of the bodies and lists that are open. Who keeps it makes a copy.
	attrs []Attribute
	inner []*Block
	args  []Expr
}

func (r *plainReader) blocks() ([]*Block, bool) {
	for r.gap(true); r.at < len(r.src); r.gap(true) {
		start := r.at
		if !r.name() {
			return nil, false
		}
		b := r.block(Span{int32(start), int32(r.at)})
		if b == nil || !r.lineEnds() {
			return nil, false
		}
		r.inner = append(r.inner, b)
	}
	return r.inner, true
}

// block reads on behind the type of a block.
func (r *plainReader) block(typeAt Span) *Block {
	b := &Block{TypeAt: typeAt, Type: r.f.Slice(typeAt)}
	for r.gap(false); r.next() != '{'; r.gap(false) {
		l := LabelText{At: Span{Start: int32(r.at)}}
		if r.next() == '"' {
			x := r.text()
			if x.Op != OpText || strings.ContainsFunc(x.Text(), notASCII) {
				return nil
			}
			l.Text, l.At = x.Text(), x.At
		} else {
			if !r.name() {
				return nil
			}
			l.At.End = int32(r.at)
			l.Text = r.f.Slice(l.At)
		}
		b.Labels = append(b.Labels, l)
	}
	r.depth++
	if r.depth > maxDepth || !r.body(&b.Body) {
		return nil
	}
	r.depth--
	b.Whole = Span{typeAt.Start, b.Body.End}
	return b
}

func notASCII(c rune) bool { return c > 127 }

// maxPlain is how many attributes a plain body has, at most: the name of each is
// held against those of all before it.
const maxPlain = 50

// body reads what stands between braces.
func (r *plainReader) body(b *Body) bool {
	attrs, inner := len(r.attrs), len(r.inner)
	b.Start = int32(r.at)
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
	b.End = int32(r.at)
	if len(r.attrs) > attrs {
		b.Attrs = slices.Clone(r.attrs[attrs:])
		r.attrs = r.attrs[:attrs]
	}
	if len(r.inner) > inner {
		b.Blocks = slices.Clone(r.inner[inner:])
		r.inner = r.inner[:inner]
	}
	return true
}

// item reads an attribute, or a block within a body, whose attributes are those
// from a place on.
func (r *plainReader) item(from int) bool {
	at := Span{Start: int32(r.at)}
	if !r.name() {
		return false
	}
	at.End = int32(r.at)
	r.gap(false)
	if r.next() != '=' {
		b := r.block(at)
		r.inner = append(r.inner, b)
		return b != nil
	}
	a, equals := Attribute{NameAt: at}, int32(r.at)
	siblings := Body{Attrs: r.attrs[from:]}
	if len(siblings.Attrs) == maxPlain || siblings.Attr(r.f.Slice(at)) != nil {
		return false
	}
	r.at++
	r.gap(false)
	r.operators = 0
	a.Expr = r.value(0)
	a.Expr.equals = equals
	r.attrs = append(r.attrs, a)
	return a.Expr.File != nil
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
