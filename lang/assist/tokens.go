package assist

import (
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Token is a word of a file, for those who colour it.
type Token struct {
	Start, End int          // bytes, up to End; a text or a remark may run over several lines
	Class      Class        // what it is to its reader
	Element    lang.Element // that is declared or named here; nil where there is none
	Declares   bool         // the name of an element where it is declared
	Computed   bool         // the name of an attribute whose value is worked out, not written out
}

// Class is what a word is to its reader.
type Class uint8

const (
	ClassKind      Class = iota // the word that says the kind of an element or a block
	ClassName                   // a name that is declared
	ClassAttribute              // the name of an attribute
	ClassReference              // the name of an element or a value that is used
	ClassFunction               // a function of the language
	ClassText                   // a text with its quotes, in pieces where something is put into it
	ClassNumber                 // a number that is written out
	ClassChoice                 // one of a fixed list
	ClassWord                   // a word of calculations: true, for, in
	ClassRemark                 // a comment
)

// Tokens lists the words of a file in reading order, those of elements that
// cannot be read included; nil for a file that the snapshot does not have, or that
// cannot be read at all.
func Tokens(s *lang.Snapshot, file string) []Token {
	f, p := s.Files[file], s.PlanOf(file)
	if f == nil || p == nil {
		return nil
	}
	r := &tokenReader{plan: p, file: f, declared: map[int]lang.Element{}, computed: map[int]bool{}}
	for _, e := range p.All {
		if d := lang.DeclarationOf(e); d.File == f {
			r.note(e, d)
		}
	}
	for _, d := range f.Problems {
		if d.Detail == syntax.WholeFile {
			return nil
		}
	}
	if len(f.Unparsed()) == 0 {
		r.read(f.Lex(0, len(f.Src)))
		return r.found
	}
	starts, _ := f.PartStarts()
	for i := range len(starts) - 1 {
		r.read(f.LexBroken(starts[i], starts[i+1]))
	}
	return r.found
}

// note keeps what the elements say of the words in them.
func (r *tokenReader) note(e lang.Element, d *syntax.Declaration) {
	if e.Name() != "" {
		r.declared[int(d.NameAt.Start)] = e
	}
	if d.Block != nil {
		r.noteBody(&d.Block.Body, e.Kind())
	}
}

func (r *tokenReader) noteBody(b *syntax.Body, k *lang.Kind) {
	for i := range b.Attrs {
		a := &b.Attrs[i]
		_, plain := a.Expr.Literal()
		if attr := k.Attr(a.Name()); !plain && (k.Open || attr != nil && !attr.Refers()) {
			r.computed[int(a.NameAt.Start)] = true
		}
	}
	for _, inner := range b.Blocks {
		if n := k.Block(inner.Type); n != nil {
			r.noteBody(&inner.Body, &n.Kind)
		}
	}
}
