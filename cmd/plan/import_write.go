package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"maps"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang/sheet"
)

// write writes all files, or none: where one cannot be written, those before it are put
// back.
func (t *target) write(c *importCommand) error {
	names := slices.Sorted(maps.Keys(t.files))
	var undo []func() error
	for _, name := range names {
		back, err := replace(t.w.Path(name), sourceOf(t.w, name), t.files[name])
		if err != nil {
			return errors.Join(err, undone(undo))
		}
		undo = append(undo, back)
	}
	memory := workspace.LinesAs(t.was, t.memory.Bytes())
	if !bytes.Equal(memory, t.was) && !(t.was == nil && t.memory.Empty()) {
		if _, err := replace(t.memoryFile(), t.was, memory); err != nil {
			return errors.Join(err, undone(undo))
		}
	}
	text := "Nothing changes.\n"
	if len(names) > 0 {
		for i, name := range names {
			names[i] = t.w.Display(t.disk.Cwd, name)
		}
		text = "Written: " + strings.Join(names, ", ") + ".\n"
	}
	if c.format == "json" {
		return nil
	}
	_, err := fmt.Fprint(c.out, terminal.Clean(text))
	return err
}

// sourceOf is what a file of the workspace holds; nil where there is none.
func sourceOf(w *workspace.Workspace, name string) []byte {
	if f := w.Snapshot.Files[name]; f != nil {
		return f.Src
	}
	return nil
}

// replace writes a file, which holds was, or is not there where that is nil; back puts it
// back.
func replace(name string, was, is []byte) (back func() error, err error) {
	if was == nil {
		return func() error { return os.Remove(name) }, workspace.CreateFile(name, is)
	}
	return func() error { return workspace.ReplaceFile(name, is, was) }, workspace.ReplaceFile(name, was, is)
}

func undone(undo []func() error) error {
	var errs []error
	for _, back := range slices.Backward(undo) {
		errs = append(errs, back())
	}
	return errors.Join(errs...)
}

// asks reports that somebody is there to be asked.
func (c *importCommand) asks() bool {
	return !c.yes && c.format == "text" && terminal.Converses(c.in, c.out)
}

// askAbout asks what only somebody who knows the table can say, and works it out again.
func (c *importCommand) askAbout(t *target, one *imported) error {
	if !c.asks() {
		return nil
	}
	for _, q := range one.came.Questions {
		switch q.Ask {
		case "dates":
			answer := c.ask(q.Text + " Day first (dmy) or month first (mdy)? Enter leaves them open: ")
			if order, ok := sheet.OrderNamed(answer); ok {
				one.options.Order = order
			}
		case "zone":
			if zone, ok := zoneNamed(c.ask(q.Text + " Which place, such as Europe/Zurich? Enter leaves them open: ")); ok && zone != nil {
				one.options.Zone = zone
			}
		case "year":
			if year, err := strconv.Atoi(c.ask(q.Text + " Which year? Enter leaves them open: ")); err == nil && year > 1990 && year < 2100 {
				one.options.Year = year
			}
		}
	}
	return c.work(t, one)
}

// ask asks a question, and is the answer without blanks around it.
func (c *importCommand) ask(question string) string {
	fmt.Fprint(c.out, strings.TrimRight(terminal.Wrapped(terminal.Clean(question), c.width()), " ")+" ")
	if c.answers == nil {
		c.answers = bufio.NewReader(c.in)
	}
	line, _ := c.answers.ReadString('\n')
	return strings.TrimSpace(line)
}

// confirmed shows what would be written, and asks whether it shall be.
func (c *importCommand) confirmed(t *target, all []*imported) bool {
	if !c.asks() || len(t.files) == 0 {
		return false
	}
	if err := c.show(t, all, true); err != nil {
		return false
	}
	c.shown = true
	switch strings.ToLower(c.ask("Write this? (y/N) ")) {
	case "y", "yes", "j", "ja", "o", "oui", "s", "sí", "si":
		return true
	}
	return false
}

// shownName is a file of the target as people see its path.
func (t *target) shownName(name string) string { return t.w.Display(t.disk.Cwd, path.Clean(name)) }
