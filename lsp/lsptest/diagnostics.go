package lsptest

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"time"
)

// Published are the diagnostics that the server has sent last for one document. They
// never change; those that follow are others.
type Published struct {
	URI         string       // of the document
	Version     *int         // that they are about; nil where the server names none
	Diagnostics []Diagnostic // empty where nothing is found

	Times int       // how often any were sent for the document
	At    time.Time // when these arrived
}

// publish takes in textDocument/publishDiagnostics, under the client's lock. Versions
// must be those of the document and never go back.
func (c *Client) publish(params json.RawMessage) {
	var p Published
	if err := json.Unmarshal(params, &p); err != nil {
		c.violations = append(c.violations, err.Error())
		return
	}
	if c.opts.Pulls {
		c.violations = append(c.violations, "findings were sent to a client that asks for them: "+p.URI)
	}
	p.Times, p.At = 1, time.Now()
	old, d := c.published[p.URI], c.documents[p.URI]
	if old != nil {
		p.Times = old.Times + 1
	}
	if d != nil && p.Version != nil && !d.reopened { // what was open before counts from 1 again
		if *p.Version > d.Version {
			c.violations = append(c.violations, fmt.Sprintf("findings of version %d of %s, which is at %d", *p.Version, p.URI, d.Version))
		}
		if old != nil && old.Version != nil && *p.Version < *old.Version {
			c.violations = append(c.violations, fmt.Sprintf("findings of version %d of %s after those of version %d", *p.Version, p.URI, *old.Version))
		}
	}
	c.published[p.URI] = &p
}

// Published are the last diagnostics sent for a document, nil where none were.
func (c *Client) Published(uri string) *Published {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.published[uri]
}

// PublishedURIs are all documents that diagnostics were sent for, sorted.
func (c *Client) PublishedURIs() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Sorted(maps.Keys(c.published))
}

// WaitDiagnostics waits for the diagnostics of at least a version of a document. With an
// error, which says that they did not come, it returns the last that did.
func (c *Client) WaitDiagnostics(uri string, version int) (*Published, error) {
	var found *Published
	err := c.Until(func() bool {
		found = c.published[uri]
		return found != nil && found.Version != nil && *found.Version >= version
	})
	if err != nil {
		return found, fmt.Errorf("findings of version %d of %s: %w", version, uri, err)
	}
	return found, nil
}

// Until waits for a condition, which is asked whenever something has arrived. It
// runs under the client's lock, so that it must not call the client. An error says that
// it did not come in time, or is ErrClosed.
func (c *Client) Until(condition func() bool) error {
	timeout := time.After(c.opts.Timeout)
	for {
		c.mu.Lock()
		ok, changed, ended := condition(), c.changed, c.ended
		c.mu.Unlock()
		switch {
		case ok:
			return nil
		case ended != nil:
			return ended
		}
		select {
		case <-changed:
		case <-timeout:
			return fmt.Errorf("did not arrive within %v", c.opts.Timeout)
		}
	}
}

// Pull asks for the diagnostics of a document.
func (c *Client) Pull(uri string) ([]Diagnostic, error) {
	var report struct {
		Kind  string
		Items []Diagnostic
	}
	err := c.Request("textDocument/diagnostic", map[string]any{"textDocument": map[string]any{"uri": uri}}, &report)
	return report.Items, err
}

// PullAll asks for the diagnostics of the whole workspace. It claims to know
// something of a file that is not there, so that there is always an answer: a
// server holds it back while there is nothing new.
func (c *Client) PullAll() (map[string][]Diagnostic, error) {
	var report struct {
		Items []struct {
			URI   string
			Items []Diagnostic
		}
	}
	gone := []any{map[string]any{"uri": "file:///gone.plan.hcl", "value": "gone"}}
	err := c.Request("workspace/diagnostic", map[string]any{"previousResultIds": gone}, &report)
	all := map[string][]Diagnostic{}
	for _, r := range report.Items {
		if r.URI != "file:///gone.plan.hcl" {
			all[r.URI] = r.Items
		}
	}
	return all, err
}
