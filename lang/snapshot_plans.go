package lang

import (
	"context"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/plan-as-code/plan/lang/discovery"
	"github.com/plan-as-code/plan/lang/syntax"
)

// place is where a plan lies in a snapshot, and all that it depends on. It never changes,
// and later snapshots share it while all of that is the same.
type place struct {
	folder string
	parent *place // nil for the workspace's own
	files  []*syntax.File
	lock   *LockFile
	book   Rulebook
	holes  bool // of the snapshot
	share  int  // of the workspace's steps

	building sync.Mutex // held while the plan is built
	built    atomic.Pointer[Plan]
}

// newPlace is for a plan of this snapshot, which has so many.
func (s *Snapshot) newPlace(plans int, folder string, parent *place, files []*syntax.File) *place {
	at := &place{folder: folder, parent: parent, files: files, lock: s.Locks[path.Join(folder, discovery.LockFile)]}
	at.book, at.holes, at.share = s.book, s.holes, shareOf(plans)
	return at
}

// plan is the plan, which whoever asks first builds.
func (at *place) plan() *Plan { return at.planContext(context.Background()) }

// planContext is the plan; nil where it is not built yet when ctx ends.
func (at *place) planContext(ctx context.Context) *Plan {
	if p := at.built.Load(); p != nil {
		return p
	}
	p := &Plan{Folder: at.folder, Files: at.files, Lock: at.lock, book: at.book, unclear: at.holes, share: at.share}
	if at.parent != nil {
		if p.Parent = at.parent.planContext(ctx); p.Parent == nil {
			return nil
		}
	}
	at.building.Lock()
	defer at.building.Unlock()
	if at.built.Load() == nil && p.build(ctx) == nil {
		at.built.Store(p)
	}
	return at.built.Load()
}

// depth is how many plans lie above.
func (at *place) depth() int {
	n := 0
	for at = at.parent; at != nil; at = at.parent {
		n++
	}
	return n
}

// placeOf is where the plan of a file lies; nil for a file that the snapshot does not have.
func (s *Snapshot) placeOf(file string) *place {
	for _, at := range s.places {
		if _, ok := at.find(file); ok {
			return at
		}
	}
	return nil
}

// Below is how many plans lie below that of a file: with another text of it, all of them are
// built again. No plan is built to tell.
func (s *Snapshot) Below(file string) (n int) {
	top := s.placeOf(file)
	for _, at := range s.places {
		for at != nil && at != top {
			at = at.parent
		}
		if at != nil {
			n++
		}
	}
	return max(n-1, 0)
}

// find is which of the files has that path; false where none has.
func (at *place) find(file string) (int, bool) {
	return slices.BinarySearchFunc(at.files, file, func(f *syntax.File, name string) int { return strings.Compare(f.Path, name) })
}

// renew takes over the places of an earlier snapshot, but for those of plans that hold an
// edited file and of those below them, where the edits leave it at that: no file came or
// went, and no campaign.
func (s *Snapshot) renew(old *Snapshot, edits map[string][]byte) bool {
	edited := map[*place][]*syntax.File{}
	for name := range edits {
		was, is := old.Files[name], s.Files[name]
		if was == nil || is == nil || was.Declares("campaign") != is.Declares("campaign") {
			return false // a lock is among none of them
		}
		at := old.placeOf(name)
		if edited[at] == nil {
			edited[at] = slices.Clone(at.files)
		}
		i, _ := at.find(name)
		edited[at][i] = is
	}
	s.places = slices.Clone(old.places)
	renewed := map[*place]*place{}
	for i, at := range old.places { // each after the one above it
		parent, stale := renewed[at.parent]
		if !stale {
			parent = at.parent
		}
		if files := edited[at]; files != nil || stale {
			if files == nil {
				files = at.files
			}
			s.places[i] = s.newPlace(len(old.places), at.folder, parent, files)
			renewed[at] = s.places[i]
		}
	}
	s.plans = sync.OnceValue(s.all)
	return true
}

// arrange arranges the files into plans; the places of old that are the same are kept.
func (s *Snapshot) arrange(old []*place) {
	campaigns := map[string]bool{".": true}
	for _, f := range s.List {
		if f.Declares("campaign") {
			campaigns[path.Dir(f.Path)] = true
		}
	}
	files := map[string][]*syntax.File{}
	for _, f := range s.List {
		folder := owner(campaigns, path.Dir(f.Path))
		files[folder] = append(files[folder], f)
	}
	before := map[string]*place{}
	for _, at := range old {
		before[at.folder] = at
	}
	s.places = nil
	places := map[string]*place{}
	for _, folder := range slices.SortedFunc(maps.Keys(campaigns), compareFolders) { // each after the one above it
		var parent *place
		if folder != "." {
			parent = places[owner(campaigns, path.Dir(folder))]
		}
		at := s.newPlace(len(campaigns), folder, parent, files[folder])
		if was := before[folder]; was != nil && was.parent == parent && slices.Equal(was.files, at.files) && was.lock == at.lock && was.share == at.share {
			at = was
		}
		places[folder], s.places = at, append(s.places, at)
	}
	s.plans = sync.OnceValue(s.all)
}

// build builds the plans that are not built yet, several at once, those above others
// before these; none more once ctx has ended.
func (s *Snapshot) build(ctx context.Context) {
	var levels [][]*place
	for _, at := range s.places {
		for len(levels) <= at.depth() {
			levels = append(levels, nil)
		}
		levels[at.depth()] = append(levels[at.depth()], at)
	}
	for _, level := range levels {
		Parallel(ctx, len(level), func(i int) { level[i].planContext(ctx) })
	}
}

// all are the plans of all places.
func (s *Snapshot) all() []*Plan {
	s.build(context.Background())
	plans := make([]*Plan, len(s.places))
	for i, at := range s.places {
		plans[i] = at.plan()
	}
	return plans
}

// owner is the nearest folder upwards that is a plan of its own.
func owner(campaigns map[string]bool, folder string) string {
	for !campaigns[folder] {
		folder = path.Dir(folder)
	}
	return folder
}

func compareFolders(a, b string) int {
	if a == "." || b == "." {
		return strings.Compare(strings.TrimPrefix(a, "."), strings.TrimPrefix(b, "."))
	}
	return strings.Compare(a, b)
}

// Keep is what another package works out of a plan, once: by whoever asks first,
// however many ask at the same time. It lives with the plan, so it must depend on
// nothing but the plan and those above it: with a new plan, as With makes it, nothing
// is kept yet. key is of a type of its own, asked for with one T; work does not ask for
// it again.
func Keep[T any](p *Plan, key any, work func(*Plan) T) T {
	kept, ok := p.kept.Load(key)
	if !ok {
		kept, _ = p.kept.LoadOrStore(key, sync.OnceValue(func() T { return work(p) }))
	}
	return kept.(func() T)()
}
