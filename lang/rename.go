package lang

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// Renaming edits the name of an element where it is declared and wherever the
// plans that can refer to it do so.
func (s *Snapshot) Renaming(e Element, better string) []Edit {
	edits := []Edit{{e.At(), better}}
	for _, p := range s.Plans {
		if p.lookup(name{e.Kind(), e.Name()}) != e {
			continue
		}
		for _, f := range p.Files {
			for _, decl := range f.decls {
				if decl.block != nil && decl.within == nil {
					edits = append(edits, renamed(decl.block.Body, e, better)...)
				}
			}
		}
	}
	return edits
}

// renamed edits the references to an element in a body.
func renamed(body *hclsyntax.Body, e Element, better string) []Edit {
	var edits []Edit
	for _, t := range traversals(body) {
		if t.RootName() != e.Kind().Name || len(t) < 2 {
			continue
		}
		if step, ok := t[1].(hcl.TraverseAttr); ok && step.Name == e.Name() {
			at := step.SrcRange
			at.Start.Byte, at.Start.Column = at.End.Byte-len(step.Name), at.End.Column-len(step.Name)
			edits = append(edits, Edit{at, better})
		}
	}
	return edits
}

// traversals lists the references in a body, nested blocks included.
func traversals(body *hclsyntax.Body) []hcl.Traversal {
	var found []hcl.Traversal
	for _, a := range body.Attributes {
		found = append(found, a.Expr.Variables()...)
	}
	for _, b := range body.Blocks {
		found = append(found, traversals(b.Body)...)
	}
	return found
}
