package assist

import (
	"bytes"
	"sort"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/syntax"
)

// completionContext is where a caret stands, in a text that need not parse.
type completionContext struct {
	snapshot *lang.Snapshot
	file     *syntax.File
	plan     *lang.Plan
	offset   int
	body     *snippet
	kind     *lang.Kind // what the braces belong to; nil outside of them, and for one that is no kind
	top      bool       // elements stand here: outside all braces, or in the example of a rule
	line     *snippetLine
	role     role

	word     syntax.Span // under the caret
	steps    []string    // the names before it: tactic.webinar.
	text     *token      // around it
	put      bool        // into a text
	brackets []bracket
	before   token // and the one before that
	earlier  token
	after    token
}

// role is what is written at the caret.
type role uint8

const (
	roleNone    role = iota // nothing that could be completed
	roleOpening             // the first word of a line
	roleName                // what stands behind a kind
	roleValue               // a value
)

// bracket is one that is open at the caret.
type bracket struct {
	is       byte   // '$' for what is put into a text
	function string // whose arguments it holds
	argument int    // counted from 0
}

// contextAt finds where the caret stands; nil in a file that cannot be read.
func contextAt(s *lang.Snapshot, file string, offset int) *completionContext {
	s = asShown(s, file)
	f, p := s.Files[file], s.PlanOf(file)
	if f == nil || p == nil || offset < 0 || offset > len(f.Src) || len(f.Problems) > 0 && f.Problems[0].Detail == syntax.WholeFile {
		return nil
	}
	offset = f.InLine(offset)
	sp := &completionContext{snapshot: s, file: f, plan: p, offset: offset}
	starts, _ := f.PartStarts()
	i := sort.Search(len(starts)-1, func(i int) bool { return starts[i] > offset })
	start, end := starts[max(i-1, 0)], starts[i]
	if start == 0 && bytes.HasPrefix(f.Src, syntax.BOM) {
		start = len(syntax.BOM)
	}
	if start > end || offset < start {
		return nil
	}
	top, comments := snippetOf(f.Content, start, end)
	for _, c := range comments {
		if int(c.Start) < offset && offset <= int(c.End) {
			return sp
		}
	}
	sp.body = top.at(offset)
	sp.kind, sp.top = sp.kindOf(sp.body)
	sp.line = sp.body.line(offset)
	sp.find()
	return sp
}

// asShown is the snapshot in which the lines of a file end where editors end them, at the
// same bytes: also at a carriage return that stands alone, where the language ends none.
func asShown(s *lang.Snapshot, file string) *lang.Snapshot {
	f := s.Files[file]
	if f == nil {
		return s
	}
	var shown []byte
	for i, c := range f.Src {
		if c != '\r' || i+1 < len(f.Src) && f.Src[i+1] == '\n' {
			continue
		}
		if shown == nil {
			shown = bytes.Clone(f.Src)
		}
		shown[i] = '\n'
	}
	if shown == nil {
		return s
	}
	return s.With(map[string][]byte{file: shown})
}

// kindOf is what braces belong to, and whether elements stand between them.
func (sp *completionContext) kindOf(b *snippet) (k *lang.Kind, top bool) {
	if b.up == nil {
		return nil, true
	}
	outer, elements := sp.kindOf(b.up)
	switch word := sp.said(b.head.word); {
	case elements && lang.KindNamed(word) != nil:
		return lang.KindNamed(word), false
	case elements:
		return lang.NearestKind(word), false
	case outer == nil || outer.Block(word) == nil:
		return nil, false
	default:
		return &outer.Block(word).Kind, outer.Block(word).Example
	}
}

func (sp *completionContext) said(t token) string { return sp.file.Slice(t.Span) }

// label is what a text or a word says, quotes aside.
func (sp *completionContext) label(t token) string { return strings.Trim(sp.said(t), `"`) }

func (sp *completionContext) find() {
	here := int32(sp.offset)
	sp.word = syntax.Span{Start: here, End: here}
	switch l := sp.line; {
	case l == nil:
		sp.role = roleOpening
	case here <= l.word.End:
		if sp.word = l.word.Span; !strings.Contains(sp.said(l.word), ".") {
			sp.role = roleOpening
		}
	case l.equals < 0:
		sp.findLabel()
	case sp.offset > l.equals:
		sp.role = roleValue
		sp.findIn(l.value)
	}
}

func (sp *completionContext) findLabel() {
	l := sp.line
	if len(l.labels) == 0 {
		sp.role = roleName
		return
	}
	t := l.labels[0]
	switch {
	case t.is == tokenName && sp.touches(t):
		sp.role, sp.word = roleName, t.Span
	case t.is == tokenText && sp.inside(t):
		sp.role = roleName
		sp.enter(t)
	}
}

// touches reports that the caret stands in a token, or at one of its ends.
func (sp *completionContext) touches(t token) bool {
	return int(t.Start) <= sp.offset && sp.offset <= int(t.End)
}

// inside reports that the caret stands between the ends of a token.
func (sp *completionContext) inside(t token) bool {
	return int(t.Start) < sp.offset && (sp.offset < int(t.End) || t.open && sp.offset == int(t.End))
}

// findIn finds the word under the caret among the tokens of a value, and what
// stands around it.
func (sp *completionContext) findIn(tokens []token) {
	for i, t := range tokens {
		switch {
		case t.is == tokenName && sp.touches(t):
			sp.step(t)
			sp.after = following(tokens[i+1:])
			return
		case t.is == tokenNumber && sp.touches(t) && sp.offset > int(t.Start):
			sp.role = roleNone
			return
		case (t.is == tokenText || t.is == tokenLong) && sp.inside(t):
			sp.after = following(tokens[i+1:])
			sp.findInText(t)
			return
		case int(t.Start) >= sp.offset:
			sp.after = following(tokens[i:])
			return
		}
		sp.pass(t)
	}
}

// following is the next token that is no line break.
func following(tokens []token) token {
	for _, t := range tokens {
		if t.is != '\n' {
			return t
		}
	}
	return token{}
}

// pass goes by a token before the caret.
func (sp *completionContext) pass(t token) {
	n := len(sp.brackets)
	switch t.is {
	case '\n':
		return
	case '[', '{':
		sp.brackets = append(sp.brackets, bracket{is: t.is})
	case '(':
		b := bracket{is: t.is}
		if sp.before.is == tokenName {
			b.function = sp.said(sp.before)
		}
		sp.brackets = append(sp.brackets, b)
	case ']', ')', '}':
		if n > 0 && sp.brackets[n-1].is != '$' {
			sp.brackets = sp.brackets[:n-1]
		}
	case ',':
		if n > 0 {
			sp.brackets[n-1].argument++
		}
	}
	sp.earlier, sp.before = sp.before, t
}

// step finds the word within a name with dots. The first word stands for all of
// it.
func (sp *completionContext) step(t token) {
	sp.word = t.Span
	text := sp.said(t)
	at := strings.LastIndexByte(text[:sp.offset-int(t.Start)], '.') + 1
	if at == 0 {
		return
	}
	sp.steps = strings.Split(text[:at-1], ".")
	sp.word.Start += int32(at)
	if i := strings.IndexByte(text[at:], '.'); i >= 0 {
		sp.word.End = sp.word.Start + int32(i)
	}
}

func (sp *completionContext) findInText(t token) {
	for _, h := range t.holes {
		if int(h.Start) <= sp.offset && sp.offset <= int(h.End) {
			sp.put = true
			sp.brackets = append(sp.brackets, bracket{is: '$'})
			sp.before, sp.earlier, sp.after = token{}, token{}, token{}
			sp.findIn(h.tokens)
			return
		}
	}
	if sp.role = roleNone; t.is == tokenText && len(t.holes) == 0 {
		sp.role = roleValue
		sp.enter(t)
	}
}

// enter takes what stands between quotes for the word; where they are not closed,
// the word up to the caret's.
func (sp *completionContext) enter(t token) {
	sp.text = &t
	sp.word = syntax.Span{Start: t.Start + 1, End: t.End - 1}
	if t.open {
		end := int32(sp.offset)
		for end < t.End && inName(sp.file.Src[end]) {
			end++
		}
		sp.word.End = end
	}
}

// wanted reports that a value is missing at the caret, not a sign.
func (sp *completionContext) wanted() bool {
	switch sp.before.is {
	case 0, '=', '[', '(', ',', '?', ':':
		return true
	case tokenOther:
		return sp.said(sp.before) != "."
	}
	return false
}

// inner is the innermost bracket that is open at the caret; 0 outside of any.
func (sp *completionContext) inner() bracket {
	if n := len(sp.brackets); n > 0 {
		return sp.brackets[n-1]
	}
	return bracket{}
}

// element is the body of the element around the caret; nil outside of any.
func (sp *completionContext) element() *snippet {
	for b := sp.body; b.up != nil; b = b.up {
		if _, top := sp.kindOf(b.up); top {
			return b
		}
	}
	return nil
}

// own is the address of the element around the caret; the zero name outside of
// any, and for one without a name.
func (sp *completionContext) own() lang.Key {
	e := sp.element()
	if e == nil || len(e.head.labels) == 0 {
		return lang.Key{}
	}
	k, _ := sp.kindOf(e)
	return lang.Key{Kind: k, Name: sp.label(e.head.labels[0])}
}
