package lsp

import (
	"fmt"
	"strings"

	"github.com/plan-as-code/plan/lang/assist"
)

// snippet writes the text of a candidate so that the client leads its author
// from hole to hole.
func snippet(text []assist.Piece) string {
	var b strings.Builder
	hole := 0
	for _, p := range text {
		switch {
		case p.Rest:
			b.WriteString(outside.Replace(p.Text) + "$0")
		case !p.Hole:
			b.WriteString(outside.Replace(p.Text))
		default:
			hole++
			b.WriteString(stop(hole, p))
		}
	}
	return b.String()
}

func stop(n int, p assist.Piece) string {
	if len(p.Choices) == 0 {
		return fmt.Sprintf("${%d:%s}", n, inHole.Replace(p.Text))
	}
	choices := make([]string, len(p.Choices))
	for i, choice := range p.Choices {
		choices[i] = inChoice.Replace(choice)
	}
	return fmt.Sprintf("${%d|%s|}", n, strings.Join(choices, ","))
}

var (
	outside  = strings.NewReplacer(`\`, `\\`, `$`, `\$`)
	inHole   = strings.NewReplacer(`\`, `\\`, `$`, `\$`, `}`, `\}`)
	inChoice = strings.NewReplacer(`\`, `\\`, `$`, `\$`, `}`, `\}`, `,`, `\,`, `|`, `\|`)
)
