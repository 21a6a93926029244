package syntax

import "strings"

// Insert is an edit that puts text at a byte, with line breaks as the file has them.
func (f *File) Insert(offset int, text string) Edit {
	return Edit{Range: f.Range(offset, offset), Text: f.Breaks(text)}
}

// Append is an edit that adds an element at the end of the file, behind an empty line.
func (f *File) Append(text string) Edit {
	end := len(f.Src)
	gap := "\n"
	switch {
	case end == 0:
		gap = ""
	case f.Src[end-1] != '\n':
		gap = "\n\n"
	}
	return f.Insert(end, gap+text)
}

// Breaks writes the line breaks of text, all of them \n, as the file writes its own: as
// Windows does where one of them is such.
func (f *File) Breaks(text string) string {
	if f.windows() {
		return strings.ReplaceAll(text, "\n", "\r\n")
	}
	return text
}

// Declare is an edit that adds an element, written in the one style, at the end of
// the file.
func (f *File) Declare(text string) Edit { return f.Append(f.Indented(text)) }

// Stub is an attribute to be written: its name, and a Value to start from, as a plan
// file writes it.
type Stub struct{ Attr, Value string }

// AddAttribute puts a new line below the last attribute of a body, its equals
// sign below the one above where the names allow it. value is as a plan file has it.
func (f *File) AddAttribute(body *Body, attr, value string) Edit {
	if len(body.Attrs) == 0 {
		return f.addFirst(body, attr, value)
	}
	last := &body.Attrs[len(body.Attrs)-1]
	at := int(last.NameAt.Start)
	if f.Line(at) == f.Line(int(body.Start)) {
		return f.addFirst(body, attr, value)
	}
	start, _ := f.LineSpan(f.Line(at))
	indent := f.Content[start:at]
	width := last.EqualsAt() - at - 1
	_, end := f.LineSpan(f.Line(max(int(last.Expr.At.End)-1, at)))
	pad := strings.Repeat(" ", max(width-len(attr), 0))
	return f.Insert(end, "\n"+indent+attr+pad+" = "+value)
}

// addFirst puts an attribute into a body that has none, or that is written on
// one line.
func (f *File) addFirst(body *Body, attr, value string) Edit {
	open, end := int(body.Start), int(body.End)-1
	start, _ := f.LineSpan(f.Line(open))
	line := string(f.Src[start:open])
	indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
	inside := strings.TrimSpace(string(f.Src[open+1 : end]))
	if inside != "" && !strings.Contains(inside, "\n") {
		return Edit{f.Range(open+1, end), f.Breaks("\n" + indent + "  " + inside + "\n" + indent + "  " + attr + " = " + value + "\n" + indent)}
	}
	after := ""
	if strings.TrimSpace(strings.SplitN(string(f.Src[open+1:end+1]), "\n", 2)[0]) == "}" {
		after = "\n" + indent
	}
	return f.Insert(open+1, "\n"+indent+"  "+attr+" = "+value+after)
}

// AddAttributes puts attributes, at least one, below the last one of a body, each on a
// line of its own.
func (f *File) AddAttributes(b *Body, stubs []Stub) Edit {
	edit := f.AddAttribute(b, stubs[0].Attr, stubs[0].Value)
	line := strings.TrimRight(edit.Text, " \t\r\n")
	after := edit.Text[len(line):]
	at := strings.LastIndex(line, "\n") + 1
	indent := line[at : at+len(line[at:])-len(strings.TrimLeft(line[at:], " \t"))]
	equals := len(strings.TrimSuffix(line[at:], "= "+stubs[0].Value)) - len(indent) - 1
	var more strings.Builder
	for _, s := range stubs[1:] {
		more.WriteString("\n" + indent + s.Attr + strings.Repeat(" ", max(equals-len(s.Attr), 0)) + " = " + s.Value)
	}
	edit.Text = line + f.Breaks(more.String()) + after
	return edit
}

// RemoveAttribute takes away an attribute with the lines that it stands on; where more
// stands on them, such as a remark, without.
func (f *File) RemoveAttribute(a *Attribute) Edit {
	start, _ := f.LineSpan(f.Line(int(a.NameAt.Start)))
	line := f.Line(max(int(a.Expr.At.End)-1, int(a.NameAt.Start)))
	_, end := f.LineSpan(line)
	if strings.TrimSpace(f.Content[start:a.NameAt.Start]) != "" || strings.TrimSpace(f.Content[min(int(a.Expr.At.End), end):end]) != "" {
		return Edit{f.Range(int(a.NameAt.Start), int(a.Expr.At.End)), ""} // others stand on the line
	}
	if line < f.Lines() {
		end, _ = f.LineSpan(line + 1)
	}
	return Edit{f.Range(start, end), ""}
}
