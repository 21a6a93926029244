package assist

import (
	"bytes"
	"slices"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/syntax"
)

// tokenReader tells what each word is from the words around it and from the
// language's table, so that a text which does not parse has its colours too.
type tokenReader struct {
	plan     *lang.Plan
	file     *syntax.File
	declared map[int]lang.Element // by where the name starts
	computed map[int]bool         // attributes, by where the name starts
	found    []Token

	words hclsyntax.Tokens
	next  int
	open  []enclosure
	line  bool       // the next word begins a line
	attr  *lang.Attr // whose value is being read; nil for none that the language has
}

// enclosure is what has been opened and not yet closed.
type enclosure struct {
	by   hclsyntax.TokenType
	body *lang.Kind // of an element or a block; nil within a value
}

// noKind stands for the kind of a block that the language does not have.
var noKind = &lang.Kind{}

func (r *tokenReader) read(words hclsyntax.Tokens) {
	r.words, r.next, r.open, r.line, r.attr = words, 0, nil, true, nil
	for r.next < len(words) {
		w := words[r.next]
		r.next++
		r.word(w)
	}
}

func (r *tokenReader) word(w hclsyntax.Token) {
	begins := r.line
	if w.Type != hclsyntax.TokenComment {
		r.line = false
	}
	switch w.Type {
	case hclsyntax.TokenComment:
		r.line = begins || bytes.HasSuffix(w.Bytes, []byte("\n"))
		r.add(ClassRemark, w.Range.Start.Byte, w.Range.Start.Byte+len(bytes.TrimRight(w.Bytes, "\r\n")))
	case hclsyntax.TokenNewline:
		r.line = true
	case hclsyntax.TokenIdent:
		if begins && r.begins() {
			r.head(w)
		} else {
			r.name(w)
		}
	case hclsyntax.TokenNumberLit:
		r.addWord(ClassNumber, w)
	case hclsyntax.TokenOQuote:
		r.text(w)
	case hclsyntax.TokenQuotedLit, hclsyntax.TokenStringLit, hclsyntax.TokenCQuote, hclsyntax.TokenOHeredoc, hclsyntax.TokenCHeredoc:
		r.addWord(ClassText, w)
	default:
		r.bracket(w.Type)
	}
}

// begins reports whether a line that begins here is one of a body. In a value
// that runs over several lines, a name with an equals sign means that its
// bracket was never closed.
func (r *tokenReader) begins() bool {
	i := len(r.open)
	for i > 0 && r.open[i-1].body == nil && (r.open[i-1].by == hclsyntax.TokenOBrack || r.open[i-1].by == hclsyntax.TokenOParen) {
		i--
	}
	if i < len(r.open) && r.peek(0) != hclsyntax.TokenEqual || i > 0 && r.open[i-1].body == nil {
		return false
	}
	r.open = r.open[:i]
	return true
}

// peek is the type of a word that is still to be read.
func (r *tokenReader) peek(ahead int) hclsyntax.TokenType {
	if i := r.next + ahead; i < len(r.words) {
		return r.words[i].Type
	}
	return hclsyntax.TokenEOF
}

// around is the kind whose body is being read; nil outside any element.
func (r *tokenReader) around() *lang.Kind {
	if len(r.open) == 0 {
		return nil
	}
	return r.open[len(r.open)-1].body
}

// head reads the word that begins a line of a body: an attribute, or the kind of
// an element or a block.
func (r *tokenReader) head(w hclsyntax.Token) {
	k, block := r.around(), lang.KindNamed(string(w.Bytes))
	r.attr = nil
	if k != nil {
		if n := k.Block(string(w.Bytes)); n != nil {
			block = &n.Kind
		}
		r.attr = k.Attr(string(w.Bytes))
	}
	switch follows := r.peek(0); {
	case follows == hclsyntax.TokenEqual, k != nil && r.attr != nil:
		r.addWord(ClassAttribute, w)
		r.found[len(r.found)-1].Computed = r.computed[w.Range.Start.Byte]
		return
	case block != nil:
		r.addWord(ClassKind, w)
	case follows == hclsyntax.TokenOQuote, follows == hclsyntax.TokenOBrace:
		block = noKind
	default:
		return
	}
	r.labels(block)
}

// labels reads what stands between the kind and the opening brace.
func (r *tokenReader) labels(k *lang.Kind) {
	for r.next < len(r.words) {
		w := r.words[r.next]
		switch w.Type {
		case hclsyntax.TokenOQuote, hclsyntax.TokenCQuote:
		case hclsyntax.TokenQuotedLit, hclsyntax.TokenIdent:
			class := ClassName
			if k.Label == syntax.ForRule {
				class = ClassChoice
			}
			r.addWord(class, w)
			last := &r.found[len(r.found)-1]
			last.Element, last.Declares = r.declared[w.Range.Start.Byte], class == ClassName
		case hclsyntax.TokenOBrace:
			r.next++
			r.open, r.line = append(r.open, enclosure{w.Type, k}), true
			return
		default:
			return
		}
		r.next++
	}
}

// bracket opens or closes a part of a value, or closes a body.
func (r *tokenReader) bracket(t hclsyntax.TokenType) {
	closes := hclsyntax.TokenNil
	switch t {
	case hclsyntax.TokenOBrace, hclsyntax.TokenOBrack, hclsyntax.TokenOParen, hclsyntax.TokenTemplateInterp, hclsyntax.TokenTemplateControl:
		r.open = append(r.open, enclosure{by: t})
		return
	case hclsyntax.TokenCBrace:
		closes = hclsyntax.TokenOBrace
	case hclsyntax.TokenCBrack:
		closes = hclsyntax.TokenOBrack
	case hclsyntax.TokenCParen:
		closes = hclsyntax.TokenOParen
	case hclsyntax.TokenTemplateSeqEnd:
		closes = hclsyntax.TokenTemplateInterp
	default:
		return
	}
	for i := len(r.open) - 1; i >= 0; i-- {
		by := r.open[i].by
		if by == closes || by == hclsyntax.TokenTemplateControl && closes == hclsyntax.TokenTemplateInterp {
			r.open = r.open[:i]
			return
		}
		if r.open[i].body != nil {
			return // what closes nothing that is open in this value
		}
	}
}

// words of calculations.
var calculating = []string{"true", "false", "null", "for", "in", "if", "else", "endif", "endfor"}

// name reads a name within a value, with all that is asked of it.
func (r *tokenReader) name(w hclsyntax.Token) {
	word := string(w.Bytes)
	k := lang.KindNamed(word)
	switch {
	case word == lang.UndecidedWord:
		r.addWord(ClassWord, w)
	case r.peek(0) == hclsyntax.TokenOParen:
		if lang.FunctionNamed(word) != nil {
			r.addWord(ClassFunction, w)
		}
	case slices.Contains(calculating, word):
		r.addWord(ClassWord, w)
	case r.attr != nil && r.attr.Type == lang.TypePlural:
		r.addWord(ClassKind, w)
	case (k != nil || word == "local") && r.peek(0) == hclsyntax.TokenDot && r.peek(1) == hclsyntax.TokenIdent:
		r.reference(w, k)
	default:
		r.addWord(ClassReference, w)
		r.asked()
	}
}

// reference reads KIND.NAME, or an attribute of the plan's own campaign.
func (r *tokenReader) reference(w hclsyntax.Token, k *lang.Kind) {
	named := r.words[r.next+1]
	end := named.Range.End.Byte
	var e lang.Element
	switch {
	case k == nil: // local
	case k.Name == "campaign" && k.Attr(string(named.Bytes)) != nil:
		end = w.Range.End.Byte
		if r.plan.Campaign != nil {
			e = r.plan.Campaign
		}
	default:
		e = r.plan.Find(lang.Key{Kind: k, Name: string(named.Bytes)})
	}
	r.add(ClassReference, w.Range.Start.Byte, end)
	r.found[len(r.found)-1].Element = e
	if end != w.Range.End.Byte {
		r.next += 2
	}
	r.asked()
}

// asked reads the .ATTRIBUTE behind a name.
func (r *tokenReader) asked() {
	for r.peek(0) == hclsyntax.TokenDot && r.peek(1) == hclsyntax.TokenIdent {
		r.addWord(ClassAttribute, r.words[r.next+1])
		r.next += 2
	}
}

// text reads a text in quotes; of one that something is put into, its start.
func (r *tokenReader) text(w hclsyntax.Token) {
	class, n := ClassText, 0
	if r.peek(0) == hclsyntax.TokenQuotedLit && r.peek(1) == hclsyntax.TokenCQuote {
		if n = 2; r.attr != nil && slices.Contains(r.attr.Choices, string(r.words[r.next].Bytes)) {
			class = ClassChoice
		}
	}
	end := w.Range.End.Byte
	if n > 0 {
		end = r.words[r.next+1].Range.End.Byte
	}
	r.add(class, w.Range.Start.Byte, end)
	r.next += n
}

func (r *tokenReader) addWord(c Class, w hclsyntax.Token) {
	r.add(c, w.Range.Start.Byte, w.Range.End.Byte)
}

// add notes a word; pieces of a text that touch are one.
func (r *tokenReader) add(c Class, start, end int) {
	if n := len(r.found); c == ClassText && n > 0 && r.found[n-1].Class == ClassText && r.found[n-1].End == start {
		r.found[n-1].End = end
		return
	}
	if start < end {
		r.found = append(r.found, Token{Start: start, End: end, Class: c})
	}
}
