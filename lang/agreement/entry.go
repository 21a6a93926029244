package agreement

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Unsealable lists the places of the material values of the plan's campaign that cannot
// be read, so that nobody can agree to them; nil where all can.
func Unsealable(p *lang.Plan) []hcl.Range {
	var places []hcl.Range
	for _, e := range sealedElements(p) {
		m := sealedElement(e, unchanged)
		if m.broken {
			places = append(places, e.At())
			continue
		}
		for _, attr := range sealedNames(e.Kind()) {
			if m.unread[attr] {
				places = append(places, cmp.Or(valueAt(e, attr), e.At()))
			}
		}
	}
	return places
}

// Next is what the plan's campaign adds to its agreement, or its first one:
// what the plan says and the agreement does not, with its seal. The amendments are those
// by which the difference was approved. An agreement that cannot be read counts as none.
func Next(p *lang.Plan, on lang.Date, by []lang.Element, amendments []*lang.Amendment) *Entry {
	e := &Entry{Number: 1, On: on.ISO(), Amendments: map[string]string{}, Moves: map[string]string{}}
	for _, who := range by {
		e.By = append(e.By, who.Address())
	}
	agreed := map[string]*SealedElement{}
	if a := Of(p); a != nil {
		last := a.Lock.Entries[len(a.Lock.Entries)-1]
		e.Number, e.Follows = len(a.Lock.Entries)+1, last.Seal
		for to, from := range a.moved {
			e.Moves[from] = to
		}
		agreed = maps.Clone(a.Agreed)
		for from := range e.Moves {
			delete(agreed, from)
		}
	}
	held := map[string]bool{}
	for _, x := range sealedElements(p) {
		m := sealedElement(x, unchanged)
		held[m.Address] = true
		if was := agreed[m.Address]; was == nil || !maps.Equal(was.Values, m.Values) {
			e.Elements = append(e.Elements, m)
		}
	}
	for _, m := range byAddress(values(agreed)) {
		if !held[m.Address] {
			e.Drops = append(e.Drops, m.Address)
		}
	}
	for _, m := range amendments {
		e.Amendments[m.Name()], _ = digestOf(m, unchanged)
	}
	e.Seal = e.digest()
	return e
}

// Empty reports whether an entry says nothing that was not agreed before. Amendments
// alone do not count.
func (e *Entry) Empty() bool { return len(e.Elements)+len(e.Drops)+len(e.Moves) == 0 }

const lockHead = `# What was agreed for this campaign. Only plan agree writes this file: a change by
# hand breaks its seals.
version = %d
`

// Append is the whole file with an entry at the end of the agreement, whose other bytes
// stay as they are but for line breaks at its end; l is nil for the first.
func (l *Lock) Append(e *Entry) []byte {
	var b bytes.Buffer
	if l == nil {
		fmt.Fprintf(&b, lockHead, lockVersion)
	} else {
		b.Write(bytes.TrimRight(l.Src, "\n"))
		b.WriteString("\n")
	}
	b.WriteString("\n")
	b.Write(syntax.Format([]byte(e.text())))
	return b.Bytes()
}

func (e *Entry) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "entry \"%d\" {\n", e.Number)
	line := func(name, value string) { b.WriteString(name + " = " + value + "\n") }
	line("on", `"`+e.On+`"`)
	line("by", listOf(slices.Clone(e.By)))
	if e.Follows != "" {
		line("follows", `"`+e.Follows+`"`)
	}
	line("seal", `"`+e.Seal+`"`)
	if len(e.Amendments) > 0 {
		line("amendments", pairs(e.Amendments, ""))
	}
	if len(e.Moves) > 0 {
		line("moves", pairs(e.Moves, `"`))
	}
	if len(e.Drops) > 0 {
		line("drops", listOf(slices.Clone(e.Drops)))
	}
	for _, m := range e.Elements {
		kind, elementName, _ := strings.Cut(m.Address, ".")
		fmt.Fprintf(&b, "\n%s %q {", kind, elementName)
		if len(m.Values) > 0 {
			b.WriteString("\n")
		}
		for _, attr := range slices.Sorted(maps.Keys(m.Values)) {
			line(attr, m.Values[attr])
		}
		b.WriteString("}\n")
	}
	b.WriteString("}\n")
	return b.String()
}

// pairs writes texts by name, one a line.
func pairs(texts map[string]string, quote string) string {
	var b strings.Builder
	b.WriteString("{\n")
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		fmt.Fprintf(&b, "%s%s%s = %q\n", quote, name, quote, texts[name])
	}
	return b.String() + "}"
}
