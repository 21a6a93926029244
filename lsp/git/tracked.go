package git

import (
	"context"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// Tracked are the plan files and agreements that git tracks below a folder, and the
// folders around them, by their paths there; nil where no git answers. It never changes.
type Tracked map[string]bool

// plans are the files that matter, as git spells it.
var plans = []string{":(glob)**/*.plan.hcl", ":(glob)**/plan.lock.hcl"}

// shortly is how long git may take to say what it tracks: without an answer, plans are
// read as where there is no git.
const shortly = 5 * time.Second

// TrackedIn asks git what it tracks below a folder, in its submodules too. Where that lies in no repository, git
// is not asked.
func TrackedIn(ctx context.Context, dir string) Tracked {
	if Top(dir) == "" {
		return nil
	}
	ctx, done := context.WithTimeout(ctx, shortly)
	defer done()
	out, err := (&Git{Dir: dir, Ctx: ctx}).Run(append([]string{"ls-files", "-z", "--cached", "--recurse-submodules", "--"}, plans...)...)
	if err != nil {
		return nil
	}
	t := Tracked{".": true}
	for name := range strings.SplitSeq(strings.TrimSuffix(out, "\x00"), "\x00") {
		for ; name != "" && !t[name]; name = path.Dir(name) {
			t[name] = true
		}
	}
	return t
}

// Top is the nearest folder on disk, from an absolute one upwards, that is called the top
// of a repository; "" where none is. It looks at the disk and asks no git.
func Top(dir string) string {
	for {
		if _, err := os.Lstat(filepath.Join(dir, ".git")); err == nil {
			return dir
		}
		above := filepath.Dir(dir)
		if above == dir {
			return ""
		}
		dir = above
	}
}

// pointer is where a file leads that a worktree or a submodule has in the place of a
// repository; "" where it leads nowhere.
func pointer(file string) string {
	info, err := os.Stat(file)
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxPointer {
		return ""
	}
	text, err := os.ReadFile(file)
	leads, ok := strings.CutPrefix(strings.TrimSpace(string(text)), "gitdir: ")
	if err != nil || !ok {
		return ""
	}
	return leads
}

// maxPointer is how large such a file is, at most.
const maxPointer = 4 << 10

// Folder is a folder on disk as a file system that knows what git tracks there: a
// discovery.Tracker.
type Folder struct {
	fs.FS
	tracked func() Tracked
}

// Disk is a folder on disk. Git is asked once, when somebody first wants to know what it
// tracks.
func Disk(dir string) *Folder {
	abs, err := filepath.Abs(dir)
	if err != nil {
		abs = dir
	}
	return newFolder(dir, sync.OnceValue(func() Tracked { return TrackedIn(context.Background(), abs) }))
}

func newFolder(dir string, tracked func() Tracked) *Folder { return &Folder{os.DirFS(dir), tracked} }

// Tracks reports whether git tracks a file, or one below a folder; not known where no git
// answers.
func (d *Folder) Tracks(name string) (tracked, known bool) {
	t := d.tracked()
	return t[name], t != nil
}

// ReadDir lists a folder.
func (d *Folder) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(d.FS, name) }

// Stat looks at what a path leads to.
func (d *Folder) Stat(name string) (fs.FileInfo, error) { return fs.Stat(d.FS, name) }

// Lstat looks at a path itself, which may be a link.
func (d *Folder) Lstat(name string) (fs.FileInfo, error) { return fs.Lstat(d.FS, name) }

// ReadLink is what a link says.
func (d *Folder) ReadLink(name string) (string, error) { return fs.ReadLink(d.FS, name) }

// ReadFile reads a file.
func (d *Folder) ReadFile(name string) ([]byte, error) { return fs.ReadFile(d.FS, name) }
