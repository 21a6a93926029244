package discovery

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What .gitignore files exclude is what git excludes.
func TestIgnoredLikeGit(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	dir := t.TempDir()
	write := func(name, text string) {
		full := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(".gitignore", "# drafts\ndrafts/\n*.tmp.plan.hcl\n/top.plan.hcl\nold/**/x.plan.hcl\n**/attic\nyear-202[0-5]*\n!keep.tmp.plan.hcl\nwhat?.plan.hcl\n\\!odd.plan.hcl\nblank\\ .plan.hcl\nsub/only.plan.hcl\n"+
		"file.plan.hcl/\n# remark.plan.hcl\ntrailing.plan.hcl  \nstar/*.plan.hcl\nclass[!a].plan.hcl\n")
	write("spring/.gitignore", "mine.plan.hcl\n!a.tmp.plan.hcl\n/deep/*\n!/deep/kept.plan.hcl\n")
	for _, name := range []string{
		"a", "top", "spring/top", "drafts/a", "spring/drafts/b", "b.tmp", "keep.tmp", "spring/a.tmp", "spring/b.tmp",
		"old/x", "old/a/b/x", "old/a/y", "attic/a", "spring/attic/b", "year-2024", "year-2026", "what1", "what12", "!odd",
		"blank ", "sub/only", "spring/sub/only", "spring/mine", "mine", "spring/deep/a", "spring/deep/kept", "spring/deep/down/kept",
		"file", "# remark", "trailing", "star/a", "star/a/b", "classa", "classb", "",
	} {
		write(name+Suffix, "")
	}
	git := func(args ...string) string {
		cmd := exec.Command("git", append([]string{"-C", dir, "-c", "core.excludesFile="}, args...)...)
		cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_NOSYSTEM=1")
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("git %v: %v", args, err)
		}
		return string(out)
	}
	git("init", "-q")
	for _, root := range []string{".", "spring"} {
		var want []string
		for name := range strings.SplitSeq(git("ls-files", "-z", "--others", "--exclude-standard"), "\x00") {
			name, inside := strings.CutPrefix(name, strings.TrimPrefix(root+"/", "./"))
			if inside && strings.HasSuffix(name, Suffix) && name != Suffix {
				want = append(want, name)
			}
		}
		got, err := PlanFiles(os.DirFS(dir), root)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("in %s (-git +plan):\n%s", root, diff)
		}
	}
}
