package lsp

import (
	"maps"
	"slices"
	"sync"
	"time"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// clientState is what a client that asks for findings got to know. Requests write down
// what they answer, the publisher when it invites. What is known of a file is kept as
// long as the server runs.
type clientState struct {
	mu       sync.Mutex           // held to read or write what follows, and never while waiting
	told     map[string]told      // by the files' keys
	edits    map[string]time.Time // the last edits that were answered, by the documents' keys
	inviting bool                 // it has been told to ask again, and has not said that it heard
	again    bool                 // there was news meanwhile
	polled   bool                 // it has asked about the whole workspace
}

// told is what a client was told last about a file.
type told struct {
	uri uri.URI
	id  string // of the report
}

// invite reports whether the client is to be told to ask again now. It is not
// told twice before it said that it heard. The publisher calls it.
func (t *clientState) invite() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.again = t.inviting
	first := !t.inviting
	t.inviting = true
	return first
}

// settle reports whether there was news while the client was told to ask again, so
// that it is to be told once more. The goroutine that tells it calls this.
func (t *clientState) settle() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	again := t.again
	t.again, t.inviting = false, again
	return again
}

// know notes what the client was told about a file, and reports whether that was
// new to it. That a file of which it never heard has no findings is nothing new.
func (t *clientState) know(key string, is told) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.told == nil {
		t.told = map[string]told{}
	}
	was, ok := t.told[key]
	t.told[key] = is
	return was.id != is.id && (ok || is.id != nothing())
}

// gone are the files of which the client was told findings, and that are not among these.
func (t *clientState) gone(all map[string]shown) map[string]uri.URI {
	t.mu.Lock()
	defer t.mu.Unlock()
	gone := map[string]uri.URI{}
	for k, was := range t.told {
		if _, ok := all[k]; !ok && was.id != nothing() {
			gone[k] = was.uri
		}
	}
	return gone
}

// firstPoll reports whether the whole workspace is asked about for the first
// time.
func (t *clientState) firstPoll() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	first := !t.polled
	t.polled = true
	return first
}

// firstOf reports whether a version of a document is asked about for the first
// time.
func (t *clientState) firstOf(d *document) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.edits == nil {
		t.edits = map[string]time.Time{}
	}
	was := t.edits[d.key]
	t.edits[d.key] = d.edited
	return was != d.edited
}

// documentDiagnostic answers what is found in one file, and what changed
// elsewhere since the client last heard of it. A file that the server does not know
// has no findings.
func documentDiagnostic(c *call, p *protocol.DocumentDiagnosticParams) (protocol.DocumentDiagnosticReport, error) {
	v, name := c.find(p.TextDocument.URI)
	k := key(p.TextDocument.URI)
	r := &fileReport{translated: none}
	if v != nil {
		found, err := v.reportIn(c, name)
		if err != nil {
			return nil, err
		}
		if found, _ = v.at(found, name, c.shownAt()); found != nil {
			r = found
		}
	}
	id := r.id()
	c.server.clientState.know(k, told{p.TextDocument.URI, id})
	related := c.related(k, v)
	if d := c.docs[k]; d != nil && c.server.clientState.firstOf(d) {
		c.server.times.add(keystroke, time.Since(d.edited))
	}
	if orEmpty(p.PreviousResultID) == id {
		return &protocol.RelatedUnchangedDocumentDiagnosticReport{
			UnchangedDocumentDiagnosticReport: protocol.UnchangedDocumentDiagnosticReport{Kind: "unchanged", ResultID: id}, RelatedDocuments: related}, nil
	}
	return &protocol.RelatedFullDocumentDiagnosticReport{FullDocumentDiagnosticReport: *full(r), RelatedDocuments: related}, nil
}

// shownAt is the time as of which a client that asks is answered. Nothing waits
// for one that could not be told to ask again: for it, every wait is over.
func (c *call) shownAt() time.Time {
	if c.client.refreshes {
		return time.Now()
	}
	return time.Unix(1<<40, 0)
}

func full(r *fileReport) *protocol.FullDocumentDiagnosticReport {
	id := r.id()
	return &protocol.FullDocumentDiagnosticReport{Kind: "full", ResultID: &id, Items: r.items}
}

// related are the reports of other files of a workspace that the client does not
// know yet; nil where there are none, where the client takes none, and where the
// request has been overtaken by another state.
func (c *call) related(asked string, v *view) map[uri.URI]protocol.FullDocumentDiagnosticReportOrUnchangedDocumentDiagnosticReport {
	if v == nil || !c.client.relatedDocuments || c.latest() != c.state {
		return nil
	}
	found := map[uri.URI]protocol.FullDocumentDiagnosticReportOrUnchangedDocumentDiagnosticReport{}
	all, _, err := c.shown(c, c.shownAt())
	if err != nil {
		return nil
	}
	for k, is := range all {
		if k != asked && is.report.file != nil && v.snapshot.Files[is.report.file.Path] == is.report.file && c.server.clientState.know(k, told{is.uri, is.report.id()}) {
			found[is.uri] = full(is.report)
		}
	}
	if len(found) == 0 {
		return nil
	}
	return found
}

// latest is the newest state, which may be younger than the request's own.
func (c *call) latest() *state { return c.server.latest.Load() }

// workspaceDiagnostic answers at once what differs from what the client knows.
// Where nothing does, the answer is held until something changes; but a client
// that asks for the first time is told also that there is nothing. Meanwhile the
// request's goroutine waits, until the client cancels or shuts down at the latest.
func workspaceDiagnostic(c *call, p *protocol.WorkspaceDiagnosticParams) (*protocol.WorkspaceDiagnosticReport, error) {
	known := map[string]string{}
	uris := map[string]uri.URI{}
	for _, id := range p.PreviousResultIds {
		known[key(id.URI)], uris[key(id.URI)] = id.Value, id.URI
	}
	for st := c.state; ; st = c.latest() {
		all, more, err := st.shown(c, c.shownAt())
		if err != nil {
			return nil, err
		}
		if answer, first := c.differences(all, known, uris), c.server.clientState.firstPoll(); first || len(answer.Items) > 0 {
			return answer, nil
		}
		var later <-chan time.Time
		if !more.IsZero() {
			later = time.After(time.Until(more))
		}
		select {
		case <-c.Done():
			return nil, errCancelled
		case <-c.server.down:
			return &protocol.WorkspaceDiagnosticReport{Items: []protocol.WorkspaceDocumentDiagnosticReport{}}, nil
		case <-st.next:
		case <-later:
		}
	}
}

// differences are the reports that the client does not have in this form, and
// empty ones for files that are gone.
func (c *call) differences(all map[string]shown, known map[string]string, uris map[string]uri.URI) *protocol.WorkspaceDiagnosticReport {
	answer := &protocol.WorkspaceDiagnosticReport{Items: []protocol.WorkspaceDocumentDiagnosticReport{}}
	add := func(u uri.URI, version *int32, k string, r *fileReport) {
		c.server.clientState.know(k, told{u, r.id()})
		answer.Items = append(answer.Items, &protocol.WorkspaceFullDocumentDiagnosticReport{FullDocumentDiagnosticReport: *full(r), URI: u, Version: version})
	}
	for _, k := range slices.Sorted(maps.Keys(all)) {
		is, id := all[k], known[k]
		if is.report.id() == id || id == "" && !is.findings() && len(known) > 0 {
			continue
		}
		var version *int32
		if is.doc != nil {
			version = &is.doc.version
		}
		add(is.uri, version, k, is.report)
	}
	// A client that shows what it was told of a document need not say so.
	gone := c.server.clientState.gone(all)
	for k := range known {
		if _, ok := all[k]; !ok && known[k] != nothing() {
			gone[k] = uris[k]
		}
	}
	for _, k := range slices.Sorted(maps.Keys(gone)) {
		add(gone[k], nil, k, &fileReport{translated: none})
	}
	return answer
}

// unasked reports whether findings changed that a client cannot know of: in files
// other than the one that it just edited, or after a pause.
func unasked(was, is shown) bool {
	switch edited := is.doc != nil && was.doc != is.doc; {
	case edited:
		return false
	case was.report == nil || is.report == nil:
		return was.findings() || is.findings()
	}
	return is.report.differs(was.report)
}

// invite tells a client to ask again. The publisher calls it; a goroutine of its own,
// one at a time, waits for the client.
func (s *server) invite(st *state) {
	if st.client.refreshes && s.clientState.invite() {
		go func() {
			for again := true; again; again = s.clientState.settle() {
				_ = s.ask("workspace/diagnostic/refresh", nil, nil)
			}
		}()
	}
}
