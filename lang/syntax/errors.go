package syntax

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang/prose"
)

// brokenPart is the text of one element that does not parse.
type brokenPart struct {
	file       *File
	start, end int
	decl       *Declaration // nil where no element can be made out
	mended     []Edit       // what was wrong above, while it is looked for what is wrong below

	scanned bool      // the next two are found
	found   []passage // what the grammar does not look into
	texts   []Span    // in straight quotes, up to the closing one
}

// syntaxError recognises one mistake on the line where parsing stopped. The pattern's
// first group is what the finding points at.
type syntaxError struct {
	pattern *regexp.Regexp
	summary string // only for this complaint of the parser; empty: for any
	say     func(l errorLine) Problem
	all     string // what mends it on all lines of the part that have it, as advice; empty: one after another
}

// errorLine is a line with a mistake, and the groups of the slip's pattern.
type errorLine struct {
	*brokenPart
	start    int // byte offset of the line
	text     string
	outlined string // the text as patterns see it, byte for byte
	groups   []int
	error    *hcl.Diagnostic
}

func (l errorLine) group(n int) string {
	if l.groups[2*n] < 0 {
		return ""
	}
	return l.text[l.groups[2*n]:l.groups[2*n+1]]
}

func (l errorLine) at(n int) hcl.Range {
	return l.file.Range(l.start+l.groups[2*n], l.start+l.groups[2*n+1])
}

// apart is what a sentence about a line may say that other lines say otherwise: the
// element, what the pattern found, and what is to be written.
func (l errorLine) apart(fixes []Fix) []string {
	list := []string{l.who(), l.name()}
	for n := 1; 2*n < len(l.groups); n++ {
		list = append(list, l.group(n), prose.Clip(l.group(n)), strings.TrimSpace(l.group(n)))
	}
	for i := range fixes {
		for _, e := range fixes[i].Edits {
			list = append(list, e.Text)
		}
	}
	return list
}

// replace is a finding about group n, with the edit that mends it.
func (l errorLine) replace(n int, text, message, fix string) Problem {
	return Problem{Range: l.at(n), Message: message, Fix: fix,
		Fixes: []Fix{{Title: fix, Safe: true, Edits: []Edit{{l.at(n), text}}}}}
}

// explain says in the author's words why the part does not parse.
func (p *brokenPart) explain(first *hcl.Diagnostic) Problem {
	d, told := p.swallowed(first)
	switch {
	case told:
		p.tried(d.Fixes, first)
	default:
		d = p.recognise(first)
	}
	if d.Rule == "" {
		d.Rule = "syntax"
	}
	if d.Range.Filename == "" {
		d.Range = *first.Subject
	}
	d.Detail = d.Rule
	return d
}

// swallowed speaks of what keeps all of the part from being read, whatever else is wrong.
func (p *brokenPart) swallowed(first *hcl.Diagnostic) (Problem, bool) {
	switch first.Summary {
	case saysLongNumber:
		return p.longNumber(*first.Subject), true
	case saysLongText:
		return Problem{Range: *first.Subject, Message: fmt.Sprintf("A text in the %s has more lines, or more signs such as %%, than a plan needs.", p.name()), Fix: "Shorten it, or put it into a document of its own"}, true
	case saysTooDeep:
		return Problem{Range: *first.Subject, Message: fmt.Sprintf("%s has brackets or calculations within each other more than %d deep; a plan needs three.", p.who(), maxDepth),
			Fix: "Look for brackets that are opened and not closed, or take it out of the plan"}, true
	case saysManyWords:
		return Problem{Range: *first.Subject, Message: p.who() + " is too long to be read: it has hundreds of thousands of words and signs, or a line of tens of thousands, or of a megabyte.",
			Fix: "Look for what stands there many times, or take it out of the plan"}, true
	}
	if d, open := p.openRemark(first.Subject.Start.Byte); open {
		return d, true
	}
	return p.openHeredoc()
}

// maxExplained bounds what is looked through to say in a file why parts of it do not parse:
// the part, which its passages are found in, and each line, on which dozens of mistakes are
// looked for, eight times. Beyond it nobody slipped.
const maxExplained = 2_000_000

// recognise says what is wrong on the line where parsing stopped, and mends what is wrong in
// the same way further down as well.
func (p *brokenPart) recognise(first *hcl.Diagnostic) Problem {
	d, s := p.look(first)
	switch {
	case s == nil:
		return d
	case s.all != "":
		return p.lineAt(first).onAllLines(*s, d)
	}
	return p.oneAfterAnother(s, d)
}

// lineAt is the line where parsing stopped.
func (p *brokenPart) lineAt(mistake *hcl.Diagnostic) errorLine {
	offset := min(max(mistake.Subject.Start.Byte, p.start), max(p.end-1, p.start))
	start, end := p.file.LineSpan(p.file.Line(offset))
	return errorLine{brokenPart: p, start: start, text: string(p.file.Src[start:end]), outlined: p.outline(start, end), error: mistake}
}

// look says what is wrong on the line where parsing stopped. Of several mistakes there, it is
// the first whose fix helps, and then which of the list that is; else that is nil.
func (p *brokenPart) look(mistake *hcl.Diagnostic) (Problem, *syntaxError) {
	l := p.lineAt(mistake)
	if p.file.explained += p.end - p.start + 8*len(l.text); p.file.explained > maxExplained {
		return p.fallback(mistake, l), nil
	}
	if d, open := l.openAbove(); open {
		p.tried(d.Fixes, mistake)
		return d, nil
	}
	var told *Problem
	for i := range syntaxErrors() {
		s := &syntaxErrors()[i]
		if s.summary != "" && !strings.HasPrefix(mistake.Summary, s.summary) {
			continue
		}
		if l.groups = s.pattern.FindStringSubmatchIndex(l.outlined); l.groups == nil {
			continue
		}
		d := s.say(l)
		if d.Message == "" {
			continue
		}
		sure := false
		if len(d.Fixes) > 0 {
			d.Slip, sure = SlipOf(s.pattern.String(), d.Message, l.apart(d.Fixes)...), d.Fixes[0].Safe
			p.tried(d.Fixes, mistake)
		}
		switch helps := len(d.Fixes) > 0 && d.Fixes[0].Safe; {
		case helps:
			return d, s
		case !sure && told == nil:
			return d, nil
		case told == nil:
			told = &d
		}
	}
	if told != nil {
		return *told, nil
	}
	return p.fallback(mistake, l), nil
}

// maxRetried bounds how many bytes of a file are parsed again to find where the same is wrong
// further down in its parts.
const maxRetried = 250_000

// oneAfterAnother adds to the fix of a mistake what mends the next ones of the part, as long as
// these are the same.
func (p *brokenPart) oneAfterAnother(s *syntaxError, d Problem) Problem {
	fix, more := d.Fixes[0], 0
	for ; p.file.retried < maxRetried; more++ {
		p.file.retried += p.end - p.start
		p.mended = fix.Edits
		next, _ := p.left(nil)
		if next == nil {
			break
		}
		also, as := p.look(next)
		if as != s || endOf(fix.Edits) > startOf(also.Fixes[0].Edits) {
			break
		}
		fix.Edits = slices.Concat(fix.Edits, also.Fixes[0].Edits)
	}
	p.mended = nil
	if more > 0 {
		fix.Title = fmt.Sprintf("%s, and likewise at %s below", fix.Title, prose.Count(more, "place"))
		d.Fix, d.Fixes = fix.Title, []Fix{fix}
	}
	return d
}

// startOf and endOf are the first byte of edits and the one behind their last.
func startOf(edits []Edit) int {
	return slices.MinFunc(edits, func(a, b Edit) int { return a.Range.Start.Byte - b.Range.Start.Byte }).Range.Start.Byte
}

func endOf(edits []Edit) int {
	return slices.MaxFunc(edits, func(a, b Edit) int { return a.Range.End.Byte - b.Range.End.Byte }).Range.End.Byte
}

// onAllLines adds to the fix of a mistake what mends it on the lines below, as far as it is
// as sure there. Where that does not help, the fix is for the one line.
func (l errorLine) onAllLines(s syntaxError, d Problem) Problem {
	fix := Fix{Title: s.all, Safe: true, Edits: slices.Clone(d.Fixes[0].Edits)}
	at := min(l.start+len(l.text), l.end)
	for line := range strings.Lines(l.outline(at, l.elementEnd())) {
		if text := strings.TrimRight(line, "\r\n"); text != "" {
			m := errorLine{brokenPart: l.brokenPart, start: at, text: l.file.Content[at : at+len(text)], outlined: text, error: l.error}
			if m.groups = s.pattern.FindStringSubmatchIndex(m.outlined); m.groups != nil {
				if also := s.say(m); len(also.Fixes) > 0 && also.Fixes[0].Safe && l.inPlace(also.Fixes[0].Edits) {
					fix.Edits = append(fix.Edits, also.Fixes[0].Edits...)
				}
			}
		}
		at += len(line)
	}
	if len(fix.Edits) == len(d.Fixes[0].Edits) {
		return d
	}
	if l.readsOn(fix.Edits, l.error) {
		d.Fix, d.Fixes = fix.Title, []Fix{fix}
	}
	return d
}

// elementEnd is where the element of the line ends, be it before its part does: nobody can read
// what stands behind.
func (l errorLine) elementEnd() int {
	if i := strings.Index(l.outline(l.start, l.end), "\n}"); i >= 0 {
		return l.start + i + 1
	}
	return l.end
}

// openHeredoc speaks of a text over several lines that does not end: it swallows
// all that follows.
func (p *brokenPart) openHeredoc() (Problem, bool) {
	for n := p.file.Line(p.start); n <= p.file.Line(max(p.end-1, p.start)); n++ {
		start, end := p.file.LineSpan(n)
		m := HeredocStart().FindSubmatchIndex(p.file.Src[start:end])
		if m == nil {
			continue
		}
		marker := p.file.Src[start+m[2] : start+m[3]]
		last := p.file.HeredocEnd(n, marker)
		if last == n {
			d := Problem{Range: p.file.Range(start+m[0], start+m[3]), Message: fmt.Sprintf("The text in the %s that starts with <<%s does not end.", p.name(), marker),
				Fix: fmt.Sprintf("Write %s on a line of its own below the text", marker)}
			if fix, is := p.almostEnds(n, string(marker)); is {
				d.Fix, d.Fixes = fix.Title, []Fix{fix}
			}
			return d, true
		}
		n = last
	}
	return Problem{}, false
}

// almostEnds is the fix where the only line that can end a text over several lines, which
// begins on line n, has a comma behind the word that ends it.
func (p *brokenPart) almostEnds(n int, marker string) (fix Fix, is bool) {
	for n++; n <= p.file.Line(max(p.end-1, p.start)); n++ {
		start, end := p.file.LineSpan(n)
		rest, ends := strings.CutPrefix(strings.TrimLeft(string(p.file.Src[start:end]), " \t"), marker)
		if sign := strings.TrimRight(rest, " \t\r\n"); ends && sign != "" && strings.Trim(sign, " \t"+separators) == "" {
			if is {
				return fix, false
			}
			from := end - len(rest)
			fix, is = Fix{Title: fmt.Sprintf("Delete the %s behind %s", strings.TrimSpace(sign), marker), Safe: true, Edits: []Edit{{p.file.Range(from, from+len(sign)), ""}}}, true
		}
	}
	return fix, is
}

func (p *brokenPart) fallback(first *hcl.Diagnostic, l errorLine) Problem {
	start, end, text := l.start, l.start+len(l.text), strings.TrimSpace(l.text)
	d := Problem{Fix: `Write a line as name = value, and an element as kind "name" { … }`}
	if text == "" {
		d.Message = p.who() + " ends before it is complete."
		return d
	}
	if rest := strings.TrimSpace(string(p.file.Src[min(max(first.Subject.Start.Byte, start), end):end])); rest != "" {
		d.Message = fmt.Sprintf("%s cannot be read from %s on.", p.who(), prose.Verbatim(rest))
		return d
	}
	d.Message = fmt.Sprintf("%s cannot be read at the end of %s.", p.who(), prose.Verbatim(text))
	return d
}

// who names the element at the start of a sentence.
func (p *brokenPart) who() string {
	if p.decl == nil {
		return "This part of the file"
	}
	return "The " + p.name()
}

// kind is what is known of the element's kind; decl must be set.
func (p *brokenPart) kind() *KindWords { return p.file.words.kind(p.decl.Kind) }

// attr is what is known of an attribute of the element, or of a block within it; nil
// where nothing is.
func (p *brokenPart) attr(attrName string) *AttrWords {
	if p.decl == nil {
		return nil
	}
	k := p.kind()
	if a := k.attr(attrName); a != nil {
		return a
	}
	for i := range k.Blocks {
		if a := k.Blocks[i].attr(attrName); a != nil {
			return a
		}
	}
	return nil
}

// name names the element, or the part, within a sentence.
func (p *brokenPart) name() string {
	if p.decl == nil {
		return "part"
	}
	return p.decl.String()
}
