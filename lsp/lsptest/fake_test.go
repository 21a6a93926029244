package lsptest

import (
	"bufio"
	"encoding/json"
	"io"
	"testing"
)

// fake is a server that answers each method as a test says.
type fake struct {
	out      io.Writer
	handlers map[string]func(f *fake, params json.RawMessage) any
	replies  chan envelope // to the server's own requests
}

// fakeServer connects a client to a fake, which knows initialize, shutdown and
// exit by itself.
func fakeServer(t *testing.T, opts Options, handlers map[string]func(f *fake, params json.RawMessage) any) (*Client, *fake) {
	t.Helper()
	fromClient, toServer := io.Pipe()
	fromServer, toClient := io.Pipe()
	f := &fake{toClient, handlers, make(chan envelope, 10)}
	go f.serve(fromClient, toClient)
	c, err := Connect(fromServer, toServer, opts)
	if err != nil {
		t.Fatal(err)
	}
	return c, f
}

func (f *fake) serve(in io.Reader, out io.Closer) {
	defer out.Close()
	r := bufio.NewReader(in)
	for {
		body, err := readFrame(r)
		if err != nil {
			return
		}
		var e envelope
		_ = json.Unmarshal(body, &e)
		switch handler := f.handlers[e.Method]; {
		case e.Method == "exit":
			return
		case e.Method == "":
			f.replies <- e
		case handler != nil:
			if result := handler(f, e.Params); len(e.ID) > 0 {
				f.send(map[string]any{"jsonrpc": "2.0", "id": e.ID, "result": result})
			}
		case e.Method == "initialize":
			f.send(map[string]any{"jsonrpc": "2.0", "id": e.ID, "result": object{"capabilities": object{"positionEncoding": UTF8}}})
		case e.Method == "shutdown":
			f.send(map[string]any{"jsonrpc": "2.0", "id": e.ID, "result": nil})
		case len(e.ID) > 0:
			f.send(map[string]any{"jsonrpc": "2.0", "id": e.ID, "error": &ResponseError{Code: MethodNotFound, Message: "unknown"}})
		}
	}
}

func (f *fake) send(message map[string]any) {
	body, _ := json.Marshal(message)
	_ = writeFrame(f.out, body)
}

func (f *fake) notify(method string, params any) {
	f.send(map[string]any{"jsonrpc": "2.0", "method": method, "params": params})
}

// echo publishes one finding of the version that a notification carries.
func echo(f *fake, params json.RawMessage) any {
	var p struct {
		TextDocument struct {
			URI     string
			Version int
		}
	}
	_ = json.Unmarshal(params, &p)
	f.notify("textDocument/publishDiagnostics", object{"uri": p.TextDocument.URI, "version": p.TextDocument.Version, "diagnostics": []any{
		object{"range": Range{}, "severity": 2, "code": "some-rule", "message": "found"},
	}})
	return nil
}
