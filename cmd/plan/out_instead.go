package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/render"
	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/verbatim"
	"github.com/spf13/cobra"
)

// leaveNothingOld writes into the file of --out why a command failed before it wrote it: what
// an earlier run made must not be taken for how things stand. A mistake in the command line
// makes no file that is not there. What only adds to a file has left nothing old, and the file
// of an export, which people may have changed, stays, which is said. Standard output, which may
// go to a program or into a file, has the same where nothing else went there.
func (s *streams) leaveNothingOld(root *cobra.Command, args []string, failures []*exit.Error) {
	if root == nil || s.reported || len(failures) == 0 {
		return
	}
	called, _, err := root.Find(args)
	if err != nil {
		return
	}
	if called.Name() == "check" {
		if failures[0].Code == exit.Usage || failures[0].Code == exit.Undecided {
			s.reportMistyped(args, failures[0])
		}
		return
	}
	named := append([]string{""}, valuesIn(args, "--out")...)
	file := named[len(named)-1]
	_, missing := os.Stat(file)
	decided := !slices.ContainsFunc(failures, func(f *exit.Error) bool { return f.Code == exit.Undecided })
	format := formatOf(called, args)
	if file == "" {
		if terminal.IsTerminal(s.out) || terminal.Began(s.out) || decided && format == "text" {
			return
		}
		if text, ok := s.without(called.Name(), format, failures); ok {
			to := s.out
			if format == "xlsx" {
				to = terminal.Unlogged(to)
			}
			_, _ = io.WriteString(to, text)
		}
		return
	}
	if decided && missing != nil || takesMore(file) || mayWrite(file, "") != nil {
		return
	}
	if called.Name() == "export" {
		if missing == nil {
			fmt.Fprintf(s.err, "plan: %s was there and is left as it is, since somebody may have changed it; it does not show how the plan stands now\n", terminal.Clean(verbatim.Line(file)))
		}
		return
	}
	if !slices.Contains(instead[called.Name()].formats, format) {
		format = called.Flag("format").DefValue
	}
	if text, ok := s.without(called.Name(), format, failures); ok {
		_ = writeInto(file, text) // what is said is why there is nothing else
	}
}

// formatOf is the format that a command line asks for, which may be none that there is.
func formatOf(called *cobra.Command, args []string) string {
	format := ""
	if f := called.Flag("format"); f != nil {
		format = f.DefValue
	}
	asked := append([]string{format}, valuesIn(args, "--format")...)
	return asked[len(asked)-1]
}

// without is what a command says in a format where it has made nothing.
func (s *streams) without(command, format string, failures []*exit.Error) (string, bool) {
	say, known := instead[command]
	if !known || !slices.Contains(say.formats, format) {
		return "", false
	}
	day, err := s.day()
	if err != nil {
		day = lang.DateOf(s.now())
	}
	text, err := say.write(format, day, render.Sentences(failures))
	return text, err == nil
}

// valuesIn are the values of a flag in a command line, which may be one that cannot be read.
func valuesIn(args []string, flag string) (values []string) {
	for i, a := range args {
		if a == "--" {
			break
		}
		if value, ok := strings.CutPrefix(a, flag+"="); ok {
			values = append(values, value)
		} else if a == flag && i+1 < len(args) {
			values = append(values, args[i+1])
		}
	}
	return values
}

// sentences are what an error says, one after another.
func sentences(err error) []string { return render.Sentences(exit.All(err)) }
