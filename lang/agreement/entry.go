package agreement

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Unsealable lists the places of the material values of the plan's campaign that cannot
// be read, so that nobody can agree to them, and of those that are to be decided and were not
// sealed as open already; nil where there are none.
func Unsealable(p *lang.Plan) (places, open []hcl.Range) {
	a := Of(p)
	for _, e := range heldElements(p, Edition) {
		m := sealedElement(e, unchanged, Edition)
		was := &SealedElement{}
		if a != nil && a.Agreed[a.Former(m.Address)] != nil {
			was = a.Agreed[a.Former(m.Address)]
		}
		if m.broken {
			places = append(places, e.At())
			continue
		}
		for _, attr := range heldNames(e.Kind(), Edition) {
			switch {
			case m.unread[attr]:
				places = append(places, cmp.Or(valueAt(e, attr), e.At()))
			case m.open[attr] && opened(was.Values[attr], m.Values[attr]):
				open = append(open, openAt(e, attr)...)
			}
		}
	}
	return places, open
}

// opened reports that something is to be decided in a value that was not before.
func opened(was, is string) bool {
	before, now := nestedValues(was), nestedValues(is)
	if now == nil {
		return was != is
	}
	return slices.ContainsFunc(now, func(block map[string]string) bool {
		return openIn(block) > 0 && !slices.ContainsFunc(before, func(then map[string]string) bool { return fills(then, block) })
	})
}

// openAt is where a value is written of which something is to be decided: in blocks, where
// that stands. Nowhere, where it only follows from another.
func openAt(e lang.Element, attr string) (list []hcl.Range) {
	at := valueAt(e, attr)
	if at == (hcl.Range{}) {
		return nil
	}
	for _, inner := range lang.BlockOf(e).Blocks {
		for i := range inner.Attrs {
			if x := &inner.Attrs[i].Expr; inner.Type == attr && lang.IsUndecided(x) {
				list = append(list, x.Range())
			}
		}
	}
	if len(list) == 0 {
		list = append(list, at)
	}
	return list
}

// Sealing is what is agreed with an entry, besides what the plan says.
type Sealing struct {
	On            lang.Date
	By            []lang.Element    // who agrees
	Amendments    []*lang.Amendment // by which the difference was approved
	Campaigns     []*lang.Campaign  // below, as an agreement holds them: see Below
	Consequences  []string          // addresses of what changed only because of approved changes
	DespiteErrors int               // errors that the plan has
}

// Next is what the plan's campaign adds to its agreement, or its first one:
// what the plan says and the agreement does not, with its seal. An agreement that cannot
// be read counts as none.
func Next(p *lang.Plan, s Sealing) *Entry {
	e := &Entry{Number: 1, Edition: Edition, On: s.On.ISO(), Amendments: map[string]string{}, Moves: map[string]string{},
		Consequences: s.Consequences, DespiteErrors: s.DespiteErrors}
	for _, who := range s.By {
		e.By = append(e.By, who.Address())
	}
	agreed := map[string]*SealedElement{}
	a := Of(p)
	if a != nil {
		e.Number, e.Follows = len(a.Lock.Entries)+1, a.last().Seal
		for to, from := range a.moved {
			e.Moves[from] = to
		}
		agreed = maps.Clone(a.Agreed)
		for from := range e.Moves {
			delete(agreed, from)
		}
	}
	held := map[string]bool{}
	for _, x := range heldElements(p, Edition) {
		m := sealedElement(x, unchanged, Edition)
		if x == lang.Element(p.Campaign) {
			e.putCampaigns(a, m, s.Campaigns)
		}
		held[m.Address] = true
		if was := agreed[m.Address]; was == nil || !maps.EqualFunc(was.Values, m.Values, same) {
			e.Elements = append(e.Elements, m)
			e.news = e.news || a == nil || a.news(x, was, m)
			e.lifts = true
		}
	}
	for _, m := range byAddress(values(agreed)) {
		if !held[m.Address] {
			e.Drops = append(e.Drops, m.Address)
		}
	}
	for _, m := range s.Amendments {
		e.Amendments[m.Name()], _ = digestOf(m, unchanged)
	}
	e.Seal = e.digest()
	return e
}

// putCampaigns enters the names of the campaigns below, and that they were renamed.
func (e *Entry) putCampaigns(a *Agreement, m *SealedElement, below []*lang.Campaign) {
	var list []string
	for _, c := range below {
		list = append(list, c.Address())
		if a == nil {
			continue
		}
		if former := formerAmong(a.campaigns(), c); former != c.Address() {
			e.Moves[former] = c.Address()
		}
	}
	if len(list) > 0 {
		m.Values[within] = listOf(list)
	}
}

// Empty reports whether an entry says nothing that was not agreed before, and seals nothing
// besides. Amendments alone do not count.
func (e *Entry) Empty() bool { return !e.lifts && e.Plain() }

// Plain reports whether an entry changes nothing that was agreed before; it may seal more of
// what is there, because the entry before is of an earlier edition.
func (e *Entry) Plain() bool { return !e.news && len(e.Drops)+len(e.Moves) == 0 }

// news reports that an element differs in what the edition of the agreement seals.
func (a *Agreement) news(e lang.Element, was, is *SealedElement) bool {
	if was == nil {
		return e.Kind().Agreed && e.Plan() == a.plan || by(a.edition, e.Kind().UsedFrom)
	}
	names := heldNames(e.Kind(), a.edition)
	if a.edition >= effectiveFrom {
		names = append(names, within)
	} else if e == lang.Element(a.plan.Campaign) && was.Values["sponsor"] == "" {
		names = slices.DeleteFunc(names, func(name string) bool { return name == "sponsor" })
	}
	return slices.ContainsFunc(names, func(name string) bool { return !was.keeps(name, was.Values[name], is) })
}

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
		b.Write(bytes.TrimRight(l.Src, "\r\n"))
		b.Write(l.lineBreak())
	}
	added := append([]byte("\n"), syntax.Format([]byte(e.text()))...)
	added = bytes.ReplaceAll(added, []byte("\n"), l.lineBreak())
	b.Write(added)
	return b.Bytes()
}

// lineBreak is how the file ends its lines; l may be nil.
func (l *Lock) lineBreak() []byte {
	if l != nil && bytes.Contains(l.Src, []byte("\r\n")) {
		return []byte("\r\n")
	}
	return []byte("\n")
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
	if len(e.Consequences) > 0 {
		line("consequences", listOf(slices.Clone(e.Consequences)))
	}
	if e.Edition > 1 {
		fmt.Fprintf(&b, "\nedition = %d\n", e.Edition)
	}
	if e.DespiteErrors > 0 {
		line("despite_errors", strconv.Itoa(e.DespiteErrors))
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
