package lsp

import (
	"bytes"
	"context"
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/discovery"
	"github.com/plan-as-code/plan/lang/syntax"
	"go.lsp.dev/protocol"
)

// didOpen takes a document's text from the client, before what is on disk. A
// document that is opened again counts as new.
func didOpen(e *event, p *protocol.DidOpenTextDocumentParams) {
	item := p.TextDocument
	written := spelling(e.params, item.URI)
	if u, err := url.Parse(string(written)); err != nil || u.Scheme == "" {
		e.log("%q is no URI, so the document was left out", written)
		return
	}
	d := &document{uri: written, key: key(item.URI), path: filePath(item.URI), version: item.Version, text: []byte(item.Text), edited: e.received}
	if before := e.docs[d.key]; before != nil {
		e.close(before)
	}
	e.docs[d.key] = d
	e.settle(d, item.LanguageID)
	e.guard(func() { e.takeIn(d) })
}

// guard does what could fail on the text of a document. The text itself stays:
// the next edit is of this one.
func (e *event) guard(do func()) {
	_, _ = guarded(e.server, "reading a document", func() (any, error) { do(); return nil, nil })
}

// takeIn puts a document that was opened into its view.
func (e *event) takeIn(d *document) {
	v := e.views[d.home]
	switch {
	case d.home == "" || e.outdated:
	case d.home == d.key:
		e.retell(&view{key: d.key, alone: true, snapshot: lang.Empty(book.Vocabulary)}, d)
	case v == nil && (d.isWorkspace() || e.around(d.path) != nil):
		e.refresh()
	case v == nil:
		e.load(d.home, nil)
	default:
		e.retell(v, d)
	}
}

// retell gives a view the newest text of one of its documents.
func (e *event) retell(v *view, d *document) {
	if d.isLock() {
		e.reload(v)
		return
	}
	e.update(v, map[string][]byte{d.name: d.text})
}

// didChange edits the text. Changes count in the order in which they arrive,
// whatever their version says: the protocol keeps that order, and leaving one
// out would part the server's text from the client's for good.
func didChange(e *event, p *protocol.DidChangeTextDocumentParams) {
	d := e.docs[key(p.TextDocument.URI)]
	if d == nil {
		e.log("a change of %s, which is not open, was left out", p.TextDocument.URI)
		return
	}
	if p.TextDocument.Version <= d.version {
		e.log("version %d of %s follows version %d", p.TextDocument.Version, d.uri, d.version)
	}
	changed := *d
	changed.version, changed.edited = max(p.TextDocument.Version, d.version), e.received
	for _, c := range p.ContentChanges {
		changed.text = e.apply(changed.text, c)
	}
	e.docs[d.key] = &changed
	e.guard(func() {
		v := e.views[d.home]
		if v == nil || e.outdated { // taking it in has failed before, or is to come
			e.takeIn(&changed)
			return
		}
		changed.debounce = d.debounceAfter(v.snapshot.Files[d.name], changed.text, changed.edited)
		e.retell(v, &changed)
	})
}

// longText is from how many bytes on an event reads beside the session: a text of that
// length, which nobody who plans writes, or as much from disk.
const longText = 64 << 10

// reader reads for an event, and keeps what it has read, in case the event has to be carried
// out again on another state.
type reader struct {
	ctx   context.Context      // ends when nobody needs the event any more
	docs  map[string]*document // that lay on the disk when it was read
	kept  map[string]any       // what could be read from disk, by what that is
	texts map[string]*syntax.File
	long  func(text bool) // called, by any goroutine, when the event reads much: a text, or from disk
	bytes atomic.Int64    // from disk so far; any goroutine adds
}

// newReader reads for an event on a state with these documents.
func newReader(ctx context.Context, docs map[string]*document) *reader {
	return &reader{ctx: ctx, docs: docs, kept: map[string]any{}, texts: map[string]*syntax.File{}}
}

// onto is a reader for the same event on another state. What was read from disk still lies
// there where the same documents decide on it.
func (r *reader) onto(ctx context.Context, docs map[string]*document) *reader {
	next := newReader(ctx, docs)
	next.texts = r.texts
	for k, was := range r.docs {
		if is := docs[k]; is == nil || is.isLock() && !bytes.Equal(is.text, was.text) {
			return next
		}
	}
	for k, is := range docs {
		if r.docs[k] == nil && (is.isLock() || is.isWorkspace()) {
			return next
		}
	}
	next.kept = r.kept
	return next
}

// count adds bytes that are read from disk.
func (r *reader) count(n int) {
	if r.bytes.Add(int64(n)) >= longText && r.long != nil {
		r.long(false)
	}
}

// disk is the file system of a place with the open documents on it, where it is counted what
// is read.
func (e *event) disk(p place) overlay {
	o := e.overlaid(p)
	o.count = e.reads.count
	return o
}

// workspace reads what a file system shows of a workspace.
func (e *event) workspace(what string, fsys fs.FS, folder string) (*lang.Snapshot, error) {
	if s, ok := e.reads.kept[what].(*lang.Snapshot); ok {
		return s, nil
	}
	s, err := lang.Read(e.reads.ctx, fsys, folder, book.Vocabulary)
	if err == nil {
		e.reads.kept[what] = s
	}
	return s, err
}

// nested are the workspaces within a folder that was opened, by where they lie in its place.
func (e *event) nested(p place) []string {
	what := "nested " + path.Join(p.top, p.folder)
	if roots, ok := e.reads.kept[what].([]string); ok {
		return roots
	}
	roots, _ := discovery.Workspaces(e.disk(p), p.folder)
	e.reads.kept[what] = roots
	return roots
}

// text reads the text of a file.
func (e *event) text(name string, src []byte) *syntax.File {
	if f := e.reads.texts[name]; f != nil && bytes.Equal(f.Src, src) {
		return f
	}
	if len(src) >= longText && e.reads.long != nil {
		e.reads.long(true)
		if e.reads.ctx.Err() != nil {
			src = nil // nobody needs it any more
		}
	}
	f := syntax.ParseContext(e.reads.ctx, name, src, lang.Vocabulary)
	e.reads.texts[name] = f
	return f
}

// apply is the text after one change; src stays as it is.
func (st *state) apply(src []byte, c protocol.TextDocumentContentChangeEvent) []byte {
	switch c := c.(type) {
	case *protocol.TextDocumentContentChangePartial:
		return newText(src, st.units(), true).change(c.Range, c.Text)
	case *protocol.TextDocumentContentChangeWholeDocument:
		return []byte(c.Text)
	}
	return src
}

// didSave looks for the workspaces again where the file is one's top.
func didSave(e *event, p *protocol.DidSaveTextDocumentParams) {
	d := e.docs[key(p.TextDocument.URI)]
	if d != nil && d.isWorkspace() && e.homeOf(d.path) != d.home {
		e.refresh()
	}
}

// didClose gives the disk's version its place again; where there is none, the
// file is gone.
func didClose(e *event, p *protocol.DidCloseTextDocumentParams) {
	if d := e.docs[key(p.TextDocument.URI)]; d != nil {
		e.close(d)
	}
}

// close takes a document out of the state, and lets what is on disk count again.
func (e *event) close(d *document) {
	delete(e.docs, d.key)
	v := e.views[d.home]
	switch {
	case v == nil:
	case d.isWorkspace() && !onDisk(d.path):
		e.refresh()
	case d.isLock():
		e.reload(v)
	case !v.alone:
		e.reread(v, []string{d.name})
	}
	e.drop(d.home)
}

// onDisk reports whether a workspace.plan.hcl lies on disk at a path.
func onDisk(file string) bool {
	p := placeOf(strings.TrimSuffix(file, "/"+discovery.WorkspaceFile))
	info, err := fs.Stat(p.disk(), strings.TrimPrefix(p.folder+"/"+discovery.WorkspaceFile, "./"))
	return err == nil && info.Mode().IsRegular()
}

// reread reads some files of a view from disk, but for those that are open. Whether
// they count, lang decides: it walks over a disk on which there is nothing else.
func (e *event) reread(v *view, names []string) {
	within := make([]string, len(names))
	for i, name := range names {
		within[i] = strings.TrimPrefix(v.place.folder+"/"+name, "./")
	}
	slices.Sort(within)
	s, err := e.workspace("of "+v.key+": "+strings.Join(within, "\n"), newNarrow(e.disk(v.place), within), v.place.folder)
	if err != nil {
		e.reload(v)
		return
	}
	edits := map[string][]byte{}
	for _, name := range names {
		switch f, d := s.Files[name], v.docs[name]; {
		case d != nil && e.docs[d.key] != nil:
		case f != nil:
			edits[name], e.reads.texts[name] = f.Src, f
		default:
			edits[name] = nil
		}
	}
	e.update(v, edits)
}

// linesAround extends a stretch of bytes to whole lines.
func linesAround(src []byte, start, end int) (int, int) {
	start = bytes.LastIndexByte(src[:start], '\n') + 1
	if i := bytes.IndexByte(src[end:], '\n'); i >= 0 {
		return start, end + i
	}
	return start, len(src)
}
