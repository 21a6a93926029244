package verbatim

import (
	"fmt"
	"html"
	"strings"
	"unicode"
)

// Markup is a text as it stands in HTML, SVG and other XML, on one line. XML cannot hold U+FFFE
// and U+FFFF, in whose place � stands, too.
func Markup(s string) string { return html.EscapeString(inXML.Replace(Line(s))) }

var inXML = strings.NewReplacer("\ufffe", "\ufffd", "\uffff", "\ufffd")

// Mermaid is a text as it stands in a drawing for Mermaid, on one line: nothing in it is taken
// for Mermaid, Markdown or HTML, since whatever is no letter, digit, blank or comma is written
// as its number.
func Mermaid(s string) string {
	var b strings.Builder
	for _, r := range strings.Join(strings.Fields(s), " ") {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r), r == ' ', r == ',':
			b.WriteRune(r)
		case unicode.IsGraphic(r):
			fmt.Fprintf(&b, "#%d;", r)
		default:
			b.WriteString("#65533;")
		}
	}
	return b.String()
}

// DOT is a text as it stands between the quotes of a drawing for Graphviz, on one line.
func DOT(s string) string {
	return strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(Line(s))
}
