package render

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf16"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/report/score"
	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/verbatim"
)

// room is how long a page may be, and what counts as its length.
type room struct {
	most   int
	length func(string) int
}

// comment is the room that GitHub gives a comment, in characters, less what it
// takes to mark it as one's own; those beyond the first 65,536 of Unicode count
// twice.
var comment = room{65_536 - 36, func(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}}

// WriteStepSummary writes the page that GitHub shows below a run, of which so many
// bytes are taken: GitHub shows a megabyte. Where there is no room, it writes nothing,
// and that is no error.
func (r *Report) WriteStepSummary(w io.Writer, taken int64) error {
	left := room{max(1<<20-int(min(taken, 1<<20)), 0), func(s string) int { return len(s) }}
	return writeMarkdown(w, r, left)
}

func renderMarkdown(w io.Writer, r *Report, _ int) error { return writeMarkdown(w, r, comment) }

// writeMarkdown writes a page for a forge: what was found in numbers, and file by
// file. What there is no room for is counted.
func writeMarkdown(w io.Writer, r *Report, most room) error {
	p := &markdownPage{Report: r, room: most, told: map[string]bool{}}
	head := []string{p.state(), p.headline(), p.undecided(), p.lapsing(), verbatim.Markdown(p.checked()), p.shifted(checks.Milder), p.shifted(checks.Stricter), p.shifted(checks.Aside), p.table()}
	tail := []string{p.waived(), verbatim.Markdown(r.unjudged())}
	p.used = p.length(joined(slices.Concat(head, tail))) + reserve
	content := joined(slices.Concat(head, p.sections(), tail))
	if p.length(content) > p.most {
		content = joined(head[:5])
	}
	if p.length(content) > p.most {
		return nil
	}
	_, err := io.WriteString(w, content)
	return err
}

const (
	reserve       = 300 // for the sentence that counts what is left out, and blank lines
	mostRows      = 50  // of the table
	mostWaived    = 20
	mostLapsing   = 5
	longestReason = 300 // characters of why something is waived
)

type markdownPage struct {
	*Report
	room
	told map[string]bool // reasons that were given; each is given once
	used int
}

// joined puts paragraphs together, without those that are empty.
func joined(paragraphs []string) string {
	paragraphs = slices.DeleteFunc(paragraphs, func(s string) bool { return s == "" })
	return strings.Join(paragraphs, "\n\n") + "\n"
}

// state says in a line how the plans stand, and of a change how the score went, before anything
// else; "" where nobody can tell.
func (p *markdownPage) state() string {
	text := strings.Join(strings.Fields(p.unmeasured()+" "+p.standing()+" "+p.rating()), " ")
	if text == "" {
		return ""
	}
	return "**" + verbatim.Markdown(text) + "**"
}

// unmeasured says that no objective was read since the launch, where that is so of all that could
// have been: what is said of the others says it of some.
func (p *markdownPage) unmeasured() string {
	n := checks.StateOf(p.results).Unmeasured()
	switch n {
	case 0:
		return ""
	case 1:
		return "One objective has not been measured since the launch."
	}
	return prose.Capital(prose.Number(n)) + " objectives have not been measured since the launch."
}

// rating says how the score of the one workspace that was compared with an earlier one went; ""
// where there is none, or something could not be read.
func (p *markdownPage) rating() string {
	if len(p.before) != 1 || len(p.workspaces) != 1 || p.Unread != nil {
		return ""
	}
	w := p.workspaces[0]
	return score.Read(w.Snapshot).Of(w.WantsPlan).Since(score.Read(p.before[0]).Of(w.WantsPlan))
}

func (p *markdownPage) headline() string {
	mark := "✓"
	if p.Unread != nil && len(p.results) == 0 {
		return "### ✗ The plans could not be checked"
	}
	if p.counts.errors > 0 || p.Unread != nil {
		mark = "✗"
	} else if p.counts.warnings > 0 {
		mark = "!"
	}
	return "### " + mark + " " + strings.ToUpper(p.counts.findings()[:1]) + p.counts.findings()[1:]
}

// undecided says what could not be read, so that nobody takes the page for the
// whole truth.
func (p *markdownPage) undecided() string {
	if p.Unread == nil {
		return ""
	}
	if reasons := p.reasons(); len(reasons) > 1 {
		lines := []string{"**" + p.doubt() + "**\n"}
		for _, reason := range reasons {
			lines = append(lines, "- "+verbatim.Markdown(reason))
		}
		return strings.Join(lines, "\n")
	}
	return "**" + p.doubt() + "** " + verbatim.Markdown(strings.Join(p.reasons(), ""))
}

// checked says what was judged; "" where nothing was.
func (p *markdownPage) checked() string {
	if p.Unread != nil && len(p.results) == 0 {
		return ""
	}
	return p.judged("")
}

// shifted lists by what the change is judged otherwise in one direction.
func (p *markdownPage) shifted(to checks.Direction) string {
	const most = 20
	lines := p.shifts(to)
	if len(lines) == 0 {
		return ""
	}
	rest := len(lines) - most
	list := "#### " + shifted[to] + "\n"
	for _, line := range lines[:min(len(lines), most)] {
		list += "\n- " + verbatim.Markdown(line)
	}
	if rest > 0 {
		list += fmt.Sprintf("\n- … and %d more", rest)
	}
	return list
}

// table counts the findings of each file that has any.
func (p *markdownPage) table() string {
	var rows []string
	for _, file := range p.byFile(p.findings) {
		if len(file.findings) > 0 {
			rows = append(rows, row(verbatim.CodeSpan(file.path), countsOf(file.findings)))
		}
	}
	if len(rows) == 0 {
		return ""
	}
	if rest := len(rows) - mostRows; rest > 0 {
		rows = append(rows[:mostRows], fmt.Sprintf("| … and %s | | | | |", more(rest, "file")))
	}
	if len(rows) > 1 {
		rows = append(rows, row("**Total**", p.counts))
	}
	return "| file | errors | warnings | infos | waived |\n|---|--:|--:|--:|--:|\n" + strings.Join(rows, "\n")
}

func row(name string, c counts) string {
	return fmt.Sprintf("| %s | %d | %d | %d | %d |", strings.ReplaceAll(name, "|", `\|`), c.errors, c.warnings, c.infos, c.waived)
}

func countsOf(found []finding) counts {
	var c counts
	for _, f := range found {
		c.finding(f.Finding)
	}
	return c
}

// sections are the files with their findings, as far as there is room.
func (p *markdownPage) sections() []string {
	var sections []string
	var left counts
	full := false
	for _, file := range p.byFile(p.findings) {
		heading := "#### " + verbatim.CodeSpan(file.path)
		var entries []string
		for _, f := range file.findings {
			if f.Waiver != nil {
				continue
			}
			var cost int
			entry := ""
			if !full {
				entry = p.entry(f)
				if cost = p.length(entry) + 1; len(entries) == 0 {
					cost += p.length(heading) + 4
				}
			}
			if full = full || p.used+cost > p.most; full {
				left.finding(f.Finding)
				continue
			}
			p.used += cost
			entries = append(entries, entry)
		}
		if len(entries) > 0 {
			sections = append(sections, heading, strings.Join(entries, "\n"))
		}
	}
	if full {
		sections = append(sections, "**Left out for want of room: "+left.findings()+".** plan check lists them all.")
	}
	return sections
}

// entry is one finding: what is wrong, where, why it matters, what to do.
func (p *markdownPage) entry(f finding) string {
	start, _ := f.places(f.Range)
	var b strings.Builder
	fmt.Fprintf(&b, "- **%s** in line %d: %s %s", f.Severity, start.Line, verbatim.Markdown(terminal.Sentence(f.Message)), verbatim.CodeSpan(f.Rule))
	for _, rel := range firstRelated(f) {
		at, _ := f.places(rel.Range)
		place := fmt.Sprintf("line %d", at.Line)
		if rel.Range.Filename != f.Range.Filename {
			place = verbatim.CodeSpan(p.path(f, rel.Range.Filename)) + " " + place
		}
		fmt.Fprintf(&b, "\n  - %s: %s", place, verbatim.Markdown(rel.Message))
	}
	if rest := len(f.Related) - len(firstRelated(f)); rest > 0 {
		fmt.Fprintf(&b, "\n  - and %d more", rest)
	}
	if f.Why != "" && !p.told[f.Why] {
		p.told[f.Why] = true
		fmt.Fprintf(&b, "\n  - *Why:* %s", verbatim.Markdown(f.Why))
	}
	if f.Fix != "" {
		fmt.Fprintf(&b, "\n  - *Fix:* %s", verbatim.Markdown(f.Fix))
	}
	return b.String()
}

// waived lists what may stand, until when and why.
func (p *markdownPage) waived() string {
	var lines []string
	for _, f := range p.waivers(func(w *lang.Waiver) bool { return !w.Lapses(p.asOf) }) {
		lines = append(lines, waivedLine(f))
	}
	return listed("**Waived**", lines, mostWaived)
}

// lapsing lists what may stand for two more weeks at most.
func (p *markdownPage) lapsing() string {
	var lines []string
	for _, f := range p.waivers(func(w *lang.Waiver) bool { return w.Lapses(p.asOf) }) {
		lines = append(lines, waivedLine(f))
	}
	return listed("**Waived for two more weeks at most**", lines, mostLapsing)
}

// waivers are the waived findings whose waiver is like that, by the day on which it lapses.
func (p *markdownPage) waivers(like func(*lang.Waiver) bool) []finding {
	list := slices.DeleteFunc(slices.Clone(p.findings), func(f finding) bool { return f.Waiver == nil || !like(f.Waiver) })
	slices.SortStableFunc(list, func(a, b finding) int { return cmp.Compare(a.Waiver.Until.V, b.Waiver.Until.V) })
	return list
}

func waivedLine(f finding) string {
	return "- " + verbatim.Markdown(terminal.Sentence(f.Message)) + " " + verbatim.Markdown(shortened(waived(f), longestReason))
}

// listed is a list below its heading, at most so long; "" where it is empty.
func listed(heading string, lines []string, most int) string {
	if len(lines) == 0 {
		return ""
	}
	if rest := len(lines) - most; rest > 0 {
		lines = append(lines[:most], "- … and "+more(rest, "waived finding"))
	}
	return heading + "\n\n" + strings.Join(lines, "\n")
}

func shortened(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
