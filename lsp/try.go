package lsp

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"time"

	"github.com/sourcegraph/jsonrpc2"
)

// trialTime is how long a server on trial may take for all that it is asked.
const trialTime = 20 * time.Second

// Try starts a server and plays an editor that opens one file of a folder and asks
// what is found in it. Both are paths on disk. It returns how many findings the
// file has, and an error where the server does not do its work within trialTime.
func Try(opts Options, folder, file, text string) (findings int, err error) {
	ctx, cancel := context.WithTimeoutCause(context.Background(), trialTime, fmt.Errorf("it takes longer than %.0f seconds", trialTime.Seconds()))
	defer cancel()
	toServer, out := io.Pipe()
	in, fromServer := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		ended <- Serve(ctx, toServer, fromServer, opts)
		_ = fromServer.Close()
	}()
	editor := jsonrpc2.NewConn(ctx, newStream(in, out), silent{})
	defer editor.Close()
	found, err := converse(ctx, editor, folder, file, text)
	switch cause := context.Cause(ctx); {
	case cause != nil:
		return 0, cause
	case err != nil:
		return 0, err
	}
	if code := <-ended; code != 0 {
		return 0, fmt.Errorf("it ends with the code %d", code)
	}
	return found, nil
}

// silent is an editor that answers nothing: one that can do nothing is asked
// nothing.
type silent struct{}

func (silent) Handle(context.Context, *jsonrpc2.Conn, *jsonrpc2.Request) {}

type object map[string]any

func converse(ctx context.Context, editor *jsonrpc2.Conn, folder, file, text string) (findings int, err error) {
	root, document := fileURI(folder), object{"uri": fileURI(file)}
	err = editor.Call(ctx, "initialize", object{
		"processId": nil, "rootUri": root, "workspaceFolders": []object{{"uri": root, "name": filepath.Base(folder)}},
		"capabilities": object{"textDocument": object{"diagnostic": object{}}},
	}, nil)
	if err != nil {
		return 0, err
	}
	var report struct{ Items []any }
	err = errors.Join(
		editor.Notify(ctx, "initialized", object{}),
		editor.Notify(ctx, "textDocument/didOpen", object{"textDocument": object{"uri": document["uri"], "languageId": languageID, "version": 1, "text": text}}),
		editor.Call(ctx, "textDocument/diagnostic", object{"textDocument": document}, &report),
		editor.Call(ctx, "shutdown", nil, nil),
		editor.Notify(ctx, "exit", nil),
	)
	return len(report.Items), err
}
