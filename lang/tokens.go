package lang

import (
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// Token is a word of a file, for those who colour it.
type Token struct {
	Start, End int // bytes; a text or a remark may run over several lines
	Class      Class
	Element    Element // that is declared or named here; nil where there is none
	Declares   bool    // the name of an element where it is declared
	Computed   bool    // the name of an attribute whose value is worked out, not written out
}

// Class is what a word is to its reader.
type Class uint8

const (
	ClassKind      Class = iota // the word that says the kind of an element or a block
	ClassName                   // a name that is declared
	ClassAttribute              // the name of an attribute
	ClassReference              // the name of an element or a value that is used
	ClassFunction
	ClassText
	ClassNumber
	ClassChoice // one of a fixed list
	ClassWord   // a word of calculations: true, for, in
	ClassRemark // a comment
)

// Tokens lists the words of a file in reading order, those of elements that
// cannot be read included.
func (s *Snapshot) Tokens(file string) []Token {
	f, p := s.Files[file], s.PlanOf(file)
	if f == nil || p == nil {
		return nil
	}
	r := &tokenReader{plan: p, file: f, declared: map[int]Element{}, computed: map[int]bool{}}
	for _, e := range p.All {
		if h := e.head(); h.decl.file == f {
			r.note(e, h)
		}
	}
	for _, d := range f.problems {
		if d.Detail == WholeFile {
			return nil
		}
	}
	if len(f.Unparsed()) == 0 {
		r.read(f.lex(0, len(f.Src)))
		return r.found
	}
	starts, _ := f.partStarts()
	for i := range len(starts) - 1 {
		r.read(f.lexBroken(starts[i], starts[i+1]))
	}
	return r.found
}

// lex splits a stretch of the text into words.
func (f *File) lex(start, end int) hclsyntax.Tokens {
	words, _ := hclsyntax.LexConfig(f.Src[start:end:end], f.Path, f.Range(start, start).Start)
	return words
}

// lexBroken splits a stretch in which a text may lack its closing quote: it
// then ends with its line, and the next line is read afresh.
func (f *File) lexBroken(start, end int) hclsyntax.Tokens {
	const most = 50 // lines read afresh; more unclosed texts than that are no slips
	var all hclsyntax.Tokens
	for range most {
		words := f.lex(start, end)
		cut := firstUnclosed(words)
		if cut < 0 {
			return append(all, words...)
		}
		line := words[cut]
		line.Type = hclsyntax.TokenNewline
		all = append(append(all, words[:cut]...), line)
		start = line.Range.End.Byte
	}
	return all
}

func firstUnclosed(words hclsyntax.Tokens) int {
	for i, w := range words {
		if w.Type == hclsyntax.TokenQuotedNewline {
			return i
		}
	}
	return -1
}

// note keeps what the elements say of the words in them.
func (r *tokenReader) note(e Element, h *Head) {
	if h.name != "" {
		r.declared[int(h.decl.nameAt.start)] = e
	}
	if h.decl.block != nil {
		r.noteBody(&h.decl.block.body, h.kind)
	}
}

func (r *tokenReader) noteBody(b *body, k *Kind) {
	for i := range b.attrs {
		a := &b.attrs[i]
		_, plain := a.Expr.literal()
		if attr := k.attr[a.Name]; !plain && (k.Open || attr != nil && !attr.refers()) {
			r.computed[int(a.name.start)] = true
		}
	}
	for _, inner := range b.inner {
		if n := k.nested[inner.Type]; n != nil {
			r.noteBody(&inner.body, &n.Kind)
		}
	}
}
