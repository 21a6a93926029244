package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/render"
	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/discovery"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/verbatim"
)

// report writes a report in the format asked for, and into the files asked for. unread
// is what kept the check from deciding, which people are told of beside it.
func (c *checkCommand) report(r *render.Report, unread error) error {
	r.Unread, r.Said = unread, true
	c.reported = true
	if limit := slices.Index(failOnNames, c.failOn); limit >= 0 {
		r.FailOn = lang.Error - lang.Severity(limit)
	}
	if r.Verbose = c.verbose; !c.diff {
		if err := r.Write(c.out, c.format, c.width()); err != nil {
			return err
		}
	}
	r.Said = false
	var errs []error
	for _, out := range c.outs {
		format, name, _ := strings.Cut(out, "=")
		if err := writeOut(format, name, r); err != nil {
			errs = append(errs, exit.Errorf(exit.Usage, "--out: %v", err))
		}
	}
	if notice := r.Notice(); notice != "" {
		fmt.Fprintf(c.err, "plan: %s\n", notice)
	}
	return errors.Join(errs...)
}

// checkFormat is the format that findings are shown in where one is asked for, or none is.
func checkFormat(asked string) string {
	switch {
	case asked != "":
		return asked
	case os.Getenv("GITHUB_ACTIONS") != "":
		return "github"
	}
	return "text"
}

// reportMistyped says to machines, and in the files that --out names, that nothing was checked,
// because of a mistake in the command itself: what an earlier run found must not be taken for
// what this one did. Those that may not be written stay as they are, and what is only added to has no
// older report.
func (s *streams) reportMistyped(args []string, mistake error) {
	if s.reported {
		return
	}
	r := render.New(version, lang.DateOf(s.now()), ".")
	r.Unread = mistake
	asked := append([]string{""}, valuesIn(args, "--format")...)
	format := checkFormat(asked[len(asked)-1])
	if format != "text" && knownFormat("--format", format, render.Formats()) == nil && !slices.Contains(args, "--diff") && !terminal.Began(s.out) {
		r.Said = true
		_ = r.Write(s.out, format, s.width())
		r.Said = false
	}
	lists := valuesIn(args, "--baseline")
	outs := slices.DeleteFunc(valuesIn(args, "--out"), func(out string) bool {
		_, name, _ := strings.Cut(out, "=")
		return knownOut(out) != nil || slices.ContainsFunc(lists, func(list string) bool { return sameFile(list, name) })
	})
	if knownOuts(outs) != nil {
		return // several reports have one file
	}
	for _, out := range outs {
		if format, name, _ := strings.Cut(out, "="); !takesMore(name) {
			_ = writeOut(format, name, r) // what is said is the mistake
		}
	}
}

func sameFile(a, b string) bool { return workspace.Canonical(a) == workspace.Canonical(b) }

// reportFault leaves no report behind that says nothing of a mistake in the program, which
// goes on to main.
func (c *checkCommand) reportFault(opts checks.Options) {
	if r := recover(); r != nil {
		fault := lang.PanicOf(r)
		_ = c.report(render.New(version, opts.AsOf, "."), exit.Errorf(exit.Fault, "this is a mistake in plan itself, not in your plan: %v", fault))
		panic(fault)
	}
}

// knownOuts reports what is wrong with the files asked for, before any is written.
func knownOuts(outs []string) error {
	named := map[string]string{} // by the file
	for _, out := range outs {
		if err := knownOut(out); err != nil {
			return err
		}
		format, name, _ := strings.Cut(out, "=")
		if takesMore(name) {
			continue
		}
		file := workspace.Canonical(name)
		switch other, twice := named[file]; {
		case twice && other == format:
			return exit.Errorf(exit.Usage, "--out names %s twice; once is enough", name)
		case twice:
			return exit.Errorf(exit.Usage, "--out would write both %s and %s into %s, and only the last would be left; give each a file of its own", other, format, name)
		}
		named[file] = format
	}
	return nil
}

// takesMore reports whether what is written goes behind what a file holds: a
// device, a pipe, or the summary of a step on GitHub.
func takesMore(name string) bool {
	info, err := os.Stat(name)
	return err == nil && (isStepSummary(info) || !info.Mode().IsRegular() && !info.IsDir())
}

func knownOut(out string) error {
	format, name, ok := strings.Cut(out, "=")
	if !ok || name == "" {
		return exit.Errorf(exit.Usage, "--out is FORMAT=FILE, not %s", out)
	}
	if err := knownFormat("the FORMAT of --out", format, render.Formats()); err != nil {
		return err
	}
	if name == "-" {
		return exit.Errorf(exit.Usage, "--out writes files; to show %s here, write --format %[1]s", format)
	}
	return mayWrite(name, "findings."+format)
}

// mayWrite reports why a file that was named for --out is not written; example is one that
// might lie in a folder.
func mayWrite(name, example string) error {
	if base := filepath.Base(workspace.Target(name)); discovery.IsPlanFile(base) || discovery.IsLockFile(base) {
		return exit.Errorf(exit.Usage, "--out would write over %s, which is a file of a plan; name another", name)
	}
	if link := workspace.LinkOn(name); link != "" {
		return exit.Errorf(exit.Usage, "--out: %s is a symbolic link, and a report is written through none, since it may lead anywhere; name a file that is none and lies behind none", link)
	}
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return exit.Errorf(exit.Usage, "--out: %s is a folder; name a file in it, such as %[1]s/%s", filepath.ToSlash(filepath.Clean(name)), example)
	}
	return nil
}

// writeOut writes a report into a file: whole or not at all, but what goes to a
// device, a pipe or the summary of a step on GitHub is added to what is there.
func writeOut(name, file string, r *render.Report) error {
	var b strings.Builder
	info, err := os.Stat(file)
	summary := err == nil && isStepSummary(info)
	switch {
	case summary && name == "markdown":
		b.WriteByte('\n') // what stands before may not end its line
		err = r.WriteStepSummary(&b, info.Size()+1)
	default:
		err = r.Write(&b, name, terminal.DefaultColumns)
	}
	if err != nil {
		return err
	}
	if name == "github" {
		return writeCommands(file, b.String())
	}
	return writeInto(file, b.String())
}

// writeInto writes a text into a file that mayWrite allows, as standard output would have it:
// what shows the file in its log finds no command there.
func writeInto(file, text string) error { return writeCommands(file, verbatim.Log(text)) }

// writeCommands is writeInto for a text whose commands are plan's own.
func writeCommands(file, text string) error {
	if takesMore(file) {
		return workspace.AppendFile(file, text)
	}
	return workspace.WriteFile(filepath.Clean(file), []byte(text))
}

// isStepSummary reports the file that GitHub shows below a run. What the step
// wrote into it before stays.
func isStepSummary(file os.FileInfo) bool {
	summary, err := os.Stat(os.Getenv("GITHUB_STEP_SUMMARY"))
	return err == nil && os.SameFile(file, summary)
}

// knownFormat is an error where a format is none of those that there are.
func knownFormat(what, name string, formats []string) error {
	if !slices.Contains(formats, name) {
		return exit.Errorf(exit.Usage, "%s is %s, not %s", what, prose.Either(formats), orEmpty(name))
	}
	return nil
}
