package lang

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang/prose"
)

// brokenPart is the text of one element that does not parse.
type brokenPart struct {
	file       *File
	start, end int
	decl       *declaration // nil where no element can be made out
}

// slip recognises one mistake on the line where parsing stopped. The pattern's
// first group is what the finding points at.
type slip struct {
	pattern *regexp.Regexp
	summary string // only for this complaint of the parser; empty: for any
	say     func(l slipLine) Diagnostic
}

// slipLine is a line with a mistake, and the groups of the slip's pattern.
type slipLine struct {
	*brokenPart
	start  int // byte offset of the line
	text   string
	groups []int
	error  *hcl.Diagnostic
}

func (l slipLine) group(n int) string {
	if l.groups[2*n] < 0 {
		return ""
	}
	return l.text[l.groups[2*n]:l.groups[2*n+1]]
}

func (l slipLine) at(n int) hcl.Range {
	return l.file.Range(l.start+l.groups[2*n], l.start+l.groups[2*n+1])
}

// replace is a finding about group n, with the edit that mends it.
func (l slipLine) replace(n int, text, message, fix string) Diagnostic {
	return Diagnostic{Range: l.at(n), Message: message, Fix: fix,
		Fixes: []Fix{{Title: fix, Safe: true, Edits: []Edit{{l.at(n), text}}}}}
}

// explain says in the author's words why the part does not parse.
func (p *brokenPart) explain(first *hcl.Diagnostic) Diagnostic {
	d := p.recognise(first)
	if d.Rule == "" {
		d.Rule = "syntax"
	}
	if d.Range.Filename == "" {
		d.Range = *first.Subject
	}
	d.Detail = d.Rule
	return d
}

func (p *brokenPart) recognise(first *hcl.Diagnostic) Diagnostic {
	if d, open := p.openHeredoc(); open {
		return d
	}
	offset := min(max(first.Subject.Start.Byte, p.start), max(p.end-1, p.start))
	line := p.file.Line(offset)
	start, end := p.file.LineSpan(line)
	l := slipLine{brokenPart: p, start: start, text: string(p.file.Src[start:end]), error: first}
	if d, open := l.openAbove(); open {
		return d
	}
	for _, s := range slips() {
		if s.summary != "" && !strings.HasPrefix(first.Summary, s.summary) {
			continue
		}
		if l.groups = s.pattern.FindStringSubmatchIndex(l.text); l.groups != nil {
			if d := s.say(l); d.Message != "" {
				return d
			}
		}
	}
	return p.fallback(first, line)
}

// openHeredoc speaks of a text over several lines that does not end: it swallows
// all that follows.
func (p *brokenPart) openHeredoc() (Diagnostic, bool) {
	for n := p.file.Line(p.start); n <= p.file.Line(max(p.end-1, p.start)); n++ {
		start, end := p.file.LineSpan(n)
		m := heredocStart().FindSubmatchIndex(p.file.Src[start:end])
		if m == nil {
			continue
		}
		marker := p.file.Src[start+m[2] : start+m[3]]
		last := p.file.heredocEnd(n, marker)
		if last == n {
			return Diagnostic{Range: p.file.Range(start+m[0], start+m[3]), Message: fmt.Sprintf("The text in the %s that starts with <<%s does not end.", p.name(), marker),
				Fix: fmt.Sprintf("Write %s on a line of its own below the text", marker)}, true
		}
		n = last
	}
	return Diagnostic{}, false
}

func (p *brokenPart) fallback(first *hcl.Diagnostic, line int) Diagnostic {
	start, end := p.file.LineSpan(line)
	text := strings.TrimSpace(string(p.file.Src[start:end]))
	d := Diagnostic{Fix: `Write a line as name = value, and an element as kind "name" { … }`}
	switch {
	case text == "":
		d.Message = p.who() + " ends before it is complete."
	default:
		d.Message = fmt.Sprintf("%s cannot be read from %s on.", p.who(), prose.Quote(strings.TrimSpace(string(p.file.Src[min(max(first.Subject.Start.Byte, start), end):end]))))
	}
	if strings.HasSuffix(d.Message, `from "" on.`) {
		d.Message = fmt.Sprintf("%s cannot be read at the end of %s.", p.who(), prose.Quote(text))
	}
	return d
}

// who names the element at the start of a sentence.
func (p *brokenPart) who() string {
	if p.decl == nil {
		return "This part of the file"
	}
	return "The " + p.name()
}

// attr is what the language knows of an attribute of the element, or of a block
// within it; nil where it knows nothing.
func (p *brokenPart) attr(attrName string) *Attr {
	if p.decl == nil {
		return nil
	}
	if a := p.decl.kind.attr[attrName]; a != nil {
		return a
	}
	for _, n := range p.decl.kind.Blocks {
		if a := n.attr[attrName]; a != nil {
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
	return (&Head{kind: p.decl.kind, name: p.decl.name}).String()
}
