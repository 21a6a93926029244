package git_test

import (
	"errors"
	"math/rand/v2"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/plan-as-code/plan/lang/discovery"
	"github.com/plan-as-code/plan/lsp/git"
)

// Whatever .gitignore files say, what git tracks is read, and so is what git would add by
// itself: what git lists, in other words. Nothing else is.
func TestReadIsWhatGitLists(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	t.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	folders := []string{".", "a", "b", "a/c", "a/c/d", "b/c"}
	patterns := []string{"a", "a/", "/a", "c/", "a/c", "a/c/", "*.plan.hcl", "x.plan.hcl", "/y.plan.hcl", "!x.plan.hcl", "!a/", "!c/", "**/d", "d/**", "c/*", "!c/x.plan.hcl", "b/**", "*", "!*/", "!/a/c/y.plan.hcl"}
	random := rand.New(rand.NewPCG(7, 7))
	for range 60 {
		dir := t.TempDir()
		call := func(args ...string) string {
			cmd := exec.Command("git", append([]string{"-C", dir}, args...)...)
			out, err := cmd.Output()
			if err != nil {
				t.Fatalf("git %v: %v", args, err)
			}
			return string(out)
		}
		call("init", "-q", "--template=")
		said := map[string]string{}
		add := []string{"add", "-f", "--"}
		for _, folder := range folders {
			for _, name := range []string{"x.plan.hcl", "y.plan.hcl", ".gitignore"} {
				text := ""
				if name == ".gitignore" {
					if random.IntN(3) > 0 {
						continue
					}
					for range 1 + random.IntN(3) {
						text += patterns[random.IntN(len(patterns))] + "\n"
					}
					said[path.Join(folder, name)] = text
				}
				write(t, filepath.Join(dir, folder, name), text)
				if random.IntN(4) == 0 && name != ".gitignore" {
					add = append(add, path.Join(folder, name))
				}
			}
		}
		call(add...)
		var want []string
		for name := range strings.SplitSeq(call("ls-files", "-z", "--cached", "--others", "--exclude-standard"), "\x00") {
			if discovery.IsPlanFile(name) {
				want = append(want, name)
			}
		}
		slices.Sort(want)
		got, err := discovery.PlanFiles(git.Disk(dir), ".")
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("of %q, tracked %q (-git +plan):\n%s", said, call("ls-files"), diff)
		}
		var left []string
		for _, o := range discovery.FindLeftOut(git.Disk(dir), ".") {
			left = append(left, o.Path)
		}
		for _, name := range got {
			if slices.ContainsFunc(left, func(p string) bool { return name == p || strings.HasPrefix(name, p+"/") }) {
				t.Errorf("%s is read, and said to be left out: %q", name, left)
			}
		}
	}
}

// A link that leads out of the repository to an agreement is named, and one that leads
// to itself does no harm.
func TestLinkOutOfRepository(t *testing.T) {
	dir, outside := t.TempDir(), t.TempDir()
	write(t, filepath.Join(dir, "a.plan.hcl"), "")
	write(t, filepath.Join(outside, "spring/plan.lock.hcl"), "")
	if err := os.Symlink(filepath.Join(outside, "spring"), filepath.Join(dir, "spring")); err != nil {
		t.Skip(err)
	}
	if err := errors.Join(os.Symlink("round", filepath.Join(dir, "about")), os.Symlink("about", filepath.Join(dir, "round"))); err != nil {
		t.Fatal(err)
	}
	if _, err := discovery.PlanFiles(git.Disk(dir), "."); err == nil || !strings.Contains(err.Error(), "spring: a symbolic link to a folder with an agreement") {
		t.Error(err)
	}
}
