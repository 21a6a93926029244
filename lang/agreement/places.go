package agreement

import (
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Place is what stands at a byte of a lock.
type Place struct {
	Entry   int            // from 0, in Lock.Entries
	Element *SealedElement // nil beside the elements of the entry
	Attr    string         // the element's, on whose line the byte lies; empty for its head
	Address string         // that is named at the byte; empty where none is
	Before  bool           // the address is one that the entry gave up, by renaming it
	At      hcl.Range      // the address, else the line, else the head
}

// At is what stands at a byte of a lock; nil where that is nothing that an entry says, and
// where the lock cannot be read. It reads the bytes anew.
func (l *Lock) At(offset int) *Place {
	if l.Problem != nil {
		return nil
	}
	body, _ := syntax.ParseConfig(l.Src, l.Path, hcl.InitialPos)
	for i, b := range body.Blocks {
		if !touches(b.Range(), offset) {
			continue
		}
		p := &placing{src: l.Src, offset: offset, Place: Place{Entry: i}}
		for n, inner := range b.Body.Blocks {
			if touches(inner.Range(), offset) {
				p.Element = l.Entries[i].Elements[n]
				return p.in(inner)
			}
		}
		return p.in(b)
	}
	return nil
}

// touches reports whether a range touches a byte.
func touches(r hcl.Range, offset int) bool { return r.Start.Byte <= offset && offset <= r.End.Byte }

// placing finds what stands at a byte.
type placing struct {
	Place
	src    []byte
	offset int
}

// in looks at the head and the lines of a block.
func (p *placing) in(b *hclsyntax.Block) *Place {
	if p.At = b.DefRange(); touches(p.At, p.offset) {
		return &p.Place
	}
	for name, a := range b.Body.Attributes {
		if !touches(a.SrcRange, p.offset) {
			continue
		}
		p.At = a.SrcRange
		if p.Element != nil {
			p.Attr = name
		}
		p.value(name, a.Expr)
		return &p.Place
	}
	return nil
}

// value finds the address that is named at the byte within a value: by itself, in a list,
// in a block, or as a name of what the entry says by name.
func (p *placing) value(attr string, x hclsyntax.Expression) {
	switch n := x.(type) {
	case *hclsyntax.TupleConsExpr:
		for _, item := range n.Exprs {
			p.value(attr, item)
		}
	case *hclsyntax.ObjectConsExpr:
		for _, item := range n.Items {
			if p.Element == nil && touches(item.KeyExpr.Range(), p.offset) {
				p.key(attr, item.KeyExpr.Range())
			}
			p.value(attr, item.ValueExpr)
		}
	case *hclsyntax.ScopeTraversalExpr:
		p.named(x.Range())
	case *hclsyntax.TemplateExpr:
		if p.Element == nil {
			p.named(x.Range())
		}
	}
}

func (p *placing) key(attr string, at hcl.Range) {
	switch name := unquote(string(at.SliceBytes(p.src))); attr {
	case "amendments":
		p.Address, p.At = "amendment."+name, at
	case "moves":
		p.named(at)
		p.Before = p.Address != ""
	}
}

func (p *placing) named(at hcl.Range) {
	text := unquote(string(at.SliceBytes(p.src)))
	if touches(at, p.offset) && kindOf(text) != nil && !strings.ContainsAny(text, " \n") {
		p.Address, p.At = text, at
	}
}
