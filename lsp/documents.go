package lsp

import (
	"bytes"
	"context"
	"encoding/json"
	"io/fs"
	"net/url"
	"strings"
	"time"

	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/discovery"
	"github.com/plan-as-code/plan/lang/syntax"
	"go.lsp.dev/protocol"
)

// didOpen takes a document's text from the client, before what is on disk. A
// document that is opened again counts as new. The session calls it, and waits where
// something is read from disk.
func didOpen(e *event, p *protocol.DidOpenTextDocumentParams) {
	if d := e.opened(p); d != nil {
		e.open(d, p.TextDocument.LanguageID, nil)
	}
}

// opened is a document as the client opens it; nil where it has no URI.
func (e *event) opened(p *protocol.DidOpenTextDocumentParams) *document {
	item := p.TextDocument
	written := spelling(e.params, item.URI)
	if u, err := url.Parse(string(written)); err != nil || u.Scheme == "" {
		e.log("%q is no URI, so the document was left out", written)
		return nil
	}
	return &document{uri: written, key: key(item.URI), path: filePath(item.URI), version: item.Version, text: []byte(item.Text), edited: e.received}
}

// open takes in a document. read is what is in its text, where that was read before.
func (e *event) open(d *document, language protocol.LanguageKind, read *syntax.File) {
	if before := e.docs[d.key]; before != nil {
		e.close(before)
	}
	e.docs[d.key] = d
	e.settle(d, language)
	e.guard(func() { e.takeIn(d, read) })
}

// guard does what could fail on the text of a document. The text itself stays:
// the next edit is of this one.
func (e *event) guard(do func()) {
	_, _ = guarded(e.server, "reading a document", func() (any, error) { do(); return nil, nil })
}

// takeIn puts a document that was opened into its view.
func (e *event) takeIn(d *document, read *syntax.File) {
	v := e.views[d.home]
	switch {
	case d.home == "":
	case d.home == d.key:
		e.retell(&view{key: d.key, alone: true, snapshot: lang.Empty(book.Vocabulary)}, d, read)
	case v == nil && (d.isWorkspace() || e.around(d.path) != nil):
		e.refresh()
	case v == nil:
		e.load(d.home, nil)
	default:
		e.retell(v, d, read)
	}
}

// retell gives a view the newest text of one of its documents. read is what is in it, where
// that was read under the name that the document has.
func (st *state) retell(v *view, d *document, read *syntax.File) {
	switch {
	case d.isLock():
		st.reload(v)
	case read == nil || read.Path != d.name:
		st.update(v, map[string][]byte{d.name: d.text})
	default:
		next := *v
		next.snapshot, next.result = v.snapshot.WithFile(read), nil
		st.renew(next)
	}
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
	e.takeChange(d, e.changed(d, p, e.received), nil)
}

// changed is a document after edits.
func (st *state) changed(d *document, p *protocol.DidChangeTextDocumentParams, received time.Time) *document {
	changed := *d
	changed.version, changed.edited = max(p.TextDocument.Version, d.version), received
	for _, c := range p.ContentChanges {
		changed.text = st.apply(changed.text, c)
	}
	return &changed
}

// takeChange puts a document in the place of an older version of it. read is what is in its
// text, where that was read before.
func (e *event) takeChange(d, changed *document, read *syntax.File) {
	e.docs[d.key] = changed
	e.guard(func() {
		v := e.views[d.home]
		if v == nil { // taking it in has failed before
			e.takeIn(changed, read)
			return
		}
		changed.debounce = d.debounceAfter(v.snapshot.Files[d.name], changed.text, changed.edited)
		e.retell(v, changed, read)
	})
}

// longText is from how many bytes on a text is read beside the session: nobody who plans
// writes one, and whoever wants to stop the machine does.
const longText = 64 << 10

// reading is a long text that is read in a goroutine of its own. Until then all is as if its
// edit had not arrived yet, or it had not been opened: what is about other documents goes on,
// and the rest waits.
type reading struct {
	doc      *document             // as it becomes
	opens    bool                  // it is not open yet,
	language protocol.LanguageKind // and is to be, in this one
	cancel   context.CancelFunc
	file     *syntax.File // what was read; the session's once it is done
	held     []job        // what waits, in order
	noted    bool         // a notification is among that
}

// documentKey is the key of the document that parameters name; empty where they name none.
func documentKey(params json.RawMessage) string {
	if u, err := documentOf(params); err == nil && u != "" {
		return key(u)
	}
	return ""
}

// carryOut does a job, or has it wait for the text that is being read. The session calls it.
func (s *server) carryOut(j job) {
	r := s.reading
	switch {
	case j.text != nil && (r == nil || r.doc.key == j.about && !r.noted) && s.readBeside(j):
	case r == nil || j.gathers || j.outdated == nil && !j.notes || j.about != "" && j.about != r.doc.key && !r.noted:
		j.do()
	default:
		r.held, r.noted = append(r.held, j), r.noted || j.notes
	}
}

// readBeside begins to read the text that a long document becomes; it is false where the
// document is no such one. What was read of an older text of it is given up, and those who
// asked about that are told.
func (s *server) readBeside(j job) bool {
	next := s.toRead(j)
	if next == nil {
		return false
	}
	var ctx context.Context
	ctx, next.cancel = context.WithCancel(s.ctx)
	if r := s.reading; r != nil {
		r.cancel()
		for _, waits := range r.held {
			if waits.about == j.about {
				waits.outdated()
			} else {
				next.held = append(next.held, waits)
			}
		}
	}
	s.reading = next
	go func() {
		if s.opts.before != nil {
			s.opts.before(ctx)
		}
		next.file, _ = guarded(s, "reading a document", func() (*syntax.File, error) {
			return syntax.ParseContext(ctx, next.doc.name, next.doc.text, lang.Vocabulary), nil
		})
		select {
		case s.done <- next:
		case <-s.ctx.Done():
		}
	}()
	return true
}

// toRead is what a notification has read beside the session: a document that is long before
// it or behind it. It is nil where that is read already, and where the plans around the
// document are to be read from disk.
func (s *server) toRead(j job) *reading {
	st, r := s.latest.Load(), s.reading
	next := &reading{}
	switch {
	case r != nil && !j.opens:
		*next = reading{doc: r.doc, opens: r.opens, language: r.language}
	case r == nil && j.opens && len(j.text) >= longText:
		if p, err := decode[protocol.DidOpenTextDocumentParams](j.text); err == nil {
			next.doc, next.opens, next.language = (&event{state: st, server: s, params: j.text, received: j.received}).opened(p), true, p.TextDocument.LanguageID
		}
		if next.doc != nil {
			st.settle(next.doc, next.language)
		}
	case r == nil && !j.opens:
		next.doc = st.docs[j.about]
	}
	d := next.doc
	switch {
	case d == nil || d.home == "" || d.isLock() || r == nil && len(d.text)+len(j.text) < longText:
		return nil
	case d.home == d.key:
	case st.views[d.home] == nil:
		return nil
	case j.opens:
		if f := st.views[d.home].snapshot.Files[d.name]; f != nil && bytes.Equal(f.Src, d.text) {
			return nil // it is read
		}
	}
	if !j.opens {
		p, err := decode[protocol.DidChangeTextDocumentParams](j.text)
		if err != nil {
			return nil
		}
		next.doc = st.changed(d, p, j.received)
	}
	return next
}

// takeRead takes in a text that was read, unless a newer one is being read, and does what
// waited for it. The session calls it.
func (s *server) takeRead(r *reading) {
	if r != s.reading {
		return
	}
	r.cancel()
	s.reading = nil
	s.happen(r.doc.edited, func(e *event) {
		method, d := "textDocument/didChange", e.docs[r.doc.key]
		switch {
		case r.opens:
			method = "textDocument/didOpen"
			e.open(r.doc, r.language, r.file)
		case d != nil:
			changed := *d
			changed.version, changed.edited, changed.text = r.doc.version, r.doc.edited, r.doc.text
			e.takeChange(d, &changed, r.file)
		}
		s.log.answered(method, time.Since(r.doc.edited), nil)
	})
	for _, j := range r.held {
		s.carryOut(j)
	}
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
func (st *state) close(d *document) {
	delete(st.docs, d.key)
	v := st.views[d.home]
	switch {
	case v == nil:
	case d.isWorkspace() && !onDisk(d.path):
		st.refresh()
	case d.isLock():
		st.reload(v)
	case !v.alone:
		st.reread(v, []string{d.name})
	}
	st.drop(d.home)
}

// onDisk reports whether a workspace.plan.hcl lies on disk at a path.
func onDisk(file string) bool {
	p := placeOf(strings.TrimSuffix(file, "/"+discovery.WorkspaceFile))
	info, err := fs.Stat(p.disk(), strings.TrimPrefix(p.folder+"/"+discovery.WorkspaceFile, "./"))
	return err == nil && info.Mode().IsRegular()
}

// reread reads some files of a view from disk, but for those that are open. Whether
// they count, lang decides: it walks over a disk on which there is nothing else.
func (st *state) reread(v *view, names []string) {
	within := make([]string, len(names))
	for i, name := range names {
		within[i] = strings.TrimPrefix(v.place.folder+"/"+name, "./")
	}
	disk := newNarrow(st.overlaid(v.place), within)
	s, err := lang.Load(disk, v.place.folder, book.Vocabulary)
	if err != nil {
		st.reload(v)
		return
	}
	edits := map[string][]byte{}
	for _, name := range names {
		switch f, d := s.Files[name], v.docs[name]; {
		case d != nil && st.docs[d.key] != nil:
		case f != nil:
			edits[name] = f.Src
		default:
			edits[name] = nil
		}
	}
	st.update(v, edits)
}

// linesAround extends a stretch of bytes to whole lines.
func linesAround(src []byte, start, end int) (int, int) {
	start = bytes.LastIndexByte(src[:start], '\n') + 1
	if i := bytes.IndexByte(src[end:], '\n'); i >= 0 {
		return start, end + i
	}
	return start, len(src)
}
