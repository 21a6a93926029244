package lsp

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/lang/verbatim"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	gtext "github.com/yuin/goldmark/text"
)

// hostileText is what somebody might write to have it take effect in an editor.
const hostileText = "\x1b[31mRED\x1b]0;PWNED\a \u202eEVIL\u2066 \u200f \u061c \u009b31m \x7f \u2028 ``` `code` | <img src=x onerror=alert(1)> [a](javascript:alert(1)) " +
	"![i](http://127.0.0.1/x.png) [c](command:workbench.action.terminal.new) $(id) www.evil.test evil@x.test http://127.0.0.1/a &lt; *b* _i_ ~~~ # x"

// hostilePlan has it wherever texts and names stand.
func hostilePlan() string {
	plan := `# H
campaign "c" {
  title = "H"
  start = "2027-04-01"
  end   = "2027-06-30"
  note  = "H"
}
locals {
  words = "H"
}
discipline "pr" {
  title = "H"
}
person "jo" {
  title   = "H"
  contact = "H"
}
objective "o" {
  title     = "H"
  statement = "H"
}
tactic "H" {
  title = "H"
}
tactic "t" {
  title      = "H"
  note       = "${local.words} and H"
  discipline = discipline.pr
  owner      = person.jo
  serves     = [objective.o, objective.nope]
  start      = "H"
}
rule "own" {
  title     = "H"
  for_each  = tactics
  when      = each.title != "H"
  condition = each.approver != null && each.title != "H"
  message   = "H ${each.title}"
  why       = "H"
  fix       = "H"
  example "bad" {
    tactic "a" {
      title = "H"
    }
  }
}
waiver "rule.own" {
  covers = tactic.t
  reason = "H"
  owner  = person.jo
  until  = "2027-12-31"
}
configure "H" {
}
`
	return strings.ReplaceAll(plan, "H", hostileText)
}

// No text of an author takes effect in an editor, whatever the editor asks for and
// wherever it asks: no colour, no direction of writing, no link, picture or element.
func TestNothingHostileTakesEffect(t *testing.T) {
	e := dial(t, "")
	plan := hostilePlan()
	name := "x\u202e<b>[a](b)/a.plan.hcl"
	e.write(name, plan)
	e.write("x\u202e<b>[a](b)/plan.lock.hcl", "version = 1\n# "+hostileText+"\n<<<<<<< ours\n")
	e.start(`{"textDocument":{"hover":{"contentFormat":["markdown"]},"completion":{"completionItem":{"labelDetailsSupport":true,"documentationFormat":["markdown"]}},
		"documentSymbol":{"hierarchicalDocumentSymbolSupport":true},"codeAction":{"codeActionLiteralSupport":{"codeActionKind":{"valueSet":[]}}},
		"signatureHelp":{"signatureInformation":{"documentationFormat":["markdown"]}},"publishDiagnostics":{"relatedInformation":true}},"window":{"workDoneProgress":true}}`)
	u := e.uri(name)
	e.open(u, plan)
	seen := map[string]int{}
	ask := func(method, params string) string {
		answer := e.request(method, params)
		if answer.Error != nil {
			shownText(t, method, "message", answer.Error.Message)
		}
		var v any
		if len(answer.Result) > 0 && json.Unmarshal(answer.Result, &v) == nil && v != nil {
			seen[method]++
			harmlessShown(t, method, "", v)
		}
		return string(answer.Result)
	}
	whole := fmt.Sprintf(`"textDocument":{"uri":%q},"range":{"start":{"line":0,"character":0},"end":{"line":999,"character":0}}`, u)
	for _, method := range []string{"textDocument/diagnostic", "textDocument/documentSymbol", "textDocument/codeLens", "textDocument/inlayHint", "textDocument/documentLink", "textDocument/foldingRange"} {
		ask(method, "{"+whole+"}")
	}
	ask("textDocument/codeAction", "{"+whole+`,"context":{"diagnostics":[]}}`)
	ask("workspace/symbol", `{"query":""}`)
	ask("workspace/diagnostic", `{"previousResultIds":[]}`)
	for _, command := range []string{"plan.inspect", "plan.trace", "plan.status", "plan.agree", "plan.report", "plan.graph"} {
		ask("workspace/executeCommand", fmt.Sprintf(`{"command":%q,"arguments":[%q,{"line":25,"character":9}]}`, command, u))
	}
	ask("workspace/executeCommand", `{"command":"plan.explain","arguments":["rule.own"]}`)
	for number, line := range strings.Split(plan, "\n") {
		for _, at := range []int{1, 3, 8, 10, strings.IndexByte(line, '=') + 3, strings.IndexByte(line, '.') + 1, len(line) / 2} {
			place := fmt.Sprintf(`{"textDocument":{"uri":%q},"position":{"line":%d,"character":%d}}`, u, number, at)
			ask("textDocument/hover", place)
			if at == 8 || at == 10 {
				for _, method := range []string{"textDocument/signatureHelp", "textDocument/prepareRename", "textDocument/completion"} {
					ask(method, place)
				}
				for prepare, goOn := range map[string][]string{"textDocument/prepareCallHierarchy": {"callHierarchy/incomingCalls", "callHierarchy/outgoingCalls"}, "textDocument/prepareTypeHierarchy": {"typeHierarchy/supertypes", "typeHierarchy/subtypes"}} {
					var items []json.RawMessage
					_ = json.Unmarshal([]byte(ask(prepare, place)), &items)
					for _, item := range items {
						for _, method := range goOn {
							ask(method, `{"item":`+string(item)+`}`)
						}
					}
				}
				ask("textDocument/rename", strings.TrimSuffix(place, "}")+`,"newName":"a b"}`)
			}
		}
	}
	for _, method := range []string{"textDocument/diagnostic", "textDocument/hover", "textDocument/documentSymbol", "textDocument/codeAction", "textDocument/codeLens", "textDocument/completion", "workspace/executeCommand", "callHierarchy/outgoingCalls"} {
		if seen[method] == 0 {
			t.Errorf("%s answers nothing", method)
		}
	}
	for _, m := range e.messages {
		var v any
		if json.Unmarshal(m.Params, &v) == nil {
			harmlessShown(t, m.Method, "", v)
		}
	}
}

// harmlessShown looks at all texts of an answer that people are shown.
func harmlessShown(t *testing.T, method, key string, v any) {
	t.Helper()
	switch v := v.(type) {
	case string:
		shownText(t, method, key, v)
	case []any:
		for _, one := range v {
			harmlessShown(t, method, key, one)
		}
	case map[string]any:
		for key, one := range v {
			if kind := v["kind"]; key == "value" && kind == "markdown" {
				key = "markdown"
			}
			if !slices.Contains([]string{"uri", "targetUri", "newText", "data", "arguments", "address", "id", "folder", "insertText", "sortText", "filterText"}, key) {
				harmlessShown(t, method, key, one)
			}
		}
	}
}

func shownText(t *testing.T, method, key, s string) {
	t.Helper()
	if verbatim.TakesEffectIn(s) {
		t.Errorf("%s: %s is %q", method, key, s)
	}
	if key != "markdown" {
		return
	}
	src := []byte(s)
	_ = ast.Walk(goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(gtext.NewReader(src)), func(n ast.Node, _ bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Image, *ast.RawHTML, *ast.HTMLBlock, *ast.AutoLink:
			t.Errorf("%s: a %s in %s", method, n.Kind(), s)
		case *ast.Link:
			if to := string(n.Destination); !strings.HasPrefix(to, "https://github.com/plan-as-code/") && !strings.HasPrefix(to, "checks/") {
				t.Errorf("%s: a link to %s in %s", method, to, s)
			}
		case *ast.Heading:
			if n.HasChildren() && strings.HasPrefix(strings.TrimSpace(string(n.Lines().Value(src))), "x") {
				t.Errorf("%s: a heading in %s", method, s)
			}
		}
		return ast.WalkContinue, nil
	})
}

// While one document asks for as much work as a text can, requests about others are answered,
// and who has asked about that one may take it back. It can be typed in, too.
func TestOthersAreAnsweredBesideAHostileDocument(t *testing.T) {
	share := 1
	if testing.Short() {
		share = 5 // of what the race detector has to watch
	}
	many := func(n int, text string) string { return strings.Repeat(text, n/share) }
	var rules strings.Builder
	for i := range 150 / share {
		fmt.Fprintf(&rules, "metric \"m%d\" {}\nrule \"finds%d\" {\n  for_each  = metrics\n  condition = false\n  message   = \"no\"\n}\n", i, i)
		fmt.Fprintf(&rules, "rule \"loops%d\" {\n  for_each  = metrics\n  condition = length([for a in metrics : [for b in metrics : [for c in metrics : a]]]) > 1\n}\n", i)
	}
	e := dial(t, onePlan)
	e.start(pulls)
	other := fmt.Sprintf(`{"textDocument":{"uri":%q},"position":{"line":5,"character":3}}`, e.uri(spring))
	texts := []string{many(300_000, "}"), many(100_000, "}\n"), "metric \"m {\n}\nmetric \"n\" {\n  unit = " + many(100_000, "("), "metric \"m\" {\n" + many(5_000, "  title: “x”\n"),
		many(200, "metric \"m\" {\n  unit = "+many(300, "1,5 ")+"\n}\n"), "locals {\n  a = [for b in [" + many(5_000, "1, ") + "] : [for c in [" + many(5_000, "1, ") + "] : b * c]]\n}\n", rules.String()}
	for i, text := range texts {
		u := e.uri(fmt.Sprintf("spring/hostile%d.plan.hcl", i))
		e.open(u, text)
		asked := []string{e.send("textDocument/diagnostic", fmt.Sprintf(`{"textDocument":{"uri":%q}}`, u)), e.send("textDocument/codeAction", fmt.Sprintf(`{"textDocument":{"uri":%q},"range":{"start":{"line":0,"character":0},"end":{"line":9,"character":0}},"context":{"diagnostics":[]}}`, u))}
		for _, method := range []string{"textDocument/completion", "textDocument/hover", "textDocument/documentSymbol"} {
			if m := e.request(method, other); m.Error != nil {
				t.Errorf("%s, beside text %d: %+v", method, i, m.Error)
			}
		}
		e.notify("textDocument/didChange", fmt.Sprintf(`{"textDocument":{"uri":%q,"version":2},"contentChanges":[{"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}},"text":"# "}]}`, u))
		for _, id := range asked {
			e.notify("$/cancelRequest", `{"id":`+id+`}`)
		}
		for _, id := range asked {
			if m := e.answer(id); m.Error != nil && m.Error.Code != codeCancelled && m.Error.Code != codeContentModified {
				t.Errorf("about text %d: %+v", i, m.Error)
			}
		}
		e.close(u)
	}
	e.leave()
}
