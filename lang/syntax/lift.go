package syntax

import (
	"bytes"
	"strings"

	"github.com/plan-as-code/plan/lang/prose"
)

// withRemarks is the element with the remarks right above it, in whole lines.
func (f *File) withRemarks(d *Declaration) (start, end int) {
	first := f.Line(int(d.Whole.Start))
	for first > 1 && f.IsRemark(first-1) {
		first--
	}
	start, _ = f.LineSpan(first)
	if start == 0 && bytes.HasPrefix(f.Src, BOM) {
		start = len(BOM)
	}
	_, end = f.LineSpan(f.Line(int(d.Whole.End)))
	return start, end
}

// IsRemark reports whether a 1-based line holds a whole remark and nothing else.
func (f *File) IsRemark(line int) bool {
	start, end := f.LineSpan(line)
	text := strings.TrimSpace(strings.TrimPrefix(f.Content[start:end], string(BOM)))
	return strings.HasPrefix(text, "#") || strings.HasPrefix(text, "//") || strings.HasPrefix(text, "/*") && strings.HasSuffix(text, "*/")
}

// Lifted is the text of an element with the remarks right above it, as it would be
// written into another file: whole lines that end with \n.
func (f *File) Lifted(d *Declaration) string {
	start, end := f.withRemarks(d)
	return strings.ReplaceAll(f.Content[start:end], "\r\n", "\n") + "\n"
}

// Lift is an edit that takes an element with its remarks out of its file, and one
// of the empty lines around it.
func (f *File) Lift(d *Declaration) Edit { return f.without(f.withRemarks(d)) }

// Delete is Lift where the element goes nowhere else: the remarks above it stay, unless
// they name it and no other of the file. Who wrote them may have meant all of a group.
func (f *File) Delete(d *Declaration) Edit {
	start, end := f.withRemarks(d)
	head, _ := f.LineSpan(f.Line(int(d.Whole.Start)))
	remarks := " " + prose.Normalise(f.Content[start:head]) + " "
	rest := strings.ReplaceAll(remarks, " "+prose.Normalise(d.Name)+" ", " ")
	if rest == remarks || f.namesAny(rest) {
		start = head
	}
	return f.without(start, end)
}

// RemoveBlock takes away a block within an element, with the lines that it stands on; where
// more stands on them, without.
func (f *File) RemoveBlock(b *Block) Edit {
	first, last := f.Line(int(b.Whole.Start)), f.Line(int(b.Whole.End))
	start, _ := f.LineSpan(first)
	_, end := f.LineSpan(last)
	if strings.TrimSpace(f.Content[start:b.Whole.Start]) != "" || strings.TrimSpace(f.Content[b.Whole.End:end]) != "" {
		return Edit{f.Range(int(b.Whole.Start), int(b.Whole.End)), ""}
	}
	for first > 1 && f.blank(first-1) {
		first--
	}
	above, from := f.LineSpan(max(first-1, 1))
	for strings.HasSuffix(strings.TrimSpace(f.Content[above:from]), "{") && last < f.Lines() && f.blank(last+1) {
		last++
	}
	start, _ = f.LineSpan(first)
	if last < f.Lines() {
		end, _ = f.LineSpan(last + 1)
	}
	return Edit{f.Range(start, end), ""}
}

// blank reports that nothing stands on a line.
func (f *File) blank(line int) bool {
	from, to := f.LineSpan(line)
	return strings.TrimSpace(strings.TrimPrefix(f.Content[from:to], string(BOM))) == ""
}

// longestName is how many words of a text are taken for one name, at most.
const longestName = 4

// namesAny reports that a text, in plain words, names an element of the file.
func (f *File) namesAny(text string) bool {
	f.foundNames.Do(func() {
		f.names = map[string]bool{}
		for _, d := range f.Declarations {
			f.names[prose.Normalise(d.Name)] = d.Name != ""
		}
	})
	words := strings.Fields(text)
	for i := range words {
		for n := 1; n <= longestName && i+n <= len(words); n++ {
			if f.names[strings.Join(words[i:i+n], " ")] {
				return true
			}
		}
	}
	return false
}

// without takes lines out of the file, from the start of one to the end of another.
func (f *File) without(start, end int) Edit {
	first, last := f.Line(start), f.Line(end)
	for last < f.Lines() && f.blank(last+1) {
		last++
	}
	if last < f.Lines() {
		if first > 1 && last > f.Line(end) && !f.blank(first-1) {
			last-- // one keeps its neighbours apart
		}
		end, _ = f.LineSpan(last + 1)
		return Edit{Range: f.Range(start, end)}
	}
	for first > 1 && f.blank(first-1) {
		first--
	}
	if first > 1 {
		_, start = f.LineSpan(first - 1)
	}
	tail := "" // the file's last line keeps its break
	if first > 1 && f.Src[len(f.Src)-1] == '\n' {
		tail = f.Breaks("\n")
	}
	return Edit{f.Range(start, len(f.Src)), tail}
}
