package lang

import (
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
	List  []*syntax.File          // the files in reading order
	book  Rulebook
	holes bool // a file could not be read

	places []*place       // of the plans, in reading order
	plans  func() []*Plan // of all places
}

// Plans are in reading order, each after the one above it; the first is the workspace's
// own. Whoever asks first builds them, but for those that an earlier snapshot shares and
// has built. Goroutines may ask at once.
func (s *Snapshot) Plans() []*Plan { return s.plans() }

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
// that of ctx. The plans are built.
func LoadContext(ctx context.Context, fsys fs.FS, root string, book Rulebook) (*Snapshot, error) {
	s, err := Read(ctx, fsys, root, book)
	if s.build(ctx); ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	return s, err
}

// Read is Load without building the plans. Of what is read, some is missing once ctx has
// ended.
func Read(ctx context.Context, fsys fs.FS, root string, book Rulebook) (*Snapshot, error) {
	paths, err := discovery.PlanFiles(fsys, root)
	errs := []error{err}
	sources := make([][]byte, len(paths))
	files, locks := make([]*syntax.File, len(paths)), make([]*LockFile, len(paths))
	failures := make([]error, len(paths))
	Parallel(ctx, len(paths), func(i int) {
		switch sources[i], failures[i] = readPlan(fsys, path.Join(root, paths[i])); {
		case failures[i] != nil:
		case discovery.IsLockFile(paths[i]):
			locks[i] = &LockFile{paths[i], sources[i]}
		default:
			files[i] = syntax.ParseContext(ctx, paths[i], sources[i], Vocabulary)
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
	s.holes = err != nil
	s.list(nil, nil)
	s.arrange(nil)
	return s, err
}

// Empty is a workspace without files, for With to fill.
func Empty(book Rulebook) *Snapshot {
	s := &Snapshot{Files: map[string]*syntax.File{}, Locks: map[string]*LockFile{}, book: book}
	s.arrange(nil)
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
	return s.with(context.Background(), edits)
}

// WithRead is With where read reads the text of a file, with Vocabulary, or has read it.
func (s *Snapshot) WithRead(edits map[string][]byte, read func(name string, src []byte) *syntax.File) *Snapshot {
	return s.replaced(context.Background(), edits, read)
}

// WithContext is With up to the end of ctx, and its plans are built then: else there is
// no snapshot, and the error is that of ctx.
func (s *Snapshot) WithContext(ctx context.Context, edits map[string][]byte) (*Snapshot, error) {
	next := s.with(ctx, edits)
	if err := next.Build(ctx); err != nil {
		return nil, err
	}
	return next, nil
}

// Build builds the plans, up to the end of ctx: then the error is that of ctx, and the
// snapshot is of no use.
func (s *Snapshot) Build(ctx context.Context) error {
	if s.build(ctx); ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return nil
}

// with is the snapshot after edits; after some of them, once ctx has ended.
func (s *Snapshot) with(ctx context.Context, edits map[string][]byte) *Snapshot {
	return s.replaced(ctx, edits, func(name string, src []byte) *syntax.File {
		return syntax.ParseContext(ctx, name, src, Vocabulary)
	})
}

// replaced is with, where read reads a file.
func (s *Snapshot) replaced(ctx context.Context, edits map[string][]byte, read func(name string, src []byte) *syntax.File) *Snapshot {
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
		next.Files[name] = read(name, src)
	}
	next.list(s, edits)
	if !next.renew(s, edits) {
		next.arrange(s.places)
	}
	return next
}

// list puts the files into reading order, after the edits that part them from those of
// old, which may be nil.
func (s *Snapshot) list(old *Snapshot, edits map[string][]byte) {
	if old != nil {
		s.List = slices.Clone(old.List)
		inPlace := true
		for name := range edits {
			i, known := slices.BinarySearchFunc(s.List, name, func(f *syntax.File, name string) int { return strings.Compare(f.Path, name) })
			if inPlace = inPlace && known == (s.Files[name] != nil); inPlace && known {
				s.List[i] = s.Files[name]
			}
		}
		if inPlace {
			return
		}
	}
	s.List = slices.SortedFunc(maps.Values(s.Files), func(a, b *syntax.File) int { return strings.Compare(a.Path, b.Path) })
}

// Element finds an element by its address, in the first plan that has it; nil
// where none does.
func (s *Snapshot) Element(addr string) Element {
	kind, elementName, _ := strings.Cut(addr, ".")
	for _, p := range s.Plans() {
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
// have. It builds that plan alone, and those above it.
func (s *Snapshot) PlanOf(file string) *Plan {
	if p := s.placeOf(file); p != nil {
		return p.plan()
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
	for _, below := range s.Plans() {
		if below.Own(key) != nil && below.Within(p) && (below == p || !key.Kind.Local) {
			return true
		}
	}
	return false
}
