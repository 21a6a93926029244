package assist

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Holes takes the text of an edit apart where it leaves something to its author: with what the
// plan has to choose from, with a day of the campaign, or that it is to be decided. It is nil
// where the text leaves nothing open, or nobody knows where it will stand.
func Holes(s *lang.Snapshot, e syntax.Edit) []Piece {
	if !leavesOpen.MatchString(e.Text) {
		return nil
	}
	sp := aroundEdit(s, e.Range.Filename, e.Range.Start.Byte)
	if sp == nil {
		return nil
	}
	line, _ := sp.file.LineSpan(sp.file.Line(e.Range.Start.Byte))
	h := &holes{completer: &completer{completionContext: sp}, kinds: []*lang.Kind{sp.kind}, ahead: sp.file.Content[line:e.Range.Start.Byte]}
	for text := range strings.SplitAfterSeq(e.Text, "\n") {
		h.line(text)
		h.ahead = ""
	}
	if !slices.ContainsFunc(h.pieces, func(p Piece) bool { return p.Hole }) {
		return nil
	}
	return h.pieces
}

// aroundEdit is what stands around a byte, behind a remark what stands around its line; nil where
// that cannot be told.
func aroundEdit(s *lang.Snapshot, file string, offset int) *completionContext {
	sp := contextAt(s, file, offset)
	if sp != nil && sp.body == nil {
		start, _ := sp.file.LineSpan(sp.file.Line(offset))
		sp = contextAt(s, file, start)
	}
	if sp == nil || sp.body == nil {
		return nil
	}
	return sp
}

// Led is the text of a piece for those who cannot be led from hole to hole: where there is
// something to choose, what stood there before.
func (p *Piece) Led() string {
	if p.Hole && p.Bare != "" {
		return p.Bare
	}
	return p.Text
}

var (
	leavesOpen = regexp.MustCompile(`NAME|YYYY|…|\?`)
	lineOfHead = regexp.MustCompile(`^\s*([a-z_]+)(?: "([^"]*)")? \{`)
	lineOfAttr = regexp.MustCompile(`^(\s*([a-z_]+)\s*=\s*)("(?:[^"\\]|\\.)*"|\[[^\]\n]*\]|[^\s#]+)`)
	openRef    = regexp.MustCompile(`^\[?[a-z]+\.NAME\]?$`)
	question   = regexp.MustCompile(`^\[?"[^"]*(?:\?|…)"\]?$`)
)

// holes reads the lines of an edit.
type holes struct {
	*completer
	ahead  string       // what stands before the edit in its first line
	kinds  []*lang.Kind // of the braces around a line, the innermost last; nil outside of all
	pieces []Piece
	names  int // how many elements have been named
}

func (h *holes) add(pieces ...Piece) { h.pieces = append(h.pieces, pieces...) }

func (h *holes) line(text string) {
	k := h.kinds[len(h.kinds)-1]
	whole := h.ahead + text
	if m := lineOfHead.FindStringSubmatch(whole); m != nil {
		inner := lang.KindNamed(m[1])
		if k != nil && k.Block(m[1]) != nil {
			inner = &k.Block(m[1]).Kind
		}
		h.kinds = append(h.kinds, inner)
		if before, after, open := strings.Cut(text, `"NAME"`); open && m[2] == "NAME" && inner != nil {
			h.add(Piece{Text: before + `"`}, Piece{Text: freeName(h.plan, inner, h.names), Hole: true}, Piece{Text: `"` + after})
			h.names++
			return
		}
	} else if strings.HasPrefix(strings.TrimSpace(text), "}") && len(h.kinds) > 1 {
		h.kinds = h.kinds[:len(h.kinds)-1]
	}
	m := lineOfAttr.FindStringSubmatchIndex(whole)
	if m == nil || m[6] < len(h.ahead) {
		h.add(Piece{Text: text})
		return
	}
	name, value, rest := whole[m[4]:m[5]], whole[m[6]:m[7]], whole[m[7]:]
	h.add(Piece{Text: whole[len(h.ahead):m[6]]})
	h.add(h.value(k, name, value, strings.Contains(rest, "?"))...)
	h.add(Piece{Text: rest})
}

// value is what stands behind an attribute; asked where a remark behind it asks for it.
func (h *holes) value(k *lang.Kind, name, value string, asked bool) []Piece {
	var a *lang.Attr
	if k != nil {
		a = k.Attr(name)
	}
	switch {
	case question.MatchString(value) && (a == nil || a.Type != lang.TypeChoice && !a.Type.Numeric()):
		return hollow(value, nil)
	case a == nil:
	case openRef.MatchString(value), strings.Contains(value, "YYYY"), asked, value == "100" && a.Type.Numeric(), question.MatchString(value):
		return h.open(k, a, value)
	}
	return []Piece{{Text: value}}
}

// open is an example in the place of a value that is none: it stands alone where the plan has
// nothing else to choose from, or it is to be decided.
func (h *holes) open(k *lang.Kind, a *lang.Attr, value string) []Piece {
	pieces := h.example(k, a)
	for i := range pieces {
		if p := &pieces[i]; p.Hole && (len(p.Choices) > 0 || a.Type == lang.TypeDate) && p.Text != lang.UndecidedWord {
			p.Bare = strings.Trim(value, `[]"`)
			if a.Type == lang.TypeDate && h.campaign() == nil {
				p.Text = p.Bare
			}
		}
	}
	return pieces
}

// freeName is a name that no element of a kind has in reach.
func freeName(p *lang.Plan, k *lang.Kind, after int) string {
	for n := after; ; n++ {
		name := "new_" + k.Name
		if n > 0 {
			name += "_" + strconv.Itoa(n+1)
		}
		if p.Find(lang.Key{Kind: k, Name: name}) == nil {
			return name
		}
	}
}

// Choosing mends a word that only stands for a value: the NAME of nobody, the day YYYY-MM-DD, a
// text in the place of one of several words. It offers what the plan has to choose from, to create
// it, a day of the campaign or within a month, and to say that it is to be decided; nothing where
// a value stands.
func Choosing(s *lang.Snapshot, at *Cursor, today lang.Date) []syntax.Fix {
	const aMonth = 30

	if at.Line == nil || at.Line.Attr == nil || at.Body == nil {
		return nil
	}
	sp := aroundEdit(s, at.File.Path, at.Offset)
	if sp == nil {
		return nil
	}
	h := &choosing{&completer{completionContext: sp}, s, at, nil}
	switch a, value := at.Line.Attr, at.File.Text(at.Line.Value); {
	case at.Ref != nil && at.Ref.To == nil && at.Ref.Name == "NAME" && a.Refers() && !a.Gone:
		h.element(a)
	case a.Type == lang.TypeDate && strings.Contains(value, "YYYY"):
		day, ok := h.dayFor(at.Body, a)
		if !ok || day < today {
			day = today + aMonth
		}
		h.set(at.Line.Value, `"`+day.ISO()+`"`, "Set it to "+day.String())
	case a.Type.Numeric() && value == `"…"`: // only the author can know it
	case a.Type == lang.TypeChoice && value == `"…"`:
		for _, word := range a.Choices {
			h.set(at.Line.Value, `"`+word+`"`, prose.Offer(prose.Change{Attribute: a.Name, Value: `"` + word + `"`}))
		}
	default:
		return nil
	}
	if at.Body.MayBeUndecided() {
		h.set(at.Line.Value, lang.UndecidedWord, prose.Offer(prose.Change{Attribute: at.Line.Attr.Name, Value: lang.UndecidedWord}))
	}
	return h.fixes
}

type choosing struct {
	*completer
	s     *lang.Snapshot
	at    *Cursor
	fixes []syntax.Fix
}

func (h *choosing) set(at hcl.Range, text, offer string) {
	h.fixes = append(h.fixes, syntax.Fix{Title: "Write " + text, Offer: offer, Edits: []syntax.Edit{{Range: at, Text: text}}})
}

// element offers some of the elements that an attribute may name, and to create one.
func (h *choosing) element(a *lang.Attr) {
	const most = 5 // more are found by typing
	ref := h.at.Ref
	names, _ := h.namesFor(a)
	for _, name := range names[:min(most, len(names))] {
		h.set(ref.At, name, prose.Offer(prose.Change{Attribute: a.Name, Value: name}))
	}
	k := lang.KindNamed(ref.Kind)
	if k == nil {
		return
	}
	named := *h.at
	named.Ref = &Mention{Kind: ref.Kind, Name: freeName(h.plan, k, 0), At: ref.At}
	if fix, ok := Create(h.s, &named); ok {
		last := len(fix.Edits) - 1
		fix.Edits[last].Text = strings.Replace(fix.Edits[last].Text, `"`+titled(k, named.Ref.Name)+`"`, `"…"`, 1)
		fix.Edits = append([]syntax.Edit{{Range: ref.At, Text: lang.KindNamed(ref.Kind).Name + "." + named.Ref.Name}}, fix.Edits...)
		fix.Title = "Create a new " + k.Name
		h.fixes = append(h.fixes, fix)
	}
}
