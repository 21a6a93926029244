package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/textproto"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lsp"
)

// server starts the language server, opens a file in it as an editor does, and
// says what came of it.
func (d *doctor) server(w *workspace, name string) {
	start := time.Now()
	found, err := askServer(lsp.Options{Version: version, AsOf: d.asOf}, w.path("."), w.path(name), string(w.snapshot.Files[name].Src))
	took := time.Since(start).Round(time.Millisecond)
	if err != nil {
		d.wrong("The language server does not answer: "+err.Error()+".", "plan lsp --log plan-lsp.log, as the command that your editor starts; then look into plan-lsp.log")
		return
	}
	d.good(fmt.Sprintf("The language server answers, with %s in %s, after %d ms.", lang.Count(found, "finding"), w.display(d.cwd, name), max(took.Milliseconds(), 1)))
}

// patience is how long the server may take for all that it is asked.
const patience = 20 * time.Second

// askServer plays an editor that opens one file and asks what is found in it.
func askServer(opts lsp.Options, folder, file, text string) (findings int, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	toServer, out := io.Pipe()
	in, fromServer := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		ended <- lsp.Serve(ctx, toServer, fromServer, opts)
		_ = fromServer.Close()
	}()
	defer func() {
		_ = out.Close()
		_ = in.Close()
	}()
	context.AfterFunc(ctx, func() { _ = in.CloseWithError(errors.New("it takes longer than 20 seconds")) })
	c := &connection{in: bufio.NewReader(in), out: out}
	root, document := fileURI(folder), fileURI(file)
	err = c.ask("initialize", map[string]any{"processId": nil, "rootUri": root, "workspaceFolders": []any{map[string]any{"uri": root, "name": filepath.Base(folder)}},
		"capabilities": map[string]any{"textDocument": map[string]any{"diagnostic": map[string]any{}}}}, nil)
	if err != nil {
		return 0, err
	}
	var report struct {
		Items []json.RawMessage `json:"items"`
	}
	err = errors.Join(
		c.send("initialized", nil, map[string]any{}),
		c.send("textDocument/didOpen", nil, map[string]any{"textDocument": map[string]any{"uri": document, "languageId": "plan", "version": 1, "text": text}}),
		c.ask("textDocument/diagnostic", map[string]any{"textDocument": map[string]any{"uri": document}}, &report),
		c.ask("shutdown", nil, nil),
		c.send("exit", nil, nil),
	)
	if err == nil {
		if code := <-ended; code != 0 {
			err = fmt.Errorf("it ends with the code %d", code)
		}
	}
	return len(report.Items), err
}

// fileURI names a file as editors do.
func fileURI(path string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/plans
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}

// connection is an editor's side of the protocol, as far as doctor needs it.
type connection struct {
	in  *bufio.Reader
	out io.Writer
	id  int
}

// send writes a message; one with an id is a request.
func (c *connection) send(method string, id *int, params any) error {
	message := map[string]any{"jsonrpc": "2.0", "method": method}
	if id != nil {
		message["id"] = *id
	}
	if params != nil {
		message["params"] = params
	}
	body, err := json.Marshal(message)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.out, "Content-Length: %d\r\n\r\n%s", len(body), body)
	return err
}

// ask sends a request and reads up to its answer.
func (c *connection) ask(method string, params, result any) error {
	c.id++
	id := c.id
	if err := c.send(method, &id, params); err != nil {
		return err
	}
	for {
		header, err := textproto.NewReader(c.in).ReadMIMEHeader()
		if err != nil {
			return err
		}
		length, err := strconv.Atoi(header.Get("Content-Length"))
		if err != nil {
			return err
		}
		body := make([]byte, length)
		if _, err := io.ReadFull(c.in, body); err != nil {
			return err
		}
		var answer struct {
			ID     *int
			Method string
			Result json.RawMessage
			Error  *struct{ Message string }
		}
		switch err := json.Unmarshal(body, &answer); {
		case err != nil:
			return err
		case answer.ID == nil || *answer.ID != id || answer.Method != "":
		case answer.Error != nil:
			return errors.New(answer.Error.Message)
		case result == nil:
			return nil
		default:
			return json.Unmarshal(answer.Result, result)
		}
	}
}
