package workspace

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// caseless is a file system that takes capitals for small letters, as those of Windows and Macs.
type caseless struct{ folder string }

func (c caseless) Open(name string) (fs.File, error) {
	at := "."
	for part := range strings.SplitSeq(name, "/") {
		entries, err := fs.ReadDir(os.DirFS(c.folder), at)
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			if strings.EqualFold(e.Name(), part) {
				part = e.Name()
				break
			}
		}
		at = filepath.ToSlash(filepath.Join(at, part))
	}
	return os.DirFS(c.folder).Open(at)
}

func TestPathsAreSpelledAsListed(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"Plans/spring.plan.hcl", "Plans/Été/a.plan.hcl"} {
		at := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	l := listing{fsys: caseless{dir}}
	for _, c := range []struct{ above, asked, want string }{
		{".", "plans/SPRING.plan.hcl", "Plans/spring.plan.hcl"},
		{".", "Plans/spring.plan.hcl", "Plans/spring.plan.hcl"},
		{".", "PLANS/été/A.PLAN.HCL", "Plans/Été/a.plan.hcl"},
		{".", ".", "."},
		{"plans", "plans/Spring.plan.hcl", "plans/spring.plan.hcl"}, // the working directory is called as people called it
		{"plans", "other/Spring.plan.hcl", "other/Spring.plan.hcl"},
		{".", "plans/new.plan.hcl", "Plans/new.plan.hcl"}, // not there yet
		{".", "nowhere/New.plan.hcl", "nowhere/New.plan.hcl"},
	} {
		if got := l.spelled(c.above, c.asked); got != c.want {
			t.Errorf("below %s, %s is spelled %s, want %s", c.above, c.asked, got, c.want)
		}
	}
}

// Where capitals count, two names are two files, whatever they look like.
func TestTwoFilesAreNotOne(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.plan.hcl", "A.plan.hcl"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if entries, _ := os.ReadDir(dir); len(entries) < 2 {
		t.Skip("capitals do not count here")
	}
	l := listing{fsys: os.DirFS(dir)}
	for _, name := range []string{"a.plan.hcl", "A.plan.hcl"} {
		if got := l.spelled(".", name); got != name {
			t.Errorf("%s is spelled %s", name, got)
		}
	}
	if err := os.Remove(filepath.Join(dir, "A.plan.hcl")); err != nil {
		t.Fatal(err)
	}
	l = listing{fsys: os.DirFS(dir)}
	if l.spelled(".", "A.plan.hcl") != "A.plan.hcl" {
		t.Error("a file that is not there is spelled as another that is")
	}
}

func TestPatternsAreExpanded(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"b.plan.hcl", "a.plan.hcl", ".hidden.plan.hcl", "[x].plan.hcl", "notes.txt"} {
		if err := os.WriteFile(name, nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		asked, want string // joined by blanks
	}{
		{"*.plan.hcl", "[x].plan.hcl a.plan.hcl b.plan.hcl"},
		{"?.plan.hcl notes.txt", "a.plan.hcl b.plan.hcl notes.txt"},
		{".h*", ".hidden.plan.hcl"},
		{"[x].plan.hcl", "[x].plan.hcl"},
		{"[ab].plan.hcl", "a.plan.hcl b.plan.hcl"},
		{"nothing.plan.hcl", "nothing.plan.hcl"},
		{"no*thing a.plan.hcl", "a.plan.hcl there is no file or folder that no*thing fits"},
		{"[", "there is no file or folder that [ fits"},
	} {
		got, err := Expand(strings.Fields(c.asked))
		if err != nil {
			got = append(got, err.Error())
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %q, want %s", c.asked, got, c.want)
		}
	}
}

// A file has one path, whether or not it and the folders that it lies in are there.
func TestOnePathForAFile(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "real"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("real", filepath.Join(dir, "link")); err != nil {
		t.Skip(err)
	}
	if at, err := filepath.EvalSymlinks(filepath.Join(dir, "link")); err != nil || filepath.Base(at) != "real" {
		t.Skip("links lead nowhere here")
	}
	for _, below := range []string{"a.json", "new/a.json", "new/er/a.json"} {
		a, b := Canonical(filepath.Join(dir, "real", below)), Canonical(filepath.Join(dir, "link", below))
		if a != b {
			t.Errorf("%s and %s are one file", a, b)
		}
	}
}
