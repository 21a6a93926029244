package lang

import (
	"reflect"

	"github.com/plan-as-code/plan/lang/syntax"
)

// Fields are the attributes of an element, or of a block within it, for those who
// read all of them alike, by the table of the language.
type Fields struct {
	Kind *Kind // of the element, or of the block

	v    reflect.Value
	plan *Plan
}

// FieldsOf are those of an element.
func FieldsOf(e Element) Fields {
	h := e.head()
	return Fields{h.kind, reflect.ValueOf(e).Elem(), h.plan}
}

// Field is what one attribute holds.
type Field struct {
	*Attr
	State State // how much is known of Held
	// Held is a string, []string, float64, bool, Date, Duration, Element or
	// []Element; it counts where State is Known, but of a list of elements it holds
	// those that resolve.
	Held any
	Gone []string          // addresses that a list names and no plan has any more, where it may name such
	Line *syntax.Attribute // nil where nothing is written, or the element does not parse

	Derived bool // nothing is written: the value, if any, follows from the rest of the plan (Effective)

	plan *Plan
}

// Get reads an attribute of Kind.Attrs.
func (f Fields) Get(a *Attr) Field {
	held := fieldAt(f.v, a.index)
	field := Field{Attr: a, State: held.state(), Held: held.value(), Line: held.written(), plan: f.plan}
	if list, ok := held.(interface{ Gone() []string }); ok && (a.Gone || a.Below) {
		field.Gone = list.Gone()
	}
	return field
}

// Blocks are the nested blocks of one kind, in reading order.
func (f Fields) Blocks(n *Nested) []Fields {
	items := f.v.FieldByIndex(n.index)
	list := make([]Fields, items.Len())
	for i := range list {
		list[i] = Fields{&n.Kind, items.Index(i), f.plan}
	}
	return list
}

// Computed reports that the value is worked out, and not written out; false where there
// is none, and for references and expressions.
func (f Field) Computed() bool {
	if f.Line == nil || f.Refers() {
		return false
	}
	_, plain := f.Line.Expr.Literal()
	return !plain
}

// DeclarationOf is the element as its file writes it; nil for built-in stages.
func DeclarationOf(e Element) *syntax.Declaration { return e.head().decl }

// BlockOf is the element's block as its file writes it; nil for built-in stages, and
// where it does not parse.
func BlockOf(e Element) *syntax.Block {
	if d := e.head().decl; d != nil {
		return d.Block
	}
	return nil
}
