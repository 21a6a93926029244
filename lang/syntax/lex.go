package syntax

import (
	"bytes"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// Lex splits the text from one byte up to another into words, whose ranges are those in
// the file. What is wrong with the text is not reported.
func (f *File) Lex(start, end int) hclsyntax.Tokens {
	words, _ := hclsyntax.LexConfig(f.Src[start:end:end], f.Path, f.Range(start, start).Start)
	return words
}

// hcl lists all words of what it is given at once, each of a hundred bytes. Where a list is
// not needed, it is given some lines after another.
const (
	fewLines = 64 << 10 // bytes
	maxLine  = 1 << 20  // bytes of what it cannot be given in pieces, such as a line; and of words no more than maxInLine

	maxInLine = maxWords / 8
)

// eachWord visits the words of a text as hcl finds them, the line break at its end among
// them, until visit reports that it has seen enough. It reports whether there was nothing
// but that to stop it: false where a line, or a text over several, is too long.
func eachWord(src []byte, path string, start hcl.Pos, visit func(*hclsyntax.Token) bool) bool {
	return wordsBy(fewLines, src, path, start, visit)
}

// wordsBy is eachWord, with so many bytes at once.
func wordsBy(few int, src []byte, path string, at hcl.Pos, visit func(*hclsyntax.Token) bool) bool {
	for size := few; ; size *= 2 {
		last := size >= len(src)
		words, _ := hclsyntax.LexConfig(src[:min(size, len(src))], path, at)
		if !last {
			all := len(words)
			words = words[:wholeLines(words, src, at.Byte)]
			if len(words) == 0 && (size >= maxLine || all > maxInLine) {
				return false
			}
		}
		for i := range words {
			if !visit(&words[i]) {
				return true
			}
		}
		if last {
			return true
		}
		if n := len(words); n > 0 {
			src, at, size = src[words[n-1].Range.End.Byte-at.Byte:], words[n-1].Range.End, few/2
		}
	}
}

// wholeLines is how many words stand before the last line break that lies in no text, in
// nothing put into one and in no remark, that break among them: what follows is read in the
// same way by itself. The words are the first of a text that begins at a byte.
func wholeLines(words hclsyntax.Tokens, src []byte, start int) (n int) {
	open, remarksEnd := 0, true
	for i := range words {
		switch words[i].Type {
		case hclsyntax.TokenOQuote, hclsyntax.TokenOHeredoc, hclsyntax.TokenTemplateInterp, hclsyntax.TokenTemplateControl:
			open++
		case hclsyntax.TokenCQuote, hclsyntax.TokenCHeredoc, hclsyntax.TokenTemplateSeqEnd:
			open--
		case hclsyntax.TokenStar: // of a remark that ends behind these words, or nowhere
			if at := words[i].Range.Start.Byte - start; remarksEnd && at > 0 && src[at-1] == '/' {
				if remarksEnd = bytes.Contains(src[at+1:], []byte("*/")); remarksEnd {
					return n
				}
			}
		case hclsyntax.TokenNewline:
			if open == 0 {
				n = i + 1
			}
		}
	}
	return n
}

// Remarks counts the remarks in a piece of a plan that starts and ends between words.
func Remarks(text string) int {
	if !strings.ContainsAny(text, "#/") {
		return 0
	}
	n := 0
	eachWord([]byte(text), "", hcl.InitialPos, func(w *hclsyntax.Token) bool {
		if w.Type == hclsyntax.TokenComment {
			n++
		}
		return true
	})
	return n
}

// WordsIn are the words of a stretch, without remarks and line breaks: what is laid out
// differently has the same.
func (f *File) WordsIn(s Span) []string {
	var words []string
	for _, w := range f.LexBroken(int(s.Start), int(s.End)) {
		switch w.Type {
		case hclsyntax.TokenComment, hclsyntax.TokenNewline, hclsyntax.TokenEOF:
		default:
			words = append(words, string(w.Bytes))
		}
	}
	return words
}

// LexBroken splits a stretch in which a text may lack its closing quote: it
// then ends with its line, and the next line is read afresh.
func (f *File) LexBroken(start, end int) hclsyntax.Tokens {
	const most = 50 // lines read afresh; more unclosed texts than that are no slips
	var all hclsyntax.Tokens
	for range most {
		words := f.Lex(start, end)
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
