package main

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks/report"
	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/render"
	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/spf13/cobra"
)

var traceFormats = []string{"text", "json", "mermaid"}

func newTrace(io *streams) *cobra.Command {
	format, in := "text", ""
	cmd := &cobra.Command{
		Use:   "trace ADDRESS [PATH…]",
		Short: "Show the line of sight of an element: what it is for, and what works for it",
		Long: "Follows an element such as tactic.press_day upwards, to the goals that it is for,\n" +
			"and downwards, to what works for it and what that is measured by. A PATH says where\n" +
			"to look; without one, it looks in the workspace of the folder it is called in.",
		Example: "  plan trace tactic.press_day\n  plan trace goal.growth --format mermaid\n  plan trace tactic.press_day --in campaigns/spring",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return exit.Errorf(exit.Usage, "trace takes the address of an element, such as tactic.press_day")
			}
			return nil
		},
		ValidArgsFunction: completeAddress,
		RunE:              func(_ *cobra.Command, args []string) error { return traceElement(io, args[0], args[1:], in, format) },
	}
	cmd.Flags().StringVar(&in, "in", "", "the `FOLDER` of the campaign whose element is meant, where several have the same address")
	cmd.Flags().StringVar(&format, "format", format, prose.Either(traceFormats))
	completeWords(cmd, "format", traceFormats...)
	_ = cmd.MarkFlagDirname("in")
	return cmd
}

func traceElement(io *streams, address string, paths []string, in, format string) error {
	if !slices.Contains(traceFormats, format) {
		return knownFormat("--format", format, traceFormats)
	}
	if in != "" {
		paths = append(paths, in)
	}
	d, err := workspace.NewDisk()
	if err != nil {
		return err
	}
	workspaces, readErr := d.Open(paths)
	if err := anyWhole(workspaces, paths, readErr); err != nil {
		return err
	}
	w, e, err := elementAt(address, workspaces, d.Cwd)
	if err != nil {
		return errors.Join(readErr, err)
	}
	t := report.TraceOf(w.Snapshot, e)
	switch format {
	case "json":
		t.Place(func(file string) string { return w.Display(d.Cwd, file) })
		err = render.JSON(io.out, t)
	case "mermaid":
		_, err = fmt.Fprint(io.out, terminal.Clean(t.Mermaid()))
	default:
		_, err = fmt.Fprint(io.out, terminal.Wrapped(terminal.Clean(t.Text()), io.width()))
	}
	return errors.Join(err, readErr)
}

// placedElement is an element and where it was found.
type placedElement struct {
	lang.Element
	in *workspace.Workspace
}

// elementAt finds an element by its address: where it was asked for, else in what
// can be seen from there, else anywhere.
func elementAt(address string, workspaces []*workspace.Workspace, cwd string) (*workspace.Workspace, lang.Element, error) {
	all, addresses := elementsAt(address, workspaces)
	if len(all) == 0 && slices.ContainsFunc(workspaces, (*workspace.Workspace).Unclear) {
		return nil, nil, exit.Errorf(exit.Undecided, "there is no %s in what can be read of these plans (%s)%s", address, checkSaysWhere, nearAddress(address, addresses))
	}
	if len(all) == 0 {
		return nil, nil, exit.Errorf(exit.Usage, "there is no %s in these plans%s", address, nearAddress(address, addresses))
	}
	narrow := func(fits func(placedElement) bool) {
		if len(all) > 1 {
			if some := slices.DeleteFunc(slices.Clone(all), func(e placedElement) bool { return !fits(e) }); len(some) > 0 {
				all = some
			}
		}
	}
	narrow(func(e placedElement) bool { return e.in.Wants(fileOf(e)) })
	narrow(func(e placedElement) bool { return sees(e.in, e.Element) })
	if len(all) == 1 {
		return all[0].in, all[0].Element, nil
	}
	var where []string
	for _, e := range all {
		where = append(where, path.Dir(e.in.Display(cwd, fileOf(e))))
	}
	slices.Sort(where)
	return nil, nil, exit.Errorf(exit.Usage, "several campaigns have a %s; say which with --in: %s", address, prose.Either(slices.Compact(where)))
}

func fileOf(e lang.Element) string {
	if f := e.File(); f != nil {
		return f.Path
	}
	return ""
}

// sees reports whether an element is what its address means in the folders
// that were asked for.
func sees(w *workspace.Workspace, e lang.Element) bool {
	return slices.ContainsFunc(w.Wanted, func(folder string) bool {
		var nearest *lang.Plan
		for _, p := range w.Snapshot.Plans() {
			if workspace.Within(p.Folder, folder) {
				nearest = p
			}
		}
		return nearest != nil && nearest.Folder != "." && nearest.Lookup(e.Kind().Name, e.Name()) == e
	})
}

// elementsAt lists the elements of an address, and the addresses of all.
func elementsAt(address string, workspaces []*workspace.Workspace) (found []placedElement, addresses []string) {
	kind, elementName, _ := strings.Cut(address, ".")
	for _, w := range workspaces {
		for _, p := range w.Snapshot.Plans() {
			for _, e := range p.All {
				addresses = append(addresses, e.Address())
			}
			if e := p.Lookup(kind, elementName); e != nil && e.Plan() == p && elementName != "" {
				found = append(found, placedElement{e, w})
			}
		}
	}
	return found, addresses
}

// nearAddress proposes the address that was probably meant.
func nearAddress(address string, known []string) string {
	if i := slices.IndexFunc(known, func(k string) bool { return strings.HasSuffix(k, "."+address) }); i >= 0 {
		return "; an address is written KIND.NAME: did you mean " + known[i] + "?"
	}
	if !strings.Contains(address, ".") {
		return "; an address is written KIND.NAME, such as tactic.press_day"
	}
	if near := prose.Nearest(address, known); near != "" {
		return "; did you mean " + near + "?"
	}
	return ""
}
