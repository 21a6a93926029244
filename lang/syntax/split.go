package syntax

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang/prose"
)

// split reads a file part by part, one part an element, so that only the broken
// element suffers. It reports whether the file may parse as a whole and say
// something else: where a line that looks like the start of an element stands
// within another, at least two parts are broken; where it stands within a comment,
// the one in which that begins. The only part of a file is all of it. Once ctx has ended, it reads no further.
func (f *File) split(ctx context.Context) (torn bool) {
	broken := 0
	starts, ends := f.PartStarts()
	f.remarkFrom = f.findOpenRemark()
	conflicts := f.conflicts()
	for i := 0; i < len(starts)-1 && ctx.Err() == nil; i++ {
		start, end := starts[i], starts[i+1]
		if n, last := partsOf(conflicts, starts[i:]); n > 0 {
			f.inConflict(slices.Clone(starts[i:i+last+1]), ends, conflicts[:n])
			conflicts, i = conflicts[n:], i+last-1
			continue
		}
		mistake := f.part(start, end)
		if mistake == nil {
			continue
		}
		if broken++; broken > maxBroken {
			f.abandon(start)
			break
		}
		if rest := f.afterElement(start, end, ends); rest > start {
			start, mistake = rest, f.part(rest, end)
		}
		if mistake != nil {
			f.broken(start, end, mistake)
		}
	}
	return broken > 1 || broken == 1 && len(starts) > 2 && bytes.Contains(f.Src, []byte("/*"))
}

// partsOf says how many of the conflicts begin in the first of some parts, or in one that
// these reach into, and how many parts that are.
func partsOf(conflicts []conflict, starts []int) (n, parts int) {
	parts = 1
	for n < len(conflicts) && int(conflicts[n].whole.Start) < starts[parts] {
		for starts[parts] < int(conflicts[n].whole.End) {
			parts++
		}
		n++
	}
	return n, parts
}

// maxBroken is how many parts of a file may be broken before the rest is left unread.
const maxBroken = 10_000

// abandon leaves the file unread from a byte on.
func (f *File) abandon(from int) {
	f.Unclear = true
	f.Broken = append(f.Broken, Span{int32(from), int32(len(f.Src))})
	f.Problems = append(f.Problems, Problem{Rule: "syntax", Detail: WholeFile, Range: f.Range(from, from),
		Message: fmt.Sprintf("From here on, this file was not read: more than %s of its elements cannot be read.", prose.Digits(maxBroken)),
		Fix:     "Mend those above first, or take the file out of the plan's folder"})
}

// maxClosing is at how many lines that start with a closing brace it is tried whether an
// element ends there: more stand in hardly any.
const maxClosing = 20

// afterElement takes the element that starts a part and is whole, where only
// what follows its closing brace is broken, and returns where that begins.
func (f *File) afterElement(start, end int, ends []int) int {
	first, _ := slices.BinarySearch(ends, start+1)
	for _, e := range ends[first:min(first+maxClosing, len(ends))] {
		if e < end && len(bytes.TrimSpace(f.Src[e:end])) > 0 && f.part(start, e) == nil {
			return e
		}
	}
	return start
}

// part takes the elements in the text from start to end, if it parses; if not,
// it returns the first mistake.
func (f *File) part(start, end int) *hcl.Diagnostic {
	if f.plain(start, end) {
		return nil
	}
	parsed, diags := ParseConfig(f.Src[start:end], f.Path, f.Range(start, start).Start)
	mistake := FirstError(diags)
	if mistake == nil {
		f.take(parsed, diags)
	}
	return mistake
}

// broken reads text that does not parse: only its first mistake is reported and
// only the element's name is kept.
func (f *File) broken(start, end int, mistake *hcl.Diagnostic) {
	p := &brokenPart{file: f, start: start, end: end, decl: f.header(start, end)}
	d := p.explain(mistake)
	if p.decl != nil {
		d.Address = p.decl.Address()
	}
	f.Unclear = f.Unclear || d.Address == "" && len(bytes.Trim(f.Src[start:end], "} \t\r\n")) > 0
	f.Problems = append(f.Problems, d)
	f.Broken = append(f.Broken, Span{int32(start), int32(end)})
}

var (
	headerLine   = prose.Pattern(`^\s*([\pL_][\pL\pN_-]*)[ \t]*(?:["'“”„‘’]([^"'“”„‘’{}\r\n]*)["'“”„‘’]?|([\pL_][\pL\pN_-]*))?`)
	foreignBlock = prose.Pattern(`^[\pL_][\pL\pN_-]*[ \t]*"[^"\r\n]*"[ \t]*\{`)
	// HeredocStart finds <<MARKER, or <<-MARKER, at the end of a line; its group is the
	// marker.
	HeredocStart = prose.Pattern(`<<-?([\pL_][\pL\pN_-]*)[ \t]*\r?$`)
)

// PartStarts lists the bytes where the elements of the file begin: the lines that start
// in column one with a kind of element, or with the head of one of an unknown kind, and
// the start and the end of the file; and where they may end: behind the lines that start
// with a closing brace. Lines of a heredoc do not count.
func (f *File) PartStarts() (starts, ends []int) {
	lines := f.lines()
	starts = append(starts, 0)
	for n := 1; n <= len(lines); n++ {
		start, end := f.LineSpan(n)
		if n == 1 && bytes.HasPrefix(f.Src, BOM) {
			start += len(BOM)
		}
		line := f.Src[start:end]
		if start > 0 && f.words.startsElement(line) {
			starts = append(starts, start)
		}
		if bytes.HasPrefix(line, []byte("}")) && n < len(lines) {
			ends = append(ends, int(lines[n]))
		}
		if !bytes.Contains(line, []byte("<<")) {
			continue
		}
		if m := HeredocStart().FindSubmatch(line); m != nil {
			n = f.HeredocEnd(n, m[1])
		}
	}
	return append(starts, len(f.Src)), ends
}

func (w *Words) startsElement(line []byte) bool {
	if len(line) == 0 || bytes.IndexByte([]byte(" \t}#\r"), line[0]) >= 0 {
		return false
	}
	i := 0
	for i < len(line) && (line[i] == '_' || line[i] >= 'a' && line[i] <= 'z') {
		i++
	}
	rest := bytes.TrimLeft(line[i:], " \t")
	if w.kind(string(line[:i])) == nil {
		return !w.nested[string(line[:i])] && foreignBlock().Match(line[:min(len(line), maxHead)])
	}
	return len(rest) == 0 || bytes.HasSuffix(bytes.TrimSpace(line), []byte("{")) || !bytes.ContainsRune([]byte("=:.,)]}"), rune(rest[0]))
}

// HeredocEnd is the 1-based line that ends a heredoc, or the line it starts in where
// none does.
func (f *File) HeredocEnd(line int, marker []byte) int {
	return max(line, f.nextAlone(line, marker))
}

// maxHead is how many bytes are looked at for the head of an element.
const maxHead = 4_096

// header declares the element whose name a broken part still shows.
func (f *File) header(start, end int) *Declaration {
	head := f.Src[start:min(end, start+maxHead)]
	m := headerLine().FindSubmatchIndex(head)
	if m == nil {
		return nil
	}
	word := string(f.Src[start+m[2] : start+m[3]])
	k := f.words.kind(word)
	if k == nil {
		if k = f.words.nearest(word); k == nil || !foreignBlock().Match(head) {
			return nil
		}
	}
	name := f.Range(start+m[2], start+m[3])
	text := ""
	for _, group := range [][2]int{{m[4], m[5]}, {m[6], m[7]}} {
		if group[0] >= 0 && k.Label != NoLabel {
			name = f.Range(start+group[0], start+group[1])
			text = strings.TrimSpace(f.Text(name))
		}
	}
	return f.declareBroken(k.Name, text, name, f.Range(start, end))
}

// FirstError is the mistake that stands first; nil where there is none. Setting an
// attribute twice leaves the text readable and is not one of them; a missing closing
// brace is one only where nothing else explains it.
func FirstError(diags hcl.Diagnostics) *hcl.Diagnostic {
	var first *hcl.Diagnostic
	for _, d := range diags {
		if d.Severity != hcl.DiagError || d.Summary == saysTwice || d.Subject == nil {
			continue
		}
		if first == nil || precedes(d, first) {
			first = d
		}
	}
	return first
}

func precedes(a, b *hcl.Diagnostic) bool {
	if ua, ub := a.Summary == saysUnclosedBlock, b.Summary == saysUnclosedBlock; ua != ub {
		return ub
	}
	return a.Subject.Start.Byte < b.Subject.Start.Byte
}
