package lsp

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"strconv"
	"strings"
	"sync"

	"github.com/sourcegraph/jsonrpc2"
)

const (
	maxMessage = 64 << 20 // bytes; a longer one is refused
	maxSkipped = 1 << 30  // bytes; a header that announces more is taken for noise
	maxHeader  = 4 << 10  // bytes in one line
)

const (
	contentHeader = "content-" // how the headers of messages begin
	lengthHeader  = "content-length:"
)

// stream carries messages over the streams of a process, each after a header
// with its length. What is no message is answered, and the stream goes on with
// the next one; only the end of the input ends it.
//
// What reads is the reader's alone: ReadObject and all that it calls. Any goroutine
// may write or close.
type stream struct {
	in     *bufio.Reader // the reader's alone
	out    io.Writer
	closer io.Closer // of the input; nil where that cannot be closed

	writing sync.Mutex // held while a message is written, so that each comes in one piece
}

func newStream(in io.Reader, out io.Writer) *stream {
	s := &stream{in: bufio.NewReaderSize(in, 64<<10), out: out}
	s.closer, _ = in.(io.Closer)
	return s
}

// ReadObject reads the next message that is one. An error is the end of the input, or
// that it cannot be read any further.
func (s *stream) ReadObject(v any) error {
	for {
		length, err := s.header()
		if err != nil {
			return err
		}
		if length > maxMessage {
			s.refuse(nil, jsonrpc2.CodeInvalidRequest, "A message may not be longer than 64 MB.")
			if _, err := io.CopyN(io.Discard, s.in, length); err != nil {
				return err
			}
			continue
		}
		var body bytes.Buffer
		if _, err := io.CopyN(&body, s.in, length); err != nil {
			return err
		}
		if s.accept(body.Bytes(), v) {
			return nil
		}
	}
}

// accept decodes a message into v, or answers it where it is none; then it is false.
func (s *stream) accept(body []byte, v any) bool {
	if !json.Valid(body) {
		s.refuse(nil, jsonrpc2.CodeParseError, "The message is not valid JSON.")
		s.resume(body)
		return false
	}
	if err := json.Unmarshal(body, v); err != nil {
		s.refuse(requestID(body), jsonrpc2.CodeInvalidRequest, "The message is neither a request nor a response.")
		return false
	}
	return true
}

// resume goes on reading at a header within a body, where one stands: the body
// was shorter than its own header said.
func (s *stream) resume(body []byte) {
	if at := bytes.Index(bytes.ToLower(body), []byte(lengthHeader)); at > 0 {
		s.in = bufio.NewReader(io.MultiReader(bytes.NewReader(body[at:]), s.in))
	}
}

// header reads as far as the end of the next header that tells a length, which is in
// bytes and more than 0. A header that tells none, two that differ, or one that cannot be, is
// answered: what follows it is taken for the next header.
func (s *stream) header() (int64, error) {
	length, meant, torn := int64(-1), false, false
	for {
		line, err := s.line()
		if err != nil {
			return 0, err
		}
		n, ok := contentLength(line)
		meant = meant || strings.Contains(strings.ToLower(line), contentHeader)
		switch {
		case ok:
			torn = torn || length >= 0 && n != length
			length = n
		case line == "" && length > 0 && !torn:
			return length, nil
		case line == "":
			if meant {
				s.refuse(nil, jsonrpc2.CodeInvalidRequest, "The header of a message must tell its length in bytes, as in Content-Length: 120.")
			}
			length, meant, torn = -1, false, false
		case !strings.Contains(line, ":"):
			length, meant, torn = -1, false, false
		}
	}
}

// line reads a line without its break; of one that is far too long, the end.
func (s *stream) line() (string, error) {
	var line []byte
	for {
		part, err := s.in.ReadSlice('\n')
		line = append(line, part...)
		if err == nil {
			return strings.TrimRight(string(line), "\r\n"), nil
		}
		if err != bufio.ErrBufferFull {
			return "", err
		}
		line = bytes.Clone(line[max(len(line)-maxHeader, 0):])
	}
}

// contentLength finds a length in a line, which may begin with the half of
// another one. It is not ok where there is none, or one beyond maxSkipped.
func contentLength(line string) (int64, bool) {
	at := strings.LastIndex(strings.ToLower(line), lengthHeader)
	if at < 0 || at+len(lengthHeader) > len(line) {
		return 0, false
	}
	n, err := strconv.ParseInt(strings.TrimSpace(line[at+len(lengthHeader):]), 10, 64)
	return n, err == nil && n >= 0 && n <= maxSkipped
}

// requestID is the id of a message that is otherwise unusable; null where it has
// none.
func requestID(body []byte) json.RawMessage {
	var message struct {
		ID json.RawMessage `json:"id"`
	}
	_ = json.Unmarshal(body, &message)
	if id := bytes.TrimSpace(message.ID); len(id) > 0 && (id[0] == '"' || id[0] == '-' || id[0] >= '0' && id[0] <= '9') {
		return id
	}
	return nil
}

// refuse answers what is no request. The reader does not wait for the answer to
// be taken.
func (s *stream) refuse(id json.RawMessage, code int64, text string) {
	answer := map[string]any{"jsonrpc": "2.0", "id": id, "error": refusal(code, text)}
	go func() { _ = s.WriteObject(answer) }()
}

// WriteObject sends a message in one piece. It waits until the other side takes it, so
// that neither the reader nor the session calls it.
func (s *stream) WriteObject(v any) error {
	body, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return s.write(body)
}

// answer sends the result of a request, which is JSON, as WriteObject sends a message. What
// campaigns take megabytes to say is not gone through once more, nor does it keep others
// waiting meanwhile.
func (s *stream) answer(id jsonrpc2.ID, result json.RawMessage) error {
	to, err := id.MarshalJSON()
	if err != nil {
		return err
	}
	return s.write([]byte(`{"jsonrpc":"2.0","id":`), to, []byte(`,"result":`), result, []byte("}"))
}

// write sends the parts of a message in one piece.
func (s *stream) write(parts ...[]byte) error {
	length := 0
	for _, part := range parts {
		length += len(part)
	}
	message := make([]byte, 0, length+32)
	message = append(message, "Content-Length: "...)
	message = strconv.AppendInt(message, int64(length), 10)
	message = append(message, "\r\n\r\n"...)
	for _, part := range parts {
		message = append(message, part...)
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	_, err := s.out.Write(message)
	return err
}

// Close ends the input, where that can be closed. The output stays open.
func (s *stream) Close() error {
	if s.closer == nil {
		return nil
	}
	return s.closer.Close()
}
