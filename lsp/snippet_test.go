package lsp

import (
	"testing"

	"github.com/plan-as-code/plan/lang/assist"
)

// Holes are numbered, and what would mean something in a snippet means itself.
func TestSnippet(t *testing.T) {
	text := []assist.Piece{
		{Text: `message = "`}, {Text: "The ${each.title} costs $5", Hole: true}, {Text: `" `},
		{Text: "paid", Hole: true, Choices: []string{"paid", "a,b|c"}}, {Text: "\n  ", Rest: true}, {Text: "\n}"},
	}
	const want = `message = "${1:The \${each.title\} costs \$5}" ${2|paid,a\,b\|c|}` + "\n  $0\n}"
	if got := snippet(text); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
