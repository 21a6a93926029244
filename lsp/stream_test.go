package lsp

import (
	"fmt"
	"strings"
	"testing"
)

// What is no message is answered or passed over, and the next one counts.
func TestStreamRecovers(t *testing.T) {
	const refresh = `{"jsonrpc":"2.0","id":%q,"method":"workspace/executeCommand","params":{"command":"plan.latencies"}}`
	tries := []struct {
		name, bytes string
		code        int
		id          string
	}{
		{"no JSON", framed(`{"jsonrpc":`), -32700, "null"},
		{"text", framed(`hello`), -32700, "null"},
		{"no request", framed(`{"jsonrpc":"2.0","id":77}`), -32600, "77"},
		{"number", framed(`5`), -32600, "null"},
		{"null", framed(`null`), -32600, "null"},
		{"several at once", framed(`[{"jsonrpc":"2.0","id":1,"method":"x"}]`), -32600, "null"},
		{"id that is none", framed(`{"jsonrpc":"2.0","id":1.5,"method":"x"}`), -32600, "1.5"},
		{"method that is none", framed(`{"jsonrpc":"2.0","id":78,"method":5}`), -32600, "78"},
		{"half a header", "Content-Le", 0, ""},
		{"header without a number", "Content-Length: many\r\n\r\n", -32600, "null"},
		{"negative length", "Content-Length: -5\r\n\r\n", -32600, "null"},
		{"absurd length", "Content-Length: 1000000000000000000\r\n\r\n", -32600, "null"},
		{"length beyond all numbers", "Content-Length: 99999999999999999999999\r\n\r\n", -32600, "null"},
		{"length of nothing", "Content-Length: 0\r\n\r\n", -32600, "null"},
		{"header without a length", "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n", -32600, "null"},
		{"two lengths", "Content-Length: 100\r\nContent-Length: 2\r\n\r\n{}", -32600, "null"},
		{"two lengths of which one is", "Content-Length: 2\r\nContent-Type: x\r\nContent-Length: 100\r\n\r\n{}", -32600, "null"},
		{"garbage", "\x00\x01garbage\r\nmore: of it\r\n\r\n", 0, ""},
		{"long garbage", strings.Repeat("x", 300_000), 0, ""},
		{"other headers", "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\n", 0, ""},
		{"too long a length", "Content-Length: 120\r\n\r\n{\"jsonrpc\":\"2.0\",\"method\":", -32700, "null"},
	}
	e := dial(t, onePlan)
	e.start(`{}`)
	for i, try := range tries {
		e.bytes(try.bytes)
		id := fmt.Sprintf("try %d", i)
		e.raw(fmt.Sprintf(refresh, id))
		if try.code == -32700 && strings.Contains(try.bytes, "120") {
			e.raw(fmt.Sprintf(refresh, id+" again")) // completes the length
		}
		if try.code != 0 {
			m := e.await(try.name, func(m message) bool { return m.Error != nil })
			got := string(m.ID)
			if m.ID == nil {
				got = "null"
			}
			if m.Error.Code != try.code || got != try.id {
				t.Errorf("%s: %d for %s", try.name, m.Error.Code, got)
			}
		}
		if m := e.answer(quoted(id)); m.Error != nil {
			t.Errorf("after %s: %v", try.name, m.Error)
		}
	}
	e.leave()
}

func framed(body string) string { return fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(body), body) }

func TestMessageTooLong(t *testing.T) {
	e := dial(t, onePlan)
	e.start(`{}`)
	e.bytes(fmt.Sprintf("Content-Length: %d\r\n\r\n", maxMessage+10))
	for sent := 0; sent < maxMessage+10; {
		part := min(1<<20, maxMessage+10-sent)
		e.bytes(strings.Repeat(" ", part))
		sent += part
	}
	if m := e.await("refusal", func(m message) bool { return m.Error != nil }); m.Error.Code != -32600 {
		t.Errorf("%+v", m.Error)
	}
	e.leave()
}
