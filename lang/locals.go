package lang

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
	"github.com/zclconf/go-cty/cty"
)

// Local is a value of a locals block.
type Local struct {
	Name  string    // without local. before it
	At    hcl.Range // its name
	Text  string    // the value as it is written
	Shown string    // what is worked out, as a sentence would say it; empty where it is written out, or unknown
}

// Local finds a local value in this plan and in those above; nil where there is
// none.
func (p *Plan) Local(localName string) *Local {
	l := p.FindLocal(localName)
	if l == nil {
		return nil
	}
	found := &Local{Name: localName, At: l.Line.NameRange(), Text: l.Line.Expr.File.Slice(l.Line.Expr.At)}
	if r := l.Plan.results[l.Line]; r != nil {
		found.Shown = Plainly(r.value)
	}
	return found
}

// Plainly writes a value of no particular type as a sentence would say it; empty for
// null, lists, tables and unknown values.
func Plainly(v cty.Value) string {
	if v == cty.NilVal || !v.IsKnown() || v.IsNull() {
		return ""
	}
	switch v.Type() {
	case cty.Number:
		n, _ := v.AsBigFloat().Float64()
		return prose.Digits(n)
	case cty.Bool:
		if v.True() {
			return "yes"
		}
		return "no"
	case cty.String:
		if d, ok := ParseDate(v.AsString()); ok {
			return d.String()
		}
		return v.AsString()
	}
	return ""
}

// StandsFor are the kinds of the elements that a local value names, one for each whether
// it exists or not, and whether it is a list; none where it is something else.
func (l *LocalValue) StandsFor() (list []*Kind, isList bool) {
	x := l.Plan.ThroughLocals(&l.Line.Expr)
	if !l.Plan.refers(x) {
		return nil, false
	}
	items := []syntax.Expr{*x}
	if isList = x.Op == syntax.OpList; isList {
		items = x.Args()
	}
	for i := range items {
		key, _ := KeyIn(l.Plan.ThroughLocals(&items[i]).Text())
		list = append(list, key.Kind)
	}
	return list, isList
}

// Value is the value that the local value has; unknown where there is none, and where
// it stands for elements.
func (l *LocalValue) Value() cty.Value {
	if v, written := l.Literal(); written {
		return v
	}
	if r := l.Plan.results[l.Line]; r != nil {
		return r.value
	}
	return cty.DynamicVal
}

// Refers reports that the local value stands for elements, and is no value.
func (l *LocalValue) Refers() bool { return l.Plan.refers(&l.Line.Expr) }
