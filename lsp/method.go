package lsp

import (
	"context"
	"encoding/json"
	"reflect"
	"time"

	"github.com/sourcegraph/jsonrpc2"
	"go.lsp.dev/protocol"
)

// method is what the server does with messages of one name. One of answer, note and
// gather is set: for requests the first, for notifications another.
type method struct {
	answer func(c *call, params json.RawMessage) (any, error) // called in the request's own goroutine
	note   func(e *event, params json.RawMessage) error       // called by the session
	gather func(s *server, params json.RawMessage) error      // called by the session, which takes what comes one by one together
	offer  func(*protocol.ServerCapabilities)                 // adds what initialize says of it; nil: nothing
}

// call is one request: the state as it was when the request's turn came, which must
// not be changed, and a context that ends when the client is no longer interested. It
// belongs to the request's goroutine.
type call struct {
	context.Context
	*state
	server   *server
	received time.Time
}

// event is one notification, or something that happened outside, and the draft
// of the state that it leaves behind. It belongs to the goroutine that carries it out: what
// does something besides changing the draft waits by then.
type event struct {
	*state
	server   *server
	params   json.RawMessage
	received time.Time
	reads    *reader
	outdated bool     // its text is not to be read, since a newer one follows
	then     []func() // done by the session when the event is over, whatever came of it
}

func (e *event) log(format string, args ...any) { e.server.log.printf(format, args...) }

// typed makes a method of a function over the protocol's own types.
func typed[P, R any](do func(*call, *P) (R, error)) method {
	return method{answer: func(c *call, params json.RawMessage) (any, error) {
		p, err := decode[P](params)
		if err != nil {
			return nil, err
		}
		return do(c, p)
	}}
}

// onFile makes a method of a function that is about one plan file. Where the
// server does not know the file, the answer is null.
func onFile[P, R any](do func(*file, *P) (R, error)) method {
	return method{answer: func(c *call, params json.RawMessage) (any, error) {
		p, err := decode[P](params)
		if err != nil {
			return nil, err
		}
		at, err := documentOf(params)
		if err != nil {
			return nil, invalidParams(err)
		}
		f := c.file(at)
		if f == nil {
			return nil, nil
		}
		if c.stale(f.view, f.name) {
			return nil, errModified
		}
		return do(f, p)
	}}
}

// onJudged makes a method of a function that is about one plan file and what is found in
// it. It waits until that is known.
func onJudged[P, R any](do func(*file, *P) (R, error)) method {
	return onFile(func(f *file, p *P) (none R, err error) {
		if err := f.judged(); err != nil {
			return none, err
		}
		return do(f, p)
	})
}

// noted makes a method of a function that carries out a notification.
func noted[P any](do func(*event, *P)) method {
	return method{note: func(e *event, params json.RawMessage) error {
		p, err := decode[P](params)
		if err == nil {
			do(e, p)
		}
		return err
	}}
}

// gathered makes a method of a function that lists the files that a notification says
// have changed on disk.
func gathered[P any](list func(*P) []string) method {
	return method{gather: func(s *server, params json.RawMessage) error {
		p, err := decode[P](params)
		if err == nil {
			s.gathered = append(s.gathered, list(p)...)
		}
		return err
	}}
}

// offering adds what initialize says about the method.
func (m method) offering(offer func(*protocol.ServerCapabilities)) method {
	m.offer = offer
	return m
}

// decode reads parameters. A message without any stands for empty ones.
func decode[P any](params json.RawMessage) (*P, error) {
	p := new(P)
	if len(params) == 0 || string(params) == "null" {
		params = json.RawMessage("{}")
	}
	if err := protocol.Unmarshal(params, p); err != nil {
		return nil, invalidParams(err)
	}
	return p, nil
}

// encode writes what is sent. What points nowhere is null, and nothing that people are
// shown of it takes effect.
func encode(v any) (json.RawMessage, error) {
	if v == nil {
		return json.RawMessage("null"), nil
	}
	switch r := reflect.ValueOf(v); r.Kind() {
	case reflect.Pointer, reflect.Map, reflect.Interface:
		if r.IsNil() {
			return json.RawMessage("null"), nil
		}
	case reflect.Slice:
		if r.IsNil() {
			return json.RawMessage("null"), nil
		}
		if raw, ok := v.(json.RawMessage); ok {
			return harmless(raw), nil
		}
	}
	raw, err := protocol.Marshal(v)
	return harmless(raw), err
}

// Codes of the language server protocol, beside those of JSON-RPC.
const (
	codeNotInitialized  = -32002
	codeCancelled       = -32800
	codeContentModified = -32801 // clients say nothing of it, and some ask again
	codeRequestFailed   = -32803
)

var (
	errCancelled = &jsonrpc2.Error{Code: codeCancelled, Message: "The request was cancelled."}
	errModified  = &jsonrpc2.Error{Code: codeContentModified, Message: "The document has changed since the request was sent."}
)

func invalidParams(err error) error {
	return invalid("The parameters do not fit the method: " + err.Error())
}
