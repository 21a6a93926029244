package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/plantest"
)

// repo is a git repository made on the spot. A commit in it is called like the
// tactic that it adds, which serves no objective and is approved by nobody who is
// known; so the tactics that a check shows as new tell what it compared with.
type repo struct {
	*testing.T
	dir string
}

// needGit leaves the machine's own settings out, and skips loudly without git.
func needGit(t *testing.T) {
	t.Helper()
	plantest.Sequential(t)
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("*** git is not installed: comparisons are NOT tested. ***")
	}
	for name, value := range map[string]string{
		"GIT_CONFIG_GLOBAL": os.DevNull, "GIT_CONFIG_NOSYSTEM": "1", "HOME": t.TempDir(),
		"GIT_AUTHOR_NAME": "Ana", "GIT_AUTHOR_EMAIL": "ana@example.org", "GIT_AUTHOR_DATE": "2027-01-01T12:00:00Z",
		"GIT_COMMITTER_NAME": "Ana", "GIT_COMMITTER_EMAIL": "ana@example.org", "GIT_COMMITTER_DATE": "2027-01-01T12:00:00Z",
	} {
		t.Setenv(name, value)
	}
	for _, v := range os.Environ() {
		name, _, _ := strings.Cut(v, "=")
		if name == "CI" || slices.ContainsFunc([]string{"CI_", "GITHUB_", "GITLAB_", "PRE_COMMIT", "GIT_INDEX_FILE"}, func(p string) bool { return strings.HasPrefix(name, p) }) {
			t.Setenv(name, "")
		}
	}
}

// newRepo has one commit, a, on main, and gives away any commit, as forges do.
func newRepo(t *testing.T) *repo {
	r := emptyRepo(t)
	r.git("config", "uploadpack.allowAnySHA1InWant", "true")
	r.git("config", "uploadpack.allowFilter", "true")
	r.write("plans/campaign.plan.hcl", "campaign \"spring\" {\n  start = \"2027-04-01\"\n  end   = \"2027-06-30\"\n}\n\ndiscipline \"pr\" {}\n")
	r.commit("a")
	return r
}

func emptyRepo(t *testing.T) *repo {
	r := &repo{t, filepath.Join(t.TempDir(), "Frühjahr & Co")}
	if err := os.MkdirAll(r.dir, 0o755); err != nil {
		t.Fatal(err)
	}
	r.git("init", "-q", "-b", "main", "--template=")
	return r
}

func (r *repo) git(args ...string) string {
	r.Helper()
	cmd := exec.Command("git", append([]string{"-C", r.dir, "-c", "protocol.file.allow=always", "-c", "advice.detachedHead=false"}, args...)...)
	out, err := cmd.CombinedOutput()
	if err != nil {
		r.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

func (r *repo) write(name, text string) {
	r.Helper()
	name = filepath.Join(r.dir, name)
	err := os.MkdirAll(filepath.Dir(name), 0o755)
	if err == nil {
		err = os.WriteFile(name, []byte(text), 0o644)
	}
	if err != nil {
		r.Fatal(err)
	}
}

// commit adds a tactic and answers the commit's name.
func (r *repo) commit(tactic string) string {
	r.Helper()
	r.write("plans/"+tactic+".plan.hcl", fmt.Sprintf("tactic %q {\n  discipline = discipline.pr\n  approver   = person.of_%s\n}\n", tactic, tactic))
	return r.save(tactic)
}

// save commits everything that is there.
func (r *repo) save(subject string) string {
	r.Helper()
	r.git("add", "-A")
	r.git("commit", "-q", "--allow-empty", "-m", subject)
	return r.head()
}

func (r *repo) head() string { r.Helper(); return r.git("rev-parse", "HEAD") }

// commits adds a number of commits in one go, which leave the plans alone.
func (r *repo) commits(n int) string {
	r.Helper()
	branch, parent := r.git("symbolic-ref", "HEAD"), r.head()
	var in bytes.Buffer
	for i := range n {
		fmt.Fprintf(&in, "commit %s\ncommitter Ana <ana@example.org> %d +0000\ndata 1\nx\n", branch, 1_798_800_000+i)
		if i == 0 {
			fmt.Fprintf(&in, "from %s\n", parent)
		}
	}
	cmd := exec.Command("git", "-C", r.dir, "fast-import", "--quiet")
	cmd.Stdin = &in
	if out, err := cmd.CombinedOutput(); err != nil {
		r.Fatalf("git fast-import: %v\n%s", err, out)
	}
	return r.head()
}

func (r *repo) branch(name, from string) { r.Helper(); r.git("checkout", "-q", "-b", name, from) }

func (r *repo) merge(ref string) string {
	r.Helper()
	r.git("merge", "-q", "--no-ff", "-m", "merge "+ref, ref)
	return r.head()
}

// trial merges a branch into main for a trial, as a forge does, under the name of
// a pull request.
func (r *repo) trial(branch string) string {
	r.Helper()
	r.git("checkout", "-q", "--detach", "main")
	merged := r.merge(branch)
	r.git("update-ref", "refs/pull/7/merge", merged)
	r.git("checkout", "-q", "main")
	return merged
}

func (r *repo) url() string { return "file://" + r.dir }

// clone is a whole copy.
func (r *repo) clone(args ...string) *repo {
	r.Helper()
	c := &repo{r.T, filepath.Join(r.TempDir(), "clone")}
	r.git(append(append([]string{"clone", "-q"}, args...), r.url(), c.dir)...)
	return c
}

// checkout is what actions/checkout makes: one commit, under one name.
func (r *repo) checkout(commit, ref string) *repo {
	r.Helper()
	c := emptyRepo(r.T)
	c.git("remote", "add", "origin", r.url())
	c.git("fetch", "-q", "--no-tags", "--depth=1", "origin", "+"+commit+":"+ref)
	c.git("checkout", "-q", "--detach", commit)
	return c
}

// gitHub is what GitHub says of an event.
func (r *repo) gitHub(ref, sha string, event map[string]any) {
	r.Helper()
	event["repository"] = map[string]any{"default_branch": "main"}
	text, err := json.Marshal(event)
	if err != nil {
		r.Fatal(err)
	}
	file := filepath.Join(r.TempDir(), "event.json")
	if err := os.WriteFile(file, text, 0o644); err != nil {
		r.Fatal(err)
	}
	r.env("CI", "true", "GITHUB_ACTIONS", "true", "GITHUB_EVENT_PATH", file, "GITHUB_REF", ref, "GITHUB_SHA", sha)
}

// pullRequest is what GitHub says of pull request 7.
func (r *repo) pullRequest(merged, head, base string) {
	r.Helper()
	r.gitHub("refs/pull/7/merge", merged, map[string]any{"pull_request": map[string]any{
		"base": map[string]any{"ref": "main", "sha": base}, "head": map[string]any{"sha": head}}})
}

func (r *repo) env(pairs ...string) {
	for pair := range slices.Chunk(pairs, 2) {
		r.Setenv(pair[0], pair[1])
	}
}

// check runs plan check in the repository, and says which tactics it finds new.
func (r *repo) check(args ...string) (news, said string, code int) {
	r.Helper()
	r.Chdir(r.dir)
	args = append([]string{"check", "--only", "orphan-tactic", "--format", "json", "--as-of", "2027-01-10"}, args...)
	out, said, code := planCommandIn(r.T, args...)
	var found struct {
		Findings []struct{ Rule, Address string }
	}
	if out != "" {
		if err := json.Unmarshal([]byte(out), &found); err != nil {
			r.Fatalf("%v\n%s", err, out)
		}
	}
	var tactics []string
	for _, f := range found.Findings {
		if f.Rule == "orphan-tactic" {
			tactics = append(tactics, strings.TrimPrefix(f.Address, "tactic."))
		}
	}
	return strings.Join(tactics, " "), said, code
}

// into makes the repository the working directory.
func (r *repo) into() { r.Helper(); r.Chdir(r.dir) }

// plan runs a command that must succeed.
func (r *repo) plan(args ...string) {
	r.Helper()
	r.Chdir(r.dir)
	if out, said, code := planCommandIn(r.T, args...); code != exit.Clean {
		r.Fatalf("plan %s: exit code %d\n%s%s", strings.Join(args, " "), code, said, out)
	}
}

// planCommandIn runs a command line in the surroundings that the test has set.
func planCommandIn(t *testing.T, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, errs bytes.Buffer
	code = run(args, strings.NewReader(""), &out, &errs)
	return out.String(), errs.String(), code
}
