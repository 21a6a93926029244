package lsptest

import (
	"encoding/json"
	"fmt"
)

// asked is what a reply is checked against: the method of its request.
type asked func(id string) (method string, ok bool)

// checkServerMessage validates a whole message that a server sent.
func (m *model) checkServerMessage(raw []byte, e *envelope, requests asked) []violation {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(raw, &members); err != nil {
		return []violation{{"message", "is no JSON object: " + err.Error()}}
	}
	var found []violation
	for name := range members {
		switch name {
		case "jsonrpc", "id", "method", "params", "result", "error":
		default:
			found = append(found, violation{"message", "has the member " + name})
		}
	}
	if e.JSONRPC != "2.0" {
		found = append(found, violation{"message", fmt.Sprintf("jsonrpc is %q", e.JSONRPC)})
	}
	if e.Method == "" {
		return append(found, m.checkReply(members, e, requests)...)
	}
	return append(found, m.checkCall(members, e)...)
}

// checkCall validates a request or notification from the server.
func (m *model) checkCall(members map[string]json.RawMessage, e *envelope) []violation {
	table, what := m.notifications, "notification"
	if _, isRequest := members["id"]; isRequest {
		table, what = m.requests, "request"
	}
	msg := table[e.Method]
	if msg == nil {
		return []violation{{e.Method, "is no " + what + " of the protocol"}}
	}
	if msg.Direction == "clientToServer" {
		return []violation{{e.Method, "is a " + what + " that only clients send"}}
	}
	return m.checkJSON(e.Params, msg.Params, e.Method+" params")
}

func (m *model) checkReply(members map[string]json.RawMessage, e *envelope, requests asked) []violation {
	_, hasResult := members["result"]
	_, hasError := members["error"]
	if hasResult == hasError {
		return []violation{{"reply " + string(e.ID), "has neither or both of result and error"}}
	}
	if hasError {
		return m.checkJSON(members["error"], responseErrorType, "error of reply "+string(e.ID))
	}
	method, ok := requests(string(e.ID))
	if !ok {
		return []violation{{"reply " + string(e.ID), "answers no open request"}}
	}
	msg := m.requests[method]
	if msg == nil {
		return []violation{{method, "is no request of the protocol, and was answered without an error"}}
	}
	return m.checkJSON(members["result"], msg.Result, method+" result")
}

var responseErrorType = &typ{Kind: "literal", literal: &structure{Properties: []property{
	{Name: "code", Type: &typ{Kind: "base", Name: "integer"}},
	{Name: "message", Type: &typ{Kind: "base", Name: "string"}},
	{Name: "data", Type: &typ{Kind: "reference", Name: "LSPAny"}, Optional: true},
}}}

// checkProgress validates the value of $/progress: a partial result of the
// request that gave the token, else work done.
func (m *model) checkProgress(value json.RawMessage, partialOf string) []violation {
	if msg := m.requests[partialOf]; msg != nil && msg.PartialResult != nil {
		return m.checkJSON(value, msg.PartialResult, "partial result of "+partialOf)
	}
	var kind struct{ Kind string }
	_ = json.Unmarshal(value, &kind)
	name := map[string]string{"begin": "WorkDoneProgressBegin", "report": "WorkDoneProgressReport", "end": "WorkDoneProgressEnd"}[kind.Kind]
	if name == "" {
		return []violation{{"$/progress", "the value's kind is " + kind.Kind}}
	}
	return m.checkJSON(value, &typ{Kind: "reference", Name: name}, "$/progress value")
}
