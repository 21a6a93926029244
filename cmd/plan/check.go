package main

import (
	"bytes"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/cmd/plan/internal/base"
	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/render"
	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/spf13/cobra"
)

//go:embed findings.schema.json
var findingsSchema string

// checkCommand is one call of plan check.
type checkCommand struct {
	*streams
	format    string
	outs      []string
	failOn    string
	only      []string
	except    []string
	profile   string
	stdinName string
	base      string
	newOnly   bool
	baseline  string
	noFetch   bool
	noticed   string // what was last said of the base, so that it is not said again
	fix, diff bool
	schema    bool
	watch     bool
	verbose   bool
}

func newCheck(io *streams) *cobra.Command {
	c := &checkCommand{streams: io}
	cmd := &cobra.Command{
		Use:        "check [PATH…]",
		SuggestFor: []string{"lint", "validate", "verify"},
		Short:      "Check plans and say what is wrong, where, why, and how to mend it",
		Long: "Checks files, folders with everything below them, or - for standard input;\n" +
			"without a PATH, the folder it is called in. A PATH selects which findings are\n" +
			"shown; the workspace that it belongs to is always read whole.",
		Example: "  plan check campaigns/spring\n  plan check --fix campaigns\n  plan check --format json --as-of 2027-02-01 campaigns",
		RunE: func(cmd *cobra.Command, paths []string) error {
			if cmd.Flags().Changed("base") && c.base == "" {
				return base.ErrEmpty
			}
			if cmd.Flags().Changed("baseline") && c.baseline == "" {
				return exit.Errorf(exit.Usage, "--baseline is empty; name a file, such as accepted.json")
			}
			return c.run(paths)
		},
	}
	f := cmd.Flags()
	f.StringVar(&c.format, "format", "", "how findings are shown: "+prose.Either(render.Formats())+" (default text; github where GITHUB_ACTIONS is set)")
	f.StringArrayVar(&c.outs, "out", nil, "also write a file in any of these formats, as `FORMAT=FILE`; may be repeated")
	f.StringVar(&c.failOn, "fail-on", "error", "least weight that makes the exit code 1: error, warning, info or never")
	f.StringSliceVar(&c.only, "only", nil, "run only these `RULES`, separated by commas, and the language's")
	f.StringSliceVar(&c.except, "except", nil, "do not run these `RULES`")
	f.StringVar(&c.profile, "profile", "", "how many rules run: essential, recommended or integrated (default the workspace's)")
	f.StringVar(&c.base, "base", "", "compare with an earlier version: a commit or branch, a FOLDER, or auto")
	f.BoolVar(&c.newOnly, "new-only", false, "show only what the base does not have, or what rests on something that has moved since")
	f.StringVar(&c.baseline, "baseline", "", "without git: hide the findings that the list in `FILE` names, and take off it what is mended; the first check writes it")
	f.BoolVar(&c.noFetch, "no-fetch", false, "with --base auto, ask no remote for a commit that is not here")
	f.BoolVar(&c.fix, "fix", false, "make the changes that need no decision")
	f.BoolVar(&c.diff, "diff", false, "show the changes that --fix would make, and make none")
	f.StringVar(&c.stdinName, "stdin-name", "", "the file that standard input stands for")
	f.BoolVarP(&c.verbose, "verbose", "v", false, "name the rules that did not run, or only in part, and what each lacks")
	f.BoolVar(&c.watch, "watch", false, "check again after each change, until Ctrl-C ends it")
	f.BoolVar(&c.schema, "schema", false, "print the JSON Schema of --format json")
	completeWords(cmd, "format", render.Formats()...)
	_ = cmd.RegisterFlagCompletionFunc("out", completeOut)
	_ = cmd.RegisterFlagCompletionFunc("base", completeBase)
	completeWords(cmd, "fail-on", failOnNames...)
	completeWords(cmd, "profile", checks.Tiers[:]...)
	completeList(cmd, "only", checks.RuleIDs(book.Rules)...)
	completeList(cmd, "except", slices.DeleteFunc(checks.RuleIDs(book.Rules), func(id string) bool { return ruleNamed(id).Language() })...)
	return cmd
}

var failOnNames = []string{"error", "warning", "info", "never"}

func (c *checkCommand) run(paths []string) error {
	if c.schema {
		_, err := io.WriteString(c.out, findingsSchema)
		return err
	}
	if c.watch {
		return c.watchUntilInterrupt(paths)
	}
	opts, err := c.options()
	if err != nil {
		return err
	}
	defer c.reportFault(opts)
	disk, err := workspace.NewDisk()
	if err != nil {
		return errors.Join(err, c.report(render.New(version, opts.AsOf, "."), err))
	}
	workspaces, readErr := c.open(disk, paths)
	return c.judge(context.Background(), disk, workspaces, readErr, paths, opts)
}

// judge checks workspaces and shows what was found, or what kept it from being looked
// for. readErr is what could not be read of them. Where ctx ends, nothing is shown, and the
// error is that of ctx.
func (c *checkCommand) judge(ctx context.Context, disk *workspace.Disk, workspaces []*workspace.Workspace, readErr error, paths []string, opts checks.Options) error {
	r := render.New(version, opts.AsOf, disk.Cwd)
	for _, w := range workspaces {
		r.Read(w)
	}
	collectMuch()
	err := c.look(ctx, r, disk, workspaces, readErr, paths, opts)
	if err != nil && errors.Is(err, context.Cause(ctx)) {
		return err
	}
	if err := errors.Join(err, c.report(r, err)); err != nil {
		return err
	}
	if r.Fails() {
		return exit.With(exit.Found)
	}
	return nil
}

// look runs the rules over workspaces. The error is what kept it from looking at everything.
func (c *checkCommand) look(ctx context.Context, r *render.Report, disk *workspace.Disk, workspaces []*workspace.Workspace, readErr error, paths []string, opts checks.Options) error {
	if err := anyFiles(workspaces, paths, readErr); err != nil {
		return err
	}
	if err := errors.Join(knownOwn("--only", c.only, workspaces), knownOwn("--except", c.except, workspaces)); err != nil {
		return err
	}
	known, err := c.acceptance(paths)
	if err != nil {
		return err
	}
	if c.fix || c.diff {
		readErr = errors.Join(readErr, c.applyFixes(disk, workspaces, opts))
	}
	unread := errors.Join(readErr, workspace.LockErrors(workspaces, disk.Cwd))
	var results []*checks.Result
	for _, w := range workspaces {
		result, err := c.checkOne(ctx, r, w, opts)
		if err != nil {
			return errors.Join(unread, err)
		}
		results = append(results, result)
	}
	if known != nil {
		if results, err = c.accept(known, r, workspaces, results, paths, unread == nil); err != nil {
			return errors.Join(unread, err)
		}
	}
	for i, w := range workspaces {
		r.Add(w, results[i])
	}
	return unread
}

// checkOne runs the rules over a workspace, and over its base where there is one.
func (c *checkCommand) checkOne(ctx context.Context, r *render.Report, w *workspace.Workspace, opts checks.Options) (*checks.Result, error) {
	earlier, err := c.earlier(ctx, w)
	if err != nil {
		return nil, err
	}
	was := opts
	if earlier != nil {
		opts.Base, opts.BasePart = earlier.Snapshot, earlier.Part
		if earlier.Snapshot != nil && earlier.Part == "" {
			r.Compared(earlier.Snapshot)
		}
	}
	result, err := checks.RunAfter(ctx, nil, w.Snapshot, book.Rules, opts)
	if err != nil || !c.newOnly || opts.Base == nil {
		return result, err
	}
	before, err := checks.RunAfter(ctx, nil, opts.Base, book.Rules, was)
	if err != nil {
		return nil, err
	}
	return result.Without(before), nil
}

// earlier is the base of a workspace; nil where none is asked for, where none is
// found and that is said, or where no plan was there.
func (c *checkCommand) earlier(ctx context.Context, w *workspace.Workspace) (*base.Base, error) {
	if c.base == "" {
		return nil, nil
	}
	found, notice, err := base.Open(ctx, w, c.base, !c.noFetch)
	if notice != "" && notice != c.noticed {
		c.noticed = notice
		fmt.Fprintf(c.err, "plan: %s\n", terminal.Clean(notice))
	}
	return found, err
}

// options reads the flags, and says what is wrong with them before anything is
// read.
func (c *checkCommand) options() (checks.Options, error) {
	asOf, err := c.day()
	if err != nil {
		return checks.Options{}, err
	}
	c.format = checkFormat(c.format)
	if err := knownFormat("--format", c.format, render.Formats()); err != nil {
		return checks.Options{}, err
	}
	if err := knownOuts(c.outs); err != nil {
		return checks.Options{}, err
	}
	if !slices.Contains(failOnNames, c.failOn) {
		return checks.Options{}, exit.Errorf(exit.Usage, "--fail-on is %s, not %s", prose.Either(failOnNames), c.failOn)
	}
	if _, ok := checks.ParseTier(c.profile); c.profile != "" && !ok {
		return checks.Options{}, exit.Errorf(exit.Usage, "--profile is %s, not %s", prose.Either(checks.Tiers[:]), c.profile)
	}
	if c.newOnly && c.base == "" {
		return checks.Options{}, exit.Errorf(exit.Usage, "--new-only compares with --base; name one, or write --base auto")
	}
	if c.fix && c.diff {
		return checks.Options{}, exit.Errorf(exit.Usage, "--fix makes the changes and --diff only shows them; choose one")
	}
	if err := c.mayAccept(); err != nil {
		return checks.Options{}, err
	}
	c.only, c.except = trimmed(c.only), trimmed(c.except)
	if err := knownRules("--only", c.only); err != nil {
		return checks.Options{}, err
	}
	if err := knownRules("--except", c.except); err != nil {
		return checks.Options{}, err
	}
	return checks.Options{AsOf: asOf, Profile: c.profile, Only: c.only, Except: c.except}, nil
}

func trimmed(words []string) []string {
	for i, w := range words {
		words[i] = strings.TrimSpace(w)
	}
	return slices.DeleteFunc(words, func(w string) bool { return w == "" })
}

// open loads what the paths lead to, standard input included.
func (c *checkCommand) open(d *workspace.Disk, paths []string) ([]*workspace.Workspace, error) {
	if !slices.Contains(paths, "-") {
		if c.stdinName != "" {
			return nil, exit.Errorf(exit.Usage, "--stdin-name goes with the path -")
		}
		return d.Open(paths)
	}
	if len(paths) > 1 {
		return nil, exit.Errorf(exit.Usage, "- stands for standard input and goes with no other path")
	}
	if c.fix || c.diff {
		return nil, exit.Errorf(exit.Usage, "--fix and --diff work on files, not on standard input")
	}
	if c.base != "" && c.stdinName == "" {
		return nil, exit.Errorf(exit.Usage, "--base compares files; say with --stdin-name which one standard input stands for")
	}
	src, err := io.ReadAll(c.in)
	if err != nil {
		return nil, exit.Errorf(exit.Undecided, "standard input cannot be read: %v", err)
	}
	if len(bytes.TrimSpace(src)) == 0 {
		if c.stdinName == "" {
			return nil, exit.Errorf(exit.Undecided, "standard input is empty, so nothing was checked")
		}
		fmt.Fprintf(c.err, "plan: standard input is empty, so %s is checked as an empty file\n", terminal.Clean(c.stdinName))
	}
	return d.OpenStdin(c.stdinName, src)
}
