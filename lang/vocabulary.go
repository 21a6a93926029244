package lang

import "github.com/plan-as-code/plan/lang/syntax"

// Vocabulary is what reading must know of the language. It never changes.
var Vocabulary = syntax.NewWords(kindWords(), functionNames())

func kindWords() []syntax.KindWords {
	words := make([]syntax.KindWords, len(kinds))
	for i, k := range kinds {
		words[i] = k.words()
	}
	return words
}

func (k *Kind) words() syntax.KindWords {
	words := syntax.KindWords{Name: k.Name, Label: k.Label}
	for _, a := range k.Attrs {
		words.Attrs = append(words.Attrs, syntax.AttrWords{
			Name: a.Name, Text: a.Type == TypeText || a.Type == TypeChoice, Choices: a.Choices, Number: a.Type.Numeric(), Percent: a.Type == TypePercent, Date: a.Type == TypeDate,
			List: a.Type == TypeRefs, Kinds: a.Kinds, Example: a.Placeholder(),
		})
	}
	for _, n := range k.Blocks {
		inner := n.words()
		inner.Holds = n.Example
		words.Blocks = append(words.Blocks, inner)
	}
	return words
}

// Syntax lists what keeps a file from being read, or parts of it; none where all of it
// can be read. The path is only named in what it says.
func Syntax(path string, src []byte) []syntax.Problem {
	return syntax.Parse(path, src, Vocabulary).Unparsed()
}
