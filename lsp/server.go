package lsp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime"
	"sync/atomic"
	"time"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/verbatim"
	"github.com/plan-as-code/plan/lsp/git"
	"github.com/sourcegraph/jsonrpc2"
	"go.lsp.dev/protocol"
)

// Options are what the command line says about the server.
type Options struct {
	Version string    // of the program
	AsOf    string    // the day as of which plans are judged; empty: the client's choice, else today
	Log     io.Writer // nil: nothing is logged
	// Rest hears how long nothing has changed, again and again while nothing does, each
	// time in a goroutine of its own; nil: nobody hears.
	Rest func(idle time.Duration)

	sweep time.Duration // between two looks at the disk; zero: a sensible time
	// before is called in the goroutine of an event that reads much, when that turns out; nil: nothing is.
	before func(ctx context.Context)
}

// server is one connection to one client. What stands in the first group does not
// change once conn is set.
type server struct {
	opts    Options
	conn    *jsonrpc2.Conn
	stream  *stream       // that conn reads and writes
	ready   chan struct{} // closed when conn is set; the reader waits for it
	methods map[string]method
	log     *logger
	ctx     context.Context // ends with the server
	stop    context.CancelFunc
	down    chan struct{} // closed by the reader when the client has said shutdown

	phase       phase                 // the reader's alone
	jobs        chan job              // what the session is to do, in this order
	gathered    []string              // files that are said to have changed on disk, and that nobody has looked at yet; the session's alone
	begun       bool                  // the client has said initialized; the session's alone
	reading     *reading              // what is carried out beside the session; the session's alone
	beside      chan struct{}         // has an entry while something that reads much goes on
	latest      atomic.Pointer[state] // the session alone stores it; anybody loads it
	wake        chan struct{}         // has an entry when the publisher should look
	judged      chan struct{}         // has an entry when what was to be judged in a rest is
	watched     atomic.Bool           // the client tells about changes of files; register sets it, the sweep reads it
	flight      inflight
	times       times
	clientState clientState
	code        atomic.Int32 // that Serve returns
}

// phase is how far the connection has come.
type phase uint8

const (
	fresh phase = iota // the client has not said initialize
	running
	shutDown // the client has said shutdown: only exit is left
	gone     // the client has said exit: messages are left out
)

// Serve talks to one client until it says exit, or until its input, its process or ctx
// ends. The code is 0 where the client had said shutdown before, else 1.
func Serve(ctx context.Context, in io.Reader, out io.Writer, opts Options) int {
	s := newServer(ctx, opts)
	s.stream = newStream(in, out)
	s.conn = jsonrpc2.NewConn(s.ctx, s.stream, s, jsonrpc2.SetLogger(s.log))
	close(s.ready)
	go s.session()
	go s.publish()
	select {
	case <-s.conn.DisconnectNotify():
	case <-s.ctx.Done():
	}
	s.stop()
	_ = s.conn.Close()
	return int(s.code.Load())
}

// newServer is a server without a connection, with a state in which nothing is open.
func newServer(ctx context.Context, opts Options) *server {
	s := &server{opts: opts, methods: methods(), log: &logger{file: opts.Log},
		jobs: make(chan job, 64), beside: make(chan struct{}, 1), wake: make(chan struct{}, 1), judged: make(chan struct{}, 1), down: make(chan struct{}), ready: make(chan struct{})}
	s.log.server = s
	s.ctx, s.stop = context.WithCancel(ctx)
	s.code.Store(1)
	s.latest.Store(&state{answers: git.NewAnswers(s.ctx), client: newClient(protocol.ClientCapabilities{}, s.log), docs: map[string]*document{}, views: map[string]*view{},
		settings: settings{fixed: choices{AsOf: opts.AsOf}, today: today()}, next: make(chan struct{})})
	return s
}

// Handle is called by the reader for every message, in order. It never waits for
// the client; for the session it waits where the queue of jobs is full.
func (s *server) Handle(_ context.Context, _ *jsonrpc2.Conn, req *jsonrpc2.Request) {
	<-s.ready
	received := time.Now()
	var params json.RawMessage
	if req.Params != nil {
		params = *req.Params
	}
	switch {
	case s.phase == gone:
	case req.Method == "$/cancelRequest":
		s.flight.cancel(params)
	case req.Method == "exit" && req.Notif:
		s.exit()
	case !req.Notif:
		s.request(req, params, received)
	case s.phase == running:
		s.notification(req.Method, params, received)
	}
	runtime.Gosched() // reading on may block this core in the system, with the session waiting for it
}

// request answers, or lets the request be answered when its turn comes. The reader
// calls it; whatever is written is written in another goroutine.
func (s *server) request(req *jsonrpc2.Request, params json.RawMessage, received time.Time) {
	m, known := s.methods[req.Method]
	refuse := func(code int64, text string) {
		s.flight.group.Go(func() { _ = s.conn.ReplyWithError(s.ctx, req.ID, refusal(code, text)) })
	}
	waits := true // for what is read beside the session
	switch {
	case req.Method == "initialize" && s.phase == fresh:
		p, err := decode[protocol.InitializeParams](params)
		if err != nil {
			refuse(jsonrpc2.CodeInvalidParams, err.(*jsonrpc2.Error).Message)
			return
		}
		s.phase = running
		s.post(received, func(e *event) { e.params = params; initialize(e, p) })
		m = method{answer: func(c *call, _ json.RawMessage) (any, error) { return c.server.result(c.client), nil }}
	case req.Method == "initialize":
		refuse(jsonrpc2.CodeInvalidRequest, "The server has been initialized already.")
		return
	case s.phase == fresh:
		refuse(codeNotInitialized, "The server waits for initialize.")
		return
	case s.phase == shutDown:
		refuse(jsonrpc2.CodeInvalidRequest, "The server is shut down and waits for exit.")
		return
	case req.Method == "shutdown":
		s.phase = shutDown
		s.code.Store(0)
		close(s.down)
		m = method{answer: func(*call, json.RawMessage) (any, error) { return nil, nil }}
		waits = false
	case !known || m.answer == nil:
		refuse(jsonrpc2.CodeMethodNotFound, "There is no request called "+req.Method+".")
		return
	}
	ctx, cancel := s.flight.start(s.ctx, req)
	outdated := func() {
		s.flight.end(req.ID)
		cancel()
		refuse(errModified.Code, errModified.Message)
	}
	if !waits {
		outdated = nil
	}
	s.enqueue(job{about: documentKey(params), outdated: outdated, do: func() {
		c := &call{Context: ctx, state: s.latest.Load(), server: s, received: received}
		s.flight.group.Go(func() {
			defer s.flight.end(req.ID)
			defer cancel()
			s.run(c, m, req, params)
		})
	}})
}

// run answers one request, whatever happens, in the request's own goroutine. It may
// wait until the client takes the answer.
func (s *server) run(c *call, m method, req *jsonrpc2.Request, params json.RawMessage) {
	result, err := guarded(s, req.Method, func() (json.RawMessage, error) {
		if c.Err() != nil {
			return nil, errCancelled
		}
		result, err := m.answer(c, params)
		if err != nil {
			return nil, err
		}
		return encode(result)
	})
	if c.Err() != nil {
		err = errCancelled
	}
	s.times.add(req.Method, time.Since(c.received))
	s.log.answered(req.Method, time.Since(c.received), err)
	if err == nil {
		_ = s.stream.answer(req.ID, result)
		return
	}
	answer := &jsonrpc2.Error{Code: jsonrpc2.CodeInternalError, Message: err.Error()}
	errors.As(err, &answer)
	_ = s.conn.ReplyWithError(s.ctx, req.ID, refusal(answer.Code, answer.Message))
}

// refusal is an error as it is answered: what it quotes takes no effect, and no more of it
// than anybody reads.
func refusal(code int64, text string) *jsonrpc2.Error {
	return &jsonrpc2.Error{Code: code, Message: prose.Bounded(verbatim.Visible(text))}
}

// guarded turns a panic into an error that says what to report. Any goroutine calls
// it.
func guarded[T any](s *server, what string, do func() (T, error)) (result T, err error) {
	defer func() {
		if r := recover(); r != nil {
			fault := lang.PanicOf(r)
			s.log.printf("%s: %v\n%s", what, fault, fault.Stack)
			err = fmt.Errorf("this is a mistake in plan itself, not in your plan: %v. Please report it, with the word %s and version %s, "+
				"at https://github.com/plan-as-code/plan/issues", fault, what, s.opts.Version)
		}
	}()
	return do()
}

// notification has a notification carried out when its turn comes. One that the
// server does not know is left out. The reader calls it.
func (s *server) notification(name string, params json.RawMessage, received time.Time) {
	m := s.methods[name]
	if m.gather != nil {
		s.enqueue(job{gathers: true, do: func() {
			if _, err := guarded(s, name, func() (any, error) { return nil, m.gather(s, params) }); err != nil {
				s.log.printf("%s: %v", name, err)
			}
			s.log.answered(name, time.Since(received), nil)
		}})
	}
	if m.note == nil {
		return
	}
	s.enqueue(job{notes: true, about: documentKey(params), changes: name == "textDocument/didChange", received: received, event: func(e *event) {
		e.params = params
		if err := m.note(e, params); err != nil {
			e.log("%s: %v", name, err)
		}
		e.then = append(e.then, func() { s.log.answered(name, time.Since(received), nil) })
	}})
}

// look wakes the publisher. The session calls it; it never waits.
func (s *server) look() {
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

// lastAnswers is how long the answers under way may take when the client leaves.
const lastAnswers = time.Second

// exit ends the connection, after the answers that are under way. The reader calls it
// and does not wait; the waiting is done in other goroutines.
func (s *server) exit() {
	s.phase = gone
	answered := make(chan struct{})
	go s.enqueue(job{do: func() {
		s.flight.cancelAll()
		go func() { s.flight.group.Wait(); close(answered) }()
	}})
	go func() {
		select {
		case <-answered:
		case <-time.After(lastAnswers):
		}
		s.stop()
	}()
}
