package lsptest

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"
)

// Call is a request under way.
type Call struct {
	ID     int           // counted from 1
	Method string        // of the request
	Sent   time.Time     // just before it was written
	Took   time.Duration // until the reply arrived; to be read once Wait has returned, zero without a reply

	reply chan struct{} // closed when the reply has arrived, or none will
	env   *envelope     // nil where none arrived
}

// ErrClosed is the error of requests on a connection that has ended.
var ErrClosed = errors.New("the server closed the connection")

// Notify sends a notification. Like Write, it waits until the server takes it.
func (c *Client) Notify(method string, params any) error {
	return c.send(map[string]any{"jsonrpc": "2.0", "method": method}, params)
}

func (c *Client) send(message map[string]any, params any) error {
	if params != nil {
		message["params"] = params
	}
	body, err := json.Marshal(message)
	if err != nil {
		return err
	}
	return c.Write(body)
}

// Write sends a message as it stands, be it one or not.
func (c *Client) Write(body []byte) error {
	c.writing.Lock()
	defer c.writing.Unlock()
	return writeFrame(c.out, body)
}

// WriteRaw sends bytes without a header.
func (c *Client) WriteRaw(data []byte) error {
	c.writing.Lock()
	defer c.writing.Unlock()
	_, err := c.out.Write(data)
	return err
}

// Go sends a request and does not wait for the reply. An error is ErrClosed, or
// that it could not be written.
func (c *Client) Go(method string, params any) (*Call, error) {
	c.mu.Lock()
	if c.ended != nil {
		c.mu.Unlock()
		return nil, c.ended
	}
	c.lastID++
	call := &Call{ID: c.lastID, Method: method, Sent: time.Now(), reply: make(chan struct{})}
	c.waiting[strconv.Itoa(call.ID)] = call
	if p, ok := params.(map[string]any); ok && p["partialResultToken"] != nil {
		token, _ := json.Marshal(p["partialResultToken"])
		c.partial[string(token)] = method
	}
	c.mu.Unlock()
	return call, c.send(map[string]any{"jsonrpc": "2.0", "id": call.ID, "method": method}, params)
}

// Wait waits for the reply of a request, and decodes it into result unless that
// is nil. An error reply is a *ResponseError; other errors say that none came in time,
// ErrClosed where the connection ended, or that it does not fit the result.
func (c *Client) Wait(call *Call, result any) error {
	select {
	case <-call.reply:
	case <-time.After(c.opts.Timeout):
		return fmt.Errorf("%s: no reply within %v", call.Method, c.opts.Timeout)
	}
	switch {
	case call.env == nil:
		return fmt.Errorf("%s: %w", call.Method, ErrClosed)
	case call.env.Error != nil:
		return call.env.Error
	case result == nil:
		return nil
	}
	return json.Unmarshal(call.env.Result, result)
}

// Request sends a request and waits for its reply, as Go and Wait do.
func (c *Client) Request(method string, params, result any) error {
	call, err := c.Go(method, params)
	if err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	return c.Wait(call, result)
}
