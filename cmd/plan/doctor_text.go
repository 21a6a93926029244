package main

import (
	"fmt"
	"strings"

	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/render"
	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/lang"
)

// heading starts a part of what doctor says.
func (d *doctor) heading(text string) {
	if d.b.Len() > 0 {
		d.b.WriteByte('\n')
	}
	fmt.Fprintf(&d.b, "%s\n", terminal.Strong(terminal.Clean(text)))
}

// fact says how something is.
func (d *doctor) fact(text string) { d.say("·", fmt.Sprint, text) }

// good says that something is as it should be.
func (d *doctor) good(text string) { d.say("✓", terminal.Green, text) }

// careful says what may be meant so, and may not.
func (d *doctor) careful(text, mend string) {
	m := render.MarkOf(lang.Warning)
	d.say(m.Sign, m.Paint, text)
	d.advise(mend)
}

// wrong says what keeps something from working, though the plans can be read.
func (d *doctor) wrong(text, mend string) { d.fails(exit.Found, text, mend) }

// unread says what keeps plans from being read.
func (d *doctor) unread(text, mend string) { d.fails(exit.Undecided, text, mend) }

func (d *doctor) fails(code int, text, mend string) {
	m := render.MarkOf(lang.Error)
	d.say(m.Sign, m.Paint, text)
	d.advise(mend)
	d.code = max(d.code, code)
}

func (d *doctor) say(sign string, paint func(...any) string, text string) {
	const indent = 4
	lines := terminal.Wrap(terminal.Clean(text), d.width()-indent, d.width()-indent)
	fmt.Fprintf(&d.b, "  %s %s\n", paint(sign), strings.Join(lines, "\n"+strings.Repeat(" ", indent)))
}

// advise shows the lines that mend it, each in one piece, to be copied.
func (d *doctor) advise(lines string) {
	if lines == "" {
		return
	}
	fix := terminal.Green("Fix")
	for line := range strings.SplitSeq(lines, "\n") {
		fmt.Fprintf(&d.b, "    %s  %s\n", fix, terminal.Clean(line))
		fix = "   "
	}
}

func (d *doctor) summary() {
	d.b.WriteByte('\n')
	if d.code != exit.Clean {
		d.b.WriteString("Something keeps plan from working here; the lines behind Fix mend it.\n")
		return
	}
	d.b.WriteString("All is well.\n")
}
