package sheet

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// table is what somebody pasted from a spreadsheet: a header and rows.
type table struct {
	header []string
	rows   [][]string
	attrs  []*lang.Attr // of each column; nil where it says nothing that a tactic has
	order  dayOrder
}

const maxRows = 500 // beyond, it is data and no plan

// Tabulate turns a table between two bytes, or around a caret where these are the same,
// into tactics; false where there is none. Only text that is no element counts, and only
// a table whose header names the tactics and says something about them.
func Tabulate(s *lang.Snapshot, file string, start, end int) (syntax.Fix, bool) {
	f, p := s.Files[file], s.PlanOf(file)
	if f == nil || p == nil || len(f.Src) > syntax.MaxSize {
		return syntax.Fix{}, false
	}
	first, last, ok := loosened(f, start, end)
	if !ok {
		return syntax.Fix{}, false
	}
	from, _ := f.LineSpan(first)
	_, to := f.LineSpan(last)
	if first == 1 && bytes.HasPrefix(f.Src, syntax.BOM) {
		from = len(syntax.BOM)
	}
	t := readTable(f.Content[from:to])
	if t == nil {
		return syntax.Fix{}, false
	}
	w := &tabulator{table: t, plan: p, snapshot: s, file: f, taken: map[string]bool{}}
	text := strings.TrimSuffix(f.Indented(string(syntax.Format([]byte(w.tactics())))), "\n")
	if first > 1 && !blank(f, first-1) {
		text = "\n" + text
	}
	if last < f.Lines() && !blank(f, last+1) {
		text += "\n"
	}
	if to == len(f.Src) {
		text += "\n"
	}
	return syntax.Fix{Title: "Turn this table into " + prose.Count(len(t.rows), "tactic"), Edits: []syntax.Edit{{Range: f.Range(from, to), Text: f.Breaks(text)}}}, true
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
		const most = 2 * maxRows // lines
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

// readTable reads lines with tabs, semicolons or commas between their cells; nil
// where they are no table of tactics.
func readTable(text string) *table {
	head, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	for _, comma := range []rune{'\t', ';', ','} {
		if !strings.ContainsRune(head, comma) {
			continue
		}
		records, err := cells(text, comma, false)
		if err != nil {
			records, err = cells(text, comma, true)
		}
		if err != nil || len(records) < 2 || len(records) > maxRows {
			continue
		}
		t := &table{header: records[0], rows: records[1:]}
		if t.understand() {
			return t
		}
	}
	return nil
}

// cells are those of the rows that have any.
func cells(text string, comma rune, lazy bool) ([][]string, error) {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes, r.TrimLeadingSpace = comma, -1, lazy, comma != '\t'
	records, err := r.ReadAll()
	for _, record := range records {
		for i, c := range record {
			record[i] = strings.Join(strings.Fields(strings.ReplaceAll(c, "\u00a0", " ")), " ")
		}
	}
	return slices.DeleteFunc(records, func(record []string) bool { return strings.Join(record, "") == "" }), err
}

// understand finds what the columns mean, and reports whether that is enough: a
// column with names, and another. Sums below a table are no row of it.
func (t *table) understand() bool {
	k, known := lang.KindNamed("tactic"), map[*lang.Attr]bool{}
	for _, h := range t.header {
		a := k.Attr(columnMeaning(h))
		if known[a] {
			a = nil
		}
		known[a] = a != nil
		t.attrs = append(t.attrs, a)
	}
	named := slices.Index(t.attrs, k.Attr("title"))
	known[nil] = false
	understood := 0
	for _, yes := range known {
		if yes {
			understood++
		}
	}
	if named < 0 || understood < 2 {
		return false
	}
	t.rows = slices.DeleteFunc(t.rows, func(row []string) bool { return named < len(row) && isSum[prose.Normalise(row[named])] })
	for _, row := range t.rows {
		if len(row) < 2 && len(t.header) > 2 || len(row) > 2*len(t.header) {
			return false
		}
	}
	t.order = t.findOrder()
	return len(t.rows) > 0
}

// tabulator writes the rows of a table as tactics of a plan.
type tabulator struct {
	*table
	plan     *lang.Plan
	snapshot *lang.Snapshot
	file     *syntax.File
	taken    map[string]bool // names
}

func (w *tabulator) tactics() string {
	var b strings.Builder
	usual := w.usualDiscipline()
	for i, row := range w.rows {
		if i > 0 {
			b.WriteString("\n")
		}
		w.tactic(&b, row, usual)
	}
	return b.String()
}

// usualDiscipline is the one that all tactics of the file name.
func (w *tabulator) usualDiscipline() string {
	var found lang.Element
	for _, t := range w.plan.Tactics {
		switch to := lang.Element(t.Discipline.To); {
		case t.File() != w.file:
		case !t.Discipline.Known() || found != nil && found != to:
			return lang.KindNamed("tactic").Attr("discipline").Placeholder()
		default:
			found = to
		}
	}
	if found == nil {
		return lang.KindNamed("tactic").Attr("discipline").Placeholder()
	}
	return lang.Reference(found)
}

// tactic writes one row. What fits no attribute goes into the note.
func (w *tabulator) tactic(b *strings.Builder, row []string, usual string) {
	values, title := map[*lang.Attr]string{}, ""
	var note []string
	for i, cell := range row {
		if cell == "" {
			continue
		}
		heading, a := "", (*lang.Attr)(nil)
		if i < len(w.header) {
			heading, a = w.header[i], w.attrs[i]
		}
		switch {
		case a != nil && a.Name == "title":
			title = cell
			continue
		case a != nil && a.Name == "note":
			note = append(note, cell)
			continue
		case a != nil:
			if value, ok := w.value(a, heading, cell); ok {
				values[a] = value
				continue
			}
		}
		if heading != "" {
			cell = heading + ": " + cell
		}
		note = append(note, cell)
	}
	k := lang.KindNamed("tactic")
	b.WriteString("tactic \"" + w.nameFor(title) + "\" {\n")
	if title != "" {
		values[k.Attr("title")] = syntax.TextLiteral(title)
		b.WriteString("title = " + values[k.Attr("title")] + "\n")
	}
	if values[k.Attr("discipline")] == "" {
		values[k.Attr("discipline")] = usual
	}
	if len(note) > 0 {
		values[k.Attr("note")] = syntax.TextLiteral(strings.Join(note, "; "))
	}
	for _, a := range k.Attrs {
		if value := values[a]; value != "" && a.Name != "title" {
			b.WriteString(a.Name + " = " + value + "\n")
		}
	}
	b.WriteString("}\n")
}

// nameFor makes a name of a title that no other tactic in reach has.
func (w *tabulator) nameFor(title string) string {
	const longest = 40
	base := lang.ProperName(title)
	if len(base) > longest {
		base = base[:longest]
		if i := strings.LastIndex(base, "_"); i > 0 {
			base = base[:i]
		}
	}
	if base == "" {
		base = "tactic"
	}
	better := base
	for n := 2; w.taken[better] || w.clashes(lang.Key{Kind: lang.KindNamed("tactic"), Name: better}); n++ {
		better = base + "_" + strconv.Itoa(n)
	}
	w.taken[better] = true
	return better
}

func (w *tabulator) clashes(key lang.Key) bool {
	return w.plan.Find(key) != nil || w.snapshot.Taken(w.plan, key)
}
