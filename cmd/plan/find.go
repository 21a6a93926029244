package main

import (
	"fmt"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/cmd/plan/internal/base"
	"github.com/plan-as-code/plan/cmd/plan/internal/render"
	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
)

// find runs the rules over a workspace, and over its base where there is one.
func (c *checkCommand) find(r *render.Report, w *workspace.Workspace, opts checks.Options) error {
	earlier, err := c.earlier(w)
	if err != nil {
		return err
	}
	if earlier == nil || earlier.Snapshot == nil {
		r.Add(w, checks.Run(w.Snapshot, book.Rules, opts))
		return nil
	}
	was := opts
	opts.Base = earlier.Snapshot
	result := checks.Run(w.Snapshot, book.Rules, opts)
	if c.newOnly {
		result = result.Without(checks.Run(earlier.Snapshot, book.Rules, was))
	}
	r.Add(w, result)
	return nil
}

// earlier is the base of a workspace; nil where none is asked for, where none is
// found and that is said, or where no plan was there.
func (c *checkCommand) earlier(w *workspace.Workspace) (*base.Base, error) {
	if c.base == "" {
		return nil, nil
	}
	found, notice, err := base.Open(w, c.base, !c.noFetch)
	if notice != "" && notice != c.noticed {
		c.noticed = notice
		fmt.Fprintf(c.err, "plan: %s\n", terminal.Clean(notice))
	}
	return found, err
}
