package main

import (
	"bytes"
	"context"
	"fmt"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang/prose"
)

// applyFixes makes the safe fixes of every workspace, on disk or, with --diff, as
// a patch.
func (c *checkCommand) applyFixes(d *workspace.Disk, workspaces []*workspace.Workspace, opts checks.Options) error {
	changes := 0
	for _, w := range workspaces {
		before := w.Snapshot
		wanted := func(f *checks.Finding) bool { return w.Wants(f.Range.Filename) }
		result := checks.Run(before, book.Rules, opts)
		after, n, err := result.ApplyFixes(context.Background(), before, wanted)
		if err != nil {
			return err
		}
		for _, f := range after.List {
			name, was, is := f.Path, before.Files[f.Path].Src, f.Src
			if bytes.Equal(was, is) {
				continue
			}
			changes++
			if c.diff {
				label := w.Display(d.Cwd, name)
				if err := c.showPatch(patch(label, was, is)); err != nil {
					return err
				}
				continue
			}
			if err := workspace.ReplaceFile(w.Path(name), was, is); err != nil {
				return err
			}
		}
		if c.fix {
			w.Snapshot = after
			if n > 0 {
				fmt.Fprintf(c.err, "Mended: %s%s.\n", prose.Count(n, "place"), uncovered(n-result.Mendable(wanted)))
			}
		}
	}
	if c.diff && changes == 0 {
		fmt.Fprintln(c.err, "There is nothing that plan check --fix would change; plan check shows what takes a decision.")
	}
	return nil
}

// uncovered says how many places came to light only when others were mended.
func uncovered(n int) string {
	if n <= 0 {
		return ""
	}
	return fmt.Sprintf(", %d of which came to light only when others were mended", n)
}
