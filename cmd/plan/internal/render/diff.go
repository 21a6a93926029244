package render

import (
	"io"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks/report"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// diffFormats are the ways to show what changed.
var diffFormats = formatsOf[*Diff]{
	{"text", renderDiffText},
	{"markdown", renderDiffMarkdown},
	{"json", renderDiffJSON},
}

// DiffFormats lists the names of the formats of what changed.
func DiffFormats() []string { return diffFormats.names() }

// Diff is what changed, over all workspaces.
type Diff struct {
	asOf    lang.Date // the day as of which was judged
	cwd     string    // folder on disk that paths are relative to
	parts   []diffPart
	summary report.DiffSummary
	Unread  []string // why nothing was compared, in sentences
}

// diffPart is what changed in one workspace.
type diffPart struct {
	*report.Diff
	in   *workspace.Workspace
	note string // what it is compared with
}

// NewDiff is a comparison in which nothing changed: as of which day both sides are
// judged, and from which folder on disk it shows paths.
func NewDiff(asOf lang.Date, cwd string) *Diff {
	return &Diff{asOf: asOf, cwd: cwd, summary: report.DiffSummary{Tactics: map[report.ChangeKind]int{}, Others: map[report.ChangeKind]int{}}}
}

// Add takes in what changed in a workspace. against says in words what that is
// compared with.
func (d *Diff) Add(w *workspace.Workspace, changed *report.Diff, against string) {
	part := diffPart{changed, w, against}
	for i, f := range part.Gained {
		part.Gained[i] = placed(w, f)
	}
	if len(d.parts) == 0 {
		d.summary = part.Summary
	} else {
		d.summary.Add(part.Summary)
	}
	d.parts = append(d.parts, part)
}

// Write shows what changed in a format, which is one of DiffFormats. width is how
// many columns there are, for text. An error says that w took not all of it.
func (d *Diff) Write(w io.Writer, format string, width int) error {
	return diffFormats.write(w, d, format, width)
}

// headline is the sentence that begins a comparison.
func (d *Diff) headline() string {
	if len(d.Unread) > 0 {
		return "Nothing was compared."
	}
	return d.summary.Sentence()
}

// against says what was compared with.
func (d *Diff) against() string {
	var notes []string
	for _, p := range d.parts {
		if p.note != "" && !slices.Contains(notes, p.note) {
			notes = append(notes, p.note)
		}
	}
	if len(notes) == 0 {
		return ""
	}
	return "Compared with " + prose.List(notes) + "."
}

// titles lists what moved with the launch by the names of the elements.
func titles(list []*report.ElementDiff) string {
	var names []string
	for _, e := range list {
		names = append(names, e.Element().String())
	}
	return prose.List(names)
}

// split takes the elements that moved with the launch, which need no lines of
// their own, out of a group.
func split(g *report.GroupDiff) (told, followed []*report.ElementDiff) {
	for _, e := range g.Elements {
		if e.Change == report.ElementFollowed {
			followed = append(followed, e)
		} else {
			told = append(told, e)
		}
	}
	return told, followed
}

// withLaunch says which elements moved with the launch.
func withLaunch(p *report.PlanDiff, followed []*report.ElementDiff) string {
	return "moved with the launch, " + report.Days(p.Launch()) + ": " + titles(followed)
}

// whom says whom to tell: a discipline's lead, or the person themselves, and how
// to reach them.
func whom(c *report.Concerned) string {
	var parts []string
	if c.Lead != nil && lang.Element(c.Lead) != c.Element {
		parts = append(parts, c.Lead.Label())
	}
	if contact := c.Contact(); contact != "" {
		parts = append(parts, contact)
	}
	return strings.Join(parts, ", ")
}

// unclear is what is said of a plan of which some text cannot be read.
const unclear = "Some text of this plan cannot be read in one of the two versions, so what is missing there is not listed as added or dropped."

// lostMark says what became of a finding that is not there any more.
func lostMark(f *report.LostFinding) string {
	if f.Waiver != nil {
		return " (waived until " + f.Waiver.Until.V.String() + ")"
	}
	return ""
}
