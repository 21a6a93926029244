package syntax

import (
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// convertBody is what hcl read between braces, in the form that files keep.
func (f *File) convertBody(b *hclsyntax.Body) Body {
	out := Body{Span: SpanOf(b.SrcRange)}
	if len(b.Attributes) > 0 {
		out.Attrs = make([]Attribute, len(b.Attributes))
	}
	var room [32]*hclsyntax.Attribute
	for i, a := range inOrder(b.Attributes, room[:0]) {
		f.convertAttribute(&out.Attrs[i], a)
	}
	if len(b.Blocks) > 0 {
		out.Blocks = make([]*Block, len(b.Blocks))
	}
	for i, inner := range b.Blocks {
		out.Blocks[i] = f.convertBlock(inner)
	}
	return out
}

func (f *File) convertBlock(b *hclsyntax.Block) *Block {
	out := &Block{TypeAt: SpanOf(b.TypeRange), Whole: Span{int32(b.TypeRange.Start.Byte), int32(b.CloseBraceRange.End.Byte)}, Body: f.convertBody(b.Body)}
	out.Type = f.Slice(out.TypeAt)
	out.Body.Span = Span{int32(b.OpenBraceRange.Start.Byte), int32(b.CloseBraceRange.End.Byte)} // hcl's own is narrower on one line
	for i, text := range b.Labels {
		out.Labels = append(out.Labels, LabelText{f.intern(text, b.LabelRanges[i]), SpanOf(b.LabelRanges[i])})
	}
	return out
}

// inOrder appends attributes to a list, in reading order.
func inOrder(attrs hclsyntax.Attributes, list []*hclsyntax.Attribute) []*hclsyntax.Attribute {
	for _, a := range attrs {
		list = append(list, a)
	}
	slices.SortFunc(list, func(a, b *hclsyntax.Attribute) int { return a.NameRange.Start.Byte - b.NameRange.Start.Byte })
	return list
}

func (f *File) convertAttribute(to *Attribute, a *hclsyntax.Attribute) {
	to.NameAt, to.Expr = SpanOf(a.NameRange), f.convertExpr(a.Expr)
	to.Expr.equals = int32(a.EqualsRange.Start.Byte)
}

func (f *File) convertExpr(x hclsyntax.Expression) Expr {
	op, text, args := OpOther, "", []Expr(nil)
	switch n := x.(type) {
	case *hclsyntax.TemplateExpr:
		if said, ok := TemplateText(n); ok {
			op, text = OpText, said
		}
	case *hclsyntax.LiteralValueExpr:
		op, text = f.convertLiteral(n)
	case *hclsyntax.ScopeTraversalExpr:
		op, text = f.Dotted(n)
	case *hclsyntax.TupleConsExpr:
		op, args = OpList, f.convertExprs(n.Exprs)
	case *hclsyntax.FunctionCallExpr:
		if given := f.convertExprs(n.Args); f.words.functions[n.Name] != "" && !n.ExpandFinal && !slices.ContainsFunc(given, func(a Expr) bool { return a.Op == OpOther }) {
			op, text, args = OpCall, f.words.functions[n.Name], given
		}
	case *hclsyntax.BinaryOpExpr:
		if sides := f.convertExprs([]hclsyntax.Expression{n.LHS, n.RHS}); operators[n.Op] != "" && calculates(sides) {
			op, text, args = OpCalculation, operators[n.Op], sides
		}
	}
	return NewExpr(f, SpanOf(x.Range()), op, text, args)
}

var operators = map[*hclsyntax.Operation]string{
	hclsyntax.OpAdd: "+", hclsyntax.OpSubtract: "-", hclsyntax.OpMultiply: "*", hclsyntax.OpDivide: "/",
}

// calculates reports whether both sides of an operator are names, numbers or
// calculations, and not both are numbers: that may be a day without quotes.
func calculates(sides []Expr) bool {
	numbers := 0
	for _, x := range sides {
		switch x.Op {
		case OpNumber:
			numbers++
		case OpName, OpCalculation:
		default:
			return false
		}
	}
	return numbers < len(sides)
}

func (f *File) convertExprs(list []hclsyntax.Expression) []Expr {
	if len(list) == 0 {
		return nil
	}
	out := make([]Expr, len(list))
	for i, x := range list {
		out[i] = f.convertExpr(x)
	}
	return out
}

// intern returns text, as a piece of the file's own where it stands there letter
// for letter, quotes aside.
func (f *File) intern(text string, r hcl.Range) string {
	if start, end := r.Start.Byte, r.Start.Byte+len(text); end < len(f.Content) {
		if f.Content[start:end] == text {
			return f.Content[start:end]
		}
		if f.Content[start+1:end+1] == text {
			return f.Content[start+1 : end+1]
		}
	}
	return text
}

// TemplateText is what a text without anything to put in says; false for any other.
func TemplateText(n *hclsyntax.TemplateExpr) (string, bool) {
	var text strings.Builder
	for _, x := range n.Parts {
		part, ok := x.(*hclsyntax.LiteralValueExpr)
		if !ok || part.Val.Type() != cty.String {
			return "", false
		}
		text.WriteString(part.Val.AsString())
	}
	return cty.NormalizeString(text.String()), true
}

func (f *File) convertLiteral(n *hclsyntax.LiteralValueExpr) (Op, string) {
	switch {
	case n.Val.IsNull():
		return OpNull, ""
	case n.Val.Type() == cty.Number:
		return OpNumber, f.Slice(SpanOf(n.SrcRange))
	case n.Val.Type() == cty.Bool && n.Val.True():
		return OpTrue, "true"
	case n.Val.Type() == cty.Bool:
		return OpFalse, "false"
	}
	return OpOther, ""
}

// Dotted writes the names of a plain reference of the file with dots between them, as
// an OpName; it is OpOther where a step is no name.
func (f *File) Dotted(n *hclsyntax.ScopeTraversalExpr) (Op, string) {
	size := len(n.Traversal.RootName())
	for _, s := range n.Traversal[1:] {
		attr, ok := s.(hcl.TraverseAttr)
		if !ok {
			return OpOther, ""
		}
		size += len(".") + len(attr.Name)
	}
	if at := SpanOf(n.SrcRange); int(at.End-at.Start) == size {
		return OpName, f.Slice(at)
	}
	var b strings.Builder // there are blanks between them
	b.WriteString(n.Traversal.RootName())
	for _, s := range n.Traversal[1:] {
		b.WriteString("." + s.(hcl.TraverseAttr).Name)
	}
	return OpName, b.String()
}
