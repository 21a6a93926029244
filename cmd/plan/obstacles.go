package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/lang"
)

// unreadable is what formats that want the name of a rule call a file that keeps
// the check from deciding.
const unreadable = "unreadable"

// obstacles are the files that keep the check from deciding, in the shape of
// findings, as formats for machines list them.
func (w *workspace) obstacles(base string) []finding {
	list := slices.Clone(w.unread)
	for _, l := range checks.LockProblems(w.snapshot) {
		if w.shows(l.File) {
			list = append(list, w.obstacle(l.File, l.Line, l.Message, w.lockFix(base, l)))
		}
	}
	return list
}

func (w *workspace) obstacle(name string, line int, message, fix string) finding {
	sum := sha256.Sum256([]byte(unreadable + "\n" + name))
	return finding{&checks.Finding{Fingerprint: hex.EncodeToString(sum[:16]), Diagnostic: lang.Diagnostic{
		Rule: unreadable, Severity: lang.Error, Message: message, Fix: fix,
		Range: hcl.Range{Filename: name, Start: hcl.Pos{Line: line}, End: hcl.Pos{Line: line}},
	}}, w}
}

// checkSaysWhere goes with what is said where some text of a plan cannot be read.
const checkSaysWhere = "plan check says what cannot be read"

// unclear reports that text of the workspace cannot be read which may hold
// anything.
func (w *workspace) unclear() bool {
	return slices.ContainsFunc(w.snapshot.Plans, (*lang.Plan).Unclear)
}

// lockProblem says where an agreement cannot be read, why, and what to do.
func (w *workspace) lockProblem(base string, l *lang.LockProblem) string {
	return fmt.Sprintf("%s:%d: %s\n      Fix  %s", w.display(base, l.File), l.Line, l.Message, w.lockFix(base, l))
}

// lockFix names the agreement as it is called from here, so that a command in the
// fix finds it.
func (w *workspace) lockFix(base string, l *lang.LockProblem) string {
	return strings.ReplaceAll(l.Fix, l.File, terminal.ShellWord(w.display(base, l.File)))
}

// lockErrors are the agreements that cannot be read, each an error of its own.
func lockErrors(workspaces []*workspace, base string) error {
	var errs []error
	for _, w := range workspaces {
		for _, l := range checks.LockProblems(w.snapshot) {
			if w.shows(l.File) {
				errs = append(errs, exit.Errorf(exit.Undecided, "%s", w.lockProblem(base, l)))
			}
		}
	}
	return errors.Join(errs...)
}
