package lang

import (
	"slices"
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// A file keeps what its text says in a form of its own, an eighth of the size of
// hcl's syntax tree: a workspace of thousands of files stays in memory while it
// is edited.

// span is where something stands: the bytes from start, up to end.
type span struct{ start, end int32 }

func spanOf(r hcl.Range) span { return span{int32(r.Start.Byte), int32(r.End.Byte)} }

// holds reports whether at lies within s.
func (s span) holds(at span) bool { return s.start <= at.start && at.end <= s.end }

// body is what stands between braces, in reading order.
type body struct {
	span  // the braces included
	attrs []assignment
	inner []*block
}

// assignment is one line: a name, an equals sign, an expression.
type assignment struct {
	Name   string
	name   span
	equals int32
	Expr   expr
}

// block is a head and a body in braces.
type block struct {
	Type   string
	typeAt span
	labels []label
	whole  span
	body
}

type label struct {
	text string
	at   span // quotes included
}

// expr is an expression. Those that plans are full of are kept in pieces; of any
// other only where it stands is known, and hcl parses it to work it out.
type expr struct {
	file *File
	at   span
	op   op
	text string // of a text, a number, a name; what is called; the operator
	args []expr // of a list, a call, a calculation
}

type op uint8

const (
	opOther       op = iota
	opText           // "webinar"
	opNumber         // 12.5
	opTrue           // true
	opFalse          // false
	opNull           // null
	opName           // tactic.webinar.start
	opList           // [a, b]
	opCall           // before(campaign.launch, "3w")
	opCalculation    // campaign.budget * 0.15
)

// Range is where the expression stands.
func (x *expr) Range() hcl.Range { return x.file.rangeOf(x.at) }

func (a *assignment) nameRange() hcl.Range { return a.Expr.file.rangeOf(a.name) }

// lineRange runs from the name to the end of the value.
func (a *assignment) lineRange() hcl.Range {
	return a.Expr.file.rangeOf(span{a.name.start, a.Expr.at.end})
}

func (f *File) rangeOf(s span) hcl.Range { return f.Range(int(s.start), int(s.end)) }

func (f *File) slice(s span) string { return f.text[s.start:s.end] }

// attr finds an attribute by its name.
func (b *body) attr(name string) *assignment {
	for i := range b.attrs {
		if b.attrs[i].Name == name {
			return &b.attrs[i]
		}
	}
	return nil
}

func (f *File) body(b *hclsyntax.Body) body {
	out := body{span: spanOf(b.SrcRange)}
	if len(b.Attributes) > 0 {
		out.attrs = make([]assignment, len(b.Attributes))
	}
	var room [32]*hclsyntax.Attribute
	for i, a := range inOrder(b.Attributes, room[:0]) {
		f.assign(&out.attrs[i], a)
	}
	if len(b.Blocks) > 0 {
		out.inner = make([]*block, len(b.Blocks))
	}
	for i, inner := range b.Blocks {
		out.inner[i] = f.block(inner)
	}
	return out
}

func (f *File) block(b *hclsyntax.Block) *block {
	out := &block{typeAt: spanOf(b.TypeRange), whole: span{int32(b.TypeRange.Start.Byte), int32(b.CloseBraceRange.End.Byte)}, body: f.body(b.Body)}
	out.Type = f.slice(out.typeAt)
	out.body.span = span{int32(b.OpenBraceRange.Start.Byte), int32(b.CloseBraceRange.End.Byte)} // hcl's own is narrower on one line
	for i, text := range b.Labels {
		out.labels = append(out.labels, label{f.share(text, b.LabelRanges[i]), spanOf(b.LabelRanges[i])})
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

func (f *File) assign(to *assignment, a *hclsyntax.Attribute) {
	to.name, to.equals = spanOf(a.NameRange), int32(a.EqualsRange.Start.Byte)
	to.Name = f.slice(to.name)
	f.express(&to.Expr, a.Expr)
}

func (f *File) express(out *expr, x hclsyntax.Expression) {
	r := x.Range()
	out.file, out.at = f, spanOf(r)
	switch n := x.(type) {
	case *hclsyntax.TemplateExpr:
		if text, ok := templateText(n); ok {
			out.op, out.text = opText, f.share(text, r)
		}
	case *hclsyntax.LiteralValueExpr:
		out.op, out.text = f.literal(n)
	case *hclsyntax.ScopeTraversalExpr:
		out.op, out.text = f.dotted(n)
	case *hclsyntax.TupleConsExpr:
		out.op, out.args = opList, f.exprs(n.Exprs)
	case *hclsyntax.FunctionCallExpr:
		if args := f.exprs(n.Args); functions[n.Name] != nil && !n.ExpandFinal && !slices.ContainsFunc(args, func(a expr) bool { return a.op == opOther }) {
			out.op, out.text, out.args = opCall, functions[n.Name].Name, args
		}
	case *hclsyntax.BinaryOpExpr:
		if args := f.exprs([]hclsyntax.Expression{n.LHS, n.RHS}); operators[n.Op] != "" && calculates(args) {
			out.op, out.text, out.args = opCalculation, operators[n.Op], args
		}
	}
}

var operators = map[*hclsyntax.Operation]string{
	hclsyntax.OpAdd: "+", hclsyntax.OpSubtract: "-", hclsyntax.OpMultiply: "*", hclsyntax.OpDivide: "/",
}

// calculates reports whether both sides of an operator are names, numbers or
// calculations, and not both are numbers: that may be a day without quotes.
func calculates(sides []expr) bool {
	numbers := 0
	for _, x := range sides {
		switch x.op {
		case opNumber:
			numbers++
		case opName, opCalculation:
		default:
			return false
		}
	}
	return numbers < len(sides)
}

func (f *File) exprs(list []hclsyntax.Expression) []expr {
	if len(list) == 0 {
		return nil
	}
	out := make([]expr, len(list))
	for i, x := range list {
		f.express(&out[i], x)
	}
	return out
}

// share returns text, as a piece of the file's own where it stands there letter
// for letter, quotes aside.
func (f *File) share(text string, r hcl.Range) string {
	if start, end := r.Start.Byte, r.Start.Byte+len(text); end < len(f.text) {
		if f.text[start:end] == text {
			return f.text[start:end]
		}
		if f.text[start+1:end+1] == text {
			return f.text[start+1 : end+1]
		}
	}
	return text
}

// templateText is a text without anything to put in.
func templateText(n *hclsyntax.TemplateExpr) (string, bool) {
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

func (f *File) literal(n *hclsyntax.LiteralValueExpr) (op, string) {
	switch {
	case n.Val.IsNull():
		return opNull, ""
	case n.Val.Type() == cty.Number:
		return opNumber, f.slice(spanOf(n.SrcRange))
	case n.Val.Type() == cty.Bool && n.Val.True():
		return opTrue, "true"
	case n.Val.Type() == cty.Bool:
		return opFalse, "false"
	}
	return opOther, ""
}

// dotted writes the names of a plain reference with dots between them.
func (f *File) dotted(n *hclsyntax.ScopeTraversalExpr) (op, string) {
	size := len(n.Traversal.RootName())
	for _, s := range n.Traversal[1:] {
		attr, ok := s.(hcl.TraverseAttr)
		if !ok {
			return opOther, ""
		}
		size += len(".") + len(attr.Name)
	}
	if at := spanOf(n.SrcRange); int(at.end-at.start) == size {
		return opName, f.slice(at)
	}
	var b strings.Builder // there are blanks between them
	b.WriteString(n.Traversal.RootName())
	for _, s := range n.Traversal[1:] {
		b.WriteString("." + s.(hcl.TraverseAttr).Name)
	}
	return opName, b.String()
}

// parse is hcl's tree of the value, for what is not kept in pieces.
func (a *assignment) parse() hclsyntax.Expression {
	f := a.Expr.file
	return remember(&f.trees, a.Expr.at, func() hclsyntax.Expression {
		src := append(f.Src[a.name.start:a.Expr.at.end:a.Expr.at.end], '\n')
		parsed, _ := hclsyntax.ParseConfig(src, f.Path, f.nameStart(a))
		return parsed.Body.(*hclsyntax.Body).Attributes[a.Name].Expr
	})
}

func (f *File) nameStart(a *assignment) hcl.Pos { return f.rangeOf(a.name).Start }

// steps are the names of a plain dotted expression; nil for any other.
func (x *expr) steps() []string {
	if x.op != opName {
		return nil
	}
	return strings.Split(x.text, ".")
}

// steps are those of its expression; nil where nothing is written.
func (a *assignment) steps() []string {
	if a == nil {
		return nil
	}
	return a.Expr.steps()
}

// number is a number that is written out.
func (x *expr) number() (float64, bool) {
	if x.op != opNumber {
		return 0, false
	}
	n, err := strconv.ParseFloat(x.text, 64)
	return n, err == nil
}

// word is a single name without dots; "" for any other expression.
func (x *expr) word() string {
	if x.op != opName || strings.Contains(x.text, ".") {
		return ""
	}
	return x.text
}

// written is a text that is written out.
func (x *expr) written() (string, bool) { return x.text, x.op == opText }

// literal is the value of an expression that is written out.
func (x *expr) literal() (cty.Value, bool) {
	switch x.op {
	case opText:
		return cty.StringVal(x.text), true
	case opNumber:
		n, err := cty.ParseNumberVal(x.text)
		return n, err == nil
	case opTrue, opFalse:
		return cty.BoolVal(x.op == opTrue), true
	case opNull:
		return cty.NullVal(cty.DynamicPseudoType), true
	case opList:
		vals := make([]cty.Value, len(x.args))
		for i := range x.args {
			v, ok := x.args[i].literal()
			if !ok {
				return cty.NilVal, false
			}
			vals[i] = v
		}
		return cty.TupleVal(vals), true
	}
	return cty.NilVal, false
}
