package render

import (
	"fmt"
	"slices"
	"strings"

	"github.com/mattn/go-runewidth"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang/prose"
)

// few is how many findings need no word about which to mend first, and how many are named
// where there are more.
const few = 3

// cause is a finding that is worth much to mend, with the workspace that its places lie in.
type cause struct {
	checks.Cause
	in *workspace.Workspace
}

// next are the findings that are worth most to mend; none where there are few.
func (r *Report) next() []cause {
	shown := r.shown()
	if len(shown) <= few {
		return nil
	}
	found := map[*workspace.Workspace][]*checks.Finding{}
	var order []*workspace.Workspace
	for _, f := range shown {
		if found[f.in] == nil {
			order = append(order, f.in)
		}
		found[f.in] = append(found[f.in], f.Finding)
	}
	var causes []cause
	for _, w := range order {
		for _, c := range checks.Causes(found[w], few) {
			causes = append(causes, cause{c, w})
		}
	}
	slices.SortStableFunc(causes, func(a, b cause) int {
		switch {
		case a.Before(b.Cause):
			return -1
		case b.Before(a.Cause):
			return 1
		}
		return 0
	})
	return causes[:min(few, len(causes))]
}

// next writes a line for each finding that is worth most to mend: the element, what is wrong,
// how many findings go with it, and the rule.
func (t *textRenderer) next() {
	causes := t.Report.next()
	if len(causes) == 0 {
		return
	}
	t.write("\n", terminal.Strong("Next"), "\n")
	for _, c := range causes {
		m := MarkOf(c.Severity)
		end := "  " + c.Rule
		if c.With > 1 {
			end = "  " + prose.Count(c.With, "finding") + end
		}
		room := t.width - 4 - len(end)
		says := runewidth.Truncate(terminal.OneLine(t.inShort(finding{c.Finding, c.in})), max(room, 20), "…")
		t.write("  ", m.Paint(m.Sign), " ", says, strings.Repeat(" ", max(room-runewidth.StringWidth(says), 0)), terminal.Faint(end), "\n")
	}
}

// inShort is the message of a finding with the address of its element before it, and not the
// element's name as well; that of one about no element with its place.
func (t *textRenderer) inShort(f finding) string {
	if f.Element == nil {
		start, _ := f.places(f.Range)
		return fmt.Sprintf("%s:%d: %s", t.path(f, f.Range.Filename), start.Line, f.Message)
	}
	if rest, ok := strings.CutPrefix(f.Message, fmt.Sprintf("The %s ", f.Element)); ok {
		return f.Address + " " + rest
	}
	return f.Address + ": " + strings.Replace(f.Message, fmt.Sprintf(" of the %s", f.Element), "", 1)
}
