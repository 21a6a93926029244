package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks/report/graph"
	"github.com/plan-as-code/plan/checks/report/status"
	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/render"
	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/verbatim"
	"github.com/spf13/cobra"
)

// noPlanRead is what is called what a command writes in the place of what it could not make.
const noPlanRead = "No plan was read"

// instead says by a command's name how what it makes says in any of its formats that there is
// none, and why.
var instead = map[string]struct {
	formats []string
	write   func(format string, day lang.Date, reasons []string) (string, error)
}{
	"report": {reportFormats, func(format string, day lang.Date, reasons []string) (string, error) {
		return writePage(&status.Page{Version: 1, AsOf: day.ISO(), Title: noPlanRead, Unread: reasons, Campaigns: []*status.Campaign{}}, format)
	}},
	"graph": {graph.Formats, func(format string, _ lang.Date, reasons []string) (string, error) {
		return graph.Instead(format, noPlanRead, reasons), nil
	}},
	"score": {scoreFormats, func(format string, _ lang.Date, reasons []string) (string, error) {
		return writeScore(&render.Score{Title: noPlanRead, Unread: reasons}, format, helpWidth, nil)
	}},
}

// leaveNothingOld writes into the file of --out why a command failed before it wrote it: what
// an earlier run made must not be taken for how things stand. A mistake in the command line
// makes no file that is not there. What only adds to a file has left nothing old, and the file
// of an export, which people may have changed, stays, which is said.
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
	if file == "" && !decided && !terminal.IsTerminal(s.out) {
		if text, ok := s.without(called.Name(), args, failures); ok {
			_, _ = io.WriteString(s.out, text) // which may be on its way into a file
		}
		return
	}
	if file == "" || decided && missing != nil || takesMore(file) || mayWrite(file, "") != nil {
		return
	}
	if called.Name() == "export" {
		if missing == nil {
			fmt.Fprintf(s.err, "plan: %s was there and is left as it is, since somebody may have changed it; it does not show how the plan stands now\n", terminal.Clean(verbatim.Line(file)))
		}
		return
	}
	if text, ok := s.without(called.Name(), args, failures); ok {
		_ = writeInto(file, text) // what is said is why there is nothing else
	}
}

// without is what a command says in its format where it has made nothing.
func (s *streams) without(command string, args []string, failures []*exit.Error) (string, bool) {
	say, known := instead[command]
	if !known {
		return "", false
	}
	format := say.formats[0]
	for _, f := range valuesIn(args, "--format") {
		if slices.Contains(say.formats, f) {
			format = f
		}
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
