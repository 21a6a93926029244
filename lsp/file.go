package lsp

import (
	"maps"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang/syntax"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// file is the plan file that a request is about, in its workspace.
type file struct {
	*call
	*syntax.File
	view *view
	name string // within the workspace

	result *checks.Result    // nil unless the method is onJudged
	found  []*checks.Finding // in the file, as far as they are for the client; likewise
}

// file finds the plan file that a URI names; nil where the server knows none.
func (c *call) file(u uri.URI) *file {
	v, name := c.find(u)
	if v == nil || v.snapshot.Files[name] == nil {
		return nil
	}
	return &file{call: c, File: v.snapshot.Files[name], view: v, name: name}
}

// judged is the file when it is known what is found in it. An error is that of the
// request's context.
func (f *file) judged() (err error) {
	if f.result, err = f.view.result.get(f); err == nil && f.view.shows(f.name) {
		f.found = f.view.marked(f.result.Findings).In(f.name)
	}
	return err
}

// stale reports whether a client that would rather ask again has changed the
// document meanwhile.
func (c *call) stale(v *view, name string) bool {
	d := v.docs[name]
	if d == nil || len(c.client.retries) == 0 {
		return false
	}
	method, _ := c.Value(methodName{}).(string)
	now := c.server.latest.Load().docs[d.key]
	return slices.Contains(c.client.retries, method) && now != nil && now.version != d.version
}

// offset is the byte at a position of the file.
func (f *file) offset(p protocol.Position) int { return f.view.text(f.name).offset(p) }

// bytes are the ends of a range of the file.
func (f *file) bytes(r protocol.Range) (start, end int) { return f.view.text(f.name).bytes(r) }

// between is the range between two bytes of the file.
func (f *file) between(start, end int) protocol.Range { return f.view.text(f.name).span(start, end) }

// span is a range of any file of the workspace as the client counts.
func (f *file) span(r hcl.Range) protocol.Range { return f.view.span(r) }

// location is a range of any file of the workspace, and that file.
func (f *file) location(r hcl.Range) protocol.Location { return f.view.location(r) }

// findings are those shown in the file that touch a stretch of bytes.
func (f *file) findings(start, end int) []*checks.Finding {
	return f.findingsOf(func(one *checks.Finding) bool { return one.Range.Start.Byte <= end && start <= one.Range.End.Byte })
}

// edit makes of edits in the files of the workspace what the client can apply:
// bound to the versions of the documents where it knows how.
func (f *file) edit(edits []syntax.Edit) *protocol.WorkspaceEdit {
	byFile := map[string][]protocol.TextDocumentEditElement{}
	for _, e := range edits {
		byFile[e.Range.Filename] = append(byFile[e.Range.Filename], &protocol.TextEdit{Range: f.span(e.Range), NewText: e.Text})
	}
	return f.changes(byFile)
}

// changes is one edit of several files.
func (f *file) changes(byFile map[string][]protocol.TextDocumentEditElement) *protocol.WorkspaceEdit {
	out := &protocol.WorkspaceEdit{}
	if !f.client.documentChanges {
		out.Changes = map[uri.URI][]protocol.TextEdit{}
		for name, list := range byFile {
			for _, e := range list {
				out.Changes[f.view.uri(name)] = append(out.Changes[f.view.uri(name)], *e.(*protocol.TextEdit))
			}
		}
		return out
	}
	for _, name := range slices.Sorted(maps.Keys(byFile)) {
		if f.view.snapshot.Files[name] == nil {
			out.DocumentChanges = append(out.DocumentChanges, &protocol.CreateFile{Kind: "create", URI: f.view.uri(name)})
		}
		change := &protocol.TextDocumentEdit{Edits: byFile[name]}
		change.TextDocument.URI, change.TextDocument.Version = f.view.uri(name), f.view.version(name)
		out.DocumentChanges = append(out.DocumentChanges, change)
	}
	return out
}
