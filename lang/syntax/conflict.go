package syntax

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/plan-as-code/plan/lang/prose"
)

// conflict is what a merge that was not finished leaves in a file: two versions of some
// lines, at times with the one that both come from, each below a line of its own.
type conflict struct {
	at    [len(conflictSigns)]Span // the lines, by their sign; empty where it is not there
	whole Span                     // from the first of them to the end of the last
}

// conflictSigns begin the lines that part the versions, in their order.
const conflictSigns = "<|=>"

// conflictSign is the place in conflictSigns of the sign that a line is; -1 where it is none.
func conflictSign(line []byte) int {
	const times = 7
	if len(line) < times || len(line) > times && line[times] != ' ' {
		return -1
	}
	sign := strings.IndexByte(conflictSigns, line[0])
	if sign < 0 || len(bytes.TrimLeft(line[:times], conflictSigns[sign:sign+1])) > 0 || conflictSigns[sign] == '=' && len(line) > times {
		return -1
	}
	return sign
}

// conflicts lists the conflicts in the file, in reading order. One that lacks some of its
// lines, which somebody may have deleted, is one only outside a text.
func (f *File) conflicts() (list []conflict) {
	if !bytes.Contains(f.Src, []byte("<<<<<<<")) && !bytes.Contains(f.Src, []byte(">>>>>>>")) {
		return nil
	}
	var open conflict
	last, inText, textEnds := -1, false, 0
	take := func() {
		complete := open.has('<') && open.has('=') && open.has('>')
		if complete || !inText && open.has('=') && (open.has('<') || open.has('>')) {
			list = append(list, open)
		}
		open, last, inText = conflict{}, -1, false
	}
	for n := 1; n <= f.Lines(); n++ {
		start, end := f.LineSpan(n)
		line := f.Src[start:end]
		if n > textEnds && bytes.Contains(line, []byte("<<")) {
			if m := HeredocStart().FindSubmatch(line); m != nil {
				textEnds = f.HeredocEnd(n, m[1])
			}
		}
		sign := conflictSign(line)
		if sign < 0 {
			continue
		}
		if sign == 0 && last >= 0 {
			if end := f.innerEnd(n); end > 0 {
				n = end
				continue
			}
		}
		if sign <= last {
			take()
		}
		at := SpanOf(f.Range(start, end))
		if last < 0 {
			open.whole = at
		}
		open.at[sign], open.whole.End = at, at.End
		inText = inText || n <= textEnds
		if last = sign; conflictSigns[sign] == '>' {
			take()
		}
	}
	take()
	return list
}

// innerEnd is the line that ends a conflict which begins in a line, within a version of
// another that ends behind it; 0 where it does not lie within one.
func (f *File) innerEnd(line int) (end int) {
	depth := 1
	for n := line + 1; n <= f.Lines() && depth >= 0; n++ {
		start, stop := f.LineSpan(n)
		sign := conflictSign(f.Src[start:stop])
		if sign < 0 {
			continue
		}
		switch conflictSigns[sign] {
		case '<':
			depth++
		case '>':
			if depth--; depth == 0 && end == 0 {
				end = n
			}
		}
		if depth < 0 {
			return end
		}
	}
	return 0
}

func (c *conflict) line(sign byte) Span { return c.at[strings.IndexByte(conflictSigns, sign)] }

func (c *conflict) has(sign byte) bool { return c.line(sign) != Span{} }

// conflictProblem is the finding about a conflict: one, whatever stands in the versions.
func (f *File) conflictProblem(c *conflict) Problem {
	d := Problem{Rule: "syntax", Detail: "syntax", Message: "This file holds two versions of the plan, left by a merge that was not finished.",
		Fix: "Keep the lines that are right and delete the lines with <<<<<<<, ======= and >>>>>>>"}
	for i, says := range []string{"", "What both versions come from begins here.", "The other version begins here.", "The other version ends here."} {
		switch at := c.at[i]; {
		case at == Span{}:
		case d.Range.Filename == "":
			d.Range = f.Range(int(at.Start), int(at.Start)+7)
		default:
			d.Related = append(d.Related, Related{f.RangeOf(at), says})
		}
	}
	if c.has('<') && c.has('=') && c.has('>') {
		above := c.line('=')
		if c.has('|') {
			above = c.line('|')
		}
		d.Fixes = []Fix{
			f.keep("above the =======", c.line('<'), c.line('<'), Span{above.Start, c.whole.End}),
			f.keep("below the =======", c.line('>'), Span{c.whole.Start, c.line('=').End}, c.line('>')),
		}
	}
	return d
}

// keep is the fix that keeps one version, whose name stands in a line, and deletes what is
// given, lines as a whole.
func (f *File) keep(where string, named Span, deleted ...Span) Fix {
	if _, version, ok := strings.Cut(f.Slice(named), " "); ok {
		where = "from " + prose.Clip(version)
	}
	fix := Fix{Title: fmt.Sprintf("Keep the version %s", where)}
	for _, s := range deleted {
		end := len(f.Src)
		if n := f.Line(int(s.End)); n < f.Lines() {
			end, _ = f.LineSpan(n + 1)
		}
		fix.Edits = append(fix.Edits, Edit{Range: f.Range(int(s.Start), end)})
	}
	return fix
}

// inConflict reads the parts of the file, from start to end, that hold a conflict or several: all
// elements in them keep their names, each once, and nothing else is known of them, but of
// one that ends before the first conflict. Starts are the parts' own.
func (f *File) inConflict(starts, ends []int, conflicts []conflict) {
	end := starts[len(starts)-1]
	if rest := f.afterElement(starts[0], int(conflicts[0].whole.Start), ends); rest > starts[0] {
		starts[0] = rest
	}
	known := map[string]bool{}
	for i, start := range starts[:len(starts)-1] {
		decl := f.header(start, starts[i+1])
		switch {
		case decl == nil:
			f.Unclear = f.Unclear || f.saysBetweenSigns(start, starts[i+1])
		case known[decl.Address()]:
			f.Declarations = f.Declarations[:len(f.Declarations)-1]
		default:
			known[decl.Address()] = true
		}
	}
	for i := range conflicts {
		d := f.conflictProblem(&conflicts[i])
		for _, decl := range f.Declarations {
			if int(decl.Whole.Start) >= starts[0] && decl.Whole.Holds(conflicts[i].whole) && int(decl.Whole.End) <= end {
				d.Address = decl.Address()
			}
		}
		f.Problems = append(f.Problems, d)
	}
}

// saysBetweenSigns reports that a text says something besides the signs of conflicts,
// closing braces and remarks.
func (f *File) saysBetweenSigns(start, end int) bool {
	for line := range bytes.Lines(f.Src[start:end]) {
		line = bytes.TrimPrefix(bytes.TrimRight(line, " \t\r\n"), BOM)
		if rest := bytes.TrimLeft(line, "} \t"); conflictSign(line) < 0 && len(rest) > 0 && rest[0] != '#' && !bytes.HasPrefix(rest, []byte("//")) {
			return true
		}
	}
	return false
}
