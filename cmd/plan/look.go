package main

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"

	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/spf13/cobra"
)

// look is a call of a command that shows one workspace to people who look rather than read:
// plan report, plan graph or plan score.
type look struct {
	*streams
	format, file, since string
	schema              bool
}

// flags adds those for how and where to a command writes. Where it looks back, too, since says
// for what.
func (l *look) flags(cmd *cobra.Command, formats []string, since string) {
	f := cmd.Flags()
	f.StringVar(&l.format, "format", formats[0], "how it is written: "+prose.Either(formats))
	f.StringVar(&l.file, "out", "", "write it into a `FILE`")
	completeWords(cmd, "format", formats...)
	if since == "" {
		return
	}
	f.StringVar(&l.since, "since", "", since+" since a `DAY` like 2027-04-30, or since a commit, branch or tag")
	f.BoolVar(&l.schema, "schema", false, "print the JSON Schema of --format json")
	_ = cmd.RegisterFlagCompletionFunc("since", completeBase)
}

// sinceWhen is what is looked back to, in words: a day, or the name of a version, of which nobody reads
// more digits than git shows.
func (l *look) sinceWhen() string {
	if day, dated := lang.ParseDate(l.since); dated {
		return day.String()
	}
	if wholeHash.MatchString(l.since) {
		return "commit " + l.since[:7]
	}
	return l.since
}

var wholeHash = regexp.MustCompile(`^([0-9a-f]{40}|[0-9a-f]{64})$`)

// open reads the workspace that a command looks at, of which example is what a file that it writes may
// be called. There may be a workspace and an error: unread for files that cannot be read, flaws for
// what the snapshot knows of itself.
func (l *look) open(cmd *cobra.Command, formats []string, example string, paths []string) (w *workspace.Workspace, unread, flaws error) {
	if err := l.asked(cmd, formats, example, paths); err != nil {
		return nil, err, nil
	}
	disk, workspaces, readErr, err := openFiles(paths)
	if err != nil {
		return nil, err, nil
	}
	if len(workspaces) > 1 {
		var roots []string
		for _, w := range workspaces {
			roots = append(roots, w.Display(disk.Cwd, "."))
		}
		return nil, exit.Errorf(exit.Usage, "these plans belong to %s; plan %s looks at one: name %s", prose.Count(len(roots), "workspace"), cmd.Name(), prose.Either(roots)), nil
	}
	w = workspaces[0]
	return w, readErr, errors.Join(workspace.LockErrors(workspaces, disk.Cwd), broken(w))
}

// asked reports what is wrong with how a command was called.
func (l *look) asked(cmd *cobra.Command, formats []string, example string, paths []string) error {
	if err := knownFormat("--format", l.format, formats); err != nil {
		return err
	}
	if cmd.Flags().Changed("since") && l.since == "" {
		return exit.Errorf(exit.Usage, "--since is empty; write a day such as 2027-04-30, or name a commit, a branch or a tag")
	}
	if slices.Contains(paths, "-") {
		return exit.Errorf(exit.Usage, "plan %s looks at files, not at standard input", cmd.Name())
	}
	if l.file != "" {
		return mayWrite(l.file, example+"."+l.format)
	}
	return nil
}

// show writes what a command made, into a file where one is named.
func (l *look) show(text string) error {
	l.reported = true
	if l.file == "" {
		_, err := io.WriteString(l.out, text)
		return err
	}
	if err := writeInto(l.file, text); err != nil {
		return err
	}
	fmt.Fprintf(l.err, "plan: wrote %s\n", l.file)
	return nil
}

// wantedPlans are the plans of a workspace of which some file was asked for.
func wantedPlans(w *workspace.Workspace) []*lang.Plan {
	return slices.DeleteFunc(slices.Clone(w.Snapshot.Plans()), func(p *lang.Plan) bool { return !w.WantsPlan(p) })
}

// broken says that some text of the plans that were asked for cannot be read.
func broken(w *workspace.Workspace) error {
	for _, p := range wantedPlans(w) {
		if p.Unclear() || slices.ContainsFunc(p.All, lang.Element.Broken) {
			return exit.Errorf(exit.Undecided, "some text of these plans cannot be read, so something may be missing; %s", checkSaysWhere)
		}
	}
	return nil
}
