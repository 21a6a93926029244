package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/plan-as-code/plan/lang/discovery"
	"github.com/plan-as-code/plan/lsp/lsptest"
)

// typed is what somebody types into the middle of a file, a key at a time. In
// between nothing of it can be read.
const typed = `tactic "street_posters" {
  title      = "Street posters, and what belongs to them"
  discipline = discipline.content
  owner      = person.mira
  serves     = [objective.subscriptions]
  start      = before(campaign.launch, "9d")
  budget     = 12000
}

`

// thinking is how long somebody who types pauses at the end of a line.
const thinking = 400 * time.Millisecond

// server drives plan lsp over a pipe, as an editor does, and prints what somebody
// who types waits for.
func server(binary string, c *corpus) error {
	s := &session{files: c.files, took: map[string][]time.Duration{}}
	if err := s.start(binary, c.dir); err != nil {
		return err
	}
	if err := s.replay(); err != nil {
		return err
	}
	if err := s.replayShared(c.dir); err != nil {
		return err
	}
	s.print()
	return s.client.Close()
}

type session struct {
	files  int
	client *lsptest.Client
	uri    string // of the document that is typed into
	what   string // the row in which keystrokes are counted
	cold   time.Duration
	took   map[string][]time.Duration
}

// start measures a cold start: from the first message to the first findings.
func (s *session) start(binary, dir string) error {
	path := filepath.Join(dir, edited)
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	s.client, err = lsptest.Start([]string{binary, "lsp", "--as-of", day}, dir, lsptest.Options{Folders: []string{dir}, Unchecked: true})
	if err != nil {
		return err
	}
	s.uri, s.what = lsptest.FileURI(path), "keystroke to findings"
	began := time.Now()
	if err := s.client.Initialize(); err != nil {
		return err
	}
	if err := s.client.Open(s.uri, string(text)); err != nil {
		return err
	}
	p, err := s.client.WaitDiagnostics(s.uri, 1)
	if err == nil {
		s.cold = p.At.Sub(began)
	}
	return err
}

// replay types into the middle of the file: first an element of its own, then
// into a value of another, which breaks it, and takes everything back.
func (s *session) replay() error {
	text := s.client.Document(s.uri).Text
	for range 2 {
		if err := s.typeAt(strings.Index(text, `tactic "booking_page"`), typed); err != nil {
			return err
		}
		if err := s.typeAt(strings.Index(text, "9000")+2, "0 * (1 + \"2\" ] } \"x\n"); err != nil {
			return err
		}
	}
	return nil
}

// above are the rows of what is typed into the file above all campaigns: behind which
// text of it, and what.
var above = []struct{ row, behind, typed string }{
	{"above all: a remark", "# Who\n", "# All of them can be reached.\n"},
	{"above all: a title", `"Jana Ostertag`, " of everything"},
	{"above all: half a word", "\"Managing director\"\n", "  na\n"},
	{"above all: a value", "  capacity  = 30", "0125"},
}

// replayShared types into the file that lies above all campaigns, and takes it back.
func (s *session) replayShared(dir string) error {
	if err := s.openShared(dir); err != nil {
		return err
	}
	text := s.client.Document(s.uri).Text
	for _, x := range above {
		s.what = x.row
		for range 2 {
			if err := s.typeAt(strings.Index(text, x.behind)+len(x.behind), x.typed); err != nil {
				return err
			}
		}
	}
	return nil
}

// openShared opens the file that lies above all campaigns, to type into it.
func (s *session) openShared(dir string) error {
	path := filepath.Join(dir, discovery.WorkspaceFile)
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	s.uri = lsptest.FileURI(path)
	return s.client.Open(s.uri, string(text))
}

// typeAt types and takes back, and at every fourth key asks what editors ask.
func (s *session) typeAt(offset int, keys string) error {
	for i := range keys {
		if err := s.key(offset+i, offset+i, keys[i:i+1]); err != nil {
			return err
		}
		if i%4 == 0 {
			if err := s.ask(offset + i + 1); err != nil {
				return err
			}
		}
		pause(keys[i])
	}
	for i := len(keys); i > 0; i-- {
		if err := s.key(offset+i-1, offset+i, ""); err != nil {
			return err
		}
		pause(keys[i-1])
	}
	return nil
}

func pause(key byte) {
	if key == '\n' {
		time.Sleep(thinking)
	}
}

// key sends one keystroke and waits for the findings of that version.
func (s *session) key(start, end int, text string) error {
	sent := time.Now()
	if err := s.client.Replace(s.uri, start, end, text); err != nil {
		return err
	}
	p, err := s.client.WaitDiagnostics(s.uri, s.client.Document(s.uri).Version)
	if err != nil {
		return err
	}
	s.took[s.what] = append(s.took[s.what], p.At.Sub(sent))
	return nil
}

// ask makes the requests that belong to a caret. One that the server does not
// offer is left out.
func (s *session) ask(offset int) error {
	at := lsptest.PositionAt(s.client.Document(s.uri).Text, offset, s.client.Encoding)
	document := map[string]any{"uri": s.uri}
	place := map[string]any{"textDocument": document, "position": at}
	here := map[string]any{"textDocument": document, "range": lsptest.Range{Start: at, End: at}, "context": map[string]any{"diagnostics": []any{}}}
	beside := func(command string) map[string]any {
		return map[string]any{"command": command, "arguments": []any{s.uri, at}}
	}
	for _, request := range []struct {
		row, method string
		params      any
	}{
		{"completion", "textDocument/completion", place}, {"hover", "textDocument/hover", place}, {"codeAction", "textDocument/codeAction", here},
		{"the report", "workspace/executeCommand", beside("plan.report")}, {"the timeline", "workspace/executeCommand", beside("plan.graph")},
		{"the tree", "workspace/executeCommand", map[string]any{"command": "plan.outline", "arguments": []any{s.uri}}},
		{"the status bar", "workspace/executeCommand", map[string]any{"command": "plan.status", "arguments": []any{s.uri}}},
	} {
		call, err := s.client.Go(request.method, request.params)
		if err != nil {
			return err
		}
		var refused *lsptest.ResponseError
		switch err := s.client.Wait(call, nil); {
		case err == nil:
			s.took[request.row] = append(s.took[request.row], call.Took)
		case !errors.As(err, &refused):
			return err
		}
	}
	return nil
}

func (s *session) print() {
	fmt.Printf("\n%-34s %12s %12s\n", fmt.Sprintf("server over a pipe, %d files", s.files), "p50", "p99")
	rows := []string{"keystroke to findings"}
	for _, x := range above {
		rows = append(rows, x.row)
	}
	for _, name := range append(rows, "completion", "hover", "codeAction", "the report", "the timeline", "the tree", "the status bar") {
		times := s.took[name]
		if len(times) == 0 {
			fmt.Printf("%-34s %12s\n", name, "not offered")
			continue
		}
		slices.Sort(times)
		fmt.Printf("%-34s %12s %12s   of %d\n", name, round(times[len(times)/2]), round(times[len(times)*99/100]), len(times))
	}
	fmt.Printf("%-34s %12s\n", "cold start to first findings", round(s.cold))
	time.Sleep(4 * thinking)
	if memory, err := s.client.Resident(); err == nil {
		fmt.Printf("%-34s %9.0f MB\n", "resident memory, at rest", float64(memory)/(1<<20))
	}
}
