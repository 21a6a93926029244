package lsptest

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"unicode/utf8"
)

// Document is an open one.
type Document struct {
	URI     string // as it was opened
	Version int    // 1 when it is opened, and 1 more with every change
	Text    string // as the server should have it

	reopened bool // versions of findings prove nothing: it was open before, or the test makes them up
}

// Open opens a document with a text, as version 1.
func (c *Client) Open(uri, text string) error {
	c.mu.Lock()
	c.documents[uri] = &Document{URI: uri, Version: 1, Text: text, reopened: c.opened[uri] || c.opts.OwnVersions}
	c.opened[uri] = true
	c.mu.Unlock()
	return c.Notify("textDocument/didOpen", map[string]any{
		"textDocument": map[string]any{"uri": uri, "languageId": "plan", "version": 1, "text": text},
	})
}

// Document is a copy of an open document, nil where it is not open.
func (c *Client) Document(uri string) *Document {
	c.mu.Lock()
	defer c.mu.Unlock()
	if d := c.documents[uri]; d != nil {
		opened := *d
		return &opened
	}
	return nil
}

// Documents are the URIs of all open documents, sorted.
func (c *Client) Documents() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Sorted(maps.Keys(c.documents))
}

// Change makes edits one after another in one notification; a range is that of
// the text as the edits before have left it. Where a range is none of the text, nothing
// is sent.
func (c *Client) Change(uri string, edits ...TextEdit) error {
	c.mu.Lock()
	d := c.documents[uri]
	if d == nil {
		c.mu.Unlock()
		return fmt.Errorf("%s is not open", uri)
	}
	changes := []any{}
	for _, e := range edits {
		text, err := ApplyEdits(d.Text, []TextEdit{e}, c.Encoding)
		if err != nil {
			c.mu.Unlock()
			return err
		}
		d.Text = text
		changes = append(changes, map[string]any{"range": e.Range, "text": e.NewText})
	}
	d.Version++
	version := d.Version
	c.mu.Unlock()
	return c.Notify("textDocument/didChange", map[string]any{
		"textDocument": map[string]any{"uri": uri, "version": version}, "contentChanges": changes,
	})
}

// Replace puts text in the place of bytes start to end of an open document.
func (c *Client) Replace(uri string, start, end int, text string) error {
	d := c.Document(uri)
	if d == nil {
		return fmt.Errorf("%s is not open", uri)
	}
	at := Range{PositionAt(d.Text, start, c.Encoding), PositionAt(d.Text, end, c.Encoding)}
	return c.Change(uri, TextEdit{at, text})
}

// Type inserts a text at a byte offset, one character after another.
func (c *Client) Type(uri string, offset int, text string) error {
	for _, r := range text {
		if err := c.Replace(uri, offset, offset, string(r)); err != nil {
			return err
		}
		offset += utf8.RuneLen(r)
	}
	return nil
}

// Save writes an open document to disk and says so.
func (c *Client) Save(uri string) error {
	d, path, err := c.onDisk(uri)
	if err != nil {
		return err
	}
	if err := os.WriteFile(path, []byte(d.Text), 0o644); err != nil {
		return err
	}
	return c.Notify("textDocument/didSave", map[string]any{"textDocument": map[string]any{"uri": uri}})
}

func (c *Client) onDisk(uri string) (*Document, string, error) {
	d := c.Document(uri)
	path, ok := FilePath(uri)
	if d == nil || !ok {
		return nil, "", fmt.Errorf("%s is no open file", uri)
	}
	return d, path, nil
}

// CloseDocument closes a document, and leaves what is on disk as it is.
func (c *Client) CloseDocument(uri string) error {
	c.mu.Lock()
	delete(c.documents, uri)
	c.mu.Unlock()
	return c.Notify("textDocument/didClose", map[string]any{"textDocument": map[string]any{"uri": uri}})
}

// What happened to a watched file.
const (
	Created = 1
	Changed = 2
	Deleted = 3
)

// Watched says that a file on disk was created, changed or deleted, whether or not the
// server has asked to be told.
func (c *Client) Watched(uri string, what int) error {
	return c.Notify("workspace/didChangeWatchedFiles", map[string]any{
		"changes": []any{map[string]any{"uri": uri, "type": what}},
	})
}

// Text is a document's text: as the editor has it, else as it lies on disk.
func (c *Client) Text(uri string) (string, error) {
	if d := c.Document(uri); d != nil {
		return d.Text, nil
	}
	path, ok := FilePath(uri)
	if !ok {
		return "", fmt.Errorf("%s is not open", uri)
	}
	data, err := os.ReadFile(path)
	return string(data), err
}

// Apply makes a workspace edit as an editor does: it opens what is not open, and
// the edits reach the server as changes.
func (c *Client) Apply(edit *WorkspaceEdit) error {
	for _, uri := range slices.Sorted(maps.Keys(edit.Changes)) {
		if err := c.applyTo(uri, nil, edit.Changes[uri]); err != nil {
			return err
		}
	}
	for _, change := range edit.DocumentChanges {
		if err := c.applyChange(change); err != nil {
			return err
		}
	}
	return nil
}

func (c *Client) applyChange(change DocumentChange) error {
	switch change.Kind {
	case "":
		return c.applyTo(change.TextDocument.URI, change.TextDocument.Version, c.closed(change.Edits))
	case "create":
		path, _ := FilePath(change.URI)
		f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
		if err != nil {
			return err
		}
		_ = f.Close()
		return c.Watched(change.URI, Created)
	case "delete":
		path, _ := FilePath(change.URI)
		if err := os.Remove(path); err != nil {
			return err
		}
		return c.Watched(change.URI, Deleted)
	}
	return fmt.Errorf("the client does not know the change %q", change.Kind)
}

// closed are edits as they are when nothing is filled in; what they leave open is noted.
func (c *Client) closed(edits []OpenEdit) []TextEdit {
	list := make([]TextEdit, len(edits))
	for i, e := range edits {
		if list[i] = e.TextEdit; e.Snippet != nil {
			c.mu.Lock()
			c.stops = append(c.stops, stopsOf(e.Snippet.Value)...)
			c.mu.Unlock()
			list[i].NewText = plainSnippet(e.Snippet.Value)
		}
	}
	return list
}

func (c *Client) applyTo(uri string, version *int, edits []TextEdit) error {
	d := c.Document(uri)
	if d == nil {
		text, err := c.Text(uri)
		if err != nil {
			return err
		}
		if err := c.Open(uri, text); err != nil {
			return err
		}
		d = c.Document(uri)
	} else if version != nil && *version != d.Version {
		return fmt.Errorf("the edit is for version %d of %s, which is at %d", *version, uri, d.Version)
	}
	if _, err := ApplyEdits(d.Text, edits, c.Encoding); err != nil {
		return fmt.Errorf("%s: %w", uri, err)
	}
	// Last edit first, so that no edit moves the place of another.
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b TextEdit) int { return comparePositions(a.Range.Start, b.Range.Start) })
	slices.Reverse(edits)
	if len(edits) == 0 {
		return nil
	}
	return c.Change(uri, edits...)
}

// find is the byte offset of a bar within a quoted part of a text: "serves|" is
// the place behind serves. What is quoted must stand in the text once.
func find(text, quoted string) (int, error) {
	before, after, ok := strings.Cut(quoted, "|")
	if !ok || strings.Contains(after, "|") {
		return 0, fmt.Errorf("%q names no place: it needs one bar", quoted)
	}
	at, err := only(text, before+after)
	return at + len(before), err
}

func only(text, part string) (int, error) {
	switch n := strings.Count(text, part); {
	case part == "" && text != "" || n == 0:
		return 0, fmt.Errorf("the text has no %q", part)
	case n > 1 && part != "":
		return 0, fmt.Errorf("the text has %q %d times; quote more of it", part, n)
	}
	return strings.Index(text, part), nil
}
