package main

import (
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/plantest"
	"github.com/plan-as-code/plan/lang/starter"
)

// page is a document of the repository that people read.
type page struct{ name, text string }

// pagesOf are the documents of the repository: all in Markdown, but for what tests
// compare with.
func pagesOf(t *testing.T) (list []page) {
	t.Helper()
	top := repositoryTop(t)
	err := fs.WalkDir(os.DirFS(top), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir():
			if slices.Contains([]string{".git", "node_modules", "dist", ".vscode-test", "kinds"}, d.Name()) {
				return fs.SkipDir
			}
		case path.Ext(name) == ".md" && (!strings.Contains(name, "testdata/") || d.Name() == "README.md"):
			text, err := os.ReadFile(filepath.Join(top, name))
			if err != nil {
				return err
			}
			list = append(list, page{name, strings.ReplaceAll(string(text), "\r\n", "\n")})
		}
		return nil
	})
	if err != nil || len(list) < 100 {
		t.Fatalf("%d pages; %v", len(list), err)
	}
	return list
}

func repositoryTop(t *testing.T) string {
	t.Helper()
	top, err := filepath.Abs(filepath.FromSlash("../.."))
	if err != nil {
		t.Fatal(err)
	}
	return top
}

// block is what a page shows: lines to run, a file to write, or what the lines before it
// put out; a line that readers do not see stands in a comment.
var block = regexp.MustCompile("(?ms)^```(sh|text|(?:hcl|csv) file=\\S+)\n(.*?)^```$|^<!-- \\$ (.*?) -->$")

// shells are those that people paste lines into. All of them have to take the lines.
var shells = []struct{ name, flag string }{{"sh", "-c"}, {"bash", "-c"}, {"dash", "-c"}, {"zsh", "-c"}, {"fish", "-c"}, {"pwsh", "-Command"}}

// What pages show is what happens: their files are written one after another, their lines
// are run as they stand, and the output is compared. Each page begins in a copy of the
// repository; where Windows ends the lines of a file, all is the same.
func TestPagesRun(t *testing.T) {
	pages := pagesOf(t)
	for _, shell := range shells {
		if _, err := exec.LookPath(shell.name); err != nil || testing.Short() && shell.name != "sh" {
			continue
		}
		for _, p := range pages {
			if !strings.Contains(p.text, "\n```sh\n") {
				continue
			}
			t.Run(shell.name+"/"+strings.ReplaceAll(p.name, "/", "-"), func(t *testing.T) {
				if !*plantest.Update { // which writes what others copy
					t.Parallel()
				}
				c := newPasting(t, shell.name, shell.flag, shell.name == "bash")
				shown := block.ReplaceAllStringFunc(p.text, c.paste)
				if *plantest.Update && shell.name == "sh" {
					if err := os.WriteFile(filepath.Join(repositoryTop(t), filepath.FromSlash(p.name)), []byte(shown), 0o644); err != nil {
						t.Fatal(err)
					}
				} else if shown != p.text && !*plantest.Update {
					t.Errorf("%s shows something else than happens; write it again with\n\tgo test ./cmd/plan -run TestPagesRun -update\n%s", p.name, firstDifference(p.text, shown))
				}
			})
		}
	}
}

func firstDifference(a, b string) string {
	said, does := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(said), len(does)) {
		if said[i] != does[i] {
			return "line " + itoa(i+1) + "\nshown:   " + said[i] + "\nhappens: " + does[i]
		}
	}
	return "one is longer"
}

// pasting is somebody who pastes the blocks of a page into a shell.
type pasting struct {
	*testing.T
	shell, flag string
	windows     bool // the lines of files end as on Windows
	folder      string
	env         []string
	out         string // of the lines that were pasted last
	failed      string // what failed among them; "" where nothing did
}

func newPasting(t *testing.T, shell, flag string, windows bool) *pasting {
	t.Helper()
	top, clone, tools, home := repositoryTop(t), t.TempDir(), t.TempDir(), t.TempDir()
	for _, folder := range []string{"testdata/plans", "cmd/planbench"} {
		if err := os.CopyFS(filepath.Join(clone, folder), os.DirFS(filepath.Join(top, folder))); err != nil {
			t.Fatal(err)
		}
	}
	for _, file := range []string{"cmd/plan", "editors/vscode"} {
		if err := os.MkdirAll(filepath.Join(clone, file), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(self, filepath.Join(tools, "plan")); err != nil {
		t.Skip(err)
	}
	for name, script := range standIns {
		writeTo(t, filepath.Join(tools, name), "#!/bin/sh\n"+strings.ReplaceAll(script, "TOP", top)+"\n")
		if err := os.Chmod(filepath.Join(tools, name), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	env := slices.DeleteFunc(os.Environ(), func(v string) bool {
		return regexp.MustCompile(`^(CI|GITHUB_\w+|GITLAB_\w+|CI_\w+|PATH|HOME|XDG_\w+)=`).MatchString(v)
	})
	env = append(env, "PLAN_COUNTS=yes", "HOME="+home, "PATH="+tools+string(os.PathListSeparator)+os.Getenv("PATH"))
	return &pasting{T: t, shell: shell, flag: flag, windows: windows, folder: clone, env: env}
}

// standIns take the place of programs that a page has people install, or that would take
// long. Each knows the lines that are right.
var standIns = map[string]string{
	"go": `case "$*" in
"run ./cmd/plan "*) shift 2; exec plan "$@" ;;
"install ./cmd/plan") test -d cmd/plan ;;
"run ./cmd/planbench "*) test -d cmd/planbench ;;
*) echo "go is not known to take: $*"; exit 1 ;;
esac`,
	"make":       `grep -q "^$1:" "TOP/Makefile" || { echo "there is no make $1"; exit 1; }`,
	"npm":        `case "$*" in ci) ;; "run "*) grep -q "\"$2\": " "TOP/editors/vscode/package.json" ;; *) exit 1 ;; esac`,
	"docker":     `case "$*" in "build -f .ci/Dockerfile -t plan .") test -f TOP/.ci/Dockerfile ;; "run --rm -v .:/work "*) ;; *) exit 1 ;; esac`,
	"pre-commit": `test "$*" = install`,
	"code":       `test -e "$1"`,
}

// paste does what somebody does with one block, and returns what the page should show.
func (c *pasting) paste(shown string) string {
	c.Helper()
	m := block.FindStringSubmatch(shown)
	kind, text := m[1], m[2]+m[3]
	if _, name, ok := strings.Cut(kind, " file="); ok {
		if c.windows {
			text = strings.ReplaceAll(text, "\n", "\r\n")
		}
		writeTo(c.T, filepath.Join(c.folder, name), text)
		return shown
	}
	if kind == "text" {
		if c.out == "" {
			return shown // not what lines put out
		}
		shown = "```text\n" + c.out + "```"
		c.out, c.failed = "", ""
		return shown
	}
	c.succeeded()
	for line := range strings.Lines(text) {
		c.run(strings.TrimSuffix(line, "\n"))
	}
	return shown
}

// succeeded reports lines that failed, which no output explains.
func (c *pasting) succeeded() {
	c.Helper()
	if c.failed != "" {
		c.Errorf("%s: %s", c.failed, c.out)
	}
	c.out, c.failed = "", ""
}

func (c *pasting) run(line string) {
	c.Helper()
	if folder, ok := strings.CutPrefix(line, "cd "); ok { // it lasts, as in a terminal
		c.folder = filepath.Join(c.folder, folder)
		if _, err := os.Stat(c.folder); err != nil {
			c.Fatal(err)
		}
		return
	}
	cmd := exec.Command(c.shell, c.flag, line)
	cmd.Dir, cmd.Env = c.folder, c.env
	out, err := cmd.CombinedOutput()
	c.out += string(out)
	if found := cmd.ProcessState.ExitCode() == exit.Found && strings.Contains(line, " check "); err != nil && !found {
		c.failed = line + ": " + err.Error()
	}
}

// portable are the words of a line that every shell takes as they stand: no signs of any
// shell, and commas only in quotes, since PowerShell makes lists of them.
var portable = regexp.MustCompile(`^(?:[\w./:=-]+|[\w./:=-]*"[\w ./:=,@&é-]+")$`)

// Every shell takes the lines of every page: bash, zsh, fish, PowerShell and that of
// Windows.
func TestLinesForEveryShell(t *testing.T) {
	for _, p := range pagesOf(t) {
		for _, m := range regexp.MustCompile("(?ms)^```(\\w+)\n(.*?)^```$").FindAllStringSubmatch(p.text, -1) {
			if slices.Contains([]string{"bash", "shell", "console", "zsh", "powershell", "shell-session"}, m[1]) {
				t.Errorf("%s: lines to paste stand in a block of their own that begins with ```sh", p.name)
			}
			if m[1] != "sh" {
				continue
			}
			for line := range strings.Lines(m[2]) {
				for _, word := range regexp.MustCompile(`(?:[^\s"]|"[^"]*")+`).FindAllString(line, -1) {
					if !portable.MatchString(word) {
						t.Errorf("%s: not every shell takes %s in the line %s", p.name, word, line)
					}
				}
			}
		}
	}
}

// The picture of the README is what plan graph draws today.
func TestPicture(t *testing.T) {
	t.Chdir("../..")
	out, said, code := planCommand(t, "", "graph", "--view", "timeline", "--as-of", "2027-02-15", "testdata/plans/spring-subscriptions")
	if code != 0 {
		t.Fatal(said)
	}
	plantest.Golden(t, ".github/timeline.svg", out)
}

// The page for planners is read in one sitting.
func TestReadmeIsShort(t *testing.T) {
	for _, p := range pagesOf(t) {
		if n := strings.Count(p.text, "\n"); p.name == "README.md" && n > 250 {
			t.Errorf("README.md has %d lines; it has at most 250", n)
		}
	}
}

// What pages count in words is as many as there are.
func TestCountsInPages(t *testing.T) {
	chapters := map[string]bool{}
	for _, r := range book.Rules {
		chapters[r.Family] = true
	}
	words := strings.Fields("none one two three four five six seven eight nine ten eleven twelve thirteen")
	seen := 0
	for _, p := range pagesOf(t) {
		for _, of := range []struct {
			counted *regexp.Regexp
			many    int
		}{
			{regexp.MustCompile(`in (\w+) chapters`), len(chapters)},
			{regexp.MustCompile(`for (\w+) kinds of campaigns`), len(starter.Kinds)},
		} {
			for _, m := range of.counted.FindAllStringSubmatch(p.text, -1) {
				if seen++; m[1] != words[of.many] {
					t.Errorf("%s says %s, and there are %d", p.name, m[0], of.many)
				}
			}
		}
	}
	if seen < 3 {
		t.Errorf("only %d counts were seen", seen)
	}
}
