package main

import (
	"errors"
	"fmt"
	"io/fs"
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
)

// acceptance is what a check does with the list of findings that may stand.
type acceptance struct {
	file string    // as people name it
	src  []byte    // what it held
	was  *baseline // nil where the file is not there yet
}

// acceptance reads the list that --baseline names; nil where it names none.
func (c *checkCommand) acceptance(paths []string) (*acceptance, error) {
	if c.baseline == "" {
		return nil, nil
	}
	a := &acceptance{file: filepath.ToSlash(filepath.Clean(c.baseline))}
	src, err := os.ReadFile(c.baseline)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return a, c.mayBegin(a.file, paths)
	case err != nil:
		return nil, exit.Errorf(exit.Undecided, "%s cannot be read: %v", a.file, workspace.Cause(err))
	}
	a.src = src
	if a.was, err = readBaseline(a.file, src); err != nil {
		return nil, exit.Errorf(exit.Undecided, "%v", err)
	}
	return a, nil
}

// keepsBaseline reports whether what is found is how the files are: then the list is written.
func (c *checkCommand) keepsBaseline(paths []string) bool {
	return !c.watch && !c.diff && !slices.Contains(paths, "-")
}

// mayBegin reports why a list that is not there yet is not written.
func (c *checkCommand) mayBegin(file string, paths []string) error {
	if c.keepsBaseline(paths) {
		return nil
	}
	return exit.Errorf(exit.Usage, "--baseline: there is no %s yet, and a check of standard input, or with --watch or --diff, writes none; run plan check --baseline %[1]s first", file)
}

// mayAccept reports why a file is none that a list may be in.
func (c *checkCommand) mayAccept() error {
	if c.baseline == "" {
		return nil
	}
	file := filepath.ToSlash(filepath.Clean(c.baseline))
	if base := filepath.Base(workspace.Target(c.baseline)); discovery.IsPlanFile(base) || discovery.IsLockFile(base) {
		return exit.Errorf(exit.Usage, "--baseline: %s is a file of a plan; name another, such as accepted.json", file)
	}
	if link := workspace.LinkOn(c.baseline); link != "" {
		return exit.Errorf(exit.Usage, "--baseline: %s is a symbolic link, and the list is written through none; name a file that is none and lies behind none", link)
	}
	switch info, err := os.Stat(c.baseline); {
	case errors.Is(err, fs.ErrNotExist):
		return c.mayBegin(file, nil)
	case err != nil:
	case info.IsDir():
		return exit.Errorf(exit.Usage, "--baseline: %s is a folder; name a file in it, such as %[1]s/accepted.json", file)
	case !info.Mode().IsRegular():
		return exit.Errorf(exit.Usage, "--baseline: %s is no ordinary file; name one, such as accepted.json", file)
	}
	for _, out := range c.outs {
		if _, name, _ := strings.Cut(out, "="); sameFile(name, c.baseline) {
			return exit.Errorf(exit.Usage, "--out and --baseline name the same file, %s; give each its own", file)
		}
	}
	return nil
}

// accept takes out of results what the list names, and takes off the list what is mended. A
// list that is not there yet is written, and hides nothing: whoever mistypes its name sees
// everything.
func (c *checkCommand) accept(a *acceptance, r *render.Report, workspaces []*workspace.Workspace, results []*checks.Result, paths []string, complete bool) ([]*checks.Result, error) {
	if a.was == nil {
		return results, c.begin(a, r, workspaces, results, complete)
	}
	list := slices.Clone(a.was.list)
	without, fates := checks.Accept(results, list, a.was.head.Campaigns, a.was.covered(a.file, workspaces))
	if without == nil {
		return nil, exit.Errorf(exit.Undecided, "%s is the list of another plan: nothing that it names is in this one; name another file, and the first check writes it", a.file)
	}
	written, _ := lang.ParseDate(a.was.head.AsOf)
	early := results[0].AsOf < written
	next := &baseline{head: a.was.head}
	r.Baseline = &render.Baseline{File: a.file}
	for i, fate := range fates {
		if fate == checks.Mended && (early || !complete) {
			fate = checks.Unseen
		}
		r.Baseline.Count(fate)
		if fate != checks.Mended && fate != checks.Waived {
			next.list = append(next.list, list[i])
		}
	}
	if early {
		fmt.Fprintf(c.err, "plan: %s was written on %s, which is after %s, as of which is judged here; nothing is taken off it.\n", terminal.Clean(a.file), written, results[0].AsOf)
	}
	if c.keepsBaseline(paths) {
		r.Baseline.Kept = c.shorten(a, next)
	}
	return without, nil
}

// shorten writes the list as it is now, and reports whether the file holds it. One that cannot
// be written is named.
func (c *checkCommand) shorten(a *acceptance, next *baseline) bool {
	src, err := next.file()
	if src = workspace.LinesAs(a.src, src); err == nil && string(src) != string(a.src) {
		err = workspace.ReplaceFile(c.baseline, a.src, src)
	}
	if err != nil {
		fmt.Fprintf(c.err, "plan: %s\n", terminal.Clean(err.Error()))
	}
	return err == nil
}

// begin writes a list of what is found, where all could be read.
func (c *checkCommand) begin(a *acceptance, r *render.Report, workspaces []*workspace.Workspace, results []*checks.Result, complete bool) error {
	if !complete {
		fmt.Fprintf(c.err, "plan: %s is not written, since not everything could be read.\n", terminal.Clean(a.file))
		return nil
	}
	var list []checks.Accepted
	var folders []string
	campaigns := map[string]string{}
	for i, result := range results {
		w := workspaces[i]
		list = append(list, result.Accepted(func(f *checks.Finding) bool { return w.Wants(f.Range.Filename) })...)
		folders = append(folders, seenFrom(a.file, w))
		for path, title := range result.Campaigns() {
			campaigns[path] = title
		}
	}
	slices.Sort(folders)
	src, err := newBaseline(results[0].AsOf, slices.Compact(folders), campaigns, list).file()
	if err == nil {
		err = workspace.CreateFiles(map[string][]byte{c.baseline: src})
	}
	if err == nil {
		r.Baseline = &render.Baseline{File: a.file, New: true, Kept: true, Listed: len(list)}
	}
	return err
}

// seenFrom is the folder of a workspace, seen from that of a file.
func seenFrom(file string, w *workspace.Workspace) string {
	from := filepath.Dir(workspace.Canonical(file))
	folder, err := filepath.Rel(from, workspace.Canonical(w.Path(".")))
	if err != nil {
		folder = w.Path(".")
	}
	return filepath.ToSlash(folder)
}

// covered reports whether all that the list was made of is in these workspaces.
func (b *baseline) covered(file string, workspaces []*workspace.Workspace) bool {
	return !slices.ContainsFunc(b.head.Folders, func(folder string) bool {
		return !slices.ContainsFunc(workspaces, func(w *workspace.Workspace) bool {
			in := seenFrom(file, w)
			return in == folder || in == "." && filepath.IsLocal(folder) || strings.HasPrefix(folder, in+"/")
		})
	})
}
