package main

import (
	"encoding/json"
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/plan-as-code/plan/lsp/lsptest"
)

var (
	soak     = flag.Int("soak", 400, "how many random edits the server is given")
	soakSeed = flag.Uint64("soak-seed", 1, "which random edits")
)

// A server that has been given many edits knows what a fresh one knows of the
// same texts, and takes no more memory.
func TestServerSoak(t *testing.T) {
	top := t.TempDir()
	if err := os.CopyFS(top, os.DirFS("../../testdata/plans/spring-subscriptions")); err != nil {
		t.Fatal(err)
	}
	opts := lsptest.Options{Folders: []string{top}, Forget: true, Timeout: time.Minute}
	s := &soaked{t: t, top: top, opts: opts, random: rand.New(rand.NewPCG(*soakSeed, 0)), client: lsptest.New(t, server(t, "--as-of", "2027-02-01"), top, opts)}
	s.open()
	edits := *soak
	if testing.Short() {
		edits /= 4
	}
	checks := max(2, min(edits/1000, 100))
	var early, late int
	for check := range checks {
		for range edits / checks {
			s.edit()
		}
		s.compare()
		if t.Failed() {
			t.Fatalf("after %d edits, seed %d", (check+1)*edits/checks, *soakSeed)
		}
		switch check {
		case checks / 10:
			early = s.memory()
		case checks - 1:
			late = s.memory()
		}
	}
	t.Logf("memory %d MB early, %d MB late", early>>20, late>>20)
	if edits >= 5000 && late > early+early/3 {
		t.Error("the server's memory grows")
	}
}

// memory is what the server takes when it has answered for all that came; 0 where the
// system does not say so.
func (s *soaked) memory() int {
	_, err := s.client.PullAll()
	s.must(err)
	n, _ := s.client.Resident()
	return n
}

// soaked is a server under random edits.
type soaked struct {
	t         *testing.T
	top       string
	opts      lsptest.Options
	random    *rand.Rand
	client    *lsptest.Client
	uris      []string
	originals []string
}

func (s *soaked) open() {
	files, _ := filepath.Glob(filepath.Join(s.top, "*", "*.plan.hcl"))
	more, _ := filepath.Glob(filepath.Join(s.top, "*.plan.hcl"))
	for _, file := range append(files, more...) {
		src, err := os.ReadFile(file)
		if err != nil {
			s.t.Fatal(err)
		}
		s.uris = append(s.uris, lsptest.FileURI(file))
		s.originals = append(s.originals, string(src))
		s.must(s.client.Open(lsptest.FileURI(file), string(src)))
	}
}

func (s *soaked) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

// pieces are what is typed: words of plans, and what breaks them.
var pieces = []string{"}", "{", "\"", "[", "]", "(", "=", "\n", "\r\n", "\t", "#", "/*", "*/", "<<EOT\n", "${", "“", "é", "𝄞", "\u0301", "\ufeff", "\x00", ".",
	"budget = 5\n", "objective.", "metric \"x\" {\n}\n", "tactic \"é\" {\n  serves = [objective.trials]\n}\n", "start = 2027-04-01\n", "each.", "owner = person.ana\n"}

// edit makes one random change: an insertion, a deletion, a replacement, several
// at once, the original text again, or closing and opening.
func (s *soaked) edit() {
	i := s.random.IntN(len(s.uris))
	uri := s.uris[i]
	d := s.client.Document(uri)
	if d == nil {
		s.must(s.client.Open(uri, s.originals[i]))
		return
	}
	start := s.offset(d.Text)
	end := min(start+s.random.IntN(40), len(d.Text))
	for end < len(d.Text) && !utf8.RuneStart(d.Text[end]) {
		end++
	}
	for end > start && d.Text[end-1] == '\r' { // no place lies within a line's end
		end--
	}
	piece := pieces[s.random.IntN(len(pieces))]
	switch n := s.random.IntN(100); {
	case n < 50:
		s.must(s.client.Replace(uri, start, start, piece))
	case n < 75:
		s.must(s.client.Replace(uri, start, end, ""))
	case n < 88:
		s.must(s.client.Replace(uri, start, end, piece))
	case n < 92:
		s.must(s.client.Change(uri, lsptest.TextEdit{NewText: piece}, lsptest.TextEdit{NewText: "# é\n"}))
	case n < 98:
		s.must(s.client.Replace(uri, 0, len(d.Text), s.originals[i]))
	default:
		s.must(s.client.CloseDocument(uri))
	}
}

// offset is a random place of a text.
func (s *soaked) offset(text string) int {
	at := s.random.IntN(len(text) + 1)
	for at < len(text) && !utf8.RuneStart(text[at]) {
		at++
	}
	if at > 0 && at < len(text) && text[at-1] == '\r' {
		at++
	}
	return min(at, len(text))
}

// compare starts a fresh server on the same texts.
func (s *soaked) compare() {
	fresh := lsptest.New(s.t, server(s.t, "--as-of", "2027-02-01"), s.top, s.opts)
	for _, uri := range s.uris {
		if d := s.client.Document(uri); d != nil {
			s.must(fresh.Open(uri, d.Text))
		}
	}
	diff := "?"
	for end := time.Now().Add(lsptest.Patience(s.t)); time.Now().Before(end); time.Sleep(20 * time.Millisecond) { // new findings about unreadable text wait
		if diff = cmp.Diff(s.knowledge(fresh), s.knowledge(s.client)); diff == "" {
			return
		}
	}
	s.t.Errorf("the server differs from a fresh one (-fresh +server):\n%s", diff)
}

// knowledge is what a server says of all texts.
func (s *soaked) knowledge(c *lsptest.Client) map[string]string {
	known := map[string]string{}
	all, err := c.PullAll()
	s.must(err)
	for uri, found := range all {
		line, _ := json.MarshalIndent(found, "", " ")
		known[strings.TrimPrefix(uri, lsptest.FileURI(s.top))] = string(line)
	}
	if !strings.Contains(string(c.Capabilities), "documentSymbolProvider") {
		return known
	}
	for _, uri := range s.uris {
		var symbols json.RawMessage
		s.must(c.Request("textDocument/documentSymbol", map[string]any{"textDocument": map[string]any{"uri": uri}}, &symbols))
		known["symbols of "+uri] = string(symbols)
	}
	return known
}
