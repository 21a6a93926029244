package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/discovery"
	"github.com/plan-as-code/plan/lang/syntax"
	"github.com/spf13/cobra"
)

// fmtCommand is one call of plan fmt.
type fmtCommand struct {
	*streams
	check, diff bool
}

func newFmt(io *streams) *cobra.Command {
	c := &fmtCommand{streams: io}
	cmd := &cobra.Command{
		Use:        "fmt [PATH…]",
		SuggestFor: []string{"format"},
		Short:      "Lay plan files out in the one style",
		Long: "Formats files, folders with everything below them, or - for standard input,\n" +
			"which comes out formatted. Names the files that it changes. The order of\n" +
			"attributes stays as it is; a file that does not parse is named and left alone, with\n" +
			"exit code 4.",
		Example: "  plan fmt\n  plan fmt --check campaigns",
		RunE:    func(_ *cobra.Command, paths []string) error { return c.run(paths) },
	}
	cmd.Flags().BoolVar(&c.check, "check", false, "change nothing; name the files that are not formatted, with exit code 1")
	cmd.Flags().BoolVar(&c.diff, "diff", false, "change nothing; show what would change")
	return cmd
}

func (c *fmtCommand) run(paths []string) error {
	if slices.Contains(paths, "-") {
		if len(paths) > 1 {
			return exit.Errorf(exit.Usage, "- stands for standard input and goes with no other path")
		}
		return c.standardInput()
	}
	disk, err := workspace.NewDisk()
	if err != nil {
		return err
	}
	workspaces, readErr := disk.Open(paths)
	if err := anyFiles(workspaces, paths, readErr); err != nil {
		return err
	}
	changed, unread := false, false
	errs := []error{readErr}
	for _, w := range workspaces {
		for _, name := range w.Files() {
			did, ok, err := c.file(w, name, w.Display(disk.Cwd, name))
			errs = append(errs, err)
			changed, unread = changed || did, unread || !ok
		}
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	return c.verdict(unread, changed)
}

// file formats one file. It is not ok where the file does not parse.
func (c *fmtCommand) file(w *workspace.Workspace, name, label string) (changed, ok bool, err error) {
	src := w.Snapshot.Files[name].Src
	if !c.parses(label, name, src) {
		return false, false, nil
	}
	out := syntax.Format(src)
	if bytes.Equal(src, out) {
		return false, true, nil
	}
	if !c.check && !c.diff {
		if err := workspace.ReplaceFile(w.Path(name), src, out); err != nil {
			return false, true, err
		}
	}
	if c.diff {
		return true, true, c.showPatch(patch(label, src, out))
	}
	_, err = fmt.Fprintln(c.out, terminal.Clean(label))
	return true, true, err
}

func (c *fmtCommand) standardInput() error {
	src, err := io.ReadAll(c.in)
	if err != nil {
		return exit.Errorf(exit.Undecided, "standard input cannot be read: %v", err)
	}
	ok := c.parses("standard input", "stdin"+discovery.Suffix, src)
	out := syntax.Format(src)
	switch {
	case c.check:
	case c.diff:
		if err := c.showPatch(patch("stdin", src, out)); err != nil {
			return err
		}
	default:
		if _, err := terminal.Unlogged(c.out).Write(out); err != nil {
			return err
		}
	}
	return c.verdict(!ok, !bytes.Equal(src, out))
}

// verdict is undecided where something does not parse: nobody can tell whether
// that is laid out well.
func (c *fmtCommand) verdict(unread, changed bool) error {
	switch {
	case unread:
		return exit.With(exit.Undecided)
	case c.check && changed:
		return exit.With(exit.Found)
	}
	return nil
}

// parses reports whether a file can be formatted, and says why where it cannot.
func (c *fmtCommand) parses(label, name string, src []byte) bool {
	ok := true
	for _, d := range lang.Syntax(name, src) {
		ok = false
		fmt.Fprintf(c.err, "%s is left as it is: %s\n", terminal.Clean(fmt.Sprintf("%s:%d", label, d.Range.Start.Line)), terminal.Clean(d.Message))
	}
	return ok
}
