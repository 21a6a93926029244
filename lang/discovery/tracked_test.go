package discovery_test

import (
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/plan-as-code/plan/git"
	"github.com/plan-as-code/plan/lang/discovery"
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
				put(t, filepath.Join(dir, folder, name), text)
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

func put(t *testing.T, name, text string) {
	t.Helper()
	err := os.MkdirAll(filepath.Dir(name), 0o755)
	if err == nil {
		err = os.WriteFile(name, []byte(text), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// An agreement is never left out, nor is the folder that it lies in, however .gitignore
// comes to name it; what lies beside that stays left out.
func TestAgreementIsNeverIgnored(t *testing.T) {
	for _, ignore := range []string{"spring/", "spring", "campaigns/", "/campaigns", "campaigns/spring/", "plan.lock.hcl", "*.hcl\n!*.plan.hcl", "campaigns/spring/plan.lock.hcl", "**/spring"} {
		fsys := fstest.MapFS{
			".gitignore":                             {Data: []byte(ignore + "\n")},
			"campaigns/spring/campaign.plan.hcl":     {},
			"campaigns/spring/plan.lock.hcl":         {},
			"campaigns/drafts/a.plan.hcl":            {},
			"other/deep/down/campaigns/x.plan.hcl":   {},
			"other/deep/down/campaigns/y/z.plan.hcl": {},
		}
		if !strings.HasSuffix(ignore, "campaigns") && ignore != "campaigns/" {
			found, err := discovery.PlanFiles(untracked{fsys}, ".")
			if err != nil || !slices.Contains(found, "campaigns/spring/plan.lock.hcl") || strings.HasSuffix(strings.TrimSuffix(ignore, "/"), "spring") && !slices.Contains(found, "campaigns/spring/campaign.plan.hcl") {
				t.Errorf("%q, where git tracks nothing: %v, %v", ignore, found, err)
			}
		}
		found, err := discovery.PlanFiles(fsys, ".")
		if err != nil || !slices.Contains(found, "campaigns/spring/campaign.plan.hcl") || !slices.Contains(found, "campaigns/spring/plan.lock.hcl") {
			t.Errorf("%q: %v, %v", ignore, found, err)
		}
		if whole := strings.HasPrefix(strings.TrimPrefix(ignore, "/"), "campaigns") && !strings.Contains(ignore, "spring"); whole && slices.Contains(found, "campaigns/drafts/a.plan.hcl") {
			t.Errorf("%q does not leave out what lies beside: %v", ignore, found)
		}
	}
}

// untracked is a disk of which git tracks nothing.
type untracked struct{ fstest.MapFS }

// Tracks never does.
func (untracked) Tracks(string) (tracked, known bool) { return false, true }

// An agreement that is a link or a folder, and a link to a folder with an agreement that
// is not read where it lies, are named.
func TestLinkedAgreements(t *testing.T) {
	link := func(to string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte(to), Mode: fs.ModeSymlink | 0o777}
	}
	for name, c := range map[string]struct {
		more fstest.MapFS
		want string // how it is said
	}{
		"a lock":                        {fstest.MapFS{"spring/plan.lock.hcl": link("../elsewhere.hcl"), "elsewhere.hcl": {}}, "spring/plan.lock.hcl: an agreement that is a symbolic link"},
		"a lock that leads nowhere":     {fstest.MapFS{"spring/plan.lock.hcl": link("nowhere")}, "spring/plan.lock.hcl: an agreement that is a symbolic link"},
		"a folder in a lock's place":    {fstest.MapFS{"spring/plan.lock.hcl/readme": {}}, "spring/plan.lock.hcl: an agreement that is no file"},
		"a pipe in a lock's place":      {fstest.MapFS{"spring/plan.lock.hcl": {Mode: fs.ModeNamedPipe | 0o644}}, "spring/plan.lock.hcl: an agreement that is no file"},
		"a campaign that is ignored":    {fstest.MapFS{"spring": link(".hidden/spring"), ".gitignore": {Data: []byte(".hidden/\n")}, ".hidden/spring/x/plan.lock.hcl": {}}, ""},
		"a campaign in .git":            {fstest.MapFS{"spring": link(".git/spring"), ".git/spring/plan.lock.hcl": {}}, "spring: a symbolic link to a folder with an agreement"},
		"campaigns in .git":             {fstest.MapFS{"all": link(".git/plans"), ".git/plans/campaigns/spring/plan.lock.hcl": {}}, "all: a symbolic link to a folder with an agreement"},
		"a link to a link":              {fstest.MapFS{"spring": link("to/spring"), "to": link(".git"), ".git/spring/plan.lock.hcl": {}}, "spring: a symbolic link to a folder with an agreement"},
		"a campaign that is read there": {fstest.MapFS{"now": link("campaigns/spring"), "campaigns/spring/plan.lock.hcl": {}}, ""},
		"by another link":               {fstest.MapFS{"now": link("c/spring"), "c": link("campaigns"), "campaigns/spring/plan.lock.hcl": {}}, ""},
		"one that another one reads":    {fstest.MapFS{"now": link("client/spring"), "client/workspace.plan.hcl": {}, "client/spring/plan.lock.hcl": {}}, ""},
		"nothing agreed":                {fstest.MapFS{"spring": link(".git/spring"), ".git/spring/a.plan.hcl": {}}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			c.more["a.plan.hcl"] = &fstest.MapFile{}
			found, err := discovery.PlanFiles(c.more, ".")
			said := ""
			if err != nil {
				said = strings.ReplaceAll(err.Error(), "open ", "")
			}
			if said != c.want && !(c.want != "" && strings.Contains(said, c.want)) || !slices.Contains(found, "a.plan.hcl") {
				t.Errorf("it says %q, not %q; read is %v", said, c.want, found)
			}
		})
	}
}

// A link that leads out of the repository to an agreement is named, and one that leads
// to itself does no harm.
func TestLinkOutOfRepository(t *testing.T) {
	dir, outside := t.TempDir(), t.TempDir()
	put(t, filepath.Join(dir, "a.plan.hcl"), "")
	put(t, filepath.Join(outside, "spring/plan.lock.hcl"), "")
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

// A .gitignore that is a link, a pipe or too large hides nothing, and nobody waits for it.
func TestOddIgnoreFiles(t *testing.T) {
	for name, odd := range map[string]fstest.MapFS{
		"a link":    {".gitignore": {Data: []byte("rules"), Mode: fs.ModeSymlink | 0o777}, "rules": {Data: []byte("*\n")}},
		"a pipe":    {".gitignore": {Data: []byte("*\n"), Mode: fs.ModeNamedPipe | 0o644}},
		"a device":  {".gitignore": {Data: []byte("*\n"), Mode: fs.ModeDevice | 0o644}},
		"a folder":  {".gitignore/x": {}},
		"too large": {".gitignore": {Data: []byte(strings.Repeat("*\n", 40<<10))}},
	} {
		odd["a.plan.hcl"] = &fstest.MapFile{}
		if found, err := discovery.PlanFiles(odd, "."); err != nil || !slices.Equal(found, []string{"a.plan.hcl"}) {
			t.Errorf("%s: %v, %v", name, found, err)
		}
	}
}
