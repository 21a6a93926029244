package workspace

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/agreement"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Unreadable is what formats that want the name of a rule call a file that keeps
// the check from deciding.
const Unreadable = "unreadable"

// Obstacles are the files that keep the check from deciding, in the shape of
// findings, as formats for machines list them. Commands in what mends them name
// files from cwd.
func (w *Workspace) Obstacles(cwd string) []*checks.Finding {
	list := slices.Clone(w.unread)
	for _, l := range checks.LockProblems(w.Snapshot) {
		if w.Wants(l.File) {
			list = append(list, obstacle(l.File, l.Line, l.Message, w.LockFix(cwd, l)))
		}
	}
	return list
}

func obstacle(name string, line int, message, fix string) *checks.Finding {
	sum := sha256.Sum256([]byte(Unreadable + "\n" + name))
	return &checks.Finding{Fingerprint: hex.EncodeToString(sum[:16]), Diagnostic: lang.Diagnostic{Severity: lang.Error, Problem: syntax.Problem{
		Rule: Unreadable, Message: message, Fix: fix,
		Range: hcl.Range{Filename: name, Start: hcl.Pos{Line: line}, End: hcl.Pos{Line: line}},
	}}}
}

// LockProblem says in two lines where an agreement cannot be read and why, and what
// to do.
func (w *Workspace) LockProblem(cwd string, l *agreement.LockProblem) string {
	return fmt.Sprintf("%s:%d: %s%s", w.Display(cwd, l.File), l.Line, l.Message, exit.Fix(w.LockFix(cwd, l)))
}

// LockFix names the agreement as it is called from here, so that a command in the
// fix finds it.
func (w *Workspace) LockFix(cwd string, l *agreement.LockProblem) string {
	return l.Advice.For(terminal.Here.Word(w.Display(cwd, l.File)))
}

// LockErrors are the agreements that cannot be read, each an error of its own that
// is undecided; nil where there is none.
func LockErrors(workspaces []*Workspace, cwd string) error {
	var errs []error
	for _, w := range workspaces {
		for _, l := range checks.LockProblems(w.Snapshot) {
			if w.Wants(l.File) {
				errs = append(errs, &exit.Error{Code: exit.Undecided, Text: w.LockProblem(cwd, l), Listed: true})
			}
		}
	}
	return errors.Join(errs...)
}
