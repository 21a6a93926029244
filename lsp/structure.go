package lsp

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/plan-as-code/plan/lang/assist"
	"github.com/plan-as-code/plan/lang/syntax"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

func offerFolding(c *protocol.ServerCapabilities) { c.FoldingRangeProvider = protocol.Boolean(true) }
func offerSelection(c *protocol.ServerCapabilities) {
	c.SelectionRangeProvider = protocol.Boolean(true)
}
func offerLinks(c *protocol.ServerCapabilities) {
	c.DocumentLinkProvider = &protocol.DocumentLinkOptions{}
}

// foldingRange answers what can be folded; where the client wants only so many,
// the outermost.
func foldingRange(f *file, _ *protocol.FoldingRangeParams) ([]protocol.FoldingRange, error) {
	can := orEmpty(orEmpty(f.client.capabilities.TextDocument).FoldingRange)
	folds := assist.Folds(f.File)
	if most := int(min(orEmpty(can.RangeLimit), math.MaxInt32)); most > 0 && len(folds) > most {
		slices.SortStableFunc(folds, func(a, b assist.Fold) int { return cmp.Compare(a.Depth, b.Depth) })
		folds = folds[:most]
		slices.SortStableFunc(folds, func(a, b assist.Fold) int { return cmp.Compare(a.Start, b.Start) })
	}
	list := []protocol.FoldingRange{}
	for _, fold := range folds {
		if r := f.fold(fold, orEmpty(can.LineFoldingOnly)); r.StartLine < r.EndLine {
			list = append(list, r)
		}
	}
	return list, nil
}

// fold is a fold as the client shows it. One that folds whole lines keeps the
// line of the closing bracket.
func (f *file) fold(fold assist.Fold, lines bool) protocol.FoldingRange {
	at := f.between(fold.Start, fold.End)
	r := protocol.FoldingRange{StartLine: at.Start.Line, EndLine: at.End.Line}
	if fold.Remark {
		r.Kind = protocol.FoldingRangeKindComment
	}
	switch {
	case lines && fold.Closed:
		r.EndLine--
	case !lines:
		r.StartCharacter, r.EndCharacter = &at.Start.Character, &at.End.Character
	}
	return r
}

// selectionRange answers what a selection grows to at each of the positions.
func selectionRange(f *file, p *protocol.SelectionRangeParams) ([]protocol.SelectionRange, error) {
	list := []protocol.SelectionRange{}
	for _, position := range p.Positions {
		around := assist.SelectionRanges(f.File, f.offset(position))
		var outer *protocol.SelectionRange
		for i := len(around) - 1; i >= 0; i-- {
			outer = &protocol.SelectionRange{Range: f.span(around[i]), Parent: outer}
		}
		list = append(list, *outer)
	}
	return list, nil
}

// webURI is an address as its author wrote it, every letter beyond ASCII escaped
// and nothing else: a + or an & more or less leads elsewhere.
func webURI(address string) uri.URI {
	var b strings.Builder
	for _, c := range []byte(address) {
		if c < utf8.RuneSelf {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return uri.URI(b.String())
}

// documentLink answers the addresses on the web in the file, and where rules are
// named, their pages.
func documentLink(f *file, _ *protocol.DocumentLinkParams) ([]protocol.DocumentLink, error) {
	list := []protocol.DocumentLink{}
	for _, l := range assist.Links(f.File) {
		u := webURI(l.URL)
		list = append(list, protocol.DocumentLink{Range: f.span(l.At), Target: &u})
	}
	for _, e := range f.view.snapshot.ElementsIn(f.name) {
		if page := pages()[e.Name()]; page != "" && e.Kind().Label == syntax.ForRule {
			list = append(list, protocol.DocumentLink{Range: f.span(e.At()), Target: &page})
		}
	}
	return list, nil
}
