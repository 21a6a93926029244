package lang

import (
	"context"
	"slices"
	"sync"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Aside is the plan with a list of findings of its own, empty at first, for those who
// read further what stands in the plan: what they report is theirs, and the plan stays
// as it is. All else the two share, what Keep keeps included.
func (p *Plan) Aside() *Plan {
	aside := *p
	aside.Diagnostics, aside.slips = nil, newSlips(context.Background())
	return &aside
}

// Rewritten is the plan as it would be with other text in its files: below the same plans,
// with the same lock. No snapshot lists it. Edits that do not fit the files, or each other,
// are an error.
func (p *Plan) Rewritten(edits []syntax.Edit) (*Plan, error) {
	other := &Plan{Folder: p.Folder, Parent: p.Parent, Files: slices.Clone(p.Files), Lock: p.Lock, book: p.book, unclear: p.unclear, share: p.share}
	for i, f := range p.Files {
		here := slices.DeleteFunc(slices.Clone(edits), func(e syntax.Edit) bool { return e.Range.Filename != f.Path })
		if len(here) == 0 {
			continue
		}
		src, err := syntax.Apply([]byte(f.Content), f.Path, here)
		if err != nil {
			return nil, err
		}
		other.Files[i] = syntax.Parse(f.Path, src, Vocabulary)
	}
	return other, other.build(context.Background())
}

// Inset is a small plan of some blocks of a file, which stands below this one. It
// belongs to this one's campaign where it declares none. The kinds of the blocks must
// be the language's; no snapshot lists the plan.
func (p *Plan) Inset(f *syntax.File, blocks []*syntax.Block) *Plan {
	small := &Plan{Folder: p.Folder, Parent: p, Files: []*syntax.File{f}, book: p.book, names: map[Key]Element{},
		locals: map[string]*LocalValue{}, results: map[*syntax.Attribute]*result{}, kept: &sync.Map{}}
	text := 0
	for _, b := range blocks {
		text += int(b.Whole.End - b.Whole.Start)
		d := f.NewDeclaration(b.Type, b)
		d.Block = b
		small.declare(d)
	}
	if small.Campaign == nil {
		small.Campaign = p.Campaign
	}
	small.begin(context.Background(), text)
	_ = small.steps.Try(func() { small.read(context.Background()) }) // which has no end
	return small
}

// Mistaken reports whether an expression of a rule holds what it cannot mean, whatever
// its values are: days without quotes, texts where numbers are worked with, and
// functions that do not exist. The findings go to this plan, so it must be an Aside.
func (p *Plan) Mistaken(r *Rule, a *syntax.Attribute) bool {
	x := &evaluation{plan: p, e: r, attr: a, tree: a.Tree(), rules: true}
	return x.lint()
}

// CheckLocal adds to this plan, which must be an Aside, the finding about a local value
// that an expression of an element names in vain: the first of its steps is local.
func (p *Plan) CheckLocal(e Element, a *syntax.Attribute, tr hcl.Traversal) {
	x := &evaluation{plan: p, e: e, attr: a}
	switch steps := syntax.Names(tr); {
	case len(steps) < 2:
		x.report("unknown-reference", tr.SourceRange(), "%s names no local value.").Fix = "Write local.NAME"
	case p.FindLocal(steps[1]) == nil:
		x.localValue(steps[1], hcl.RangeBetween(tr[0].SourceRange(), tr[1].SourceRange()))
	}
}

// Doubt leaves a suggestion to the author where several references miss the same name:
// the slip is then likelier where the name is declared; and where it would take a remark
// with it. In the list that it is given, the first fix of each such finding becomes one
// that is not safe; it returns that list.
func Doubt(list []Diagnostic) []Diagnostic {
	missed := map[Key]int{}
	for i := range list {
		missed[list[i].Missing]++
	}
	for i := range list {
		d := &list[i]
		if len(d.Fixes) > 0 && d.Fixes[0].Safe && (d.Missing.Kind != nil && missed[d.Missing] > 1 || d.takesRemark() || d.inOpenRemark()) {
			d.Fixes = slices.Clone(d.Fixes)
			d.Fixes[0].Safe = false
		}
	}
	return list
}

// inOpenRemark reports whether the first fix touches what stands in a remark that does not
// end.
func (d *Diagnostic) inOpenRemark() bool {
	return d.Element != nil && slices.ContainsFunc(d.Fixes[0].Edits, func(e syntax.Edit) bool {
		f := d.Element.Plan().File(e.Range.Filename)
		return f != nil && f.InOpenRemark(d.Fixes[0].Edits)
	})
}

// takesRemark reports whether the first fix takes a remark away.
func (d *Diagnostic) takesRemark() bool {
	return d.Element != nil && slices.ContainsFunc(d.Fixes[0].Edits, func(e syntax.Edit) bool {
		f := d.Element.Plan().File(e.Range.Filename)
		return f != nil && syntax.Remarks(f.Text(e.Range)) > syntax.Remarks(e.Text)
	})
}
