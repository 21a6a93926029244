package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/plan-as-code/plan/lang"
)

// render writes the report in the format asked for, and into the files asked for.
func (c *checkCommand) render(r *report) error {
	if !c.diff {
		if err := formatNamed(c.format).render(c.streams.out, r, c.width()); err != nil {
			return err
		}
	}
	for _, out := range c.outs {
		format, name, _ := strings.Cut(out, "=")
		if err := writeOut(format, name, r); err != nil {
			return fail(exitUsage, "--out: %v", err)
		}
	}
	return nil
}

func knownOut(out string) error {
	format, name, ok := strings.Cut(out, "=")
	if !ok || name == "" {
		return fail(exitUsage, "--out is FORMAT=FILE, not %s", out)
	}
	if base := filepath.Base(name); lang.IsPlanFile(base) || lang.IsLockFile(base) {
		return fail(exitUsage, "--out would write over %s, which is a file of a plan; name another", name)
	}
	return knownFormat(format)
}

// writeOut writes a report into a file: whole or not at all, but what goes to a
// device, a pipe or the summary of a step on GitHub is added to what is there.
func writeOut(name, file string, r *report) error {
	var b strings.Builder
	info, err := os.Stat(file)
	exists := err == nil
	summary := exists && isStepSummary(info)
	switch {
	case summary && name == "markdown":
		b.WriteByte('\n') // what stands before may not end its line
		err = writeMarkdown(&b, r, jobSummary(info.Size()+1))
	default:
		err = formatNamed(name).render(&b, r, defaultWidth)
	}
	switch {
	case err != nil:
		return err
	case summary || exists && !info.Mode().IsRegular() && !info.IsDir():
		return add(file, b.String())
	}
	return writeFile(file, []byte(b.String()), 0o644)
}

// isStepSummary reports the file that GitHub shows below a run. What the step
// wrote into it before stays.
func isStepSummary(file os.FileInfo) bool {
	summary, err := os.Stat(os.Getenv("GITHUB_STEP_SUMMARY"))
	return err == nil && os.SameFile(file, summary)
}

// add writes at the end of a file that is there.
func add(name, text string) (err error) {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_APPEND, 0)
	if err == nil {
		_, err = io.WriteString(f, text)
		if closed := f.Close(); err == nil {
			err = closed
		}
	}
	if err != nil {
		return fail(exitUndecided, "%s cannot be written: %v", name, cause(err))
	}
	return nil
}
