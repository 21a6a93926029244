// Package lsptest is a client of language servers for tests and measurements. It
// speaks JSON-RPC by itself, so that it shares no mistake with the server, and
// holds every message of the server against the protocol's own model.
package lsptest

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os/exec"
	"sync"
	"time"
)

// Options are what kind of client this is. The zero value is an editor of
// today that is sent findings, with no folder open.
type Options struct {
	Folders      []string       // folders on disk; the first is the root
	Encodings    []string       // of positions, best first; default all three, utf-8 first
	Experimental map[string]any // what the client says of itself beside the protocol
	Snippets     bool           // edits of the workspace may have holes
	Pulls        bool           // asks for diagnostics instead of being sent them
	Capabilities map[string]any // instead of all that an editor of today has
	Settings     any            // initializationOptions, and the answer to workspace/configuration
	Timeout      time.Duration  // of each request; default that of the test, else 10 seconds
	Unchecked    bool           // leave messages unvalidated and unrecorded, to measure
	OwnVersions  bool           // the test makes up versions of documents, so that they prove nothing
	Forget       bool           // validate messages and forget them, for long runs
	// Answer answers the server's requests instead of the client's own answers,
	// where its last result is true.
	Answer func(method string, params json.RawMessage) (result any, err *ResponseError, ok bool)
}

// Client is one connection to a server. Goroutines may share it from when it is
// initialised until it is closed.
type Client struct {
	Encoding     string          // of positions, once initialised; utf-16 before
	Capabilities json.RawMessage // of the server, once initialised; nil before

	opts    Options
	out     io.WriteCloser
	process *exec.Cmd // nil where the server is within this process
	stderr  bytes.Buffer
	model   *model     // nil where messages are not checked
	writing sync.Mutex // held while a message is written

	mu            sync.Mutex    // held to read or write what follows, and the settings in opts
	changed       chan struct{} // closed and replaced when anything arrives
	lastID        int
	waiting       map[string]*Call
	partial       map[string]string // methods by token of partial results
	documents     map[string]*Document
	opened        map[string]bool // documents that are or were open
	published     map[string]*Published
	registrations map[string]int // how often each method is registered
	stops         []string       // that snippets in edits have left since somebody looked, with their choices
	shown         *Location      // what the server has shown since somebody looked
	choices       []string       // how the next questions are answered
	requests      map[string]int // how often the server made which request
	messages      []Message
	violations    []string
	ended         error         // why there are no more messages; nil while there are
	exited        chan struct{} // closed when there are no more messages
}

// Message is one that the server sent, and when.
type Message struct {
	At  time.Time       // when it had arrived
	Raw json.RawMessage // all of it, without its header
}

// Start runs a server's command and connects to it; dir is its working folder. It does
// not shake hands.
func Start(command []string, dir string, opts Options) (*Client, error) {
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Dir = dir
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	c, err := newClient(in, opts)
	if err != nil {
		return nil, err
	}
	c.process = cmd
	cmd.Stderr = &c.stderr
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	go c.read(out)
	return c, nil
}

// Connect speaks to a server within the process: what it writes is read from in,
// and out is what it reads. It does not shake hands.
func Connect(in io.Reader, out io.WriteCloser, opts Options) (*Client, error) {
	c, err := newClient(out, opts)
	if err != nil {
		return nil, err
	}
	go c.read(in)
	return c, nil
}

func newClient(out io.WriteCloser, opts Options) (*Client, error) {
	if opts.Timeout == 0 {
		opts.Timeout = 10 * time.Second
	}
	c := &Client{
		opts: opts, out: out, Encoding: UTF16, changed: make(chan struct{}), exited: make(chan struct{}),
		waiting: map[string]*Call{}, partial: map[string]string{}, documents: map[string]*Document{},
		opened: map[string]bool{}, published: map[string]*Published{}, registrations: map[string]int{}, requests: map[string]int{},
	}
	if opts.Unchecked {
		return c, nil
	}
	var err error
	c.model, err = theModel()
	return c, err
}

// read takes in all that the server writes, until it ends.
func (c *Client) read(in io.Reader) {
	r := bufio.NewReader(in)
	for {
		body, err := readFrame(r)
		if err != nil {
			c.end(err)
			return
		}
		c.receive(body)
	}
}

func (c *Client) end(err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.ended = ErrClosed
	if err != io.EOF {
		c.violations = append(c.violations, err.Error())
		c.ended = fmt.Errorf("%w: %w", ErrClosed, err)
	}
	for id, call := range c.waiting {
		close(call.reply)
		delete(c.waiting, id)
	}
	c.wake()
	close(c.exited)
}

// wake tells everybody who waits that something has arrived.
func (c *Client) wake() {
	close(c.changed)
	c.changed = make(chan struct{})
}

func (c *Client) receive(body []byte) {
	var e envelope
	err := json.Unmarshal(body, &e)
	c.mu.Lock()
	defer c.mu.Unlock()
	defer c.wake()
	if err != nil {
		c.violations = append(c.violations, fmt.Sprintf("%v: %.200s", err, body))
		return
	}
	c.record(body, &e)
	switch {
	case e.Method == "":
		c.settle(&e)
	case len(e.ID) > 0:
		c.requests[e.Method]++
		go c.answer(&e)
	case e.Method == "textDocument/publishDiagnostics":
		c.publish(e.Params)
	}
}

// record keeps a message, and what is wrong with it.
func (c *Client) record(body []byte, e *envelope) {
	if c.opts.Unchecked {
		return
	}
	if !c.opts.Forget {
		c.messages = append(c.messages, Message{time.Now(), body})
	}
	found := c.model.checkServerMessage(body, e, func(id string) (string, bool) {
		call := c.waiting[id]
		if call == nil {
			return "", false
		}
		return call.Method, true
	})
	if e.Method == "$/progress" && len(found) == 0 {
		var p struct {
			Token json.RawMessage
			Value json.RawMessage
		}
		_ = json.Unmarshal(e.Params, &p)
		found = c.model.checkProgress(p.Value, c.partial[string(p.Token)])
	}
	for _, v := range found {
		c.violations = append(c.violations, v.String())
	}
}

func (c *Client) settle(e *envelope) {
	call := c.waiting[string(e.ID)]
	if call == nil {
		return
	}
	delete(c.waiting, string(e.ID))
	call.env, call.Took = e, time.Since(call.Sent)
	close(call.reply)
}
