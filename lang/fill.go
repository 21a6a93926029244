package lang

import (
	"bytes"
	"github.com/plan-as-code/plan/lang/prose"
	"strings"
)

// Stub is an attribute to be written, with a value to start from.
type Stub struct{ Attr, Value string }

// Completing writes all attributes that an element and its blocks must have and
// do not, where that is more than one; a single one is the fix of its finding.
func Completing(e Element) (Fix, bool) {
	d := e.head().decl
	if e.Broken() || d == nil {
		return Fix{}, false
	}
	own := &d.block.body
	bodies, stubs, n := []*body{own}, map[*body][]Stub{}, 0
	for _, m := range Missing(e) {
		b := d.bodyNamedAt(m.Range.Start.Byte)
		if b != own && stubs[b] == nil {
			bodies = append(bodies, b)
		}
		stubs[b] = append(stubs[b], Stub{m.Detail, d.kindOf(b).attr[m.Detail].stub()})
		n++
	}
	if n < 2 {
		return Fix{}, false
	}
	var parts []string
	var edits []Edit
	for _, b := range bodies {
		if len(stubs[b]) == 0 {
			continue
		}
		edits = append(edits, d.file.addAll(b, stubs[b]))
		part := prose.List(stubNames(stubs[b]))
		if b != own {
			part = "in its " + d.kindOf(b).Name + " " + part
		}
		parts = append(parts, part)
	}
	return Fix{Title: "Add what every " + e.Kind().Name + " needs: " + strings.Join(parts, ", and "), Edits: d.laidOut(edits)}, true
}

func stubNames(stubs []Stub) []string {
	names := make([]string, len(stubs))
	for i, s := range stubs {
		names[i] = s.Attr
	}
	return names
}

// Missing lists the findings about attributes that an element must have and does
// not.
func Missing(e Element) []Diagnostic {
	var list []Diagnostic
	for _, d := range e.Plan().Diagnostics {
		if d.Element == e && d.Rule == "missing-attribute" && len(d.Fixes) > 0 && e.head().decl.bodyNamedAt(d.Range.Start.Byte).attr(d.Detail) == nil {
			list = append(list, d)
		}
	}
	return list
}

// Adding writes attributes below the last one of an element, which has none of
// them.
func Adding(e Element, stubs []Stub) []Edit {
	d := e.head().decl
	if d == nil || d.block == nil || len(stubs) == 0 {
		return nil
	}
	return d.laidOut([]Edit{d.file.addAll(&d.block.body, stubs)})
}

// bodyNamedAt is the body of the block whose name or kind stands at a byte: a
// nested block's, else the element's own.
func (d *declaration) bodyNamedAt(offset int) *body {
	for _, inner := range d.block.inner {
		if int(inner.typeAt.start) == offset {
			return &inner.body
		}
	}
	return &d.block.body
}

// kindOf is the kind of element, or of nested block, that a body belongs to.
func (d *declaration) kindOf(b *body) *Kind {
	for _, inner := range d.block.inner {
		if n := d.kind.nested[inner.Type]; n != nil && &inner.body == b {
			return &n.Kind
		}
	}
	return d.kind
}

// addAll puts attributes, one a line, below the last one of a body.
func (f *File) addAll(b *body, stubs []Stub) Edit {
	edit := f.addAttribute(b, stubs[0].Attr, stubs[0].Value)
	line := strings.TrimRight(edit.Text, " \t\r\n")
	after := edit.Text[len(line):]
	at := strings.LastIndex(line, "\n") + 1
	indent := line[at : at+len(line[at:])-len(strings.TrimLeft(line[at:], " \t"))]
	equals := len(strings.TrimSuffix(line[at:], "= "+stubs[0].Value)) - len(indent) - 1
	var more strings.Builder
	for _, s := range stubs[1:] {
		more.WriteString("\n" + indent + s.Attr + strings.Repeat(" ", max(equals-len(s.Attr), 0)) + " = " + s.Value)
	}
	edit.Text = line + f.breaks(more.String()) + after
	return edit
}

// laidOut makes one edit of edits within an element. Where the element is laid
// out in the one style, so is the result.
func (d *declaration) laidOut(edits []Edit) []Edit {
	f := d.file
	start, _ := f.LineSpan(f.Line(int(d.whole.start)))
	if start == 0 && bytes.HasPrefix(f.Src, bom) {
		start = len(bom)
	}
	end := int(d.whole.end)
	before := f.Src[start:end]
	out, err := ApplyEdits(f.Src, f.Path, edits)
	if err != nil || !f.isLaidOut(before) {
		return edits
	}
	after := out[start : len(out)-(len(f.Src)-end)]
	return []Edit{f.narrow(start, before, f.lay(after))}
}

// isLaidOut reports whether a stretch of whole lines, the last one's break left
// out, is laid out in the one style.
func (f *File) isLaidOut(piece []byte) bool { return bytes.Equal(f.lay(piece), piece) }

// lay lays such a stretch out.
func (f *File) lay(piece []byte) []byte {
	end := f.breaks("\n")
	return bytes.TrimSuffix(Format(append(bytes.Clone(piece), end...)), []byte(end))
}

// narrow is an edit that turns the text at a byte into another, of the lines
// between the first and the last that differ.
func (f *File) narrow(start int, before, after []byte) Edit {
	head := 0
	for i := 0; i < min(len(before), len(after)) && before[i] == after[i]; i++ {
		if before[i] == '\n' {
			head = i + 1
		}
	}
	b, a := before[head:], after[head:]
	tail := 0
	for i := 1; i <= min(len(b), len(a)) && b[len(b)-i] == a[len(a)-i]; i++ {
		if b[len(b)-i] == '\n' {
			tail = i
		}
	}
	return Edit{f.Range(start+head, start+len(before)-tail), string(a[:len(a)-tail])}
}
