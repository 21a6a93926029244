package syntax

import (
	"bytes"
	"strings"
)

// Indented turns elements in the one style into such with the indentation of the file.
func (f *File) Indented(text string) string {
	const level = "  "
	unit := f.Unit()
	if unit == level {
		return text
	}
	lines := strings.SplitAfter(text, "\n")
	for i, line := range lines {
		rest := strings.TrimLeft(line, " ")
		lines[i] = strings.Repeat(unit, (len(line)-len(rest))/len(level)) + rest
	}
	return strings.Join(lines, "")
}

// Unit is what the file indents a level by, as its first element does; two blanks where
// no element shows it.
func (f *File) Unit() string {
	for _, d := range f.Declarations {
		if d.Block == nil || len(d.Block.Attrs) == 0 {
			continue
		}
		at := int(d.Block.Attrs[0].NameAt.Start)
		start, _ := f.LineSpan(f.Line(at))
		if unit := f.Content[start:at]; unit != "" && strings.Trim(unit, " \t") == "" {
			return unit
		}
	}
	return "  "
}

// IsLaidOut reports whether a stretch of whole lines, the last one's break left
// out, is laid out in the one style.
func (f *File) IsLaidOut(piece []byte) bool { return bytes.Equal(f.LayOut(piece), piece) }

// LayOut lays such a stretch out. One that does not parse stays as it is.
func (f *File) LayOut(piece []byte) []byte {
	end := f.Breaks("\n")
	return bytes.TrimSuffix(Format(append(bytes.Clone(piece), end...)), []byte(end))
}

// Narrow is an edit that turns before, the text that starts at a byte, into after: of
// the lines between the first and the last that differ.
func (f *File) Narrow(start int, before, after []byte) Edit {
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
