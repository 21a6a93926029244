// Command plan checks marketing and communication plans that are written as
// code: every tactic traces to an objective, every metric is shared, nothing is
// bolted on late.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/lang"
	"github.com/spf13/cobra"
)

func main() {
	setMemoryPolicy(forOneRun)
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run carries out one command line.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) (code int) {
	var root *cobra.Command
	all := &streams{in: stdin}
	defer func() {
		if r := recover(); r != nil {
			fault := lang.PanicOf(r)
			fmt.Fprintf(stderr, "plan: this is a mistake in plan itself, not in your plan: %s\n"+
				"Please report it at https://github.com/plan-as-code/plan/issues with the lines below and, if you can, the file.\n\nplan %s\n%s",
				terminal.Clean(fault.Error()), versionLine(), fault.Stack)
			all.leaveNothingOld(root, args, []*exit.Error{{Code: exit.Fault, Text: "this is a mistake in plan itself, not in your plan: " + fault.Error()}})
			code = exit.Fault
		}
	}()
	stdout, stderr = terminal.Screen(stdout, false), terminal.Screen(stderr, true)
	defer func() { _ = errors.Join(terminal.Flush(stdout), terminal.Flush(stderr)) }()
	all.out, all.err = stdout, stderr
	args = withoutLineEnds(args)
	root = newRoot(all)
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.Execute()
	if err == nil {
		return exit.Clean
	}
	failures := inPlainWords(root, args, err)
	all.leaveNothingOld(root, args, failures)
	return say(stderr, failures)
}

// withoutLineEnds are the arguments without the carriage return that shells hand on from a file
// of commands with the line ends of Windows.
func withoutLineEnds(args []string) []string {
	if len(args) == 0 {
		return args
	}
	before, last := args[:len(args)-1], args[len(args)-1]
	kept, ended := strings.CutSuffix(last, "\r")
	switch {
	case !ended:
		return args
	case kept == "":
		return before
	}
	return append(slices.Clone(before), kept)
}

// say writes what each failure says on a line of its own, and is the exit code that
// they lead to: where nobody can decide, that counts more than what is wrong.
func say(stderr io.Writer, failures []*exit.Error) (code int) {
	for _, f := range failures {
		if f.Text != "" {
			fmt.Fprintf(stderr, "plan: %s\n", terminal.Clean(f.Text))
		}
		code = max(code, f.Code)
	}
	return code
}

const helpWidth = 80 // columns

func newRoot(io *streams) *cobra.Command {
	root := &cobra.Command{
		Use:   "plan",
		Short: "Check marketing and communication plans that are written as code",
		Long: "plan reads campaigns from *.plan.hcl files and says, at the line where it goes\n" +
			"wrong, what keeps them from working: tactics without an objective, metrics that\n" +
			"nobody shares, late additions, missing owners and reviews.",
		Example:       "  plan check\n  plan explain orphan-tactic",
		Version:       versionLine(),
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	root.PersistentFlags().StringVar(&io.color, "color", "auto", "colour the output: auto, always or never")
	root.PersistentFlags().StringVar(&io.asOf, "as-of", "", "judge the plan as of this day, YYYY-MM-DD (default today)")
	root.PersistentPreRunE = func(cmd *cobra.Command, _ []string) error { return io.prepare(cmd) }
	root.AddCommand(newInit(io), newCheck(io), newAgree(io), newDiff(io), newFmt(io), newImport(io), newExport(io), newRules(io), newExplain(io), newTrace(io), newReport(io), newGraph(io), newScore(io), newTest(io), newDoctor(io), newLSP(io), newVersion(io))
	root.SetFlagErrorFunc(flagError)
	root.InitDefaultHelpCmd()
	helpFor(root)
	root.InitDefaultCompletionCmd()
	shellsFor(root)
	root.SetVersionTemplate("plan {{.Version}}\n")
	root.SetUsageTemplate(strings.ReplaceAll(root.UsageTemplate(), ".FlagUsages", fmt.Sprintf(".FlagUsagesWrapped %d", helpWidth)))
	for _, c := range root.Commands() {
		c.Flags().SortFlags = false
	}
	completeWords(root, "color", "auto", "always", "never")
	return root
}

// completeWords has the shell propose the words that a flag takes.
func completeWords(cmd *cobra.Command, flag string, words ...string) {
	_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp))
}
