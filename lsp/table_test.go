package lsp

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/syntax"
)

// tableText is a document with an element of every kind of the language, and where to find
// what it is about.
type tableText struct {
	strings.Builder
	lines int
	asks  []tableLine
}

// tableLine is a line of it with the kind or attribute whose word it begins with.
type tableLine struct {
	line, column int
	doc          string
	inside       *lang.Kind // whose braces the line opens
}

func (d *tableText) add(text, doc string, inside *lang.Kind) {
	d.WriteString(text + "\n")
	d.asks = append(d.asks, tableLine{d.lines, len(text) - len(strings.TrimLeft(text, " ")), doc, inside})
	d.lines++
}

func (d *tableText) end(text string) {
	d.WriteString(text + "\n")
	d.lines++
}

// element writes an element of a kind with all its attributes and blocks, or with none.
func (d *tableText) element(k *lang.Kind, full bool) {
	name := ""
	switch k.Label {
	case syntax.Named:
		name = ` "a"`
	case syntax.ForRule:
		name = ` "orphan-tactic"`
	}
	d.add(k.Name+name+" {", k.Doc, k)
	if full && !k.Open {
		d.attributes(k, "  ")
	} else {
		d.end("")
	}
	for _, n := range k.Blocks {
		if full && !n.Example {
			d.add("  "+n.Name+" {", n.Doc, &n.Kind)
			d.attributes(&n.Kind, "    ")
			d.end("  }")
		}
	}
	d.end("}")
}

func (d *tableText) attributes(k *lang.Kind, indent string) {
	for _, a := range k.Attrs {
		value := a.Placeholder()
		switch a.Type {
		case lang.TypePlural:
			value = "tactics"
		case lang.TypeExpr:
			value = "true"
		}
		d.add(indent+a.Name+" = "+value, a.Doc, nil)
	}
}

// For every kind, attribute and block of the language's table the server says over the wire
// what it is, offers it where it is missing, and shows it in the outline and in colour.
func TestEveryWordOfTheTable(t *testing.T) {
	e := dial(t, "")
	e.start(`{"textDocument":{"hover":{"contentFormat":["markdown"]},"documentSymbol":{"hierarchicalDocumentSymbolSupport":true}}}`)
	u := e.uri("workspace.plan.hcl")
	at := func(line, column int) string {
		return fmt.Sprintf(`{"textDocument":{"uri":%q},"position":{"line":%d,"character":%d}}`, u, line, column)
	}
	full, empty := &tableText{}, &tableText{}
	for _, k := range lang.Kinds() {
		full.element(k, true)
		empty.element(k, false)
	}
	e.open(u, full.String())
	for _, ask := range full.asks {
		if hover := e.result("textDocument/hover", at(ask.line, ask.column+1)); !strings.Contains(hover, strings.Trim(quoted(ask.doc), `"`)) {
			t.Errorf("line %d, %q: %s", ask.line, strings.Split(full.String(), "\n")[ask.line], hover)
		}
	}
	symbols := e.result("textDocument/documentSymbol", at(0, 0))
	coloured := coloursOf(t, e.result("textDocument/semanticTokens/full", at(0, 0)))
	for _, ask := range full.asks {
		if !coloured[[2]int{ask.line, ask.column}] {
			t.Errorf("line %d has no colour: %q", ask.line, strings.Split(full.String(), "\n")[ask.line])
		}
	}
	for _, k := range lang.Kinds() {
		if address := syntax.Address(k.Name, "a"); k.Label == syntax.Named && !strings.Contains(symbols, `"name":"`+address+`"`) {
			t.Errorf("the outline lacks %s", address)
		}
		for _, n := range k.Blocks {
			if !n.Example && !strings.Contains(symbols, `"name":"`+n.Name+`"`) {
				t.Errorf("the outline lacks the block %s", n.Name)
			}
		}
	}
	e.replace(u, 2, empty.String())
	for _, ask := range empty.asks {
		offered := e.result("textDocument/completion", at(ask.line+1, 0))
		for _, a := range ask.inside.Attrs {
			if !ask.inside.Open && !strings.Contains(offered, `"label":"`+a.Name+`"`) {
				t.Errorf("%s is not offered in %s", a.Name, ask.inside.Name)
			}
		}
		for _, n := range ask.inside.Blocks {
			if !strings.Contains(offered, `"label":"`+n.Name+`"`) {
				t.Errorf("%s is not offered in %s", n.Name, ask.inside.Name)
			}
		}
	}
	e.leave()
}

// coloursOf are the places, line and column, at which semantic tokens begin.
func coloursOf(t *testing.T, answer string) map[[2]int]bool {
	t.Helper()
	var tokens struct{ Data []int }
	if err := json.Unmarshal([]byte(answer), &tokens); err != nil {
		t.Fatal(err)
	}
	found := map[[2]int]bool{}
	line, column := 0, 0
	for i := 0; i+4 < len(tokens.Data); i += 5 {
		if tokens.Data[i] > 0 {
			line, column = line+tokens.Data[i], 0
		}
		column += tokens.Data[i+1]
		found[[2]int{line, column}] = true
	}
	return found
}
