package discovery

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// closed is a disk on which one folder cannot be read.
type closed struct {
	fstest.MapFS
	folder string
}

func (c closed) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == c.folder {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return c.MapFS.ReadDir(name)
}

// A folder that cannot be read is named, and the others are read all the same; a file that is called
// by the suffix alone is no plan.
func TestFolderThatCannotBeRead(t *testing.T) {
	disk := closed{fstest.MapFS{"a/a.plan.hcl": {}, "b/b.plan.hcl": {}, "c/c.plan.hcl": {}, "c/.plan.hcl": {}}, "b"}
	found, err := PlanFiles(disk, ".")
	if err == nil || !strings.Contains(err.Error(), "open b") || !slices.Equal(found, []string{"a/a.plan.hcl", "c/c.plan.hcl"}) {
		t.Errorf("%v; %v", found, err)
	}
}
