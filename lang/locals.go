package lang

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/zclconf/go-cty/cty"
)

// Local is a value of a locals block.
type Local struct {
	Name  string
	At    hcl.Range // its name
	Text  string    // the value as it is written
	Shown string    // what is worked out, as a sentence would say it; empty where it is written out, or unknown
}

// Local finds a local value in this plan and in those above; nil where there is
// none.
func (p *Plan) Local(localName string) *Local {
	l := p.local(localName)
	if l == nil {
		return nil
	}
	found := &Local{Name: localName, At: l.attr.NameRange(), Text: l.attr.Expr.File.Slice(l.attr.Expr.At)}
	if r := l.plan.results[l.attr]; r != nil {
		found.Shown = plainly(r.value)
	}
	return found
}

// plainly writes a value of no particular type; lists and unknown values are
// left out.
func plainly(v cty.Value) string {
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
