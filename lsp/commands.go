package lsp

import (
	"bytes"
	"encoding/json"
	"time"

	"github.com/plan-as-code/plan/lang/syntax"
	"github.com/sourcegraph/jsonrpc2"
	"go.lsp.dev/protocol"
)

// commands are what workspace/executeCommand does, by name.
func commands() map[string]func(*call, []protocol.LSPAny) (any, error) {
	return map[string]func(*call, []protocol.LSPAny) (any, error){
		"plan.refresh":   refreshAll,
		"plan.latencies": latencies,
		applyCommand:     apply,
		"plan.agree":     agree,
		"plan.explain":   explain,
		"plan.inspect":   inspect,
		"plan.status":    statusOf,
		"plan.undecided": undecided,
		"plan.report":    reportBeside,
		"plan.graph":     graphBeside,
		"plan.locate":    locate,
		"plan.fix":       fixFound,
		letStandCommand:  letStand,
		showCommand:      show,
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
	var raw bytes.Buffer
	enc := json.NewEncoder(&raw)
	enc.SetEscapeHTML(false) // a page would be half as long again
	err = enc.Encode(result)
	return json.RawMessage(raw.Bytes()), err
}

// refreshAll reads everything from disk again, and answers when that is done. The
// request's goroutine waits for the session, which does not wait for it.
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

const applyCommand = "plan.apply"

// apply has the client make an edit, which it was offered as a command.
func apply(c *call, args []protocol.LSPAny) (any, error) {
	if len(args) != 1 {
		return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidParams, Message: "plan.apply takes the edit that the light bulb offers."}
	}
	return nil, c.make(json.RawMessage(args[0]))
}

const showCommand = "plan.show"

// show has the client show a place, with which the light bulb follows an edit that leaves
// something open.
func show(c *call, args []protocol.LSPAny) (any, error) {
	var p protocol.ShowDocumentParams
	if len(args) != 1 || protocol.Unmarshal(args[0], &p) != nil {
		return nil, invalid("plan.show takes the place that the light bulb names.")
	}
	var answer protocol.ShowDocumentResult
	return nil, c.server.ask("window/showDocument", &p, &answer)
}

// fill has the client make the edits of a fix, and show where its author goes on.
func (f *file) fill(edits []syntax.Edit) error {
	edit, next := f.filling(edits)
	if err := f.make(edit); err != nil || next == nil {
		return err
	}
	var answer protocol.ShowDocumentResult
	_ = f.server.ask("window/showDocument", next, &answer) // the change is made, shown or not
	return nil
}

// make has the client make an edit.
func (c *call) make(edit any) error {
	var answer protocol.ApplyWorkspaceEditResult
	raw, err := protocol.Marshal(edit)
	if err == nil {
		err = c.server.ask("workspace/applyEdit", map[string]any{"edit": json.RawMessage(raw)}, &answer)
	}
	if err == nil && !answer.Applied {
		err = &jsonrpc2.Error{Code: jsonrpc2.CodeInternalError, Message: "The editor did not make the change."}
	}
	return err
}
