package lsp

import (
	"encoding/json"
	"time"

	"github.com/sourcegraph/jsonrpc2"
	"go.lsp.dev/protocol"
)

// commands are what workspace/executeCommand does, by name.
func commands() map[string]func(*call, []protocol.LSPAny) (any, error) {
	return map[string]func(*call, []protocol.LSPAny) (any, error){
		"plan.refresh":   refreshAll,
		"plan.latencies": latencies,
		"plan.agree":     agree,
		"plan.explain":   explain,
		"plan.inspect":   inspect,
		"plan.status":    statusOf,
		traceCommand:     traceOf,
	}
}

func executeCommand(c *call, p *protocol.ExecuteCommandParams) (any, error) {
	do := commands()[p.Command]
	if do == nil {
		return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidParams, Message: "There is no command called " + p.Command + "."}
	}
	result, err := do(c, p.Arguments)
	if err != nil || result == nil {
		return nil, err
	}
	raw, err := json.Marshal(result)
	return json.RawMessage(raw), err
}

// refreshAll reads everything from disk again, and answers when that is done.
func refreshAll(c *call, _ []protocol.LSPAny) (any, error) {
	done := make(chan struct{})
	c.server.post(time.Now(), func(e *event) {
		defer close(done)
		e.refresh()
	})
	select {
	case <-done:
	case <-c.Done():
	}
	return nil, nil
}

// latencies answers how long the last requests of each method took.
func latencies(c *call, _ []protocol.LSPAny) (any, error) { return c.server.times.summary(), nil }
