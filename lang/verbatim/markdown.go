package verbatim

import (
	"regexp"
	"strings"
)

// Hidden is a blank without width. It breaks up what a forge or an editor would take
// for more than text where Markdown has no mark that would, and nobody sees it.
const Hidden = "\u200b"

var (
	armed = strings.NewReplacer(
		"@", "@"+Hidden, // a mention, or an address
		"](", "]"+Hidden+"(", // a link, or a picture
		"<", "<"+Hidden, // an element of HTML
		"://", ":"+Hidden+"//", "www.", "www"+Hidden+".", // an address that becomes a link
		"WWW.", "WWW"+Hidden+".", "Www.", "Www"+Hidden+".",
	)
	numbered = regexp.MustCompile(`([#!&~%^]|\b[Gg][Hh]-)(\d)`) // an issue, a merge request, an epic, a label
	pictured = regexp.MustCompile(`:([\w+-]*[A-Za-z][\w+-]*:)`) // a picture by its name, such as :rocket:
)

// Disarmed is a text of several lines in which a forge finds no mention, link,
// picture or element, for those that may show it as it is or as Markdown.
func Disarmed(s string) string {
	return broken(strings.ReplaceAll(Visible(s), "`", "'")) // code would swallow what follows
}

func broken(s string) string {
	s = numbered.ReplaceAllString(armed.Replace(s), "$1"+Hidden+"$2")
	for range 2 { // the end of one may begin the next
		s = pictured.ReplaceAllString(s, ":"+Hidden+"$1")
	}
	return s
}

// Unlinked is a text on one line in which readers of SARIF find no link.
func Unlinked(s string) string { return strings.ReplaceAll(Line(s), "](", "]"+Hidden+"(") }

var (
	// special are the characters by which Markdown would take a text for more than it is.
	special = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`,
		"|", `\|`, "&", `\&`, "~", `\~`, "$", `\$`, "#", `\#`)
	listMark = regexp.MustCompile(`^(?:(\d+)([.)])|([-+=]))`)
)

// Markdown is a text as it stands in a page in Markdown, on one line.
func Markdown(s string) string {
	return listMark.ReplaceAllString(special.Replace(broken(Line(s))), `$1\$2$3`)
}

// CodeSpan is a name as it stands in a page in Markdown, between backticks, on one line.
func CodeSpan(s string) string {
	if s = Line(s); s == "" {
		return ""
	}
	return "`" + strings.ReplaceAll(s, "`", "'") + "`"
}

// Fence is a text of several lines as it stands in a page in Markdown, as code in a
// language. The text cannot end it.
func Fence(language, s string) string {
	return "```" + language + "\n" + strings.TrimRight(strings.ReplaceAll(Lines(s), "```", "'''"), "\n") + "\n```"
}
