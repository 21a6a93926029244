package lang

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// decoder fills one element's attributes.
type decoder struct {
	*Plan
	e     Element
	where string // how a sentence names the place: tactic "x", or the playback of objective "x"
}

// decode fills the attributes of an element from its block.
func (p *Plan) decode(e Element) {
	h := e.head()
	if h.decl == nil {
		return
	}
	d := &decoder{Plan: p, e: e}
	v := reflect.ValueOf(e).Elem()
	if h.decl.Block == nil {
		setAllUnknown(h.kind, v)
		return
	}
	d.body(h.kind, &h.decl.Block.Body, v, h.decl.NameAt)
	switch e := e.(type) {
	case *Configure:
		d.configure(e)
	case *Waiver:
		d.knownRule(e.name, e.At())
	case *Moved:
		d.moved(e)
	case *Amendment:
		d.newValues(e)
	}
}

func (p *Plan) decodeTitle(e Element) {
	h := e.head()
	if h.decl == nil || h.decl.Block == nil || h.kind.Open {
		return
	}
	if attr := h.decl.Block.Attr("title"); attr != nil {
		d := &decoder{Plan: p, e: e}
		d.attribute(h.kind.attr["title"], attr, &h.Title)
	}
}

func setAllUnknown(k *Kind, v reflect.Value) {
	for _, a := range k.Attrs {
		fieldAt(v, a.index).setUnknown(nil)
	}
}

func fieldAt(v reflect.Value, index []int) field {
	return v.FieldByIndex(index).Addr().Interface().(field)
}

// body reads the attributes and nested blocks of an element, or of a block
// within it, into the struct v. at is where its name stands.
func (d *decoder) body(k *Kind, b *syntax.Body, v reflect.Value, at syntax.Span) {
	if k.Open {
		return // values to reuse are worked out where they are declared
	}
	var meant *meanings // once it is asked for them
	for i := range b.Attrs {
		attr := &b.Attrs[i]
		a := k.attr[attr.Name()]
		if a == nil && d.isSetting(attr) {
			continue
		}
		if a == nil {
			if meant == nil {
				meant = d.meanings(k, b)
			}
			d.unknownAttribute(k, meant, attr, v)
			continue
		}
		if f := fieldAt(v, a.index); f.written() != attr {
			d.attribute(a, attr, f)
		}
	}
	for i := range b.Blocks {
		d.nestedBlock(k, v, b.Blocks, i)
	}
	for _, a := range k.Attrs {
		if !a.Required || a.Onward && strings.HasPrefix(strings.Join(b.Attr("from").Steps(), "."), "campaign.") {
			continue // a campaign may be gone for good
		}
		f := fieldAt(v, a.index)
		if t, ok := f.(*Text); f.state() == Absent || ok && t.Known() && strings.TrimSpace(t.V) == "" {
			d.missingAttribute(a, b, at)
		}
	}
}

func (d *decoder) attribute(a *Attr, attr *syntax.Attribute, f field) {
	x := &attr.Expr
	if _, ok := f.(*Expression); !ok && x.Op == syntax.OpNull {
		return // as if it were left out
	}
	if d.undecided(a, attr) {
		f.setUnknown(attr)
		return
	}
	switch f := f.(type) {
	case *Expression:
		f.State, f.line = Known, attr
	case *AnyValue:
		f.setUnknown(attr) // until it is known what it is a value of
	case *Cue:
		if x.Op == syntax.OpName {
			d.reference(a, attr, f)
			return
		}
		d.value(a, attr, &f.Value)
	case refField:
		d.reference(a, attr, f)
	case refsField:
		d.references(a, attr, f)
	case *Text:
		if x.Op == syntax.OpText && a.Type == TypeText {
			f.V, f.State, f.line = x.Text(), Known, attr
			return
		}
		d.value(a, attr, f)
	case scalarField:
		d.value(a, attr, f)
	}
}

// value fills an attribute that takes a value.
func (d *decoder) value(a *Attr, attr *syntax.Attribute, f scalarField) {
	if a.Type == TypePlural {
		d.plural(attr, f)
		return
	}
	if v, ok := a.plain(&attr.Expr); ok {
		if texts, list := v.([]string); list {
			d.repeatedTexts(attr, texts)
		}
		f.set(v, attr)
		return
	}
	switch v, state := d.scalar(d.e, a, attr, nil, true); state {
	case Known:
		f.set(v, attr)
	case Unknown:
		f.setUnknown(attr)
	}
}

// nestedBlock reads one of the blocks of an element, or of those within a block; those
// before it are read.
func (d *decoder) nestedBlock(k *Kind, v reflect.Value, blocks []*syntax.Block, i int) {
	b, left := blocks[i], blocks[i:]
	n := k.nested[b.Type]
	switch {
	case n == nil && kindByName[b.Type] != nil && k.attr[b.Type] == nil:
		return // an element that stands inside another: checkPlace speaks of it
	case n == nil:
		d.unknownBlock(k, b, blocks)
		return
	case n.Example:
		d.example(b, v.FieldByIndex(n.index))
		return
	case len(b.Labels) > 0:
		r := d.Report(d.e, "invalid-name", d.at(b.Labels[0].At), fmt.Sprintf("The block %s in the %s takes no name.", b.Type, d.e))
		r.Fix = "Delete the name"
	}
	list := v.FieldByIndex(n.index)
	if n.Once && list.Len() > 0 {
		r := d.Report(d.e, "duplicate-attribute", d.at(b.TypeAt), fmt.Sprintf("The block %s stands twice in the %s.", b.Type, d.e))
		r.Detail, r.Fix = b.Type, "Put what they say into one of them"
		return
	}
	if list.Len() == list.Cap() {
		alike := 0
		for _, other := range left {
			if other.Type == b.Type {
				alike++
			}
		}
		list.Grow(alike)
	}
	list.SetLen(list.Len() + 1)
	inner := *d
	inner.where = b.Type
	inner.body(&n.Kind, &b.Body, list.Index(list.Len()-1), b.TypeAt)
}

func (d *decoder) example(b *syntax.Block, list reflect.Value) {
	if len(b.Labels) != 1 || b.Labels[0].Text != "good" && b.Labels[0].Text != "bad" {
		at := d.at(b.TypeAt)
		if len(b.Labels) > 0 {
			at = d.at(b.Labels[0].At)
		}
		r := d.Report(d.e, "not-a-choice", at, fmt.Sprintf("An example of the %s is neither good nor bad.", d.e))
		r.Fix = `Write example "good" or example "bad"`
		return
	}
	list.Set(reflect.Append(list, reflect.ValueOf(Example{Verdict: b.Labels[0].Text, Block: b})))
}

// the names the place in a sentence: the tactic "x", or the playback in the
// objective "x".
func (d *decoder) the() string {
	if d.where != "" {
		return "the " + d.where + " in the " + d.e.String()
	}
	return "the " + d.e.String()
}

func (d *decoder) missingAttribute(a *Attr, body *syntax.Body, at syntax.Span) {
	r := d.Report(d.e, "missing-attribute", d.at(at), fmt.Sprintf("%s is missing %s: %s", prose.Capital(d.the()), a.Name, prose.LowerFirst(a.Doc)))
	r.Detail = a.Name
	add := func(value string) {
		offer := prose.Offer(prose.Change{Attribute: a.Name, Value: value, Open: a.Type != TypeChoice})
		r.Fixes = append(r.Fixes, syntax.Fix{Title: fmt.Sprintf("Add %s = %s", a.Name, value), Offer: offer, Edits: []syntax.Edit{d.e.File().AddAttribute(body, a.Name, value)}})
	}
	if a.Type == TypeChoice {
		r.Fix = "Add " + a.Name + ": one of " + prose.Either(a.Choices)
		for _, choice := range a.Choices {
			add(`"` + choice + `"`)
		}
		return
	}
	add(a.Placeholder())
	r.Fix = r.Fixes[0].Title
}

// PlaceholderOf is an example of a value of a type, as a plan would write it; empty for
// those that say too little by themselves: choices, expressions, plurals, and no type.
func PlaceholderOf(t Type) string { return placeholders[t] }

// Stub is a value for its author to replace, as a plan would write it. None of several
// choices is right by itself, so there it is a text that is none of them.
func (a *Attr) Stub() string {
	if a.Type == TypeChoice {
		return placeholders[TypeText]
	}
	return a.Placeholder()
}

// Placeholder is an example of a value, as a plan would write it, to be replaced by the
// author's own.
func (a *Attr) Placeholder() string {
	switch {
	case a.Example != "":
		return a.Example
	case a.Type == TypeRefs && len(a.Kinds) > 0:
		return "[" + a.Kinds[0] + ".NAME]"
	case a.Type == TypeRef && len(a.Kinds) > 0:
		return a.Kinds[0] + ".NAME"
	case len(a.Choices) > 0 && a.Type == TypeChoices:
		return `["` + a.Choices[0] + `"]`
	case len(a.Choices) > 0:
		return `"` + a.Choices[0] + `"`
	}
	return placeholders[a.Type]
}

var placeholders = map[Type]string{
	TypeText: `"…"`, TypeTexts: `["…"]`, TypeNumber: "100", TypeMoney: "10000", TypePercent: "50", TypeEffort: "5", TypeYesNo: "true",
	TypeDate: `"2027-04-30"`, TypeDuration: `"14d"`, TypeRef: "tactic.NAME", TypeRefs: "[tactic.NAME]",
}

// at is where a part of the element stands.
func (d *decoder) at(s syntax.Span) hcl.Range { return d.e.File().RangeOf(s) }

// File is the file of that path, of this plan or of one above; nil where none has it.
func (p *Plan) File(name string) *syntax.File {
	for _, f := range p.Files {
		if f.Path == name {
			return f
		}
	}
	if p.Parent != nil {
		return p.Parent.File(name)
	}
	return nil
}

// attributeNames lists what a body of the kind may set.
func (d *decoder) attributeNames(k *Kind) []string {
	names := slices.Clone(k.names)
	if k.Name == "configure" {
		names = slices.DeleteFunc(names, func(n string) bool { return n == "title" || n == "note" })
		for _, a := range settingsOf(d.book[d.e.Name()].Settings) {
			names = append(names, a.Name)
		}
	}
	return names
}

// pluralWords are the plurals of the kinds that a rule can look at.
func pluralWords() []string {
	var plurals []string
	for _, k := range kinds {
		if k.Label == syntax.Named {
			plurals = append(plurals, k.Plural)
		}
	}
	return plurals
}

func (d *decoder) plural(attr *syntax.Attribute, f scalarField) {
	word := attr.Expr.Word()
	plurals := pluralWords()
	if slices.Contains(plurals, word) {
		f.set(word, attr)
		return
	}
	f.setUnknown(attr)
	r := d.Report(d.e, "not-a-choice", attr.Expr.Range(), fmt.Sprintf("%s names no kind of element in %s; it takes a plural, such as tactics.", prose.Capital(d.the()), attr.Name()))
	r.Detail, r.Slip, r.Fix = attr.Name(), word, "Use one of "+prose.Either(plurals)
	if near, sure := prose.Closest(word, plurals); word != "" && near != "" {
		r.Suggest(near, attr.Expr.Range(), sure)
	}
}

// moved reports a move whose old address is still taken, or that would turn an
// element into one of another kind.
func (d *decoder) moved(m *Moved) {
	if from := m.From.line.Steps(); len(from) == 2 && kindByName[from[0]] != nil && m.To.Known() && m.To.To.Kind().Name != from[0] {
		d.Report(m, "wrong-reference", m.To.Range(), fmt.Sprintf("%s cannot have moved to %s: %s stays %s.", strings.Join(from, "."), m.To.To.Address(), prose.A(from[0]), prose.A(from[0]))).Fix =
			"Name an element of the same kind, or delete the moved block"
	}
	if to := m.To.line.Steps(); m.To.State == Unknown && len(to) == 2 && to[0] != "campaign" && !d.movedOn(m.New()) {
		if k := kindByName[to[0]]; k != nil && k.Label == syntax.Named {
			d.UnknownElement(m, k, to[1], m.To.Range(), "to")
		}
	}
	if m.From.Known() {
		d.Report(m, "wrong-reference", m.From.Range(), fmt.Sprintf("The %s is said to have moved, and still stands at its old address.", m.From.To)).Fix =
			"Delete the moved block, or rename the element"
	}
}

// movedOn reports that a moved block in reach says where an address went.
func (p *Plan) movedOn(address string) (on bool) {
	p.InScope(func(p *Plan) { on = on || p.given()[address] })
	return on
}

// givenUp are the addresses that the moved blocks of the plan say were given up.
func (p *Plan) givenUp() map[string]bool {
	up := map[string]bool{}
	for _, m := range p.Moves {
		if b := m.decl.Block; b != nil {
			up[strings.Join(b.Attr("from").Steps(), ".")] = true
		}
	}
	return up
}
