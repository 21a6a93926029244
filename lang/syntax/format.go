package syntax

import (
	"bytes"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/zclconf/go-cty/cty"
)

// Format lays a plan file out in the one style: two blanks a level, equals signs
// of neighbouring lines below each other, no blanks at the ends of lines, one
// line break at the end of the file, never two empty lines in a row. The order
// of attributes is the author's, and so is every byte of a text over several lines. Where
// one line break outside of those is that of Windows, all outside of them become so.
// A file that does not parse comes back as it is: src itself.
func Format(src []byte) []byte {
	body, marked := bytes.CutPrefix(src, BOM)
	plain := bytes.ReplaceAll(body, []byte("\r\n"), []byte("\n"))
	if problem, _ := Unreadable(plain); problem != "" {
		return src
	}
	if _, diags := ParseConfig(plain, "", hcl.InitialPos); FirstError(diags) != nil {
		return src
	}
	out := withTextsOf(body, heredocLines(plain), layOut(plain))
	if marked {
		out = append(bytes.Clone(BOM), out...)
	}
	return out
}

// withTextsOf gives what was laid out the texts over several lines of what it was laid out
// from, whose lines they are in texts, and the line breaks that stand outside of those.
func withTextsOf(src []byte, texts map[int]bool, out []byte) []byte {
	var kept [][]byte
	windows := false
	for i, line := range bytes.SplitAfter(src, []byte("\n")) {
		if texts[i] && texts[i+1] {
			kept = append(kept, line)
		} else {
			windows = windows || bytes.HasSuffix(line, []byte("\r\n"))
		}
	}
	var whole []byte
	texts = heredocLines(out)
	for i, line := range bytes.SplitAfter(out, []byte("\n")) {
		if texts[i] && texts[i+1] {
			whole, kept = append(whole, kept[0]...), kept[1:]
			continue
		}
		if body, ends := bytes.CutSuffix(line, []byte("\n")); ends && windows {
			line = append(bytes.Clone(body), "\r\n"...)
		}
		whole = append(whole, line...)
	}
	return whole
}

// layOut formats until nothing changes any more: aligning one line can give the
// next one another neighbour.
func layOut(src []byte) []byte {
	for range 5 {
		next := tidyLines(keepWords(src, hclwrite.Format(src)))
		if bytes.Equal(next, src) {
			break
		}
		src = next
	}
	return src
}

// words are those of a text whose author forgot the quotes, before something in brackets.
// To the grammar they call a function.
var words = prose.Pattern(`^[ \t]*[\pL_][\pL\pN_-]*[ \t]*=[ \t]*([\pL_][\pL\pN_-]*[ \t]+\(.*?)[ \t\r]*\n?$`)

// keepWords gives the lines of what was laid out the words of the same lines before.
func keepWords(src, out []byte) []byte {
	if !bytes.Contains(src, []byte(" (")) && !bytes.Contains(src, []byte("\t(")) {
		return out
	}
	before, after := bytes.SplitAfter(src, []byte("\n")), bytes.SplitAfter(out, []byte("\n"))
	for i, line := range after {
		if i >= len(before) {
			break
		}
		if m := words().FindSubmatch(before[i]); m != nil {
			name, _, _ := bytes.Cut(line, []byte("="))
			after[i] = slices.Concat(name, []byte("= "), m[1], []byte("\n"))
		}
	}
	return bytes.Join(after, nil)
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

// heredocLines tells which lines, counted from 0, belong to a heredoc: those of its text,
// and the last, which has only its marker.
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
