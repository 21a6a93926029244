package assist

import "github.com/plan-as-code/plan/lang/syntax"

// snippet is what stands between braces, as far as it can be told in a text that
// need not parse.
type snippet struct {
	head   *snippetLine // nil at the top
	up     *snippet
	open   int // the byte behind the opening brace
	close  int // the closing brace, or where the text ends
	closed bool
	lines  []*snippetLine
}

// snippetLine is an attribute, the head of a block, or the start of one of them.
type snippetLine struct {
	word   token
	labels []token
	equals int // -1 where there is none
	value  []token
	end    int // the next line begins behind it
	block  *snippet
}

// snippetOf reads a stretch of a file, and where its comments are.
func snippetOf(src string, start, end int) (*snippet, []syntax.Span) {
	s := &scanner{src: src, at: start, end: end}
	r := &snippetReader{tokens: s.tokens(), end: end, body: &snippet{open: start, close: end}}
	top := r.body
	for r.i < len(r.tokens) {
		switch t := r.tokens[r.i]; t.is {
		case '}':
			if r.body.up != nil {
				r.body.close, r.body.closed = int(t.Start), true
				r.body = r.body.up
			}
			r.i++
		case tokenName:
			r.line()
		default:
			r.i++
		}
	}
	return top, s.comments
}

type snippetReader struct {
	tokens []token
	i      int
	end    int
	body   *snippet // that is open
}

// next is the sign of the token at hand; 0 at the end.
func (r *snippetReader) next() byte {
	if r.i < len(r.tokens) {
		return r.tokens[r.i].is
	}
	return 0
}

// here is where the token at hand starts.
func (r *snippetReader) here() int {
	if r.i < len(r.tokens) {
		return int(r.tokens[r.i].Start)
	}
	return r.end
}

func (r *snippetReader) line() {
	l := &snippetLine{word: r.tokens[r.i], equals: -1}
	r.body.lines = append(r.body.lines, l)
	for r.i++; r.next() == tokenText || r.next() == tokenName; r.i++ {
		l.labels = append(l.labels, r.tokens[r.i])
	}
	switch {
	case r.next() == '{':
		l.end = r.here()
		l.block = &snippet{head: l, up: r.body, open: l.end + 1, close: r.end}
		r.body = l.block
		r.i++
	case r.next() == '=' && len(l.labels) == 0:
		l.equals = r.here()
		r.i++
		r.value(l)
	default:
		for r.i < len(r.tokens) && r.next() != '\n' && r.next() != '}' {
			r.i++
		}
		l.end = r.here()
	}
}

// value reads up to the end of the line; where brackets are open, up to the line
// with which the next attribute or block begins.
func (r *snippetReader) value(l *snippetLine) {
	first := r.i
	var open []byte
	inner := func() byte {
		if len(open) == 0 {
			return 0
		}
		return open[len(open)-1]
	}
	for ; r.i < len(r.tokens); r.i++ {
		switch t := r.tokens[r.i]; {
		case t.is == '\n' && (inner() == 0 || inner() != '{' && r.begins(r.i+1)),
			t.is == '}' && inner() != '{':
			l.value, l.end = r.tokens[first:r.i], r.lineEnd(t)
			return
		case t.is == '[' || t.is == '(' || t.is == '{':
			open = append(open, t.is)
		case t.is == ']' && inner() == '[', t.is == ')' && inner() == '(', t.is == '}':
			open = open[:len(open)-1]
		}
	}
	l.value, l.end = r.tokens[first:], r.end
}

// lineEnd is where a line that ends at a token does; of several empty lines in
// open brackets, the last belongs to it.
func (r *snippetReader) lineEnd(t token) int {
	if t.is != '\n' || r.i+1 >= len(r.tokens) || !r.inBrackets() {
		return int(t.Start)
	}
	return int(r.tokens[r.i+1].Start) - 1
}

// inBrackets reports that the line break at hand stands within open brackets.
func (r *snippetReader) inBrackets() bool {
	depth := 0
	for i := r.i - 1; i >= 0; i-- {
		switch t := r.tokens[i]; t.is {
		case '[', '(':
			depth++
		case ']', ')':
			depth--
		case '=':
			return depth > 0
		}
	}
	return false
}

// begins reports that an attribute or a block begins with a token.
func (r *snippetReader) begins(i int) bool {
	if i+1 >= len(r.tokens) || r.tokens[i].is != tokenName {
		return false
	}
	switch r.tokens[i+1].is {
	case '=', '{':
		return true
	case tokenText:
		return i+2 < len(r.tokens) && r.tokens[i+2].is == '{'
	}
	return false
}

// at is what the innermost braces around a byte hold.
func (b *snippet) at(offset int) *snippet {
	for i := 0; i < len(b.lines); i++ {
		if inner := b.lines[i].block; inner != nil && inner.open <= offset && offset <= inner.close {
			b, i = inner, -1
		}
	}
	return b
}

// line is the one that a byte belongs to; nil between lines.
func (b *snippet) line(offset int) *snippetLine {
	for _, l := range b.lines {
		if int(l.word.Start) <= offset && offset <= l.end {
			return l
		}
	}
	return nil
}

// attr is the line that sets an attribute; nil where none does.
func (b *snippet) attr(name, src string) *snippetLine {
	for _, l := range b.lines {
		if l.equals >= 0 && src[l.word.Start:l.word.End] == name {
			return l
		}
	}
	return nil
}

// names visits every name with dots in the values of a body, nested blocks
// included.
func (b *snippet) names(visit func(token)) {
	for _, l := range b.lines {
		for _, t := range l.value {
			if t.is == tokenName {
				visit(t)
			}
		}
		if l.block != nil {
			l.block.names(visit)
		}
	}
}
