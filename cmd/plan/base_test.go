package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
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
		c.code = exit.Found
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
	{name: "squashed, and the branch goes on", news: "c d", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		r.git("merge", "-q", "--squash", "f")
		r.save("c")
		r.git("checkout", "-q", "f")
		r.commit("d")
		return r
	}},
	{name: "main pushed by force", news: "c", said: "where this branch left main (", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		c := r.clone("--branch", "f")
		r.git("reset", "-q", "--hard", "HEAD^")
		r.commit("x")
		c.git("fetch", "-q", "--force", "origin", "+refs/heads/main:refs/remotes/origin/main")
		return c
	}},
	{name: "rebased onto main", news: "c", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		r.git("checkout", "-q", "f")
		r.git("rebase", "-q", "main")
		return r
	}},
	{name: "renamed and edited in one", news: "c e", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		r.git("checkout", "-q", "f")
		r.git("mv", "plans", "kampagnen")
		r.git("mv", "kampagnen/a.plan.hcl", "kampagnen/z.plan.hcl")
		appendTo(t, filepath.Join(r.dir, "kampagnen/z.plan.hcl"), "\n"+strings.Replace(draft, `"d"`, `"e"`, 1))
		r.save("move")
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
	{name: "shallow clone of all branches", news: "c", said: ", which origin was asked for.", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		return r.clone("--depth=1", "--no-single-branch", "--branch", "f")
	}},
	{name: "shallow clone with a commit of one's own", news: "c x", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		c := r.clone("--depth=1", "--branch", "f")
		c.commit("x")
		return c
	}},
	// Both a and b are common to the branches, and b is the last; a alone can be seen at first.
	{name: "shallow clone in which an older common commit is nearer", news: "c g", said: ", which origin was asked for.", made: func(t *testing.T) *repo {
		r := newRepo(t)
		r.branch("g", "main")
		r.commit("g")
		r.branch("h", "main")
		r.commit("h")
		r.git("checkout", "-q", "main")
		r.commit("b")
		r.branch("f", "main")
		r.commit("c")
		r.commits(5)
		r.merge("g")
		r.git("checkout", "-q", "main")
		r.commits(5)
		r.merge("h")
		return r.clone("--depth=4", "--no-single-branch", "--branch", "f")
	}},
	{name: "partial clone", news: "c", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		r.git("checkout", "-q", "f")
		r.write("plans/a.plan.hcl", "# Another\ntactic \"a\" {\n  approver   = person.of_a\n  discipline = discipline.pr\n}\n")
		r.save("edit")
		r.git("checkout", "-q", "main")
		return r.clone("--filter=blob:none", "--branch", "f")
	}},
	{name: "partial clone that may not ask", args: "--base auto --new-only --no-fetch", news: "a c", said: "Checked without a base: plans/a.plan.hcl is missing from the commit", code: exit.Found, made: func(t *testing.T) *repo {
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
	{name: "no repository, in CI", code: exit.Undecided, said: "there is no base to compare with: this folder is in no git repository", made: func(t *testing.T) *repo {
		r := &repo{t, t.TempDir()}
		r.write("a.plan.hcl", "discipline \"pr\" {}\n")
		r.env("CI", "1")
		return r
	}},
	{name: "no repository, and CI=false", said: "Checked without a base: this folder is in no git repository", made: func(t *testing.T) *repo {
		r := &repo{t, t.TempDir()}
		r.write("a.plan.hcl", "discipline \"pr\" {}\n")
		r.env("CI", "false")
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
	{name: "git is missing, in CI", code: exit.Undecided, said: "Fix  apt-get install git", made: func(t *testing.T) *repo {
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
	{name: "some CI, a branch that was merged", code: exit.Undecided, said: "all of this is part of main already", made: func(t *testing.T) *repo {
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
	{name: "submodule, from the repository around it", news: "c", said: "Compared with where this branch left main (", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		inner := submodule(t, r, "f")
		return &repo{t, filepath.Dir(inner.dir)}
	}},
	{name: "plans beside a submodule", news: "own", made: func(t *testing.T) *repo {
		r, _ := forked(t)
		inner := submodule(t, r, "f")
		outer := &repo{t, filepath.Dir(inner.dir)}
		outer.git("checkout", "-q", "main")
		outer.git("submodule", "update", "-q")
		outer.branch("beside", "main")
		outer.commit("own")
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
	{name: "a nested workspace does not shed the settings", args: "--base auto --only orphan-tactic plans", news: "a c", code: exit.Found, made: func(t *testing.T) *repo {
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
