package ruling

import (
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Required lists the attributes that a rule's condition wants to be there in each element
// that it looks at, whatever else it wants: as in each.approver != null. None where the
// rule cannot run.
func Required(r *lang.Rule) []string {
	if !Ready(r) {
		return nil
	}
	return required(nil, programOf(r).condition)
}

func required(list []string, x hclsyntax.Expression) []string {
	switch x := x.(type) {
	case *hclsyntax.ParenthesesExpr:
		return required(list, x.Expression)
	case *hclsyntax.BinaryOpExpr:
		switch x.Op {
		case hclsyntax.OpLogicalAnd:
			return required(required(list, x.LHS), x.RHS)
		case hclsyntax.OpNotEqual:
			if attr := ofEach(x.LHS); attr != "" && isNull(x.RHS) {
				return append(list, attr)
			} else if attr := ofEach(x.RHS); attr != "" && isNull(x.LHS) {
				return append(list, attr)
			}
		}
	}
	return list
}

// ofEach is the attribute that an expression asks each element for; "" where it is another.
func ofEach(x hclsyntax.Expression) string {
	if t, ok := x.(*hclsyntax.ScopeTraversalExpr); ok {
		if steps := syntax.Names(t.Traversal); len(t.Traversal) == 2 && len(steps) == 2 && steps[0] == "each" {
			return steps[1]
		}
	}
	return ""
}

func isNull(x hclsyntax.Expression) bool {
	literal, ok := x.(*hclsyntax.LiteralValueExpr)
	return ok && literal.Val.IsNull()
}
