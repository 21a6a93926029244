package lsp

import (
	"context"
	"encoding/json"
	"sync"

	"github.com/sourcegraph/jsonrpc2"
)

// inflight are the requests that are not answered yet.
type inflight struct {
	mu      sync.Mutex // held to read or write cancels
	cancels map[jsonrpc2.ID]context.CancelFunc
	group   sync.WaitGroup // the goroutines that answer; waited for at exit
}

// methodName is under which a request's context holds its method.
type methodName struct{}

// start is the context in which a request is answered. The reader calls it.
func (f *inflight) start(ctx context.Context, req *jsonrpc2.Request) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(context.WithValue(ctx, methodName{}, req.Method))
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.cancels == nil {
		f.cancels = map[jsonrpc2.ID]context.CancelFunc{}
	}
	f.cancels[req.ID] = cancel
	return ctx, cancel
}

// end forgets a request. The goroutine that answered it calls it.
func (f *inflight) end(id jsonrpc2.ID) {
	f.mu.Lock()
	defer f.mu.Unlock()
	delete(f.cancels, id)
}

// cancel ends one request by its id; one that is answered already is left alone. The
// reader calls it.
func (f *inflight) cancel(params json.RawMessage) {
	var p struct {
		ID jsonrpc2.ID `json:"id"`
	}
	if json.Unmarshal(params, &p) != nil {
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if cancel := f.cancels[p.ID]; cancel != nil {
		cancel()
	}
}

// cancelAll ends all requests. The session calls it, when all that came before exit has
// had its turn.
func (f *inflight) cancelAll() {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, cancel := range f.cancels {
		cancel()
	}
}
