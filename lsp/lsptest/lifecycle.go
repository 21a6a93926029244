package lsptest

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// FileURI is the URI of a file on disk, the drive of Windows spelled as VS Code does.
func FileURI(path string) string {
	path = filepath.ToSlash(path)
	if len(path) > 1 && filepath.VolumeName(path) == path[:2] {
		return "file:///" + strings.ToLower(path[:1]) + "%3A" + (&url.URL{Path: path[2:]}).String()
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}

// FilePath is the file on disk that a URI names; false where it names none.
func FilePath(uri string) (string, bool) {
	u, err := url.Parse(uri)
	if err != nil || u.Scheme != "file" {
		return "", false
	}
	if drive := strings.TrimPrefix(u.Path, "/"); filepath.VolumeName(drive) != "" {
		return filepath.FromSlash(drive), true
	}
	return filepath.FromSlash(u.Path), true
}

// Initialize shakes hands: initialize, then initialized. It sets what the client tells
// of the server.
func (c *Client) Initialize() error {
	params := map[string]any{
		"processId":    os.Getpid(),
		"clientInfo":   map[string]any{"name": "lsptest"},
		"rootUri":      nil,
		"capabilities": c.capabilities(),
	}
	if folders := c.folders(); len(folders) > 0 {
		params["rootUri"] = folders[0]["uri"]
		params["workspaceFolders"] = folders
	}
	if c.opts.Settings != nil {
		params["initializationOptions"] = c.opts.Settings
	}
	var result struct{ Capabilities json.RawMessage }
	if err := c.Request("initialize", params, &result); err != nil {
		return err
	}
	var encoding struct{ PositionEncoding string }
	_ = json.Unmarshal(result.Capabilities, &encoding)
	c.Capabilities = result.Capabilities
	if encoding.PositionEncoding != "" {
		c.Encoding = encoding.PositionEncoding
	}
	if !slices.Contains(append(c.encodings(), UTF16), c.Encoding) {
		return fmt.Errorf("the server chose %s, which was not offered", c.Encoding)
	}
	return c.Notify("initialized", map[string]any{})
}

func (c *Client) folders() []map[string]any {
	var list []map[string]any
	for _, f := range c.opts.Folders {
		list = append(list, map[string]any{"uri": FileURI(f), "name": filepath.Base(f)})
	}
	return list
}

// longestEnd is how long a server may take to end.
const longestEnd = 30 * time.Second

// Patience is how long a test waits for what must come: a share of the time that it
// has left, so that a busy machine fails no test, and a longer -timeout gives more.
func Patience(t testing.TB) time.Duration {
	const share, least = 20, 10 * time.Second
	if t, ok := t.(interface{ Deadline() (time.Time, bool) }); ok {
		if deadline, ok := t.Deadline(); ok {
			return max(time.Until(deadline)/share, least)
		}
	}
	return 3 * least
}

// Close shuts the server down by the book. It is an error where the process
// does not end by itself, ends with another code than 0, or has written to
// standard error.
func (c *Client) Close() error {
	c.opts.Timeout = min(c.opts.Timeout, longestEnd)
	err := c.Request("shutdown", nil, nil)
	if err == nil {
		err = c.Notify("exit", nil)
	}
	return errors.Join(err, c.hangUp())
}

// hangUp waits for the server's end, and ends it where it does not come.
func (c *Client) hangUp() error {
	var err error
	select {
	case <-c.exited:
	case <-time.After(c.opts.Timeout):
		err = errors.New("the server did not end")
		if c.process != nil {
			_ = c.process.Process.Kill()
		}
	}
	_ = c.out.Close()
	if c.process == nil {
		return err
	}
	err = errors.Join(err, c.process.Wait())
	if said := strings.TrimSpace(c.stderr.String()); said != "" {
		err = errors.Join(err, errors.New("standard error: "+said))
	}
	return err
}

// Drop ends the connection without a word, as an editor that crashed does, and
// returns how the server's process ended.
func (c *Client) Drop() error {
	_ = c.out.Close()
	return c.hangUp()
}

// Violations are all breaches of the protocol so far, each in words.
func (c *Client) Violations() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Clone(c.violations)
}

// Messages are all that the server has sent so far, unless they are forgotten or not
// checked.
func (c *Client) Messages() []Message {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Clone(c.messages)
}

// Asked is how often the server has made a request.
func (c *Client) Asked(method string) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.requests[method]
}

// Resident is the memory of the server's process in bytes; an error where the system
// does not tell it.
func (c *Client) Resident() (int, error) { return Memory(c.process.Process.Pid, "VmRSS") }

// Memory is a line about memory that Linux tells of a process, in bytes: VmRSS, or
// VmHWM for the most that there was. Elsewhere, and of a process that is gone, it is an
// error.
func Memory(process int, name string) (int, error) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", process))
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(string(status)) {
		var kB int
		if n, _ := fmt.Sscanf(line, name+": %d kB", &kB); n == 1 {
			return kB << 10, nil
		}
	}
	return 0, errors.New("the system does not tell the memory of a process")
}

// New starts a server for a test and shakes hands. When the test ends the server
// is shut down, and the test fails where a message broke the protocol.
func New(t testing.TB, command []string, dir string, opts Options) *Client {
	t.Helper()
	if opts.Timeout == 0 {
		opts.Timeout = Patience(t)
	}
	c, err := Start(command, dir, opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.finish(t) })
	if err := c.Initialize(); err != nil {
		t.Fatal(err)
	}
	return c
}

func (c *Client) finish(t testing.TB) {
	t.Helper()
	if err := c.Close(); err != nil {
		t.Errorf("the server's end: %v", err)
	}
	for i, v := range c.Violations() {
		if i == 10 {
			t.Errorf("and %d more", len(c.Violations())-i)
			break
		}
		t.Errorf("against the protocol: %s", v)
	}
}
