package render

import (
	"fmt"
	"slices"
	"strings"

	"github.com/mattn/go-runewidth"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang"
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

// onlyCampaign is the campaign of what was judged, where there is one; nil where there are more.
func (r *Report) onlyCampaign() *lang.Campaign {
	var only *lang.Campaign
	for _, result := range r.results {
		for _, c := range result.Index().Campaigns {
			if only != nil {
				return nil
			}
			only = c
		}
	}
	return only
}

// next writes a sentence for each finding that is worth most to mend: what is wrong, with how
// many findings go with it, and the rule.
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
		lines := terminal.Wrap(terminal.OneLine(t.inShort(finding{c.Finding, c.in})), t.width-4-len(end), t.width-4)
		gap := strings.Repeat(" ", max(t.width-4-len(end)-runewidth.StringWidth(lines[0]), 0))
		t.write("  ", m.Paint(m.Sign), " ", lines[0], gap, terminal.Faint(end), "\n")
		for _, line := range lines[1:] {
			t.write("    ", line, "\n")
		}
	}
}

// inShort is the message of a finding, which calls its element by its title, but not the campaign
// where there is only one; that of one about no element with its place.
func (t *textRenderer) inShort(f finding) string {
	c, campaign := f.Element.(*lang.Campaign)
	switch {
	case f.Element == nil:
		start, _ := f.places(f.Range)
		return fmt.Sprintf("%s:%d: %s", t.path(f, f.Range.Filename), start.Line, f.Message)
	case campaign && t.onlyCampaign() == c:
		said := strings.Replace(f.Message, " of the "+c.String(), "", 1)
		return strings.Replace(strings.Replace(said, "The "+c.String(), "The campaign", 1), "the "+c.String(), "the campaign", 1)
	case strings.Contains(f.Message, prose.Quote(f.Element.Label())),
		strings.Contains(f.Message, strings.TrimPrefix(checks.Named(f.Element), "the ")):
		return f.Message
	}
	return prose.Capital(f.Element.String()) + ": " + f.Message
}
