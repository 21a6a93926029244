package git

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// Answers are what git said that it tracks, by the tops of repositories, for a program
// that lives on: git is asked once for each, and again when its index has changed. Any
// goroutine may use them.
type Answers struct {
	ctx  context.Context // ends what is asked
	mu   sync.Mutex
	tops map[string]*answer // entries are replaced, never changed
}

// answer is what git tracked when its index looked so.
type answer struct {
	index   look
	tracked Tracked
}

// look tells one version of an index from the next.
type look struct {
	size  int64
	mtime time.Time
}

// NewAnswers has asked nothing yet. ctx ends what git is asked.
func NewAnswers(ctx context.Context) *Answers {
	return &Answers{ctx: ctx, tops: map[string]*answer{}}
}

// Disk is the folder of a repository as Disk has it. Git is asked where it has not been.
func (a *Answers) Disk(top string) *Folder {
	return newFolder(top, func() Tracked {
		a.mu.Lock()
		defer a.mu.Unlock()
		if a.tops[top] == nil {
			a.tops[top] = a.ask(top)
		}
		return a.tops[top].tracked
	})
}

// Renew asks git again where it was asked and its index has changed since, and reports
// whether it tracks other plans now.
func (a *Answers) Renew(top string) bool {
	a.mu.Lock()
	before := a.tops[top]
	a.mu.Unlock()
	if before == nil || before.index == indexOf(top) {
		return false
	}
	now := a.ask(top)
	a.mu.Lock()
	defer a.mu.Unlock()
	a.tops[top] = now
	return !maps.Equal(before.tracked, now.tracked)
}

// ask looks at the index first, so that a change meanwhile is seen the next time.
func (a *Answers) ask(top string) *answer {
	looks := indexOf(top)
	return &answer{looks, TrackedIn(a.ctx, top)}
}

// indexOf is how the index of a repository looks; the zero look where there is none.
func indexOf(top string) look {
	info, err := os.Stat(indexFile(top))
	if err != nil {
		return look{}
	}
	return look{info.Size(), info.ModTime()}
}

// indexFile is where the file lies in which git keeps what it tracks in a folder that is
// the top of a repository; "" where that cannot be told.
func indexFile(top string) string {
	at := filepath.Join(top, ".git")
	info, err := os.Stat(at)
	if err == nil && info.IsDir() {
		return filepath.Join(at, "index")
	}
	leads := pointer(at)
	switch {
	case leads == "":
		return ""
	case filepath.IsAbs(leads):
		return filepath.Join(leads, "index")
	}
	return filepath.Join(top, leads, "index")
}
