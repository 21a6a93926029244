package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/cmd/plan/internal/plantest"
	"github.com/plan-as-code/plan/lsp/lsptest"
)

// Whatever is found in the examples of the rules' pages: the light bulb offers what mends it in
// planners' words, the best first and that alone preferred, and one way to let things stand; and
// what a fix leaves open, the light bulb mends in turn. Hover says nothing of the command line.
func TestOffersOfAllPages(t *testing.T) {
	plantest.Sequential(t)
	top := t.TempDir()
	days := map[string][]string{}
	pages, _ := filepath.Glob("../../checks/*/*.md")
	for _, page := range pages {
		writeExamples(t, top, page, days)
	}
	t.Chdir(top)
	tried := map[string]bool{}
	for _, day := range slices.Sorted(maps.Keys(days)) {
		opts := lsptest.Options{Pulls: true, Unchecked: true, Settings: map[string]string{"profile": "integrated"}}
		for _, f := range days[day] {
			if strings.HasSuffix(f, "-1") { // the other one is mended
				opts.Folders = append(opts.Folders, filepath.Join(top, f))
			}
		}
		o := &offering{T: t, Client: lsptest.New(t, server(t, "--as-of", day), top, opts), tried: tried}
		all, err := o.PullAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, uri := range slices.Sorted(maps.Keys(all)) {
			o.file(strings.TrimPrefix(uri, lsptest.FileURI(top)+"/"), uri, all[uri])
		}
	}
	if len(tried) < 150 {
		t.Errorf("%d fixes were tried", len(tried))
	}
}

type offering struct {
	*testing.T
	*lsptest.Client
	tried map[string]bool
}

var (
	commandLine = regexp.MustCompile(`--[a-z]|\bplan (?:check|agree|explain|fmt|diff|test|doctor|lsp|report|graph|score|trace|import|export|init)\b`)
	textOfPlan  = regexp.MustCompile(` = [^…]|\bNAME\b|YYYY|\b[Ww]aive|\b(?:goal|objective|strategy|tactic|metric|person|party|discipline|audience|channel|message|phase|stage|system)\.[a-z]`)
	digits      = regexp.MustCompile(`\d+`)
	leftOpen    = regexp.MustCompile(`\.NAME|"NAME"|YYYY|^"…"$`)
)

func (o *offering) file(name, uri string, found []lsptest.Diagnostic) {
	text, err := o.Text(uri)
	if err != nil {
		o.Fatal(err)
	}
	if err := o.Open(uri, text); err != nil {
		o.Fatal(err)
	}
	for _, d := range found {
		place := fmt.Sprintf("%s:%d %s", name, d.Range.Start.Line+1, d.Rule())
		actions := o.actions(uri, d.Range)
		o.order(place, actions)
		var hover struct{ Contents struct{ Value string } }
		o.ask("textDocument/hover", map[string]any{"textDocument": map[string]any{"uri": uri}, "position": d.Range.Start}, &hover)
		if said := commandLine.FindString(hover.Contents.Value); said != "" {
			o.Errorf("%s: hover speaks of the command line, %q:\n%s", place, said, hover.Contents.Value)
		}
		for _, a := range actions {
			like := digits.ReplaceAllString(a.Title, "0")
			if a.Edit != nil && a.Kind == "quickfix" && !o.tried[like] {
				o.tried[like] = true
				o.try(place, uri, text, a)
			}
		}
	}
	if err := o.CloseDocument(uri); err != nil {
		o.Fatal(err)
	}
}

func (o *offering) ask(method string, params, answer any) {
	o.Helper()
	if err := o.Request(method, params, answer); err != nil {
		o.Fatal(err)
	}
}

func (o *offering) actions(uri string, at lsptest.Range) []lsptest.CodeAction {
	var raw []json.RawMessage
	o.ask("textDocument/codeAction", map[string]any{"textDocument": map[string]any{"uri": uri}, "range": at, "context": map[string]any{"diagnostics": []any{}}}, &raw)
	list := make([]lsptest.CodeAction, len(raw))
	for i := range raw {
		if err := json.Unmarshal(raw[i], &list[i]); err != nil {
			o.Fatal(err)
		}
	}
	return list
}

// order is about what a light bulb shows as a whole.
func (o *offering) order(place string, actions []lsptest.CodeAction) {
	preferred, stands, mends := 0, 0, 0
	for i, a := range actions {
		if said := commandLine.FindString(a.Title) + textOfPlan.FindString(a.Title); said != "" {
			o.Errorf("%s: %q says %q", place, a.Title, said)
		}
		switch {
		case a.Title == "Let it stand…":
			stands++
		case a.Kind == "quickfix":
			mends++
		}
		if a.IsPreferred {
			preferred++
			if i > 0 {
				o.Errorf("%s: %q is preferred, and not the first", place, a.Title)
			}
		}
	}
	if preferred != min(mends, 1) || stands > 1 {
		o.Errorf("%s: of %d offers %d are preferred, and %d let it stand", place, mends, preferred, stands)
	}
}

// try makes a fix, and takes it back.
func (o *offering) try(place, uri, text string, a lsptest.CodeAction) {
	before, err := o.Pull(uri)
	if err != nil {
		o.Fatal(err)
	}
	for i := range a.Edit.DocumentChanges {
		a.Edit.DocumentChanges[i].TextDocument.Version = nil // the text is the same again
	}
	if err := o.Apply(a.Edit); err != nil {
		o.Errorf("%s: %q: %v", place, a.Title, err)
		return
	}
	now, _ := o.Text(uri)
	found, err := o.Pull(uri)
	if err != nil {
		o.Fatal(err)
	}
	for _, d := range found {
		known := slices.ContainsFunc(before, func(was lsptest.Diagnostic) bool { return was.Rule() == d.Rule() && was.Message == d.Message })
		start, _ := lsptest.OffsetOf(now, d.Range.Start, o.Encoding)
		end, _ := lsptest.OffsetOf(now, d.Range.End, o.Encoding)
		if !known && leftOpen.MatchString(now[start:end]) && !slices.ContainsFunc(o.actions(uri, d.Range), func(a lsptest.CodeAction) bool { return a.Kind == "quickfix" && a.Edit != nil }) {
			o.Errorf("%s: %q leaves %s, which nothing mends: %s", place, a.Title, now[start:end], d.Message)
		}
	}
	for _, other := range o.Documents() {
		if other != uri {
			if err := o.CloseDocument(other); err != nil {
				o.Fatal(err)
			}
		}
	}
	whole := lsptest.Range{End: lsptest.PositionAt(now, len(now), o.Encoding)}
	if err := o.Change(uri, lsptest.TextEdit{Range: whole, NewText: text}); err != nil {
		o.Fatal(err)
	}
}
