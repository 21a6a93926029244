package lsp

import (
	"encoding/binary"
	"hash/fnv"
	"slices"
	"strconv"

	"github.com/plan-as-code/plan/checks/report"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/assist"
	"go.lsp.dev/protocol"
)

// tokenTypes are the protocol's names for what words are, by their class.
var tokenTypes = [...]string{
	assist.ClassKind: "keyword", assist.ClassName: "class", assist.ClassAttribute: "property", assist.ClassReference: "variable",
	assist.ClassFunction: "function", assist.ClassText: "string", assist.ClassNumber: "number", assist.ClassChoice: "enumMember",
	assist.ClassWord: "keyword", assist.ClassRemark: "comment",
}

// Modifiers of words, each the bit that stands for its place in the legend.
const (
	isDeclared = 1 << iota
	isAgreed
	isLate
	isDropped
	isComputed
)

func offerTokens(c *protocol.ServerCapabilities) {
	delta := true
	c.SemanticTokensProvider = &protocol.SemanticTokensOptions{
		Legend: protocol.SemanticTokensLegend{TokenTypes: legendTypes(), TokenModifiers: []string{"declaration", "agreed", "late", "dropped", "computed"}},
		Range:  protocol.Boolean(true), Full: &protocol.SemanticTokensFullDelta{Delta: &delta},
	}
}

// legend numbers the types as the client knows them.
var legend = func() (numbers [len(tokenTypes)]uint32) {
	types := legendTypes()
	for class, name := range tokenTypes {
		numbers[class] = uint32(slices.Index(types, name))
	}
	return numbers
}()

func legendTypes() []string {
	types := slices.Clone(tokenTypes[:])
	slices.Sort(types)
	return slices.Compact(types)
}

func tokensFull(f *file, _ *protocol.SemanticTokensParams) (*protocol.SemanticTokens, error) {
	return f.remember(f.tokens(0, len(f.Src))), nil
}

func tokensRange(f *file, p *protocol.SemanticTokensRangeParams) (*protocol.SemanticTokens, error) {
	start, end := f.bytes(p.Range)
	return &protocol.SemanticTokens{Data: f.tokens(start, end)}, nil
}

// tokensDelta answers what has changed since the client asked last; everything
// where the server has not kept what that was.
func tokensDelta(f *file, p *protocol.SemanticTokensDeltaParams) (protocol.SemanticTokensDeltaResult, error) {
	before, _ := f.view.last.tokens.Load(f.name)
	now := f.remember(f.tokens(0, len(f.Src)))
	old, ok := before.(*protocol.SemanticTokens)
	if !ok || *old.ResultID != p.PreviousResultID {
		return now, nil
	}
	return &protocol.SemanticTokensDelta{ResultID: now.ResultID, Edits: between(old.Data, now.Data)}, nil
}

// between is the one edit that turns a list into another; none where they are
// the same.
func between(old, now []uint32) []protocol.SemanticTokensEdit {
	start := 0
	for start < min(len(old), len(now)) && old[start] == now[start] {
		start++
	}
	end := 0
	for end < min(len(old), len(now))-start && old[len(old)-1-end] == now[len(now)-1-end] {
		end++
	}
	if start+end == len(old) && len(old) == len(now) {
		return []protocol.SemanticTokensEdit{}
	}
	return []protocol.SemanticTokensEdit{{Start: uint32(start), DeleteCount: uint32(len(old) - start - end), Data: now[start : len(now)-end]}}
}

// remember keeps the tokens of an open document, for the next delta. Requests call it,
// and of two at once the last one is kept: the id tells whether a delta can build on it.
func (f *file) remember(data []uint32) *protocol.SemanticTokens {
	h := fnv.New64a()
	_ = binary.Write(h, binary.LittleEndian, data)
	id := strconv.FormatUint(h.Sum64(), 36)
	t := &protocol.SemanticTokens{ResultID: &id, Data: data}
	if f.view.docs[f.name] != nil {
		f.view.last.tokens.Store(f.name, t)
	}
	return t
}

// tokens are the words that touch a stretch of the file, in bytes, each as the protocol
// writes it: five numbers, the first two by how far it lies from the one before.
func (f *file) tokens(start, end int) []uint32 {
	late, agreed := report.Late(f.result), report.Agreed(f.view.snapshot)
	data := []uint32{}
	var last protocol.Position
	for _, w := range assist.Tokens(f.view.snapshot, f.name) {
		if w.End < start || end < w.Start {
			continue
		}
		f.lines(w.Start, w.End, func(from, to protocol.Position) {
			column := from.Character
			if from.Line == last.Line {
				column -= last.Character
			}
			data = append(data, from.Line-last.Line, column, to.Character-from.Character, legend[w.Class], modifiers(w, late, agreed))
			last = from
		})
	}
	return data
}

// lines visits the pieces of a stretch of the file, one a line.
func (f *file) lines(start, end int, visit func(from, to protocol.Position)) {
	t := f.view.text(f.name)
	for start < end {
		from := t.position(start)
		_, stop := t.line(int(from.Line))
		if to := t.position(min(stop, end)); to.Line == from.Line && to.Character > from.Character {
			visit(from, to)
		}
		if int(from.Line)+1 >= len(t.lines) {
			return
		}
		start = t.lines[from.Line+1]
	}
}

func modifiers(w assist.Token, late, agreed map[lang.Element]bool) uint32 {
	bits := uint32(0)
	if w.Declares {
		bits |= isDeclared
	}
	if w.Computed {
		bits |= isComputed
	}
	if w.Element == nil {
		return bits
	}
	if agreed[w.Element] {
		bits |= isAgreed
	}
	if late[w.Element] {
		bits |= isLate
	}
	if t, ok := w.Element.(*lang.Tactic); ok && t.Dropped() {
		bits |= isDropped
	}
	return bits
}

// forget lets go of the tokens of documents that are open no more. The session calls
// it, with every new view.
func (l *last) forget(open map[string]*document) {
	l.tokens.Range(func(name, _ any) bool {
		if open[name.(string)] == nil {
			l.tokens.Delete(name)
		}
		return true
	})
}
