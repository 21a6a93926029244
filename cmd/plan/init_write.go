package main

import (
	_ "embed"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/cmd/plan/internal/base"
	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/discovery"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/verbatim"
)

//go:embed init_github.yml
var githubWorkflow string

//go:embed init_gitlab.yml
var gitlabPipeline string

// automation is the file by which a host checks each change of a plan.
type automation struct {
	host  string
	file  string // on disk
	text  string
	there bool // one is there already, and left as it is
}

// automate is the file of the host at hand; nil where none is.
func (c *initCommand) automate() (*automation, error) {
	abs, err := filepath.Abs(c.folder)
	if err != nil {
		return nil, exit.Errorf(exit.Undecided, "%s cannot be found: %v", c.folder, err)
	}
	host, top := base.Host(abs)
	if host == "" {
		return nil, nil
	}
	rel, err := filepath.Rel(top, abs)
	if err != nil {
		return nil, nil
	}
	where := filepath.ToSlash(rel)
	a := &automation{host: host}
	switch host {
	case base.GitHub:
		a.file, a.text = filepath.Join(top, ".github", "workflows", "plan.yml"), githubWorkflow
		if where != "." {
			a.text += "        with: {path: " + quotedYAML(where) + "}\n"
		}
	case base.GitLab:
		a.file, a.text = filepath.Join(top, ".gitlab-ci.yml"), gitlabPipeline
		if where != "." {
			a.text += "\nplan:\n  variables:\n    PLAN_PATH: " + quotedYAML(where) + "\n"
		}
	}
	_, err = os.Lstat(a.file)
	a.there = err == nil
	return a, nil
}

// quotedYAML is a text that YAML reads as it stands.
func quotedYAML(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }

// make works out what all files hold; imports is what a table comes to, nil without one.
func (c *initCommand) make() (imports *fromTable, err error) {
	if c.ci, err = c.automate(); err != nil {
		return nil, err
	}
	if c.from != "" {
		if imports, err = c.importFrom(); err != nil {
			return nil, err
		}
		c.files = imports.files
		return imports, nil
	}
	c.files = c.plan.Files()
	return nil, nil
}

// show shows the files that are to be written, and when the campaign is.
func (c *initCommand) show(imports *fromTable) error {
	if imports != nil {
		if err := imports.show(); err != nil {
			return err
		}
	}
	p := c.plan
	var b strings.Builder
	fmt.Fprintf(&b, "\n%s\n", terminal.Strong(p.Title))
	days := "From " + p.Start.String() + " to " + p.End.String()
	if p.Endless {
		days = "From " + p.Start.String() + ", without an end"
	}
	if p.Kind.LaunchIs != "" {
		days += "; " + p.Launch.Weekday() + ", " + p.Launch.String() + ", is " + p.Kind.LaunchIs
	}
	b.WriteString(terminal.Wrapped(days+".", c.width()) + "\n\n" + c.tree())
	_, err := c.out.Write([]byte(b.String()))
	return err
}

// tree lists the files with what they hold.
func (c *initCommand) tree() string {
	type line struct{ name, holds string }
	lines := []line{{verbatim.Line(filepath.ToSlash(c.folder)) + "/", ""}}
	shown := ""
	wide := 0
	for _, name := range c.inOrder() {
		if folder := path.Dir(name); folder != shown && folder != "." {
			lines, shown = append(lines, line{"  " + folder + "/", ""}), folder
		}
		indent := strings.Repeat("  ", min(strings.Count(name, "/"), 1)+1)
		lines = append(lines, line{indent + path.Base(name), c.holds(name)})
	}
	if a := c.ci; a != nil && !a.there {
		cwd, _ := os.Getwd()
		name, err := filepath.Rel(cwd, a.file)
		if err != nil {
			name = a.file
		}
		lines = append(lines, line{verbatim.Line(filepath.ToSlash(name)), "checks each change on " + a.host})
	}
	for _, l := range lines {
		if l.holds != "" {
			wide = max(wide, terminal.Width(l.name))
		}
	}
	var b strings.Builder
	for _, l := range lines {
		pad := strings.Repeat(" ", max(wide-terminal.Width(l.name), 0)+2)
		rows := terminal.Wrap(l.holds, c.width()-wide-2, c.width()-wide-2)
		b.WriteString(strings.TrimRight(l.name+pad+strings.Join(rows, "\n"+strings.Repeat(" ", wide+2)), " ") + "\n")
	}
	return b.String()
}

// inOrder are the files as they are read: the workspace, the campaign, the disciplines.
func (c *initCommand) inOrder() []string {
	return slices.SortedFunc(maps.Keys(c.files), func(a, b string) int {
		rank := func(name string) string {
			file := path.Base(name)
			return fmt.Sprint(strings.Count(name, "/"), strings.HasPrefix(file, "."), !strings.HasPrefix(file, "campaign."), name)
		}
		return strings.Compare(rank(a), rank(b))
	})
}

// holds says in a phrase what a file holds.
func (c *initCommand) holds(name string) string {
	switch src := "\n" + string(c.files[name]); {
	case path.Dir(name) == ".":
		return "people, disciplines, channels, how things are counted"
	case strings.Contains(src, "\ncampaign "):
		return "goal, objectives, messages, phases, reviews, risks"
	case strings.Contains(src, "\ntactic "):
		return prose.Count(strings.Count(src, "\ntactic "), "tactic")
	case strings.HasPrefix(path.Base(name), "."):
		return "how the table was read, for the next import"
	}
	return "from the table"
}

// onDisk are the files by where they lie on disk.
func (c *initCommand) onDisk() (map[string][]byte, error) {
	folder, err := filepath.Abs(c.folder)
	if err != nil {
		return nil, exit.Errorf(exit.Undecided, "%s cannot be found: %v", c.folder, err)
	}
	files := map[string][]byte{}
	for name, src := range c.files {
		files[filepath.Join(folder, filepath.FromSlash(name))] = src
	}
	if a := c.ci; a != nil && !a.there {
		files[a.file] = []byte(a.text)
	}
	return files, nil
}

// write writes all files, or none, and says how the plan stands and what to do next.
func (c *initCommand) write() error {
	files, err := c.onDisk()
	if err == nil {
		err = workspace.CreateFiles(files)
	}
	if err != nil {
		return err
	}
	return c.report(len(files))
}

// report says what was written, how it stands, and what comes next.
func (c *initCommand) report(written int) error {
	plans := maps.Clone(c.files)
	maps.DeleteFunc(plans, func(name string, _ []byte) bool { return !discovery.IsPlanFile(name) })
	s := lang.Empty(book.Vocabulary).With(plans)
	result := checks.Run(s, book.Rules, checks.Options{AsOf: c.plan.AsOf})
	errors, warnings := 0, 0
	for _, f := range result.Findings {
		switch {
		case f.Waiver != nil:
		case f.Severity == lang.Error:
			errors++
		case f.Severity == lang.Warning:
			warnings++
		}
	}
	found := "no findings"
	if errors+warnings > 0 {
		found = prose.Count(errors, "error") + " and " + prose.Count(warnings, "warning")
	}
	text := fmt.Sprintf("\nWritten: %s. plan check says: %s", prose.Count(written, "file"), found)
	if open := checks.StateOf([]*checks.Result{result}).Undecided; len(open) > 0 {
		text += ", " + lang.SayUndecided(open) + ". They stand there as tbd: names first, then targets and messages"
	}
	text += ".\n"
	if a := c.ci; a != nil && a.there {
		text += fmt.Sprintf("\n%s is there already and stays as it is. What has %s check each change of a plan is this:\n\n%s", filepath.Base(a.file), a.host, a.text)
	}
	folder := terminal.Here.Word(filepath.ToSlash(c.folder))
	text += "\nNext\n  code " + folder + "        opens it in VS Code, where findings stand beside the text\n  plan check " + folder + "  says what is missing, and why\n"
	return c.say(text)
}
