package lsp

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.lsp.dev/protocol"
)

const watches = `{"workspace":{"didChangeWatchedFiles":{"dynamicRegistration":true}}}`

func slowly(o *Options) { o.sweep = time.Hour }

func (e *editor) changed(kind int, names ...string) {
	var list []string
	for _, n := range names {
		list = append(list, fmt.Sprintf(`{"uri":%q,"type":%d}`, e.uri(n), kind))
	}
	e.notify("workspace/didChangeWatchedFiles", `{"changes":[`+strings.Join(list, ",")+`]}`)
}

func TestWatchedFiles(t *testing.T) {
	e := dial(t, onePlan+"-- .git/HEAD --\n", slowly)
	e.start(watches)
	m := e.await("registration", func(m message) bool { return m.Method == "client/registerCapability" })
	for _, want := range []string{"**/*.plan.hcl", "**/plan.lock.hcl", "**/.gitignore"} {
		if !strings.Contains(string(m.Params), want) {
			t.Errorf("%s is not watched: %s", want, m.Params)
		}
	}
	u := e.uri(spring)
	before := e.published(u).codes()
	after := strings.TrimSpace(strings.Replace(before, "unknown-reference", "", 1))
	if before == after {
		t.Fatal(before)
	}
	e.write("spring/who.plan.hcl", "discipline \"pr\" {}\n")
	e.changed(1, "spring/who.plan.hcl")
	e.publishesLike(u, "unknown-reference", false)
	if err := os.Rename(e.path("spring/who.plan.hcl"), e.path("who.plan.hcl")); err != nil {
		t.Fatal(err)
	}
	e.changed(3, "spring/who.plan.hcl")
	e.publishesLike(u, "unknown-reference", true)
	e.changed(1, "who.plan.hcl")
	e.publishesLike(u, "unknown-reference", false)
	e.write(".gitignore", "who.plan.hcl\n")
	e.changed(1, ".gitignore")
	e.publishesLike(u, "unknown-reference", true)
	e.write(".gitignore", "\n")
	e.changed(2, ".gitignore")
	e.publishesLike(u, "unknown-reference", false)
	if err := os.Rename(e.path("spring"), e.path("summer")); err != nil {
		t.Fatal(err)
	}
	e.changed(3, "spring")
	e.publishes(u, "")
	e.changed(1, "summer")
	e.published(e.uri("summer/spring.plan.hcl"))
	e.leave()
}

// publishesLike waits until the findings of a file are with or without a rule's.
func (e *editor) publishesLike(uri, rule string, with bool) {
	e.t.Helper()
	for {
		if p := e.published(uri); strings.Contains(p.codes(), rule) == with {
			return
		}
	}
}

func TestSweepWhereNobodyWatches(t *testing.T) {
	e := dial(t, onePlan)
	e.start(`{}`)
	u := e.uri(spring)
	e.published(u)
	e.write("people/who.plan.hcl", "discipline \"pr\" {}\n")
	e.publishesLike(u, "unknown-reference", false)
	e.write("people/who.plan.hcl", "discipline \"events\" {}\n")
	e.publishesLike(u, "unknown-reference", true)
	e.write("people/who.plan.hcl", "discipline \"pr\" {}\n")
	e.publishesLike(u, "unknown-reference", false)
	if err := os.RemoveAll(e.path("people")); err != nil {
		t.Fatal(err)
	}
	e.publishesLike(u, "unknown-reference", true)
	if err := os.RemoveAll(e.dir); err != nil {
		t.Fatal(err)
	}
	e.publishes(u, "")
	e.leave()
}

// An agreement that alone comes, changes or goes is seen where nobody tells of it.
func TestSweepSeesAgreements(t *testing.T) {
	e := dial(t, onePlan)
	e.start(`{}`)
	e.published(e.uri(spring))
	lock := e.uri("spring/plan.lock.hcl")
	says := func(want string) {
		t.Helper()
		e.await("findings of the agreement with "+want, func(m message) bool {
			var p publishing
			return m.Method == "textDocument/publishDiagnostics" && json.Unmarshal(m.Params, &p) == nil && p.URI == lock &&
				(want == "" && len(p.Diagnostics) == 0 || len(p.Diagnostics) == 1 && strings.Contains(p.Diagnostics[0].Message, want))
		})
	}
	e.write("spring/plan.lock.hcl", "")
	says("is empty")
	e.write("spring/plan.lock.hcl", "version = 99\n")
	says("newer version")
	if err := os.Remove(e.path("spring/plan.lock.hcl")); err != nil {
		t.Fatal(err)
	}
	says("")
	e.leave()
}

func TestWorkspacesWithinEachOther(t *testing.T) {
	inner := "-- inner/workspace.plan.hcl --\nworkspace {\n  name = \"Inner\"\n}\n-- inner/a.plan.hcl --\ntactic \"b\" {\n  discipline = discipline.pr\n}\n"
	e := dial(t, onePlan+"-- who.plan.hcl --\ndiscipline \"pr\" {}\n"+inner, slowly)
	e.start(watches)
	u := e.uri("inner/a.plan.hcl")
	e.publishesLike(u, "unknown-reference", true)
	if err := os.Remove(e.path("inner/workspace.plan.hcl")); err != nil {
		t.Fatal(err)
	}
	e.changed(3, "inner/workspace.plan.hcl")
	e.publishesLike(u, "unknown-reference", false)
	top := e.uri("inner/workspace.plan.hcl")
	e.open(top, "workspace {\n  name = \"Inner\"\n}\n")
	e.publishesLike(u, "unknown-reference", true)
	e.close(top)
	e.publishesLike(u, "unknown-reference", false)
	e.leave()
}

// One file goes and another one comes, at once; what is waived in it is not told.
func TestFileInThePlaceOfAnother(t *testing.T) {
	const waived = "tactic \"ride\" {\n  discipline = discipline.pr\n}\ndiscipline \"pr\" {}\nperson \"ana\" {}\nwaiver \"orphan-tactic\" {\n  covers = tactic.ride\n  reason = \"A gift\"\n  owner = person.ana\n  until = \"2027-12-31\"\n}\n"
	e := dial(t, onePlan+"-- who.plan.hcl --\n"+waived+"-- spring/a.plan.hcl --\ndiscipline \"a\" {\n  lead = person.nobody\n}\n", slowly)
	e.start(watches)
	e.publishesLike(e.uri("spring/a.plan.hcl"), "unknown-reference", true)
	if p := e.published(e.uri("who.plan.hcl")); strings.Contains(p.codes(), "orphan-tactic") || p.codes() == "" {
		t.Errorf("what is waived is told: %q", p.codes())
	}
	if err := os.Rename(e.path("spring/a.plan.hcl"), e.path("spring/b.plan.hcl")); err != nil {
		t.Fatal(err)
	}
	e.notify("workspace/didChangeWatchedFiles", fmt.Sprintf(`{"changes":[{"uri":%q,"type":3},{"uri":%q,"type":1}]}`, e.uri("spring/a.plan.hcl"), e.uri("spring/b.plan.hcl")))
	e.publishes(e.uri("spring/a.plan.hcl"), "")
	e.publishesLike(e.uri("spring/b.plan.hcl"), "unknown-reference", true)
	e.leave()
}

func TestSeveralFolders(t *testing.T) {
	e := dial(t, "-- a/a.plan.hcl --\ntactic \"x\" {\n  discipline = discipline.pr\n}\n-- b/b.plan.hcl --\ndiscipline \"pr\" {}\n-- c/c.plan.hcl --\nnonsense {}\n", slowly)
	e.start(watches, "a", "b")
	e.publishesLike(e.uri("a/a.plan.hcl"), "unknown-reference", true)
	change := func(added, removed string) {
		list := func(name string) string {
			if name == "" {
				return "[]"
			}
			return fmt.Sprintf(`[{"uri":%q,"name":"x"}]`, e.uri(name))
		}
		e.notify("workspace/didChangeWorkspaceFolders", fmt.Sprintf(`{"event":{"added":%s,"removed":%s}}`, list(added), list(removed)))
	}
	change("c", "a")
	e.publishes(e.uri("a/a.plan.hcl"), "")
	e.publishesLike(e.uri("c/c.plan.hcl"), "unknown", true)
	change(".", "c")
	if p := e.published(e.uri("a/a.plan.hcl")); strings.Contains(p.codes(), "unknown-reference") {
		t.Errorf("folders within another are one workspace: %s", p.codes())
	}
	e.leave()
}

func TestFolderThatDoesNotExist(t *testing.T) {
	e := dial(t, "")
	e.start(`{}`, "later")
	e.write("later/a.plan.hcl", "nonsense {}\n")
	e.publishesLike(e.uri("later/a.plan.hcl"), "unknown", true)
	e.leave()
}

// Where the client has opened a folder within a workspace, what lies beside it counts, but
// the client hears nothing of what is found there, as long as it has not opened that.
func TestFolderBelowTheWorkspace(t *testing.T) {
	e := dial(t, onePlan+"-- autumn/a.plan.hcl --\nnonsense {}\n", slowly)
	e.start(watches, "spring")
	before := e.published(e.uri(spring)).codes()
	e.write("autumn/a.plan.hcl", "nonsense \"x\" {}\ndiscipline \"pr\" {}\n")
	e.changed(2, "autumn/a.plan.hcl")
	e.publishesLike(e.uri(spring), "unknown-reference", false)
	if !strings.Contains(before, "unknown-reference") {
		t.Error(before)
	}
	e.open(e.uri("autumn/a.plan.hcl"), "nonsense {}\n")
	if p := e.published(e.uri("autumn/a.plan.hcl")); p.Version == nil || !strings.Contains(p.codes(), "unknown") {
		t.Errorf("the first findings of a folder that is not open are not those of its document: %+v", p)
	}
	e.leave()
}

// What .gitignore names and git tracks is read, as plan check reads it; that it is
// tracked now, or no longer, is seen when git's index changes.
func TestIgnoredFilesThatGitTracks(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	e := dial(t, onePlan+"-- .gitignore --\npeople/\n-- people/who.plan.hcl --\ndiscipline \"pr\" {}\n-- people/other.plan.hcl --\ndiscipline \"pr\" {}\n")
	git := func(args ...string) {
		t.Helper()
		if out, err := exec.Command("git", append([]string{"-C", e.dir, "-c", "core.excludesFile="}, args...)...).CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	git("init", "-q", "--template=")
	e.start(`{}`)
	u := e.uri(spring)
	e.publishesLike(u, "unknown-reference", true)
	git("add", "-f", "people/who.plan.hcl")
	e.publishesLike(u, "unknown-reference", false)
	e.write("people/who.plan.hcl", "discipline \"events\" {}\n")
	e.publishesLike(u, "unknown-reference", true)
	e.write("people/who.plan.hcl", "discipline \"pr\" {}\n")
	e.publishesLike(u, "unknown-reference", false)
	git("rm", "-q", "-f", "--cached", "people/who.plan.hcl")
	e.publishesLike(u, "unknown-reference", true)
	e.leave()
}

// Files that are said one by one to have changed are read together, before anything that
// is asked behind them.
func TestChangesOnDiskAreTakenTogether(t *testing.T) {
	const files = 50 // fewer than jobs that wait
	s, dir := newServer(t.Context(), Options{}), t.TempDir()
	s.phase = running
	s.latest.Load().folders = []string{slashed(dir)}
	write := func(i int, text string) {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d.plan.hcl", i)), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	s.happen(time.Now(), func(e *event) { e.refresh() })
	before := s.latest.Load().age
	for i := range files {
		write(i, fmt.Sprintf("person %q {}\n", fmt.Sprint("p", i)))
		s.notification("workspace/didChangeWatchedFiles", json.RawMessage(fmt.Sprintf(`{"changes":[{"uri":%q,"type":1}]}`, fileURI(slashed(dir)+fmt.Sprintf("/%d.plan.hcl", i)))), time.Now())
	}
	asked := make(chan *state)
	s.enqueue(job{do: func() { asked <- s.latest.Load() }})
	go s.session()
	st := <-asked
	if n := len(st.views[slashed(dir)].snapshot.Files); n != files || st.age != before+1 {
		t.Errorf("%d files are known, after %d renewals", n, st.age-before)
	}
	write(0, "person \"other\" {}\n")
	s.notification("workspace/didChangeWatchedFiles", json.RawMessage(fmt.Sprintf(`{"changes":[{"uri":%q,"type":2}]}`, fileURI(slashed(dir)+"/0.plan.hcl"))), time.Now())
	<-st.next // without anybody asking
	if e := s.latest.Load().views[slashed(dir)].snapshot.Element("person.other"); e == nil {
		t.Error("a change that comes alone is not read")
	}
}

// Who says initialized again starts nothing again.
func TestInitializedTwice(t *testing.T) {
	s := newServer(t.Context(), Options{sweep: time.Hour})
	folder := slashed(t.TempDir())
	s.latest.Load().folders = []string{folder}
	s.happen(time.Now(), func(e *event) { initialized(e, nil) })
	before := s.latest.Load().views[folder]
	s.happen(time.Now(), func(e *event) { initialized(e, nil) })
	if before == nil || s.latest.Load().views[folder] != before {
		t.Error("all is read again")
	}
}

// A document that could not be taken in when it was opened is taken in with its next text.
func TestDocumentThatWasNotTakenIn(t *testing.T) {
	s := newServer(t.Context(), Options{})
	s.happen(time.Now(), func(e *event) {
		e.docs["untitled:x"] = &document{uri: "untitled:x", key: "untitled:x", home: "untitled:x", name: "untitled-1.plan.hcl", version: 1, text: []byte("person")}
	})
	s.happen(time.Now(), func(e *event) {
		didChange(e, &protocol.DidChangeTextDocumentParams{
			TextDocument:   protocol.VersionedTextDocumentIdentifier{TextDocumentIdentifier: protocol.TextDocumentIdentifier{URI: "untitled:x"}, Version: 2},
			ContentChanges: []protocol.TextDocumentContentChangeEvent{&protocol.TextDocumentContentChangeWholeDocument{Text: "person \"ana\" {}\n"}},
		})
	})
	if v := s.latest.Load().views["untitled:x"]; v == nil || v.snapshot.Element("person.ana") == nil {
		t.Error("it is still not there")
	}
}

// What an editor shows besides findings is asked for anew where an agreement comes or goes on
// disk, whether or not a plan is open.
func TestPlansAreReadAnew(t *testing.T) {
	e := dial(t, onePlan, slowly)
	e.answers["workspace/codeLens/refresh"] = "null"
	e.start(`{"workspace":{"codeLens":{"refreshSupport":true}},"experimental":{"hearsReadAnew":true}}`)
	told := func() {
		t.Helper()
		for _, name := range []string{"plan/readAnew", "workspace/codeLens/refresh"} {
			e.await(name, func(m message) bool { return m.Method == name })
		}
	}
	u := e.uri(spring)
	e.published(u)
	told() // when they are read first
	e.write("spring/plan.lock.hcl", "version = 99\n")
	e.changed(1, "spring/plan.lock.hcl")
	told()
	e.open(u, "campaign \"x\" {}\n")
	if err := os.Remove(e.path("spring/plan.lock.hcl")); err != nil {
		t.Fatal(err)
	}
	e.changed(3, "spring/plan.lock.hcl")
	told()
	e.leave()
}
