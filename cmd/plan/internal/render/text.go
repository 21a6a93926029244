package render

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/fatih/color"
	"github.com/hashicorp/hcl/v2"
	"github.com/mattn/go-runewidth"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/syntax"
	"github.com/plan-as-code/plan/lang/verbatim"
)

// Mark is what stands before a finding of some severity.
type Mark struct {
	Sign  string              // one column wide
	Paint func(...any) string // paints it, and the carets below what it points at
}

// MarkOf is the mark of a severity that findings have.
func MarkOf(s lang.Severity) Mark { return marks[s] }

var marks = map[lang.Severity]Mark{
	lang.Error:   {"✗", terminal.Painter(color.FgRed, color.Bold)},
	lang.Warning: {"!", terminal.Painter(color.FgYellow, color.Bold)},
	lang.Info:    {"i", terminal.Painter(color.FgBlue, color.Bold)},
}

// renderText writes findings for people: what is wrong, where, why it matters,
// what to do; and at last which of it to mend first.
func renderText(w io.Writer, r *Report, width int) error {
	t := &textRenderer{Report: r, width: width, told: map[string]bool{}, b: bufio.NewWriterSize(w, 64<<10)}
	for _, f := range r.shown() {
		t.finding(f)
	}
	for to, heading := range shifted {
		t.list(heading, t.shifts(checks.Direction(to)))
	}
	if t.Verbose {
		t.list("Not run, or in part", t.notRunLines())
	}
	t.summary()
	t.next()
	return t.b.Flush()
}

// list writes lines below a heading; nothing where there are none.
func (t *textRenderer) list(heading string, lines []string) {
	if len(lines) == 0 {
		return
	}
	fmt.Fprintln(t.b, terminal.Strong(heading))
	for _, line := range lines {
		t.write(terminal.Wrapped("  - "+terminal.Clean(line), t.width), "\n")
	}
	t.b.WriteString("\n")
}

// summary writes the one line that ends a report.
func (t *textRenderer) summary() {
	for _, line := range append(t.aloud(), terminal.Clean(t.Report.summary())) {
		t.write(terminal.Wrapped(line, t.width), "\n")
	}
}

type textRenderer struct {
	*Report
	width int
	told  map[string]bool // reasons that were given; each is given once
	last  struct {        // file that pathOf was asked for
		in         *workspace.Workspace
		name, path string
	}
	b *bufio.Writer // says when it is flushed what could not be written
}

// pathOf is where the file of a finding lies. Those of a file follow each other.
func (t *textRenderer) pathOf(f finding) string {
	if t.last.in != f.in || t.last.name != f.Range.Filename {
		t.last.in, t.last.name, t.last.path = f.in, f.Range.Filename, verbatim.Name(t.path(f, f.Range.Filename))
	}
	return t.last.path
}

func (t *textRenderer) finding(f finding) {
	m := MarkOf(f.Severity)
	start, _ := f.places(f.Range)
	t.headline(m.Paint(m.Sign), terminal.Clean(f.Message), f.Rule)
	t.write("  ", terminal.Faint(fmt.Sprintf("%s:%d:%d", t.pathOf(f), start.Line, start.Column)), "\n")
	gutter := t.gutter(f)
	if f.Detail != syntax.WholeFile || f.Range.Start.Byte > 0 {
		t.excerpt(f, f.Range, gutter, m.Paint)
	}
	for _, rel := range firstRelated(f) {
		t.related(f, rel, gutter)
	}
	if rest := len(f.Related) - len(firstRelated(f)); rest > 0 {
		t.write("  ", strings.Repeat(" ", gutter), "   ", terminal.Faint(fmt.Sprintf("and %d more", rest)), "\n")
	}
	if !t.told[f.Why] {
		t.labelled("Why", f.Why)
		t.told[f.Why] = true
	}
	fix := f.Fix
	if f.Mendable() {
		fix += "  (plan check --fix)"
	}
	t.labelled("Fix", fix)
	t.b.WriteByte('\n')
}

// write writes texts behind each other.
func (t *textRenderer) write(texts ...string) {
	for _, text := range texts {
		t.b.WriteString(text)
	}
}

// headline writes the message with the rule's id at the right end of its first
// line.
func (t *textRenderer) headline(sign, message, rule string) {
	lines := terminal.Wrap(message, t.width-4-len(rule), t.width-2)
	gap := t.width - 2 - runewidth.StringWidth(lines[0]) - len(rule)
	t.write(sign, " ", terminal.Strong(lines[0]), strings.Repeat(" ", max(gap, 2)), terminal.Faint(rule), "\n")
	for _, line := range lines[1:] {
		t.write("  ", terminal.Strong(line), "\n")
	}
}

// gutter is how wide the line numbers of a finding are.
func (t *textRenderer) gutter(f finding) int {
	start, _ := f.places(f.Range)
	most := start.Line
	for _, rel := range firstRelated(f) {
		at, _ := f.places(rel.Range)
		most = max(most, at.Line)
	}
	return len(fmt.Sprint(most))
}

// excerpt shows the line in which a range starts, with carets below the range.
func (t *textRenderer) excerpt(f finding, at hcl.Range, gutter int, paint func(...any) string) {
	line, text, before, marked := t.line(f, at, t.width-gutter-5)
	if text == "" {
		return
	}
	t.write("  ", terminal.Faint(fmt.Sprintf("%*d │", gutter, line)), " ", text, "\n")
	t.write("  ", strings.Repeat(" ", gutter), "   ", strings.Repeat(" ", before), paint(strings.Repeat("^", max(marked, 1))), "\n")
}

// firstRelated are the places beside a finding that people are shown; machines are told of
// all. One that is left over is no shorter than what would count it. Of places with the
// same slip, or with findings for which one stands, three are enough.
func firstRelated(f finding) []syntax.Related {
	most := 6
	if others := max(len(f.Alike), len(f.Stands())); others > 0 {
		most = len(f.Related) - others + 3
	}
	if len(f.Related) > most+1 {
		return f.Related[:most]
	}
	return f.Related
}

func (t *textRenderer) related(f finding, rel syntax.Related, gutter int) {
	line, text, _, _ := t.line(f, rel.Range, t.width-gutter-5)
	if text == "" {
		return
	}
	if rel.Range.Filename != f.Range.Filename {
		fmt.Fprintf(t.b, "  %s\n", terminal.Faint(fmt.Sprintf("%s:%d", verbatim.Name(t.path(f, rel.Range.Filename)), line)))
	}
	const column = 34
	gap := strings.Repeat(" ", max(column-runewidth.StringWidth(text), 2))
	note := terminal.Clean(rel.Message)
	fmt.Fprintf(t.b, "  %s %s", terminal.Faint(fmt.Sprintf("%*d │", gutter, line)), text)
	if runewidth.StringWidth(text)+len(gap)+runewidth.StringWidth(note)+gutter+5 > t.width {
		fmt.Fprintf(t.b, "\n  %s   %s\n", strings.Repeat(" ", gutter), terminal.Faint(note))
		return
	}
	fmt.Fprintf(t.b, "%s%s\n", gap, terminal.Faint(note))
}

// line is the line in which a range starts, cut to the room there is, and in
// columns where the range starts in it and how long it is.
func (t *textRenderer) line(f finding, at hcl.Range, room int) (number int, text string, before, marked int) {
	file := f.file(at.Filename)
	if file == nil || len(file.Src) == 0 {
		return 0, "", 0, 0
	}
	from := min(at.Start.Byte, len(file.Src))
	number = file.Line(from)
	start, end := file.LineSpan(number)
	from = min(from, end)
	to := min(max(at.End.Byte, from), end)
	show := func(a, b int) string {
		return strings.ReplaceAll(terminal.Clean(strings.TrimPrefix(string(file.Src[a:b]), "\ufeff")), "\t", "  ")
	}
	// Of a line that is far longer than there is room for, only what is near is looked at.
	most := 16 * (room + 1)
	for start = max(start, from-most); start < from && !utf8.RuneStart(file.Src[start]); start++ {
	}
	for end = min(end, from+most); end > from && end < len(file.Src) && !utf8.RuneStart(file.Src[end]); end-- {
	}
	to = min(to, end)
	head, middle, tail := show(start, from), show(from, to), show(to, end)
	if over := runewidth.StringWidth(head) - room/2; over > 0 && runewidth.StringWidth(head+middle+tail) > room {
		head = "…" + runewidth.TruncateLeft(head, over+1, "")
	}
	middle = runewidth.Truncate(middle, max(room-runewidth.StringWidth(head), 1), "…")
	text = runewidth.Truncate(head+middle+tail, room, "…")
	return number, strings.TrimRight(text, " "), runewidth.StringWidth(head), runewidth.StringWidth(middle)
}

func (t *textRenderer) labelled(label, text string) {
	if text == "" {
		return
	}
	const indent = 7
	for i, line := range terminal.Wrap(terminal.Clean(text), t.width-indent, t.width-indent) {
		if i == 0 {
			paint := terminal.Faint
			if label == "Fix" {
				paint = terminal.Green
			}
			t.write("  ", paint(label), "  ", line, "\n")
			continue
		}
		t.write(strings.Repeat(" ", indent), line, "\n")
	}
}
