package syntax

import (
	"slices"

	"github.com/plan-as-code/plan/lang/prose"
)

// UndecidedWord stands in the place of a whole value that is to be decided.
const UndecidedWord = "tbd"

// Words are the words of a language that reading must know to tell elements apart
// where a text is broken, and to say what is wrong with it. They never change: all files
// share them.
type Words struct {
	Kinds     []KindWords // of elements; of several as near to a misspelt word, the first wins
	Functions []string    // names of those that an expression may call

	byName    map[string]*KindWords
	names     []string
	nested    map[string]bool   // blocks that stand inside elements
	functions map[string]string // by name; the one copy of it that all files share
}

// KindWords are those of a kind of element, or of a block within one.
type KindWords struct {
	Name   string      // as it stands before the brace: tactic
	Label  Label       // what stands between the two
	Holds  bool        // of a nested block: elements stand in it, as in the examples of a rule
	Attrs  []AttrWords // that may stand in it
	Blocks []KindWords // that may stand in it
}

// AttrWords are those of an attribute.
type AttrWords struct {
	Name    string   // as it stands before the equals sign
	Text    bool     // takes a text, or one of several choices
	Choices []string // those that it takes; empty: any text
	Number  bool     // takes a number
	Percent bool     // takes a share of a whole, which is a number
	Date    bool     // takes a day
	Length  bool     // takes a length of time
	List    bool     // takes a list of references
	Kinds   []string // that its references may name; empty: any, or it has none
	Example string   // of a value, as a plan would write it
}

// Label is what stands between the kind and the opening brace.
type Label uint8

const (
	Named   Label = iota // a name of the author's: tactic "webinar"
	ForRule              // the id of a rule: waiver "orphan-tactic"
	NoLabel              // nothing: locals
)

// NewWords makes words ready for reading. It keeps both lists, which must not be changed.
func NewWords(kinds []KindWords, functions []string) *Words {
	w := &Words{Kinds: kinds, Functions: functions, byName: map[string]*KindWords{}, nested: map[string]bool{}, functions: map[string]string{}}
	for i := range kinds {
		w.byName[kinds[i].Name] = &kinds[i]
		w.names = append(w.names, kinds[i].Name)
		for _, b := range kinds[i].Blocks {
			w.nested[b.Name] = true
		}
	}
	for _, f := range functions {
		w.functions[f] = f
	}
	return w
}

// kind is a kind of element; nil for any other word.
func (w *Words) kind(word string) *KindWords { return w.byName[word] }

// nearest is the kind of element that was probably meant by a word; nil where none
// was.
func (w *Words) nearest(word string) *KindWords { return w.byName[prose.Nearest(word, w.names)] }

// attr is an attribute of the kind; nil where it has none of that name.
func (k *KindWords) attr(name string) *AttrWords {
	for i := range k.Attrs {
		if k.Attrs[i].Name == name {
			return &k.Attrs[i]
		}
	}
	return nil
}

// block is a block within the kind; nil where it has none of that name.
func (k *KindWords) block(name string) *KindWords {
	for i := range k.Blocks {
		if k.Blocks[i].Name == name {
			return &k.Blocks[i]
		}
	}
	return nil
}

// names reports whether a reference of the attribute may name the kind.
func (a *AttrWords) names(kind string) bool {
	return len(a.Kinds) == 0 || slices.Contains(a.Kinds, kind)
}
