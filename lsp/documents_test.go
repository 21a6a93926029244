package lsp

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

const goals = "goal \"a\" { statement = \"x\" }\n"

func TestNonsenseAboutDocuments(t *testing.T) {
	e := dial(t, onePlan)
	e.start(`{}`)
	u := e.uri("new.plan.hcl")
	e.notify("textDocument/didChange", fmt.Sprintf(`{"textDocument":{"uri":%q,"version":9},"contentChanges":[{"text":"never opened"}]}`, u))
	e.close(u)
	e.open(u, "locals {}\n")
	for _, change := range []string{
		`{"range":{"start":{"line":900,"character":0},"end":{"line":901,"character":7}},"text":"# 1\n"}`,
		`{"range":{"start":{"line":0,"character":900},"end":{"line":0,"character":0}},"text":"locals {}"}`,
		`{"range":{"start":{"line":-1,"character":0},"end":{"line":0,"character":0}},"text":"refused"}`,
		`{"range":5,"text":"refused"}`,
		`5`,
		`{"range":{"start":{"line":1,"character":0},"end":{"line":1,"character":0}},"text":"# \ud800 x\n"}`,
	} {
		e.notify("textDocument/didChange", fmt.Sprintf(`{"textDocument":{"uri":%q,"version":2},"contentChanges":[%s]}`, u, change))
	}
	e.notify("textDocument/didChange", `{"textDocument":{"uri":5}}`)
	e.notify("textDocument/didOpen", `{}`)
	e.notify("textDocument/didChange", fmt.Sprintf(`{"textDocument":{"uri":%q,"version":1},"contentChanges":[]}`, u))
	edits := e.result("textDocument/formatting", fmt.Sprintf(`{"textDocument":{"uri":%q},"options":{"tabSize":2,"insertSpaces":true}}`, u))
	if edits != "null" {
		t.Errorf("the text is not as expected: %s", edits)
	}
	e.replace(u, 3, "locals   {}\n")
	edits = e.result("textDocument/formatting", fmt.Sprintf(`{"textDocument":{"uri":%q},"options":{"tabSize":2,"insertSpaces":true}}`, u))
	if !strings.Contains(edits, `"newText":"locals {}\n"`) {
		t.Errorf("formatting: %s", edits)
	}
	e.leave()
}

func TestOpenTextBeforeTheDisk(t *testing.T) {
	e := dial(t, onePlan)
	e.start(`{}`)
	u := e.uri(spring)
	disk := e.published(u).codes()
	e.open(u, goals)
	e.publishes(u, "unused-locals"[:0])
	e.write(spring, "nonsense")
	e.notify("workspace/didChangeWatchedFiles", fmt.Sprintf(`{"changes":[{"uri":%q,"type":2}]}`, u))
	e.replace(u, 2, goals+"\n")
	e.publishes(u, "")
	e.write(spring, onePlan[strings.Index(onePlan, "campaign"):])
	e.close(u)
	e.publishes(u, disk)
	e.leave()
}

func TestDocumentThatWasNeverSaved(t *testing.T) {
	e := dial(t, onePlan)
	e.start(`{}`)
	u := e.uri("spring/new.plan.hcl")
	e.open(u, "nonsense \"x\" {}\n")
	if p := e.published(u); p.codes() == "" {
		t.Error("nothing is found")
	}
	e.close(u)
	e.publishes(u, "")
	e.leave()
}

func TestUntitledDocuments(t *testing.T) {
	e := dial(t, "")
	e.start(`{}`)
	e.open("untitled:Untitled-1", "tactic \"a\" { discipline = discipline.pr }\n")
	e.open("untitled:/etc/workspace.plan.hcl", "discipline \"pr\" {}\n")
	if p := e.published("untitled:Untitled-1"); !strings.Contains(p.codes(), "unknown-reference") {
		t.Errorf("each is alone: %+v", p)
	}
	e.publishes("untitled:/etc/workspace.plan.hcl", "")
	e.close("untitled:Untitled-1")
	e.publishes("untitled:Untitled-1", "")
	e.leave()
}

func TestBytesThatAreNoText(t *testing.T) {
	e := dial(t, onePlan)
	e.start(`{}`)
	e.write("spring/latin.plan.hcl", "goal \"caf\xe9\" {}\n")
	e.publishes(e.uri("spring/latin.plan.hcl"), "syntax")
	e.raw(fmt.Sprintf(`{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":%q,"languageId":"plan","version":1,"text":"# caf%c"}}}`, e.uri("x.plan.hcl"), 0xe9))
	e.bytes("Content-Length: 150\r\n\r\n" + fmt.Sprintf("%-150s", `{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"untitled:x","languageId":"plan","version":1,"text":"# caf`+"\xe9"+`"}}}`))
	e.publishes("untitled:x", "")
	e.leave()
}

func TestSyntaxWaitsForAPause(t *testing.T) {
	e := dial(t, onePlan)
	e.start(`{}`)
	u := e.uri("spring/new.plan.hcl")
	e.open(u, goals)
	e.publishes(u, "")
	began := time.Now()
	e.replace(u, 2, strings.Replace(goals, `"x"`, `"x`, 1))
	e.publishes(u, "syntax")
	if waited := time.Since(began); waited < debounceTime {
		t.Errorf("shown after %v", waited)
	}
	e.replace(u, 3, strings.Replace(goals, `"x"`, `"xy`, 1))
	if p := e.published(u); *p.Version != 3 || p.codes() != "syntax" {
		t.Errorf("what was shown stays: %+v", p)
	}
	e.replace(u, 4, goals)
	if p := e.published(u); *p.Version != 4 || p.codes() != "" {
		t.Errorf("what is mended goes at once: %+v", p)
	}
	e.leave()
}

func TestDocumentOutsideAllFolders(t *testing.T) {
	e := dial(t, onePlan+"-- other/a.plan.hcl --\ndiscipline \"pr\" {}\n")
	e.start(`{}`, "spring")
	e.published(e.uri(spring))
	u := e.uri("other/b.plan.hcl")
	e.open(u, "tactic \"a\" { discipline = discipline.nobody }\n")
	if p := e.published(u); !strings.Contains(p.codes(), "unknown-reference") {
		t.Errorf("%+v", p)
	}
	e.close(u)
	e.publishes(u, "")
	e.leave()
}

func TestIgnoredDocumentCountsWhileOpen(t *testing.T) {
	e := dial(t, onePlan+"-- .git/HEAD --\n-- .gitignore --\ndrafts/\n-- drafts/d.plan.hcl --\nnonsense {}\n")
	e.start(`{}`)
	e.published(e.uri(spring))
	u := e.uri("drafts/d.plan.hcl")
	e.open(u, "nonsense {}\n")
	if p := e.published(u); p.codes() == "" {
		t.Error("nothing is found")
	}
	e.close(u)
	e.publishes(u, "")
	e.leave()
}

func TestLinksAndFoldersOnTheWay(t *testing.T) {
	e := dial(t, onePlan)
	if err := os.Symlink(e.path(spring), e.path("link.plan.hcl")); err != nil {
		t.Skip(err)
	}
	e.start(`{}`)
	e.published(e.uri(spring))
	if err := os.Remove(e.path(spring)); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(e.path(spring)), 0o755); err != nil {
		t.Fatal(err)
	}
	e.publishes(e.uri(spring), "")
	e.leave()
}

// heldReading is the reading of an event that turned out to be long, and goes on when begin is
// closed.
type heldReading struct {
	ctx   context.Context
	begin chan struct{}
}

// holdReading holds what is long, and sends it to begun.
func holdReading(begun chan heldReading) func(*Options) {
	return func(o *Options) {
		o.before = func(ctx context.Context) {
			r := heldReading{ctx, make(chan struct{})}
			begun <- r
			<-r.begin
		}
	}
}

// Plans that are much to read are read from disk beside the session: when a folder is opened,
// when an agreement changes, when folders come, when files change. What is open is edited and
// answered meanwhile, and what was typed then stays.
func TestDiskIsReadBeside(t *testing.T) {
	begun := make(chan heldReading)
	large := onePlan
	for i := range 3 {
		large += fmt.Sprintf("-- spring/%d.plan.hcl --\nperson \"p%d\" {}\n%s", i, i, strings.Repeat("# a remark\n", longText/30))
	}
	e := dial(t, large+"-- other/a.plan.hcl --\n"+goals, slowly, holdReading(begun))
	e.start(`{}`, "spring")
	u, version := e.uri(spring), int32(1)
	opening := <-begun
	e.open("untitled:x", goals)
	symbols := func(u, want string) {
		t.Helper()
		if got := e.result("textDocument/documentSymbol", fmt.Sprintf(`{"textDocument":{"uri":%q}}`, u)); !strings.Contains(got, want) {
			t.Errorf("%s is not in %s", want, got)
		}
	}
	symbols("untitled:x", "goal.a")
	text := "campaign \"spring\" {}\n"
	// released is the answer to a request, however much is read before it: the first sweep may
	// come at any time.
	released := func(id string) message {
		answered := make(chan struct{})
		defer close(answered)
		go func() {
			for {
				select {
				case r := <-begun:
					close(r.begin)
				case <-answered:
					return
				}
			}
		}()
		return e.answer(id)
	}
	e.open(u, text) // which needs what is read
	waits := e.send("textDocument/documentSymbol", fmt.Sprintf(`{"textDocument":{"uri":%q}}`, u))
	close((<-begun).begin)
	close(opening.begin)
	if got := released(waits); !strings.Contains(string(got.Result), "campaign.spring") {
		t.Errorf("once it is read: %s %v", got.Result, got.Error)
	}
	for _, changes := range []func(){
		func() {
			e.write("spring/plan.lock.hcl", "version = 99\n")
			e.changed(1, "spring/plan.lock.hcl")
		},
		func() {
			var names []string
			for i := range 3 {
				names = append(names, fmt.Sprintf("spring/%d.plan.hcl", i))
				e.write(names[i], fmt.Sprintf("person \"other%d\" {}\n%s", i, strings.Repeat("# a remark\n", longText/30)))
			}
			e.changed(2, names...)
		},
		func() {
			e.notify("workspace/didChangeWorkspaceFolders", fmt.Sprintf(`{"event":{"added":[{"uri":%q,"name":"o"}],"removed":[]}}`, e.uri("other")))
		},
	} {
		changes()
		reads := <-begun
		version++
		typed := fmt.Sprintf("typed%d", version)
		e.replace(u, int(version), text+fmt.Sprintf("goal %q {}\n", typed))
		symbols(u, typed)
		all := e.send("workspace/symbol", `{"query":""}`)
		close(reads.begin)
		if got := released(all); !strings.Contains(string(got.Result), typed) || !strings.Contains(string(got.Result), "campaign.spring") {
			t.Errorf("change %d: what was typed meanwhile is lost: %s", version, got.Result)
		}
	}
	symbols(e.uri("spring/1.plan.hcl"), "other1")
	symbols(e.uri("other/a.plan.hcl"), "goal.a")
	e.leave()
}

// A long text is read beside the session: what is about other documents is answered meanwhile,
// what is about it waits, and a newer text of it stops that.
func TestLongTextIsReadBeside(t *testing.T) {
	begun := make(chan heldReading)
	e := dial(t, onePlan, slowly, holdReading(begun))
	e.start(`{}`)
	long, other, alone := e.uri("long.plan.hcl"), e.uri("other.plan.hcl"), "untitled:alone"
	symbols := func(u string) string { return fmt.Sprintf(`{"textDocument":{"uri":%q}}`, u) }
	remarks := strings.Repeat("# a remark\n", longText/8)
	for _, u := range []string{alone, long} {
		e.open(u, "goal \"first\" {}\n"+remarks)
		opening := <-begun
		if got := e.result("textDocument/documentSymbol", symbols(e.uri(spring))); !strings.Contains(got, "webinar") {
			t.Errorf("while it is opened: %s", got)
		}
		waits := e.send("textDocument/documentSymbol", symbols(u))
		e.notify("textDocument/didChange", fmt.Sprintf(`{"textDocument":{"uri":%q,"version":2},"contentChanges":[{"range":{"start":{"line":0,"character":6},"end":{"line":0,"character":11}},"text":"typed"}]}`, u))
		typed := <-begun
		if m := e.answer(waits); m.Error == nil || m.Error.Code != int(codeContentModified) {
			t.Errorf("a request about a text that has changed since is answered: %s", m.Result)
		}
		close(opening.begin)
		close(typed.begin)
		if got := e.result("textDocument/documentSymbol", symbols(u)); !strings.Contains(got, "typed") {
			t.Errorf("once it is open: %s", got)
		}
	}
	e.open(other, "goal \"other\" {}\n")
	e.replace(long, 2, "goal \"second\" {}\n"+strings.Repeat("} ", longText))
	first := <-begun
	if got := e.result("textDocument/documentSymbol", symbols(other)); !strings.Contains(got, "other") {
		t.Errorf("meanwhile: %s", got)
	}
	e.replace(other, 2, "goal \"changed\" {}\n")
	if got := e.result("textDocument/documentSymbol", symbols(other)); !strings.Contains(got, "changed") {
		t.Errorf("meanwhile, after an edit: %s", got)
	}
	outdated := e.send("textDocument/documentSymbol", symbols(long))
	e.notify("textDocument/didChange", fmt.Sprintf(`{"textDocument":{"uri":%q,"version":3},"contentChanges":[{"range":{"start":{"line":0,"character":6},"end":{"line":0,"character":12}},"text":"third"}]}`, long))
	second := <-begun
	if first.ctx.Err() == nil || second.ctx.Err() != nil {
		t.Error("what is outdated is still read")
	}
	if m := e.answer(outdated); m.Error == nil || m.Error.Code != int(codeContentModified) {
		t.Errorf("a request about an outdated text is answered: %s", m.Result)
	}
	newest := e.send("textDocument/documentSymbol", symbols(long))
	close(first.begin)
	e.close(other)
	if got := e.result("textDocument/documentSymbol", symbols(e.uri(spring))); !strings.Contains(got, "webinar") {
		t.Errorf("elsewhere: %s", got)
	}
	close(second.begin)
	if got := e.answer(newest); !strings.Contains(string(got.Result), "third") {
		t.Errorf("the newest text: %s", got.Result)
	}
	e.leave()
}

// A document may lie deeper than any file can: no folder above it is looked for.
func TestDocumentInTheDepths(t *testing.T) {
	e := dial(t, onePlan)
	e.start(`{}`)
	u := "file://" + strings.Repeat("/a", 20_000) + "/deep.plan.hcl"
	e.open(u, "goal \"deep\" {}\n")
	if got := e.result("textDocument/documentSymbol", fmt.Sprintf(`{"textDocument":{"uri":%q}}`, u)); !strings.Contains(got, "deep") {
		t.Errorf("it is not read: %s", got)
	}
	e.leave()
}

// While somebody types in a long text, one reading of it goes on at a time: what is given up comes
// to its end before the next begins, since it holds the memory of a whole text.
func TestOneLongTextIsReadAtATime(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	s := newServer(ctx, Options{})
	var reading, most atomic.Int32
	release := make(chan struct{})
	s.begin(job{event: func(e *event) {
		e.reads.long(true)
		if e.reads.ctx.Err() != nil {
			return
		}
		most.Store(max(most.Load(), reading.Add(1)))
		<-release
		reading.Add(-1)
	}}, nil)
	for reading.Load() == 0 {
		runtime.Gosched()
	}
	last := ""
	for _, typed := range []string{"a", "b", "c"} {
		s.beginAnew(job{event: func(e *event) { e.then = append(e.then, func() { last += typed }) }})
		for range 10_000 {
			runtime.Gosched()
		}
	}
	close(release)
	<-s.reading.done
	s.takeRead()
	if most.Load() != 1 || last != "abc" || len(s.beside) != 0 {
		t.Errorf("%d texts were read at a time; typed: %q; %d go on", most.Load(), last, len(s.beside))
	}
}

// What could not be read is read again, where what is said of it has to be said once more.
func TestFailuresAreNotKept(t *testing.T) {
	s := newServer(t.Context(), Options{})
	e := s.event(t.Context(), time.Time{})
	for range 2 {
		if _, err := e.workspace("all", os.DirFS(filepath.Join(t.TempDir(), "gone")), "."); err == nil {
			t.Error("a folder that is not there was read")
		}
	}
}
