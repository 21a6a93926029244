package main

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// compared is what plan check --base auto --new-only is expected to do: to show
// these tactics as new, or to say why it cannot tell.
type compared struct {
	name string
	made func(t *testing.T) *repo // where the check runs; it sets what the CI system says
	args string
	news string // tactics that are new
	said string // on stderr
	code int
}

// forked is a forge whose main has a and b, and whose branch f, which left at a,
// has c: that is what is new there.
func forked(t *testing.T) (r *repo, branch string) {
	t.Helper()
	r = &repo{t, filepath.Join(t.TempDir(), "Frühjahr & Co")}
	if err := os.CopyFS(r.dir, template(t)); err != nil {
		t.Fatal(err)
	}
	return r, r.git("rev-parse", "f")
}

// template is what forked copies, made once and kept in memory.
func template(t *testing.T) fs.FS {
	if len(forkedFiles) > 0 {
		return forkedFiles
	}
	r := newRepo(t)
	r.branch("f", "main")
	r.commit("c")
	r.git("checkout", "-q", "main")
	r.commit("b")
	err := fs.WalkDir(os.DirFS(r.dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		file := &fstest.MapFile{Mode: d.Type() | 0o755}
		if d.Type().IsRegular() {
			file.Mode = 0o644
			file.Data, err = os.ReadFile(filepath.Join(r.dir, name))
		}
		forkedFiles[name] = file
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return forkedFiles
}

var forkedFiles = fstest.MapFS{}

// What --base auto compares with, in clones of every kind and in every pipeline.
func TestBaseAuto(t *testing.T) {
	for _, cases := range [][]compared{locally, onGitHub, onGitLab} {
		for _, c := range cases {
			t.Run(c.name, func(t *testing.T) {
				needGit(t)
				r := c.made(t)
				args := []string{"--base", "auto", "--new-only"}
				if c.args != "" {
					args = strings.Fields(c.args)
				}
				c.compare(t, r, args)
			})
		}
	}
}

func (c *compared) compare(t *testing.T, r *repo, args []string) {
	t.Helper()
	news, said, code := r.check(args...)
	if c.code == 0 && c.news != "" {
		c.code = exitFound
	}
	if news != c.news || code != c.code || !strings.Contains(said, c.said) {
		t.Errorf("new are %q, exit code %d, want %q, %d and %q; it says:\n%s", news, code, c.news, c.code, c.said, said)
	}
}

var locally = []compared{
	{name: "full clone, branch", news: "c", said: "Compared with where this branch left main (", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		c := r.clone()
		c.git("checkout", "-q", "f")
		return c
	}},
	{name: "no remote", news: "c", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		r.git("checkout", "-q", "f")
		return r
	}},
	{name: "changes that are not committed", news: "c d", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		r.git("checkout", "-q", "f")
		r.write("plans/d.plan.hcl", "tactic \"d\" {\n  discipline = discipline.pr\n}\n")
		return r
	}},
	{name: "tip of the default branch", news: "b", said: "Compared with the commit before, on main (", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		return r.clone()
	}},
	{name: "commits on main that are not pushed", news: "x y", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		c := r.clone()
		c.commit("x")
		c.commit("y")
		return c
	}},
	{name: "main merged into the branch", news: "c d", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		r.git("checkout", "-q", "f")
		r.commit("d")
		r.merge("main")
		return r
	}},
	{name: "squashed", news: "c", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		r.git("merge", "-q", "--squash", "f")
		r.save("c")
		return r
	}},
	{name: "renamed folder", news: "c", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		r.git("checkout", "-q", "f")
		r.git("mv", "plans", "kampagnen für 2027")
		r.save("move")
		return r
	}},
	{name: "renamed folder that is named", args: "--base auto --new-only moved", news: "c", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		r.git("checkout", "-q", "f")
		r.git("mv", "plans", "moved")
		r.save("move")
		return r
	}},
	{name: "worktree", news: "c", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		tree := &repo{t, filepath.Join(t.TempDir(), "tree")}
		r.git("worktree", "add", "-q", tree.dir, "f")
		return tree
	}},
	{name: "plans in a folder below", news: "c", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		r.git("checkout", "-q", "f")
		return &repo{t, filepath.Join(r.dir, "plans")}
	}},
	{name: "shallow clone of a branch", news: "c", said: ", which origin was asked for.", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		return r.clone("--depth=1", "--branch", "f")
	}},
	{name: "shallow clone with a commit of one's own", news: "c x", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		c := r.clone("--depth=1", "--branch", "f")
		c.commit("x")
		return c
	}},
	{name: "partial clone", news: "c", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		r.git("checkout", "-q", "f")
		r.write("plans/a.plan.hcl", "tactic \"a\" {\n  title      = \"Another\"\n  discipline = discipline.pr\n}\n")
		r.save("edit")
		r.git("checkout", "-q", "main")
		return r.clone("--filter=blob:none", "--branch", "f")
	}},
	{name: "partial clone that may not ask", args: "--base auto --new-only --no-fetch", news: "a c", said: "Checked without a base: plans/a.plan.hcl is missing from the commit", code: exitFound, made: func(t *testing.T) *repo {
		r, _ := forked(t)
		r.git("checkout", "-q", "f")
		r.write("plans/a.plan.hcl", "tactic \"a\" {\n  title      = \"Another\"\n  discipline = discipline.pr\n}\n")
		r.save("edit")
		r.git("checkout", "-q", "main")
		return r.clone("--filter=blob:none", "--branch", "f")
	}},
	{name: "another name for the default branch", news: "c", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		r.git("branch", "-q", "-m", "main", "trunk")
		c := r.clone("--branch", "f")
		c.git("remote", "set-head", "origin", "--delete")
		c.git("branch", "-q", "-r", "-d", "origin/trunk")
		return c
	}},
	{name: "no plan in the base", news: "a", said: "No plan was there in the commit before, on main (", made: func(t *testing.T) *repo {
		r := emptyRepo(t)
		r.write("README", "Plans come later.\n")
		r.save("start")
		r.write("plans/a.plan.hcl", "campaign \"spring\" {\n  start = \"2027-04-01\"\n  end   = \"2027-06-30\"\n}\n\ndiscipline \"pr\" {}\n\ntactic \"a\" {\n  discipline = discipline.pr\n}\n")
		r.save("plans")
		return r
	}},
	{name: "first commit", news: "a", said: "Checked without a base: this is the first commit", made: newRepo},
	{name: "no commit", news: "", said: "Checked without a base: this repository has no commit yet", made: func(t *testing.T) *repo {
		r := emptyRepo(t)
		r.write("a.plan.hcl", "discipline \"pr\" {}\n")
		return r
	}},
	{name: "no repository", news: "", said: "Checked without a base: this folder is in no git repository", made: func(t *testing.T) *repo {
		r := &repo{t, t.TempDir()}
		r.write("a.plan.hcl", "discipline \"pr\" {}\n")
		return r
	}},
	{name: "no repository, in CI", code: exitUndecided, said: "there is no base to compare with: this folder is in no git repository", made: func(t *testing.T) *repo {
		r := &repo{t, t.TempDir()}
		r.write("a.plan.hcl", "discipline \"pr\" {}\n")
		r.env("CI", "1")
		return r
	}},
	{name: "broken .git in a repository", said: "Checked without a base: this folder is in no git repository", made: func(t *testing.T) *repo {
		r := newRepo(t)
		r.write("nested/.git/x", "")
		r.write("nested/a.plan.hcl", "discipline \"pr\" {}\n")
		return &repo{t, filepath.Join(r.dir, "nested")}
	}},
	{name: "somebody else's repository", news: "a c", said: "git config --global --add safe.directory '", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		r.git("checkout", "-q", "f")
		t.Setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
		return r
	}},
	{name: "git is missing", news: "a b", said: "git is not installed", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		t.Setenv("PATH", t.TempDir())
		return r
	}},
	{name: "git is missing, in CI", code: exitUndecided, said: "Fix  apt-get install git", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		t.Setenv("PATH", t.TempDir())
		t.Setenv("CI", "true")
		return r
	}},
	{name: "GIT_DIR of another repository", news: "c", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		r.git("checkout", "-q", "f")
		t.Setenv("GIT_INDEX_FILE", "nowhere")
		t.Setenv("GIT_WORK_TREE", "/")
		return r
	}},
	{name: "some CI, detached, behind main", news: "b", said: "the commit before, on main", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		r.commit("d")
		c := r.clone()
		c.git("checkout", "-q", "--detach", "HEAD~1")
		t.Setenv("CI", "true")
		return c
	}},
	{name: "some CI, a branch that was merged", code: exitUndecided, said: "all of this is part of main already", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		r.merge("f")
		c := r.clone()
		c.git("checkout", "-q", "f")
		t.Setenv("CI", "true")
		return c
	}},
	{name: "submodule, locally", news: "c", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		return submodule(t, r, "f")
	}},
	{name: "submodule, from the repository around it", news: "a c", said: "Fix  plan check --base auto 'marketing pläne'", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		inner := submodule(t, r, "f")
		outer := &repo{t, filepath.Dir(inner.dir)}
		outer.git("rm", "-q", "-r", "plans")
		outer.save("plans lie in the submodule")
		return outer
	}},
	{name: "names of 256 bits, reached through a link", news: "c", made: func(t *testing.T) *repo {
		r := &repo{t, filepath.Join(t.TempDir(), "real")}
		if err := os.Mkdir(r.dir, 0o755); err != nil {
			t.Fatal(err)
		}
		r.git("init", "-q", "-b", "main", "--object-format=sha256")
		r.write("plans/campaign.plan.hcl", "campaign \"spring\" {\n  start = \"2027-04-01\"\n  end   = \"2027-06-30\"\n}\n\ndiscipline \"pr\" {}\n")
		r.commit("a")
		r.branch("f", "main")
		r.commit("c")
		link := filepath.Join(t.TempDir(), "link")
		if err := os.Symlink(r.dir, link); err != nil {
			t.Fatal(err)
		}
		return &repo{t, link}
	}},
	{name: "a nested workspace does not shed the settings", args: "--base auto --only orphan-tactic plans", news: "a c", code: exitFound, made: func(t *testing.T) *repo {
		r := newRepo(t)
		r.write("workspace.plan.hcl", "workspace {\n  profile = \"integrated\"\n}\n")
		r.save("settings")
		r.branch("f", "main")
		r.write("plans/workspace.plan.hcl", "workspace {}\n\nconfigure \"orphan-tactic\" {\n  severity = \"off\"\n}\n")
		r.commit("c")
		return r
	}},
}

// submodule is a copy of a repository as a submodule of another, in which a branch
// of it is checked out.
func submodule(t *testing.T, r *repo, branch string) *repo {
	outer := newRepo(t)
	outer.git("submodule", "add", "-q", r.url(), "marketing pläne")
	outer.save("submodule")
	inner := &repo{t, filepath.Join(outer.dir, "marketing pläne")}
	inner.git("checkout", "-q", branch)
	outer.git("checkout", "-q", "-b", "move")
	outer.save("move")
	return inner
}

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
		{name: "folder without plans", args: "--base empty", code: exitUndecided, said: "the folder empty holds no plan", made: func(t *testing.T) *repo {
			c := whole(t)
			c.write("empty/README", "")
			return c
		}},
		{name: "folder and branch", args: "--base side", code: exitUndecided, said: "side is the name of a folder, and of a commit or branch", made: func(t *testing.T) *repo {
			c := whole(t)
			c.git("branch", "side")
			c.write("side/README", "")
			return c
		}},
		{name: "branch of the remote only", args: "--base main", code: exitUndecided, said: "Fix  plan check --base origin/main", made: func(t *testing.T) *repo {
			c := whole(t)
			c.git("branch", "-q", "-D", "main")
			return c
		}},
		{name: "nothing of that name", args: "--base nowhere", code: exitUndecided, said: "Fix  git fetch origin nowhere && plan check --base FETCH_HEAD", made: whole},
		{name: "shallow", args: "--base main", code: exitUndecided, said: "Fix  git fetch --depth=1 origin main && plan check --base FETCH_HEAD", made: shallow},
		{name: "shallow, counted", args: "--base HEAD~3", code: exitUndecided, said: "Fix  git fetch --unshallow origin", made: shallow},
		{name: "an option", args: "--base=--output=x", code: exitUndecided, said: "there is no commit, branch or folder called --output=x here", made: whole},
		{name: "a range", args: "--base main..f", code: exitUndecided, said: "there is no commit, branch or folder called main..f here", made: whole},
		{name: "nothing", args: "--base=", code: exitUsage, said: "--base is empty", made: whole},
		{name: "standard input", args: "--base main -", code: exitUsage, said: "--stdin-name", made: whole},
		{name: "no commit", args: "--base main", code: exitUndecided, said: "this repository has no commit yet", made: func(t *testing.T) *repo {
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
		if code == exitFound && news == "c" {
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
