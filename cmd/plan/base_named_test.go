package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
)

// A base that is named and cannot be had is exit code 4 everywhere, with the line
// that mends it.
func TestBaseNamed(t *testing.T) {
	whole := func(t *testing.T) *repo { r, _ := forked(t); c := r.clone(); c.git("checkout", "-q", "f"); return c }
	shallow := func(t *testing.T) *repo { r, _ := forked(t); return r.clone("--depth=1", "--branch", "f") }
	for _, c := range []compared{
		{name: "branch", args: "--base origin/main --new-only", news: "c", made: whole},
		{name: "commit before", args: "--base HEAD^ --new-only", news: "c", made: whole},
		{name: "tag", args: "--base v1 --new-only", news: "c", made: func(t *testing.T) *repo {
			c := whole(t)
			c.git("tag", "-a", "-m", "v1", "v1", "origin/main")
			return c
		}},
		{name: "folder", args: "--base ../old --new-only", news: "c", made: func(t *testing.T) *repo {
			c := whole(t)
			c.git("worktree", "add", "-q", "../old", "origin/main")
			return c
		}},
		{name: "folder without plans", args: "--base empty", code: exit.Undecided, said: "the folder empty holds no plan", made: func(t *testing.T) *repo {
			c := whole(t)
			c.write("empty/README", "")
			return c
		}},
		{name: "folder and branch", args: "--base side", code: exit.Undecided, said: "side is the name of a folder, which is ./side, and of a commit or branch", made: func(t *testing.T) *repo {
			c := whole(t)
			c.git("branch", "side")
			c.write("side/README", "")
			return c
		}},
		{name: "branch of the remote only", args: "--base main", code: exit.Undecided, said: "Fix  plan check --base origin/main", made: func(t *testing.T) *repo {
			c := whole(t)
			c.git("branch", "-q", "-D", "main")
			return c
		}},
		{name: "nothing of that name", args: "--base nowhere", code: exit.Undecided, said: "Fix  git fetch origin nowhere && plan check --base FETCH_HEAD", made: whole},
		{name: "shallow", args: "--base main", code: exit.Undecided, said: "Fix  git fetch --depth=1 origin main && plan check --base FETCH_HEAD", made: shallow},
		{name: "shallow, counted", args: "--base HEAD~3", code: exit.Undecided, said: "Fix  git fetch --unshallow origin", made: shallow},
		{name: "an option", args: "--base=--output=x", code: exit.Undecided, said: "there is no commit, branch or folder called --output=x here", made: whole},
		{name: "a range", args: "--base main..f", code: exit.Undecided, said: "there is no commit, branch or folder called main..f here", made: whole},
		{name: "nothing", args: "--base=", code: exit.Usage, said: "--base is empty", made: whole},
		{name: "standard input", args: "--base main -", code: exit.Usage, said: "--stdin-name", made: whole},
		{name: "no commit", args: "--base main", code: exit.Undecided, said: "this repository has no commit yet", made: func(t *testing.T) *repo {
			r := emptyRepo(t)
			r.write("a.plan.hcl", "discipline \"pr\" {}\n")
			return r
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			needGit(t)
			c.compare(t, c.made(t), strings.Fields(c.args))
		})
	}
}

// The lines that mend a comparison mend it.
func TestBaseMended(t *testing.T) {
	needGit(t)
	r, _ := forked(t)
	c := r.clone("--depth=1", "--branch", "f")
	t.Setenv("CI", "true")
	for range 4 {
		news, said, code := c.check("--base", "auto", "--new-only", "--no-fetch")
		if code == exit.Found && news == "c" {
			return
		}
		_, line, ok := strings.Cut(said, "Fix  ")
		if !ok {
			t.Fatalf("nothing mends it: %s", said)
		}
		cmd := exec.Command("sh", "-c", line)
		cmd.Dir, cmd.Env = c.dir, os.Environ()
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", line, err, out)
		}
	}
	t.Error("it still cannot compare")
}
