package lsp

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/plan-as-code/plan/lsp/lsptest"
	"github.com/rogpeppe/go-internal/txtar"
)

// message is anything that goes over the wire.
type message struct {
	ID     json.RawMessage `json:"id,omitempty"`
	Method string          `json:"method,omitempty"`
	Params json.RawMessage `json:"params,omitempty"`
	Result json.RawMessage `json:"result,omitempty"`
	Error  *struct {
		Code    int    `json:"code"`
		Message string `json:"message"`
	} `json:"error,omitempty"`
}

// editor is a client that says exactly what a test tells it to.
type editor struct {
	t    *testing.T
	dir  string
	out  io.WriteCloser
	code chan int
	id   int

	mu       sync.Mutex
	arrived  *sync.Cond
	messages []message // not looked at yet
	answers  map[string]string
	ended    bool
}

// dial starts a server over pipes, on a folder with the files of an archive.
func dial(t *testing.T, archive string, opts ...func(*Options)) *editor {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	e := &editor{t: t, dir: dir, code: make(chan int, 1), answers: map[string]string{
		"client/registerCapability": "null", "workspace/diagnostic/refresh": "null", "window/workDoneProgress/create": "null", "workspace/configuration": "[null]"}}
	e.arrived = sync.NewCond(&e.mu)
	for _, f := range txtar.Parse([]byte(archive)).Files {
		e.write(f.Name, string(f.Data))
	}
	toServer, out := io.Pipe()
	in, fromServer := io.Pipe()
	e.out = out
	o := Options{Version: "test", AsOf: "2027-02-01", sweep: 20 * time.Millisecond}
	for _, set := range opts {
		set(&o)
	}
	go func() {
		e.code <- Serve(context.Background(), toServer, fromServer, o)
		_ = fromServer.Close()
	}()
	go e.read(bufio.NewReader(in))
	t.Cleanup(func() { _ = out.Close() })
	return e
}

func (e *editor) write(name, text string) {
	e.t.Helper()
	p := e.path(name)
	if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
		e.t.Fatal(err)
	}
	if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
		e.t.Fatal(err)
	}
}

func (e *editor) path(name string) string { return filepath.Join(e.dir, filepath.FromSlash(name)) }
func (e *editor) uri(name string) string  { return string(fileURI(filepath.ToSlash(e.path(name)))) }

func (e *editor) read(in *bufio.Reader) {
	for {
		length := 0
		for {
			line, err := in.ReadString('\n')
			if err != nil {
				e.mu.Lock()
				e.ended = true
				e.arrived.Broadcast()
				e.mu.Unlock()
				return
			}
			if line = strings.TrimSpace(line); line == "" {
				break
			}
			length, _ = strconv.Atoi(strings.TrimSpace(strings.TrimPrefix(line, "Content-Length:")))
		}
		body := make([]byte, length)
		if _, err := io.ReadFull(in, body); err != nil {
			return
		}
		var m message
		if err := json.Unmarshal(body, &m); err != nil {
			e.t.Errorf("the server sent %q: %v", body, err)
		}
		e.mu.Lock()
		if answer, ok := e.answers[m.Method]; ok && m.ID != nil {
			go e.raw(fmt.Sprintf(`{"jsonrpc":"2.0","id":%s,"result":%s}`, m.ID, answer))
		}
		e.messages = append(e.messages, m)
		e.arrived.Broadcast()
		e.mu.Unlock()
	}
}

// await takes the first message that fits out of those that arrived.
func (e *editor) await(what string, fits func(message) bool) message {
	e.t.Helper()
	m, ok := e.within(lsptest.Patience(e.t), fits)
	if !ok {
		e.mu.Lock()
		defer e.mu.Unlock()
		e.t.Fatalf("no %s arrived; there were %s", what, describe(e.messages))
	}
	return m
}

func describe(list []message) string {
	b, _ := json.Marshal(list)
	return string(b)
}

func (e *editor) within(wait time.Duration, fits func(message) bool) (message, bool) {
	deadline := time.Now().Add(wait)
	timer := time.AfterFunc(wait, e.arrived.Broadcast)
	defer timer.Stop()
	e.mu.Lock()
	defer e.mu.Unlock()
	for {
		for i, m := range e.messages {
			if fits(m) {
				e.messages = append(e.messages[:i:i], e.messages[i+1:]...)
				return m, true
			}
		}
		if e.ended || !time.Now().Before(deadline) {
			return message{}, false
		}
		e.arrived.Wait()
	}
}

// raw sends one message as it is.
func (e *editor) raw(body string) {
	e.bytes(fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(body), body))
}

func (e *editor) bytes(text string) { _, _ = io.WriteString(e.out, text) }

func (e *editor) notify(method, params string) {
	e.raw(fmt.Sprintf(`{"jsonrpc":"2.0","method":%q,"params":%s}`, method, params))
}

// send sends a request and returns its id.
func (e *editor) send(method, params string) string {
	e.id++
	id := strconv.Itoa(e.id)
	e.raw(fmt.Sprintf(`{"jsonrpc":"2.0","id":%s,"method":%q,"params":%s}`, id, method, params))
	return id
}

func (e *editor) answer(id string) message {
	e.t.Helper()
	return e.await("answer to "+id, func(m message) bool { return string(m.ID) == id && m.Method == "" })
}

func (e *editor) request(method, params string) message {
	e.t.Helper()
	return e.answer(e.send(method, params))
}

// result is what a request answers; an error ends the test.
func (e *editor) result(method, params string) string {
	e.t.Helper()
	m := e.request(method, params)
	if m.Error != nil {
		e.t.Fatalf("%s: %+v", method, *m.Error)
	}
	return string(m.Result)
}

// start initializes the server with the folder, or the folders below it.
func (e *editor) start(capabilities string, folders ...string) string {
	e.t.Helper()
	if len(folders) == 0 {
		folders = []string{"."}
	}
	var list []string
	for _, f := range folders {
		list = append(list, fmt.Sprintf(`{"uri":%q,"name":"x"}`, e.uri(f)))
	}
	result := e.result("initialize", fmt.Sprintf(`{"processId":null,"rootUri":null,"capabilities":%s,"workspaceFolders":[%s]}`, capabilities, strings.Join(list, ",")))
	e.notify("initialized", "{}")
	return result
}

func (e *editor) open(uri, text string) {
	e.notify("textDocument/didOpen", fmt.Sprintf(`{"textDocument":{"uri":%q,"languageId":"plan","version":1,"text":%s}}`, uri, quoted(text)))
}

func (e *editor) replace(uri string, version int, text string) {
	e.notify("textDocument/didChange", fmt.Sprintf(`{"textDocument":{"uri":%q,"version":%d},"contentChanges":[{"text":%s}]}`, uri, version, quoted(text)))
}

func (e *editor) close(uri string) {
	e.notify("textDocument/didClose", fmt.Sprintf(`{"textDocument":{"uri":%q}}`, uri))
}

func quoted(s string) string {
	b, _ := json.Marshal(s)
	return string(b)
}

type publishing struct {
	URI         string
	Version     *int
	Diagnostics []struct {
		Code, Message string
		Range         struct{ Start, End struct{ Line, Character int } }
	}
}

func (p publishing) codes() string {
	var codes []string
	for _, d := range p.Diagnostics {
		codes = append(codes, d.Code)
	}
	return strings.Join(codes, " ")
}

// published is the next list of findings for a file.
func (e *editor) published(uri string) publishing {
	e.t.Helper()
	var p publishing
	e.await("findings of "+uri, func(m message) bool {
		p = publishing{}
		return m.Method == "textDocument/publishDiagnostics" && json.Unmarshal(m.Params, &p) == nil && p.URI == uri
	})
	return p
}

// publishes waits until the findings of a file are these.
func (e *editor) publishes(uri, codes string) {
	e.t.Helper()
	for {
		if p := e.published(uri); p.codes() == codes {
			return
		}
	}
}

// leave shuts the server down by the book.
func (e *editor) leave() {
	e.t.Helper()
	e.result("shutdown", "null")
	e.notify("exit", "null")
	if code := e.exited(); code != 0 {
		e.t.Errorf("the exit code is %d", code)
	}
}

func (e *editor) exited() int {
	e.t.Helper()
	select {
	case code := <-e.code:
		return code
	case <-time.After(lsptest.Patience(e.t)):
		e.t.Fatal("the server does not end")
		return -1
	}
}
