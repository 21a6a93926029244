package lang

import (
	"cmp"
	"context"
	"errors"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang/discovery"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Rulebook is what the language must know of the rules, by their ids. It must not be
// changed once a snapshot has it.
type Rulebook map[string]RuleInfo

// RuleInfo is what the language must know of one rule.
type RuleInfo struct {
	Settings any    // pointer to a struct of Values with plan tags, holding the defaults; nil: none
	Title    string // of its page; empty where it has none
	Language bool   // it can be neither waived nor configured
}

// Snapshot is all plans of one workspace at one moment. It never changes, and whoever
// has it changes nothing in it.
type Snapshot struct {
	Files map[string]*syntax.File // by path relative to the workspace's root
	Locks map[string]*LockFile    // agreements, by path
	Plans []*Plan                 // in reading order, each after the one above it; the first is the workspace's own
	List  []*syntax.File          // the files in reading order
	book  Rulebook
	holes bool // a file could not be read
}

// LockFile is a file that holds a sealed agreement, as it lies there: what it says,
// package agreement reads.
type LockFile struct {
	Path string // relative to the workspace's root
	Src  []byte // never written to
}

// Bytes are those of the file; nil where there is none.
func (l *LockFile) Bytes() []byte {
	if l == nil {
		return nil
	}
	return l.Src
}

// Load reads the workspace whose top folder is root within fsys. Folders that
// hold a workspace of their own, and what .gitignore files between the top of
// fsys and the plans exclude, are left out. The error names files and folders that
// could not be read; the snapshot is never nil and holds all others. Anything about the
// plans themselves is a Diagnostic.
func Load(fsys fs.FS, root string, book Rulebook) (*Snapshot, error) {
	return LoadContext(context.Background(), fsys, root, book)
}

// LoadContext is Load up to the end of ctx: then there is no snapshot, and the error is
// that of ctx.
func LoadContext(ctx context.Context, fsys fs.FS, root string, book Rulebook) (*Snapshot, error) {
	paths, err := discovery.PlanFiles(fsys, root)
	errs := []error{err}
	sources := make([][]byte, len(paths))
	files, locks := make([]*syntax.File, len(paths)), make([]*LockFile, len(paths))
	failures := make([]error, len(paths))
	Parallel(len(paths), func(i int) {
		if ctx.Err() != nil {
			return
		}
		switch sources[i], failures[i] = readPlan(fsys, path.Join(root, paths[i])); {
		case failures[i] != nil:
		case discovery.IsLockFile(paths[i]):
			locks[i] = &LockFile{paths[i], sources[i]}
		default:
			files[i] = syntax.Parse(paths[i], sources[i], Vocabulary)
		}
	})
	s := Empty(book)
	for i := range paths {
		switch {
		case files[i] != nil:
			s.Files[paths[i]] = files[i]
		case locks[i] != nil:
			s.Locks[paths[i]] = locks[i]
		}
	}
	err = errors.Join(append(errs, failures...)...)
	s.holes, s.Plans = err != nil, nil
	if s.build(ctx, nil); ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	return s, err
}

// Empty is a workspace without files, for With to fill.
func Empty(book Rulebook) *Snapshot {
	s := &Snapshot{Files: map[string]*syntax.File{}, Locks: map[string]*LockFile{}, book: book}
	s.build(context.Background(), nil)
	return s
}

// readPlan reads a file, but of one that is too large only enough to see that.
func readPlan(fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if info.Size() > syntax.MaxSize {
		return make([]byte, syntax.MaxSize+1), nil
	}
	src := make([]byte, 0, info.Size()+1) // the end is seen where there is room for a byte more
	for len(src) <= syntax.MaxSize {
		n, err := f.Read(src[len(src):cap(src)])
		src = src[:len(src)+n]
		if err != nil {
			if err == io.EOF {
				err = nil
			}
			return src, err
		}
		if len(src) == cap(src) {
			src = slices.Grow(src, 1) // it has grown meanwhile
		}
	}
	return src, nil
}

// With is the snapshot after edits: the new bytes by path, which nobody may write to
// afterwards; nil for a file that is gone. Files and plans that the edits do not touch
// are shared. A path that fs.ValidPath refuses is passed over.
func (s *Snapshot) With(edits map[string][]byte) *Snapshot {
	next, _ := s.WithContext(context.Background(), edits)
	return next
}

// WithContext is With up to the end of ctx: then there is no snapshot, and the error is
// that of ctx.
func (s *Snapshot) WithContext(ctx context.Context, edits map[string][]byte) (*Snapshot, error) {
	next := &Snapshot{Files: maps.Clone(s.Files), Locks: maps.Clone(s.Locks), book: s.book, holes: s.holes}
	for name, src := range edits {
		if ctx.Err() != nil {
			break
		}
		if src == nil {
			delete(next.Locks, name)
			delete(next.Files, name)
			continue
		}
		if !fs.ValidPath(name) {
			continue
		}
		if discovery.IsLockFile(name) {
			next.Locks[name] = &LockFile{name, src}
			continue
		}
		next.Files[name] = syntax.Parse(name, src, Vocabulary)
	}
	if ctx.Err() == nil && !next.renew(ctx, s, edits) {
		next.build(ctx, s.Plans)
	}
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	return next, nil
}

// renew builds the plans again that hold an edited file, and those below them,
// where the edits leave it at that: no file came or went, and no campaign. Once ctx has
// ended, they are not complete, as in build.
func (s *Snapshot) renew(ctx context.Context, old *Snapshot, edits map[string][]byte) bool {
	for name := range edits {
		if discovery.IsLockFile(name) {
			return false
		}
		was, is := old.Files[name], s.Files[name]
		if was == nil || is == nil || was.Declares("campaign") != is.Declares("campaign") {
			return false
		}
	}
	edited := map[*Plan][]*syntax.File{}
	for name := range edits {
		p := old.PlanOf(name)
		if edited[p] == nil {
			edited[p] = slices.Clone(p.Files)
		}
		edited[p][slices.Index(edited[p], old.Files[name])] = s.Files[name]
	}
	s.Plans, s.List = slices.Clone(old.Plans), slices.Clone(old.List)
	for name := range edits {
		i, _ := slices.BinarySearchFunc(s.List, name, func(f *syntax.File, name string) int { return strings.Compare(f.Path, name) })
		s.List[i] = s.Files[name]
	}
	renewed := map[*Plan]*Plan{} // nil while it is to be built
	var levels [][]int           // the places of these plans, by how deep they lie
	for i, p := range s.Plans {
		if _, stale := renewed[p.Parent]; !stale && edited[p] == nil {
			continue
		}
		renewed[p] = nil
		for len(levels) <= p.depth() {
			levels = append(levels, nil)
		}
		levels[p.depth()] = append(levels[p.depth()], i)
	}
	for _, level := range levels {
		Parallel(len(level), func(n int) {
			p := old.Plans[level[n]]
			parent, files := cmp.Or(renewed[p.Parent], p.Parent), p.Files
			if edited[p] != nil {
				files = edited[p]
			}
			s.Plans[level[n]] = s.buildPlan(ctx, p.Folder, parent, files)
		})
		for _, i := range level {
			renewed[old.Plans[i]] = s.Plans[i]
		}
	}
	return true
}

// build arranges the files into plans; those of old that still hold are kept.
func (s *Snapshot) build(ctx context.Context, old []*Plan) {
	s.List = slices.SortedFunc(maps.Values(s.Files), func(a, b *syntax.File) int { return strings.Compare(a.Path, b.Path) })
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
	before := map[string]*Plan{}
	for _, p := range old {
		before[p.Folder] = p
	}
	plans := map[string]*Plan{}
	for _, level := range levels(campaigns) {
		built := make([]*Plan, len(level))
		Parallel(len(level), func(i int) {
			folder := level[i]
			var parent *Plan
			if folder != "." {
				parent = plans[owner(campaigns, path.Dir(folder))]
			}
			if p := before[folder]; p != nil && p.Parent == parent && slices.Equal(p.Files, files[folder]) && p.Lock == s.lock(folder) {
				built[i] = p
				return
			}
			built[i] = s.buildPlan(ctx, folder, parent, files[folder])
		})
		for i, folder := range level {
			plans[folder] = built[i]
		}
	}
	for _, folder := range slices.SortedFunc(maps.Keys(plans), compareFolders) {
		s.Plans = append(s.Plans, plans[folder])
	}
}

func (s *Snapshot) buildPlan(ctx context.Context, folder string, parent *Plan, files []*syntax.File) *Plan {
	p := &Plan{Folder: folder, Parent: parent, Files: files, Lock: s.lock(folder), book: s.book, unclear: s.holes}
	if ctx.Err() == nil {
		p.build()
	}
	return p
}

func (s *Snapshot) lock(folder string) *LockFile {
	return s.Locks[path.Join(folder, discovery.LockFile)]
}

// owner is the nearest folder upwards that is a plan of its own.
func owner(campaigns map[string]bool, folder string) string {
	for !campaigns[folder] {
		folder = path.Dir(folder)
	}
	return folder
}

// levels groups the plans' folders by how deep they lie, the top first: a plan is
// built when those above it are.
func levels(campaigns map[string]bool) [][]string {
	var byDepth [][]string
	for _, folder := range slices.SortedFunc(maps.Keys(campaigns), compareFolders) {
		depth := 0
		if folder != "." {
			depth = strings.Count(folder, "/") + 1
		}
		for len(byDepth) <= depth {
			byDepth = append(byDepth, nil)
		}
		byDepth[depth] = append(byDepth[depth], folder)
	}
	return byDepth
}

func compareFolders(a, b string) int {
	if a == "." || b == "." {
		return strings.Compare(strings.TrimPrefix(a, "."), strings.TrimPrefix(b, "."))
	}
	return strings.Compare(a, b)
}

// Element finds an element by its address, in the first plan that has it; nil
// where none does.
func (s *Snapshot) Element(addr string) Element {
	kind, elementName, _ := strings.Cut(addr, ".")
	for _, p := range s.Plans {
		if e := p.names[Key{kindByName[kind], elementName}]; e != nil {
			return e
		}
	}
	return nil
}

// ElementsIn lists the elements that a file declares, in reading order.
func (s *Snapshot) ElementsIn(file string) []Element {
	var list []Element
	if p := s.PlanOf(file); p != nil {
		for _, e := range p.All {
			if e.File().Path == file {
				list = append(list, e)
			}
		}
	}
	return list
}

// PlanOf is the plan that a file belongs to; nil for a file that the snapshot does not
// have.
func (s *Snapshot) PlanOf(file string) *Plan {
	for _, p := range s.Plans {
		for _, f := range p.Files {
			if f.Path == file {
				return p
			}
		}
	}
	return nil
}

// Book is what the language knows of the rules, as the snapshot was loaded with it; it
// is shared and must not be changed.
func (s *Snapshot) Book() Rulebook { return s.book }

// Holes reports that a file or folder of the workspace could not be read, which may
// hold anything.
func (s *Snapshot) Holes() bool { return s.holes }

// Taken reports whether a plan, or one below it, has an element of that name
// already, so that a new one would clash with it. Plans above it are not looked at.
func (s *Snapshot) Taken(p *Plan, key Key) bool {
	for _, below := range s.Plans {
		if below.Own(key) != nil && below.Within(p) && (below == p || !key.Kind.Local) {
			return true
		}
	}
	return false
}
