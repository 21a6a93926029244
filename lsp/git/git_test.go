package git_test

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/lang/discovery"
	"github.com/plan-as-code/plan/lsp/git"
)

// repository is a folder in which git tracks these files.
func repository(t *testing.T, names ...string) string {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	t.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	dir := filepath.Join(t.TempDir(), "Pläne & Co")
	run(t, "", "init", "-q", "--template=", dir)
	for _, name := range names {
		write(t, filepath.Join(dir, name), "")
	}
	run(t, dir, "add", "-A", "-f")
	return dir
}

func run(t *testing.T, dir string, args ...string) {
	t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("git %v: %v\n%s", args, err, out)
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	err := os.MkdirAll(filepath.Dir(name), 0o755)
	if err == nil {
		err = os.WriteFile(name, []byte(text), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// Plan files and agreements that git tracks, and the folders around them, are tracked,
// whatever they are called; nothing else is.
func TestTracked(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("files cannot be called so there")
	}
	dir := repository(t, "a.plan.hcl", "für Mai/b c.plan.hcl", "deep/er/plan.lock.hcl", "new\nline.plan.hcl", "-x.plan.hcl", "notes/readme.md", ":(top)/q.plan.hcl")
	write(t, filepath.Join(dir, "drafts/d.plan.hcl"), "")
	for in, want := range map[string]map[string]bool{
		".": {".": true, "a.plan.hcl": true, "für Mai": true, "für Mai/b c.plan.hcl": true, "deep": true, "deep/er": true, "deep/er/plan.lock.hcl": true,
			"new\nline.plan.hcl": true, "-x.plan.hcl": true, ":(top)/q.plan.hcl": true, "notes": false, "notes/readme.md": false, "drafts": false, "drafts/d.plan.hcl": false},
		"deep": {".": true, "er/plan.lock.hcl": true, "er": true, "deep": false},
	} {
		disk := git.Disk(filepath.Join(dir, in))
		for name, is := range want {
			if tracked, known := disk.Tracks(name); tracked != is || !known {
				t.Errorf("in %s, %q is tracked: %v, known: %v", in, name, tracked, known)
			}
		}
	}
}

// Where there is no repository, no git, or one that git does not read, nothing is known.
func TestTrackedIsNotKnown(t *testing.T) {
	outside := t.TempDir()
	write(t, filepath.Join(outside, "a.plan.hcl"), "")
	broken := repository(t, "a.plan.hcl")
	write(t, filepath.Join(broken, ".git/config"), "[core\n")
	within := repository(t)
	if err := os.CopyFS(within, os.DirFS(filepath.Join(repository(t, "a.plan.hcl"), ".git"))); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(within, ".git/objects")); err != nil {
		t.Fatal(err)
	}
	run(t, within, "config", "--file", "config", "core.bare", "false")
	run(t, within, "config", "--file", "config", "core.worktree", ".")
	for _, dir := range []string{outside, broken, within, filepath.Join(outside, "nowhere")} {
		if _, known := git.Disk(dir).Tracks("a.plan.hcl"); known {
			t.Errorf("what is tracked in %s is known", dir)
		}
	}
	whole := repository(t, "a.plan.hcl")
	t.Setenv("PATH", t.TempDir())
	if _, known := git.Disk(whole).Tracks("a.plan.hcl"); known {
		t.Error("without git, something is known")
	}
}

// What a submodule tracks is tracked, though a .gitignore around it names its folder.
func TestTrackedInSubmodules(t *testing.T) {
	inner := repository(t, "deep/a.plan.hcl")
	run(t, inner, "-c", "user.name=Ana", "-c", "user.email=ana@example.org", "commit", "-q", "-m", "a")
	dir := repository(t, "b.plan.hcl")
	run(t, dir, "-c", "protocol.file.allow=always", "submodule", "add", "-q", inner, "vendor/plans")
	write(t, filepath.Join(dir, ".gitignore"), "vendor/\n")
	write(t, filepath.Join(dir, "vendor/c.plan.hcl"), "")
	found, err := discovery.PlanFiles(git.Disk(dir), ".")
	if got := strings.Join(found, " "); err != nil || got != "b.plan.hcl vendor/plans/deep/a.plan.hcl" {
		t.Errorf("plans are %s; %v", got, err)
	}
}

// Git is asked where something would be left out, and not before; a program that lives on
// asks again when the index has changed, and only then.
func TestGitIsAskedOnce(t *testing.T) {
	dir := repository(t, "a.plan.hcl", "hidden/b.plan.hcl")
	real, err := exec.LookPath("git")
	if err != nil {
		t.Fatal(err)
	}
	tools, log := t.TempDir(), filepath.Join(t.TempDir(), "calls")
	write(t, filepath.Join(tools, "git"), "#!/bin/sh\necho called >> '"+log+"'\nexec '"+real+"' \"$@\"\n")
	if err := os.Chmod(filepath.Join(tools, "git"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", tools+string(os.PathListSeparator)+os.Getenv("PATH"))
	calls := func() int {
		text, _ := os.ReadFile(log)
		return strings.Count(string(text), "called")
	}
	answers := git.NewAnswers(t.Context())
	plans := func(want string, asked int) {
		t.Helper()
		names, err := discovery.PlanFiles(answers.Disk(dir), ".")
		if got := strings.Join(names, " "); err != nil || got != want {
			t.Errorf("plans are %s, not %s; %v", got, want, err)
		}
		if n := calls(); n != asked {
			t.Errorf("git was called %d times, not %d", n, asked)
		}
	}
	plans("a.plan.hcl hidden/b.plan.hcl", 0)
	if answers.Renew(dir) {
		t.Error("what was not asked is renewed")
	}
	write(t, filepath.Join(dir, ".gitignore"), "hidden\nplain.plan.hcl\n")
	write(t, filepath.Join(dir, "plain.plan.hcl"), "")
	plans("a.plan.hcl hidden/b.plan.hcl", 1)
	plans("a.plan.hcl hidden/b.plan.hcl", 1)
	if answers.Renew(dir) || calls() != 1 {
		t.Error("git is asked again although nothing has changed")
	}
	run(t, dir, "add", "-f", "plain.plan.hcl")
	before := calls()
	if !answers.Renew(dir) {
		t.Error("what is tracked now is not seen")
	}
	plans("a.plan.hcl hidden/b.plan.hcl plain.plan.hcl", before+1)
	write(t, filepath.Join(dir, "readme.md"), "")
	run(t, dir, "add", "readme.md")
	if answers.Renew(dir) {
		t.Error("a file that is no plan counts")
	}
}

// In a worktree and in a submodule, the index lies elsewhere, and is found.
func TestAnswersInWorktrees(t *testing.T) {
	dir := repository(t, "a.plan.hcl")
	run(t, dir, "-c", "user.name=Ana", "-c", "user.email=ana@example.org", "commit", "-q", "-m", "a")
	tree := filepath.Join(t.TempDir(), "tree")
	run(t, dir, "worktree", "add", "-q", tree)
	answers := git.NewAnswers(t.Context())
	disk := answers.Disk(tree)
	if tracked, known := disk.Tracks("a.plan.hcl"); !tracked || !known {
		t.Errorf("tracked: %v, known: %v", tracked, known)
	}
	write(t, filepath.Join(tree, "b.plan.hcl"), "")
	run(t, tree, "add", "b.plan.hcl")
	if !answers.Renew(tree) {
		t.Error("the index of the worktree is not seen")
	}
	if tracked, _ := answers.Disk(tree).Tracks("b.plan.hcl"); !tracked {
		t.Error("what was added is not tracked")
	}
	var _ fs.ReadLinkFS = disk
}
