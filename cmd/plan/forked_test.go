package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
)

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
