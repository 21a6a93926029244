package syntax_test

import (
	"strings"
	"testing"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/syntax"
)

// What was read of a file has a tree, however much of it hcl copies: a text that would take
// it too long is told of when the file is read.
func TestEveryValueHasATree(t *testing.T) {
	if testing.Short() {
		t.Skip("one thing after another: nothing to race")
	}
	many := strings.Repeat("%[1]s", 5_000)
	texts := strings.Repeat(`format("`+many+`", "x"), `, 10)
	for _, value := range []string{`"${join("", [` + texts + `])}"`, `"${format("` + strings.Repeat("%[1]s", 60_000) + `", "x")}"`} {
		f := syntax.Parse("a.plan.hcl", []byte("metric \"m\" {\n  definition = "+value+"\n}\n"), lang.Vocabulary)
		for _, d := range f.Declarations {
			if d.Block == nil {
				if len(f.Problems) == 0 {
					t.Error("what cannot be read is not told of")
				}
				continue
			}
			if d.Block.Attr("definition").Tree() == nil {
				t.Error("a value has no tree")
			}
		}
	}
}
