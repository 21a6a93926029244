package render

import (
	"regexp"
	"strings"
)

// hidden is a blank without width. It breaks up what a forge would take for more
// than text, and nobody sees it.
const hidden = "\u200b"

var (
	armed = strings.NewReplacer(
		"@", "@"+hidden, // a mention, or an address
		"](", "]"+hidden+"(", // a link, or a picture
		"<", "<"+hidden, // an element of HTML
		"://", ":"+hidden+"//", "www.", "www"+hidden+".", // an address that becomes a link
		"`", "'", // code, which would swallow what follows
	)
	numbered = regexp.MustCompile(`([#!&~]|\b[Gg][Hh]-)(\d)`) // an issue, a merge request, an epic, a label
)

// disarmed is a text in which a forge finds no mention, link, picture or element.
func disarmed(s string) string { return numbered.ReplaceAllString(armed.Replace(s), "$1"+hidden+"$2") }

// unlinked is a text in which readers of SARIF find no link.
func unlinked(s string) string { return strings.ReplaceAll(s, "](", "]"+hidden+"(") }
