package discovery

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
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
		"file.plan.hcl/\n# remark.plan.hcl\ntrailing.plan.hcl  \nstar/*.plan.hcl\nclass[!a].plan.hcl\nrange[1-3-9].plan.hcl\n")
	write("spring/.gitignore", "mine.plan.hcl\n!a.tmp.plan.hcl\n/deep/*\n!/deep/kept.plan.hcl\n")
	for _, name := range []string{
		"a", "top", "spring/top", "drafts/a", "spring/drafts/b", "b.tmp", "keep.tmp", "spring/a.tmp", "spring/b.tmp",
		"old/x", "old/a/b/x", "old/a/y", "attic/a", "spring/attic/b", "year-2024", "year-2026", "what1", "what12", "!odd",
		"blank ", "sub/only", "spring/sub/only", "spring/mine", "mine", "spring/deep/a", "spring/deep/kept", "spring/deep/down/kept",
		"file", "# remark", "trailing", "star/a", "star/a/b", "classa", "classb", "range2", "range-", "range9", "range5", "",
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

// Whatever the lines of a .gitignore say, what they exclude is what git says that they do.
func TestPatternsLikeGit(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	if runtime.GOOS == "windows" {
		t.Skip("files cannot be called so there")
	}
	dir := t.TempDir()
	git := func(input string, args ...string) string {
		cmd := exec.Command("git", append([]string{"-C", dir, "-c", "core.excludesFile="}, args...)...)
		cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_NOSYSTEM=1")
		cmd.Stdin = strings.NewReader(input)
		out, _ := cmd.Output() // it fails where nothing is ignored
		return string(out)
	}
	git("", "init", "-q", "--template=")
	var paths []string // folders before what lies in them
	folders := map[string]bool{}
	names := []string{"a", "b", "ab", "b ", "a b", "A", "1", "-", "]", "[", "!a", "#a", `\`, "ü", "a\tb", "b\r", "^"}
	for _, outer := range names {
		for _, inner := range []string{outer, outer + "/a", outer + "/a/a"} {
			paths, folders[inner] = append(paths, inner), true
			if err := os.MkdirAll(filepath.Join(dir, inner), 0o777); err != nil {
				t.Fatal(err)
			}
			for _, name := range names[1:] {
				if err := os.WriteFile(filepath.Join(dir, inner, name), nil, 0o666); err != nil {
					t.Fatal(err)
				}
				paths = append(paths, inner+"/"+name)
			}
		}
	}
	pieces := []string{"a", "b", "a", "b", "*", "**", "?", "/", "/", "**/", "/**", "[", "]", "!", "^", "-", `\`, `\ `, " ", "#", "ü", "\t", "\r", "1", "A",
		"[a-b]", "[!a]", "[^]a]", "[[:alpha:]]", "[[:digit:]-b]", "[![:upper:]]", "[[:nope:]]", "[[:space:][:punct:]]", `[\]-a]`, "[a-]", "[]-b]", "[b-a]", "[[:]", "[[::]]"}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.Custom(func(t *rapid.T) string {
			return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 5).Draw(t, "pieces"), "")
		}), 1, 4).Draw(t, "lines"), rapid.SampledFrom([]string{"\n", "\r\n"}).Draw(t, "break"))
		if starsInWord.MatchString(text) {
			t.Skip("git itself reads such stars in two ways")
		}
		if rapid.IntRange(0, 3).Draw(t, "mark") == 0 {
			text = byteOrderMark + text
		}
		if err := os.WriteFile(filepath.Join(dir, ".gitignore"), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		want := map[string]bool{}
		for name := range strings.SplitSeq(git(strings.Join(paths, "\x00"), "check-ignore", "--no-index", "-z", "--stdin"), "\x00") {
			want[name] = true
		}
		rules := newIgnoreRules()
		rules.read(os.DirFS(dir), ".")
		got := map[string]bool{}
		for _, name := range paths {
			r, _ := rules.nearest(name, folders[name])
			if got[name] = got[path.Dir(name)] || r != nil && !r.negated; got[name] != want[name] {
				t.Fatalf("of %q, %q is left out: %v, by git %v", text, name, got[name], want[name])
			}
		}
	})
}

// starsInWord are two stars behind a word and before a slash, which git reads as one star
// or as several folders, by what stands before them.
var starsInWord = regexp.MustCompile(`[^/\n]\*\*`)

// A pattern takes no more steps than it has pieces for each byte of a path, and however many
// there are for however many paths, they end: what they leave out is read then, and told.
func TestPatternsThatTakeLong(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "*", "?", "/", "**/", "[a-b]"}), 1, 60).Draw(t, "pattern"), "")
		name := strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"a", "a", "b", "/"}), 1, 200).Draw(t, "path"), "")
		g, err := compileGlob(text, true)
		if err != nil {
			return
		}
		if _, steps := g.matches(name); steps > 2*(len(g)+1)*(len(name)+1) {
			t.Errorf("%d steps for %q and %q", steps, text, name)
		}
	})
	fsys := fstest.MapFS{".gitignore": {Data: []byte(strings.Repeat("*"+strings.Repeat("a", 100)+"x\n", 620) + "out.plan.hcl\n")}, "out.plan.hcl": {}}
	for i := range 60 {
		fsys[fmt.Sprintf("%s/%d%s", strings.Repeat("a", 200), i, Suffix)] = &fstest.MapFile{}
	}
	found, err := PlanFiles(fsys, ".")
	if !errors.Is(err, errManyPatterns) || !slices.Contains(found, "out.plan.hcl") {
		t.Errorf("%d files are found, with %v", len(found), err)
	}
	fsys[".gitignore"].Data = []byte("out.plan.hcl\n")
	if found, err := PlanFiles(fsys, "."); err != nil || len(found) != 60 {
		t.Errorf("%d files are found, with %v", len(found), err)
	}
}
