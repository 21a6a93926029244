package render

import (
	"fmt"
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang"
)

// Report is what a check found, over all workspaces, as every format shows it.
type Report struct {
	Unread     error         // what kept the check from deciding; nil where nothing did
	Said       bool          // people are told of that beside the report, so text and brief say only that it is
	FailOn     lang.Severity // the least weight that makes the exit code 1; Off where none does
	Baseline   *Baseline     // the list of findings that may stand; nil where none was asked for
	Verbose    bool          // the text names the rules that did not run, and what each lacks
	notice     string        // what the last format left out
	version    string        // of the program
	asOf       lang.Date     // the day as of which was judged
	cwd        string        // folder on disk that paths are relative to
	unread     []finding     // files that could not be read
	findings   []finding
	workspaces []*workspace.Workspace
	results    []*checks.Result
	before     []*lang.Snapshot // what workspaces were compared with, as far as they were
	counts     counts
}

// finding is one finding with the workspace that its places lie in.
type finding struct {
	*checks.Finding
	in *workspace.Workspace
}

// counts is what a report says in numbers.
type counts struct {
	files, plans, rules             int
	elements                        map[string]int
	errors, warnings, infos, waived int
	hidden                          int // that would be shown, had the base not had them as well
	gone                            int // that the base has, and that are mended
	listed                          int // that would be shown, were they not on the list of those that may stand
}

// New is a report without findings: of which version of the program, of which
// day, and from which folder on disk it shows paths.
func New(version string, asOf lang.Date, cwd string) *Report {
	return &Report{FailOn: lang.Error, version: version, asOf: asOf, cwd: cwd, counts: counts{elements: map[string]int{}}}
}

// Read takes in what could not be read of a workspace.
func (r *Report) Read(w *workspace.Workspace) {
	for _, o := range w.Obstacles(r.cwd) {
		r.unread = append(r.unread, finding{o, w})
	}
}

// Compared takes in what a workspace was compared with.
func (r *Report) Compared(s *lang.Snapshot) { r.before = append(r.before, s) }

// Add takes in what the rules found in a workspace, as far as it was asked for. The
// result itself stays as it is.
func (r *Report) Add(w *workspace.Workspace, result *checks.Result) {
	r.results, r.workspaces = append(r.results, result), append(r.workspaces, w)
	r.counts.rules = max(r.counts.rules, len(result.Ran))
	for _, f := range asked(w, result.Findings) {
		r.findings = append(r.findings, finding{f, w})
		r.counts.finding(f)
	}
	r.counts.hidden += unwaived(asked(w, result.Hidden))
	r.counts.gone += len(slices.DeleteFunc(slices.Clone(result.Gone), func(f *checks.Finding) bool { return !w.Wants(f.Range.Filename) }))
	r.counts.listed += unwaived(asked(w, result.Listed))
	r.counts.files += len(w.Files())
	for _, p := range w.Snapshot.Plans() {
		r.counts.plan(w, p)
	}
}

func unwaived(found []*checks.Finding) (n int) {
	for _, f := range found {
		if f.Waiver == nil {
			n++
		}
	}
	return n
}

// asked are the findings in the files that were asked for, each with a place, one for each
// slip in them. Of one elsewhere that stands for many, they are those in these files.
func asked(w *workspace.Workspace, found []*checks.Finding) []*checks.Finding {
	list := make([]*checks.Finding, 0, len(found))
	for _, f := range found {
		if f = placed(w, f); w.Wants(f.Range.Filename) {
			list = append(list, f)
			continue
		}
		for _, one := range f.Stands() {
			if one = placed(w, one); w.Wants(one.Range.Filename) {
				list = append(list, one)
			}
		}
	}
	return checks.OnceASlip(list)
}

func (c *counts) finding(f *checks.Finding) {
	switch {
	case f.Waiver != nil:
		c.waived++
	case f.Severity == lang.Error:
		c.errors++
	case f.Severity == lang.Warning:
		c.warnings++
	default:
		c.infos++
	}
}

// plan counts a plan and the elements of it that were asked for. What stands
// outside any campaign counts as a plan where there is no campaign.
func (c *counts) plan(w *workspace.Workspace, p *lang.Plan) {
	shown := 0
	for _, e := range p.All {
		if w.Wants(e.File().Path) {
			c.elements[e.Kind().Name]++
			shown++
		}
	}
	if shown > 0 && (p.Campaign != nil || len(w.Snapshot.Plans()) == 1) {
		c.plans++
	}
}

// Worst is the weightiest severity among what could not be read and the findings
// that are not waived; lang.Off where there is none.
func (r *Report) Worst() lang.Severity {
	worst := lang.Off
	for _, f := range r.entries() {
		worst = max(worst, f.Severity)
	}
	return worst
}

// Fails reports whether a finding makes the exit code 1.
func (r *Report) Fails() bool { return slices.ContainsFunc(r.findings, r.fails) }

func (r *Report) fails(f finding) bool {
	return r.FailOn != lang.Off && f.Severity >= r.FailOn && f.Waiver == nil && !f.Begins.Known()
}

// Notice says what a format that was written had no room for; "" where it has it all.
func (r *Report) Notice() string { return r.notice }

// shown lists the findings that are not waived.
func (r *Report) shown() []finding {
	return slices.DeleteFunc(slices.Clone(r.findings), func(f finding) bool { return f.Waiver != nil })
}

// entries lists what could not be read, and the findings that are not waived.
func (r *Report) entries() []finding { return slices.Concat(r.obstacles(), r.shown()) }

// shifted are the headings of what the change is judged by otherwise, by its direction.
var shifted = [...]string{checks.Milder: "This change relaxes", checks.Stricter: "This change tightens", checks.Aside: "This change also changes"}

// shifts lists by what a change is judged otherwise in one direction, each with its place.
func (r *Report) shifts(to checks.Direction) []string {
	var lines []string
	for i, result := range r.results {
		for _, shift := range result.Shifts {
			if shift.To != to {
				continue
			}
			line := shift.Message
			if shift.At.Filename != "" {
				line += fmt.Sprintf(" (%s:%d)", r.workspaces[i].Display(r.cwd, shift.At.Filename), shift.At.Start.Line)
			}
			lines = append(lines, line)
		}
	}
	return lines
}

// notRun lists the rules that lacked evidence, each once.
func (r *Report) notRun() []checks.NotRun {
	var list []checks.NotRun
	for _, result := range r.results {
		for _, n := range result.NotRun {
			if !slices.ContainsFunc(list, func(o checks.NotRun) bool { return o.ID == n.ID }) {
				list = append(list, n)
			}
		}
	}
	return list
}

// notRunLines say of each rule that did not run, or only in part, for want of what.
func (r *Report) notRunLines() []string {
	var lines []string
	for _, n := range r.notRun() {
		lines = append(lines, n.ID+": "+reason(n))
	}
	return lines
}
