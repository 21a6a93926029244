package lsptest

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/textproto"
	"strconv"
)

// readFrame reads one message behind its header. Anything that is no header is
// an error: standard output carries only the protocol.
func readFrame(r *bufio.Reader) ([]byte, error) {
	header, err := textproto.NewReader(r).ReadMIMEHeader()
	if err != nil {
		if err == io.EOF && len(header) == 0 {
			return nil, io.EOF
		}
		return nil, fmt.Errorf("what the server writes has no header: %w", err)
	}
	for name := range header {
		if name != "Content-Length" && name != "Content-Type" {
			return nil, fmt.Errorf("unknown header %q", name)
		}
	}
	size, err := strconv.Atoi(header.Get("Content-Length"))
	if err != nil || size < 0 {
		return nil, fmt.Errorf("Content-Length is %q", header.Get("Content-Length"))
	}
	body := make([]byte, size)
	if _, err := io.ReadFull(r, body); err != nil {
		return nil, fmt.Errorf("a message breaks off: %w", err)
	}
	return body, nil
}

func writeFrame(w io.Writer, body []byte) error {
	_, err := fmt.Fprintf(w, "Content-Length: %d\r\n\r\n%s", len(body), body)
	return err
}

// envelope is any JSON-RPC message.
type envelope struct {
	JSONRPC string          `json:"jsonrpc"`
	ID      json.RawMessage `json:"id,omitempty"`
	Method  string          `json:"method,omitempty"`
	Params  json.RawMessage `json:"params,omitempty"`
	Result  json.RawMessage `json:"result,omitempty"`
	Error   *ResponseError  `json:"error,omitempty"`
}

// ResponseError is an error reply.
type ResponseError struct {
	Code    int             `json:"code"`           // one of those below, or another
	Message string          `json:"message"`        // for people
	Data    json.RawMessage `json:"data,omitempty"` // nil where there is none
}

func (e *ResponseError) Error() string { return fmt.Sprintf("%s (%d)", e.Message, e.Code) }

// Error codes of the protocol that tests speak of.
const (
	ParseError           = -32700
	InvalidRequest       = -32600
	MethodNotFound       = -32601
	InvalidParams        = -32602
	ServerNotInitialized = -32002
	ContentModified      = -32801
	RequestCancelled     = -32800
	ServerCancelled      = -32802
)
