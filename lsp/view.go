package lsp

import (
	"bytes"
	"context"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/lang"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// view is one workspace at one moment, as one client sees it. The session makes it;
// once its state is the latest it never changes. What is found in it is found out once,
// in the goroutine that asks first, and others that ask wait for that.
type view struct {
	key      string // the workspace's folder
	place    place
	alone    bool // a single document that lies in no workspace
	opened   bool // reached by a folder that the client opened
	whole    bool // all of it lies in such a folder
	snapshot *lang.Snapshot
	docs     map[string]*document // open ones, by name
	folders  []string             // that the client opened
	client   *client
	opts     checks.Options

	age     int                         // grows from state to state
	result  *promise[*checks.Result]    // shared by views that differ in nothing that is judged
	found   *promise[[]*checks.Finding] // what is shown of it, which may be known before it; shared likewise
	soFar   *promise[shownFindings]     // what is shown until that is known; none where nobody need wait for it; shared likewise
	reports *promise[*reports]
	mended  *promise[mended]
	last    *last     // shared by all views of the workspace
	open    *sync.Map // *fileReport by name, of open plans; any goroutine adds
	texts   *sync.Map // *text by name; any goroutine adds
	marks   *sync.Map // *checks.Places, by where the list of the findings begins; any goroutine adds
}

// mended is a workspace after all changes that need no decision.
type mended struct {
	snapshot *lang.Snapshot
	changes  int
}

// last is what was found out last in a workspace, for those who come after to
// take over what still holds. Whoever finds something out stores it, so that it need
// not be of the view just before: then less of it holds.
type last struct {
	result  newest[checks.Result]
	former  newest[checks.Result] // of the youngest view that says something else than that of result
	reports newest[reports]
	tokens  sync.Map // *protocol.SemanticTokens of open documents, by name; requests store them, the session forgets them
}

// newest is the one of several things that is of the youngest view. Any goroutine may
// store and load.
type newest[T any] struct {
	mu    sync.Mutex
	value *T
	age   int
}

// store keeps a value unless that of a younger view is there.
func (n *newest[T]) store(age int, value *T) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.value == nil || age >= n.age {
		n.value, n.age = value, age
	}
}

// drop keeps nothing any more.
func (n *newest[T]) drop() {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.value = nil
}

// load is nil where nothing was stored.
func (n *newest[T]) load() *T {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.value
}

// renew is the view after a change: of its documents, of the snapshot, of the
// settings; and it takes the old one's place in the state. What was found out before
// and still holds is kept. The session calls it; it judges nothing yet.
func (st *state) renew(old view) *view {
	v := old
	before := old.opts
	v.age, v.client, v.folders, v.opts = st.age, st.client, st.folders, st.settings.options()
	v.whole = slices.ContainsFunc(st.folders, func(folder string) bool { _, ok := within(folder, v.key); return ok })
	v.docs, v.open, v.texts, v.marks = st.openIn(v.key), &sync.Map{}, &sync.Map{}, &sync.Map{}
	if v.last == nil {
		v.last = &last{}
	}
	v.last.forget(v.docs)
	if v.result == nil || before.AsOf != v.opts.AsOf || before.Profile != v.opts.Profile {
		v.judge()
	}
	v.reports = newPromise(v.report)
	v.mended = newPromise(v.applyFixes)
	st.views[v.key] = &v
	return &v
}

// applyFixes is what mended finds out: the snapshot after all changes that need no
// decision, in files whose findings are for the client, and how many were made.
func (v *view) applyFixes(ctx context.Context) (mended, error) {
	result, err := v.result.get(ctx)
	if err != nil {
		return mended{}, err
	}
	s, n, err := result.ApplyFixes(ctx, v.snapshot, func(f *checks.Finding) bool { return v.shows(f.Range.Filename) })
	return mended{s, n}, err
}

// judge lets the rules run, when they are asked for. They start from the result that
// was stored last, whichever view's it is.
func (v *view) judge() {
	snapshot, opts, last, age := v.snapshot, v.opts, v.last, v.age
	v.result = newPromise(func(ctx context.Context) (*checks.Result, error) {
		result, err := checks.RunAfter(ctx, last.result.load(), snapshot, book.Rules, opts)
		if err == nil {
			last.judged(age, result)
		}
		return result, err
	})
	known := newPromise(func(context.Context) (shownFindings, error) {
		for _, before := range []*checks.Result{last.result.load(), last.former.load()} {
			if before != nil {
				if findings, ok := before.FoundIn(snapshot, opts); ok {
					return shownFindings{findings, true}, nil
				}
			}
		}
		return shownFindings{}, nil
	})
	result := v.result
	v.found = newPromise(func(ctx context.Context) ([]*checks.Finding, error) {
		if is, err := known.get(ctx); is.some || err != nil {
			return is.findings, err
		}
		is, err := result.get(ctx)
		if err != nil {
			return nil, err
		}
		return is.Findings, nil
	})
	v.soFar = newPromise(func(ctx context.Context) (shownFindings, error) {
		is, err := known.get(ctx)
		if before := last.result.load(); before != nil && !is.some && err == nil {
			is.findings, is.some = before.FoundSoFar(snapshot, opts, manyBelow)
			return is, nil
		}
		return shownFindings{}, err
	})
}

// shownFindings are findings to be shown, where there are some that can be.
type shownFindings struct {
	findings []*checks.Finding
	some     bool
}

// manyBelow is from how many campaigns below it on an edit is shown before these are
// judged: of fewer, nobody notices that they are judged first.
const manyBelow = 16

// judged stores a result of a view. Where somebody types who breaks what he writes and
// mends it, the one before that says something else holds again with the next key.
func (l *last) judged(age int, result *checks.Result) {
	if was := l.result.load(); was != nil && !result.SaysAs(was) {
		l.former.store(age, was)
	}
	l.result.store(age, result)
}

// update puts other bytes into files of a view; nil takes a file away. It uses the map
// up.
func (e *event) update(old *view, edits map[string][]byte) {
	v := *old
	maps.DeleteFunc(edits, func(name string, src []byte) bool {
		f := v.snapshot.Files[name]
		return f == nil && src == nil || f != nil && src != nil && bytes.Equal(f.Src, src)
	})
	if len(edits) > 0 {
		v.snapshot, v.result = v.snapshot.WithRead(edits, e.text), nil
	}
	e.renew(v)
}

// text is a plan file or an agreement as the client counts in it; nil where the snapshot
// has no such file.
func (v *view) text(name string) *text {
	if t, ok := v.texts.Load(name); ok {
		return t.(*text)
	}
	src := v.snapshot.Locks[name].Bytes()
	if f := v.snapshot.Files[name]; f != nil {
		src = f.Src
	} else if src == nil {
		return nil
	}
	t := newText(src, v.client.units, v.docs[name] != nil)
	v.texts.Store(name, t)
	return t
}

// uri names a file as the client does.
func (v *view) uri(name string) uri.URI {
	if d := v.docs[name]; d != nil {
		return d.uri
	}
	return fileURI(v.path(name))
}

// path is where a file lies on disk.
func (v *view) path(name string) string { return strings.TrimSuffix(v.key, "/") + "/" + name }

// folder is where a plan lies on disk.
func (v *view) folder(p *lang.Plan) string {
	if p.Folder == "." {
		return v.key
	}
	return v.path(p.Folder)
}

// version is that of the document, null where the file is not open.
func (v *view) version(name string) *int32 {
	if d := v.docs[name]; d != nil {
		return &d.version
	}
	return nil
}

// shows reports whether the findings of a file are for the client: where it
// opened folders of the workspace, those of files that lie in them or are open.
func (v *view) shows(name string) bool {
	if v.whole || !v.opened || v.docs[name] != nil {
		return true
	}
	return slices.ContainsFunc(v.folders, func(folder string) bool {
		_, ok := within(folder, v.path(name))
		return ok
	})
}

// lineRange is a range by the lines and columns of a file that is no plan, which count
// from 1 and become the protocol's, from 0.
func lineRange(line, column, endLine, endColumn int) protocol.Range {
	place := func(line, column int) protocol.Position {
		return protocol.Position{Line: uint32(max(line-1, 0)), Character: uint32(max(column-1, 0))}
	}
	return protocol.Range{Start: place(line, column), End: place(endLine, endColumn)}
}
