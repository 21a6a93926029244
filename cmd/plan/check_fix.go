package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// applyFixes makes the safe fixes of every workspace, on disk or, with --diff, as
// a patch. The error is of files of which nobody knows any more what is in them.
func (c *checkCommand) applyFixes(d *workspace.Disk, workspaces []*workspace.Workspace, opts checks.Options) error {
	changes := 0
	var unknown []error
	for _, w := range workspaces {
		if c.fix {
			err := c.mend(w, opts)
			unknown = append(unknown, err)
			continue
		}
		after, _, err := checks.Run(w.Snapshot, book.Rules, opts).ApplyFixes(context.Background(), w.Snapshot, wantedIn(w, nil))
		if err != nil {
			return err
		}
		for _, f := range after.List {
			was := w.Snapshot.Files[f.Path].Src
			if bytes.Equal(was, f.Src) {
				continue
			}
			changes++
			if err := c.showPatch(patch(w.Display(d.Cwd, f.Path), was, f.Src)); err != nil {
				return err
			}
		}
	}
	if c.diff && changes == 0 {
		fmt.Fprintln(c.err, "There is nothing that plan check --fix would change; plan check shows what takes a decision.")
	}
	return errors.Join(unknown...)
}

// mend makes the safe fixes of a workspace on disk, but for those that touch a file that
// cannot be written. That is named, and its findings stay.
func (c *checkCommand) mend(w *workspace.Workspace, opts checks.Options) error {
	result := checks.Run(w.Snapshot, book.Rules, opts)
	held := map[string][]byte{} // what files hold that were written
	left := map[string]bool{}   // files that cannot be written
	var unknown []error
	for {
		wanted := wantedIn(w, left)
		after, n, err := result.ApplyFixes(context.Background(), w.Snapshot, wanted)
		if err != nil {
			return err
		}
		refused := false
		for _, f := range after.List {
			was, written := held[f.Path]
			if !written {
				was = w.Snapshot.Files[f.Path].Src
			}
			if left[f.Path] || bytes.Equal(was, f.Src) {
				continue
			}
			err := workspace.ReplaceFile(w.Path(f.Path), was, f.Src)
			if err == nil {
				held[f.Path] = f.Src
				continue
			}
			left[f.Path], refused = true, true
			if now, readErr := os.ReadFile(w.Path(f.Path)); readErr != nil || !bytes.Equal(now, was) {
				unknown = append(unknown, err)
			} else {
				fmt.Fprintf(c.err, "plan: %s\n", terminal.Clean(err.Error()))
			}
		}
		if refused {
			continue
		}
		w.Snapshot = after
		if n > 0 {
			fmt.Fprintf(c.err, "Mended: %s%s.\n", prose.Count(n, "place"), uncovered(n-result.Mendable(wanted)))
		}
		return errors.Join(unknown...)
	}
}

// wantedIn are the findings of a workspace that are asked for, but for those whose change
// touches one of the files that are left.
func wantedIn(w *workspace.Workspace, left map[string]bool) func(*checks.Finding) bool {
	return func(f *checks.Finding) bool {
		return w.Wants(f.Range.Filename) && !(len(f.Fixes) > 0 && slices.ContainsFunc(f.Fixes[0].Edits, func(e syntax.Edit) bool { return left[e.Range.Filename] }))
	}
}

// uncovered says how many places came to light only when others were mended.
func uncovered(n int) string {
	if n <= 0 {
		return ""
	}
	return fmt.Sprintf(", %s of which came to light only when others were mended", prose.Digits(float64(n)))
}
