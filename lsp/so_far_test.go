package lsp

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
	"pgregory.net/rapid"
)

// many is the workspace of shared with so many campaigns.
func many(campaigns int) *txtar.Archive {
	a := txtar.Parse([]byte(shared))
	one := a.Files[1]
	a.Files = a.Files[:1]
	for i := range campaigns {
		text := strings.Replace(string(one.Data), `campaign "c"`, fmt.Sprintf(`campaign "c%d"`, i), 1)
		a.Files = append(a.Files, txtar.File{Name: fmt.Sprintf("c%02d/a.plan.hcl", i), Data: []byte(text)})
	}
	a.Files = append(a.Files, txtar.File{Name: byItself, Data: []byte("nonsense\n")})
	return a
}

// typist is who types, and looks at what the publisher shows when a test says so.
type typist struct {
	t     *testing.T
	dir   string
	s     *server
	known *published
	texts map[string]string
}

// newTypist opens a folder, and documents in it.
func newTypist(t *testing.T, dir string, docs map[string]string) *typist {
	y := &typist{t, dir, newServer(t.Context(), Options{AsOf: "2027-02-01"}), &published{}, map[string]string{}}
	yes := true
	y.happens(func(e *event) {
		e.client = newClient(protocol.ClientCapabilities{TextDocument: &protocol.TextDocumentClientCapabilities{
			PublishDiagnostics: &protocol.PublishDiagnosticsClientCapabilities{DiagnosticsCapabilities: protocol.DiagnosticsCapabilities{RelatedInformation: &yes}}}}, e.server.log)
		e.openFolders([]string{slashed(dir)})
		e.refresh()
	})
	for name, text := range docs {
		y.opens(name, y.uri(name), text)
	}
	return y
}

func (y *typist) uri(name string) uri.URI { return fileURI(slashed(y.path(name))) }

// opens opens a document, which the client may call otherwise than the server.
func (y *typist) opens(name string, as uri.URI, text string) {
	y.texts[name] = text
	y.happens(func(e *event) {
		didOpen(e, &protocol.DidOpenTextDocumentParams{TextDocument: protocol.TextDocumentItem{URI: as, LanguageID: languageID, Version: 1, Text: text}})
	})
}

func (y *typist) closes(name string) {
	delete(y.texts, name)
	y.happens(func(e *event) {
		didClose(e, &protocol.DidCloseTextDocumentParams{TextDocument: protocol.TextDocumentIdentifier{URI: y.uri(name)}})
	})
}

func (y *typist) path(name string) string { return filepath.Join(y.dir, filepath.FromSlash(name)) }

func (y *typist) happens(do func(*event)) {
	e := y.s.event(y.t.Context(), time.Now())
	do(e)
	y.s.latest.Store(e.state)
}

// types gives a document another text.
func (y *typist) types(name, text string) {
	y.texts[name] = text
	y.happens(func(e *event) {
		u := y.uri(name)
		p := &protocol.DidChangeTextDocumentParams{TextDocument: protocol.VersionedTextDocumentIdentifier{Version: e.docs[key(u)].version + 1},
			ContentChanges: []protocol.TextDocumentContentChangeEvent{&protocol.TextDocumentContentChangeWholeDocument{Text: text}}}
		p.TextDocument.URI = u
		didChange(e, p)
	})
}

func (y *typist) view() *view { return y.s.latest.Load().views[slashed(y.dir)] }

// looks is what is new to the client, by the files' names, when nobody has typed for long.
func (y *typist) looks(whole bool) (shownIn []string) {
	y.t.Helper()
	_, err := y.known.follow(y.t.Context(), y.s.latest.Load(), time.Now().Add(time.Hour), whole, func(_, is shown) {
		shownIn = append(shownIn, strings.TrimPrefix(string(is.uri), string(fileURI(slashed(y.dir)))+"/"))
	})
	if err != nil {
		y.t.Fatal(err)
	}
	return shownIn
}

// sees is all that is shown, as a client gets it.
func (y *typist) sees() map[string]string {
	all := map[string]string{}
	for _, is := range y.known.all {
		if is.findings() {
			text, _ := protocol.Marshal(&is.report.items)
			all[string(is.uri)] = string(text)
		}
	}
	return all
}

// inTheEnd is what is shown in a pause, and what a fresh server shows.
func (y *typist) inTheEnd() (got, want map[string]string) {
	y.looks(true)
	fresh := newTypist(y.t, y.dir, y.texts)
	fresh.looks(true)
	return y.sees(), fresh.sees()
}

// Files of that workspace: what is found in the last has to do with no other.
const aboveAll, ofOne, byItself = "workspace.plan.hcl", "c00/a.plan.hcl", "c00/b.plan.hcl"

func opened(t *testing.T, campaigns int) *typist {
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	a := many(campaigns)
	if err := txtar.Write(a, dir); err != nil {
		t.Fatal(err)
	}
	return newTypist(t, dir, map[string]string{aboveAll: string(a.Files[0].Data), ofOne: string(a.Files[1].Data)})
}

// What is typed above many campaigns is shown before any of them is judged, and what is
// found in them later; above few, all at once.
func TestWhatIsShownFirst(t *testing.T) {
	for _, campaigns := range []int{manyBelow - 1, manyBelow} {
		first := campaigns >= manyBelow
		y := opened(t, campaigns)
		y.looks(false)
		if y.known.behind {
			t.Error("of what was never judged, nothing is shown first")
		}
		whole := y.texts[aboveAll]
		for _, edit := range [][2]string{{"capacity = 3", "capacity = 30"}, {`  lead `, "  na\n  lead "}, {`person "ana"`, `person "an"`}, {"person.ana", "person.anne"}} {
			y.types(aboveAll, strings.Replace(whole, edit[0], edit[1], 1))
			in := y.looks(false)
			if begun := y.view().result.attempt != nil; begun == first || y.known.behind != first {
				t.Errorf("%d campaigns, %s: judged %t, behind %t", campaigns, edit[1], begun, y.known.behind)
			}
			if in = slices.DeleteFunc(in, func(name string) bool { return name == aboveAll || name == ofOne }); first && len(in) > 0 {
				t.Errorf("%s: first is shown what is found in %v", edit[1], in)
			}
			language := []string{"syntax", "unknown-reference", "unknown-reference"}
			items := y.sees()[string(y.uri(aboveAll))]
			if i := slices.Index([]string{"  na\n  lead ", `person "an"`, "person.anne"}, edit[1]); i >= 0 && !strings.Contains(items, `"`+language[i]+`"`) {
				t.Errorf("%d campaigns, %s: of the file itself is shown\n%s", campaigns, edit[1], items)
			}
			if got, want := y.inTheEnd(); y.known.behind || !maps.Equal(got, want) {
				t.Errorf("%d campaigns, %s: in the end is shown\n%v\nand by a fresh server\n%v", campaigns, edit[1], got, want)
			}
		}
	}
}

// Whatever is typed above many campaigns and in one of them, whoever asks meanwhile, and
// whatever is opened and closed: in a pause is shown what a fresh server shows.
func TestShownInAPause(t *testing.T) {
	start := opened(t, manyBelow)
	whole := maps.Clone(start.texts)
	pieces := []string{"\n", "# x\n", "na", "\"", "}", "{", "0", "person.ana", "\nperson \"b\" {\n}\n", "\n  na\n"}
	firsts := 0
	rapid.Check(t, func(rt *rapid.T) {
		y := newTypist(t, start.dir, whole)
		y.looks(rapid.Bool().Draw(rt, "whole"))
		for range rapid.IntRange(1, 6).Draw(rt, "edits") {
			name := rapid.SampledFrom([]string{aboveAll, aboveAll, aboveAll, ofOne}).Draw(rt, "file")
			switch text, open := y.texts[name]; {
			case !open:
				y.opens(name, y.uri(name), whole[name])
			case rapid.IntRange(0, 9).Draw(rt, "closed") == 0:
				y.closes(name)
			case rapid.IntRange(0, 3).Draw(rt, "mended") == 0:
				y.types(name, whole[name])
			default:
				at := rapid.IntRange(0, len(text)).Draw(rt, "at")
				gone := rapid.SampledFrom([]int{0, 0, 1, 3, 40}).Draw(rt, "gone")
				y.types(name, text[:at]+rapid.SampledFrom(pieces).Draw(rt, "piece")+text[min(at+gone, len(text)):])
			}
			if rapid.IntRange(0, 3).Draw(rt, "asks") == 0 {
				_, _ = y.view().result.get(t.Context())
			}
			if y.looks(rapid.IntRange(0, 3).Draw(rt, "pause") == 0); y.known.behind {
				firsts++
			}
		}
		if got, want := y.inTheEnd(); !maps.Equal(got, want) {
			rt.Fatalf("of %q is shown\n%v\nand by a fresh server\n%v", y.texts, got, want)
		}
	})
	if firsts == 0 {
		t.Error("nothing was shown first")
	}
}

// A document that opens or closes while not all is shown is known by one name in the end,
// whatever the client calls it.
func TestOpenWhileNotAllIsShown(t *testing.T) {
	for _, during := range []bool{true, false} {
		y := opened(t, manyBelow)
		text := y.texts[aboveAll]
		open := func() {
			y.opens(byItself, uri.URI(strings.Replace(string(y.uri(byItself)), "/c00/", "/%6300/", 1)), "nonsense\n")
		}
		if !during {
			open()
		}
		y.looks(true)
		y.types(aboveAll, "# Moved\n"+strings.Replace(text, "capacity = 3", "capacity = 30", 1))
		if during {
			open()
			y.looks(false)
		}
		y.closes(byItself)
		if !during {
			y.looks(false)
		}
		if !y.known.behind {
			t.Error("all is shown")
		}
		y.types(aboveAll, text)
		if got, want := y.inTheEnd(); !maps.Equal(got, want) {
			t.Errorf("open meanwhile %t: in the end is shown\n%v\nand by a fresh server\n%v", during, got, want)
		}
	}
}

// In a pause the server by itself shows what is found in campaigns below.
func TestPauseShowsCampaigns(t *testing.T) {
	e := dial(t, string(txtar.Format(many(manyBelow))))
	e.start(`{}`)
	above, below := e.uri(aboveAll), e.uri("c07/a.plan.hcl")
	text := string(many(1).Files[0].Data)
	e.publishesLike(below, "isolated-discipline", false)
	e.open(above, text)
	e.published(above)
	e.replace(above, 2, strings.Replace(text, `person "ana"`, `person "anna"`, 1))
	for p := e.published(above); p.Version == nil || *p.Version < 2; p = e.published(above) {
	}
	for gone := false; !gone; {
		for _, d := range e.published(below).Diagnostics {
			gone = gone || strings.Contains(d.Message, "person.ana")
		}
	}
	e.leave()
}
