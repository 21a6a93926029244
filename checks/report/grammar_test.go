package report_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/syntax"
)

// wordList is a list of words in a grammar, behind its name.
var wordList = regexp.MustCompile(`\(\?#([a-z]+)\)\([^)]*\)`)

// The grammar by which editors colour a plan knows the words of the language, and
// no others.
func TestGrammar(t *testing.T) {
	compare(t, "../../editors/vscode/syntaxes/plan.tmLanguage.json", func(grammar string) string {
		lists := words()
		written := wordList.ReplaceAllStringFunc(grammar, func(list string) string {
			name := wordList.FindStringSubmatch(list)[1]
			if len(lists[name]) == 0 {
				t.Fatalf("the grammar has a list %q, which the language has not, or has it twice", name)
			}
			list = "(?#" + name + ")(" + strings.Join(lists[name], "|") + ")"
			delete(lists, name)
			return list
		})
		for name := range lists {
			t.Errorf("the grammar has no list %q", name)
		}
		return written
	})
}

// words are the words of the language by what they are.
func words() map[string][]string {
	lists := map[string][]string{"named": {"local", "each"}}
	for _, k := range lang.Kinds() {
		lists["kinds"] = append(lists["kinds"], k.Name)
		if k.Label == syntax.Named {
			lists["named"] = append(lists["named"], k.Name)
		}
		for _, n := range k.Blocks {
			lists["blocks"] = append(lists["blocks"], n.Name)
		}
	}
	for _, f := range lang.Functions() {
		lists["functions"] = append(lists["functions"], f.Name)
	}
	for name, list := range lists {
		slices.Sort(list)
		lists[name] = slices.Compact(list)
	}
	return lists
}
