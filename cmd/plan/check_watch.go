package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"
	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/render"
	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang/discovery"
)

// quietTime is how long nothing must happen before the plans are checked again: an
// editor that saves writes, renames and removes several files.
const quietTime = 100 * time.Millisecond

// watchUntilInterrupt checks after each change, until Ctrl-C. The exit code is
// that of the last check, or says that changes cannot be waited for.
func (c *checkCommand) watchUntilInterrupt(paths []string) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return c.watchPlans(ctx, paths)
}

// watchPlans checks after each change, until ctx ends.
func (c *checkCommand) watchPlans(ctx context.Context, paths []string) error {
	switch {
	case slices.Contains(paths, "-"):
		return exit.Errorf(exit.Usage, "--watch waits for changes of files, and - is standard input")
	case c.fix || c.diff:
		return exit.Errorf(exit.Usage, "--watch goes with neither --fix nor --diff: it would change files, and see that they changed")
	}
	if _, err := c.options(); err != nil {
		return err
	}
	files, err := fsnotify.NewWatcher()
	if err != nil {
		return cannotWatch(err)
	}
	defer files.Close()
	setMemoryPolicy(forServer)
	w := &watch{checkCommand: c, files: files, paths: paths, last: exit.Errorf(exit.Undecided, "it was ended before the plans were checked")}
	if err := w.check(ctx); err != nil {
		return err
	}
	if ctx.Err() == nil {
		fmt.Fprintln(c.err, "Waiting for changes; Ctrl-C ends it.")
	}
	return w.loop(ctx)
}

func cannotWatch(err error) error {
	return exit.Errorf(exit.Undecided, "changes cannot be waited for here: %v; run plan check again after each change instead", workspace.Cause(err))
}

// watch is a check that is made again after each change. One goroutine does all of it;
// those of the watcher only tell it what happened.
type watch struct {
	*checkCommand
	files *fsnotify.Watcher
	paths []string
	texts map[string]string // of the last check, by path as people see it; nil before the first
	last  error             // what the last whole one ended with, its text already said; nil: nothing was wrong
}

// loop waits for changes, and for quiet after them. It returns what the last check ended
// with when ctx ends, and before that only what keeps it from going on.
func (w *watch) loop(ctx context.Context) error {
	quiet := time.NewTimer(time.Hour)
	quiet.Stop()
	for {
		select {
		case <-ctx.Done():
			return w.last
		case e, open := <-w.files.Events:
			if !open {
				return w.last
			}
			if w.concerns(e) {
				quiet.Reset(quietTime)
			}
		case err := <-w.files.Errors:
			if !errors.Is(err, fsnotify.ErrEventOverflow) {
				return cannotWatch(err)
			}
			quiet.Reset(quietTime)
		case <-quiet.C:
			if err := w.check(ctx); err != nil {
				return err
			}
		}
	}
}

// concerns reports whether plans may have changed: a file that counts did, or a
// folder came or went.
func (w *watch) concerns(e fsnotify.Event) bool {
	name := filepath.ToSlash(e.Name)
	if discovery.IsPlanFile(name) || discovery.IsLockFile(name) || filepath.Base(name) == ".gitignore" {
		return true
	}
	if e.Has(fsnotify.Create) {
		info, err := os.Stat(e.Name)
		return err == nil && info.IsDir()
	}
	return e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename) // it may have been a folder
}

// check reads the plans, and judges them where something changed since the last
// time; one that ctx ends counts for nothing. The error is what keeps it from going on.
func (w *watch) check(ctx context.Context) error {
	opts, err := w.options()
	if err != nil {
		return err
	}
	disk, workspaces, readErr, err := w.read(ctx)
	if err != nil || ctx.Err() != nil {
		return err
	}
	if len(workspaces) == 0 && w.texts == nil {
		return errors.Join(readErr, w.report(render.New(version, opts.AsOf, disk.Cwd), readErr))
	}
	texts := textsOf(disk, workspaces)
	if readErr != nil {
		texts["what cannot be read"] = readErr.Error()
	}
	if w.texts != nil {
		changed := changes(w.texts, texts)
		if len(changed) == 0 {
			return nil
		}
		fmt.Fprintf(w.err, "\n%s.\n", terminal.Clean(strings.Join(changed, "; ")))
	}
	w.texts = texts
	err = w.judge(ctx, disk, workspaces, readErr, w.paths, opts)
	switch {
	case err != nil && errors.Is(err, context.Cause(ctx)):
		return nil
	case err != nil:
		w.last = exit.With(say(w.err, exit.All(err))) // it is said
	default:
		w.last = nil
	}
	fmt.Fprintf(w.err, "Checked at %s.\n", w.now().Format(time.TimeOnly))
	return nil
}

// read reads the plans. Folders that it finds are waited for, and what changed in
// them meanwhile is read again. The first error is what could not be read of the plans,
// the second what keeps the watch from going on.
func (w *watch) read(ctx context.Context) (*workspace.Disk, []*workspace.Workspace, error, error) {
	for {
		d, err := workspace.NewDisk()
		if err != nil {
			return nil, nil, nil, err
		}
		known := len(w.files.WatchList())
		workspaces, readErr := d.OpenContext(ctx, w.paths)
		if err := w.follow(workspaces); err != nil {
			return nil, nil, nil, err
		}
		if len(w.files.WatchList()) <= known {
			return d, workspaces, readErr, nil
		}
	}
}

// follow waits for changes in every folder in which plans are looked for. A
// folder that is gone by now is none.
func (w *watch) follow(workspaces []*workspace.Workspace) error {
	for _, in := range workspaces {
		for _, folder := range in.Folders() {
			err := w.files.Add(folder)
			if err != nil && !errors.Is(err, os.ErrNotExist) && !errors.Is(err, os.ErrPermission) {
				return cannotWatch(err)
			}
		}
	}
	return nil
}

// textsOf are the files that count, by their path as people see it.
func textsOf(d *workspace.Disk, workspaces []*workspace.Workspace) map[string]string {
	texts := map[string]string{}
	for _, w := range workspaces {
		for name, f := range w.Snapshot.Files {
			texts[w.Display(d.Cwd, name)] = string(f.Src)
		}
		for name, l := range w.Snapshot.Locks {
			texts[w.Display(d.Cwd, name)] = string(l.Bytes())
		}
	}
	return texts
}

// changes says which files changed, are new, and are gone, sorted; none where nothing is
// different.
func changes(before, after map[string]string) []string {
	var list []string
	for name, text := range after {
		switch was, known := before[name]; {
		case !known:
			list = append(list, name+" is new")
		case was != text:
			list = append(list, name+" has changed")
		}
	}
	for name := range before {
		if _, there := after[name]; !there {
			list = append(list, name+" is gone")
		}
	}
	slices.Sort(list)
	return list
}
