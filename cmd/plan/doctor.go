package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/discovery"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
	"github.com/spf13/cobra"
)

func newDoctor(io *streams) *cobra.Command {
	return &cobra.Command{
		Use:   "doctor [PATH…]",
		Short: "Say what keeps an editor or a check from seeing or comparing your plans",
		Long: "Tells which program this is, where the workspace starts, which plan files are\n" +
			"read and which are left out, which settings count, what --base auto compares\n" +
			"with, and how the language server answers, with the line that mends what is\n" +
			"wrong. It changes nothing and asks no remote. The exit code is 4 where plans\n" +
			"cannot be read, 1 where something else is wrong, and else 0.",
		Example: "  plan doctor\n  plan doctor campaigns/spring",
		RunE:    func(_ *cobra.Command, paths []string) error { return (&doctor{streams: io}).run(paths) },
	}
}

// doctor looks at one thing after another, and says what it sees.
type doctor struct {
	*streams
	b        strings.Builder
	cwd      string
	anywhere bool // a plan file is in what was asked for
	code     int  // what it comes to, as an exit code
}

func (d *doctor) run(paths []string) error {
	asOf, err := d.day()
	if err != nil {
		return err
	}
	disk, err := workspace.NewDisk()
	if err != nil {
		return err
	}
	d.cwd = disk.Cwd
	d.program()
	workspaces, readErr := disk.Open(paths)
	d.anywhere = slices.ContainsFunc(workspaces, func(w *workspace.Workspace) bool { return len(w.Files()) > 0 })
	for _, w := range workspaces {
		d.workspace(w, asOf)
	}
	for _, e := range exit.All(readErr) {
		for line := range strings.Lines(e.Text) {
			d.unread(strings.TrimSpace(line), mendRead(e))
		}
	}
	d.summary()
	if _, err := fmt.Fprint(d.out, d.b.String()); err != nil {
		return err
	}
	if d.code != exit.Clean {
		return exit.With(d.code)
	}
	return nil
}

func mendRead(e *exit.Error) string {
	if e.Forbidden != "" {
		return terminal.Here.Readable(e.Forbidden)
	}
	if e.Mend != "" {
		return e.Mend
	}
	return "plan doctor FOLDER, with the folder that holds your plans"
}

// program says which program this is, and whether an editor that looks for plan
// finds the same.
func (d *doctor) program() {
	d.heading("This program")
	d.fact("plan " + versionLine())
	self, err := os.Executable()
	if err != nil {
		d.wrong("It cannot be told where this program lies: "+err.Error(), "")
		return
	}
	d.fact("It lies at " + self + ".")
	found, err := exec.LookPath("plan")
	if err != nil {
		d.wrong("There is no plan on the PATH, so editors that start plan do not find it.",
			terminal.Here.OnPath(filepath.Dir(self)))
		return
	}
	if a, err := os.Stat(self); err == nil {
		if b, err := os.Stat(found); err == nil && os.SameFile(a, b) {
			d.good("The plan on the PATH, which editors start, is this program.")
			return
		}
	}
	d.careful("The plan on the PATH, which editors start, is another program: "+found+".",
		terminal.Here.OnPath(filepath.Dir(self)))
}

// workspace says where a workspace starts, what is read and what is not, what is
// set, and how the server answers.
func (d *doctor) workspace(w *workspace.Workspace, asOf lang.Date) {
	d.heading("The workspace in " + folderNamed(w.Display(d.cwd, ".")))
	d.root(w)
	d.files(w)
	d.leftOut(w)
	d.settings(w, asOf)
	d.agreements(w)
	d.comparison(w)
	if names := w.Files(); len(names) > 0 {
		d.server(w, names[0])
	}
}

func (d *doctor) root(w *workspace.Workspace) {
	if _, ok := discovery.Find(w.Disk(), w.Root); ok {
		d.good("It starts at " + w.Path(".") + ", because " + discovery.WorkspaceFile + " lies there.")
		return
	}
	limit := "the top of the file system"
	if w.Repository("") != "" {
		limit = "the top of the git repository, " + w.Top
	}
	d.careful("There is no "+discovery.WorkspaceFile+" in "+w.Path(".")+" or above it, up to "+limit+
		". So the folder that is given counts as the top; for an editor, the folder that it has opened.",
		terminal.Here.Begin(filepath.Join(w.Path("."), discovery.WorkspaceFile), "workspace {}"))
}

// files counts what is read, and names files of which nothing can be read.
func (d *doctor) files(w *workspace.Workspace) {
	names := w.Files()
	all := len(w.Snapshot.Files)
	switch {
	case len(names) == 0 && d.anywhere:
		d.fact("No plan file of it is in what was asked for.")
		return
	case all == 0:
		d.unread("No plan file (NAME"+discovery.Suffix+") is read.", "plan doctor FOLDER, with the folder that holds your plans")
		return
	case len(names) == 0:
		d.unread("The plan files of the workspace lie elsewhere: none is in what was asked for.", "plan doctor "+terminal.Here.Word(w.Path(".")))
	case len(names) < all:
		d.good(prose.Count(all, "plan file") + " are read; " + prose.Digits(float64(len(names))) + " of them in what was asked for.")
	case all == 1:
		d.good("1 plan file is read: " + w.Display(d.cwd, names[0]) + ".")
	default:
		d.good(prose.Count(all, "plan file") + " are read, " + w.Display(d.cwd, names[0]) + " first.")
	}
	for _, name := range names {
		for _, problem := range w.Snapshot.Files[name].Unparsed() {
			if problem.Detail == syntax.WholeFile {
				d.unread(w.Display(d.cwd, name)+": "+problem.Message, problem.Fix)
			}
		}
	}
}

// leftOut says what lies in the workspace's folder and is not read. What was asked
// for by name is trouble; the rest may be meant so.
func (d *doctor) leftOut(w *workspace.Workspace) {
	base := &workspace.Workspace{Top: w.Top, Root: "."}
	for _, o := range discovery.FindLeftOut(w.Disk(), w.Root) {
		what := base.Display(d.cwd, o.Path)
		if o.Files > 1 {
			what += ", with " + prose.Count(o.Files, "plan file") + ","
		}
		say := d.careful
		if asks(w, o.Path) {
			say = d.unread
		}
		switch o.Why {
		case discovery.Ignored:
			say(what+" is left out: line "+prose.Digits(float64(o.Line))+" of "+base.Display(d.cwd, o.Ignore)+" says "+o.Text+".",
				terminal.Here.Append(base.Display(d.cwd, o.Ignore), "!"+strings.TrimPrefix(o.Text, `\`)))
		case discovery.Linked:
			say(what+" is left out: symbolic links are not followed.", "Put the files themselves there, or name the folder that the link leads to")
		case discovery.OwnPlans:
			d.fact(what + " is a workspace of its own, because " + discovery.WorkspaceFile + " lies there.")
		case discovery.Misnamed:
			say(what+" is left out: the names of plan files end in "+discovery.Suffix+", in small letters.",
				terminal.Here.Rename(what, planName(what)))
		}
	}
}

// asks reports whether a path, or something below it, was named, and is not read
// for all that.
func asks(w *workspace.Workspace, p string) bool {
	for _, wanted := range w.Wanted {
		full := filepath.ToSlash(filepath.Join(w.Root, wanted))
		if w.Snapshot.Files[wanted] == nil && wanted != "." && workspace.Within(p, full) {
			return true
		}
	}
	return false
}

// planName is what a file that was meant to be a plan should be called.
func planName(name string) string {
	folder, file := filepath.Split(name)
	lower := strings.ToLower(file)
	for _, tail := range []string{discovery.Suffix + ".txt", discovery.Suffix} {
		if stem, ok := strings.CutSuffix(lower, tail); ok && stem != "" {
			return folder + file[:len(stem)] + discovery.Suffix
		}
	}
	return folder + "my" + discovery.Suffix
}

// settings says what counts for every check here, and where it is said.
func (d *doctor) settings(w *workspace.Workspace, asOf lang.Date) {
	result := checks.Run(w.Snapshot, book.Rules, checks.Options{AsOf: asOf})
	for _, f := range result.Findings {
		if r := result.Rule(f.Rule); r != nil && r.Language() && f.Range.Filename == discovery.WorkspaceFile && f.Severity == lang.Error {
			d.wrong("Not all settings in "+discovery.WorkspaceFile+" count. "+f.Message, "plan check "+terminal.Here.Word(w.Display(d.cwd, discovery.WorkspaceFile)))
			break
		}
	}
	from := "nothing says otherwise"
	for _, set := range w.Snapshot.Plans()[0].Workspaces {
		if set.Profile.Known() && set.At().Filename == discovery.WorkspaceFile {
			from = fmt.Sprintf("%s says so in line %d", discovery.WorkspaceFile, set.Profile.Range().Start.Line)
		}
	}
	d.fact("The profile is " + result.Profile.String() + ", because " + from + "; an editor may set another as plan.profile.")
	from = "this is today; an editor may set another day as plan.asOf"
	if d.asOf != "" {
		from = "--as-of says so"
	}
	d.fact("Plans are judged as of " + asOf.String() + ": " + from + ".")
}
