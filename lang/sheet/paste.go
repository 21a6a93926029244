package sheet

import (
	"bytes"
	"errors"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

const mostPasted = 500 // rows; beyond, it is data and no plan

// Tabulate turns a table between two bytes, or around a caret where these are the same,
// into elements of the plan; not ok where there is none. Only text that is no element
// counts. A table that is not understood is refused, in sentences.
func Tabulate(s *lang.Snapshot, file string, start, end int) (fix syntax.Fix, refused string, ok bool) {
	f, p := s.Files[file], s.PlanOf(file)
	if f == nil || p == nil || len(f.Src) > syntax.MaxSize {
		return syntax.Fix{}, "", false
	}
	first, last, ok := loosened(f, start, end)
	if !ok {
		return syntax.Fix{}, "", false
	}
	from, _ := f.LineSpan(first)
	_, to := f.LineSpan(last)
	if first == 1 && bytes.HasPrefix(f.Src, syntax.BOM) {
		from = len(syntax.BOM)
	}
	source, err := ReadText([]byte(f.Content[from:to]))
	if err != nil || len(source.Grid) < 2 || len(source.Grid) > mostPasted || isMixed(source.Grid) {
		return syntax.Fix{}, "", false
	}
	im, err := Read(s, p, source.Grid, source.Lines, Options{Fresh: true, File: file, Indents: source.Indents})
	var refusal *Refusal
	if errors.As(err, &refusal) {
		return syntax.Fix{Title: "Turn this table into tactics"}, refusal.Text + " " + refusal.Fix, looksLikeTable(source.Grid)
	}
	if err != nil {
		return syntax.Fix{}, "", false
	}
	w := &writing{Import: im, Written: &Written{}, file: file}
	var edit syntax.Edit
	const mostRounds = 40
	for range mostRounds {
		edit = syntax.Edit{Range: f.Range(from, to), Text: f.Breaks(inPlace(f, im.text(), first, last, to))}
		out, err := syntax.Apply(f.Src, file, []syntax.Edit{edit})
		if err != nil {
			return syntax.Fix{}, "", false
		}
		if w.Snapshot = s.With(map[string][]byte{file: out}); !w.demote() {
			break
		}
	}
	return syntax.Fix{Title: "Turn this table into " + im.counted(), Edits: []syntax.Edit{edit}}, "", true
}

// isMixed reports that a line of a grid is of another table: it is one cell to this one, and has
// separators in it that are not this one's.
func isMixed(g Grid) bool {
	return slices.ContainsFunc(g, func(row []string) bool {
		filled := slices.DeleteFunc(slices.Clone(row), func(cell string) bool { return cell == "" })
		return len(g[0]) > 1 && len(filled) == 1 && strings.Count(filled[0], ",") >= len(g[0])
	})
}

// looksLikeTable reports that a grid is more than a text with commas: it has three columns.
func looksLikeTable(g Grid) bool { return len(g[0]) > 2 && len(g[1]) > 2 }

// inPlace is the text of elements in the place of lines of a file.
func inPlace(f *syntax.File, text string, first, last, to int) string {
	text = strings.TrimSuffix(f.Indented(text), "\n")
	if first > 1 && !blank(f, first-1) {
		text = "\n" + text
	}
	if last < f.Lines() && !blank(f, last+1) {
		text += "\n"
	}
	if to == len(f.Src) {
		text += "\n"
	}
	return text
}

// text is that of all drafts.
func (im *Import) text() string {
	var list []string
	for _, d := range im.Drafts {
		list = append(list, d.text())
	}
	return strings.Join(list, "\n")
}

// CountKinds says how many elements of each kind there are: 4 tactics, 2 people.
func CountKinds(drafts []*Draft) string {
	counts, order := map[string]int{}, []string{}
	for _, d := range drafts {
		if counts[d.Kind.Name] == 0 {
			order = append(order, d.Kind.Name)
		}
		counts[d.Kind.Name]++
	}
	var list []string
	for _, kind := range order {
		list = append(list, prose.Count(counts[kind], kind))
	}
	return prose.List(list)
}

// counted says how many elements the rows become, and what becomes of none.
func (im *Import) counted() string {
	says := CountKinds(slices.DeleteFunc(slices.Clone(im.Drafts), func(d *Draft) bool { return d.Row == nil && im.Kind != "readings" }))
	if left := im.without(); len(left) > 0 {
		says += ", without " + prose.List(left)
	}
	cells := 0
	for _, list := range im.unread {
		cells += len(list)
	}
	switch {
	case cells == 1:
		says += "; 1 cell stays in a note"
	case cells > 1:
		says += "; " + prose.Count(cells, "cell") + " stay in notes"
	}
	return says
}

// without is what of a table becomes no part of an element.
func (im *Import) without() (list []string) {
	rows, archived := -len(im.Table.Sums), 0
	for _, l := range im.Table.Left {
		switch {
		case l.Why == isArchivedWhy:
			archived++
		case l.At > 0:
			rows++
		}
	}
	var columns []string
	for _, col := range im.Columns() {
		if strings.HasPrefix(col.Becomes, "left out") {
			columns = append(columns, col.Heading)
		}
	}
	if n := len(im.Table.Sums); n > 0 {
		list = append(list, prose.Count(n, "sum"))
	}
	if archived > 0 {
		list = append(list, prose.Count(archived, "archived row"))
	}
	if rows > 0 {
		list = append(list, prose.Count(rows, "row")+" of headings or remarks")
	}
	switch {
	case len(columns) == 1:
		list = append(list, "the column "+prose.Clip(columns[0]))
	case len(columns) > 1:
		list = append(list, prose.Count(len(columns), "column"))
	}
	return list
}

// blank reports whether a line is empty.
func blank(f *syntax.File, line int) bool {
	start, end := f.LineSpan(line)
	return strings.TrimSpace(strings.TrimPrefix(f.Content[start:end], string(syntax.BOM))) == ""
}

// loosened are the lines between two bytes, or those around a caret, of which none
// belongs to an element that can be read; without empty lines at the ends.
func loosened(f *syntax.File, start, end int) (first, last int, ok bool) {
	start, end = min(max(start, 0), len(f.Src)), min(max(end, 0), len(f.Src))
	first, last = f.Line(start), f.Line(end)
	if from, _ := f.LineSpan(last); last > first && end == from {
		last-- // the selection ends with a line
	}
	for n := first; n <= last; n++ {
		if settled(f, n) {
			return 0, 0, false
		}
	}
	if start == end {
		const most = 2 * mostPasted // lines
		for first > 1 && last-first < most && !settled(f, first-1) {
			first--
		}
		for last < f.Lines() && last-first < most && !settled(f, last+1) {
			last++
		}
	}
	for first < last && blank(f, first) {
		first++
	}
	for last > first && blank(f, last) {
		last--
	}
	return first, last, last > first
}

// settled reports whether a line belongs to the language: to an element that can
// be read, a remark, or the edge of an element.
func settled(f *syntax.File, line int) bool {
	start, end := f.LineSpan(line)
	for _, d := range f.Declarations {
		if d.Block != nil && int(d.Whole.Start) <= end && start <= int(d.Whole.End) {
			return true
		}
	}
	text := strings.TrimSpace(f.Content[start:end])
	return f.IsRemark(line) || strings.HasPrefix(text, "}") || strings.HasSuffix(text, "{")
}

// words is a set of words.
func words(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}
