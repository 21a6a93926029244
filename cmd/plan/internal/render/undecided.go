package render

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/discovery"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// undecided is what formats that want the name of a rule call what keeps the check
// from deciding, where it is no file.
const undecided = "undecided"

// reasons say what kept the check from deciding, as people read it.
func (r *Report) reasons() []string { return Sentences(exit.All(r.Unread)) }

// Sentences are what failures say, each on one line: why, and what mends it.
func Sentences(failures []*exit.Error) []string {
	list := []string{}
	for _, e := range failures {
		if e.Text == "" {
			continue
		}
		why, fix := e.Said()
		if first, _, _ := strings.Cut(why, " "); !strings.ContainsAny(first, "./:") { // it is no name
			why = prose.Capital(why)
		}
		said := terminal.Sentence(why)
		if fix != "" {
			said += " Fix: " + fix // no full stop: people copy it
		}
		list = append(list, said)
	}
	return list
}

// obstacles lists what kept the check from deciding, in the shape of findings: files,
// and whatever else.
func (r *Report) obstacles() []finding {
	list := slices.Clone(r.unread)
	for _, e := range exit.All(r.Unread) {
		if e.Listed || e.Text == "" {
			continue
		}
		why, fix := e.Said()
		f := finding{&checks.Finding{Diagnostic: lang.Diagnostic{Severity: lang.Error, Problem: syntax.Problem{
			Rule: undecided, Message: terminal.Sentence("The plans could not be checked: " + why), Fix: fix,
			Range: hcl.Range{Filename: discovery.WorkspaceFile, Start: hcl.Pos{Line: 1}, End: hcl.Pos{Line: 1}},
		}}}, nil}
		sum := sha256.Sum256([]byte(undecided + "\n" + e.Text))
		f.Fingerprint = hex.EncodeToString(sum[:16])
		list = append(list, f)
	}
	return list
}

// keepsFromDeciding reports a finding that is none, but what kept the check from deciding.
func (f finding) keepsFromDeciding() bool {
	return f.Rule == workspace.Unreadable || f.Rule == undecided
}

// doubt says that the report is not the whole truth; "" where it is.
func (r *Report) doubt() string {
	switch {
	case r.Unread == nil:
		return ""
	case len(r.results) == 0:
		return "The plans could not be checked, so nobody knows what is in them."
	}
	return "Not everything could be checked, so there may be more than this."
}

// aloud are the lines that say what kept the check from deciding, for those who are
// not told of it beside the report.
func (r *Report) aloud() []string {
	if r.Said {
		return nil
	}
	var lines []string
	for _, e := range exit.All(r.Unread) {
		if e.Text == "" {
			continue
		}
		for line := range strings.Lines("plan: " + e.Text) {
			lines = append(lines, terminal.Clean(strings.TrimRight(line, "\n")))
		}
	}
	return lines
}
