package sheet

import (
	"strings"

	"github.com/plan-as-code/plan/lang/syntax"
)

// quoted writes a text as plan files do. Most need no escapes, and are written at once.
func quoted(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' || c >= 0x7f || strings.IndexByte("\"\\$%", c) >= 0 {
			return syntax.TextLiteral(s)
		}
	}
	return `"` + s + `"`
}
