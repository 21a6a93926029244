package lsp

import (
	"fmt"
	"io"
	"sync"
	"sync/atomic"
	"time"

	"go.lsp.dev/protocol"
)

// logger writes down what the server does, for those who ask: into a file, or to
// a client that traces. It says nothing unless asked. Any goroutine may log.
type logger struct {
	file   io.Writer // nil: none
	server *server

	mu      sync.Mutex  // held while a line is written into the file
	tracing atomic.Bool // the session sets it; anybody reads it
}

// trace turns on and off that the client is told. The session calls it.
func (l *logger) trace(value protocol.TraceValue) {
	l.tracing.Store(value == protocol.TraceValueMessages || value == protocol.TraceValueVerbose)
}

// printf logs one line. It waits for the file and not for the client, whom lines may
// reach in another order.
func (l *logger) printf(format string, args ...any) {
	if l.file == nil && !l.tracing.Load() {
		return
	}
	line := fmt.Sprintf(format, args...)
	if l.tracing.Load() {
		go l.server.tell("$/logTrace", &protocol.LogTraceParams{Message: line})
	}
	if l.file != nil {
		l.mu.Lock()
		defer l.mu.Unlock()
		fmt.Fprintf(l.file, "%s %s\n", time.Now().Format("15:04:05.000"), line)
	}
}

// Printf is what the connection reports of its own.
func (l *logger) Printf(format string, args ...any) { l.printf(format, args...) }

// answered notes a message that has been dealt with: a request in its own goroutine, a
// notification in the session. took counts from when the message was received.
func (l *logger) answered(method string, took time.Duration, err error) {
	if err != nil {
		l.printf("%s %v: %v", method, took, err)
		return
	}
	l.printf("%s %v", method, took)
}
