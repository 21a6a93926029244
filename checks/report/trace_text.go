package report

import (
	"fmt"
	"strings"
)

// Text is the trace for a terminal, a log, an e-mail.
func (t *Trace) Text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s)\n", t.Title, t.Address)
	t.sections(&b, func(heading string, branches []*Branch, object string) {
		fmt.Fprintf(&b, "\n%s\n", heading)
		outline(branches, 1, func(depth int, x *Branch) {
			fmt.Fprintf(&b, "%s%s: %s (%s)%s\n", strings.Repeat("  ", depth), x.says(object), strings.Join(strings.Fields(x.Title), " "), x.what(), x.rest())
		})
	})
	return b.String()
}

// Markdown is the trace as a page.
func (t *Trace) Markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s %s\n", escape(t.Title), t.Kind, code(t.Address))
	t.lines(&b)
	return b.String()
}

// lines are the sections of the page below its title.
func (t *Trace) lines(b *strings.Builder) {
	t.sections(b, func(heading string, branches []*Branch, object string) {
		fmt.Fprintf(b, "\n## %s\n\n", heading)
		outline(branches, 0, func(depth int, x *Branch) {
			fmt.Fprintf(b, "%s- %s: **%s** (%s)%s\n", strings.Repeat("  ", depth), x.says(object), escape(x.Title), escape(x.what()), escape(x.rest()))
		})
	})
}

func (t *Trace) sections(b *strings.Builder, show func(heading string, branches []*Branch, object string)) {
	if len(t.Up) > 0 {
		show("What it is for", t.Up, "")
	}
	if len(t.Down) > 0 {
		show("What works for it", t.Down, " it")
	}
	if len(t.Named) > 0 {
		show("Where it is named", t.Named, "")
	}
	if len(t.Up)+len(t.Down)+len(t.Named) == 0 {
		b.WriteString("\nNothing in the plan leads to it, and it leads to nothing.\n")
	}
}

// outline visits branches from the top down.
func outline(branches []*Branch, depth int, visit func(int, *Branch)) {
	for _, x := range branches {
		visit(depth, x)
		outline(x.Branches, depth+1, visit)
	}
}

// says are the verbs as they stand before the title: serves, or serves it, where
// it is the element in the line above.
func (x *Branch) says(object string) string { return strings.Join(x.Verbs, object+" and ") + object }

// what says the kind, and what else tells the element from others of its title.
func (x *Branch) what() string {
	text := x.Kind
	if x.Campaign != "" {
		text += " of " + strings.Join(strings.Fields(x.Campaign), " ")
	}
	if x.Dropped {
		text += ", dropped"
	}
	return text
}

// rest says where the line goes on, where it does not here.
func (x *Branch) rest() string {
	if x.See == "" {
		return ""
	}
	return ", see " + x.See
}
