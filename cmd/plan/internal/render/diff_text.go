package render

import (
	"fmt"
	"io"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/report"
	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/lang/verbatim"
)

// signs are what stands before an element, by how it changed.
var signs = map[report.ChangeKind]string{report.ElementAdded: "+", report.ElementDropped: "-", report.ElementUnread: "?"}

// renderDiffText writes a comparison for people, the sentence that says it all
// first.
func renderDiffText(w io.Writer, d *Diff, width int) error {
	t := &diffText{width: width}
	t.line(0, terminal.Strong, d.headline())
	t.line(0, terminal.Faint, d.against())
	for _, part := range d.parts {
		for _, p := range part.Plans {
			t.plan(p)
		}
	}
	t.findings(d)
	t.who(d)
	_, err := io.WriteString(w, t.b.String())
	return err
}

type diffText struct {
	width int
	b     strings.Builder
}

// line writes a text, in several lines where one is too short; the others are
// indented further.
func (t *diffText) line(indent int, paint func(...any) string, text string) {
	if text == "" {
		return
	}
	for i, l := range terminal.Wrap(terminal.OneLine(text), t.width-indent, t.width-indent-2) {
		fmt.Fprintf(&t.b, "%s%s\n", strings.Repeat(" ", indent+min(i, 1)*2), paint(l))
	}
}

func (t *diffText) plan(p *report.PlanDiff) {
	t.b.WriteByte('\n')
	t.line(0, terminal.Strong, p.Title())
	if said := p.Cost.Said(); said != "" {
		t.line(2, fmt.Sprint, "The tactics cost "+said)
	}
	if p.Unclear {
		t.line(2, fmt.Sprint, unclear)
	}
	for _, g := range p.Groups {
		t.b.WriteByte('\n')
		heading := g.Title()
		if said := g.Cost.Said(); said != "" {
			heading += "  " + said
		}
		t.line(2, terminal.Strong, heading)
		told, followed := split(g)
		for _, e := range told {
			t.element(e)
		}
		if len(followed) > 0 {
			t.line(4, fmt.Sprint, "~ "+withLaunch(p, followed))
		}
	}
}

func (t *diffText) element(e *report.ElementDiff) {
	sign := signs[e.Change]
	if sign == "" {
		sign = "~"
	}
	head := sign + " " + e.Name()
	switch e.Change {
	case report.ElementAdded, report.ElementDropped:
		if facts := e.Facts(); facts != "" {
			head += ": " + facts
		}
		t.line(4, fmt.Sprint, head)
		return
	}
	t.line(4, fmt.Sprint, head)
	for _, v := range e.Told() {
		said := report.ValueSaid(e, v)
		if v.Name == "" {
			t.line(8, fmt.Sprint, "Its text cannot be read in one of the two versions.")
			continue
		}
		t.line(8, fmt.Sprint, report.ValueName(v)+": "+said)
	}
}

func (t *diffText) findings(d *Diff) {
	if d.summary.Gained > 0 {
		t.b.WriteByte('\n')
		t.line(0, terminal.Strong, "Findings gained")
	}
	for _, part := range d.parts {
		for _, f := range part.Gained {
			m := MarkOf(f.Severity)
			t.line(2, fmt.Sprint, m.Sign+" "+f.Message+" ["+f.Rule+"]")
			t.line(4, terminal.Faint, part.at(d.cwd, f))
		}
	}
	if d.summary.Lost > 0 {
		t.b.WriteByte('\n')
		t.line(0, terminal.Strong, "Findings lost")
	}
	for _, part := range d.parts {
		for _, f := range part.Lost {
			t.line(2, fmt.Sprint, "✓ "+f.Message+" ["+f.Rule+"]"+lostMark(f))
		}
	}
}

// at is the file and the line of a finding.
func (p diffPart) at(cwd string, f *checks.Finding) string {
	at, _ := finding{f, p.in}.places(f.Range)
	return fmt.Sprintf("%s:%d", verbatim.Name(p.in.Display(cwd, f.Range.Filename)), at.Line)
}

func (t *diffText) who(d *Diff) {
	first := true
	for _, part := range d.parts {
		for _, c := range part.Who {
			if first {
				first = false
				t.b.WriteByte('\n')
				t.line(0, terminal.Strong, "Who needs to know")
			}
			name := c.Element.Label()
			if reach := whom(c); reach != "" {
				name += ": " + reach
			}
			t.line(2, terminal.Strong, name)
			for _, because := range c.Because {
				t.line(4, fmt.Sprint, because)
			}
		}
	}
}
