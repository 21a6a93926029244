package syntax

import (
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

// Remarks counts the remarks in a piece of a plan that starts and ends between words.
func Remarks(text string) int {
	if !strings.ContainsAny(text, "#/") {
		return 0
	}
	n := 0
	words, _ := hclsyntax.LexConfig([]byte(text), "", hcl.InitialPos)
	for _, w := range words {
		if w.Type == hclsyntax.TokenComment {
			n++
		}
	}
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
