package lsp

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang/assist"
	"github.com/plan-as-code/plan/lang/syntax"
	"go.lsp.dev/protocol"
)

// snippet writes the text of a candidate so that the client leads its author
// from hole to hole.
func snippet(text []assist.Piece) string {
	written, _ := snippetFrom(text, 0)
	return written
}

// snippetFrom is a snippet whose holes are counted on from a number, and that of its last.
func snippetFrom(text []assist.Piece, hole int) (string, int) {
	var b strings.Builder
	for _, p := range text {
		switch {
		case p.Rest:
			b.WriteString(outside.Replace(p.Text) + "$0")
		case !p.Hole:
			b.WriteString(outside.Replace(p.Text))
		default:
			hole++
			b.WriteString(stop(hole, p))
		}
	}
	return b.String(), hole
}

func stop(n int, p assist.Piece) string {
	if len(p.Choices) == 0 {
		return fmt.Sprintf("${%d:%s}", n, inHole.Replace(p.Text))
	}
	choices := make([]string, len(p.Choices))
	for i, choice := range p.Choices {
		choices[i] = inChoice.Replace(choice)
	}
	return fmt.Sprintf("${%d|%s|}", n, strings.Join(choices, ","))
}

var (
	outside  = strings.NewReplacer(`\`, `\\`, `$`, `\$`)
	inHole   = strings.NewReplacer(`\`, `\\`, `$`, `\$`, `}`, `\}`)
	inChoice = strings.NewReplacer(`\`, `\\`, `$`, `\$`, `}`, `\}`, `,`, `\,`, `|`, `\|`)
)

// filling is an edit that leaves something to its author, with holes where the client can lead
// from one to the next; and where he goes on, where the client can show that and would not by
// itself.
func (f *file) filling(edits []syntax.Edit) (*protocol.WorkspaceEdit, *protocol.ShowDocumentParams) {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b syntax.Edit) int {
		return cmp.Or(strings.Compare(a.Range.Filename, b.Range.Filename), cmp.Compare(a.Range.Start.Byte, b.Range.Start.Byte))
	})
	byFile := map[string][]protocol.TextDocumentEditElement{}
	var at opening
	hole := 0
	for i, e := range edits {
		pieces := assist.Holes(f.view.snapshot, e)
		here := e.Range.Filename
		var change protocol.TextDocumentEditElement
		switch {
		case pieces == nil:
			change = &protocol.TextEdit{Range: f.span(e.Range), NewText: e.Text}
		case f.client.snippetEdits && here == f.name:
			text := ""
			text, hole = snippetFrom(pieces, hole)
			change = &protocol.SnippetTextEdit{Range: f.span(e.Range), Snippet: protocol.StringValue{Kind: "snippet", Value: text}}
		default:
			edits[i].Text = ""
			for _, p := range pieces {
				edits[i].Text += p.Led()
			}
			change = &protocol.TextEdit{Range: f.span(e.Range), NewText: edits[i].Text}
		}
		at.consider(i, pieces)
		byFile[here] = append(byFile[here], change)
	}
	if hole > 0 || !f.client.showsDocuments || len(edits) == 0 || !at.open && byFile[f.name] != nil {
		return f.changes(byFile), nil
	}
	return f.changes(byFile), f.showing(edits, at)
}

// opening is where the first hole is of some edits, else the first edit.
type opening struct {
	edit       int
	start, end int // of the hole, within the text of the edit
	open       bool
}

func (o *opening) consider(edit int, pieces []assist.Piece) {
	start := 0
	for _, p := range pieces {
		if p.Hole && !o.open {
			*o = opening{edit, start, start + len(p.Led()), true}
		}
		start += len(p.Led())
	}
}

// showing asks the client to show the place of an opening when the edits have been made.
func (f *file) showing(edits []syntax.Edit, at opening) *protocol.ShowDocumentParams {
	e := edits[at.edit]
	name := e.Range.Filename
	var src []byte
	if was := f.view.snapshot.Files[name]; was != nil {
		src = was.Src
	}
	if !at.open {
		at.start = len(e.Text) - len(strings.TrimLeft(e.Text, " \t\r\n"))
		at.end = at.start
	}
	start := e.Range.Start.Byte
	own := slices.DeleteFunc(slices.Clone(edits), func(one syntax.Edit) bool { return one.Range.Filename != name })
	for _, before := range own {
		if before.Range.Start.Byte < e.Range.Start.Byte {
			start += len(before.Text) - (before.Range.End.Byte - before.Range.Start.Byte)
		}
	}
	after, err := syntax.Apply(src, name, own)
	if err != nil {
		return nil
	}
	yes := true
	span := newText(after, f.client.units, f.view.docs[name] != nil).span(start+at.start, start+at.end)
	return &protocol.ShowDocumentParams{URI: f.view.uri(name), TakeFocus: &yes, Selection: &span}
}
