package lang

import "strings"

// AddBlock is an edit that puts a nested block, written in the one style, at the
// end of an element.
func (p *Plan) AddBlock(e Element, text string) Edit {
	f, body := e.File(), &e.head().decl.block.body
	open, end := int(body.start)+1, int(body.end)-1
	inside := string(f.Src[open:end])
	kept := strings.TrimRight(inside, " \t\r\n")
	gap := "\n\n"
	switch {
	case strings.TrimSpace(inside) == "":
		gap = "\n"
	case !strings.Contains(inside, "\n"):
		gap = "\n  " + strings.TrimSpace(inside) + "\n\n"
		kept = ""
	}
	lines := strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\n", "\n  ")
	return Edit{f.Range(open+len(kept), end), f.breaks(gap + f.indented("  "+lines) + "\n")}
}
