package syntax

import (
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// A file keeps what its text says in a form of its own, an eighth of the size of
// hcl's syntax tree: a workspace of thousands of files stays in memory while it
// is edited.

// Span is where something stands: the bytes from Start, counted from 0, up to End, which
// is left out.
type Span struct{ Start, End int32 }

// SpanOf is the bytes of a range. The name of its file is lost.
func SpanOf(r hcl.Range) Span { return Span{int32(r.Start.Byte), int32(r.End.Byte)} }

// Holds reports whether at lies within s, or is s.
func (s Span) Holds(at Span) bool { return s.Start <= at.Start && at.End <= s.End }

// Touches reports whether a caret at the byte touches the span, be it at either end.
func (s Span) Touches(offset int) bool { return int(s.Start) <= offset && offset <= int(s.End) }

// Body is what stands between braces, in reading order.
type Body struct {
	Span               // the braces included
	Attrs  []Attribute // of each name, only the first
	Blocks []*Block    // that stand within it
}

// Attribute is a name, an equals sign and an expression, mostly on one line.
type Attribute struct {
	NameAt Span // of the name alone
	Expr   Expr // the value
}

// Block is a head and a body in braces.
type Block struct {
	Type   string      // the first word, be it a kind of the language or not
	TypeAt Span        // of the type alone
	Labels []LabelText // what stands between the type and the brace
	Whole  Span        // from the type to behind the closing brace
	Body
}

// LabelText is one label of a block, and where it stands.
type LabelText struct {
	Text string // without quotes
	At   Span   // quotes included
}

// Expr is an expression. Those that plans are full of are kept in pieces; of any
// other only where it stands is known, and hcl parses it to work it out.
type Expr struct {
	File   *File   // that it stands in
	At     Span    // all that is written of it, quotes and brackets included
	Op     Op      // whether it has a text, arguments or both depends on it
	equals int32   // of an attribute's value, the byte of the equals sign; here it takes no room
	pieces *pieces // nil where it has no arguments, and its text is what stands there
}

// pieces are what few expressions have: nearly all are read from the file's bytes.
type pieces struct {
	text *string // nil where it is what stands in the file, or there is none
	args []Expr
}

// NewExpr is an expression of a file, with its text and its arguments.
func NewExpr(f *File, at Span, op Op, text string, args []Expr) Expr {
	x := Expr{File: f, At: at, Op: op}
	if len(args) > 0 || text != x.written() {
		x.pieces = &pieces{&text, args}
	}
	return x
}

// Text is that of a text, without quotes and escapes, a number or a name; what is called;
// the operator. It is empty for any other expression.
func (x *Expr) Text() string {
	if x.pieces != nil && x.pieces.text != nil {
		return *x.pieces.text
	}
	return x.written()
}

// written is what the text would be by what stands in the file.
func (x *Expr) written() string {
	switch at := x.At; {
	case x.Op == OpText && at.End-at.Start >= 2:
		return x.File.Content[at.Start+1 : at.End-1]
	case x.Op == OpNumber || x.Op == OpName || x.Op == OpTrue || x.Op == OpFalse:
		return x.File.Slice(at)
	}
	return ""
}

// Args are the items of a list, the arguments of a call, both sides of a calculation.
func (x *Expr) Args() []Expr {
	if x.pieces == nil {
		return nil
	}
	return x.pieces.args
}

// Op is what an expression is.
type Op uint8

const (
	OpOther       Op = iota // any other; Attribute.Tree has it
	OpText                  // "webinar"
	OpNumber                // 12.5
	OpTrue                  // true
	OpFalse                 // false
	OpNull                  // null
	OpName                  // tactic.webinar.start
	OpList                  // [a, b]
	OpCall                  // before(campaign.launch, "3w")
	OpCalculation           // campaign.budget * 0.15
)

// Range is where the expression stands.
func (x *Expr) Range() hcl.Range { return x.File.RangeOf(x.At) }

// Name is the name as written, be it known or not.
func (a *Attribute) Name() string { return a.Expr.File.Slice(a.NameAt) }

// EqualsAt is the byte of the equals sign.
func (a *Attribute) EqualsAt() int { return int(a.Expr.equals) }

// NameRange is where the name stands.
func (a *Attribute) NameRange() hcl.Range { return a.Expr.File.RangeOf(a.NameAt) }

// LineRange runs from the name to the end of the value.
func (a *Attribute) LineRange() hcl.Range {
	return a.Expr.File.RangeOf(Span{a.NameAt.Start, a.Expr.At.End})
}

// RangeOf is a span of the file with its lines and columns.
func (f *File) RangeOf(s Span) hcl.Range { return f.Range(int(s.Start), int(s.End)) }

// Slice is the text of a span. It shares the file's bytes.
func (f *File) Slice(s Span) string { return f.Content[s.Start:s.End] }

// Attr finds an attribute by its name; nil where there is none.
func (b *Body) Attr(name string) *Attribute {
	for i := range b.Attrs {
		if b.Attrs[i].Name() == name {
			return &b.Attrs[i]
		}
	}
	return nil
}

// Tree is hcl's tree of the value, for what is not kept in pieces. It is parsed when
// first asked for and kept with the file, safe for concurrent use; who gets it must not
// change it.
func (a *Attribute) Tree() hclsyntax.Expression {
	f := a.Expr.File
	return remember(&f.trees, a.Expr.At, func() hclsyntax.Expression {
		src := append(f.Src[a.NameAt.Start:a.Expr.At.End:a.Expr.At.End], '\n')
		parsed, _ := hclsyntax.ParseConfig(src, f.Path, f.nameStart(a)) // how long that may take was seen when the file was read
		return parsed.Body.(*hclsyntax.Body).Attributes[a.Name()].Expr
	})
}

func (f *File) nameStart(a *Attribute) hcl.Pos { return f.RangeOf(a.NameAt).Start }

// Steps are the names of a plain dotted expression; nil for any other.
func (x *Expr) Steps() []string {
	if x.Op != OpName {
		return nil
	}
	return strings.Split(x.Text(), ".")
}

// Steps are those of its expression; nil where nothing is written.
func (a *Attribute) Steps() []string {
	if a == nil {
		return nil
	}
	return a.Expr.Steps()
}

// Number is a number that is written out; false for any other expression.
func (x *Expr) Number() (float64, bool) {
	if x.Op != OpNumber {
		return 0, false
	}
	n, err := strconv.ParseFloat(x.Text(), 64)
	return n, err == nil
}

// Word is a single name without dots; "" for any other expression.
func (x *Expr) Word() string {
	if x.Op != OpName || strings.Contains(x.Text(), ".") {
		return ""
	}
	return x.Text()
}

// TextValue is a text that is written out; false for any other expression.
func (x *Expr) TextValue() (string, bool) { return x.Text(), x.Op == OpText }

// Literal is the value of an expression that is written out: a text, a number, yes or
// no, null, or a list of such; false where something must be worked out.
func (x *Expr) Literal() (cty.Value, bool) {
	switch x.Op {
	case OpText:
		return cty.StringVal(x.Text()), true
	case OpNumber:
		n, err := cty.ParseNumberVal(x.Text())
		return n, err == nil
	case OpTrue, OpFalse:
		return cty.BoolVal(x.Op == OpTrue), true
	case OpNull:
		return cty.NullVal(cty.DynamicPseudoType), true
	case OpList:
		args := x.Args()
		vals := make([]cty.Value, len(args))
		for i := range args {
			v, ok := args[i].Literal()
			if !ok {
				return cty.NilVal, false
			}
			vals[i] = v
		}
		return cty.TupleVal(vals), true
	}
	return cty.NilVal, false
}

// Holds reports whether an expression is another, or that one is a part of it.
func (x *Expr) Holds(part *Expr) bool {
	return x.File == part.File && x.At.Holds(part.At)
}
