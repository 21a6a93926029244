package lang

import (
	"slices"
	"sync"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Aside is the plan with a list of findings of its own, empty at first, for those who
// read further what stands in the plan: what they report is theirs, and the plan stays
// as it is.
func (p *Plan) Aside() *Plan {
	aside := *p
	aside.Diagnostics = nil
	return &aside
}

// Inset is a small plan of some blocks of a file, which stands below this one. It
// belongs to this one's campaign where it declares none.
func (p *Plan) Inset(f *syntax.File, blocks []*syntax.Block) *Plan {
	small := &Plan{Folder: p.Folder, Parent: p, Files: []*syntax.File{f}, book: p.book, names: map[Key]Element{},
		locals: map[string]*LocalValue{}, results: map[*syntax.Attribute]*result{}, kept: &sync.Map{}}
	for _, b := range blocks {
		d := f.NewDeclaration(b.Type, b)
		d.Block = b
		small.declare(d)
	}
	if small.Campaign == nil {
		small.Campaign = p.Campaign
	}
	small.read()
	return small
}

// Mistaken reports what an expression of a rule cannot mean, whatever its values are:
// days without quotes, and functions that do not exist.
func (p *Plan) Mistaken(r *Rule, a *syntax.Attribute) bool {
	x := &evaluation{plan: p, e: r, attr: a, tree: a.Tree(), rules: true}
	return x.lint()
}

// CheckLocal reports a local value that an expression of an element names in vain: the
// first of its steps is local.
func (p *Plan) CheckLocal(e Element, a *syntax.Attribute, tr hcl.Traversal) {
	x := &evaluation{plan: p, e: e, attr: a}
	switch steps := syntax.Names(tr); {
	case len(steps) < 2:
		x.report("unknown-reference", tr.SourceRange(), "%s names no local value.").Fix = "Write local.NAME"
	case p.FindLocal(steps[1]) == nil:
		x.localValue(steps[1], hcl.RangeBetween(tr[0].SourceRange(), tr[1].SourceRange()))
	}
}

// Doubt is a list of findings in which a suggestion is left to the author where
// several references miss the same name: the slip is then likelier where the name is
// declared.
func Doubt(list []Diagnostic) []Diagnostic {
	missed := map[string]int{}
	for i := range list {
		missed[list[i].missing()]++
	}
	for i := range list {
		d := &list[i]
		if addr := d.missing(); addr != "" && len(d.Fixes) > 0 && missed[addr] > 1 && d.Fixes[0].Safe {
			d.Fixes = slices.Clone(d.Fixes)
			d.Fixes[0].Safe = false
		}
	}
	return list
}
