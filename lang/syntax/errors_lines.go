package syntax

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang/prose"
)

// statement is an attribute or a block that starts on a line.
type statement struct {
	start  int // byte of the line
	within *braces
	block  bool
}

// braces are those of a block on one line.
type braces struct {
	open, close int // bytes of the line; close is -1 where they end on another
	outer       *braces
	holds       int  // how many statements
	nests       bool // a block is among them
}

var (
	startsAttr   = prose.Pattern(`^[\pL_][\pL\pN_-]*\s*=(?:[^=>]|$)`)
	startsBlock  = prose.Pattern(`^[\pL_][\pL\pN_-]*(?:[ \t]+(?:"_*"|[\pL_][\pL\pN_-]*)){0,3}[ \t]*\{`)
	closesBefore = prose.Pattern(`[\])}][\s` + separators + `]*$`)
	wordOf       = prose.Pattern(`^[\pL\pN_.-]+`)
)

// statements lists what starts on a line, and the braces of blocks on it in the order in
// which they open.
func statements(line string) (list []statement, blocks []*braces) {
	var now *braces // the innermost block
	other := 0      // brackets around no statements
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == '"':
			if end := strings.IndexByte(line[i+1:], '"'); end >= 0 {
				i += end + 1
			} else {
				i = len(line)
			}
		case strings.IndexByte("([{", c) >= 0:
			other++
		case strings.IndexByte(")]}", c) >= 0 && other > 0:
			other--
		case c == '}' && now != nil:
			now.close, now = i, now.outer
		default:
			word := wordOf().FindString(line[i:])
			head := startsBlock().FindString(line[i:])
			if other == 0 && (head != "" || startsAttr().MatchString(line[i:])) {
				list = append(list, statement{i, now, head != ""})
				now.add(head != "")
			}
			if other == 0 && head != "" {
				now = &braces{open: i + len(head) - 1, close: -1, outer: now}
				blocks, word = append(blocks, now), head
			}
			i += max(len(word)-1, 0)
		}
	}
	return list, blocks
}

// add counts a statement within the braces, if there are any.
func (b *braces) add(block bool) {
	if b != nil {
		b.holds, b.nests = b.holds+1, b.nests || block
	}
}

// depth is in how many of the blocks that open on the line what stands in b lies.
func (b *braces) depth() int {
	if b == nil {
		return 0
	}
	return 1 + b.outer.depth()
}

// spread reports that what stands in a block needs lines of its own: all but a single
// attribute.
func (b *braces) spread() bool { return b.nests || b.holds > 1 || b.close < 0 && b.holds > 0 }

// sayOneLine speaks of several elements, blocks or attributes on one line. Each gets
// lines of its own.
func sayOneLine(l errorLine) Problem {
	list, blocks := statements(l.outlined)
	breaks := map[int]int{} // how deep the line is that begins at a byte of this one
	var second *statement   // which shares the line with what stands before it
	var first *braces       // that need more lines
	for _, b := range slices.Backward(blocks) {
		if b.spread() {
			first = b
			if b.close >= 0 {
				breaks[b.close] = b.outer.depth()
			}
		}
	}
	for i := range list {
		switch s := &list[i]; {
		case s.within == nil && (i > 0 || closesBefore().MatchString(l.outlined[:s.start])):
			breaks[s.start] = 0
			if second == nil {
				second = s
			}
		case s.within != nil && s.within.spread():
			breaks[s.start] = s.within.depth()
		}
	}
	if len(breaks) == 0 {
		return Problem{}
	}
	indent := l.text[:len(l.text)-len(strings.TrimLeft(l.text, " \t"))]
	var edits []Edit
	for _, at := range slices.Sorted(maps.Keys(breaks)) {
		from := len(strings.TrimRight(l.outlined[:at], " \t"+separators))
		edits = append(edits, Edit{l.file.Range(l.start+from, l.start+at), l.file.Breaks("\n" + indent + strings.Repeat("  ", breaks[at]))})
	}
	return l.shared(edits, first, second)
}

// opened names what the head of a line opens, at the start of a sentence: an element, where
// it begins with a kind that no block has, whatever stands before it.
func (l errorLine) opened(head string) string {
	word, _, _ := strings.Cut(head, " ")
	if l.file.words.kind(word) != nil && !l.file.words.nested[word] {
		return "The " + head
	}
	return fmt.Sprintf("The block %s in the %s", head, l.name())
}

// shared says what shares a line.
func (l errorLine) shared(edits []Edit, first *braces, second *statement) Problem {
	d := Problem{Fix: "Put each attribute on its own line"}
	end := l.start + len(l.text)
	switch {
	case second != nil && second.block:
		d.Fix = "Put each on lines of its own"
		d.Range = l.file.Range(l.start+second.start, end)
		d.Message = fmt.Sprintf("%s shares a line with what follows; each needs lines of its own.", l.who())
	case second != nil:
		d.Range = l.file.Range(l.start+second.start, end)
		d.Message = fmt.Sprintf("%s has two attributes on one line; each needs a line of its own.", l.who())
	default:
		what := l.who()
		if l.start != l.brokenPart.start {
			what = l.opened(strings.TrimSpace(l.text[:first.open]))
		}
		if first.close >= 0 {
			end = l.start + first.close
		}
		d.Range = l.file.Range(l.start+first.open+1, end)
		d.Message = what + " has several attributes on one line; each needs a line of its own."
		if first.holds == 1 {
			d.Message = what + " begins on the line of an attribute, which needs a line of its own."
		}
	}
	d.Fixes = []Fix{{Title: d.Fix, Safe: true, Edits: edits}}
	return d
}
