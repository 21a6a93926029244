package syntax

import (
	"bytes"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/zclconf/go-cty/cty"
)

// Format lays a plan file out in the one style: two blanks a level, equals signs
// of neighbouring lines below each other, no blanks at the ends of lines, one
// line break at the end of the file, never two empty lines in a row. The order
// of attributes is the author's. Where one line break is that of Windows, all become so.
// A file that does not parse comes back as it is: src itself.
func Format(src []byte) []byte {
	body, marked := bytes.CutPrefix(src, BOM)
	windows := bytes.Contains(body, []byte("\r\n"))
	if windows {
		body = bytes.ReplaceAll(body, []byte("\r\n"), []byte("\n"))
	}
	if problem, _ := Unreadable(body); problem != "" {
		return src
	}
	if _, diags := ParseConfig(body, "", hcl.InitialPos); FirstError(diags) != nil {
		return src
	}
	out := layOut(body)
	if windows {
		out = bytes.ReplaceAll(out, []byte("\n"), []byte("\r\n"))
	}
	if marked {
		out = append(bytes.Clone(BOM), out...)
	}
	return out
}

// layOut formats until nothing changes any more: aligning one line can give the
// next one another neighbour.
func layOut(src []byte) []byte {
	for range 5 {
		next := tidyLines(hclwrite.Format(src))
		if bytes.Equal(next, src) {
			break
		}
		src = next
	}
	return src
}

// tidyLines takes away blanks at the ends of lines and needless empty lines,
// outside texts that run over several lines.
func tidyLines(src []byte) []byte {
	inside := heredocLines(src)
	var out []byte
	empty := true // at the start of the file
	for i, line := range bytes.SplitAfter(src, []byte("\n")) {
		if !inside[i] {
			body := bytes.TrimRight(line, " \t\r\n")
			if len(body) == 0 {
				if !empty && len(line) > 0 {
					out = append(out, '\n')
				}
				empty = true
				continue
			}
			line = append(bareDay().ReplaceAll(body, []byte("${1}${2}-${3}-${4}${5}")), '\n')
		}
		empty = false
		out = append(out, line...)
	}
	if empty && len(out) > 0 {
		out = append(bytes.TrimRight(out, "\n"), '\n')
	}
	return out
}

// bareDay is a day whose author forgot the quotes. It stays one: with blanks in
// it, it would look like the calculation that it is to the grammar.
var bareDay = prose.Pattern(`^(\s*\w+\s*= )(\d{4}) - (\d{2}) - (\d{2})(\s*(?:#.*)?)$`)

// heredocLines tells which lines, counted from 0, belong to a heredoc, its last
// line included.
func heredocLines(src []byte) map[int]bool {
	inside := map[int]bool{}
	tokens, _ := hclsyntax.LexConfig(src, "", hcl.InitialPos)
	for i, t := range tokens {
		if t.Type != hclsyntax.TokenOHeredoc {
			continue
		}
		for _, end := range tokens[i:] {
			if end.Type == hclsyntax.TokenCHeredoc {
				for n := t.Range.Start.Line; n <= end.Range.End.Line-1; n++ {
					inside[n] = true
				}
				break
			}
		}
	}
	return inside
}

// TextLiteral writes a text as plan files do: in quotes, with escapes where needed.
func TextLiteral(s string) string {
	return string(hclwrite.TokensForValue(cty.StringVal(s)).Bytes())
}
