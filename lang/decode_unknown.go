package lang

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// meanings are what the misspelt attributes of a body may mean.
type meanings struct {
	free []string            // attributes that are not set
	of   map[string][]string // by an attribute that is not set, the words that seem to mean it
	sure map[string]bool     // by a word, whether it can mean nothing else
	near map[string]string   // by a word, what it seems to mean; "" where nothing
}

// meanings find out what the words of a body mean that are no attributes of it. One that is
// nearest to an attribute that is set means nothing else.
func (d *decoder) meanings(k *Kind, b *syntax.Body) *meanings {
	names := d.attributeNames(k)
	m := &meanings{of: map[string][]string{}, sure: map[string]bool{}, near: map[string]string{}}
	set := make(map[string]bool, len(b.Attrs))
	for i := range b.Attrs {
		set[b.Attrs[i].Name()] = true
	}
	for _, n := range names {
		if !set[n] {
			m.free = append(m.free, n)
		}
	}
	for i := range b.Attrs {
		word := b.Attrs[i].Name()
		if _, seen := m.near[word]; seen || k.attr[word] != nil || k.nested[word] != nil || d.isSetting(&b.Attrs[i]) {
			continue
		}
		if !d.slips.Allow(2 * len(names)) {
			break // what is left is compared with nothing
		}
		near, sure := prose.Closest(word, m.free)
		if first := prose.Nearest(word, names); first != near && set[first] {
			near = ""
		}
		m.near[word], m.sure[word] = near, sure
		if near != "" {
			m.of[near] = append(m.of[near], word)
		}
	}
	d.standIns(k, b, m)
	return m
}

// standIns find out which words of a block within an element, near to nothing, stand where it
// lacks what it cannot do without: those whose value that takes, where it can be one thing only.
func (d *decoder) standIns(k *Kind, b *syntax.Body, m *meanings) {
	if d.where == "" {
		return
	}
	by := map[*Attr][]string{}
	for i := range b.Attrs {
		word := b.Attrs[i].Name()
		if near, strange := m.near[word]; !strange || near != "" {
			continue
		}
		var means []*Attr
		for _, a := range k.Attrs {
			if _, fits := d.reshaped(a, &b.Attrs[i].Expr); fits && a.Required && slices.Contains(m.free, a.Name) && len(m.of[a.Name]) == 0 && d.suits(a, &b.Attrs[i].Expr) {
				means = append(means, a)
			}
		}
		if len(means) == 1 {
			by[means[0]] = append(by[means[0]], word)
		}
	}
	for a, words := range by {
		if len(words) == 1 {
			m.near[words[0]], m.of[a.Name] = a.Name, words
		}
	}
}

// unknownAttribute reports an attribute that the body of a kind does not have.
func (d *decoder) unknownAttribute(k *Kind, m *meanings, attr *syntax.Attribute, v reflect.Value) {
	r := d.Report(d.e, "unknown-attribute", attr.NameRange(), fmt.Sprintf("%s has no attribute called %s.", prose.Capital(d.the()), attr.Name()))
	r.Detail, r.Slip = attr.Name(), attr.Name()+" in "+k.Name
	if k.Name == "configure" {
		r.Rule, r.Message = "unknown-setting", fmt.Sprintf("The rule %s has no setting called %s.", d.e.Name(), attr.Name())
	}
	if n := k.nested[attr.Name()]; n != nil {
		r.Message = fmt.Sprintf("%s has %s as a value, and it is a block.", prose.Capital(d.the()), attr.Name())
		r.Fix = fmt.Sprintf("Write %s { … }, without an equals sign", attr.Name())
		return
	}
	near, sure := m.near[attr.Name()], m.sure[attr.Name()]
	if advice := triedIn(k, attr.Name()); advice != "" && !sure && k.Name != "configure" {
		r.Fix = advice
		if a := k.attr[near]; a != nil {
			fieldAt(v, a.index).setUnknown(attr)
		}
		return
	}
	if near == "" && !d.slips.Spent() {
		if set := prose.Nearest(attr.Name(), k.names); set != "" {
			r.Fix = "Delete it: " + set + " is set already"
			return
		}
	}
	if near == "" {
		r.Fix = "Use one of " + prose.Either(d.attributeNames(k))
		return
	}
	r.Slip = attr.Name() + " for " + near
	a := k.attr[near]
	if a == nil {
		r.Suggest(near, attr.NameRange(), sure && len(m.of[near]) == 1)
	} else {
		d.suggest(r, k, m.free, a, attr, sure && len(m.of[near]) == 1)
		fieldAt(v, a.index).setUnknown(attr)
	}
	if words := m.of[near]; len(words) > 1 {
		r.Slip = "" // what becomes of these lines is a matter of their own
		r.Message = fmt.Sprintf("%s The words %s seem to mean %s, which is set once.", r.Message, prose.List(words), near)
		r.Fix = "Put what they say into one line: " + near + " = …"
	}
}

// suggest offers the attribute that is probably meant by the name of another, and surely
// only where it takes its value. Where it does not, others that do are offered before it.
func (d *decoder) suggest(r *Diagnostic, k *Kind, free []string, a *Attr, attr *syntax.Attribute, sure bool) {
	change := func(a *Attr) (syntax.Fix, bool) {
		fix := syntax.Fix{Title: "Change it to " + a.Name, Edits: []syntax.Edit{{Range: attr.NameRange(), Text: a.Name}}}
		value, fits := d.reshaped(a, &attr.Expr)
		fits = fits && d.suits(a, &attr.Expr)
		if fits && value != "" {
			fix.Edits = append(fix.Edits, syntax.Edit{Range: attr.Expr.Range(), Text: value})
		}
		return fix, fits
	}
	fix, fits := change(a)
	r.Fix, fix.Safe = fix.Title, sure && fits
	r.Fixes = []syntax.Fix{fix}
	if fits || !a.refers() {
		return
	}
	r.Fix += ", which takes " + a.plurals()
	for _, name := range free {
		other := k.attr[name]
		if other == nil || other == a || !other.refers() || len(other.Kinds) == 0 || len(r.Fixes) == mostOffered {
			continue
		}
		if fix, fits := change(other); fits {
			r.Fixes = slices.Insert(r.Fixes, len(r.Fixes)-1, fix)
			r.Fix = fix.Title + ", which takes " + other.plurals() + ", or " + prose.LowerFirst(r.Fix)
		}
	}
}

// refers reports that the attribute names elements.
func (a *Attr) refers() bool { return a.Type == TypeRef || a.Type == TypeRefs }

// plurals are the kinds of elements that an attribute names.
func (a *Attr) plurals() string {
	var words []string
	for _, kind := range a.Kinds {
		words = append(words, kindByName[kind].Plural)
	}
	if len(words) == 0 {
		return "any element"
	}
	return prose.Either(words)
}

// suits reports whether a value is one that an attribute takes, as far as that can be told
// by how it is written.
func (d *decoder) suits(a *Attr, x *syntax.Expr) bool {
	switch x.Op {
	case syntax.OpList:
		items := x.Args()
		return !slices.ContainsFunc(items, func(item syntax.Expr) bool { return !d.suits(a, &item) })
	case syntax.OpText:
		_, fits := a.plainText(x.Text())
		return fits || a.refers() || a.Type == TypeTexts || a.Type == TypeExpr || a.Type == TypeChoices && slices.Contains(a.Choices, x.Text())
	case syntax.OpNumber:
		return a.Type.Numeric() || a.Type == TypeExpr
	case syntax.OpTrue, syntax.OpFalse:
		return a.Type == TypeYesNo || a.Type == TypeExpr
	case syntax.OpName:
		steps := d.ThroughLocals(x).Steps()
		if len(steps) != 2 || kindByName[steps[0]] == nil {
			return true
		}
		return a.refers() && a.Accepts(steps[0]) || !a.refers() && steps[0] == "campaign" || a.Type == TypeExpr
	}
	return true
}

// reshaped is what a value is to be written as where another attribute is meant: in
// brackets for one that takes a list, without them for one that does not, texts as the
// elements that they name; empty where it can stay as it is. False: it does not fit that
// attribute.
func (d *decoder) reshaped(a *Attr, x *syntax.Expr) (value string, fits bool) {
	takesList, isList := a.Type == TypeRefs || a.Type == TypeTexts || a.Type == TypeChoices, x.Op == syntax.OpList
	items := []syntax.Expr{*x}
	if isList {
		items = x.Args()
	}
	words, changed := make([]string, len(items)), takesList != isList
	for i := range items {
		item := &items[i]
		words[i] = item.File.Slice(item.At)
		text, quoted := item.TextValue()
		if text == "" {
			text = item.Word()
		}
		if a.Type != TypeRefs && a.Type != TypeRef {
			fits = isList || quoted
			continue
		}
		if named := d.fitting(a, text); text != "" && len(named) == 1 {
			words[i], changed, fits = Reference(named[0]), true, true
		} else {
			fits = isList || d.refersToOne(item)
		}
	}
	switch {
	case !changed:
		return "", true
	case takesList:
		return "[" + strings.Join(words, ", ") + "]", isList || fits
	}
	return strings.Join(words, ""), len(words) == 1
}

// unknownBlock reports a block that the body of a kind does not have, among all of that
// body.
func (d *decoder) unknownBlock(k *Kind, b *syntax.Block, all []*syntax.Block) {
	r := d.Report(d.e, "unknown-element", d.at(b.TypeAt), fmt.Sprintf("%s has no block called %s.", prose.Capital(d.the()), b.Type))
	r.Detail, r.Slip = b.Type, b.Type+" in "+k.Name
	if k.attr[b.Type] != nil {
		r.Message = fmt.Sprintf("%s has %s as a block, and it is a value.", prose.Capital(d.the()), b.Type)
		r.Fix = fmt.Sprintf("Write %s = …", b.Type)
		return
	}
	var names []string
	for _, n := range k.Blocks {
		names = append(names, n.Name)
	}
	switch near, sure := prose.Closest(b.Type, names); {
	case !sure && tried[b.Type] != "":
		r.Fix = tried[b.Type]
	case near != "":
		again := k.nested[near].Once && slices.ContainsFunc(all, func(o *syntax.Block) bool {
			return o != b && (o.Type == near || k.nested[o.Type] == nil && prose.Nearest(o.Type, names) == near)
		})
		r.Slip = b.Type + " for " + near
		r.Suggest(near, d.at(b.TypeAt), sure && !again)
		if again {
			r.Slip = ""
			r.Message += " Another seems to be " + near + " as well, which stands once."
			r.Fix = "Put what they say into one block: " + near + " { … }"
		}
	case len(names) > 0:
		r.Fix = "Use " + prose.Either(names) + ", or delete the block"
	default:
		r.Fix = "Delete the block, or write what it says as attributes"
	}
}
