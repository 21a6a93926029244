package checks

import (
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/syntax"
)

// sameWords reports whether two elements are written in the same words, however laid out.
func sameWords(a, b lang.Element) bool { return slices.Equal(wordsOf(a), wordsOf(b)) }

func wordsOf(e lang.Element) []string { return e.File().WordsIn(syntax.SpanOf(e.Whole())) }

// linesOf are the attributes of an element, and its blocks, in their words, sorted; of one
// that does not parse, all its words.
func linesOf(e lang.Element) []string {
	b := lang.BlockOf(e)
	if b == nil {
		return wordsOf(e)
	}
	return linesIn(e.File(), &b.Body)
}

func linesIn(f *syntax.File, b *syntax.Body) []string {
	var lines []string
	for i := range b.Attrs {
		a := &b.Attrs[i]
		lines = append(lines, a.Name()+" = "+strings.Join(f.WordsIn(a.Expr.At), " "))
	}
	for _, inner := range b.Blocks {
		lines = append(lines, inner.Type+" { "+strings.Join(linesIn(f, &inner.Body), "; ")+" }")
	}
	slices.Sort(lines)
	return lines
}
