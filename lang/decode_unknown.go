package lang

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// unknownAttribute reports an attribute that the body of a kind does not have.
func (d *decoder) unknownAttribute(k *Kind, free []string, attr *syntax.Attribute, v reflect.Value) {
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
	near, sure := prose.Closest(attr.Name(), free)
	if set := prose.Nearest(attr.Name(), k.names); near == "" && set != "" {
		r.Fix = "Delete it: " + set + " is set already"
		return
	}
	if near == "" {
		r.Fix = "Use one of " + prose.Either(d.attributeNames(k))
		return
	}
	r.Slip = attr.Name() + " for " + near
	a := k.attr[near]
	if a == nil {
		r.Suggest(near, attr.NameRange(), sure)
		return
	}
	value, fits := d.reshaped(a, &attr.Expr)
	r.Suggest(near, attr.NameRange(), sure && fits)
	if fits && value != "" {
		r.Fixes[0].Edits = append(r.Fixes[0].Edits, syntax.Edit{Range: attr.Expr.Range(), Text: value})
	}
	fieldAt(v, a.index).setUnknown(attr)
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

// unknownBlock reports a block that the body of a kind does not have.
func (d *decoder) unknownBlock(k *Kind, b *syntax.Block) {
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
	case near != "":
		r.Slip = b.Type + " for " + near
		r.Suggest(near, d.at(b.TypeAt), sure)
	case len(names) > 0:
		r.Fix = "Use " + prose.Either(names) + ", or delete the block"
	default:
		r.Fix = "Delete the block, or write what it says as attributes"
	}
}
