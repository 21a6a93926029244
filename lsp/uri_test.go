package lsp

import (
	"runtime"
	"strings"
	"testing"

	"go.lsp.dev/uri"
)

func TestURIsRoundTrip(t *testing.T) {
	for _, p := range []string{"/a/b.plan.hcl", "/with blank/x.plan.hcl", "/c#/x?.plan.hcl", "/été/🎈.plan.hcl", "/100%/x.plan.hcl", "/a+b/(c)[d].plan.hcl"} {
		u := fileURI(p)
		if strings.ContainsAny(string(u), " #?é🎈[]") {
			t.Errorf("%s is not encoded: %s", p, u)
		}
		if back := filePath(u); back != p {
			t.Errorf("%s comes back from %s as %s", p, u, back)
		}
	}
}

func TestOneDocumentHoweverSpelt(t *testing.T) {
	for _, same := range [][]string{
		{"file:///c%3A/Users/x.plan.hcl", "file:///C:/Users/x.plan.hcl", "file:///c:/Users/x.plan.hcl", "file:///C%3a/Users/x.plan.hcl"},
		{"file:///a%20b/%C3%A9.plan.hcl", "file:///a b/é.plan.hcl"},
		{"file:///home/a.plan.hcl", "file://localhost/home/a.plan.hcl", "file://LocalHost/home/a.plan.hcl", "FILE:///home/a.plan.hcl", "file:/home/a.plan.hcl",
			"file:///home//a.plan.hcl", "file://localhost//home/a.plan.hcl", "file:///home/./a.plan.hcl", "file:///home/b/../a.plan.hcl", "file:///%68ome/a%2Eplan%2ehcl"},
		{"file://localhost/c:/x.plan.hcl", "file:///C%3A/x.plan.hcl"},
		{"untitled:Untitled-1", "untitled:Untitled-1"},
	} {
		for _, u := range same {
			parsed, err := uri.Parse(u)
			if err != nil {
				t.Fatal(err)
			}
			first, _ := uri.Parse(same[0])
			if key(parsed) != key(first) {
				t.Errorf("%s: %s and %s", u, key(parsed), key(first))
			}
		}
	}
	if filePath("untitled:/home/x/a.plan.hcl") != "" {
		t.Error("an untitled document has no place on disk")
	}
}

// A file of another machine is none of this one.
func TestOtherMachines(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("such files have paths there")
	}
	if p := filePath("file://server/home/a.plan.hcl"); p != "" {
		t.Errorf("it lies at %s", p)
	}
}

func TestRepliesSpellAsTheClientDoes(t *testing.T) {
	e := dial(t, onePlan)
	e.start(`{}`)
	u := strings.Replace(e.uri("spring/neu é.plan.hcl"), "%20", " ", 1)
	u = strings.Replace(u, "%C3%A9", "%c3%a9", 1)
	e.open(u, "goal \"x\" {}\n")
	if p := e.published(u); *p.Version != 1 {
		t.Errorf("%+v", p)
	}
	actions := e.result("textDocument/codeAction", `{"textDocument":{"uri":`+quoted(u)+`},"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":20}},"context":{"diagnostics":[]}}`)
	if strings.Contains(actions, "changes") && !strings.Contains(actions, u) {
		t.Errorf("the action names another URI: %s", actions)
	}
	e.leave()
}
